"""The search for names: proposals from all sides, votes, one decision a name, and its other places in the article."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from claimx.pipeline.findings import Findings, Match, Name
from claimx.pipeline.naming.acronyms import as_introduced, introduced_names
from claimx.pipeline.naming.bodies import state_bodies
from claimx.pipeline.naming.contexts import Context
from claimx.pipeline.naming.decisions import Decisions
from claimx.pipeline.naming.gazetteers import RulePatterns, known_names
from claimx.pipeline.naming.heads import headed_names
from claimx.pipeline.naming.joins import joined_names
from claimx.pipeline.naming.lexicon import Lexicon
from claimx.pipeline.naming.losses import name_losses
from claimx.pipeline.naming.model import model_names
from claimx.pipeline.naming.persons import inner_evidence, named_people, titled_people
from claimx.pipeline.naming.proposals import Proposal
from claimx.pipeline.naming.runs import byline_people, joined_by_ampersand, unclaimed_runs
from claimx.pipeline.naming.settling import settle
from claimx.pipeline.naming.words import Words, read_words
from claimx.records import Range
from claimx.rules.load import RuleSet

_DASHES = frozenset({"-", "–", "—", "--"})


class NameFinder:
    """Finds the names of an article and decides what each names.

    Args:
        nlp: the pipeline whose tokenizer the rules are compiled with.
        rules: the rules in force.
    """

    def __init__(self, nlp: Language, rules: RuleSet) -> None:
        self.rules = rules
        self.lexicon = Lexicon(nlp, rules)
        self._patterns = RulePatterns(nlp, rules)

    def __call__(self, doc: Doc) -> list[Name]:
        """The names of an article, in the order of the text."""
        findings: Findings = doc._.claimx
        words = read_words(doc, findings.layout, self.lexicon.outside, self.lexicon.given)
        proposals = self._proposals(doc, words)
        names = settle(proposals, words, self.lexicon.general, self.lexicon.common)
        names += unclaimed_runs(words, self.lexicon, names)
        for name in names:
            Context(words, self.lexicon, name).weigh()
        in_sentences = [
            name
            for name in names
            if words.style[name.start] == "sentence" and not (words.part[name.start] and name.sure)
        ]
        decisions = Decisions(words, self.lexicon, in_sentences)
        names = list(_decided(words, self.lexicon, names, decisions))
        names += _elsewhere(words, names, decisions)
        names.sort(key=lambda name: name.start)
        findings.add_matches(list(_matches(words, names)))
        findings.add_losses(name_losses(words, proposals, names))
        return [_as_name(words, name) for name in names]

    def _proposals(self, doc: Doc, words: Words) -> list[Proposal]:
        proposals = [
            *self._patterns(doc),
            *known_names(words, self.lexicon),
            *headed_names(words, self.lexicon),
            *titled_people(words, self.lexicon),
            *named_people(words, self.lexicon),
            *byline_people(words, self.lexicon),
            *joined_by_ampersand(words),
            *introduced_names(words),
            *model_names(words, self.lexicon),
        ]
        proposals = as_introduced(words, proposals)
        return [
            *proposals,
            *state_bodies(words, self.lexicon, proposals),
            *joined_names(words, self.lexicon, proposals),
        ]


def finder_of(nlp: Language, rules: RuleSet) -> NameFinder:
    """The finder of a component that is in the pipeline already and has the same rules, else a new one."""
    for _, component in nlp.components:
        finder = getattr(component, "names", None)
        if isinstance(finder, NameFinder) and finder.rules is rules:
            return finder
    return NameFinder(nlp, rules)


def names_of(doc: Doc, finder: NameFinder) -> list[Name]:
    """The article's names: as a component before has found them, else as `finder` does now."""
    findings: Findings = doc._.claimx
    if not findings.has("names"):
        findings.names = finder(doc)
    return findings.names


def _decided(words: Words, lexicon: Lexicon, names: list[Proposal], decisions: Decisions) -> Iterator[Proposal]:
    """The names whose surface was decided."""
    for name in names:
        surface = words.surface(name.start, name.end)
        kind = decisions.kind(surface)
        if kind is None and words.style[name.start] != "sentence" and name.sure:
            kind = name.kind
        if words.part[name.start]:
            kind = name.kind if name.sure else kind
        if kind is None or (kind == "organisation" and words.part[name.start]) or _is_credit(words, name):
            continue
        if kind != name.kind:
            name.kind, name.known = kind, None
            name.evidence = [evidence for evidence in name.evidence if evidence.names == kind]
            name.rule = decisions.rules.get(surface, name.rule)
        if kind == "person":
            name.evidence += inner_evidence(words, lexicon, name)
        yield name


def _is_credit(words: Words, name: Proposal) -> bool:
    """Is it the agency of a dateline: "NAIROBI (Reuters) -"?"""
    return words.at(name.start - 1) == "(" and words.at(name.end) == ")" and words.at(name.end + 1) in _DASHES


def _elsewhere(words: Words, names: list[Proposal], decisions: Decisions) -> list[Proposal]:
    """Further places of what was decided, and of its short forms, where nobody has proposed a name."""
    taken = bytearray(len(words))
    for name in names:
        taken[name.start : name.end] = b"\x01" * name.length
    longest = max((surface.count(" ") + 1 for surface in decisions.kinds), default=1)
    found: list[Proposal] = []
    index = 0
    while index < len(words):
        free = not taken[index] and words.capital[index] and not words.part[index]
        if free and (place := _at(words, decisions, index, longest, taken)):
            found.append(place)
            index = place.end
        else:
            index += 1
    return found


def _at(words: Words, decisions: Decisions, index: int, longest: int, taken: bytearray) -> Proposal | None:
    for length in range(longest, 0, -1):
        end = index + length
        if end > len(words) or any(taken[index:end]):
            continue
        surface = words.surface(index, end)
        kind = decisions.kind(surface)
        if kind is None and _free(words, index, end):
            kind = "person" if surface in decisions.person_parts else None
            if kind is None and surface in decisions.organisation_parts:
                kind = "organisation"
        if kind in ("organisation", "person"):
            whole = decisions.person_parts.get(surface) or decisions.organisation_parts.get(surface) or surface
            rule = decisions.rules.get(surface) or decisions.rules[whole]
            return Proposal(index, end, kind, rule)
    return None


def _free(words: Words, start: int, end: int) -> bool:
    """Does no other capitalised word of a sentence stand beside it, as if it were part of another name?"""
    if words.style[start] != "sentence":
        return True
    before = start > 0 and words.capital[start - 1] and not words.opens[start]
    after = end < len(words) and words.capital[end] and not words.opens[end]
    return not before and not after


def _matches(words: Words, names: list[Proposal]) -> Iterator[Match]:
    for name in names:
        if name.kind != "country":
            for e in name.evidence:
                yield Match(rule=e.rule, label=e.label, start=words.start[e.start], end=words.end[e.end - 1])


def _as_name(words: Words, name: Proposal) -> Name:
    long_form = None
    if name.stands_for:
        first, last = name.stands_for
        long_form = Range(start=words.start[first], end=words.end[last - 1])
    return Name(
        start=words.start[name.start],
        end=words.end[name.end - 1],
        kind=name.kind,
        rule=name.rule,
        id=name.known.id if name.known and name.kind == name.known.kind else None,
        of_state=any(evidence.label == "state_body" for evidence in name.evidence),
        gender=name.gender,
        long_form=long_form,
    )
