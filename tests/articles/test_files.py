"""Packed files, patterns of names, and what a cut-off or hostile file costs."""

import bz2
import gzip
import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from claimx.articles.compression import _zstd
from claimx.articles.failure import Failure, InputError
from claimx.articles.read import read_articles

ROWS = b"".join(
    json.dumps({"id": f"r{number}", "text": f"Rain fell {number} times."}).encode() + b"\n" for number in range(20_000)
)
PACK = {".gz": gzip.compress, ".zst": lambda content: _zstd().compress(content)}
packed = pytest.mark.parametrize("suffix", PACK)


def read(*inputs):
    """The articles and the failures."""
    failures: list[Failure] = []
    return list(read_articles(*inputs, on_failure=failures.append)), failures


def write(path: Path, content: bytes, suffix: str) -> Path:
    path = path.with_name(path.name + suffix)
    path.write_bytes(PACK[suffix.lower()](content))
    return path


# ------------------------------------------------------------------ packed files


@packed
@pytest.mark.parametrize(
    ("name", "content", "ids"),
    [
        ("rain.txt", b"\xef\xbb\xbfRain fell.", ["rain"]),
        ("RAIN.TXT", b"Rain fell.", ["RAIN"]),
        ("a.b.txt", b"Rain fell.", ["a.b"]),
        ("rows.jsonl", b'{"id": "r1", "text": "Rain"}\n{"id": "r2", "text": "Snow"}', ["r1", "r2"]),
        ("rows.csv", b"id,text\nr1,Rain\nr2,Snow\n", ["r1", "r2"]),
        ("rows.tsv", b"id\ttext\nr1\tRain", ["r1"]),
    ],
)
def test_packed_files_read_as_they_are(tmp_path, suffix, name, content, ids):
    path = write(tmp_path / name, content, suffix)
    articles, failures = read(path)
    assert ([article.id for article in articles], failures) == (ids, [])
    assert articles[0].input.startswith(str(path))
    assert [article.id for article in read_articles(tmp_path)] == ids


@packed
def test_several_streams_in_one_file_follow_each_other(tmp_path, suffix):
    path = tmp_path / f"rows.jsonl{suffix}"
    path.write_bytes(PACK[suffix](b'{"id": "r1", "text": "Rain"}\n') + PACK[suffix](b'{"id": "r2", "text": "Snow"}\n'))
    assert [article.id for article in read_articles(path)] == ["r1", "r2"]


@packed
def test_file_that_is_cut_off_keeps_what_was_read(tmp_path, suffix):
    path = write(tmp_path / "rows.jsonl", ROWS, suffix)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])
    articles, failures = read(path)
    assert 100 < len(articles) < 20_000
    assert [article.id for article in articles] == [f"r{number}" for number in range(len(articles))]
    assert failures[-1] == Failure(
        input=str(path), error="BrokenArchive", message="cut off or damaged; what stands before it was read"
    )


@packed
@pytest.mark.parametrize("name", ["rows.jsonl", "rows.csv", "rain.txt"])
@pytest.mark.parametrize("content", [b"", b"Rain fell.", b"\x1f\x8b\x08\x00rain fell", b"\x28\xb5\x2f\xfdrain fell"])
def test_file_that_is_not_packed_at_all(tmp_path, suffix, name, content):
    path = tmp_path / (name + suffix)
    path.write_bytes(content)
    articles, (failure,) = read(path)
    assert articles == []
    assert failure.error in ("BrokenArchive", "EmptyFile", "EmptyText")


@packed
def test_damage_in_the_middle(tmp_path, suffix):
    path = write(tmp_path / "rows.jsonl", ROWS, suffix)
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 50] = bytes(50)
    path.write_bytes(whole)
    _, failures = read(path)
    assert failures
    assert failures[-1].error in ("BrokenArchive", "BrokenJSON", "NotUTF8")


@pytest.mark.parametrize("name", ["rows.jsonl.bz2", "rows.parquet.gz", "rows.gz", ".gz"])
def test_packed_in_another_way(tmp_path, name):
    (tmp_path / name).write_bytes(bz2.compress(ROWS))
    with pytest.raises(InputError, match="not a format that claimx reads"):
        read_articles(tmp_path / name)


@packed
@pytest.mark.parametrize(("name", "head"), [("rows.jsonl", b'{"text": "'), ("rows.csv", b'text\n"'), ("rain.txt", b"")])
def test_bomb_costs_its_article_and_little_memory(tmp_path, suffix, name, head):
    path = write(tmp_path / name, head + b"a" * 200_000_000, suffix)
    code = (
        "import sys; from claimx.articles.read import read_articles; failures = [];"
        "print(len(list(read_articles(sys.argv[1], on_failure=failures.append))), *[f.error for f in failures])"
    )
    limit = 150_000_000  # of the memory that the process may take; the file unpacked is larger

    def limited():
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))

    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, preexec_fn=limited)
    assert (done.stdout, done.stderr) == ("0 TooLarge\n", "")


# ------------------------------------------------------------------ patterns of names


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    for name in ("b1.txt", "a1.txt", "a2.txt", "a[3].txt", "sub/a4.txt", "sub/deep/a5.txt", "a.failures.jsonl"):
        Path(name).write_text("Rain fell.")
    return tmp_path


@pytest.mark.parametrize(
    ("pattern", "ids"),
    [
        ("a?.txt", ["a1", "a2"]),
        ("[ab]1.txt", ["a1", "b1"]),
        ("a[3].txt", ["a[3]"]),
        ("s*", ["a4", "a5"]),
        ("**/a[45].*", ["a4", "a5"]),
        ("sub/**", ["a4", "a5"]),
        ("sub/*/*.txt", ["a5"]),
    ],
)
def test_patterns_of_names(folder, pattern, ids):
    assert [article.id for article in read_articles(pattern)] == ids
    assert [article.id for article in read_articles(folder / pattern)] == ids


def test_pattern_that_no_name_has(folder):
    with pytest.raises(InputError, match=r"^c\*\.txt: no such file or folder, and no file has a name of this pattern$"):
        read_articles("c*.txt")


def test_address_is_no_file():
    with pytest.raises(
        InputError, match=r"^s3://news/a\.jsonl: claimx reads files; pipe others into `claimx extract -`$"
    ):
        read_articles("s3://news/a.jsonl")
