"""How two figures of one measure relate: agree, compatible, update, conflict. Who is right is not asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claimx.comparison.measures import Measure
from claimx.comparison.results import FigureRelation
from claimx.comparison.times import length

#: A figure that is for so few days is for a moment: the next one may differ.
_MOMENT = 3


def relate(one: Measure, other: Measure, group: Sequence[Measure]) -> tuple[FigureRelation, str]:
    """The relation of two figures of a group, and why in plain English."""
    first, second = one.said, other.said
    if one.figure.kind == "money" and one.figure.unit != other.figure.unit and first.says_the_same(second):
        return "compatible", f"{_shown(one)} and {_shown(other)} are the same at the rate that articles state"
    if first.says_the_same(second):
        return "agree", f"{_shown(one)} and {_shown(other)} are the same number"
    if one.story is other.story and (first.is_rounder(second) or second.is_rounder(first)):
        return "compatible", f"{_shown(one)} and {_shown(other)} are one number, once rounded"
    older, newer = _in_time(one, other)
    if older is not None and newer is not None and _replaces(newer, older, group):
        return "update", f"{_shown(newer)} ({_moment(newer)}) comes after {_shown(older)} ({_moment(older)})"
    if first.allows(second):
        return "compatible", f"{_shown(one)} and {_shown(other)} can both be true"
    if one.earlier or other.earlier:
        return "compatible", f"{_shown(one if one.earlier else other)} no longer holds"
    who = " and ".join(dict.fromkeys(each.claimant for each in (one, other) if each.claimant))
    return "conflict", f"{_shown(one)} and {_shown(other)} cannot both be true{f' ({who})' if who else ''}"


def _in_time(one: Measure, other: Measure) -> tuple[Measure, Measure] | tuple[None, None]:
    """The older and the newer of two figures, if that can be told."""
    if one.earlier != other.earlier:
        old, new = (one, other) if one.earlier else (other, one)
        if one.story is other.story or (old.story.day and new.story.day and old.story.day <= new.story.day):
            return old, new
    if _is_moment(one) and _is_moment(other) and one.when != other.when:
        return (one, other) if (one.when or ()) < (other.when or ()) else (other, one)
    mine, theirs = one.story.day, other.story.day
    if mine and theirs and mine != theirs:
        return (one, other) if mine < theirs else (other, one)
    return None, None


def _is_moment(measure: Measure) -> bool:
    return measure.when is not None and length(measure.when) <= _MOMENT


def _replaces(newer: Measure, older: Measure, group: Sequence[Measure]) -> bool:
    """Does the newer figure take the older one's place, rather than contradict it?"""
    new, old = newer.said, older.said
    if newer.earlier or (old.direction > 0 and old.is_rounder(new)):
        return False
    others = [each for each in group if each.story is newer.story and each is not newer]
    beside = [each for each in others if each.said.says_the_same(old)]
    if older.story is newer.story or any(each.earlier for each in beside):
        return True  # the article says itself what was thought before
    if (newer.claimant and newer.claimant == older.claimant) or (newer.varies and not beside):
        return True
    if newer.cumulative:
        return new.number > old.number and not any(each.claimant != newer.claimant for each in beside)
    if newer.claimant and older.claimant:
        return False
    return newer.revised or (_is_moment(newer) and _is_moment(older))


def _shown(measure: Measure) -> str:
    """The figure as the article words it, with its hedge: “at least 1.2 million”."""
    figure = measure.figure
    hedge = f"{figure.cue.text} " if figure.cue and figure.cue.end <= figure.start else ""
    return f"“{' '.join((hedge + figure.text).split())}”"


def _moment(measure: Measure) -> str:
    """When the figure holds, for people: its own day, else that of publication."""
    if measure.earlier:
        return "as it was before"
    days = measure.when if _is_moment(measure) else measure.story.day
    day = date.fromordinal(days[0]) if days else None
    return f"{day.day} {day:%B %Y}" if day else "no date"
