"""The README's commands are run, and print what it says they print."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimx.checking import check_pack
from tests.processors import POINTS, reads_alike

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, flags=re.DOTALL)


def copy_articles(folder: Path) -> None:
    """Lay the README's articles in a folder: as text files, and as JSONL with their days and outlets."""
    shutil.copytree(ROOT / "tests" / "readme" / "articles", folder / "articles")
    shutil.copy(ROOT / "tests" / "readme" / "ferry.jsonl", folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the README's two articles."""
    path = tmp_path_factory.mktemp("readme")
    copy_articles(path)
    return path


def run(command: str, folder: Path) -> str:
    """What a command prints in that folder, in a terminal of 100 columns without colours; white space ends no line."""
    program = f'claimx() {{ "{sys.executable}" -m claimx "$@"; }}; {command}'
    environment = {**os.environ, "COLUMNS": "100", "LINES": "40", "TERM": "dumb"}
    reader, terminal = os.openpty()
    with subprocess.Popen(
        ["bash", "-c", program], cwd=folder, env=environment, stdout=terminal, stderr=subprocess.PIPE
    ) as process:
        os.close(terminal)
        printed = b"".join(iter(lambda: _read(reader), b""))
        assert process.stderr
        errors = process.stderr.read().decode()
    os.close(reader)
    assert process.returncode == 0, errors
    return re.sub(r"[ \r]+\n", "\n", printed.decode())


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # how Linux says that nobody writes any more
        return b""


def test_console_blocks_print_what_they_show(folder: Path) -> None:
    consoles = [text for language, text in BLOCKS if language == "console"]
    assert len(consoles) == 3
    for text in consoles:
        shown = re.split(r"^\$ (.*)\n", text, flags=re.MULTILINE)
        for command, output in zip(shown[1::2], shown[2::2], strict=True):
            printed = run(command, folder)
            assert reads_alike(printed, output, r"\d+(?=% sure)", off=POINTS), f"{command} prints:\n{printed}"


def test_the_python_block_prints_what_the_next_block_shows(folder: Path) -> None:
    (code,) = [text for language, text in BLOCKS if language == "python"]
    (output,) = [text for language, text in BLOCKS if language == "text"]
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout == output


def test_the_pack_passes_its_own_check(tmp_path: Path) -> None:
    (pack,) = [text for language, text in BLOCKS if language == "yaml"]
    (tmp_path / "rules.yaml").write_text(pack, encoding="utf-8")
    assert check_pack(tmp_path) == []


def test_every_target_and_document_that_is_named_exists() -> None:
    targets = set(re.findall(r"make (\w+)", README))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {target for target in targets if f"\n{target}:" not in makefile} == set()
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
