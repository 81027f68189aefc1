"""How far a pattern got that did not match: the first word or token at which it failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Token

from claimx.explanation.sightings import nearest
from claimx.rules.errors import RulePackError
from claimx.rules.regex import compile_regex
from claimx.rules.spec.base import Pattern

Tokens = Sequence[dict[str, Any]]
#: A phrase is called near where so much of its letters stand in the text; of an expression so many characters.
_LEAST_SHARE, _LEAST_MATCHED = 0.5, 3
#: What several words of a phrase weigh more than a word that is only alike.
_OF_SEVERAL = 0.3
_SHOWN = 20
#: What a token is where a pattern wants something else.
_ATTRIBUTES = {
    **{"LEMMA": "lemma_", "POS": "pos_", "TAG": "tag_", "DEP": "dep_", "ENT_TYPE": "ent_type_", "MORPH": "morph"},
}


@dataclass(frozen=True, slots=True)
class Partial:
    """The nearest that a pattern came to a match: how much of it held, where, and what stopped it."""

    share: float
    reached: str
    start: int | None = None
    end: int | None = None


def partial_match(pattern: Pattern, doc: Doc, nlp: Language) -> Partial:
    """The nearest partial match of a pattern that is nowhere in the Doc."""
    if pattern.regex is not None:
        return _of_regex(pattern.regex, pattern.case, doc)
    if pattern.lemma is not None:
        return _of_lemmas(pattern, doc)
    if pattern.tokens is not None:
        return _of_tokens(pattern.tokens, doc) or Partial(0, "no token of the text is as any of the pattern's")
    return nearest_words(pattern.phrase or (), doc, nlp, pattern.case)


def nearest_words(words: Sequence[str], doc: Doc, nlp: Language, case: bool = False) -> Partial:
    """What comes nearest to words and phrases that are not in the text: a part of a phrase, or a like word."""
    texts = [token.text if case else token.lower_ for token in doc]
    best = _like(words, doc)
    for phrase in words:
        sought = [token.text if case else token.lower_ for token in nlp.tokenizer(phrase)]
        place = _most_alike([[i for i, text in enumerate(texts) if text == word] for word in sought], len(doc))
        if place is None:
            continue
        start, held, failing = place
        there = [word for i, word in enumerate(sought) if start + i < len(doc) and texts[start + i] == word]
        share = len("".join(there)) / len("".join(sought))
        share += _OF_SEVERAL if held > 1 else 0
        if share >= _LEAST_SHARE and share > best.share:
            at = start + failing
            instead = f"stands “{doc[at].text}”" if at < len(doc) else "the text ends"
            told = f"{held} of {len(sought)} words of “{phrase}” match; where “{sought[failing]}” should be {instead}"
            last = doc[min(at, len(doc) - 1)]
            best = Partial(share, told, doc[start].idx, last.idx + len(last))
    return best


def _like(words: Sequence[str], doc: Doc) -> Partial:
    listed = f"“{words[0]}” is nowhere" if len(words) == 1 else f"none of its {len(words)} words and phrases is"
    near = nearest(words, doc)
    if near is None:
        return Partial(0, f"{listed} in the text, nor anything like it")
    score, written, sought = near
    like = "" if len(words) == 1 else f" (it is like “{sought}”)"
    return Partial(score / 100, f"{listed} in the text; the nearest is “{written}”{like}")


def _of_lemmas(pattern: Pattern, doc: Doc) -> Partial:
    lemmas = pattern.lemma or ()
    for token in doc:
        if token.lemma_.lower() in lemmas:
            wanted = " or ".join(p for p in pattern.pos or () if p != "AUX")
            reached = (
                f"“{token.text}” has the lemma “{token.lemma_.lower()}”, but it is {token.pos_} here, not {wanted}"
            )
            return Partial(0.9, reached, token.idx, token.idx + len(token))
    for token in doc:
        if token.lower_ in lemmas:
            reached = (
                f"“{token.text}” is in the text, but its lemma is “{token.lemma_}”: "
                f"a rule names the dictionary form, so write lemma: {token.lemma_}"
            )
            return Partial(0.8, reached, token.idx, token.idx + len(token))
    told, near = _like(lemmas, doc), nearest(lemmas, doc)
    for token in doc:
        if near and near[1] == token.text:
            reached = f"{told.reached}, whose lemma is “{token.lemma_}”"
            return Partial(told.share, reached, token.idx, token.idx + len(token))
    return told


def _of_tokens(tokens: Tokens, doc: Doc) -> Partial | None:
    """The stretch of the text in which most tokens of the pattern hold, and the first that does not."""
    place = _prefix(tokens, doc) if any("OP" in token for token in tokens) else _aligned(tokens, doc)
    if place is None:
        return None
    start, held, failing = place
    at = start + failing
    last = min(at + 1, len(doc))
    reached = f"{held} of {len(tokens)} tokens match; token {failing + 1} "
    reached += (
        f"“{doc[at].text}”: {_failure(tokens[failing], doc[at])}" if at < len(doc) else "is missing: the text ends"
    )
    return Partial(held / len(tokens), reached, doc[start].idx, doc[last - 1].idx + len(doc[last - 1]))


def _aligned(tokens: Tokens, doc: Doc) -> tuple[int, int, int] | None:
    return _most_alike([_holding(token, doc) for token in tokens], len(doc))


def _most_alike(holds: Sequence[Collection[int]], length: int) -> tuple[int, int, int] | None:
    """Where a text is most like a row of tokens: its start, how many hold, and the first that does not.

    Args:
        holds: for each token of the row the tokens of the text that it describes.
        length: of the text.
    """
    starts = Counter(place - i for i, places in enumerate(holds) for place in places)
    best: tuple[int, int, int] | None = None
    for start in sorted(start for start in starts if 0 <= start < length):
        here = [start + i in places for i, places in enumerate(holds)]
        if False in here and (best is None or (sum(here), here.index(False)) > best[1:]):
            best = start, sum(here), here.index(False)
    return best


def _prefix(tokens: Tokens, doc: Doc) -> tuple[int, int, int] | None:
    """The longest beginning of a pattern with operators that matches; its start is counted back from its end."""
    for length in range(len(tokens) - 1, 0, -1):
        matcher = Matcher(doc.vocab)
        matcher.add("prefix", [list(tokens[:length])])
        if found := [(start, end) for _, start, end in matcher(doc) if end > start]:
            _, end = max(found, key=lambda place: place[1] - place[0])
            return end - length, length, length
    return None


def _holding(token: dict[str, Any], doc: Doc) -> set[int]:
    """The tokens of the text that one token of a pattern describes."""
    if not token:
        return set(range(len(doc)))
    matcher = Matcher(doc.vocab)
    matcher.add("token", [[{key: value for key, value in token.items() if key != "OP"}]])
    return {start for _, start, _ in matcher(doc)}


def _failure(pattern: dict[str, Any], token: Token) -> str:
    """The first attribute of a token in a pattern that the token of the text has not."""
    for attribute, value in pattern.items():
        if attribute != "OP" and token.i not in _holding({attribute: value}, token.doc):
            told = _ATTRIBUTES.get(attribute)
            actual = f", it is {str(getattr(token, told)) or 'nothing'}" if told else ""
            return f"{attribute} must {_must(value)}{actual}"
    return "it must be there once more"


def _must(value: Any) -> str:
    if not isinstance(value, dict):
        return f"be “{value}”" if isinstance(value, str) else f"be {str(value).lower()}"
    forms = {"IN": "be one of", "NOT_IN": "be none of", "REGEX": "match"}
    parts = []
    for operator, operand in value.items():
        listed = ", ".join(map(str, operand)) if isinstance(operand, list) else str(operand)
        parts.append(f"{forms.get(operator, f'be {operator}')} {listed}")
    return " and ".join(parts)


def _of_regex(regex: str, case: bool, doc: Doc) -> Partial:
    """The longest beginning of a regular expression, or of one of its alternatives, that is in the text."""
    text = doc.text
    best = (0, 0, "")
    for alternative in _alternatives(regex):
        for length in range(len(alternative) - 1, 0, -1):
            prefix = alternative[:length]
            if (match := _search(prefix, case, text)) and match[1] - match[0] > best[1] - best[0]:
                best = *match, prefix
    start, end, prefix = best
    if end - start < _LEAST_MATCHED:
        return Partial(0, "the regular expression matches nothing here, not even its beginning")
    after = text[end : end + _SHOWN].split("\n")[0].strip()
    prefix = prefix.strip() if len(prefix) <= _SHOWN * 2 else f"…{prefix[-_SHOWN * 2 :]}".strip()
    reached = f"it matches as far as {prefix} (“{text[start:end].strip()}”), then stands “{after}”"
    return Partial((end - start) / len(text), reached, start, end)


def _alternatives(regex: str) -> Iterator[str]:
    """The parts of an expression between the bars that stand in no group and no class."""
    start = depth = 0
    in_class = escaped = False
    for i, char in enumerate(regex):
        if escaped or char == "\\":
            escaped = not escaped
            continue
        in_class = char == "[" or (in_class and char != "]")
        depth += 0 if in_class else (char == "(") - (char == ")")
        if char == "|" and not depth and not in_class:
            yield regex[start:i]
            start = i + 1
    yield regex[start:]


def _search(regex: str, case: bool, text: str) -> tuple[int, int] | None:
    """The first match of the beginning of an expression, its open groups closed; None where it is no expression."""
    open_groups = regex.replace("\\(", "").replace("\\)", "")
    closed = regex + ")" * (open_groups.count("(") - open_groups.count(")"))
    try:
        match = compile_regex(closed, case).search(text)
    except RulePackError:
        return None
    return match.span() if match else None
