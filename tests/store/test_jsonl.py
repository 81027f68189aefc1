"""Records survive being written and read; what is no record is refused with its place."""

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.records import SCHEMA, MadeBy, Record
from claimx.store.jsonl import Output, OutputError, RecordError, read_records
from making import make_record

MARKED = "[source:1 The ministry] [cue:1 said] [content:1 [figure:1 value=43|43] [what:1 head=home|homes] burnt]."


def write(path: Path | None, *records: Record) -> None:
    with Output(path) as output:
        for record in records:
            output.write(record)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def broken(**changes: object) -> bytes:
    return json.dumps({**json.loads(make_record(MARKED).to_json()), **changes}).encode()


def test_round_trip(tmp_path):
    records = [make_record(MARKED, "a"), make_record("Nothing – here 🌧\u2028.", "b", published="2024-03-05")]
    write(tmp_path / "out.jsonl", *records)
    assert list(read_records(tmp_path / "out.jsonl")) == records
    assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 2


@given(text=st.text(st.characters(exclude_categories=["Cs"])), name=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(text, name):
    record = Record(id=name, text=text, text_sha256="", made_by=MadeBy(claimx="0", model="", rules=[]))
    assert Record.model_validate_json(record.to_json()) == record
    assert "\n" not in record.to_json()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (broken(schema="claimx/2"), f"schema claimx/2: this claimx reads {SCHEMA}; upgrade"),
        (broken(colour="red"), "colour: a field that this claimx does not know; upgrade"),
        (broken(text=5), "text: Input should be a valid string"),
        (
            b'{"schema": "claimx/1", "id',
            "not JSON: Unterminated string starting at at column 24; was the file cut off?",
        ),
        (b'{"id": "\xe9"}', "not UTF-8; records are the JSON Lines that claimx extract writes"),
        (b"[]", "no record: it names no schema; records come from claimx extract"),
        (b'{"text": "an article"}', "no record: it names no schema; records come from claimx extract"),
    ],
)
def test_line_that_is_no_record(tmp_path, line, message):
    file = tmp_path / "in.jsonl"
    file.write_bytes(make_record(MARKED).to_json().encode() + b"\n\n" + line)
    records = read_records(file)
    assert next(records).id == "a"
    with pytest.raises(RecordError) as error:
        next(records)
    assert str(error.value) == f"{file}:3: {message}"


def test_file_that_is_not_there():
    with pytest.raises(RecordError, match=r"^nowhere\.jsonl: No such file or directory$"):
        read_records("nowhere.jsonl")


def test_standard_input(monkeypatch):
    line = make_record(MARKED).to_json().encode()
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(line)))
    assert [record.id for record in read_records("-")] == ["a"]


def test_standard_output(capsys):
    write(None, make_record(MARKED))
    assert json.loads(capsys.readouterr().out)["schema"] == SCHEMA


def test_file_has_its_name_only_when_it_is_whole(tmp_path):
    target = tmp_path / "out.jsonl"
    target.write_text("old")
    with Output(target) as output:
        output.write(make_record(MARKED))
        assert target.read_text() == "old"
    assert names(tmp_path) == ["out.jsonl"]
    assert target.read_text() != "old"


def test_error_on_the_way_leaves_things_as_they_were(tmp_path):
    (tmp_path / "out.jsonl").write_text("old")
    with pytest.raises(AttributeError):
        write(tmp_path / "out.jsonl", make_record(MARKED), "no record")
    assert names(tmp_path) == ["out.jsonl"]
    assert (tmp_path / "out.jsonl").read_text() == "old"


def test_device_is_written_to_where_it_is():
    write(Path("/dev/null"), make_record(MARKED))
    assert not Path("/dev/null").is_file()


def test_link_stays_a_link(tmp_path):
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "out.jsonl")
    write(tmp_path / "link.jsonl", make_record(MARKED))
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "out.jsonl").is_file()


@pytest.mark.parametrize(
    ("target", "reason"),
    [("nowhere/out.jsonl", "No such file or directory"), (".", "Is a directory"), ("/dev/full", "No space left")],
)
def test_output_that_cannot_be_written(tmp_path, target, reason):
    with pytest.raises(OutputError, match=f"cannot be written: {reason}"):
        write(tmp_path / target, make_record(MARKED))
    assert names(tmp_path) == []
