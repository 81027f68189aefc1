"""Which figures measure the same thing, how they relate, and what is never put together."""

from itertools import count

import pytest

from claimx.comparison import compare
from claimx.comparison.results import FigureGroup
from claimx.records import Record
from making import make_record

#: What both articles of a case are about, so that they tell one story.
SCENE = "The Saku river burst its banks at Tamwe, said Ada Nkosi, the mayor of Tamwe. The Saku had risen for days."


def article(marked: str, name: str, published: str | None = "2024-03-04", scene: str = SCENE) -> Record:
    return make_record(f"{scene} {marked}", name, published=published)


def groups(*marked: str, days: tuple[int, ...] = (4, 5, 6), scene: str = SCENE) -> list[FigureGroup]:
    records = [
        article(text, name, f"2024-03-0{day}", scene) for text, name, day in zip(marked, "abc", days, strict=False)
    ]
    return [result for result in compare(records) if isinstance(result, FigureGroup)]


def figure(text: str, value: str | None = None, **attributes: str) -> str:
    """Mark-up of a figure without words around it."""
    said = " ".join(
        f"{name}={value}" for name, value in {"value": value or text.replace(",", ""), **attributes}.items()
    )
    return f"[figure:{next(_keys)} {said}|{text}]"


_keys = count(1)


def people(number: str) -> str:
    """Mark-up of so many people."""
    key = next(_keys)
    return f"[figure:{key} value={number.replace(',', '')}|{number}] [what:{key} head=person|people]"


def things(number: str, noun: str, head: str) -> str:
    """Mark-up of so many things."""
    key = next(_keys)
    return f"[figure:{key} value={number.replace(',', '')}|{number}] [what:{key} head={head}|{noun}]"


# ---------------------------------------------------------------- one measure

SAME = [
    (f"The flood killed {people('43')}.", f"{people('43')} were killed by the flood.", "people killed"),
    (f"The flood killed {people('43')}.", f"The death toll was {figure('43')}.", "people killed"),
    (f"The flood killed {people('43')}.", f"It left {figure('43')} dead.", "people killed"),
    (f"The flood claimed {things('43', 'lives', 'life')}.", f"{people('43')} have died.", "people killed"),
    (f"{people('43')}, the mayor said, were killed.", f"{figure('43')} deaths were counted.", "people killed"),
    (
        f"{people('43')}, including {things('12', 'children', 'child')}, were killed.",
        f"The flood killed {people('43')}.",
        "people killed",
    ),
    (f"It injured {people('112')}.", f"{people('112')} were hurt.", "people injured"),
    (f"It killed 43 and injured {people('112')}.", f"{people('112')} were wounded.", "people injured"),
    (f"It displaced {people('8,600')}.", f"{people('8,600')} fled their homes.", "people displaced"),
    (
        f"The flood washed away {things('300', 'homes', 'home')}.",
        f"{things('300', 'houses', 'house')} were destroyed.",
        "homes destroyed",
    ),
    (
        f"The mill will cut {things('350', 'jobs', 'job')}.",
        f"About {things('350', 'posts', 'post')} will go at the mill.",
        "jobs cut",
    ),
    (
        f"Damage was put at {figure('$30m', '30000000', kind='money', unit='USD')}.",
        f"It caused {figure('$30 million', '30000000', kind='money', unit='USD')} in damage.",
        "damage",
    ),
    (
        f"Unemployment rose to {figure('7.2%', '0.072', kind='percent')}.",
        f"The jobless rate is {figure('7.2 per cent', '0.072', kind='percent')}.",
        "unemployment",
    ),
    (
        f"A quake of magnitude {figure('6.5')} had shaken Tamwe.",
        f"The magnitude-{figure('6.5')} quake broke the dam.",
        "magnitude",
    ),
]


@pytest.mark.parametrize(("one", "other", "measure"), SAME)
def test_one_measure_in_other_words(one, other, measure):
    (group,) = [found for found in groups(one, other) if len({entry.article for entry in found.entries}) > 1]
    assert group.measure == measure
    assert [entry.article for entry in group.entries] == ["a", "b"]


def test_number_that_stands_for_the_one_before():
    marked = (
        f"[source:1 The ILO] [cue:1 estimated] that [content:1 at least {things('1,200', 'children', 'child')} are "
        f"trafficked]. [source:2 Aid workers] [cue:2 expect] [content:2 the number to be around {figure('2,000')}]."
    )
    (group,) = groups(marked)
    assert [entry.text for entry in group.entries] == ["1,200", "2,000"]
    assert group.spread == 1.67


def test_rising_from_an_earlier_number():
    (group,) = groups(f"The death toll rose to {figure('51')} from {figure('43')}.")
    assert [(pair.relation, pair.why) for pair in group.pairs] == [
        ("update", "“51” (4 March 2024) comes after “43” (as it was before)")
    ]


# ---------------------------------------------------------------- never one measure

APART = [
    (f"The flood killed {people('43')}.", f"The flood injured {people('43')}.", "killed and injured"),
    (f"It killed {people('43')} and injured {people('112')}.", f"{people('51')} are missing.", "killed and missing"),
    (
        f"{things('12', 'children', 'child')} were killed.",
        f"{things('12', 'soldiers', 'soldier')} were killed.",
        "children and soldiers",
    ),
    (f"{things('12', 'children', 'child')} were killed.", f"{people('43')} were killed.", "a part and the whole"),
    (f"The flood killed {people('43')}.", f"{things('43', 'boats', 'boat')} were lost.", "people and boats"),
    (
        f"In [country:KEN Kenya], {people('43')} were killed.",
        f"In [country:UGA Uganda], {people('51')} were killed.",
        "two countries",
    ),
    (f"In Beni, {people('43')} were killed.", f"In Goma, {people('51')} were killed.", "two towns"),
    (
        f"{people('43')} were killed [date:1 date=2019|in 2019].",
        f"{people('51')} were killed [date:1 date=2023|in 2023].",
        "two years",
    ),
    (
        f"Inflation is {figure('3.4%', '0.034', kind='percent')}.",
        f"Food inflation is {figure('3.4%', '0.034', kind='percent')}.",
        "two kinds of one measure",
    ),
    (
        f"Damage was {figure('$30m', '30000000', kind='money', unit='USD')}.",
        f"Damage was {figure('€30m', '30000000', kind='money', unit='EUR')}.",
        "two currencies",
    ),
    (
        f"Prices rose {figure('3%', '0.03', kind='percent', change='rise')} at the market.",
        f"Prices are {figure('3%', '0.03', kind='percent')} of the market.",
        "a change and a level",
    ),
    (
        f"It lent {figure('$5m', '5000000', kind='money', unit='USD', period='*')} to farms.".replace("*", '"per day"'),
        f"It lent {figure('$5m', '5000000', kind='money', unit='USD', period='*')} to farms.".replace(
            "*", '"per year"'
        ),
        "two periods",
    ),
    (f"The flood killed {people('43')}.", f"A similar flood killed {people('120')}.", "another event"),
    (f"{people('300')} prayed for the dead.", f"The flood killed {people('43')}.", "a word that is said of others"),
    (f"It killed {people('43')}.", f"{figure('12')} of them were children.", "a part without a place"),
    (f"It killed {people('43')} in {things('three', 'towns', 'town').replace('value=three', 'value=3')}.", "", "where"),
]


@pytest.mark.parametrize(("one", "other", "why"), APART)
def test_never_put_together(one, other, why):
    assert groups(one, other) == [], why


def test_two_unrelated_stories():
    lim = "Dr Lim of Busan opened a clinic in Mokpo, where Dr Lim grew up. The clinic in Mokpo treats eyes."
    records = [
        article(f"The flood killed {people('43')}.", "a"),
        article(f"A fire killed {people('43')}.", "b", scene=lim),
    ]
    assert compare(records) == []


def test_one_story_months_later():
    one, other = f"The flood killed {people('43')}.", f"The flood killed {people('51')}."
    results = compare([article(one, "a"), article(other, "b", "2024-07-04")])
    assert not [result for result in results if isinstance(result, FigureGroup)]


def test_one_article_with_two_numbers_of_nobody():
    assert groups(f"A bomb killed {people('43')}. Gunmen killed {people('12')}.") == []


def test_cluster_never_bridges_two_countries():
    found = groups(
        f"In [country:KEN Kenya], {people('43')} were killed, not in [country:UGA Uganda].",
        f"{people('43')} were killed in [country:UGA Uganda], not in [country:KEN Kenya].",
        f"The flood in [country:KEN Kenya] and [country:UGA Uganda] killed many. It killed {people('43')}.",
    )
    for group in found:
        assert {"a", "b"} - {entry.article for entry in group.entries}


# ---------------------------------------------------------------- relations

KILLED = "The flood killed {}."


def relation(one: str, other: str, days: tuple[int, int] = (4, 4)) -> str:
    (group,) = groups(one, other, days=days)
    (pair,) = group.pairs
    assert "\n" not in pair.why
    return pair.relation


def said(by: str, marked: str) -> str:
    return f"[source:1 {by}] [cue:1 said] [content:1 {marked}]."


RELATIONS = [
    (KILLED.format(people("43")), KILLED.format(people("43")), (4, 5), "agree"),
    (KILLED.format(people("43")), KILLED.format(people("51")), (4, 4), "conflict"),
    (KILLED.format(people("43")), KILLED.format(people("51")), (4, 5), "update"),
    (KILLED.format(people("51")), KILLED.format(people("43")), (4, 5), "conflict"),
    (
        f"The flood killed at least {figure('43', bound='at_least')}.",
        f"The flood killed {figure('51')}.",
        (4, 4),
        "compatible",
    ),
    (
        f"The flood killed at least {figure('43', bound='at_least')}.",
        f"The flood killed {figure('51')}.",
        (4, 5),
        "update",
    ),
    (
        f"The flood killed more than {figure('40', bound='more_than')}.",
        f"The flood killed {figure('43')}.",
        (4, 5),
        "compatible",
    ),
    (
        said("The army", f"the mill would cut {things('350', 'jobs', 'job')}"),
        said("The union", f"the mill would cut {things('900', 'jobs', 'job')}"),
        (4, 5),
        "conflict",
    ),
    (
        said("The union", f"the mill would cut {things('350', 'jobs', 'job')}"),
        said("The union", f"the mill would cut {things('900', 'jobs', 'job')}"),
        (4, 5),
        "update",
    ),
    (
        f"Some {people('11')} were missing.",
        f"{people('7')} were missing.",
        (4, 5),
        "update",
    ),
    (
        f"Damage was {figure('$1.2bn', '1200000000', kind='money', unit='USD')}.",
        f"Damage was {figure('$1,234,000,000', '1234000000', kind='money', unit='USD')}.",
        (4, 4),
        "agree",
    ),
]


@pytest.mark.parametrize(("one", "other", "days", "expected"), RELATIONS)
def test_relation(one, other, days, expected):
    assert relation(one, other, days) == expected


def test_group_tells_who_said_what():
    (group,) = groups(
        "[source:1 refers=organisation:who|The [organisation:who WHO]] [cue:1 said] "
        f"[content:1 {people('43')} had died].",
        f"[source:1 She] [cue:1 said] [content:1 {people('43')} had died].",
    )
    assert [entry.claimant for entry in group.entries] == ["WHO", "She"]
    assert [entry.claim is not None for entry in group.entries] == [True, True]


def test_order_of_records_changes_no_group():
    marked = [f"The flood killed {people(number)}." for number in ("43", "51", "51")]
    records = [article(text, name, f"2024-03-0{day}") for text, name, day in zip(marked, "abc", (4, 5, 6), strict=True)]

    def found(order: list[Record]) -> list[set[str]]:
        return [{e.article for e in group.entries} for group in compare(order) if isinstance(group, FigureGroup)]

    assert found(records) == found(records[::-1]) == [{"a", "b", "c"}]


def test_large_group_is_not_paired_to_the_square():
    records = [article(f"The flood killed {people(str(40 + number))}.", str(number)) for number in range(60)]
    groups_found = [result for result in compare(records) if isinstance(result, FigureGroup)]
    assert max(len(group.pairs) for group in groups_found) <= 40 * 40


@pytest.mark.parametrize("text", ["", "43", "43 43 43", "killed " * 50, "… — ‘’ 43 of the of the of the", "\0 43 \0"])
def test_nothing_raises(text):
    marked = text.replace("43", "[figure:1 value=43|43]", 1) if "43" in text else text
    compare([make_record(marked, "a"), make_record(marked, "b")])
