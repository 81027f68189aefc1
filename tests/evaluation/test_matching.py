"""Matching is one to one, as large as can be, and prefers what fits best."""

from hypothesis import given
from hypothesis import strategies as st

from claimx.evaluation.matching import Score, Words, match, match_ranges, overlap_share
from claimx.records import Range


def ranges(*pairs):
    return [Range(start=start, end=end) for start, end in pairs]


def test_score():
    score = Score(gold=4, found=2, right=1)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.25, 1 / 3)
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)


def test_words_of_a_range_leave_marks_at_its_edges_out():
    text = "“Rain fell,” she said – often."
    words = Words(text)
    assert words.of(ranges((0, 12))) == words.of(ranges((1, 10))) == {0, 1}
    assert words.of(ranges((22, 23))) == frozenset()
    assert words.of(ranges((2, 3), (24, 26))) == {0, 4}


def test_overlap_share():
    assert overlap_share(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert overlap_share(frozenset(), frozenset()) == 0


def test_better_fit_is_preferred():
    assert match_ranges(ranges((0, 10), (10, 20)), ranges((0, 12), (11, 20))) == {0: 0, 1: 1}


def test_touching_is_no_overlap():
    assert match_ranges(ranges((0, 10)), ranges((10, 20))) == {}


@given(
    st.permutations([(0, 9), (0, 2), (3, 3), (2, 5), (6, 8), (8, 12), (20, 22)]), st.integers(0, 25), st.integers(0, 9)
)
def test_whatever_shares_a_character_is_found_among_ranges_in_any_order(pairs, start, length):
    overlapping = any(max(start, a) < min(start + length, b) for a, b in pairs)
    assert bool(match_ranges(ranges((start, start + length)), ranges(*pairs))) == overlapping


def test_articles_of_many_findings_take_no_more_than_their_share():
    many = ranges(*((start, start + 1) for start in range(0, 40_000, 2)))
    assert len(match_ranges(many, many)) == len(many)


def test_a_worse_fit_gives_way_where_more_can_be_matched():
    assert match({(0, 0): 0.9, (0, 1): 0.6, (1, 0): 0.5}) == {0: 1, 1: 0}


@given(st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.floats(0, 1)))
def test_matching_is_one_to_one_and_cannot_be_extended(weights):
    matched = match(weights)
    assert len(set(matched.values())) == len(matched)
    assert set(matched.items()) <= set(weights)
    free = [(i, j) for i, j in weights if i not in matched and j not in matched.values()]
    assert not free
