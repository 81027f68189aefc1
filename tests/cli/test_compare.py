"""`claimx compare`: JSON Lines in pipes, tables on terminals."""

import json
import re
import sys

import pytest

from hostile import END, IMAGE, TURNED, WORD, hostile_record
from making import make_record

RECORDS = [
    make_record(
        "The flood in Beni killed [figure:1 value=43|43] [what:1 head=person|people], [source:1 the mayor] [cue:1 said]"
        " [content:1 as the flood in Beni went down]. [quotation “The river took everything that we had.”]",
        "herald",
        published="2024-03-04",
    ),
    make_record(
        "The death toll of the flood in Beni has risen to [figure:1 value=51|51]. "
        "[quotation “The river took everything that we had.”]",
        "post",
        published="2024-03-05",
    ),
]


def test_json_lines_in_a_pipe(claimx, write_records):
    outcome = claimx("compare", write_records(RECORDS))
    figures, quotation = map(json.loads, outcome.out.splitlines())
    assert (figures["kind"], figures["measure"]) == ("figures", "people killed")
    assert [pair["relation"] for pair in figures["pairs"]] == ["update"]
    assert (quotation["kind"], quotation["relation"]) == ("quotation", "verbatim")


def test_output_file(claimx, write_records, tmp_path):
    assert claimx("compare", write_records(RECORDS), "-o", tmp_path / "compared.jsonl").out == ""
    assert len((tmp_path / "compared.jsonl").read_text().splitlines()) == 2


def test_tables_on_a_terminal(claimx, write_records, monkeypatch):
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda self: True, raising=False)
    outcome = claimx("compare", write_records(RECORDS))
    assert "people killed" in outcome.out
    assert "exact" in outcome.out
    assert "update" in outcome.out
    assert "“51” (5 March 2024) comes after “43” (4 March 2024)" in outcome.out


def test_quotations_on_a_terminal_are_words_and_who_prints_them(claimx, write_records, monkeypatch):
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda self: True, raising=False)
    monkeypatch.setenv("COLUMNS", "40")
    said = "[source:1 Ada Nkosi] [cue:1 said]: [content:1 [quotation “The river took everything that we had.”]]"
    records = [
        make_record(f"The flood in Beni went on. {said}", name, published="2024-03-04") for name in ("herald", "post")
    ]
    shown = re.sub(r"\x1b\[[\d;]*m", "", claimx("compare", write_records(records)).out).splitlines()
    start = shown.index("quotation, verbatim  “The river took ev…")
    assert [line.split() for line in shown[start + 1 : start + 4]] == [
        ["claimant", "outlet", "article", "published"],
        ["Ada", "Nkosi", "herald", "2024-03-04"],
        ["Ada", "Nkosi", "post", "2024-03-04"],
    ]


def test_copies_on_a_terminal_are_aligned(claimx, write_records, monkeypatch):
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda self: True, raising=False)
    text = "The river Beni rose by two metres overnight and took the bridge at the old mill with it, residents said."
    outcome = claimx("compare", write_records([make_record(text, name) for name in ("herald", "post", "wire")]))
    shown = re.sub(r"\x1b\[[\d;]*m", "", outcome.out).splitlines()
    assert [line.rstrip() for line in shown[-4:]] == [
        "copies",
        " alike  article  article",
        "  100%  herald   post",
        "  100%  herald   wire",
    ]


def test_tables_of_hostile_articles(claimx, write_records, monkeypatch):
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda self: True, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    hostile = {"outlet": f"{END}\x1b[31m", "title": f"{IMAGE}{TURNED}{WORD}"}
    records = [
        record.model_copy(update={**hostile, "id": f"{IMAGE}\x1b]0;{TURNED}{number}{WORD}"})
        for number, record in enumerate(RECORDS)
    ]
    outcome = claimx("compare", write_records([*records, hostile_record(), hostile_record("again")]))
    assert (outcome.status, outcome.err) == (0, "")
    shown = re.sub(r"\x1b\[[\d;]*m", "", outcome.out)  # without our own colours
    assert "people killed" in shown
    assert all(len(line) <= 80 for line in shown.split("\n"))
    assert not {"\x1b", "\x00", "\x07", "\x9b", "\u202e", "\u2066"} & set(shown)


@pytest.mark.parametrize(
    ("content", "message"),
    [('{"schema": "claimx/2"}', "schema claimx/2: this claimx reads claimx/1; upgrade"), ("{", "not JSON: ")],
)
def test_what_is_no_record(claimx, tmp_path, content, message):
    (tmp_path / "in.jsonl").write_text(content)
    outcome = claimx("compare", tmp_path / "in.jsonl")
    assert outcome.status == 2
    assert outcome.err.startswith(f"claimx: {tmp_path}/in.jsonl:1: {message}")
