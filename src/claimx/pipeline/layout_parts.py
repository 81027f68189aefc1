"""The parts of an article that are no running prose, by rules about paragraphs (kinds `layout` and `agency`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import re2

from claimx.pipeline.findings import Loss, Match
from claimx.rules.regex import compile_regex
from claimx.rules.spec.layout import AgencyRule, LayoutPattern, LayoutRule
from claimx.text.paragraphs import is_followed_by_blank_line
from claimx.text.spans import trim

#: A dateline or a name in a byline begins within so many characters of its line.
_INDENT = 20
#: The top and the bottom of an article are so many paragraphs.
_EDGE = 6
#: A headline has so many words at most; without a blank line after it, so many.
_LONGEST_HEADLINE, _LONGEST_HEADLINE_LINE = 30, 16

_NAME = (
    r"(?:\p{Lu}[\p{L}'’.-]*(?: (?:(?:de|del|della|da|dos|van|von|der|den|bin|ibn|al|el|la|le|ben|ter) ){0,2}"
    r"\p{Lu}[\p{L}'’.-]*){1,4})"
)
_DATE = r"(?:\p{Lu}\p{L}{2,8}\.? \d{1,2}|\d{1,2} \p{Lu}\p{L}{2,8}\.?)"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDS_PROSE = frozenset(".!?\"'”’»)")
_SPEAKER = re.compile(r"[A-Z][A-Z.'’ -]{1,40}:")
_WHOLE_PARAGRAPH = frozenset(("headline", "boilerplate"))
#: A paragraph with one of these is neither headline nor boilerplate.
_OPENINGS = frozenset(("dateline", "byline"))


@dataclass(slots=True)
class Parts:
    """What the rules found: the first of each part in the order of the text, all boilerplate, and who found it."""

    single: dict[str, tuple[int, int]] = field(default_factory=dict)
    boilerplate: list[tuple[int, int]] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and where it stands among the others."""

    text: str
    start: int
    end: int
    index: int
    count: int
    may_be_headline: bool

    def stands(self, where: str) -> bool:
        """Does it stand where a rule of layout says?"""
        if where == "first":
            return self.may_be_headline
        top, bottom = self.index < _EDGE, self.count - self.index <= _EDGE
        return {"top": top, "bottom": bottom, "edges": top or bottom}.get(where, True)


class PartReader:
    """Reads headline, dateline, byline, credit and boilerplate off an article's paragraphs; rules in their order.

    Raises:
        RulePackError: a regular expression that google-re2 refuses.
    """

    def __init__(self, rules: Iterable[LayoutRule], agencies: Iterable[AgencyRule]) -> None:
        self._agencies = {name: rule.id for rule in agencies for name in rule.entries}
        self._rules = [CompiledRule(rule, self._agencies) for rule in rules]

    def read(self, text: str, paragraphs: Sequence[tuple[int, int]]) -> Parts:
        """All parts of one article."""
        parts = Parts()
        for paragraph in placed_paragraphs(text, paragraphs, parts):
            self._read_paragraph(paragraph, parts)
        _drop_speaker(text, paragraphs, parts)
        _add_headline_above(text, paragraphs, parts)
        return parts

    def losses(self, text: str, paragraphs: Sequence[tuple[int, int]], parts: Parts) -> Iterator[Loss]:
        """The rules that would have found a part, had not one before them."""
        for paragraph in placed_paragraphs(text, paragraphs, Parts()):
            here = [m for m in parts.matches if paragraph.start <= m.start < paragraph.end]
            for rule in self._rules:
                found = rule.find(paragraph)
                if not found or not here or any(match.rule == rule.rule.id for match in here):
                    continue
                name, start, end = found[0]
                why = f"rules of layout are tried in their order, and that one found the {here[0].label} first"
                start, end = paragraph.start + start, paragraph.start + end
                yield Loss(rule=rule.rule.id, label=name, start=start, end=end, to=here[0].rule, why=why)

    def _read_paragraph(self, paragraph: Paragraph, parts: Parts) -> None:
        found_here: set[str] = set()
        for rule in self._rules:
            part = rule.rule.part
            if part in parts.single or (part in _WHOLE_PARAGRAPH and not found_here.isdisjoint(_OPENINGS)):
                continue
            found = rule.find(paragraph)
            if not found:
                continue
            found_here.add(part)
            for name, start, end in found:
                self._note(rule.rule.id, name, paragraph, start, end, parts)
            if part in _WHOLE_PARAGRAPH:
                return

    def _note(self, rule: str, part: str, paragraph: Paragraph, start: int, end: int, parts: Parts) -> None:
        """Keep a part found at these offsets of the paragraph, unless another of its kind came first."""
        where = trim(paragraph.text, start, end)
        where = (paragraph.start + where[0], paragraph.start + where[1])
        if part == "boilerplate":
            parts.boilerplate.append(where)
        elif parts.single.setdefault(part, where) is not where:
            return
        parts.matches.append(Match(rule=rule, label=part, start=where[0], end=where[1]))
        agency = self._agencies.get(paragraph.text[start:end]) if part == "credit" else None
        if agency:
            parts.matches.append(Match(rule=agency, label="agency", start=where[0], end=where[1]))


def placed_paragraphs(text: str, paragraphs: Sequence[tuple[int, int]], parts: Parts) -> Iterator[Paragraph]:
    """The paragraphs, one after the other, so that what was found in the ones before is known."""
    for index, (start, end) in enumerate(paragraphs):
        first = len(parts.boilerplate) == index < len(paragraphs) - 1 and not parts.single
        may_be_headline = first and _looks_like_headline(text, (start, end), paragraphs[index + 1])
        yield Paragraph(text[start:end], start, end, index, len(paragraphs), may_be_headline)


def _drop_speaker(text: str, paragraphs: Sequence[tuple[int, int]], parts: Parts) -> None:
    """JANE ROE: is no dateline where other paragraphs begin like it: it is the transcript of a talk."""
    dateline = parts.single.get("dateline")
    if dateline is None or text[dateline[1] : dateline[1] + 1] != ":":
        return
    if sum(_SPEAKER.match(text, start, end) is not None for start, end in paragraphs) > 1:
        del parts.single["dateline"]
        parts.matches = [match for match in parts.matches if match.label != "dateline"]


def _add_headline_above(text: str, paragraphs: Sequence[tuple[int, int]], parts: Parts) -> None:
    """A short first line right above a dateline or a byline is a headline, however it is written."""
    if "headline" in parts.single or len(paragraphs) < 2:
        return
    second = range(paragraphs[1][0], paragraphs[1][0] + _INDENT)
    below = [match for match in parts.matches if match.label in ("dateline", "byline") and match.start in second]
    start, end = paragraphs[0]
    taken = any(match.start < end for match in parts.matches)
    if below and not taken and _is_short(text, start, end):
        parts.single["headline"] = (start, end)
        parts.matches.append(Match(rule=below[0].rule, label="headline", start=start, end=end))


def _looks_like_headline(text: str, paragraph: tuple[int, int], following: tuple[int, int]) -> bool:
    """Is it short, and followed by a blank line, or shorter still and followed by a longer line of prose?"""
    start, end = paragraph
    if is_followed_by_blank_line(text, end):
        return _is_short(text, start, end)
    next_start, next_end = following
    is_prose = next_end - next_start > end - start and text[next_end - 1] in _ENDS_PROSE
    return is_prose and _is_short(text, start, end, _LONGEST_HEADLINE_LINE)


def _is_short(text: str, start: int, end: int, words: int = _LONGEST_HEADLINE) -> bool:
    return end - start <= 400 and len(text[start:end].split()) <= words


class CompiledRule:
    """A rule of layout with its patterns compiled; `agencies` are the names that `{agency}` stands for."""

    def __init__(self, rule: LayoutRule, agencies: Mapping[str, str]) -> None:
        self.rule = rule
        self._none_of = frozenset(word.lower() for word in rule.none_of or ())
        self._regexes = [_compile(pattern, agencies) for pattern in rule.any_of]

    def find(self, paragraph: Paragraph) -> list[tuple[str, int, int]]:
        """The parts this rule finds in the paragraph: names and offsets within it; nothing where it does not match."""
        if len(paragraph.text) > self.rule.longest or not paragraph.stands(self.rule.where):
            return []
        for regex in self._regexes:
            match = regex.search(paragraph.text)
            if not match:
                continue
            found = self._parts(paragraph, match)
            if not self._has_excluded_word(paragraph.text[found[0][1] : found[0][2]]):
                return found
        return []

    def _has_excluded_word(self, part: str) -> bool:
        return bool(self._none_of) and any(
            word.lower().replace("’", "'") in self._none_of for word in _WORD.findall(part)
        )

    def _parts(self, paragraph: Paragraph, match: re2._Match) -> list[tuple[str, int, int]]:
        """The rule's own part and then the others that the pattern's groups name."""
        groups = {name: match.span(group) for name, group in match.re.groupindex.items() if match[group] is not None}
        own = self.rule.part
        whole = (0, len(paragraph.text)) if own in _WHOLE_PARAGRAPH else match.span()
        start, end = groups.pop(own, whole)
        return [(own, start, end), *((name, start, end) for name, (start, end) in groups.items())]


def _compile(pattern: LayoutPattern, agencies: Mapping[str, str]) -> re2._Regexp:
    if pattern.regex is not None:
        names = "|".join(re2.escape(name) for name in sorted(agencies, key=lambda name: (-len(name), name)))
        regex = pattern.regex.replace("{agency}", f"(?:{names})").replace("{name}", _NAME).replace("{date}", _DATE)
        return compile_regex(regex, pattern.case)
    phrases = "|".join(
        re2.escape(phrase) + (r"(?:\W|$)" if phrase[-1].isalnum() else "") for phrase in pattern.phrase or ()
    )
    begin = {"start": "^", "whole": "^", "end": r"(?:^|\W)", "anywhere": r"(?:^|\W)"}[pattern.at]
    end = {"start": "", "whole": r"[.:…!\s]*$", "end": r"[.:…!\s]*$", "anywhere": ""}[pattern.at]
    return compile_regex(f"{begin}(?:{phrases}){end}", pattern.case)
