"""The house rules: imports run one way, files stay small, nothing unsafe is used, start-up is light."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "claimx"
MODULES = sorted(SOURCE.rglob("*.py"))

#: What each part of the house may import of the others; docs/architecture.md gives the reasons.
ALLOWED = {
    "__main__": {"cli"},
    "records": set(),
    "text": {"records"},
    "articles": {"records", "text"},
    "rules": {"records", "text"},
    "pipeline": {"records", "text", "articles", "rules"},
    "extraction": {"records", "text", "articles", "rules", "pipeline"},
    "differences": {"records", "text"},
    "explanation": {"records", "text", "articles", "rules", "pipeline"},
    "checking": {"records", "text", "articles", "rules", "pipeline", "explanation"},
    "evaluation": {"records", "text", "articles", "store", "comparison"},
    "store": {"records", "text", "articles"},
    "comparison": {"records", "text", "rules", "store"},
    "report": {"records", "text"},
    "archive": {"records", "text", "articles", "rules", "pipeline", "extraction", "store"},
    "cli": {
        *("records", "text", "articles", "rules", "pipeline", "extraction", "checking", "evaluation", "archive"),
        *("differences", "explanation", "store", "comparison", "report"),
    },
}
BANNED_NAMES = {"utils", "helpers", "common", "misc"}
NO_SPACY = ("records", "text", "articles", "store", "comparison", "evaluation", "report", "differences")


def imported(module: Path) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def part_of(module: Path) -> str:
    """The part of the house that a module belongs to."""
    return module.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_imports_run_one_way(module: Path) -> None:
    part = part_of(module)
    if part == "__init__":
        return
    imports = {name.split(".")[1] for name in imported(module) if name.startswith("claimx.")}
    assert imports - {part} <= ALLOWED[part]


@pytest.mark.parametrize("part", NO_SPACY)
def test_what_reads_records_needs_no_spacy(part: str) -> None:
    modules = [m for m in MODULES if part_of(m) == part]
    assert modules
    assert not [m for m in modules for name in imported(m) if name.split(".")[0] == "spacy"]


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_files_stay_small_and_well_named(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300
    assert module.stem not in BANNED_NAMES


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_nothing_runs_what_it_reads(module: Path) -> None:
    assert not {"pickle", "shelve", "marshal"} & set(imported(module))
    calls = {
        n.func.id
        for n in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    }
    assert not {"eval", "exec"} & calls


def test_importing_claimx_wakes_neither_spacy_nor_pandas() -> None:
    code = "import sys, claimx, claimx.cli.main; sys.exit(any(m in sys.modules for m in ('spacy', 'pandas')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
