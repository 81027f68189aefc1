"""The kinds of rules, and what each may say. `docs/rules.md` explains them with examples."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from claimx.rules.spec.claims import CueRule, DescriptionRule, ModalityRule, NegationRule, PronounRule, VoiceRule
from claimx.rules.spec.comparison import MeasureRule, MeasureWordRule
from claimx.rules.spec.dates import DateRule
from claimx.rules.spec.entities import (
    CountryRule,
    EntityRule,
    NameWordRule,
    OrganisationRule,
    PersonNameRule,
    PersonRule,
    PlaceRule,
    SpeakingRule,
    StateBodyRule,
    TitleRule,
)
from claimx.rules.spec.figures import (
    AgeRule,
    ChangeRule,
    CountedWordRule,
    CurrencyRule,
    DigitsRule,
    HedgeRule,
    MagnitudeRule,
    NotFigureRule,
    NumeralRule,
    PeriodRule,
    RangeRule,
    UnitRule,
)
from claimx.rules.spec.layout import AgencyRule, LayoutRule, TagRule
from claimx.rules.spec.quotation import ElisionRule, QuotationRule

Rule = Annotated[
    AgeRule
    | AgencyRule
    | ChangeRule
    | CountedWordRule
    | CountryRule
    | CueRule
    | CurrencyRule
    | DateRule
    | DescriptionRule
    | DigitsRule
    | ElisionRule
    | EntityRule
    | HedgeRule
    | LayoutRule
    | MagnitudeRule
    | MeasureRule
    | MeasureWordRule
    | ModalityRule
    | NameWordRule
    | NegationRule
    | NotFigureRule
    | NumeralRule
    | OrganisationRule
    | PeriodRule
    | PersonNameRule
    | PersonRule
    | PlaceRule
    | QuotationRule
    | RangeRule
    | PronounRule
    | VoiceRule
    | SpeakingRule
    | StateBodyRule
    | TagRule
    | TitleRule
    | UnitRule,
    Field(discriminator="kind"),
]

__all__ = [
    "AgeRule",
    "AgencyRule",
    "ChangeRule",
    "CountedWordRule",
    "CountryRule",
    "CueRule",
    "CurrencyRule",
    "DateRule",
    "DescriptionRule",
    "DigitsRule",
    "ElisionRule",
    "EntityRule",
    "HedgeRule",
    "LayoutRule",
    "MagnitudeRule",
    "MeasureRule",
    "MeasureWordRule",
    "ModalityRule",
    "NameWordRule",
    "NegationRule",
    "NotFigureRule",
    "NumeralRule",
    "OrganisationRule",
    "PeriodRule",
    "PersonNameRule",
    "PersonRule",
    "PlaceRule",
    "PronounRule",
    "QuotationRule",
    "RangeRule",
    "Rule",
    "SpeakingRule",
    "StateBodyRule",
    "TagRule",
    "TitleRule",
    "UnitRule",
    "VoiceRule",
]
