"""Proposals from capitals alone: names joined by "&", bylines, and runs that nobody else has claimed."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.pipeline.naming.lexicon import Lexicon
from claimx.pipeline.naming.proposals import MODEL, Proposal
from claimx.pipeline.naming.words import Words

_BYLINE_WEIGHT, _AMPERSAND_WEIGHT = 6.0, 2.0
_LONGEST_RUN = 6
_INSIDE = frozenset({"of", "de", "del", "des", "du", "do", "da", "dos", "das", "für", "&"})


def byline_people(words: Words, lexicon: Lexicon) -> Iterator[Proposal]:
    """The names in a byline, and after "Reporting by" in a credit line."""
    for index, part in enumerate(words.part):
        by = part == "credit" and index > 0 and words.text[index - 1].lower() in ("by", "and", ",")
        begins = part == "byline" and (index == 0 or not _in_run(words, index - 1))
        if (begins or by) and _in_run(words, index):
            end = index
            while end < len(words) and words.part[end] == part and _in_run(words, end):
                end += 1
            if end - index > 1 and not lexicon.titles.get([words.text[end - 1].lower()]):
                proposal = Proposal(index, end, "person", MODEL, sure=True)
                proposal.vote("person", _BYLINE_WEIGHT)
                yield proposal


def _in_run(words: Words, index: int) -> bool:
    word = words.text[index]
    return word not in (",", ";", "and", "AND", "&", "/", "|", "(", ")", ":", "by", "By", "BY") and (
        word[0].isalpha() or (word == "-" and words.glued[index])
    )


def joined_by_ampersand(words: Words) -> Iterator[Proposal]:
    """ "Brandt & Cie": capitalised words on both sides of "&"."""
    for index in range(1, len(words) - 1):
        if words.text[index] == "&" and words.capital[index - 1] and words.capital[index + 1]:
            start, end = index - 1, index + 2
            while start > 0 and words.capital[start - 1] and not words.opens[start]:
                start -= 1
            while end < len(words) and words.capital[end] and not words.opens[end]:
                end += 1
            proposal = Proposal(start, end, "organisation", MODEL)
            proposal.vote("organisation", _AMPERSAND_WEIGHT)
            yield proposal


def unclaimed_runs(words: Words, lexicon: Lexicon, names: list[Proposal]) -> Iterator[Proposal]:
    """Runs of capitalised words that are in no name yet: what stands beside them may tell what they name."""
    taken = bytearray(len(words))
    for name in names:
        taken[name.start : name.end] = b"\x01" * name.length
    index = 0
    while index < len(words):
        if taken[index] or not words.capital[index] or words.style[index] != "sentence" or words.part[index]:
            index += 1
            continue
        index = _over_opening(words, lexicon, index, taken)
        end = _run_end(words, taken, index)
        if end - index <= _LONGEST_RUN and not _is_part(words, index, end) and not lexicon.is_title(words, index, end):
            yield Proposal(index, end, "other", MODEL)
        index = end


def _over_opening(words: Words, lexicon: Lexicon, index: int, taken: bytearray) -> int:
    """A common word that opens the sentence is no part of the name after it: "Workers of [Obanla]"."""
    if words.opens[index] and words.key[index] in lexicon.common and index + 1 < len(words):
        following = index + 2 if words.text[index + 1] == "of" else index + 1
        if following < len(words) and words.capital[following] and not taken[following]:
            return following
    return index


def _run_end(words: Words, taken: bytearray, index: int) -> int:
    end = index + 1
    while end < len(words) and not taken[end]:
        if words.capital[end] and not words.opens[end]:
            end += 1
        elif _connects(words, end) and end + 1 < len(words) and words.capital[end + 1] and not taken[end + 1]:
            end += 2
        else:
            break
    return end


def _connects(words: Words, index: int) -> bool:
    return words.text[index] in _INSIDE or (words.text[index] == "-" and words.glued[index])


def _is_part(words: Words, start: int, end: int) -> bool:
    """Does the run hang on another word by a hyphen: "US-led", "pro-Beijing"?"""
    before = words.at(start - 1) == "-" and words.glued[start]
    after = words.at(end) == "-" and words.glued[end]
    return before or after
