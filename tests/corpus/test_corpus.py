"""The corpus keeps what `corpus/README.md` promises: its size, its balance, and gold that fits the articles."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from claimx.evaluation.gold import compile_gold, sources_to_resolve
from claimx.records import Modality, Record, Stance
from claimx.text.markup import parse_markup

CORPUS = Path(__file__).parents[2] / "corpus"


def read_articles(name: str) -> dict[str, dict[str, Any]]:
    """The articles of a file by their ids, which are in order."""
    articles = [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines()]
    ids = [article["id"] for article in articles]
    assert ids == sorted(set(ids))
    return dict(zip(ids, articles, strict=True))


def read_stories(name: str) -> list[dict[str, Any]]:
    """Gold of comparisons."""
    stories: list[dict[str, Any]] = yaml.safe_load((CORPUS / "gold" / name).read_text(encoding="utf-8"))
    return stories


ARTICLES = read_articles("articles.jsonl")
TOLD = ARTICLES | read_articles("stories.jsonl")
GOLD = {side: sorted((CORPUS / "gold" / side).glob("*.txt")) for side in ("check", "tune")}
STORIES = read_stories("comparisons.yaml")
ALL_STORIES = [*STORIES, *read_stories("tune/stories.yaml"), *read_stories("check/stories.yaml")]
RELATIONS = {"agree", "compatible", "update", "conflict"}
FIELDS = {"id", "title", "outlet", "published", "byline", "credit", "text"}


def places(story: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Every stretch of an article that a story of `comparisons.yaml` points to."""
    for group in story["groups"]:
        yield from group["figures"]
    for pair in [*story["apart"], *story.get("quotations", [])]:
        yield pair["a"]
        yield pair["b"]


PLACES = [place for story in ALL_STORIES for place in places(story)]


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    return {
        path.stem: compile_gold(ARTICLES[path.stem], path.read_text(encoding="utf-8"))
        for paths in GOLD.values()
        for path in paths
    }


@pytest.fixture(scope="module")
def check(records: dict[str, Record]) -> list[Record]:
    return [records[path.stem] for path in GOLD["check"]]


def test_at_least_sixty_articles_with_an_id_each() -> None:
    assert len(ARTICLES) >= 60
    assert len(TOLD) == len(ARTICLES) + 24


@pytest.mark.parametrize("article", TOLD.values(), ids=lambda article: article["id"])
def test_an_article_has_its_fields_and_120_to_700_words(article: dict[str, Any]) -> None:
    assert set(article) == FIELDS
    assert 120 <= len(article["text"].split()) <= 700


def test_at_least_twelve_stories_are_told_by_three_to_five_outlets() -> None:
    outlets: dict[str, set[str]] = defaultdict(set)
    for story in ALL_STORIES:
        for article in TOLD.values():
            if article["id"].startswith(f"{story['story']}-"):
                outlets[story["story"]].add(article["outlet"])
    assert len(STORIES) >= 12
    assert {story: names for story, names in outlets.items() if not 3 <= len(names) <= 5} == {}
    assert len(outlets) == len(ALL_STORIES)


def test_at_least_thirty_gold_files_and_none_on_both_sides() -> None:
    check, tune = ({path.stem for path in GOLD[side]} for side in ("check", "tune"))
    assert len(check) + len(tune) >= 30
    assert not check & tune
    of_story = {
        side: {story["story"] for story in STORIES for name in names if name.startswith(f"{story['story']}-")}
        for side, names in (("check", check), ("tune", tune))
    }
    assert not of_story["check"] & of_story["tune"], "a story belongs to one side"


@pytest.mark.parametrize("path", [*GOLD["check"], *GOLD["tune"]], ids=lambda path: path.stem)
def test_gold_compiles_is_the_articles_text_and_refers_to_what_it_marks(path: Path) -> None:
    marked = path.read_text(encoding="utf-8")
    article = ARTICLES[path.stem]
    assert parse_markup(marked)[0] == article["text"]
    record = compile_gold(article, marked)
    marked_ids = {
        *(("organisation", entity.id) for entity in record.organisations),
        *(("person", entity.id) for entity in record.people),
        *(("country", country.iso3) for country in record.countries),
    }
    referred = {(to.kind, to.id) for claim in record.claims if claim.source for to in claim.source.refers_to}
    assert referred <= marked_ids


@pytest.mark.parametrize("stance", [stance for stance in get_args(Stance) if stance != "neutral"])
def test_check_holds_ten_claims_of_each_stance(stance: str, check: list[Record]) -> None:
    assert Counter(c.cue.stance for r in check for c in r.claims if c.cue)[stance] >= 10


@pytest.mark.parametrize("modality", [modality for modality in get_args(Modality) if modality != "asserted"])
def test_check_holds_ten_claims_of_each_modality(modality: str, check: list[Record]) -> None:
    assert Counter(c.modality for r in check for c in r.claims)[modality] >= 10


def test_check_holds_ten_negative_claims(check: list[Record]) -> None:
    assert sum(c.polarity == "negative" for r in check for c in r.claims) >= 10


def test_check_holds_forty_sources_to_resolve() -> None:
    assert sum(len(sources_to_resolve(path.read_text(encoding="utf-8"))) for path in GOLD["check"]) >= 40


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place['article']}: {place['near']}")
def test_near_stands_once_in_its_article_and_holds_the_text(place: dict[str, str]) -> None:
    assert TOLD[place["article"]]["text"].count(place["near"]) == 1
    assert place.get("text", "") in place["near"]


def test_a_compared_figure_is_a_figure_of_the_gold(records: dict[str, Record]) -> None:
    compared = [figure for story in STORIES for group in story["groups"] for figure in group["figures"]]
    missing = []
    for figure in compared:
        if record := records.get(figure["article"]):
            start = record.text.index(figure["near"])
            stretch = range(start, start + len(figure["near"]) + 1)
            found = [f.text for f in record.figures if f.start in stretch and f.end in stretch]
            if figure["text"] not in found:
                missing.append((figure, found))
    assert missing == []


def test_relations_are_known_and_at_least_twenty_near_misses() -> None:
    for story in ALL_STORIES:
        for group in story["groups"]:
            for one, other, relation in group["pairs"]:
                assert relation in RELATIONS
                assert one != other
                assert max(one, other) < len(group["figures"])
        assert {pair["relation"] for pair in story.get("quotations", [])} <= {"verbatim", "partial", "paraphrase"}
    assert sum(len(story["apart"]) for story in ALL_STORIES) >= 20
