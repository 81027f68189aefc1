"""Records as files for other tools: the same rows in every format, and nothing in an article does harm there."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.records import MadeBy, Record
from claimx.store.export import FORMATS, ExportError, export
from claimx.store.flattening import columns_of, rows_of
from claimx.store.jsonl import OutputError, RecordError
from claimx.store.tables import TABLES
from making import make_record
from store.hostile import LONG, hostile_record

PLAIN = make_record(
    "[source:1 [organisation:unicef Unicef]] [cue:1 said] [content:1 that [figure:1 value=0.5|half] of the desks "
    "in [country:KEN Kenya] were gone] [date:1 date=2024-03-05|on Tuesday]. Nobody asked.",
    "desks",
    title="Desks, “gone”",
    outlet="Herald",
    published="2024-03-06",
    url="https://news.example/desks",
)
RECORDS = [PLAIN, hostile_record()]
ONE_TABLE = [name for name, each in FORMATS.items() if each.holds == "a table"]


def read_csv(path: Path) -> list[dict]:
    """Rows of texts, as the standard library reads them."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(path: Path, to: str, table: str) -> list[dict]:
    """The rows of a file with their types."""
    if to == "jsonl":
        return [json.loads(line) for line in path.read_bytes().split(b"\n") if line]
    if to == "parquet":
        found = duckdb.execute("select * from read_parquet(?)", [str(path)])
    elif to == "duckdb":
        found = duckdb.connect(path, read_only=True).execute(f'from "{table}"')
    else:
        found = sqlite3.connect(path).execute(f'select * from "{table}"')
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("to", ["jsonl", "parquet", "sqlite", "duckdb"])
def test_every_format_holds_the_same_rows(tmp_path, to, table):
    export(RECORDS, to, tmp_path / "out", [table])
    found = read(tmp_path / "out", to, table)
    expected = list(rows_of(RECORDS, table))
    assert len(found) == len(expected)
    for row, wanted in zip(found, expected, strict=True):
        assert row == {name: wanted[name] for name in row}
        assert set(columns_of(table)) - set(row) <= {"title", "url"}


@pytest.mark.parametrize("table", TABLES)
def test_csv_holds_the_same_rows_as_texts(tmp_path, table):
    export([PLAIN], "csv", tmp_path / "out", [table])
    expected = [
        {name: "" if value is None else str(value) for name, value in row.items()} for row in rows_of([PLAIN], table)
    ]
    assert read_csv(tmp_path / "out") == expected


def test_csv_lines_end_as_the_standard_says(tmp_path):
    export([PLAIN], "csv", tmp_path / "out", ["dates"])
    lines = (tmp_path / "out").read_bytes().split(b"\r\n")
    assert len(lines) == 3
    assert lines[0].startswith(b"article,outlet,published,title,url,start,end,text,date,rule,sentence,link")
    assert '"Desks, “gone”"'.encode() in lines[1]


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_is_a_formula(tmp_path, table):
    export([hostile_record()], "csv", tmp_path / "out", [table])
    numbers = {name for name, column in columns_of(table).items() if column.type in ("whole", "number")}
    rows = read_csv(tmp_path / "out")
    assert rows or table == "contents"
    for row in rows:
        assert "\0" not in "".join(row.values())
        assert not [value for name, value in row.items() if name not in numbers and value[:1] in tuple("=+-@\t\r\n＝")]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("\u200b=1", "'\u200b=1"),
        ("\0=1", "'\ufffd=1"),
        ("\uff1d1", "'\uff1d1"),
        ("\uff20x", "'\uff20x"),
        ("\ufe62x", "'\ufe62x"),
        ("1=1", "1=1"),
        ("– a dash", "– a dash"),
        ("'=1", "'=1"),
        ("", ""),
    ],
)
def test_cells_that_a_spreadsheet_would_run(tmp_path, text, cell):
    export([PLAIN.model_copy(update={"title": text})], "csv", tmp_path / "out", ["articles"])
    assert read_csv(tmp_path / "out")[0]["title"] == cell


def test_numbers_stay_numbers(tmp_path):
    export([hostile_record()], "csv", tmp_path / "out", ["figures"])
    (figure,) = read_csv(tmp_path / "out")
    assert (figure["value"], figure["text"]) == ("-3.0", "'-3")


def test_a_link_opens_the_article_at_the_words():
    (figure,) = rows_of([PLAIN], "figures")
    assert figure["link"] == "https://news.example/desks#:~:text=Unicef%20said%20that-,half,-of%20the%20desks"
    assert figure["sentence"] == "Unicef said that half of the desks in Kenya were gone on Tuesday."


def test_there_is_no_link_but_to_the_web():
    assert {row["link"] for table in ("claims", "figures") for row in rows_of([hostile_record()], table)} == {None}


def test_parquet_is_typed(tmp_path):
    export(RECORDS, "parquet", tmp_path / "out", ["figures"])
    found = duckdb.execute("describe from read_parquet(?)", [str(tmp_path / "out")]).fetchall()
    types = {name: kind for name, kind, *_ in found}
    assert (types["value"], types["start"], types["text"]) == ("DOUBLE", "BIGINT", "VARCHAR")


def test_a_number_without_end_is_left_out(tmp_path):
    record = PLAIN.model_copy(deep=True)
    record.figures[0].value = 10**400
    for to in FORMATS:
        if FORMATS[to].holds != "no table":
            export([record], to, tmp_path / to, ["figures"])
    assert read(tmp_path / "sqlite", "sqlite", "figures")[0]["value"] is None


def test_halves_of_surrogate_pairs_are_replaced(tmp_path):
    record = Record(id="\ud800", text="a\udfff", text_sha256="", made_by=MadeBy(claimx="0", model="", rules=[]))
    for to in ("jsonl", "parquet", "sqlite", "duckdb"):
        export([record], to, tmp_path / to, ["articles"])
        (row,) = read(tmp_path / to, to, "articles")
        assert (row["article"], row["text"]) == ("\ufffd", "a\ufffd")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
@pytest.mark.parametrize("to", ["jsonl", "parquet", "sqlite", "duckdb"])
def test_any_text_comes_back(tmp_path, to, text):
    export([PLAIN.model_copy(update={"title": text})], to, tmp_path / "out", ["articles"])
    assert read(tmp_path / "out", to, "articles")[0]["title"] == text


@pytest.mark.parametrize("to", ["parquet", "sqlite", "duckdb"])
@pytest.mark.parametrize("table", TABLES)
def test_no_records_give_empty_tables(tmp_path, to, table):
    export([], to, tmp_path / "out", [table])
    assert read(tmp_path / "out", to, table) == []


@pytest.mark.parametrize("to", [*ONE_TABLE, "sqlite", "duckdb"])
def test_a_failed_export_leaves_the_old_file_and_nothing_else(tmp_path, to):
    def broken():
        yield PLAIN
        raise RecordError("cut off")

    (tmp_path / "out").write_text("old")
    with pytest.raises(RecordError, match="cut off"):
        export(broken(), to, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out").read_text() == "old"


@pytest.mark.parametrize("to", [*ONE_TABLE, "sqlite", "duckdb"])
def test_a_file_that_cannot_be_written(tmp_path, to):
    with pytest.raises(OutputError, match=r"nowhere/out: cannot be written: No such file or directory$"):
        export([PLAIN], to, tmp_path / "nowhere" / "out")


@pytest.mark.parametrize("to", ["sqlite", "duckdb"])
def test_an_article_that_comes_twice_is_refused_where_it_would_be_one(tmp_path, to):
    with pytest.raises(RecordError, match=r"^article desks comes twice; give only one"):
        export([PLAIN, PLAIN], to, tmp_path / "out")


@pytest.mark.parametrize(
    ("to", "tables", "message"),
    [
        ("xls", [], r"^no format 'xls'; there are csv, "),
        ("csv", ["persons"], r"^no table 'persons'; there are articles, claims, "),
        ("csv", ["claims", "figures"], r"^csv holds one table: give --table once$"),
    ],
)
def test_what_cannot_be_asked_for(tmp_path, to, tables, message):
    with pytest.raises(ExportError, match=message):
        export([PLAIN], to, tmp_path / "out", tables)


@pytest.mark.parametrize("to", [name for name, each in FORMATS.items() if not each.streams])
def test_what_cannot_go_to_standard_output(to):
    with pytest.raises(ExportError, match=rf"^{to} cannot go to standard output: name a file with -o$"):
        export([PLAIN], to)


@pytest.mark.parametrize("to", ["csv", "jsonl"])
def test_standard_output_gets_what_a_file_gets(tmp_path, capsysbinary, to):
    export(RECORDS, to)
    export(RECORDS, to, tmp_path / "out")
    assert capsysbinary.readouterr().out == (tmp_path / "out").read_bytes()


def test_a_word_without_end_stands_in_its_sentence_as_far_as_the_finding_goes():
    (claim,) = rows_of([hostile_record()], "claims")
    assert LONG in claim["text"]
    assert len(claim["sentence"]) < len(LONG) + 1_000


def test_csv_is_read_by_the_standard_library_whatever_stands_in_it(tmp_path):
    export([hostile_record()], "csv", tmp_path / "out", ["articles"])
    rows = list(csv.reader(io.StringIO((tmp_path / "out").read_text(encoding="utf-8"), newline="")))
    assert [len(row) for row in rows] == [len(columns_of("articles"))] * 2


def test_the_page_names_every_format_and_table():
    page = (Path(__file__).parent.parent.parent / "docs" / "exporting.md").read_text(encoding="utf-8")
    assert [name for name in (*FORMATS, *TABLES) if f"`{name}`" not in page and f"--to {name}" not in page] == []
