"""`claimx_quotations`: finds quotations before sentences are split, and says which are speech.

Runs right after the tokenizer: it reads the text alone. Sets `Findings.quotations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from claimx.pipeline.findings import Findings, Loss, Match, mirror
from claimx.pipeline.quotation_roles import RoleReader
from claimx.records import Quotation, QuotationRole
from claimx.rules.load import RuleSet, load_rules
from claimx.rules.spec.quotation import ElisionRule, QuotationRule
from claimx.text.paragraphs import paragraph_ranges
from claimx.text.quotations import QuotedRange, find_quotations

#: An apostrophe before a word, perhaps with a second one behind it, or an apostrophe behind a word.
_AT_EDGE = re.compile(r"(?<!\w)['’‘](?P<word>\w+)(?P<second>['’‘](?!\w))?|(?<=\w)['’‘](?!\w)")
_WORD_BEFORE = re.compile(r"\w+$")
_LONGEST = 20


@Language.factory("claimx_quotations", default_config={"rules": []}, assigns=["doc._.claimx"])
def create_quotations(nlp: Language, name: str, rules: list[str]) -> QuotationFinder:
    """The component with the built-in rules and the packs stacked over them."""
    return QuotationFinder(load_rules(rules))


class QuotationFinder:
    """Finds quotations by their marks, and their roles by rules."""

    def __init__(self, rules: RuleSet) -> None:
        self._roles = RoleReader(rules.of_kind(QuotationRule))
        self._elisions = Elisions(rules.of_kind(ElisionRule))

    def __call__(self, doc: Doc) -> Doc:
        """Set the quotations of a tokenized Doc."""
        text = doc.text
        matches = self._elisions.find(text)
        apostrophes = {at for match in matches for at in range(match.start, match.end)}
        found = find_quotations(text, paragraph_ranges(text), apostrophes)
        quotations = []
        for quoted in found:
            role, rule = self._roles.role(text, quoted)
            quotations.append(_quotation(text, quoted, role))
            if rule:
                matches.append(Match(rule=rule, label=role, start=quoted.start, end=quoted.end))
        findings = Findings(doc)
        findings.quotations = quotations
        findings.add_matches(matches)
        findings.add_losses(self._losses(text, found, quotations, matches))
        mirror(doc, "quotations", [(q.start, q.end, q.role) for q in quotations])
        return doc

    def _losses(
        self, text: str, found: Iterable[QuotedRange], quotations: Iterable[Quotation], matches: Iterable[Match]
    ) -> Iterator[Loss]:
        deciding = {(match.start, match.end): match.rule for match in matches}
        for quoted, quotation in zip(found, quotations, strict=True):
            start, end = quotation.start, quotation.end
            to = deciding.get((start, end))
            for rule in self._roles.outdone(text, quoted):
                why = "the first rule of which everything holds decides"
                yield Loss(rule=rule, label="quotation", start=start, end=end, to=to, why=why)


def _quotation(text: str, quoted: QuotedRange, role: QuotationRole) -> Quotation:
    start, end = quoted.start, quoted.end
    return Quotation(id=f"q{start}-{end}", start=start, end=end, text=text[start:end], closed=quoted.closed, role=role)


class Elisions:
    """Words with an apostrophe at their edge (rock 'n' roll), by rules of the kind `elision`."""

    def __init__(self, rules: Iterable[ElisionRule]) -> None:
        self._rules = {entry.lower(): rule.id for rule in rules for entry in rule.entries}

    def find(self, text: str) -> list[Match]:
        """The words in the order of the text."""
        return [
            Match(rule=self._rules[entry], label="elision", start=start, end=end)
            for at_edge in _AT_EDGE.finditer(text)
            for entry, start, end in _candidates(text, at_edge)
            if entry in self._rules
        ]


def _candidates(text: str, at_edge: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """What the word could be, with its apostrophes straight, and where it stands."""
    start, end = at_edge.span()
    if at_edge["word"] is None:
        word = _WORD_BEFORE.search(text, max(0, start - _LONGEST), start)
        if word:
            yield word[0].lower() + "'", word.start(), end
    elif at_edge["second"]:
        yield f"'{at_edge['word'].lower()}'", start, end
    else:
        yield f"'{at_edge['word'].lower()}", start, end
