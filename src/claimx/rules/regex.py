"""Regular expressions from a stranger: google-re2 takes those that cannot run away, and refuses the others."""

from __future__ import annotations

import re2

from claimx.rules.errors import RulePackError


def compile_regex(regex: str, case: bool = False) -> re2._Regexp:
    """A regular expression that runs in time linear in the text.

    Raises:
        RulePackError: google-re2 does not take it (back references, look-around, too large).
    """
    options = re2.Options()
    options.case_sensitive = case
    options.log_errors = False
    options.max_mem = 8 << 20
    try:
        return re2.compile(regex, options)
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else error.args[0]
        raise RulePackError(f"the regular expression {regex!r} is not one that google-re2 takes: {reason}") from None
