"""`claimx query`: SQL over records, for people and for programs."""

import json
import sys

import pytest

from making import make_record

RECORDS = [
    make_record("[source:1 The mayor] [cue:1 said] [content:1 that \x1b\\]0;owned\x07 homes burnt].", "herald"),
    make_record("[source:1 =SUM(1)] [cue:1 denied] [content:1 it].", "post"),
]
SOURCES = "select source, 1 as one from claims order by article"


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda self: True, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "dumb")


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_json_lines_in_a_pipe(claimx, write_records, options):
    outcome = claimx("query", write_records(RECORDS), SOURCES, *options)
    assert [*map(json.loads, outcome.out.splitlines())] == [
        {"source": "The mayor", "one": 1},
        {"source": "=SUM(1)", "one": 1},
    ]


def test_csv(claimx, write_records, tmp_path):
    assert claimx("query", write_records(RECORDS), SOURCES, "--csv", "-o", tmp_path / "out.csv").out == ""
    assert (tmp_path / "out.csv").read_bytes() == b"source,one\r\nThe mayor,1\r\n'=SUM(1),1\r\n"


def test_values_that_json_does_not_know(claimx, write_records):
    values = (
        "date '2024-03-05' as day",
        "'nan'::double as none",
        "map {1: 'inf'::double} as map",
        "1.5::decimal as half",
    )
    sql = f"select {', '.join(values)}"
    (row,) = map(json.loads, claimx("query", write_records(RECORDS), sql).out.splitlines())
    assert row == {"day": "2024-03-05", "none": None, "map": {"1": None}, "half": 1.5}


def test_a_table_on_a_terminal(claimx, write_records, terminal):
    outcome = claimx("query", write_records(RECORDS), "select article, text from claims order by article")
    assert [line.split() for line in outcome.out.splitlines()] == [
        ["article", "text"],
        ["herald", "that", "]0;owned", "homes", "burnt"],
        ["post", "it"],
    ]
    assert "\x1b]" not in outcome.out


@pytest.mark.parametrize("option", ["--csv", "--json"])
def test_nothing_that_is_written_drives_a_terminal(claimx, write_records, terminal, option):
    outcome = claimx(
        "query", write_records(RECORDS), "select text || chr(155) || chr(8238) as text from claims", option
    )
    assert "owned" in outcome.out
    assert not set("\x1b\x07\x9b\u202e") & set(outcome.out)


def test_rows_too_wide_for_a_terminal_are_lists(claimx, write_records, terminal):
    lines = claimx("query", write_records(RECORDS), "from claims order by article").out.splitlines()
    assert (lines[0], lines[1].split()) == ("— 1 —", ["article", "herald"])
    assert max(map(len, lines)) <= 100


def test_a_terminal_shows_the_first_rows(claimx, write_records, terminal):
    lines = claimx("query", write_records(RECORDS), "from range(101)").out.splitlines()
    assert len(lines) == 1 + 100 + 1
    assert lines[-1] == "… and more: only the first 100 rows are shown; -o FILE writes all"


def test_a_database_is_asked_without_loading(claimx, write_records, tmp_path):
    claimx("export", write_records(RECORDS), "-o", tmp_path / "records.duckdb")
    assert '"The mayor"' in claimx("query", tmp_path / "records.duckdb", SOURCES).out
    outcome = claimx("query", tmp_path / "records.duckdb", tmp_path / "records.jsonl", SOURCES)
    assert (outcome.status, outcome.err) == (2, "claimx: Invalid value: a DuckDB file is asked alone\n")


def test_the_schema(claimx):
    outcome = claimx("query", "--schema")
    assert "figures: figures\n" in outcome.out
    assert ["what_head", "VARCHAR", "lemma", "of", "the"] in [line.split()[:5] for line in outcome.out.splitlines()]


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("selec 1", 'Parser Error: syntax error at or near "selec"'),
        ("from read_text('/etc/hostname')", "Permission Error: Cannot access file"),
        ("copy claims to 'out.csv'", "COPY: only questions (SELECT …) are answered"),
    ],
)
def test_what_cannot_be_answered(claimx, write_records, sql, message):
    outcome = claimx("query", write_records(RECORDS), sql)
    assert outcome.status == 2
    assert outcome.err.startswith(f"claimx: {message}")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("words", [[], ["records.jsonl"]])
def test_no_question(claimx, words):
    assert claimx("query", *words).err.startswith("claimx: Invalid value: say where and what: claimx query RECORDS...")


def test_csv_or_json(claimx):
    assert claimx("query", "--csv", "--json", "a", "b").status == 2
