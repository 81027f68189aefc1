"""Proposals from the words inside names: "Ports Authority", "Ministry of Trade and Industry", "Tana River"."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.pipeline.naming.lexicon import Lexicon, NameWord
from claimx.pipeline.naming.proposals import Evidence, Proposal
from claimx.pipeline.naming.words import POSSESSIVES, Words

_CARRY_ON = frozenset(
    ["of", "for", "on", "against", "to", "de", "del", "du", "des", "da", "do", "di", "della", "dos", "das", "für"]
)
_ARTICLES = frozenset(["the", "la", "las", "los", "le", "les", "l'", "el", "der", "die", "das"])
_JOINS = frozenset({"and", "&", "y", "et", "e", "und"})
_LEFTMOST, _RIGHTMOST, _MOST_OF_PLACE, _LONGEST = 9, 8, 2, 20
_WEIGHT = 6.0


def headed_names(words: Words, lexicon: Lexicon) -> Iterator[Proposal]:
    """A proposal for each run of capitalised words around a word that tells what the name names."""
    for index in range(len(words)):
        if words.style[index] != "sentence":
            continue
        for end, found in lexicon.heads.all_at(words.text, index):
            for head in found:
                fits = words.capital[index] or head.position == "legal"
                proposal = _around(words, lexicon, index, end, head) if fits else None
                if proposal:
                    yield proposal


def _around(words: Words, lexicon: Lexicon, index: int, end: int, head: NameWord) -> Proposal | None:
    start, stop = index, end
    if head.position == "last" and _names_an_office(words, lexicon, index, end):
        return None
    if head.position in ("last", "legal", "alone", "head"):
        start = _leftwards(words, lexicon, index)
    if head.position == "head":
        stop = _carried_on(words, lexicon, end)
    elif head.position == "first":
        stop = _capitals_right(words, lexicon, end, _MOST_OF_PLACE if head.names == "place" else _RIGHTMOST)
    elif (head.position == "whole" and not _stands_alone(words, index, end)) or head.position in (
        "possessive",
        "topic",
    ):
        return None
    alone = (start, stop) == (index, end) and head.position != "whole"
    if _is_office(lexicon, words.text[start:stop]) or (alone and not (head.position == "head" and end - index > 1)):
        return None
    proposal = Proposal(start, stop, head.names, head.rule, sure=True)
    proposal.vote(head.names, _WEIGHT)
    proposal.evidence.append(Evidence(head.rule, "name_word", index, end, head.names))
    proposal.evidence += _joining_words(words, lexicon, start, stop)
    return proposal


def _joining_words(words: Words, lexicon: Lexicon, start: int, stop: int) -> Iterator[Evidence]:
    """The topics beside "and" and the possessives inside a name, by which it reached so far."""
    for index in range(start, stop):
        joined = {words.at(index - 1), words.at(index + 1)} if index > start else {words.at(index + 1)}
        for position, signs in (("topic", _JOINS | {","}), ("possessive", POSSESSIVES)):
            found = lexicon.head(words.text[index], position)
            if found and joined & signs:
                yield Evidence(found.rule, "name_word", index, index + 1, "organisation")


def _names_an_office(words: Words, lexicon: Lexicon, index: int, end: int) -> bool:
    """Is it what a minister's title says: "Transport Minister"?"""
    title = lexicon.titles.at(words.text, end) if end < len(words) else None
    return title is not None and title[1].implies == "person" and lexicon.head(words.text[index], "topic") is not None


def _is_office(lexicon: Lexicon, name: list[str]) -> bool:
    """Is it a title, and no body that a word of it could be the head of: "Chief Executive" of none?"""
    title = lexicon.titles.get(name)
    return title is not None and title.implies == "person"


def _stands_alone(words: Words, index: int, end: int) -> bool:
    before = index > 0 and words.capital[index - 1]
    return not before and not (end < len(words) and words.capital[end] and not words.opens[end])


def _leftwards(words: Words, lexicon: Lexicon, index: int) -> int:
    """Where the capitalised run that ends before `index` begins."""
    start = index
    while start > 0 and index - start < _LEFTMOST:
        step = _step_left(words, lexicon, start)
        if not step:
            break
        start -= step
    return start


def _step_left(words: Words, lexicon: Lexicon, start: int) -> int:
    """How many words before `start` belong to the name as well: 0 where it begins there."""
    before = words.text[start - 1]
    if words.capital[start - 1]:
        return 0 if _is_title(words, lexicon, start - 1) or _is_opener(words, lexicon, start - 1) else 1
    if start < 2 or not words.capital[start - 2]:
        return 0
    word = words.text[start - 2]
    if before in POSSESSIVES and words.glued[start - 1]:
        saint = start > 2 and words.capital[start - 3] and lexicon.head(words.text[start - 3], "first") is not None
        plural = word.endswith("s") and len(before) == 1
        return 2 if plural or saint or lexicon.head(word, "possessive") else 0
    if before == "&" or (before == "-" and words.glued[start - 1] and words.glued[start]):
        return 2
    if before in _JOINS and _joined(words, lexicon, start - 2, start):
        return 2
    if before == "," and lexicon.head(word, "topic") and lexicon.head(words.text[start], "topic"):
        return 2
    return 0


def _joined(words: Words, lexicon: Lexicon, left: int, right: int) -> bool:
    """Does "and" join the words on its two sides inside one name?"""
    if lexicon.head(words.text[left], "topic") and lexicon.head(words.text[right], "topic"):
        return True
    if any(start <= left and right < end and label == "ORG" for start, end, label in words.ents):
        return True
    introduced = words.at(left - 1).lower() == "the" and not words.text[left].isupper()
    return introduced and lexicon.known.get([words.key[left]]) is None


def _is_title(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Does a title of a person end here, so that the organisation's name cannot reach over it?"""
    found = lexicon.titles.get([words.text[index]])
    return found is not None and found.implies == "person" and words.text[index].endswith(".")


def _is_opener(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Does a common adjective begin the sentence here: "Top [Labour Party] donor"?"""
    return words.opens[index] and words.pos[index] == "ADJ" and words.key[index] in lexicon.common


def _capitals_right(words: Words, lexicon: Lexicon, index: int, most: int = _RIGHTMOST) -> int:
    """Where the capitalised run that begins at `index` ends; a person's title is no part of it."""
    last = min(len(words), index + most)
    while index < last and words.capital[index] and not (words.opens[index] and not words.glued[index]):
        title = lexicon.titles.get([words.text[index]])
        if title and title.implies == "person" and not title.lower and index > 0 and words.capital[index - 1]:
            break
        index += 1
        if words.at(index) == "-" and words.glued[index] and index + 1 < len(words) and words.capital[index + 1]:
            index += 1
    return index


def _carried_on(words: Words, lexicon: Lexicon, end: int) -> int:
    """Where a name ends whose head is followed by "of Trade and Industry"."""
    head = end
    while _carries_on(words, end) and end - head < _LONGEST:
        begins = end + 1
        if words.at(begins) in _ARTICLES:
            begins += 1
        after = _capitals_right(words, lexicon, begins)
        if after == begins:
            break
        end = _list_right(words, lexicon, begins, after)
    return end


def _carries_on(words: Words, index: int) -> bool:
    """Does "of" or "for" stand there, also with a capital inside a name: "Coalition For Change"?"""
    word = words.at(index)
    return word in _CARRY_ON or (word.istitle() and word.lower() in _CARRY_ON and not words.opens[index])


def _list_right(words: Words, lexicon: Lexicon, begins: int, end: int) -> int:
    """Go on over ", Mines and Energy" where that belongs to the same name."""
    while end + 1 < len(words) and end - begins < _LONGEST:
        sign = words.text[end]
        if sign == "," and _topic_at(words, lexicon, end + 1) and _topic_before(words, lexicon, end):
            end = _capitals_right(words, lexicon, end + 1)
        elif sign in _JOINS and words.capital[end + 1] and _and_belongs(words, lexicon, begins, end + 1):
            return _capitals_right(words, lexicon, end + 1)
        elif sign == "," and words.at(end + 1) in _JOINS and _topic_at(words, lexicon, end + 2):
            return _capitals_right(words, lexicon, end + 2)
        else:
            break
    return end


def _and_belongs(words: Words, lexicon: Lexicon, begins: int, index: int) -> bool:
    if _topic_at(words, lexicon, index) and _topic_before(words, lexicon, index - 1):
        return True
    if any(start < index < end and start <= begins for start, end, _ in words.ents):
        return True
    if _is_plain(words, lexicon, index):
        return True
    starts_entity = any(start == index for start, _, _ in words.ents)
    return not starts_entity and bool(lexicon.head(words.text[begins], "topic"))


def _is_plain(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Do two common words begin there that name nothing by themselves: "Safe Roads and [Clean Rivers]"?"""
    end = _capitals_right(words, lexicon, index)
    return end - index > 1 and all(
        (words.key[place] in lexicon.common or words.key[place].removesuffix("s") in lexicon.common)
        and words.ent_at[place] != "PERSON"
        and words.text[place] not in lexicon.given
        and not any(head.names == "organisation" for head in lexicon.heads.get([words.text[place]]) or ())
        and lexicon.titles.get([words.text[place]]) is None
        for place in range(index, end)
    )


def _topic_at(words: Words, lexicon: Lexicon, index: int) -> bool:
    return index < len(words) and words.capital[index] and _is_topic(lexicon, words.text, index)


def _is_topic(lexicon: Lexicon, text: list[str], index: int) -> bool:
    return any(head.position == "topic" for _, found in lexicon.heads.all_at(text, index) for head in found)


def _topic_before(words: Words, lexicon: Lexicon, end: int) -> bool:
    """Is the word before `end` a topic, or the last of one of several words ("Climate Change")?"""
    return _is_topic(lexicon, words.text, end - 1) or (end > 1 and _is_topic(lexicon, words.text, end - 2))
