"""What stands around a date: is it one at all, and does its sentence look back or ahead?"""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Token

from claimx.pipeline.dates.lexicon import Lexicon, Words
from claimx.pipeline.dates.reader import Reading

_NAMES = frozenset({"PERSON", "ORG", "FAC", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "NORP"})
_TIMES = frozenset({"DATE", "TIME"})
_LIKELY_YEARS = range(1900, 2051)
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
#: Tags of what "the day before" may stand before as a conjunction or preposition.
_GOES_ON = (*_NOUNS, "DT", "PRP", "PRP$", "CD", "VBG", "JJ", "EX", "WP")
_BEFORE_SEASONS = frozenset({"in", "during", "before", "after", "at", "on", "for", "over", "from"})
_STEPS = 12


class Context:
    """The surroundings of the dates of one Doc."""

    def __init__(self, doc: Doc, words: Words, lexicon: Lexicon) -> None:
        self._doc = doc
        self._words = words
        self._lexicon = lexicon
        self._offsets = [token.idx for token in doc]
        self._helpers: dict[int, list[Token]] = {}

    def token(self, word: int) -> Token | None:
        """The token in which a word begins."""
        if not 0 <= word < len(self._words.starts):
            return None
        return self._doc[bisect_right(self._offsets, self._words.starts[word]) - 1]

    def recurring(self, reading: Reading) -> str | None:
        """The rule that makes a weekday no date: "every Monday", "Black Friday"."""
        if reading.form.kind != "weekday" or reading.form.sure:
            return None
        return self._lexicon.is_any("recurring", self._words.low(reading.core - 1))

    def is_date(self, reading: Reading, previous: Reading | None) -> bool:
        """May the reading stand as a date?"""
        form, core = reading.form, self.token(reading.core)
        if form.sure or core is None:
            return True
        if form.kind == "year":
            return self._is_year(reading, core, previous)
        if form.kind == "month":
            return self._is_month(reading, core)
        if form.kind == "weekday":
            entry = self._lexicon.at("weekday", self._words, reading.core)
            unsure = bool(entry and entry.unsure)
            return core.ent_type_ in _TIMES or not (unsure or core.ent_type_ in _NAMES)
        if form.kind == "today":
            return core.ent_type_ not in _NAMES
        if form.kind == "before":
            return self._tag(reading.last) not in _GOES_ON
        return self._is_part_of_year(reading, core)

    def _tag(self, word: int) -> str:
        """The tag of a word on the same line as the one before it."""
        words = self._words
        if 0 < word < len(words.starts) and "\n" in words.text[words.ends[word - 1] : words.starts[word]]:
            return ""
        token = self.token(word)
        return token.tag_ if token is not None else ""

    def _is_year(self, reading: Reading, core: Token, previous: Reading | None) -> bool:
        words = self._words
        year = int(words.low(reading.core))
        before, after = words.low(reading.core - 1), self._tag(reading.last)
        if words.glued(reading.core) and before not in ("(", "–", "—", "‘", "'", '"', "“"):
            return False
        if after == "CD" or words.low(reading.last) in ("%", "°") or core.ent_type_ in _NAMES - {"EVENT", "LAW"}:
            return False
        if year not in _LIKELY_YEARS or year % 100 == 0:
            strict = after in ("NN", "NNS", "JJ")
            return not strict and (core.ent_type_ == "DATE" or self._in_context(before))
        if after == "NNS" and self._context(before) != "strong":
            return False
        follows = previous is not None and previous.form.kind == "year" and previous.last >= reading.core - 2
        return follows or core.ent_type_ == "DATE" or self._in_context(before)

    def _in_context(self, word: str) -> bool:
        return self._context(word) != ""

    def _context(self, word: str) -> str:
        """Is a number after this word surely a year ("strong"), or unless a noun follows ("weak")?"""
        return self._lexicon.value("context", word)

    def _is_month(self, reading: Reading, core: Token) -> bool:
        before = self._words.low(reading.core - 1)
        if core.ent_type_ in _NAMES or core.tag_ in ("MD", "VB", "VBP", "VBD"):
            return False
        month = self._lexicon.at("month", self._words, reading.core)
        if month is None or not month.unsure:
            return True
        if self._is_named(core):
            return False
        return core.ent_type_ == "DATE" or (self._in_context(before) and self._tag(reading.last) != "NNP")

    def _is_named(self, core: Token) -> bool:
        """Does a name stand before ("Theresa May")?"""
        before = core.nbor(-1) if core.i else None
        return before is not None and before.tag_ == "NNP" and before.ent_type_ not in _TIMES

    def _is_part_of_year(self, reading: Reading, core: Token) -> bool:
        """Seasons, feasts and quarters: after a preposition, and not before a noun ("Christmas getaway")."""
        words = self._words
        if self._tag(reading.last) in _NOUNS or words.low(reading.last) in ("-", "'"):
            return False
        article = words.low(reading.core - 1) == "the"
        if reading.first < reading.core:
            return True
        if reading.form.kind == "quarter" and words.low(reading.core + 1) == "-":
            return False
        if reading.form.kind == "season" and not article and words.low(reading.core) == "fall":
            return False
        return words.low(reading.core - 1 - article) in _BEFORE_SEASONS and (
            reading.form.kind != "quarter" or core.ent_type_ in _TIMES
        )

    def direction(self, reading: Reading) -> tuple[int, str | None]:
        """-1 where the sentence looks back, 1 where ahead, else 0; and the rule that told."""
        if reading.direction is not None:
            return reading.direction, None
        token = self.token(reading.core)
        for _ in range(_STEPS):
            if token is None or token.pos_ in ("VERB", "AUX"):
                break
            if token.pos_ == "ADJ" and (rule := self._ahead(token)):
                return 1, rule
            token = token.head if token.head is not token else None
        return self._tense(token) if token is not None else (0, None)

    def _ahead(self, token: Token) -> str | None:
        return self._lexicon.is_any("future", token.lower_) or self._lexicon.is_any("future", token.lemma_.lower())

    def _tense(self, verb: Token) -> tuple[int, str | None]:
        """Off the verb, its auxiliaries, and for an infinitive off the verb above it."""
        past = verb.tag_ in ("VBD", "VBN")
        first = verb
        for _ in range(_STEPS):
            helpers = self._helpers_of(verb)
            ahead = next((rule for helper in helpers if (rule := self._ahead(helper))), None)
            perfect = any(helper.lemma_ == "have" for helper in helpers)
            if perfect:
                ahead, past = None, True
            # "They vowed on Tuesday to stay" looks back, "it is planned for Tuesday" and "they vowed to stay" ahead.
            if ahead is None and (verb is not first or verb.tag_ == "VBN") and not perfect:
                ahead = self._ahead(verb)
            if ahead:
                return 1, ahead
            past = past or any(helper.tag_ == "VBD" for helper in helpers)
            infinitive = verb.tag_ in ("VB", "VBG") and not past and not any(h.tag_ in ("VBD", "VBZ") for h in helpers)
            if not infinitive or verb.head is verb:
                break
            verb = verb.head
            past = past or verb.tag_ == "VBD"
        return (-1 if past else 0), None

    def _helpers_of(self, verb: Token) -> list[Token]:
        """The auxiliaries of a verb; kept, since many dates may hang on one."""
        if verb.i not in self._helpers:
            self._helpers[verb.i] = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "cop")]
        return self._helpers[verb.i]
