"""What may come in, what is refused, and with which words."""

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.articles import text as text_module
from claimx.articles.failure import ArticleError, Failure, InputError
from claimx.articles.ids import Ids
from claimx.articles.read import read_articles

LATIN_1 = "Le maire a parlé.".encode("latin-1")


def write(path: Path, *rows: object) -> Path:
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


def read(*inputs):
    """The articles and the failures."""
    failures: list[Failure] = []
    return list(read_articles(*inputs, on_failure=failures.append)), failures


# ------------------------------------------------------------------ text files


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"Rain fell.", "Rain fell."),
        (b"\xef\xbb\xbfRain fell.", "Rain fell."),
        (b"Rain\r\nfell.\r", "Rain\r\nfell.\r"),
        ("Höhe – 3 °C 🌧".encode(), "Höhe – 3 °C 🌧"),
    ],
    ids=["plain", "byte order mark dropped", "line ends kept", "any character"],
)
def test_text_file_is_kept_to_the_character(tmp_path, content, text):
    (tmp_path / "rain.txt").write_bytes(content)
    (article,) = read_articles(tmp_path / "rain.txt")
    assert (article.id, article.text, article.title) == ("rain", text, None)


def test_headline_stays_in_the_text(tmp_path):
    (tmp_path / "rain.txt").write_text("Rain falls\n\nIt rained on Monday.")
    (article,) = read_articles(str(tmp_path / "rain.txt"))
    assert article.text.startswith("Rain falls\n\n")
    assert article.title is None


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"", "EmptyText", "the text is empty"),
        (b" \n\t \r\n", "EmptyText", "the text is empty"),
        (b"... --- ...", "EmptyText", "no word in the text"),
        (b"\0" * 100, "NotText", "not a text file: it holds NUL bytes"),
        (b"\x89PNG\r\n\x1a\n\0\0", "NotText", "not a text file: it holds NUL bytes"),
        (LATIN_1, "NotUTF8", "not UTF-8 (byte 0xe9 at 15); convert it with iconv -f ISO-8859-1 -t UTF-8 bad.txt"),
        ("Rain".encode("utf-16"), "NotUTF8", "not UTF-8; convert it with iconv -f UTF-16 -t UTF-8 bad.txt"),
        (b"a" * 1001, "TooLarge", "more than 1,000 bytes; one text file is one article"),
    ],
    ids=["empty", "white space", "no word", "NULs", "picture", "latin-1", "UTF-16", "too large"],
)
def test_text_file_that_is_refused(tmp_path, monkeypatch, content, error, message):
    monkeypatch.setattr(text_module, "MAX_BYTES", 1000)
    (tmp_path / "bad.txt").write_bytes(content)
    (tmp_path / "good.txt").write_text("Rain fell.")
    articles, (failure,) = read(tmp_path / "bad.txt", tmp_path / "good.txt")
    assert failure == Failure(id="bad", input=str(tmp_path / "bad.txt"), error=error, message=message)
    assert [article.id for article in articles] == ["good"]


# ------------------------------------------------------------------ JSON Lines


def test_columns_of_a_row(tmp_path):
    row = {
        "id": "r1",
        "text": "Rain fell.",
        "title": "Rain",
        "publisher": "The Herald",
        "url": "https://herald.example/rain",
        "published": "2024-03-05T10:00:00Z",
        "author": ["Ada Brook", "Ben Cole"],
        "credit": "AP",
        "sentiment": {"unknown": "columns are left alone"},
    }
    (article,) = read_articles(write(tmp_path / "rows.jsonl", row))
    assert article.model_dump(exclude={"input"}) == {
        "id": "r1",
        "text": "Rain fell.",
        "title": "Rain",
        "outlet": "The Herald",
        "url": "https://herald.example/rain",
        "published": "2024-03-05T10:00:00Z",
        "language": None,
        "byline": "Ada Brook, Ben Cole",
        "credit": "AP",
    }
    assert article.input == f"{tmp_path}/rows.jsonl:1"


@pytest.mark.parametrize(
    ("row", "error", "message"),
    [
        (b'{"text": "Rain', "BrokenJSON", "not JSON: Unterminated string starting at column 10"),
        (b"[" * 100_000, "BrokenJSON", "JSON that cannot be read"),
        (b'{"text": ' + b"9" * 5000 + b"}", "BrokenJSON", "JSON that cannot be read"),
        (["Rain fell."], "BrokenJSON", 'not an object; a line is {"text": …} with the article\'s columns'),
        (b'{"text": "parl\xe9"}', "NotUTF8", "not UTF-8 (byte 0xe9 at 14); convert the file with iconv"),
        ({"title": "Rain"}, "NoText", "no column text"),
        ({"text": 5}, "NoText", "text is the number 5; it must be a string"),
        ({"text": None}, "NoText", "text is empty"),
        ({"text": " "}, "EmptyText", "the text is empty"),
        ({"text": "Rain", "outlet": {"name": "Herald"}}, "BadColumn", "outlet is an object; it must be a string"),
        ({"text": "Rain", "id": True}, "BadColumn", "id is true or false; it must be a string"),
        ({"text": "Rain", "published": "last week"}, "BadDate", "published is 'last week'; write an ISO 8601 date"),
        ({"text": "Rain", "published": "2024-02-30"}, "BadDate", "published is '2024-02-30'; write an ISO 8601"),
        (b'{"text": "Rain \\ud83d fell"}', "LoneSurrogate", "text holds \\ud83d at character 5: half a surrogate pair"),
        (b'{"text": "Rain", "title": "\\udc00"}', "LoneSurrogate", "title holds \\udc00 at character 0"),
    ],
)
def test_row_that_is_refused(tmp_path, row, error, message):
    articles, (failure,) = read(write(tmp_path / "rows.jsonl", {"text": "Before"}, row, {"text": "After"}))
    assert [article.text for article in articles] == ["Before", "After"]
    assert (failure.error, failure.input) == (error, f"{tmp_path}/rows.jsonl:2")
    assert failure.message.startswith(message)
    assert "\n" not in failure.message


def test_whole_surrogate_pairs_are_characters(tmp_path):
    (article,) = read_articles(write(tmp_path / "rows.jsonl", b'{"text": "Rain \\ud83c\\udf27"}'))
    assert article.text == "Rain 🌧"


@pytest.mark.parametrize(
    "published", ["2024", "2024-03", "2024-03-05", "2024-03-05 10:00:00", "2024-03-05T10:00+01:00"]
)
def test_dates_that_may_be_given(tmp_path, published):
    (article,) = read_articles(write(tmp_path / "rows.jsonl", {"text": "Rain", "published": published}))
    assert article.published == published


def test_line_over_the_limit_is_never_read_whole(tmp_path, monkeypatch):
    monkeypatch.setattr("claimx.articles.jsonl.MAX_BYTES", 1000)
    long = {"text": "rain " * 100_000}
    articles, (failure,) = read(write(tmp_path / "rows.jsonl", {"text": "Before"}, long, {"text": "After"}))
    assert [article.text for article in articles] == ["Before", "After"]
    assert (failure.error, failure.input) == ("TooLarge", f"{tmp_path}/rows.jsonl:2")


def test_byte_order_mark_blank_lines_and_carriage_returns(tmp_path):
    (tmp_path / "rows.jsonl").write_bytes(b'\xef\xbb\xbf{"text": "One"}\r\n\r\n{"text": "Two"}')
    assert [(a.text, a.input.rpartition(":")[2]) for a in read_articles(tmp_path / "rows.jsonl")] == [
        ("One", "1"),
        ("Two", "3"),
    ]


def test_jsonl_without_articles_is_a_failure(tmp_path):
    (tmp_path / "rows.jsonl").write_bytes(b"\n")
    assert read(tmp_path / "rows.jsonl")[1] == [
        Failure(input=f"{tmp_path}/rows.jsonl", error="EmptyFile", message="no articles in it")
    ]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b'{"text": "Rain"}\n{}\n')))
    (article,), (failure,) = read("-")
    assert (article.text, article.input, failure.input) == ("Rain", "-:1", "-:2")


# ------------------------------------------------------------------ ids


def test_explicit_id_that_comes_twice_fails_the_second(tmp_path):
    one = write(tmp_path / "one.jsonl", {"id": "a", "text": "First"}, {"id": "a", "text": "Second"})
    articles, (failure,) = read(one)
    assert [article.text for article in articles] == ["First"]
    assert (failure.id, failure.error) == ("a", "DuplicateId")


def test_id_of_a_row_that_failed_is_free_again(tmp_path):
    articles, (failure,) = read(write(tmp_path / "rows.jsonl", {"id": 7, "text": ""}, {"id": 7, "text": "Rain"}))
    assert ([article.id for article in articles], failure.id) == (["7"], "7")


def test_names_and_hashes_that_come_twice_are_numbered(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "rain.txt").write_text("Rain fell.")
    rows = write(tmp_path / "rows.jsonl", {"text": "Snow"}, {"text": "Snow"}, {"id": None, "text": "Snow"})
    first, second, *hashes = [article.id for article in read_articles(tmp_path / "a", tmp_path / "b", rows)]
    assert (first, second) == ("rain", "rain-2")
    assert hashes[1:] == [f"{hashes[0]}-2", f"{hashes[0]}-3"]


@given(st.lists(st.sampled_from(["a", "a-2", "a-2-2", "a-3", "b"])))
def test_no_derived_id_comes_twice(names):
    ids = Ids()
    given_ids = [ids.derived(name) for name in names]
    assert len(set(given_ids)) == len(given_ids)
    assert all(found.startswith(name) for found, name in zip(given_ids, names, strict=True))


# ------------------------------------------------------------------ inputs


def test_folder_is_read_in_order_with_its_subfolders(tmp_path):
    (tmp_path / "sub" / ".hidden").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "sub/c.TXT", "sub/.hidden/d.txt", ".e.txt", "notes.md"):
        (tmp_path / name).write_text(f"Text of {name}")
    write(tmp_path / "out.failures.jsonl", {"id": "x", "error": "EmptyText"})
    assert [article.id for article in read_articles(tmp_path)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("given_input", "message"),
    [
        ("nowhere.txt", "nowhere.txt: no such file or folder"),
        (
            "page.pdf",
            "page.pdf: not a format that claimx reads (.csv, .jsonl, .parquet, .tsv or .txt, or - for JSONL on standard"
            " input)",
        ),
        ("empty", "empty: no .csv, .jsonl, .parquet, .tsv or .txt file in this folder"),
    ],
)
def test_input_that_cannot_be_read_is_an_error_at_once(tmp_path, monkeypatch, given_input, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.pdf").write_text("%PDF")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError) as error:
        read_articles(given_input)
    assert str(error.value) == message


def test_standard_input_only_once():
    with pytest.raises(InputError, match="only once"):
        read_articles("-", "-")


def test_without_on_failure_the_first_failure_is_raised(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"")
    with pytest.raises(ArticleError, match=r"bad\.txt: the text is empty"):
        list(read_articles(tmp_path / "bad.txt"))


def test_file_that_vanishes_is_a_failure(tmp_path):
    (tmp_path / "a.txt").write_text("Rain")
    failures: list[Failure] = []
    articles = read_articles(tmp_path / "a.txt", on_failure=failures.append)
    (tmp_path / "a.txt").unlink()
    assert list(articles) == []
    assert [(f.error, f.message) for f in failures] == [("FileNotFoundError", "No such file or directory")]
