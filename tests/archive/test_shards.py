"""Shards hold the whole archive in its order, and a change in it changes only those around."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.conftest import some_articles
from claimx.archive.shards import cut, single
from claimx.articles.article import Article
from claimx.articles.failure import Failure

texts = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=40)


@given(texts)
def test_nothing_is_lost_and_nothing_moves(given_texts):
    articles = [Article(id=str(number), text=text) for number, text in enumerate(given_texts)]
    for shards in (list(cut(articles)), list(single(articles))):
        assert [item for shard in shards for item in shard.items] == articles
        assert [shard.number for shard in shards] == list(range(len(shards)))
        assert all(shard.items for shard in shards)


def test_shards_are_neither_small_nor_large():
    shards = list(cut(some_articles(2_000)))
    assert 2_000 / 16 < len(shards) < 2_000 / 4
    assert max(len(shard.items) for shard in shards) <= 16
    long = list(cut(Article(id=str(number), text="Rain. " * 40_000) for number in range(5)))
    assert [len(shard.items) for shard in long] == [1] * 5


@pytest.mark.parametrize("place", [0, 500, 999])
def test_an_article_more_or_less_changes_only_the_shards_around_it(place):
    articles = some_articles(1_000)
    fewer = articles[:place] + articles[place + 1 :]
    before, after = ({shard.key("f") for shard in cut(some)} for some in (articles, fewer))
    assert len(before - after) <= 5


def test_a_key_hangs_on_all_that_decides_what_comes_out():
    article = Article(id="a", text="Rain", published="2024-03-05", input="a.txt")
    changed = [article.model_copy(update={name: "b"}) for name in ("id", "text", "published", "title", "outlet", "url")]
    items = [article, *changed, Failure(id="a", error="NoText", message="no text")]
    keys = {next(cut([item])).key("f") for item in items} | {next(cut([article])).key("g")}
    assert len(keys) == len(items) + 1
    moved = article.model_copy(update={"input": "b.txt"})
    assert next(cut([moved])).key("f") == next(cut([article])).key("f")
