"""A SQLite file as Datasette and its like expect it: keys, indexes, full-text search."""

from __future__ import annotations

import sqlite3

import pytest

from claimx.store.export import export
from making import make_record
from store.hostile import hostile_record

RECORDS = [
    make_record(
        "[source:1 [organisation:unicef Unicef]] [cue:1 said] [content:1 that [figure:1 value=40|40] desks burnt].",
        "desks",
        outlet="Herald",
    ),
    make_record("[source:1 She] [cue:1 denied] [content:1 that the harbour was closed].", "harbour", outlet="Post"),
    hostile_record(),
]


@pytest.fixture
def database(tmp_path):
    export(RECORDS, "sqlite", tmp_path / "out.sqlite")
    connection = sqlite3.connect(tmp_path / "out.sqlite", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


def found(database: sqlite3.Connection, words: str) -> list[str]:
    """The articles of the claims in which words are found."""
    sql = "select article from claims where rowid in (select rowid from claims_fts where claims_fts match ?)"
    return [article for (article,) in database.execute(sql, [words])]


def test_it_is_whole(database):
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.execute("INSERT INTO claims_fts (claims_fts) VALUES ('integrity-check')")


def test_keys_are_kept(database):
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute("insert into claims select * from claims")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute("insert into dates (article) values ('nowhere')")


def test_tables_join(database):
    sql = "select f.value, c.source, a.outlet from figures f join claims c on (c.article, c.id) = (f.article, f.claim)"
    rows = database.execute(f"{sql} join articles a using (article) where a.article = 'desks'")
    assert rows.fetchall() == [(40.0, "Unicef", "Herald")]


@pytest.mark.parametrize(
    ("words", "articles"),
    [("desk", ["desks"]), ("closing", ["harbour"]), ("source: she", ["harbour"]), ("script", ["=id"]), ("nothing", [])],
)
def test_words_of_claims_are_found_in_whatever_form(database, words, articles):
    assert found(database, words) == articles


def test_words_of_articles_are_found(database):
    rows = database.execute("select rowid from articles_fts where articles_fts match 'harbour'")
    assert len(rows.fetchall()) == 1


def test_the_search_keeps_in_step_with_the_table(database):
    database.execute("update claims set text = 'that the desks were saved' where article = 'desks'")
    assert (found(database, "burnt"), found(database, "saved")) == ([], ["desks"])
    for table in ("sources", "claims"):
        database.execute(f"delete from {table} where article = 'harbour'")
    assert found(database, "harbour") == []
    database.execute("INSERT INTO claims_fts (claims_fts) VALUES ('integrity-check')")


def test_only_the_tables_wanted(tmp_path):
    export(RECORDS, "sqlite", tmp_path / "out", ["dates", "figures"])
    tables = sqlite3.connect(tmp_path / "out").execute("select name from sqlite_master where type = 'table'").fetchall()
    assert {name for (name,) in tables if not name.startswith("sqlite_")} == {"dates", "figures"}


def test_a_question_for_a_common_column_uses_an_index(database):
    plan = database.execute("explain query plan select * from mentions where kind = 'person' and id = 'x'").fetchall()
    assert "USING INDEX mentions_kind_id" in plan[0][-1]


def test_records_that_contradict_themselves_are_refused(tmp_path):
    record = RECORDS[0].model_copy(deep=True)
    record.claims[0].parent = "c0-0"
    with pytest.raises(ValueError, match=r"out: records that do not go together \(FOREIGN KEY constraint failed\)"):
        export([record], "sqlite", tmp_path / "out")
