"""What differs between two records of one article."""

from __future__ import annotations

import pytest

from claimx.differences import Difference, differences
from claimx.records import Claim, Cue, Entity, Figure, Mention, Range, Record, Source
from making import make_record

TEXT = "The union said that 300 crans were landed."


def record(*figures: Figure, **found: object) -> Record:
    return make_record(TEXT, "a").model_copy(update={"figures": list(figures), **found})


def figure(start: int, end: int, rule: str = "en.digits.english", **said: object) -> Figure:
    return Figure.model_validate(
        {
            "id": f"f{start}-{end}",
            "start": start,
            "end": end,
            "text": TEXT[start:end],
            "kind": "number",
            "rule": rule,
            **said,
        }
    )


def claim(content: tuple[int, int], rule: str, source: bool = True) -> Claim:
    return Claim(
        id=f"c{content[0]}-{content[1]}",
        kind="indirect",
        source=Source(start=0, end=9, text=TEXT[0:9]) if source else None,
        cue=Cue(start=10, end=14, text="said", lemma="say", stance="neutral"),
        content=[Range(start=content[0], end=content[1])],
        text=TEXT[slice(*content)],
        rule=rule,
    )


def union(kind: str) -> dict[str, object]:
    mention = Mention(start=4, end=9, text="union", form="name", rule="ner")
    return {kind: [Entity(id="union", name="union", mentions=[mention])]}


def told(found: list[Difference]) -> list[tuple[str, str, str]]:
    return [(each.change, each.kind, each.text) for each in found]


NUMBER, MEASURE = figure(20, 23, value=300), figure(20, 29, "fish.unit", value=300, unit="cran")


def test_records_that_say_the_same_have_no_differences() -> None:
    assert differences(record(NUMBER), record(NUMBER)) == []


def test_rules_and_confidences_alone_make_no_difference() -> None:
    one = record(claims=[claim((20, 41), "en.cue.say")])
    other = record(claims=[claim((20, 41), "my.cue.say").model_copy(update={"confidence": 0.5})])
    assert differences(one, other) == []


def test_what_only_one_record_has_is_gained_or_lost() -> None:
    assert told(differences(record(), record(NUMBER))) == [("gained", "figure", "300")]
    (lost,) = differences(record(NUMBER), record())
    assert (lost.change, lost.old_rule, lost.new_rule) == ("lost", "en.digits.english", None)


def test_what_is_said_otherwise_is_changed_with_the_rules_of_both_sides() -> None:
    (changed,) = differences(record(NUMBER), record(MEASURE))
    assert (changed.change, changed.text) == ("changed", "300 crans")
    assert (changed.old_rule, changed.new_rule) == ("en.digits.english", "fish.unit")
    assert changed.fields == {"text": ("300", "300 crans"), "unit": (None, "cran")}


def test_a_claim_is_the_same_while_its_cue_is() -> None:
    (changed,) = differences(
        record(claims=[claim((20, 41), "en.cue.say")]), record(claims=[claim((20, 29), "en.cue.say", source=False)])
    )
    assert set(changed.fields) == {"content", "source"}


def test_another_kind_of_entity_is_a_loss_and_a_gain() -> None:
    found = differences(record(**union("people")), record(**union("organisations")))
    assert told(found) == [("gained", "organisation", "union"), ("lost", "person", "union")]


def test_each_difference_shows_the_words_around_it() -> None:
    (gained,) = differences(record(), record(NUMBER))
    assert gained.context == "The union said that ⟦300⟧ crans were landed."
    assert (gained.article, gained.start, gained.end) == ("a", 20, 23)


def test_records_of_different_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="records of different texts"):
        differences(record(), make_record("Another text.", "b"))
