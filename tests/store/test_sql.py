"""SQL over records: the tables are there, and nothing else of the machine is."""

from __future__ import annotations

import signal

import duckdb
import pytest

import claimx
from claimx.store.export import export
from claimx.store.flattening import database_columns, rows_of
from claimx.store.sql import Database, QueryError, is_database
from claimx.store.tables import TABLES
from making import make_record
from store.hostile import hostile_record

RECORDS = [
    make_record(
        "[source:1 refers=organisation:unicef,person:okello|[organisation:unicef Unicef] and [person:okello Okello]] "
        "[cue:1 said] [content:1 that [figure:1 value=40|40] [what:1 head=desk|desks] in [country:KEN Kenya] burnt].",
        "desks",
        outlet="Herald",
        published="2024-03-05",
    ),
    make_record("[source:1 She] [cue:1 denied] [content:1 that the harbour was closed].", "harbour", outlet="Post"),
    hostile_record(),
]
for record in RECORDS:
    for claim in record.claims:
        claim.figures = [figure.id for figure in record.figures]
        claim.countries = [country.iso3 for country in record.countries]


@pytest.fixture(scope="module")
def database():
    with Database(RECORDS) as opened:
        yield opened


def ask(database: Database, sql: str) -> list[tuple]:
    return list(database.ask(sql).rows)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_there(database, table):
    answer = database.ask(f"from {table}")
    assert answer.columns == list(database_columns(table))
    expected = [tuple(row[name] for name in answer.columns) for row in rows_of(RECORDS, table)]
    assert list(answer.rows) == expected
    assert expected


def test_tables_join(database):
    sql = """
        select s.name, f.value, k.id from sources s join claims c on (c.article, c.id) = (s.article, s.claim)
        join contents k on (k.article, k.claim) = (c.article, c.id) and k.kind = 'country'
        join figures f on (f.article, f.claim) = (c.article, c.id) where article = 'desks' order by 1
    """.replace("where article", "where c.article")
    assert ask(database, sql) == [("Okello", 40.0, "KEN"), ("Unicef", 40.0, "KEN")]


def test_a_source_that_nobody_knows_has_a_row_without_a_name(database):
    assert ask(database, "select kind, id, name from sources where article = 'harbour'") == [(None, None, None)]


def test_columns_of_one_name_are_told_apart(database):
    assert database.ask("select 1 as a, 2 as a, 3 as a_2, 4 as a").columns == ["a", "a_2", "a_2_2", "a_3"]


def test_a_frame(database):
    frame = database.frame("select article, count(*) as claims from claims group by article order by article")
    assert frame["article"].tolist() == ["=id", "desks", "harbour"]
    assert frame["claims"].dtype == "int64"


@pytest.mark.parametrize(
    "sql",
    [
        "copy claims to '{folder}/out.csv'",
        "copy (select 1) to '{folder}/out.parquet' (format parquet)",
        "export database '{folder}/out'",
        "import database '{folder}'",
        "attach '{folder}/other.db'",
        "create table t as select 1",
        "drop table claims",
        "delete from claims",
        "with gone as (delete from claims returning *) from gone",
        "update claims set text = ''",
        "insert into dates select * from dates",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "reset enable_external_access",
        "set lock_configuration = false",
        "set memory_limit = '100GB'",
        "pragma memory_limit = '100GB'",
        "pragma profiling_output = '{folder}/out'",
        "call enable_logging(storage = 'file', storage_path = '{folder}/out')",
        "create secret s (type s3)",
        "select 1; select 2",
        "",
        "-- nothing",
        "from read_csv('{folder}/in.csv')",
        "from '{folder}/in.csv'",
        "from read_text('{folder}/in.csv')",
        "from read_blob('{folder}/in.csv')",
        "from read_json('{folder}/in.csv')",
        "from read_parquet('{folder}/in.csv')",
        "from sniff_csv('{folder}/in.csv')",
        "from glob('{folder}/*')",
        "from query('from read_text(''{folder}/in.csv'')')",
        "from query_table('{folder}/in.csv')",
        "from json_execute_serialized_sql(json_serialize_sql('from read_text(''{folder}/in.csv'')'))",
        "from read_csv('http://127.0.0.1:9/x')",
        "from enable_logging(storage = 'file', storage_path = '{folder}/out')",
        "from duckdb_secrets()",
        "explain analyze copy claims to '{folder}/out.csv'",
        "select getenv('HOME')",
        "from RECORDS",
    ],
)
def test_questions_touch_nothing_of_the_machine(database, tmp_path, sql):
    (tmp_path / "in.csv").write_text("a\nsecret\n")
    with pytest.raises(QueryError) as error:
        ask(database, sql.format(folder=tmp_path))
    assert "\n" not in str(error.value)
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]
    assert len(ask(database, "from claims")) == 3


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("selec 1", 'Parser Error: syntax error at or near "selec"'),
        ("select nothing from claims", 'Binder Error: Referenced column "nothing" not found in FROM clause!'),
        ("select cast(text as integer) from claims", "Conversion Error: Could not convert string"),
        ("drop table claims", "DROP: only questions (SELECT …) are answered"),
        ("select 1; select 2", "one statement at a time, not 2"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(database, sql, message):
    with pytest.raises(QueryError) as error:
        database.frame(sql)
    assert str(error.value).startswith(message)


def test_more_memory_than_there_is_fails_the_question_and_not_the_machine(tmp_path, monkeypatch):
    monkeypatch.setitem(claimx.store.sql._LOCKS, "memory_limit", "'50MB'")
    with Database(RECORDS) as small:
        with pytest.raises(QueryError, match=r"^Out of Memory Error"):
            ask(small, "select list(a.range || 'x') from range(10000000) a")
        assert len(ask(small, "from claims")) == 3


def test_an_endless_question_can_be_interrupted(database):
    def interrupt(*_):
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with pytest.raises(KeyboardInterrupt):
            ask(database, "with recursive t as (select 1 as n union all select n + 1 from t) select count(*) from t")
    finally:
        signal.signal(signal.SIGALRM, before)
    assert len(ask(database, "from claims")) == 3


def test_a_file_needs_no_loading_and_stays_as_it_is(tmp_path, database):
    export(RECORDS, "duckdb", tmp_path / "out.duckdb")
    before = (tmp_path / "out.duckdb").read_bytes()
    assert is_database(tmp_path / "out.duckdb")
    with Database.open(tmp_path / "out.duckdb") as opened:
        assert ask(opened, "from claims") == ask(database, "from claims")
        with pytest.raises(QueryError, match="only questions"):
            ask(opened, "drop table claims")
        with pytest.raises(QueryError, match="file system operations are disabled"):
            ask(opened, f"from read_text('{tmp_path}/other')")
    assert (tmp_path / "out.duckdb").read_bytes() == before


def test_a_file_says_what_its_columns_are(tmp_path):
    export(RECORDS, "duckdb", tmp_path / "out.duckdb")
    with duckdb.connect(tmp_path / "out.duckdb") as opened:
        sql = "select comment from duckdb_columns() where (table_name, column_name) = ('figures', 'what_head')"
        assert opened.execute(sql).fetchall() == [("lemma of the head of `what`",)]


def test_what_is_no_database(tmp_path):
    (tmp_path / "a").write_bytes(b"12345678DUCK and then nothing")
    (tmp_path / "b").write_text("{}")
    assert not is_database(tmp_path / "b")
    assert not is_database(tmp_path / "nowhere")
    with pytest.raises(QueryError, match=rf"^{tmp_path}/a: "):
        Database.open(tmp_path / "a")
