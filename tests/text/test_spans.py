"""Arithmetic on ranges: ids, trimming, and which claim stands in which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.records import Claim, Cue, Range
from claimx.text.spans import claim_parents, covers, finding_ids, hull, innermost_claim, overlaps, trim
from making import make_record

ranges = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: Range(start=pair[0], end=sum(pair)))


def claim(name: str, content: Range, cue: Range) -> Claim:
    marked = Cue(start=cue.start, end=cue.end, text="", lemma="", stance="neutral")
    return Claim(id=name, kind="indirect", cue=marked, content=[content], text="", rule="test")


def test_ids_of_findings_on_one_range_are_numbered():
    same, other = Range(start=1, end=3), Range(start=2, end=3)
    assert finding_ids("f", [same, other, same]) == ["f1-3", "f2-3", "f1-3-2"]


@pytest.mark.parametrize(("text", "trimmed"), [("  rain ", "rain"), ("rain", "rain"), ("   ", ""), ("", "")])
def test_trim(text, trimmed):
    start, end = trim(text, 0, len(text))
    assert text[start:end] == trimmed


@given(ranges, ranges)
def test_what_covers_overlaps(one, other):
    if covers(one, other):
        assert overlaps(one, other)
        assert overlaps(other, one)
    assert covers(hull([one, other]), one)


def test_claim_in_a_claim_in_a_claim():
    record = make_record(
        "[source:1 He] [cue:1 said] [content:1 [source:2 she] [cue:2 thought] [content:2 [source:3 it] "
        "[cue:3 promised] [content:3 [figure:1 value=5|five] boats]]]."
    )
    outer, middle, inner = record.claims
    assert [each.parent for each in record.claims] == [None, outer.id, middle.id]
    assert innermost_claim(record.claims, record.figures[0]) == inner


@given(st.lists(st.tuples(ranges, ranges), max_size=8))
def test_no_claim_stands_in_itself_through_others(pairs):
    claims = [claim(str(number), content, cue) for number, (content, cue) in enumerate(pairs)]
    parents = dict(zip((each.id for each in claims), claim_parents(claims), strict=True))
    for name in parents:
        way = [name]
        while (parent := parents[way[-1]]) is not None:
            assert parent not in way
            way.append(parent)
