"""What is read of brat's files, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimx.store.brat.reading import BratError, read_brat
from claimx.store.brat.standoff import StandoffError, parse_standoff

TEXT = "The mayor said that two roads were closed. Critics fear worse."
MARKS = """T1\tSource 0 9\tThe mayor
T2\tCue 10 14\tsaid
T3\tContent 20 29;30 41\ttwo roads were closed
T4\tAttribution 10 14\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
A1\tStance E1 neutral
A2\tDoubtful E1
#1\tAnnotatorNotes E1\tsure of it
R1\tSame Arg1:T1 Arg2:T2
"""


def pieces(ranges) -> list[str]:
    return [TEXT[each.start : each.end] for each in ranges]


def test_events_have_the_pieces_of_their_roles():
    (event,) = parse_standoff(MARKS).events.values()
    assert event.label == "Attribution"
    assert {role: pieces(ranges) for role, ranges in event.roles.items()} == {
        "source": ["The mayor"],
        "cue": ["said"],
        "content": ["two roads", "were closed"],
    }


def test_events_have_attributes():
    (event,) = parse_standoff(MARKS).events.values()
    assert event.attributes == {"stance": "neutral", "doubtful": "true"}


def test_spans_are_in_the_order_of_the_text():
    span = parse_standoff("T1\tContent 43 50;0 9\tCritics The mayor").spans["T1"]
    assert pieces(span.pieces) == ["The mayor", "Critics"]


def test_numbered_roles_are_one_role():
    marks = "T1\tA 0 3\tThe\nT2\tB 4 9\tmayor\nE1\tSays:T1 Content2:T2 Content:T1\n"
    assert pieces(parse_standoff(marks).events["E1"].roles["content"]) == ["The", "mayor"]


@pytest.mark.parametrize(
    "line", ["", "the rest of a note", "#1\tAnnotatorNotes T1\tT2\tE5", "T1 Source 0 9 The", "N1\tx"]
)
def test_lines_that_are_skipped(line):
    assert parse_standoff(f"{line}\nT1\tSource 0 9\tThe mayor").spans.keys() == {"T1"}


@pytest.mark.parametrize(
    "line",
    [
        "T1\tSource",
        "T1\tSource 0\tThe",
        "T1\tSource -1 4\tThe",
        "T1\tSource 0 9999999999999999999999\tThe",
        "E1\tAttribution",
        "E1\tAttribution:T1 Source",
        "A1\tStance",
    ],
)
def test_lines_that_are_refused(line):
    with pytest.raises(StandoffError, match=r"^line 2: no "):
        parse_standoff(f"#1\tnote T1\tx\n{line}")


def write(folder: Path, **files: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        stem, _, suffix = name.rpartition("__")
        (folder / f"{stem}.{suffix}").write_bytes(content.encode())


def test_texts_and_annotations_side_by_side(tmp_path):
    write(tmp_path, a__txt=TEXT, a__ann=MARKS, b__txt="Not annotated.", c__txt=TEXT, c__ann="")
    assert [(article.name, len(article.standoff.events)) for article in read_brat(tmp_path)] == [("a", 1), ("c", 0)]


def test_texts_and_annotations_in_folders(tmp_path):
    write(tmp_path / "text", a_1__txt=TEXT)
    write(tmp_path / "attributions", a_1_ann__ann=MARKS)
    assert [article.name for article in read_brat(tmp_path)] == ["a_1"]


@pytest.mark.parametrize("first", ["a", "a_ann"])
def test_of_several_annotators_the_first_counts(tmp_path, first):
    write(tmp_path, a__txt=TEXT, **{f"{first}__ann": MARKS}, a_zoe__ann="")
    assert [len(article.standoff.events) for article in read_brat(tmp_path)] == [1]


def test_line_ends_are_kept(tmp_path):
    write(tmp_path, a__txt="One.\r\nTwo.", a__ann="T1\tX 6 9\tTwo\r\n")
    (article,) = read_brat(tmp_path)
    assert article.text == "One.\r\nTwo."


@pytest.mark.parametrize(
    ("text", "marks", "message"),
    [
        (TEXT, "T1\tSource 0 990\tThe", "a.ann: T1 reaches from 0 to 990 of 62 characters"),
        (TEXT, "T1\tSource 9 0\tThe", "a.ann: T1 reaches from 9 to 0 of 62 characters"),
        (TEXT, "T1\tSource", "a.ann: line 1: no T line of brat"),
        (None, MARKS, "a.ann: its text is missing"),
    ],
)
def test_files_that_are_refused(tmp_path, text, marks, message):
    write(tmp_path, a__ann=marks)
    if text:
        write(tmp_path, a__txt=text)
    with pytest.raises(BratError, match=message):
        list(read_brat(tmp_path))


def test_files_in_another_encoding_are_refused(tmp_path):
    write(tmp_path, a__ann="")
    (tmp_path / "a.txt").write_bytes("Café".encode("latin-1"))
    with pytest.raises(BratError, match=r"a\.txt: not UTF-8 \(byte 0xe9 at 3\)"):
        list(read_brat(tmp_path))
