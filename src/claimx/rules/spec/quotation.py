"""Rules about quotations: which role one has, and which words begin or end with an apostrophe."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from claimx.records import QuotationRole
from claimx.rules.spec.base import BaseRule, Words


class QuotationRule(BaseRule):
    """The role of a quotation by the words around it and in it; the first rule of which everything holds decides.

    before, after: words that stand right before its opening or right after its closing mark; a comma or a colon may
    stand between, and `'s` stands for any possessive.
    near: one of these words stands in the same sentence, outside it.
    longest: it has at most so many words.
    capitalised: its words are (or are not) written As in a Title, and those around it are not.
    sentence: it is (or is not) a sentence of its own.
    between_names: capitalised words stand on both sides of it.
    Where no rule holds it is speech.
    """

    kind: Literal["quotation"]
    role: QuotationRole
    before: Words | None = None
    after: Words | None = None
    near: Words | None = None
    longest: int | None = Field(default=None, ge=1)
    capitalised: bool | None = None
    sentence: bool | None = None
    between_names: bool | None = None

    @model_validator(mode="after")
    def _says_when(self) -> QuotationRule:
        conditions = ("before", "after", "near", "longest", "capitalised", "sentence", "between_names")
        if all(getattr(self, name) is None for name in conditions):
            raise ValueError(f"a rule about quotations needs at least one of {', '.join(conditions)}")
        return self


class ElisionRule(BaseRule):
    """Words written with an apostrophe at their beginning or end, which is no quotation mark: 'em, rock 'n' roll."""

    kind: Literal["elision"]
    entries: Words

    @model_validator(mode="after")
    def _apostrophes(self) -> ElisionRule:
        for entry in self.entries:
            if not (entry.startswith("'") or entry.endswith("'")) or not entry.strip("'"):
                raise ValueError(f"{entry!r} needs an apostrophe (') at its beginning or its end")
        return self
