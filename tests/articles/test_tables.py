"""CSV, TSV and Parquet: rows that become articles, and what a bad one costs."""

import csv
import datetime
import io
import json
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.articles.failure import Failure, InputError
from claimx.articles.read import read_articles


def read(*inputs, **options):
    """The articles and the failures."""
    failures: list[Failure] = []
    return list(read_articles(*inputs, on_failure=failures.append, **options)), failures


def table(folder: Path, content: str | bytes, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# ------------------------------------------------------------------ CSV


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("table.csv", "id,text,title\nr1,Rain fell.,Rain\n"),
        ("table.csv", "id;text;title\r\nr1;Rain fell.;Rain\r\n"),
        ("table.csv", "id\ttext\ttitle\nr1\tRain fell.\tRain"),
        ("table.tsv", "id\ttext\ttitle\rr1\tRain fell.\tRain\r"),
        ("TABLE.CSV", '\ufeff"id","text","title"\n"r1","Rain fell.","Rain"\n'),
        ("table.csv", '\n"a, b; c", id ,text,title\n,r1,Rain fell.,Rain\n\n'),
    ],
    ids=["commas", "semicolons", "tabs", "old line ends", "byte order mark", "blank lines, spaces in the header"],
)
def test_delimiter_is_read_off_the_header(tmp_path, name, content):
    (article,), failures = read(table(tmp_path, content, name))
    assert (article.id, article.text, article.title, failures) == ("r1", "Rain fell.", "Rain", [])


def test_text_is_kept_to_the_character(tmp_path):
    text = 'The mayor said:\r\n"Rain, at last; it\'s 3 °C."\n\nNobody\tanswered. '
    content = io.StringIO(newline="")
    csv.writer(content).writerows([["text"], [text]])
    (article,), _ = read(table(tmp_path, content.getvalue()))
    assert article.text == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1, max_size=4))
def test_whatever_is_written_is_read(tmp_path_factory, texts):
    content = io.StringIO(newline="")
    csv.writer(content).writerows([["text"], *([f"a{text}"] for text in texts)])
    articles, failures = read(table(tmp_path_factory.mktemp("csv"), content.getvalue()))
    assert ([article.text for article in articles], failures) == ([f"a{text}" for text in texts], [])


def test_empty_cells_are_absent(tmp_path):
    rows = "text,title,outlet,publisher,published\nRain,,NaN,The Herald,None\n"
    (article,), _ = read(table(tmp_path, rows))
    assert (article.title, article.outlet, article.published) == (None, "The Herald", None)


def test_place_is_the_line_where_the_row_begins(tmp_path):
    articles, _ = read(table(tmp_path, 'text\n"Rain\nfell."\nSnow\n'))
    assert [article.input.rpartition(":")[2] for article in articles] == ["2", "4"]


@pytest.mark.parametrize(
    ("row", "error", "message"),
    [
        (b"r2", "BrokenCSV", "1 cells in the row, 2 in the header"),
        (b"r2,Rain, snow", "BrokenCSV", "3 cells in the row, 2 in the header"),
        (b'r2,"Rain "fell" today"', "BrokenCSV", "not CSV: ',' expected after '\"'"),
        (b"r2,Rain\0", "NotText", "not text: it holds NUL bytes"),
        (b"r2,caf\xe9", "NotUTF8", "not UTF-8; convert the file with iconv"),
        (b"r2,", "NoText", "text is empty"),
        (b"r2,...", "EmptyText", "no word in the text"),
        (b"r1,Rain", "DuplicateId", "another article has the id 'r1'"),
    ],
)
def test_bad_row_costs_itself(tmp_path, row, error, message):
    path = table(tmp_path, b"id,text\nr1,Before\n" + row + b"\nr3,After\n")
    articles, (failure,) = read(path)
    assert [article.id for article in articles] == ["r1", "r3"]
    assert (failure.error, failure.input) == (error, f"{path}:3")
    assert failure.message.startswith(message)
    assert "\n" not in failure.message


def test_quotation_mark_that_stays_open_ends_with_the_table(tmp_path):
    articles, (failure,) = read(table(tmp_path, 'text\nBefore\n"Rain\nfell\n'))
    assert [article.text for article in articles] == ["Before"]
    assert (failure.error, failure.message) == (
        "BrokenCSV",
        "not CSV: unexpected end of data; a quotation mark inside a cell is written twice",
    )


def test_row_over_the_limit_is_never_read_whole(tmp_path, monkeypatch):
    monkeypatch.setattr("claimx.articles.delimited.MAX_BYTES", 1000)
    path = table(tmp_path, "text\nBefore\n" + "rain " * 1000 + "\nAfter\n")
    articles, (failure,) = read(path)
    assert [article.text for article in articles] == ["Before", "After"]
    assert (failure.error, failure.input) == ("TooLarge", f"{path}:3")


def test_quotation_mark_that_stays_open_takes_a_row_s_worth_of_lines(tmp_path, monkeypatch):
    monkeypatch.setattr("claimx.articles.delimited.MAX_BYTES", 1000)
    rows = "".join(f"r{number},It rained again and again.\n" for number in range(100))
    articles, failures = read(table(tmp_path, f'id,text\nr,"Rain\n{rows}'))
    assert [failure.error for failure in failures] == ["TooLarge"]
    assert 60 < len(articles) < 100


def test_a_thousand_columns(tmp_path):
    header, cells = [f"c{n}" for n in range(1000)], ["x"] * 1000
    path = table(tmp_path, ",".join([*header, "text"]) + "\n" + ",".join([*cells, "Rain fell."]) + "\n")
    (article,), _ = read(path)
    assert article.text == "Rain fell."
    _, (failure,) = read(path, fields={"text": "body"})
    assert failure.message.startswith("no column body; there is c0, c1, ")
    assert failure.message.endswith(" c11 and 989 more")


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"", "EmptyFile", "no articles in it"),
        (b"id,text\n", "EmptyFile", "no articles in it"),
        ("id,text\n".encode("utf-16"), "NotUTF8", "the header is not UTF-8; convert the file with iconv"),
        (b"id,body\n1,Rain\n", "NoColumn", "no column text; there is id, body; name the right one by --field text="),
        (b"\x1b[31mid,b\0\n1,Rain\n", "NoColumn", "no column text; there is \ufffd[31mid, b\ufffd; name"),
        (b"x" * 100 + b",y\n", "NoColumn", "no column text; there is " + "x" * 40 + "…, y"),
    ],
)
def test_table_that_cannot_be_read(tmp_path, content, error, message):
    path = table(tmp_path, content)
    articles, (failure,) = read(path)
    assert (articles, failure.error, failure.input) == ([], error, str(path))
    assert failure.message.startswith(message)


# ------------------------------------------------------------------ Parquet


def parquet(path: Path, query: str, *values: object) -> Path:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"CREATE TABLE made AS {query}", values)
        connection.table("made").write_parquet(str(path))
    return path


def test_columns_of_a_parquet_file(tmp_path):
    path = parquet(
        tmp_path / "rows.parquet",
        "SELECT 7 AS id, 'Rain fell.' AS text, NULL AS title, 'The Herald' AS source,"
        " ['Ada Brook', 'Ben Cole'] AS author,"
        " TIMESTAMP '2024-03-05 10:00:00' AS published, {'a': 1} AS sentiment",
    )
    (article,), failures = read(path)
    assert failures == []
    assert article.model_dump(exclude_none=True) == {
        "id": "7",
        "text": "Rain fell.",
        "outlet": "The Herald",
        "published": "2024-03-05T10:00:00",
        "byline": "Ada Brook, Ben Cole",
        "input": f"{path}:1",
    }


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("DATE '2024-03-05'", "2024-03-05"),
        ("TIMESTAMP_NS '2024-03-05 10:00:00'", "2024-03-05T10:00:00"),
        ("TIMESTAMPTZ '2024-03-05 10:00:00+01'", "2024-03-05 09:00:00+00"),
        ("'2024-03'", "2024-03"),
        ("NULL", None),
    ],
)
def test_dates_of_a_parquet_file(tmp_path, value, published):
    (article,), _ = read(parquet(tmp_path / "rows.parquet", f"SELECT 'Rain' AS text, {value} AS published"))
    assert article.published == published


@pytest.mark.parametrize(
    ("value", "name"), [("'nan'::DOUBLE", None), ("7::DOUBLE", "7"), ("7::HUGEINT", "7"), ("'a'::BLOB", "a")]
)
def test_ids_of_a_parquet_file(tmp_path, value, name):
    (article,), _ = read(parquet(tmp_path / "rows.parquet", f"SELECT 'Rain' AS text, {value} AS id"))
    assert article.id == name or (name is None and len(article.id) == 16)


def test_bad_row_of_a_parquet_file_costs_itself(tmp_path, monkeypatch):
    monkeypatch.setattr("claimx.articles.parquet.MAX_BYTES", 1000)
    texts = "['Before'::BLOB, NULL, '\\xE9'::BLOB, repeat('rain ', 1000)::BLOB, 'After'::BLOB]"
    articles, failures = read(parquet(tmp_path / "rows.parquet", f"SELECT unnest({texts}) AS text"))
    assert [article.text for article in articles] == ["Before", "After"]
    assert [failure.error for failure in failures] == ["NoText", "NotUTF8", "TooLarge"]
    assert failures[0].input == f"{tmp_path}/rows.parquet:2"


def test_rows_keep_their_order(tmp_path):
    path = parquet(tmp_path / "rows.parquet", "SELECT i AS id, 'Rain ' || i AS text FROM range(5000) made(i)")
    assert [article.id for article in read(path)[0]] == [str(number) for number in range(5000)]


@pytest.mark.parametrize("content", [b"", b"text\nRain\n", b"PAR1" * 100, b"PAR1" + b"\0" * 64 + b"PAR1"])
def test_file_that_is_no_parquet(tmp_path, content):
    path = table(tmp_path, content, "rows.parquet")
    articles, (failure,) = read(path)
    assert (articles, failure.error, failure.input) == ([], "BrokenParquet", str(path))
    assert failure.message.startswith("not Parquet that can be read: ")
    assert "\n" not in failure.message


def test_name_of_a_parquet_file_is_no_pattern(tmp_path):
    parquet(tmp_path / "a1.parquet", "SELECT 'Wrong' AS text")
    parquet(tmp_path / "made.parquet", "SELECT 'Right' AS text").rename(tmp_path / "a[1]*.parquet")
    (article,), _ = read(tmp_path / "a[1]*.parquet")
    assert article.text == "Right"


# ------------------------------------------------------------------ fields


def each_format(folder: Path) -> list[Path]:
    row = {"key": "r1", "body": "Rain fell.", "date": "2024-03-05"}
    jsonl = table(folder, json.dumps(row), "rows.jsonl")
    delimited = table(folder, "key,body,date\nr1,Rain fell.,2024-03-05\n", "rows.csv")
    columns = ", ".join(f"'{value}' AS {name}" for name, value in row.items())
    return [jsonl, delimited, parquet(folder / "rows.parquet", f"SELECT {columns}")]


def test_fields_may_have_other_columns(tmp_path):
    for path in each_format(tmp_path):
        (article,), failures = read(path, fields={"id": "key", "text": "body", "published": "date"})
        assert (article.id, article.text, article.published) == ("r1", "Rain fell.", "2024-03-05")
        assert failures == []


def test_files_of_one_run_may_name_a_field_differently(tmp_path):
    given = {"text": ["body", "text"], "id": ["key", "id"], "published": ["date", "published"]}
    dated = table(tmp_path, "id;text;published\nr2;Hail fell.;2024-03-06\n", "dated.csv")
    for path in each_format(tmp_path):
        articles, failures = read(path, dated, fields=given)
        assert [(article.text, article.published) for article in articles] == [
            ("Rain fell.", "2024-03-05"),
            ("Hail fell.", "2024-03-06"),
        ]
        assert [failure.message for failure in failures] == []


def test_of_several_columns_of_a_field_the_first_that_is_not_empty_counts(tmp_path):
    path = table(tmp_path, "body,text\nRain fell.,Rain …\n,Snow …\n,\n", "rows.csv")
    articles, (failure,) = read(path, fields={"text": ["body", "text"]})
    assert [article.text for article in articles] == ["Rain fell.", "Snow …"]
    assert (failure.error, failure.message) == ("NoText", "body is empty")


def test_named_column_that_is_not_there_is_a_warning(tmp_path):
    for path in each_format(tmp_path):
        told: list[str] = []
        (article,), failures = read(path, fields={"text": "body", "published": "day"}, on_warning=told.append)
        assert (article.text, article.published, failures) == ("Rain fell.", None, [])
        assert len(told) == 1
        assert told[0].startswith((f"{path}: no column day; there is key, body, ", f"{path}: no row has a column day"))
        assert told[0].endswith("; published stays empty there, and in every other file without it")


def test_of_many_files_without_a_column_the_first_is_told(tmp_path):
    told: list[str] = []
    files = [table(tmp_path, f"id,text\nr{number},Rain\n", f"{number}.csv") for number in range(3)]
    dated = table(tmp_path, "text,day\nRain fell.,2024-03-05\n", "dated.csv")
    articles, failures = read(dated, *files, fields={"published": "day", "outlet": "source"}, on_warning=told.append)
    assert [article.published for article in articles] == ["2024-03-05", None, None, None]
    assert failures == []
    assert [line.partition(";")[0] for line in told] == [
        f"{dated}: no column source",
        f"{files[0]}: no column day",
    ]


def test_in_python_it_is_a_warning(tmp_path):
    with pytest.warns(UserWarning, match="no column day; there is text"):
        read(table(tmp_path, "text\nRain\n"), fields={"published": "day"})


def test_missing_column_of_the_text_stays_an_error(tmp_path):
    path = table(tmp_path, "id,body\n1,Rain\n")
    articles, (failure,) = read(path, fields={"text": "story", "published": "day"})
    assert (articles, failure.error, failure.message) == ([], "NoColumn", "no column story; there is id, body")


def test_column_of_the_text_that_no_row_has_fails_each_row_and_nothing_more(tmp_path):
    path = table(tmp_path, '{"story": "Rain"}\n{"story": "Snow"}', "rows.jsonl")
    _, failures = read(path, fields={"text": "body"})
    assert [failure.message for failure in failures] == ["no column body; there is story"] * 2


def test_field_that_no_article_has():
    with pytest.raises(InputError, match=r"^headline=h: an article has no headline; it has id, text, title, "):
        read_articles("-", fields={"headline": "h"})


def test_dates_in_python_are_iso_dates(tmp_path):
    path = parquet(tmp_path / "rows.parquet", "SELECT 'Rain' AS text, ?::DATE AS published", datetime.date(2024, 3, 5))
    assert read(path)[0][0].published == "2024-03-05"
