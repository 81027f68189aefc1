"""Proposals for people: names after a title or a role, and names that begin with a given name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimx.pipeline.naming.lexicon import Lexicon, Title
from claimx.pipeline.naming.proposals import Evidence, Proposal
from claimx.pipeline.naming.words import Words

_MOST_WORDS = 6
_INITIAL = re.compile(r"(?:[^\W\d_]\.){1,3}|[A-Z]")
_PREPOSITIONS = frozenset({"of", "for"})
_QUOTES = frozenset("\"'“”‘’")
_AFTER_TITLE, _AFTER_ROLE, _GIVEN_NAME, _FAMILY_NAME = 6.0, 4.0, 4.0, 2.0


def titled_people(words: Words, lexicon: Lexicon) -> Iterator[Proposal]:
    """A proposal for each name after a person's title."""
    index = 0
    while index < len(words):
        found = _title_at(words, lexicon, index) if words.style[index] == "sentence" else None
        if not found or found[1].implies != "person" or _is_long_place(words, lexicon, index):
            index += 1
            continue
        end, title = found
        titles = [(index, end, title)]
        begins = _over_office(words, lexicon, end, title)
        while following := _title_at(words, lexicon, begins):
            if following[1].implies != "person":
                break
            titles.append((begins, following[0], following[1]))
            begins = _over_office(words, lexicon, following[0], following[1])
        proposal = _titled(words, lexicon, begins, titles)
        if proposal:
            yield proposal
        index = max(index + 1, begins)


def _titled(words: Words, lexicon: Lexicon, begins: int, titles: list[tuple[int, int, Title]]) -> Proposal | None:
    stop = _name_end(words, lexicon, begins)
    if stop == begins or _is_no_person(words, lexicon, begins, stop):
        return None
    lower = all(title.lower for _, _, title in titles)
    if lower and (words.text[begins].isupper()):
        return None
    proposal = Proposal(begins, stop, "person", titles[-1][2].rule, sure=not lower)
    proposal.vote("person", _AFTER_ROLE if lower else _AFTER_TITLE)
    proposal.gender = next((title.gender for _, _, title in titles if title.gender), None)
    proposal.evidence += [Evidence(title.rule, "title", first, last, "person") for first, last, title in titles]
    return proposal


def _title_at(words: Words, lexicon: Lexicon, index: int) -> tuple[int, Title] | None:
    """The title that begins at `index`; at the start of a sentence a role may be capitalised ("Lawyer Ayo Bello")."""
    if index >= len(words) or (words.glued[index] and words.at(index - 1) == "-"):
        return None
    found = lexicon.titles.at(words.text, index)
    if found is None and words.opens[index]:
        lowered = [words.text[index].lower(), *words.text[index + 1 : index + 4]]
        lower = lexicon.titles.at(lowered, 0)
        found = (index + lower[0], lower[1]) if lower else None
    return found


def _over_office(words: Words, lexicon: Lexicon, end: int, title: Title) -> int:
    """Step over what an office is for: "Minister [of Health and Social Care] Dr Kaliati"."""
    if title.lower or words.at(end) not in _PREPOSITIONS:
        return end
    index = end + 1
    while index < len(words) and (words.capital[index] or words.text[index] in ("and", "&", ",", "the")):
        if _title_at(words, lexicon, index):
            return index
        topics = [
            last for last, found in lexicon.heads.all_at(words.text, index) if any(f.position == "topic" for f in found)
        ]
        if not topics and words.text[index] not in ("and", "&", ","):
            return index if index > end + 1 else end
        index = max(topics) if topics else index + 1
    return end


def named_people(words: Words, lexicon: Lexicon) -> Iterator[Proposal]:
    """A proposal for each run of capitalised words that begins with a given name, or with a Chinese family name."""
    index = 0
    while index < len(words):
        name = lexicon.given.get(words.text[index]) or lexicon.family.get(words.text[index])
        fits = name and words.capital[index] and words.style[index] == "sentence" and not _inside(words, index)
        stop = _name_end(words, lexicon, index) if fits else index
        if name is None or stop - index < 2 or _is_no_person(words, lexicon, index, stop):
            index += 1
            continue
        given = words.text[index] in lexicon.given
        proposal = Proposal(index, stop, "person", name.rule)
        proposal.vote("person", _GIVEN_NAME if given else _FAMILY_NAME)
        proposal.gender = name.gender
        proposal.evidence.append(Evidence(name.rule, "person_name", index, index + 1, "person"))
        yield proposal
        index = stop


def _inside(words: Words, index: int) -> bool:
    """Does a capitalised word stand right before, so that the name does not begin here?"""
    return index > 0 and words.capital[index - 1] and not words.opens[index]


def _name_end(words: Words, lexicon: Lexicon, begins: int) -> int:
    """Where the name of a person that begins at `begins` ends."""
    index = begins
    while index < len(words) and index - begins < _MOST_WORDS + 4:
        step = _name_step(words, lexicon, begins, index)
        if not step:
            break
        index += step
    return index


def _name_step(words: Words, lexicon: Lexicon, begins: int, index: int) -> int:
    """How many words from `index` on belong to the name."""
    word = words.text[index]
    if index > begins and words.opens[index] and not words.glued[index]:
        return 0
    if words.capital[index] or (_INITIAL.fullmatch(word) and word != "I"):
        return 0 if _ends_name(words, lexicon, begins, index) else 1
    if index == begins:
        return 2 if word in lexicon.particles and _particle_begins(words, index) else 0
    following = words.at(index + 1)
    if word == "-" and words.glued[index] and words.glued[index + 1 : index + 2] == [True]:
        given = following[:1].islower() and index - begins == 1  # "Christian-inspired", but "Ban Ki-moon"
        return 2 if following[:1].isalpha() and not given else 0
    if word in lexicon.particles and words.ent_at[index] in ("PERSON", ""):
        second = 1 if following in lexicon.particles else 0
        return 2 + second if words.at(index + 1 + second)[:1].isupper() else 0
    if word in _QUOTES and words.at(index + 2) in _QUOTES and following[:1].isupper():
        capital = index + 3 < len(words) and words.capital[index + 3]
        return 3 if capital and not words.glued[index] else 0
    return 0


def _particle_begins(words: Words, index: int) -> bool:
    return index + 1 < len(words) and words.capital[index + 1] and words.ent_at[index] == "PERSON"


def _ends_name(words: Words, lexicon: Lexicon, begins: int, index: int) -> bool:
    """Is the capitalised word at `index` no longer part of the person's name?"""
    if index == begins:
        return False
    if words.pos[index] == "AUX" or _is_long_place(words, lexicon, index):
        return True
    found = lexicon.titles.at(words.text, index)
    if found and found[1].implies == "person" and not found[1].lower and words.text[index] not in lexicon.given:
        return words.ent_at[index] != "PERSON" or found[0] - index > 1
    return False


def _is_long_place(words: Words, lexicon: Lexicon, index: int) -> bool:
    """Does a place begin here whose name has several words: Ama Cole [New Zealand] victory party?"""
    end, entries = lexicon.known.at(words.key, index) or (index, ())
    return end - index > 1 and any(entry.kind in ("country", "place") for entry in entries)


def _is_no_person(words: Words, lexicon: Lexicon, begins: int, stop: int) -> bool:
    """Do the words name something else, by their last one or as a whole?"""
    last = words.text[stop - 1]
    if any(lexicon.head(last, position) for position in ("last", "legal", "alone", "head")) and stop - begins > 1:
        return last not in lexicon.given and last not in lexicon.family
    key = words.key[begins:stop]
    entries = lexicon.known.get(key) or ()
    if any(entry.kind in ("country", "organisation") and not entry.ambiguous for entry in entries):
        return True
    heads = lexicon.heads.get(words.text[begins:stop]) or ()
    return any(head.position in ("head", "whole", "topic") for head in heads) or all(
        _is_of_people(lexicon, words, index) for index in range(begins, stop)
    )


def _is_of_people(lexicon: Lexicon, words: Words, index: int) -> bool:
    """Is it a word for a people or a faith, as in "fellow Asian Indian"?"""
    adjective = any(entry.form == "adjective" for entry in lexicon.known.get([words.key[index]]) or ())
    return adjective or lexicon.head(words.text[index], "whole") is not None


def inner_evidence(words: Words, lexicon: Lexicon, name: Proposal) -> Iterator[Evidence]:
    """The small words inside a person's name, and what stands after it: "von", "Jr."."""
    for index in range(name.start, name.end):
        word = words.text[index]
        if word in lexicon.particles and name.length > 1:
            yield Evidence(lexicon.particles[word], "person_name", index, index + 1, "person")
    last = lexicon.titles_after.get([words.text[name.end - 1]])
    if last and last.implies == "person" and name.length > 1:
        yield Evidence(last.rule, "title", name.end - 1, name.end, "person")
