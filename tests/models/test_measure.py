"""The measuring of the tagger against marked articles (`models/attribution/measure.py`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimx.records import Claim, Range, Source
from claimx.store.brat.reading import read_brat
from examples import read_marked
from making import make_record
from measure import Measured

TEXT = "The mayor said that two roads were closed. Critics fear worse."
MARKS = """T1\tSource 0 9\tThe mayor
T2\tCue 10 14\tsaid
T3\tContent 20 41\ttwo roads were closed
T4\tSource 43 50\tCritics
T5\tCue 51 55\tfear
T6\tContent 56 61\tworse
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One article, marked by two people, of whom the first counts."""
    for part in ("text", "attributions"):
        (tmp_path / part).mkdir()
    (tmp_path / "text" / "herald_1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "herald_1_ann.ann").write_text(MARKS, encoding="utf-8")
    (tmp_path / "attributions" / "herald_1_zoe.ann").write_text("", encoding="utf-8")
    return tmp_path


def claim(source: tuple[int, int], content: tuple[int, int], confidence: float) -> Claim:
    """A claim of the text."""
    return Claim(
        id=f"c{content[0]}-{content[1]}",
        kind="indirect",
        source=Source(start=source[0], end=source[1], text=TEXT[slice(*source)]),
        cue=None,
        content=[Range(start=content[0], end=content[1])],
        text=TEXT[slice(*content)],
        polarity="positive",
        modality="asserted",
        confidence=confidence,
        rule="rule",
    )


def test_marked_articles_are_read(folder: Path) -> None:
    [(name, text, marked)] = read_marked(folder)
    assert (name, text) == ("herald_1", TEXT)
    assert [[text[a:b] for a, b in each["content"]] for each in marked] == [["two roads were closed"], ["worse"]]


def test_claims_are_counted_by_what_is_right_of_them(folder: Path) -> None:
    [marked] = read_brat(folder)
    found = [claim((0, 9), (15, 41), 0.85), claim((0, 9), (56, 61), 0.42)]
    measured = Measured()
    measured.add(make_record(TEXT, marked.name).model_copy(update={"claims": found}), marked)
    assert measured.all.row() == ["100.0", "50.0", "50.0", "80.0"]
    assert measured.articles == {"herald": 1}
    assert measured.kinds["indirect"].content.gold == 2
    assert dict(measured.confidence) == {8: [(0.85, True)], 4: [(0.42, False)]}


def test_the_word_that_may_be_left_out_of_marked_contents(folder: Path) -> None:
    with_that = MARKS.replace("T3\tContent 20 41\ttwo", "T3\tContent 15 41\tthat two")
    (folder / "attributions" / "herald_1_ann.ann").write_text(with_that, encoding="utf-8")
    [marked] = read_brat(folder)
    record = make_record(TEXT, marked.name).model_copy(update={"claims": [claim((0, 9), (20, 41), 0.85)]})
    exact = []
    for measured in (Measured(), Measured(without_that=True)):
        measured.add(record, marked)
        exact.append(measured.all.exact.right)
    assert exact == [0, 1]
