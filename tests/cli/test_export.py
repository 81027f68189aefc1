"""`claimx export`: which format, which table, and where to."""

import sqlite3

import pytest

from making import make_record

RECORD = make_record(
    "[source:1 The mayor] [cue:1 said] [content:1 that [figure:1 value=43|43] [what:1 head=home|homes] burnt].",
    "herald",
)


@pytest.mark.parametrize(
    ("options", "start"),
    [
        (["--to", "csv"], "article,outlet,published,title,url,id,kind,source,"),
        (["--to", "jsonl", "--table", "figures"], '{"article": "herald", "outlet": null, '),
    ],
)
def test_standard_output(claimx, write_records, options, start):
    outcome = claimx("export", write_records([RECORD]), *options)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith(start)


def test_the_name_of_the_output_says_the_format(claimx, write_records, tmp_path):
    assert claimx("export", write_records([RECORD]), "-o", tmp_path / "out.sqlite").status == 0
    assert sqlite3.connect(tmp_path / "out.sqlite").execute("select source from claims").fetchall() == [("The mayor",)]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "Invalid value: say the format with --to: csv, jsonl, parquet, "),
        (["-o", "out.xls"], "Invalid value: say the format with --to: csv, "),
        (["--to", "xls"], "no format 'xls'; there are csv, "),
        (["--to", "csv", "--table", "persons"], "no table 'persons'; there are articles, "),
        (["--to", "parquet"], "parquet cannot go to standard output: name a file with -o"),
        (["-o", "records.jsonl"], "Invalid value: records.jsonl is an input; write to another file"),
    ],
)
def test_wrong_usage(claimx, write_records, tmp_path, monkeypatch, options, message):
    monkeypatch.chdir(tmp_path)
    write_records([RECORD])
    outcome = claimx("export", "records.jsonl", *options)
    assert outcome.status == 2
    assert outcome.err.startswith(f"claimx: {message}")
