"""`claimx show`: an article with its findings."""

import pytest

from claimx.cli.compare import plain
from making import make_record

RECORDS = [
    make_record("[source:1 The mayor] [cue:1 said] [content:1 [figure:1 value=43|43] [what:1 homes] burnt].", "fire"),
    make_record("Rain fell\x1b[31m.".replace("[", "\\["), "rain"),
]


def test_first_article_and_its_claims(claimx, write_records):
    outcome = claimx("show", write_records(RECORDS))
    assert "The mayor said 43 homes burnt." in outcome.out
    assert "The mayor · said · 43 homes burnt" in outcome.out
    assert outcome.out.splitlines()[0].startswith("claim  quotation  source  cue")


def test_article_by_id_without_what_could_drive_the_terminal(claimx, write_records):
    outcome = claimx("show", write_records(RECORDS), "--id", "rain")
    assert "Rain fell\ufffd[31m." in outcome.out


@pytest.mark.parametrize("name", ["fire.txt", "fire.jsonl"])
@pytest.mark.usefixtures("no_pipeline")
def test_article_file(claimx, tmp_path, name, monkeypatch):
    monkeypatch.setattr(
        "claimx.extraction.extract", lambda articles, nlp: (make_record(a.text, a.id) for a in articles)
    )
    (tmp_path / name).write_text("Fire!" if name.endswith(".txt") else '{"id": "x", "text": "Fire!"}')
    assert "Fire!" in claimx("show", tmp_path / name).out


def test_article_that_is_not_there(claimx, write_records):
    path = write_records(RECORDS)
    assert claimx("show", path, "--id", "snow").err == f"claimx: Invalid value: {path}: no article snow\n"


def test_plain():
    assert plain("a\x1b[2Jb\n\tc\x9d") == "a [2Jb c"
