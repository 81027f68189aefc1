"""The notebooks run from top to bottom, and what is stored in them is fit to be read."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

if not os.environ.get("CI"):
    pytest.importorskip("nbclient", reason="pip install 'claimx[notebooks]' runs the notebooks")

import nbformat

from tests.notebooks.running import NOTEBOOKS, copy_corpus, run

#: Absolute paths of the machine on which a notebook was run.
MACHINE_PATH = re.compile(r"(?:^|[\s\"'(=])(?:/(?:home|root|tmp|usr|opt|var|work|Users|private)/|[A-Z]:\\)")
LARGEST = 300_000


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the notebooks run one after the other, as a reader runs them."""
    path = tmp_path_factory.mktemp("notebooks")
    copy_corpus(path)
    return path


def stored(path: Path) -> nbformat.NotebookNode:
    """A notebook as it is stored, checked against the notebook format."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return notebook


def outputs(path: Path) -> list[nbformat.NotebookNode]:
    """All stored outputs of a notebook."""
    return [output for cell in stored(path).cells if cell.cell_type == "code" for output in cell.outputs]


def test_there_are_three() -> None:
    assert [path.name[:2] for path in NOTEBOOKS] == ["01", "02", "03"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(folder))
    fresh = run(path, folder)
    plots = [[o for o in cell.get("outputs", []) if "image/png" in o.get("data", {})] for cell in fresh.cells]
    before = [[o for o in cell.get("outputs", []) if "image/png" in o.get("data", {})] for cell in stored(path).cells]
    assert [len(each) for each in plots] == [len(each) for each in before]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_stored_as_run_from_top_to_bottom(path: Path) -> None:
    counts = [cell.execution_count for cell in stored(path).cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_stores_neither_errors_nor_warnings(path: Path) -> None:
    assert [o for o in outputs(path) if o.output_type == "error" or o.get("name") == "stderr"] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_stores_no_path_of_a_machine(path: Path) -> None:
    assert [line for line in path.read_text(encoding="utf-8").splitlines() if MACHINE_PATH.search(line)] == []


def test_a_path_of_a_machine_is_seen() -> None:
    assert MACHINE_PATH.search('"text": "File /home/ada/claimx/load.py"')
    assert not MACHINE_PATH.search('"../corpus/articles.jsonl"')


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_small_enough_to_be_shown(path: Path) -> None:
    assert path.stat().st_size < LARGEST


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_its_links_lead_somewhere(path: Path) -> None:
    prose = "\n".join(cell.source for cell in stored(path).cells if cell.cell_type == "markdown")
    links = re.findall(r"\]\(([^)#]+)\)", prose)
    assert links
    assert [link for link in links if not (path.parent / link).exists()] == []
