"""`--field`: columns of other names."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimx.cli.options import columns_by_field


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """A table whose columns have names of their own."""
    path = tmp_path / "wire.csv"
    path.write_text("nr,body\n1,Rain fell.\n2,Snow fell.\n", encoding="utf-8")
    return path


def test_pairs_of_field_and_column() -> None:
    given = ["text=body", "title=a=b", "text=text"]
    assert columns_by_field(given) == {"text": ["body", "text"], "title": ["a=b"]}
    assert columns_by_field(None) == {}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("text", "Invalid value: --field text: write FIELD=COLUMN, such as text=body"),
        ("=body", "Invalid value: --field =body: write FIELD=COLUMN, such as text=body"),
        ("text=", "Invalid value: --field text=: write FIELD=COLUMN, such as text=body"),
        ("body=text", "body=text: an article has no body; it has id, text, title, outlet, url, published"),
    ],
)
@pytest.mark.parametrize("command", ["extract", "show"])
@pytest.mark.usefixtures("no_pipeline")
def test_wrong_ones_are_refused_at_once(claimx, wire, command, given, message):
    outcome = claimx(command, wire, "--field", given)
    assert (outcome.status, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert outcome.err.startswith(f"claimx: {message}")


@pytest.mark.usefixtures("no_pipeline")
def test_show_says_which_columns_there_are(claimx, wire):
    outcome = claimx("show", wire, "--field", "text=story")
    assert outcome.status == 2
    assert outcome.err == f"claimx: {wire}: no column story; there is nr, body\n"


@pytest.mark.usefixtures("no_pipeline")
def test_file_of_an_archive_without_a_named_column_goes_without_it(claimx, wire, tmp_path):
    (tmp_path / "sourced.csv").write_text("nr,body,source\n3,Hail fell.,Herald\n", encoding="utf-8")
    fields = ("--field", "text=body", "--field", "id=nr", "--field", "outlet=source")
    outcome = claimx("extract", wire, tmp_path / "sourced.csv", *fields)
    assert (outcome.status, outcome.out.count("\n")) == (0, 3)
    told = "no column source; there is nr, body; outlet stays empty there, and in every other file without it"
    assert outcome.err == f"claimx: {wire}: {told}\n"
