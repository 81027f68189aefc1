"""Reads what each figure of an article measures, off the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.comparison.claimants import Claimants
from claimx.comparison.leaning import leaning, with_the_same_number
from claimx.comparison.measures import DIGITS, Measure
from claimx.comparison.page import Page
from claimx.comparison.stories import Story
from claimx.comparison.surroundings import Concept, Surroundings
from claimx.comparison.times import Days, days, length
from claimx.comparison.values import statement
from claimx.records import Claim, Figure
from claimx.rules.spec import MeasureRule
from claimx.text.spans import innermost_claim

#: An age is somebody's, and who that is the words around it do not say: compared are only ages that a rule names.
_SOMEBODYS = "age"
#: Dates in the clause that cover at least so many days say which year or month a figure is for.
_LONG = 28
#: Names of measures begin with it where any other noun can stand: "people killed", "miners killed".
_PEOPLE = "people"


def read_measures(page: Page, story: Story, claimants: Claimants) -> list[Measure]:
    """The measures of an article's figures, as far as its words tell them, in the order of the text."""
    figures = sorted(page.record.figures, key=lambda figure: (figure.start, figure.end))
    read: list[tuple[int, Measure]] = []
    for figure in figures:
        if not page.prose.numbers(figure):
            continue
        around = Surroundings(page, figure, figures)
        own = _measure(page, story, around, claimants)
        measure = leaning(own, around, read, page.entities) if own else None
        if measure and (figure.kind != _SOMEBODYS or measure.concepts):
            read.append((around.sentence, measure))
    measures = [measure for _, measure in read]
    whole = [with_the_same_number(measure, measures) for measure in measures]
    return [measure for measure in whole if measure.is_said or measure.digits >= DIGITS]


def _measure(page: Page, story: Story, around: Surroundings, claimants: Claimants) -> Measure | None:
    """What the words around a figure say that it measures; None where it has no number."""
    figure = around.figure
    change = figure.change or ("rise" if around.after("more") else None)
    said = statement(figure, change)
    if said is None:
        return None
    unit, factor = _unit(page, figure)
    claim = innermost_claim(page.record.claims, figure)
    concepts = around.concepts()
    rules = [concept.rule for concept in concepts]
    noun, described = _counted(page, around, rules)
    outside = [number for number in around.zone if number not in around.what and number not in around.hedged]
    return Measure(
        story=story,
        figure=figure,
        claim=claim,
        claimant=claimants.of(claim),
        unit=unit,
        said=said.times(factor),
        says=_says(page, around, concepts, noun),
        period=figure.period or ("per year" if around.has("yearly") else None),
        concepts=frozenset(concept.name for concept in concepts),
        cumulative=any(rule.cumulative for rule in rules),
        varies=any(rule.varies for rule in rules),
        noun=noun,
        described=described,
        words=_plain(page, outside),
        places=_places(page, around, claim),
        several=bool(page.joined(around.zone)),
        when=_when(page, around),
        part=_is_part(page, around),
        earlier=_is_earlier(page, around),
        revised=around.has("revision"),
        background=around.has("background"),
        change=change,
    )


def _unit(page: Page, figure: Figure) -> tuple[str, float]:
    """What figures like it are compared in, and how much of that its own unit is: the hour of "working hours"."""
    if figure.kind in ("percent", "ratio"):
        return "share", 1.0
    counted = figure.what.head.lower() if figure.what and figure.kind == "number" else ""
    kind, unit = ("duration", counted) if page.vocabulary.is_role(counted, "time") else (figure.kind, figure.unit)
    if not unit:
        return kind, 1.0
    name, factor = page.vocabulary.in_terms_of(unit)
    return f"{kind} {name}", factor


def _is_part(page: Page, around: Surroundings) -> bool:
    """Is it a part of another figure, "640 of them", rather than a whole, "350 of the 11,200 jobs"?"""
    what = around.figure.what
    if around.has("alone"):
        return True
    if around.figure.kind != "number" or not around.after("part") or around.of_a_whole:
        return False
    return bool(what is None or page.vocabulary.is_role(what.head.lower(), "generic") or around.concepts())


def _plain(page: Page, numbers: Sequence[int]) -> frozenset[str]:
    """What the words that say something mean, general nouns and words of change left out."""
    words = page.prose.words
    return page.content(n for n in numbers if not page.vocabulary.is_role(words[n].low, "generic"))


def _counted(page: Page, around: Surroundings, rules: Sequence[MeasureRule]) -> tuple[str | None, frozenset[str]]:
    """The noun that is counted, if it says something, and the words around it."""
    what = around.figure.what
    if what is None:
        return None, frozenset()
    described = _plain(page, around.what)
    meaning = page.vocabulary.meaning
    known = {meaning(word) for rule in rules for word in (*(rule.of or ()), *(rule.names or ()), *(rule.words or ()))}
    head = meaning(what.head.lower())
    generic = page.vocabulary.is_role(what.head.lower(), "generic") or head in known or not head
    settled = bool(rules) and around.figure.kind != "number"  # revenue is revenue, whatever else is near
    return (None if generic or settled else head), described - known - {head}


def _places(page: Page, around: Surroundings, claim: Claim | None) -> frozenset[str]:
    """Where the figure is for: places in its clause, else before it, else after it; and who promises it."""
    zone = [number for number in around.zone if number not in around.what]
    stretches = (zone, around.scene(), around.follows())
    found = next((found for words in stretches if (found := page.places(words) | page.joined(words))), frozenset())
    place = around.figure.place
    if place and (place in found or not page.names_country(place, page.prose.sentence_words(around.sentence))):
        found |= {place}
    if around.figure.kind == "money" and claim and claim.source and claim.cue and claim.cue.stance == "commissive":
        found |= {reference.id for reference in claim.source.refers_to}
    return found


def _when(page: Page, around: Surroundings) -> Days | None:
    """The days that the figure is for: its own, else a year or month in its clause, or before or after it."""
    if around.figure.as_of:
        return days(around.figure.as_of)
    for words in (around.zone, around.leads(), around.follows()):
        for covered in page.dates(words):
            if length(covered) >= _LONG:
                return covered
    return None


def _is_earlier(page: Page, around: Surroundings) -> bool:
    """Has another figure replaced this one, by the words before it?"""
    if around.before("compared"):
        return any(length(covered) < _LONG for covered in page.dates(around.zone))
    return around.before("earlier") or around.near("outdated")


def _says(page: Page, around: Surroundings, concepts: Sequence[Concept], counted: str | None) -> str:
    """What the figure measures, in plain words."""
    noun = around.figure.what.text if around.figure.what else None
    if concepts:
        measure = " or ".join(concept.name for concept in concepts)
        return f"{noun}{measure.removeprefix(_PEOPLE)}" if counted and measure.startswith(_PEOPLE) else measure
    words = (page.prose.words[n] for n in around.zone if n not in around.what and page.is_content(n))
    said = (page.record.text[word.start : word.end] for word in words)
    return " ".join(part for part in (noun, *said) if part)
