"""The kinds of rules, and what each may say. `docs/rules.md` explains them with examples."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from claimx.rules.spec.claims import CueRule, ModalityRule, NegationRule, ReferentRule
from claimx.rules.spec.layout import AgencyRule, LayoutRule, TagRule
from claimx.rules.spec.quotation import ElisionRule, QuotationRule

Rule = Annotated[
    AgencyRule
    | CueRule
    | ElisionRule
    | LayoutRule
    | ModalityRule
    | NegationRule
    | QuotationRule
    | ReferentRule
    | TagRule,
    Field(discriminator="kind"),
]

__all__ = [
    "AgencyRule",
    "CueRule",
    "ElisionRule",
    "LayoutRule",
    "ModalityRule",
    "NegationRule",
    "QuotationRule",
    "ReferentRule",
    "Rule",
    "TagRule",
]
