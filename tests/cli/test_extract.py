"""`claimx extract`: what is written where, and the exit status."""

import json
import os
import re
import sys
from io import BytesIO, TextIOWrapper

import pytest

from claimx.articles.article import Article

pytestmark = pytest.mark.usefixtures("no_pipeline")


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text('{"id": "a", "text": "Rain"}\n{"id": "b", "text": "spoil"}\n{}\n{"id": "c", "text": "Snow"}\n')
    return path


def ids(text: str) -> list[str]:
    return [json.loads(line)["id"] for line in text.splitlines()]


def test_all_done(claimx, tmp_path):
    (tmp_path / "rain.txt").write_text("Rain fell.")
    outcome = claimx("extract", tmp_path / "rain.txt")
    assert (outcome.status, ids(outcome.out), outcome.err) == (0, ["rain"], "")


def test_failures_stand_beside_the_output(claimx, articles, tmp_path):
    outcome = claimx("extract", articles, "-o", tmp_path / "out.jsonl", "--quiet")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == f"claimx: articles that failed: 2; see {tmp_path}/out.failures.jsonl\n"
    assert ids((tmp_path / "out.jsonl").read_text()) == ["a", "c"]
    failures = [json.loads(line) for line in (tmp_path / "out.failures.jsonl").read_text().splitlines()]
    assert failures == [
        {"id": "b", "input": f"{articles}:2", "error": "ValueError", "message": "spoilt utterly"},
        {"id": None, "input": f"{articles}:3", "error": "NoText", "message": "no column text"},
    ]


@pytest.mark.parametrize("output", [[], ["-o", "-"], ["-o", "/dev/null"]])
def test_failures_on_standard_error_where_the_output_is_no_file(claimx, articles, output):
    outcome = claimx("extract", articles, *output)
    assert outcome.status == 1
    assert ids(outcome.err) == ["b", None]
    assert ids(outcome.out) == ([] if "/dev/null" in output else ["a", "c"])


def test_failures_of_an_earlier_run_go_when_nothing_fails(claimx, tmp_path):
    (tmp_path / "rain.txt").write_text("Rain")
    (tmp_path / "out.failures.jsonl").write_text("{}\n")
    assert claimx("extract", tmp_path / "rain.txt", "-o", tmp_path / "out.jsonl").status == 0
    assert not (tmp_path / "out.failures.jsonl").exists()


@pytest.mark.skipif(sys.platform == "darwin", reason="such a file cannot be made there")
def test_names_of_files_that_are_not_utf_8(claimx, tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Rain")
    (tmp_path / os.fsdecode(b"th\xe9.txt")).write_bytes(b"\xff\xfe")
    assert claimx("extract", tmp_path, "-o", tmp_path / "out.jsonl").status == 1
    assert ids((tmp_path / "out.jsonl").read_text()) == [r"caf\udce9"]
    assert ids((tmp_path / "out.failures.jsonl").read_text()) == [r"th\udce9"]


def test_standard_input(claimx, monkeypatch):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b'{"id": "a", "text": "Rain"}')))
    assert ids(claimx("extract", "-").out) == ["a"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.txt"], "nowhere.txt: no such file or folder"),
        ([], "Missing argument 'INPUT...'."),
        (["a.txt", "-o", "nowhere/out.jsonl"], "nowhere/out.jsonl: cannot be written: No such file or directory"),
        (["a.txt", "-o", "a.txt"], "Invalid value: a.txt is an input; write the records to another file"),
        (["a.txt", "--colour"], "No such option: --colour"),
    ],
)
def test_wrong_usage(claimx, tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Rain")
    outcome = claimx("extract", *arguments)
    assert (outcome.status, outcome.out, outcome.err) == (2, "", f"claimx: {message}\n")
    assert (tmp_path / "a.txt").read_text() == "Rain"


def test_the_summary_stands_on_standard_error(claimx, articles, tmp_path):
    outcome = claimx("extract", articles, "-o", tmp_path / "out.jsonl", "--workers", "2")
    assert re.sub(r"[\d,]+ a second", "N a second", outcome.err).splitlines() == [
        "articles: 4, failed: 2",
        "words: 2 (N a second)",
        "findings: none",
        f"claimx: articles that failed: 2; see {tmp_path}/out.failures.jsonl",
    ]


@pytest.mark.parametrize("output", [[], ["-o", "out.jsonl"]])
def test_interrupted_leaves_nothing_half_written(claimx, tmp_path, monkeypatch, output):
    def interrupted(*_, **__):
        yield Article(id="a", text="Rain")
        raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("claimx.articles.read.read_articles", interrupted)
    (tmp_path / "in.txt").write_text("Rain")
    outcome = claimx("extract", "in.txt", *output)
    advice = "; the same command goes on where this one was" if output else ""
    assert (outcome.status, outcome.err) == (130, f"claimx: stopped{advice}\n")
    assert [path.name for path in tmp_path.iterdir()] == ["in.txt"]
