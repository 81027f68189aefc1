"""Fill the README's blocks with what its commands print now: run it after a change of output, then read the diff."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.test_readme import README, ROOT, copy_articles, run


def console(match: re.Match[str], folder: Path) -> str:
    """A console block with fresh output."""
    commands = re.findall(r"^\$ (.*)\n", match[1], flags=re.MULTILINE)
    return "```console\n" + "".join(f"$ {command}\n{run(command, folder)}" for command in commands) + "```"


def main() -> None:
    """Rewrite README.md."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_articles(folder)
        text = re.sub(r"```console\n(.*?)```", lambda m: console(m, folder), README, flags=re.DOTALL)
        (code,) = re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)
        done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
        text = re.sub(r"```text\n.*?```", lambda _: f"```text\n{done.stdout}```", text, flags=re.DOTALL)
        (ROOT / "README.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
