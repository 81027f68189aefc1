"""What can be wrong with a rule pack."""

from __future__ import annotations


class RulePackError(ValueError):
    """A rule pack that cannot be used; the message is one line that names the file, the rule and what to do."""
