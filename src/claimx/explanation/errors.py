"""What can be wrong with a question."""

from __future__ import annotations


class UnknownRuleError(ValueError):
    """A rule that is not in force; the message is one line that says so."""
