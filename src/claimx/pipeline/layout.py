"""`claimx_layout`: the parts of an article that are no running prose, its paragraphs, and where sentences begin.

Runs after `claimx_quotations` and before the parser, whose sentences never cross a paragraph that way and never part
a quotation from its tag. Sets `Findings.layout` and some sentence starts.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimx.pipeline.findings import Findings, Layout, mirror
from claimx.pipeline.layout_parts import PartReader
from claimx.pipeline.sentence_starts import SentenceStarts
from claimx.records import Range
from claimx.rules.load import RuleSet, load_rules
from claimx.rules.spec.layout import AgencyRule, LayoutRule, TagRule
from claimx.text.paragraphs import paragraph_ranges


@Language.factory("claimx_layout", default_config={"rules": []}, assigns=["doc._.claimx", "token.is_sent_start"])
def create_layout(nlp: Language, name: str, rules: list[str]) -> LayoutReader:
    """The component with the built-in rules and the packs stacked over them."""
    return LayoutReader(load_rules(rules))


class LayoutReader:
    """Reads the layout of an article off its paragraphs, and sets the sentence starts that follow from it."""

    def __init__(self, rules: RuleSet) -> None:
        self._parts = PartReader(rules.of_kind(LayoutRule), rules.of_kind(AgencyRule))
        self._starts = SentenceStarts(rules.of_kind(TagRule))

    def __call__(self, doc: Doc) -> Doc:
        """Set the layout and the sentence starts of a Doc that has only been tokenized."""
        text = doc.text
        paragraphs = paragraph_ranges(text)
        parts = self._parts.read(text, paragraphs)
        single = {name: Range(start=start, end=end) for name, (start, end) in parts.single.items()}
        findings = Findings(doc)
        findings.layout = Layout(
            **single,
            boilerplate=[Range(start=start, end=end) for start, end in parts.boilerplate],
            paragraphs=[Range(start=start, end=end) for start, end in paragraphs],
        )
        headline, dateline = parts.single.get("headline"), parts.single.get("dateline")
        tags = self._starts.set(doc, paragraphs, findings.quotations, headline, dateline)
        findings.add_matches(parts.matches + tags)
        findings.add_losses(self._parts.losses(text, paragraphs, parts))
        labelled = [(start, end, name) for name, (start, end) in parts.single.items()]
        labelled += [(start, end, "boilerplate") for start, end in parts.boilerplate]
        mirror(doc, "layout", sorted(labelled))
        return doc
