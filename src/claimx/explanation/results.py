"""What an explanation says; `claimx explain --json` writes it as it stands here."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from claimx.records import Span

Outcome = Literal["found", "lost", "failed"]


class Found(Span):
    """A finding, or the words by which a rule had a part in one.

    kind: of the finding (claim, organisation …), or of the rule (hedge, title …). rule: its id; None where none speaks.
    where: pack, file and line of the rule. why: the rule's reason, or what else is to say. by: who found it.
    confidence: of a claim; shown: a claim as source · cue · content.
    """

    kind: str
    shown: str | None = None
    rule: str | None
    where: str | None = None
    why: str | None = None
    by: Literal["rules", "model"] = "rules"
    confidence: float | None = None


class Lost(Span):
    """A rule that matched and was not let stand: to which one it lost, where there is one, and why."""

    kind: str
    rule: str
    where: str | None = None
    to: str | None = None
    why: str


class Attempt(BaseModel):
    """How far one rule got at one place, or with one of its patterns, where there is no place for it.

    pattern: in the words of the rule. at: the place in the text. outcome: found, lost to another rule, or failed.
    reached: in words.
    """

    pattern: str
    at: Span | None = None
    outcome: Outcome
    reached: str


class Explanation(BaseModel):
    """What the rules made of an article; `attempts` are those of `rule`, where one was asked for."""

    id: str | None = None
    text: str
    found: list[Found]
    lost: list[Lost]
    rule: str | None = None
    attempts: list[Attempt] = []
