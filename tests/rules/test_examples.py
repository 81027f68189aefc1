"""Every example of every built-in rule: a marked span must be found by that rule, a `no_match` by none of its kind."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimx.checking import check_rule
from claimx.rules.load import load_rules
from claimx.rules.spec import Rule


@pytest.mark.parametrize("rule", list(load_rules()), ids=lambda rule: rule.id)
def test_the_examples_of_each_rule_hold(rules_nlp: Language, rule: Rule) -> None:
    assert [f"{p.example}: {p.message}" for p in check_rule(rule, rules_nlp)] == []
