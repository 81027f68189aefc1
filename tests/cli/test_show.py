"""`claimx show`: an article with its findings."""

import json

import pytest

from hostile import hostile_record
from making import make_record

RECORDS = [
    make_record("[source:1 The mayor] [cue:1 said] [content:1 [figure:1 value=43|43] [what:1 homes] burnt].", "fire"),
    make_record("Rain fell\x1b[31m.".replace("[", "\\["), "rain"),
]


def test_first_article_and_its_claims(claimx, write_records):
    outcome = claimx("show", write_records(RECORDS))
    assert "{s1:The mayor} {c1:said} {1:[F:43] homes burnt}." in outcome.out
    assert "1 The mayor · said · 43 homes burnt" in outcome.out
    assert "Rain" not in outcome.out


def test_article_by_id_without_what_could_drive_the_terminal(claimx, write_records):
    outcome = claimx("show", write_records(RECORDS), "--id", "rain")
    assert "Rain fell\ufffd[31m." in outcome.out


def test_all_articles(claimx, write_records):
    outcome = claimx("show", write_records(RECORDS), "--all")
    assert "homes burnt" in outcome.out
    assert "Rain fell" in outcome.out


def test_record_itself(claimx, write_records):
    outcome = claimx("show", write_records(RECORDS), "--json", "--id", "rain")
    assert json.loads(outcome.out) == json.loads(RECORDS[1].to_json())


@pytest.mark.parametrize("name", ["fire.txt", "fire.jsonl"])
def test_article_file(claimx, tmp_path, name, monkeypatch):
    monkeypatch.setattr("claimx.extraction.extract", lambda articles, *_: (make_record(a.text, a.id) for a in articles))
    monkeypatch.setattr("claimx.pipeline.build.load", lambda *_: None)
    (tmp_path / name).write_text("Fire!" if name.endswith(".txt") else '{"id": "x", "text": "Fire!"}')
    assert "Fire!" in claimx("show", tmp_path / name).out


@pytest.mark.parametrize("options", [("--id", "b"), ("--all",)])
def test_articles_after_rows_that_cannot_be_read(claimx, tmp_path, monkeypatch, rules_nlp, options):
    monkeypatch.setattr("claimx.pipeline.build.load", lambda *_: rules_nlp)
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "a", "text": 7}\nRain\n{"id": "b", "text": "Rain fell."}\n')
    outcome = claimx("show", rows, *options)
    assert outcome.status == 1
    assert "Rain fell." in outcome.out
    assert outcome.err.splitlines() == [
        f"claimx: {rows}:1: text is the number 7; it must be a string",
        f"claimx: {rows}:2: not JSON: Expecting value at column 1",
    ]


def test_records_after_lines_that_are_none(claimx, write_records):
    records = write_records(RECORDS)
    records.write_text("cut off\n" + records.read_text(encoding="utf-8"), encoding="utf-8")
    outcome = claimx("show", records, "--id", "rain")
    assert outcome.status == 1
    assert "Rain fell" in outcome.out
    assert outcome.err.startswith(f"claimx: {records}:1: not JSON: ")


def test_many_rows_that_cannot_be_read_are_counted(claimx, tmp_path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text("Rain\n" * 1205)
    outcome = claimx("show", rows, "--id", "b")
    *_, fifth, more, end = outcome.err.splitlines()
    assert outcome.status == 2
    assert fifth.startswith(f"claimx: {rows}:5: not JSON")
    assert more == "claimx: and 1,200 more that cannot be read"
    assert end == f"claimx: Invalid value: {rows}: no article b that can be read"


def test_an_article_that_is_too_long_does_not_hide_the_others(claimx, tmp_path, monkeypatch, rules_nlp):
    monkeypatch.setattr("claimx.pipeline.build.load", lambda *_: rules_nlp)
    monkeypatch.setattr(rules_nlp, "max_length", 20)
    (tmp_path / "rows.jsonl").write_text('{"text": "Rain fell for many days."}\n{"text": "Snow fell."}\n')
    outcome = claimx("show", tmp_path / "rows.jsonl", "--all")
    assert outcome.status == 1
    assert "Snow fell." in outcome.out
    assert outcome.err.startswith(
        f"claimx: {tmp_path}/rows.jsonl:1: 24 characters; claimx reads articles of at most 20"
    )


def test_page(claimx, write_records, tmp_path):
    records = write_records(RECORDS)
    assert claimx("show", records, "--html", tmp_path / "page.html").out == ""
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page == claimx("show", records, "--html", "-").out


def test_page_of_all_articles_up_to_a_limit(claimx, write_records, monkeypatch):
    records = write_records(RECORDS)
    assert "2 articles</h2>" in claimx("show", records, "--all", "--html", "-").out
    monkeypatch.setattr("claimx.report.page.MOST_ARTICLES", 1)
    outcome = claimx("show", records, "--all", "--html", "-")
    assert "homes burnt" in outcome.out
    assert "Rain fell" not in outcome.out
    assert outcome.err == "claimx: the page shows the first 1 of the articles; --id shows another\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--id", "snow"], "{file}: no article snow"),
        (["--html", "{file}"], "{file} is the input; write the page to another file"),
        (
            ["--html", "{folder}/none/page.html"],
            "{folder}/none/page.html: cannot be written: No such file or directory",
        ),
        (["--html", "-", "--json"], "--html and --json: choose one"),
        (["--all", "--id", "fire"], "--id and --all: choose one"),
    ],
)
def test_what_it_refuses(claimx, write_records, tmp_path, options, message):
    file = write_records(RECORDS)
    outcome = claimx("show", file, *(option.format(file=file, folder=tmp_path) for option in options))
    assert outcome.status == 2
    assert outcome.err == f"claimx: Invalid value: {message.format(file=file, folder=tmp_path)}\n"


def test_hostile_article(claimx, write_records):
    outcome = claimx("show", write_records([hostile_record()]))
    assert (outcome.status, outcome.err) == (0, "")
    assert all(len(line) <= 80 for line in outcome.out.split("\n"))
