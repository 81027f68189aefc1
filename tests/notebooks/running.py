"""Runs notebooks in a copy of what they need, so that a run leaves nothing in the project."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
#: Seconds that a cell may take; a whole notebook takes about a minute.
CELL = 240


def copy_corpus(folder: Path) -> None:
    """Lay the corpus and an empty folder for notebooks in a folder, as they lie in the project."""
    (folder / "notebooks").mkdir()
    (folder / "corpus").mkdir()
    shutil.copy(ROOT / "corpus" / "articles.jsonl", folder / "corpus")


def run(path: Path, folder: Path) -> nbformat.NotebookNode:
    """The notebook with the outputs of a fresh run, as if it lay in `folder/notebooks`.

    Raises:
        CellExecutionError: a cell raised an error; the message shows the cell and the error.
    """
    notebook = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": str(folder / "notebooks")}}
    NotebookClient(notebook, timeout=CELL, kernel_name="python3", resources=place).execute()
    return notebook
