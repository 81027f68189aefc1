"""Proposals from the model's named entities, cleaned of what the small model often gets wrong."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.pipeline.naming.lexicon import Lexicon
from claimx.pipeline.naming.proposals import MODEL, Evidence, Proposal
from claimx.pipeline.naming.words import Words
from claimx.rules.spec.entities import NameKind

_KINDS: dict[str, NameKind] = {
    "ORG": "organisation",
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "other",
    "PRODUCT": "other",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
    "LANGUAGE": "other",
}
_LONGEST_TITLE = 3


def model_names(words: Words, lexicon: Lexicon) -> Iterator[Proposal]:
    """A proposal for each capitalised run in each entity of a label that claimx looks at."""
    for start, end, label in words.ents:
        kind = _KINDS.get(label)
        if kind is None or words.style[start] != "sentence":
            continue
        for begun, ended in _runs(words, lexicon, start, end):
            first, last = (begun, ended) if kind == "place" else _over_hyphens(words, begun, ended)
            last = _before_titles(words, lexicon, first, last)
            begins, title = _after_titles(words, lexicon, first, last)
            meant: NameKind = title or kind
            ends = last
            if meant == "person" or (meant == "organisation" and ends - begins == 1):
                begins, ends = _whole_run(words, lexicon, begins, last, titled=title is not None)
            if begins < ends and not _is_in_title(words, lexicon, begins, ends):
                proposal = Proposal(begins, ends, meant, MODEL, model=meant)
                proposal.evidence += _words_between(words, lexicon, proposal)
                yield proposal


def _runs(words: Words, lexicon: Lexicon, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of `start` to `end` that are written as names: capitalised words and what connects them."""
    first = start
    while first < end:
        if not words.capital[first]:
            first += 1
            continue
        last = first + 1
        index = last
        while index < end and (words.capital[index] or _connects(words, lexicon, index, end)):
            index += 1
            if words.capital[index - 1]:
                last = index
        yield first, last
        first = max(index, last)


def _words_between(words: Words, lexicon: Lexicon, name: Proposal) -> Iterator[Evidence]:
    for index in range(name.start + 1, name.end):
        if rule := lexicon.between.get(words.text[index]):
            yield Evidence(rule, "name_word", index, index + 1, name.kind)


def _over_hyphens(words: Words, first: int, last: int) -> tuple[int, int]:
    """The whole of a name with a hyphen of which the model took a part: "Hazelwood-[Roy]"."""
    if first > 1 and words.text[first - 1] == "-" and words.glued[first] and words.capital[first - 2]:
        first -= 2
    if last + 1 < len(words) and words.text[last] == "-" and words.glued[last + 1] and words.capital[last + 1]:
        last += 2
    return first, last


def _connects(words: Words, lexicon: Lexicon, index: int, end: int) -> bool:
    word = words.text[index]
    if word == "and":
        return index + 1 < end and words.text[index + 1] != "the"
    return word in lexicon.between or (word in ("-", ".") and words.glued[index])


def _after_titles(words: Words, lexicon: Lexicon, first: int, last: int) -> tuple[int, NameKind | None]:
    """Where the name begins that the model took together with titles: "Kenyan President [Ruto]", "Insurer [Zenon]".

    With it comes what the titles say of it.
    """
    begins = first
    implied: NameKind | None = None
    while begins < last:
        word = words.text[begins]
        found = lexicon.titles.at(words.text, begins)
        if found is None and words.opens[begins] and begins + 1 < last:
            lowered = lexicon.titles.get([word.lower()])
            found = (begins + 1, lowered) if lowered else None
        known = lexicon.known.at(words.key, begins)
        if found and word not in lexicon.given and found[1].implies != "place":
            begins, implied = found[0], found[1].implies
        elif known and known[1][0].kind == "country" and known[0] < last and lexicon.titles.at(words.text, known[0]):
            begins = known[0]
        else:
            break
    return min(begins, last), implied


def _before_titles(words: Words, lexicon: Lexicon, first: int, last: int) -> int:
    """Where the name ends that the model took together with the title of somebody else: "[Food] Minister"."""
    while last > first:
        for begins in range(max(first, last - _LONGEST_TITLE), last):
            found = lexicon.titles.get(words.text[begins:last])
            if found and not found.lower and found.implies == "person" and words.text[begins] not in lexicon.given:
                last = begins
                break
        else:
            break
    return last


def _is_in_title(words: Words, lexicon: Lexicon, begins: int, ends: int) -> bool:
    """Is what the model took for a name a part of a longer title: "Senate [Minority] Leader"?"""
    for first in range(max(0, begins - _LONGEST_TITLE + 1), begins + 1):
        end, title = lexicon.titles.at(words.text, first) or (first, None)
        if title is not None and title.implies == "person" and end > ends:
            return True
    return False


def _whole_run(words: Words, lexicon: Lexicon, first: int, last: int, titled: bool) -> tuple[int, int]:
    """A person's name cut short by the model ("[Ivanka] Trump") goes on over the capitalised words beside it."""
    while last < len(words) and _goes_on(words, lexicon, last) and last - first < 5:
        last += 1
    while (
        not titled and first > 0 and _goes_on(words, lexicon, first - 1) and not words.opens[first] and last - first < 5
    ):
        first -= 1
    return first, last


def _goes_on(words: Words, lexicon: Lexicon, index: int) -> bool:
    word = words.text[index]
    return (
        words.capital[index]
        and not words.opens[index]
        and words.ent_at[index] in ("", "PRODUCT", "WORK_OF_ART", "FAC")
        and words.pos[index] == "PROPN"
        and lexicon.titles.get([word]) is None
        and lexicon.heads.get([word]) is None
        and lexicon.known.get([words.key[index]]) is None
    )
