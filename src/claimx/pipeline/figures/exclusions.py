"""Numbers that are no figures: dates, times, names, list numbers, "one" as a pronoun."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from spacy.language import Language
from spacy.tokens import Doc, Token

from claimx.pipeline.figures.lexicon import Lexicon
from claimx.pipeline.figures.quantity import Quantity
from claimx.pipeline.figures.words import Words
from claimx.pipeline.findings import Findings, Loss, Match
from claimx.rules.compile import PatternMatcher
from claimx.rules.load import RuleSet
from claimx.rules.spec.figures import NotFigureRule, NumeralRule

_NAMES = frozenset({"ORG", "PRODUCT", "LAW", "WORK_OF_ART", "FAC", "EVENT", "PERSON"})
_PLACES_AND_TIMES = frozenset({"GPE", "LOC", "NORP", "DATE", "TIME"})
#: Tags of words that a number before them may count, or lead up to.
_COUNTED = frozenset({"NN", "JJ", "CD"})
_YEARS = range(1000, 2101)
_LIKELY_YEARS = range(1900, 2051)


class Ranged:
    """Ranges of characters, to ask whether one of them meets or covers another."""

    def __init__(self, ranges: Iterable[tuple[int, int, str]]) -> None:
        self.all = sorted(ranges)
        self._reach: list[int] = []
        for _, end, _ in self.all:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def meeting(self, start: int, end: int) -> tuple[int, int, str] | None:
        """A range that shares a character with `start` to `end`."""
        position = bisect_right(self.all, (end - 1, 1 << 60, "")) - 1
        while position >= 0 and self._reach[position] > start:
            found = self.all[position]
            if found[1] > start:
                return found
            position -= 1
        return None


#: Why a quantity is no figure, and the rule that says so, if one does.
_Exclusion = tuple[str, str | None]


class Exclusions:
    """Decides which quantities are no figures."""

    def __init__(self, nlp: Language, lexicon: Lexicon, rules: RuleSet) -> None:
        self._lexicon = lexicon
        not_figures = rules.of_kind(NotFigureRule)
        self._matcher = PatternMatcher(nlp, [(p, rule.id) for rule in not_figures for p in rule.any_of])

    def __call__(
        self, words: Words, findings: Findings, quantities: list[Quantity]
    ) -> tuple[list[Quantity], list[Match]]:
        """The quantities that stay, and the rules that took others out."""
        doc = words.doc
        patterns = Ranged(_spans(doc, self._matcher))
        dates = Ranged((date.start, date.end, date.rule) for date in findings.dates)
        names = Ranged(_mentions(findings))
        exclusions = [self._exclusion(words, q, patterns, dates, names) for q in quantities]
        kept = [q for q, exclusion in zip(quantities, exclusions, strict=True) if exclusion is None]
        findings.add_losses(_losses(words, quantities, exclusions))
        matches = [Match(rule=rule, label="not_figure", start=start, end=end) for start, end, rule in patterns.all]
        starts, ends = words.lexemes.starts, words.lexemes.ends
        matches += [
            Match(rule=rule, label=label, start=starts[first], end=ends[last - 1])
            for rule, label, first, last in (q.denied for q in quantities if q.denied)
        ]
        return kept, matches

    def _exclusion(
        self, words: Words, quantity: Quantity, patterns: Ranged, dates: Ranged, names: Ranged
    ) -> _Exclusion | None:
        """Why a quantity is no figure, and the rule that says so; None where it is one."""
        if quantity.denied:
            return "the words around it say that it is no number", quantity.denied[0]
        start, end = words.lexemes.starts[quantity.first], words.lexemes.ends[quantity.last - 1]
        pattern = patterns.meeting(start, end)
        if pattern and (quantity.bare or (pattern[0] <= start and end <= pattern[1])):
            return "the number counts nothing", pattern[2]
        date = dates.meeting(start, end)
        if date and (quantity.bare or (quantity.kind == "duration" and date[0] <= start and end <= date[1])):
            return "it stands in a date", date[2]
        if quantity.kind == "ratio" and _is_ordinal(words, quantity):
            return "it counts places in a row", None
        if quantity.kind != "number" or not quantity.bare:
            return None
        if name := names.meeting(start, end):
            return "it stands in a name", name[2]
        if self._is_pronoun(words, quantity):
            return "it is a pronoun here", quantity.denied[0] if quantity.denied else None
        return next(((why, None) for is_other, why in _NO_FIGURES if is_other(words, quantity)), None)

    def _is_pronoun(self, words: Words, quantity: Quantity) -> bool:
        """ "one of them waved", "the two met"."""
        rule = self._lexicon.pronouns.get(words.lexemes.lowers[quantity.first])
        if rule is None or quantity.last - quantity.first > 1 or len(words.lexemes) == 1:
            return False
        if _counts(words, quantity, rule):
            return False
        quantity.denied = rule.id, "numeral", quantity.first, quantity.last
        return True


def _counts(words: Words, quantity: Quantity, rule: NumeralRule) -> bool:
    """Is a word that may be a pronoun a number after all?"""
    lexemes = words.lexemes
    following, preceding = lexemes.lower(quantity.last), lexemes.lower(quantity.first - 1)
    if rule.after:
        return preceding not in rule.after or following == "of" or words.tag(quantity.last)[:2] in _COUNTED
    if quantity.hedged and quantity.bound != "approx":
        return lexemes.lower(quantity.first - 2) not in ("the", "that")
    return following in (rule.before or ())


def _spans(doc: Doc, matcher: PatternMatcher[str]) -> list[tuple[int, int, str]]:
    found = []
    for match in matcher(doc):
        last = doc[match.end - 1]
        found.append((doc[match.start].idx, last.idx + len(last), match.payload))
    return found


def _mentions(findings: Findings) -> list[tuple[int, int, str]]:
    entities = [*findings.organisations, *findings.people]
    return [(mention.start, mention.end, mention.rule) for entity in entities for mention in entity.mentions]


def _is_year(words: Words, quantity: Quantity) -> bool:
    """Four digits without a comma, unless they plainly count something."""
    lexemes = words.lexemes
    numerals = [w for w in lexemes.words[quantity.first : quantity.last] if w[0].isdigit()]
    if quantity.shape != "digits" or quantity.magnitude > 1 or quantity.value < 0:
        return False
    if not numerals or not all(len(w) == 4 and w.isdigit() and int(w) in _YEARS for w in numerals):
        return False
    counts = words.plural_noun(quantity.last) and (quantity.hedged or quantity.value % 100 == 0)
    return not counts and (int(numerals[-1]) in _LIKELY_YEARS or not words.plural_noun(quantity.last))


def _is_list_number(words: Words, quantity: Quantity) -> bool:
    """ "1) the road, 2) the bridge": a bracket closes that was never opened; or a number alone on its line."""
    lexemes = words.lexemes
    whole_text = quantity.first == 0 and quantity.last == len(lexemes)
    if lexemes.opens_line(quantity.first) and lexemes.opens_line(quantity.last):
        return not whole_text
    if lexemes.lower(quantity.last) != ")" or not lexemes.glued(quantity.last) or quantity.shape != "digits":
        return False
    before = lexemes.lowers[max(quantity.first - 40, 0) : quantity.first]
    return before.count("(") <= before.count(")")


def _is_ordinal(words: Words, quantity: Quantity) -> bool:
    """A fraction's word with what it orders ("a third man", "a third-party bid"); "half" alone is a share."""
    lexemes = words.lexemes
    tag = words.tag(quantity.last)
    if quantity.shape == "ordinal" or (quantity.shape == "bare" and quantity.value != Fraction(1, 2)):
        return True
    if quantity.shape == "bare":
        if lexemes.hyphen(quantity.last):
            return True
        return not quantity.hedged and tag in ("VBG", "JJ", "RB")
    with_article = quantity.last - quantity.first == 2 and lexemes.lower(quantity.first) in ("a", "an")
    return with_article and (lexemes.hyphen(quantity.last) or tag[:2] in ("NN", "JJ"))


def _is_in_name(words: Words, quantity: Quantity) -> bool:
    """Is the number part of a name that the model found ("Channel 4 News"), or a capitalised word in one?"""
    token = words.token(quantity.first)
    if token is None:
        return False
    last = words.token(quantity.last - 1)
    if token.ent_type_ in _NAMES and (token.ent_iob_ == "I" or _goes_on(last, token.ent_type_)):
        return True
    return token.is_title and _has_capital_beside(token, last)


def _goes_on(last: Token | None, label: str) -> bool:
    """Does the entity go on after the token with a capital?"""
    if last is None or last.i + 1 >= len(last.doc):
        return False
    after = last.nbor(1)
    return after.ent_iob_ == "I" and after.ent_type_ == label and after.text[:1].isupper()


def _has_capital_beside(token: Token, last: Token | None) -> bool:
    """A number word with a capital in running prose is a name where its neighbour has one too ("the Big Four")."""
    if token.is_sent_start or token.i == 0 or not token.nbor(-1).is_alpha:
        return False
    before = token.nbor(-1)
    after = last.nbor(1) if last is not None and last.i + 1 < len(last.doc) else None
    beside = (before.is_title and not before.is_sent_start) or (after is not None and after.is_title)
    return beside and not _is_headline(token)


def _is_headline(token: Token) -> bool:
    """Are most words around the token capitalised?"""
    doc = token.doc
    around = [t for t in doc[max(token.i - 6, 0) : token.i + 7] if t.is_alpha and len(t) > 3]
    return sum(t.text[0].isupper() for t in around) * 3 > len(around) * 2


def _follows_name(words: Words, quantity: Quantity) -> bool:
    """ "Apollo 11": digits right after a proper noun that is no place or time, and that count no noun after them."""
    token = words.token(quantity.first)
    if token is None or quantity.shape != "digits" or token.i == 0 or not words.same_line(quantity.first):
        return False
    if quantity.hedged or quantity.is_range or quantity.magnitude > 1 or not words.lexemes.is_word(quantity.first - 1):
        return False
    name = token.nbor(-1)
    if name.tag_ not in ("NNP", "NNPS") or name.ent_type_ in _PLACES_AND_TIMES or not name.text[:1].isupper():
        return False
    return not words.tag(quantity.last).startswith(("NNS", "JJ"))


#: What a bare number may be instead of a figure, and how that is told.
_NO_FIGURES: tuple[tuple[Callable[[Words, Quantity], bool], str], ...] = (
    (_is_year, "it is a year"),
    (_is_list_number, "it numbers a list"),
    (_is_in_name, "it stands in a name"),
    (_follows_name, "it is part of the name before it"),
)


def _losses(words: Words, quantities: Sequence[Quantity], exclusions: Sequence[_Exclusion | None]) -> Iterator[Loss]:
    """The rules that had a part in quantities that are no figures."""
    starts, ends = words.lexemes.starts, words.lexemes.ends
    for quantity, exclusion in zip(quantities, exclusions, strict=True):
        if exclusion is None:
            continue
        for rule, label, first, last in quantity.notes:
            why, to = exclusion
            yield Loss(rule=rule, label=label, start=starts[first], end=ends[last - 1], to=to, why=f"no figure: {why}")
