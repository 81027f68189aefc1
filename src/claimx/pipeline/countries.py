"""`claimx_countries`: the countries that an article names, by ISO 3166-1 code, with their mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from claimx.pipeline.findings import Findings, Loss, Match, Name, mirror
from claimx.pipeline.naming import finder_of, names_of
from claimx.pipeline.naming.lexicon import Known
from claimx.records import Country, Mention
from claimx.rules.load import RuleSet, load_rules
from claimx.rules.spec.entities import CountryEntry, CountryRule, SpeakingRule
from claimx.text.names import word_key

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "obj", "nsubjpass"})
_OTHER = "a word of the entry's not_near stands in the article, and none of its near"


@Language.factory(
    "claimx_countries",
    default_config={"rules": []},
    requires=["token.pos", "token.dep", "token.head", "token.lemma", "doc.ents"],
    assigns=["doc._.claimx"],
)
def create_countries(nlp: Language, name: str, rules: list[str]) -> CountryFinder:
    """The component with the built-in rules and the packs stacked over them."""
    return CountryFinder(nlp, load_rules(rules))


class CountryFinder:
    """Sets `Findings.countries`."""

    def __init__(self, nlp: Language, rules: RuleSet) -> None:
        self.names = finder_of(nlp, rules)
        self._entries: dict[str, CountryEntry] = {}
        for rule in rules.of_kind(CountryRule):
            self._entries.update((entry.iso3, entry) for entry in rule.entries)
        self._subjects = {lemma: rule.id for rule in rules.of_kind(SpeakingRule) for lemma in rule.subjects}
        self._objects = {lemma: rule.id for rule in rules.of_kind(SpeakingRule) for lemma in rule.objects}
        self._order = {iso3: order for order, iso3 in enumerate(self._entries)}

    def __call__(self, doc: Doc) -> Doc:
        """Find the countries of a Doc that the base model has parsed."""
        findings: Findings = doc._.claimx
        names = names_of(doc, self.names)
        mentions = self._named(doc, [name for name in names if name.kind == "country"], findings)
        mentions += self._capitals(doc, names, findings)
        mentions.sort(key=lambda mention: mention[1].start)
        countries: dict[str, Country] = {}
        for iso3, mention in mentions:
            entry = self._entries[iso3]
            countries.setdefault(iso3, Country(iso3=iso3, name=entry.name)).mentions.append(mention)
        findings.countries = list(countries.values())
        findings.add_matches([Match(rule=m.rule, label="country", start=m.start, end=m.end) for _, m in mentions])
        mirror(doc, "countries", [(m.start, m.end, iso3) for iso3, m in mentions])
        return doc

    def _named(self, doc: Doc, names: Sequence[Name], findings: Findings) -> list[tuple[str, Mention]]:
        """The mentions by name or adjective; a word that countries share goes to the one named otherwise."""
        text = doc.text
        entries = [(name, self._fitting(text, name)) for name in names]
        alone = Counter(fitting[0].id for _, fitting in entries if len(fitting) == 1)
        words = {token.text for token in doc}
        mentions = []
        for name, fitting in entries:
            if not fitting:
                continue
            chosen = min(fitting, key=lambda entry: (entry.id not in alone, self._order[entry.id]))
            written = text[name.start : name.end]
            if self._is_other(self._entries[chosen.id], written, words, text):
                findings.add_losses(
                    [Loss(rule=chosen.rule, label="country", start=name.start, end=name.end, why=_OTHER)]
                )
                continue
            mention = Mention(start=name.start, end=name.end, text=written, form=chosen.form, rule=chosen.rule)
            mentions.append((chosen.id, mention))
        return mentions

    def _fitting(self, text: str, name: Name) -> list[Known]:
        """The countries that bear the name."""
        return [
            entry for entry in self.names.lexicon.countries(text[name.start : name.end]) if entry.id in self._entries
        ]

    @staticmethod
    def _is_other(entry: CountryEntry, written: str, words: set[str], text: str) -> bool:
        """Does the article's wording tell that the state, the bird or the garment is meant?"""
        if written != entry.name or not entry.not_near:
            return False
        return _holds(entry.not_near, words, text) and not _holds(entry.near, words, text)

    def _capitals(self, doc: Doc, names: Sequence[Name], findings: Findings) -> list[tuple[str, Mention]]:
        """The capitals that speak or act, or are spoken to, as their governments do."""
        taken = {name.start for name in names if name.kind not in ("place", "other")}
        mentions = []
        capitals = self.names.lexicon.capitals
        keys: list[str] | None = None
        for index, token in enumerate(doc):
            if not token.text[:1].isupper() or token.idx in taken:
                continue
            keys = keys or [word_key(token.text) for token in doc]
            found = capitals.at(keys, index)
            rule = found and self._acts(doc[found[0] - 1])
            if not found or not rule:
                continue
            last = doc[found[0] - 1]
            end = last.idx + len(last.text)
            iso3, country_rule = found[1]
            written = doc.text[token.idx : end]
            mentions.append((iso3, Mention(start=token.idx, end=end, text=written, form="capital", rule=country_rule)))
            findings.add_matches(
                [Match(rule=rule[0], label="speaking", start=rule[1].idx, end=rule[1].idx + len(rule[1]))]
            )
        return mentions

    def _acts(self, token: Token) -> tuple[str, Token] | None:
        """The rule and the verb by which a capital stands for its government."""
        while token.dep_ == "conj" and token.head.i < token.i:
            token = token.head
        verb = token.head
        if token.dep_ in _SUBJECTS and verb.lemma_ in self._subjects:
            return self._subjects[verb.lemma_], verb
        if verb.dep_ == "agent" and verb.head.lemma_ in self._subjects:
            return self._subjects[verb.head.lemma_], verb.head
        if token.dep_ in _OBJECTS and verb.lemma_ in self._objects:
            return self._objects[verb.lemma_], verb
        return None


def _holds(wanted: Iterable[str], words: set[str], text: str) -> bool:
    return any(phrase in words if phrase.isalpha() else phrase in text for phrase in wanted)
