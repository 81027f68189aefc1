"""Copies of articles: agency stories in several outlets."""

from hypothesis import given
from hypothesis import strategies as st

from claimx.comparison.copies import copies, sample
from claimx.rules.vocabulary import split_words

STORY = " ".join(f"sentence {number} of the agency's long story about the river" for number in range(60))


def found(**texts: str) -> list[tuple[list[str], float]]:
    return [(copy.articles, copy.similarity) for copy in copies([sample(n, split_words(t)) for n, t in texts.items()])]


def test_the_same_text():
    assert found(a=STORY, b=STORY) == [(["a", "b"], 1.0)]


def test_cut_and_headed_anew():
    ((articles, similarity),) = found(a=STORY, b="A HEADLINE\n\n" + STORY[: len(STORY) * 8 // 10])
    assert articles == ["a", "b"]
    assert 0.6 <= similarity < 0.95


def test_half_a_story_is_none():
    assert found(a=STORY, b=STORY[: len(STORY) // 3]) == []


def test_many_copies_are_paired_with_the_first():
    assert [articles for articles, _ in found(a=STORY, b=STORY, c=STORY, d="Another text, quite short.")] == [
        ["a", "b"],
        ["a", "c"],
    ]


def test_texts_without_a_run_of_words():
    assert found(a="", b="", c="Rain.") == []


@given(st.lists(st.text("ab cd ", max_size=80), max_size=6))
def test_each_article_copies_at_most_one(texts):
    pairs = [copy for copy, _ in found(**{f"t{number}": text for number, text in enumerate(texts)})]
    assert len({later for _, later in pairs}) == len(pairs)
