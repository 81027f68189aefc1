"""A text cut where marks begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from claimx.report.highlights import Highlight, highlights
from claimx.report.outline import outline
from claimx.report.segments import Segment, segments
from claimx.text.paragraphs import paragraph_ranges
from making import make_record


def drawn(text: str, paragraphs: list[list[Segment]]) -> list[list[tuple[str, str]]]:
    """Each segment's words and the kinds that cover it."""
    return [[(text[s.start : s.end], " ".join(h.kind for h in s.covering)) for s in each] for each in paragraphs]


def test_text_is_cut_where_findings_begin_and_end():
    record = make_record(
        "Fire\n\n[source:1 The [organisation:m mayor's office]] [cue:1 said] "
        "[content:1 [figure:1 value=43|43] homes burnt]."
    )
    marked = highlights(record, outline(record.claims))
    assert drawn(record.text, segments(record.text, marked)) == [
        [("Fire", "")],
        [
            *[("The ", "source"), ("mayor's office", "source organisation"), (" ", ""), ("said", "cue"), (" ", "")],
            *[("43", "claim figure"), (" homes burnt", "claim"), (".", "")],
        ],
    ]


def test_what_overlaps_is_cut_in_three():
    marked = [Highlight(0, 4, "claim", "1", "c", 1), Highlight(2, 6, "figure", "F", "f")]
    (paragraph,) = segments("abcdef", marked)
    assert drawn("abcdef", [paragraph]) == [[("ab", "claim"), ("cd", "claim figure"), ("ef", "figure")]]
    assert [[each.kind for each in segment.opening] for segment in paragraph] == [["claim"], ["figure"], []]
    assert [[each.kind for each in segment.closing] for segment in paragraph] == [[], ["claim"], ["figure"]]


def test_a_range_outside_of_the_text_is_left_out():
    record = make_record("[figure:1 value=3|Three] died")
    broken = record.figures[0].model_copy(update={"start": 90, "end": 99})
    assert highlights(record.model_copy(update={"figures": [broken]}), []) == []


MARKS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=8)


@given(st.text(alphabet="ab \n", max_size=40), MARKS)
def test_every_mark_opens_once_and_closes_once(text, ranges):
    marked = sorted(
        {Highlight(a, min(a + n, len(text)), "date", "D", str(n)) for a, n in ranges if a < len(text)},
        key=lambda each: (each.start, -each.end),
    )
    paragraphs = segments(text, marked)
    flat = [segment for paragraph in paragraphs for segment in paragraph]
    printed = [range(start, end) for start, end in paragraph_ranges(text)]
    seen = [each for each in marked if any(max(each.start, p.start) < min(each.end, p.stop) for p in printed)]
    assert sorted(each.finding for s in flat for each in s.opening) == sorted(each.finding for each in seen)
    assert sorted(each.finding for s in flat for each in s.closing) == sorted(each.finding for each in seen)
    for segment in flat:
        assert all(each.start <= segment.start and segment.end <= each.end for each in segment.covering)
    shown = "".join(text[segment.start : segment.end] for segment in flat)
    assert "".join(shown.split()) == "".join(text.split())
