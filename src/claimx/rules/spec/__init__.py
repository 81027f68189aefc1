"""The kinds of rules, and what each may say. `docs/rules.md` explains them with examples."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from claimx.rules.spec.claims import CueRule, ModalityRule, NegationRule

Rule = Annotated[CueRule | ModalityRule | NegationRule, Field(discriminator="kind")]

__all__ = ["CueRule", "ModalityRule", "NegationRule", "Rule"]
