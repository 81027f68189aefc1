"""Store the outputs of a fresh run in the notebooks: run it after a change of output, then read the diff."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import nbformat

from tests.notebooks.running import NOTEBOOKS, copy_corpus, run


def plain(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook without times, and without the version of the Python that ran it."""
    for cell in notebook.cells:
        cell.metadata = {}
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return notebook


def main() -> None:
    """Rewrite the notebooks."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["IPYTHONDIR"] = name
        copy_corpus(Path(name))
        for path in NOTEBOOKS:
            nbformat.write(plain(run(path, Path(name))), path)


if __name__ == "__main__":
    main()
