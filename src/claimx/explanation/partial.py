"""How far a pattern got that did not match: the first word or token at which it failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
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
    """What comes nearest to words and phrases that are not in the text: the beginning of a phrase, or a like word."""
    texts = [token.text if case else token.lower_ for token in doc]
    best: Partial | None = None
    for phrase in words:
        sought = [token.text if case else token.lower_ for token in nlp.tokenizer(phrase)]
        place = _most_alike([[i for i, text in enumerate(texts) if text == word] for word in sought], len(doc))
        if place is None or place[1] * 2 < len(sought) or (best and best.share >= place[1] / len(sought)):
            continue
        start, held, failing = place
        at = start + failing
        there = f"stands “{doc[at].text}”" if at < len(doc) else "the text ends"
        reached = f"{held} of {len(sought)} words of “{phrase}” match; where “{sought[failing]}” should be {there}"
        last = doc[min(at, len(doc) - 1)]
        best = Partial(held / len(sought), reached, doc[max(start, 0)].idx, last.idx + len(last))
    return best or _like(words, doc)


def _like(words: Sequence[str], doc: Doc) -> Partial:
    listed = f"“{words[0]}” is nowhere" if len(words) == 1 else f"none of its {len(words)} words and phrases is"
    near = nearest(words, doc)
    if near is None:
        return Partial(0, f"{listed} in the text, nor anything like it")
    like = "" if len(words) == 1 else f" (it is like “{near[1]}”)"
    return Partial(0.1, f"{listed} in the text; the nearest is “{near[0]}”{like}")


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
    near = nearest(lemmas, doc)
    told = _like(lemmas, doc)
    if near is None:
        return told
    token = next(token for token in doc if near[0].startswith(token.text))
    return Partial(told.share, f"{told.reached}, whose lemma is “{token.lemma_}”", token.idx, token.idx + len(token))


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
    """The longest beginning of a regular expression that is in the text."""
    text = doc.text
    best = (0, 0, "")
    for length in range(len(regex) - 1, 0, -1):
        prefix = regex[:length]
        if (match := _search(prefix, case, text)) and match[1] - match[0] > best[1] - best[0]:
            best = *match, prefix
    start, end, prefix = best
    if end - start < 2:
        return Partial(0, "the regular expression matches nothing here, not even its beginning")
    after = text[end : end + 20].split("\n")[0]
    reached = f"it matches as far as {prefix} (“{text[start:end].strip()}”), then the text goes on “{after}”"
    return Partial(min(0.9, len(prefix) / len(regex)), reached, start, end)


def _search(regex: str, case: bool, text: str) -> tuple[int, int] | None:
    """The first match of the beginning of an expression, its open groups closed; None where it is no expression."""
    open_groups = regex.replace("\\(", "").replace("\\)", "")
    closed = regex + ")" * (open_groups.count("(") - open_groups.count(")"))
    try:
        match = compile_regex(closed, case).search(text)
    except RulePackError:
        return None
    return match.span() if match else None
