"""What the words beside a name say of what it names."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.pipeline.naming.lexicon import Lexicon
from claimx.pipeline.naming.proposals import Evidence, Proposal
from claimx.pipeline.naming.words import POSSESSIVES, Words
from claimx.rules.spec.entities import NameKind
from claimx.text.names import is_acronym

_PLACES_AFTER = {"in": 2.0, "near": 2.0, "outside": 2.0, "across": 1.5, "around": 1.0, "throughout": 1.5, "to": 0.5}
_MEDIA_AFTER = frozenset({"on", "via", "by"})
_OWNED = frozenset({"owned", "headquartered", "listed", "maker", "makers", "publisher", "operator"})
_QUOTES = frozenset({"“", "”", '"', "‘", "’", "'"})
_TELLING = frozenset({"told", "tells", "tell"})
_ONE = frozenset({"a", "an"})
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "our", "one"})
_STOPS = frozenset(
    [".", ";", ":", "(", ")", ",", "who", "which", "that", "whose", "of", "for", "at", "with", "in", "from", "on", "by"]
)
_NAME_PREFIXES = ("Mc", "Mac", "O'", "De", "Di", "La", "Le", "Fitz", "Van")
_OLDEST = 120
_APPOSITION, _LONGEST_LIST = 9, 30
_FOREIGN = 2.5
_DESCRIBED, _APPOSED, _ALONE, _LINKED, _POSSESSED, _TOLD = 5.0, 4.0, 2.0, 2.0, 1.5, 3.5


@dataclass(frozen=True, slots=True)
class Context:
    """A name's place among its words."""

    words: Words
    lexicon: Lexicon
    name: Proposal

    def weigh(self) -> None:
        """Add the votes and the evidence of the words beside the name."""
        self._before()
        self._after()
        self._shape()

    def _before(self) -> None:
        words, name = self.words, self.name
        left = name.start - 1
        if words.at(left) in _QUOTES:
            left -= 1
            if self._is_quoted() and not name.known:
                name.vote("other", _APPOSED)
        if words.at(left) == "The" and words.at(left - 1) in POSSESSIVES:
            name.vote("other", _DESCRIBED)
        elif words.at(left) in ("the", "The"):
            if words.pos[name.end : name.end + 1] == ["NOUN"] and not name.known:
                return
            left = self._after_article(left)
        else:
            self._after_word(words.at(left))
        left = self._before_list(left)
        before = words.at(left)
        if before in _MEDIA_AFTER and name.known and name.known.ambiguous:
            name.vote("other", _APPOSED)
        if before in _PLACES_AFTER and not self._modifies():
            name.vote("place", _PLACES_AFTER[before])
            name.vote("person", -2.0 if before != "to" else 0.0)
        self._described(left)

    def _after_article(self, left: int) -> int:
        """ "the Advertiser", "in the Delta": what stands before the article."""
        words, name = self.words, self.name
        named = self._is_outlet() or (words.text[left] == "The" and not words.opens[left])
        name.vote("person", -2.0)
        left -= 1
        if named or words.at(left) not in _PLACES_AFTER:
            name.vote("organisation", _ALONE if named else 0.5)
        elif words.at(left) == "in" and name.length == 1 and not name.known and not self._modifies():
            name.vote("place", 1.5)
        return left

    def _after_word(self, word: str) -> None:
        """ "told Reuters", "ran as an Independent", "at Obanla"."""
        name = self.name
        if word in _TELLING and name.model != "person":
            name.vote("organisation", _TOLD)
        elif word in _ONE and name.length == 1 and self.words.pos[name.end : name.end + 1] != ["NOUN"]:
            name.vote("organisation", -_LINKED)
            name.vote("person", -_LINKED)
        elif word == "at":
            name.vote("person", -2.0)
            name.vote("place", 1.0)
            name.vote("organisation", 1.0)

    def _is_quoted(self) -> bool:
        """Is it in quotation marks alone, as titles of works are: HBO's "Real Time"?"""
        end = self.name.end
        return any(self.words.at(place) in _QUOTES for place in (end, end + 1 if self.words.at(end) in _STOPS else end))

    def _modifies(self) -> bool:
        """Does a noun follow that organisations have: "in the MINUSMA mission"?"""
        found = self.lexicon.titles_after.get([self.words.at(self.name.end)])
        return found is not None and found.implies == "organisation"

    def _is_outlet(self) -> bool:
        """Is it a word that with "the" is a newspaper by itself: "the Advertiser"?"""
        return self.name.length == 1 and self.lexicon.head(self.words.text[self.name.start], "alone") is not None

    def _before_list(self, left: int) -> int:
        """What stands before a list that the name is in: "in [Nsanje and] Chikwawa"."""
        words = self.words
        furthest = max(1, left - _LONGEST_LIST)
        while left > furthest and words.text[left] in ("and", ",") and words.capital[left - 1]:
            left -= 2
            while left > furthest and words.capital[left]:
                left -= 1
        return left

    def _described(self, left: int) -> None:
        """Descriptions: "the rebel group M23", "the town of Kasese", "his wife, Leah,"."""
        text = self.words.text
        if left > 0 and text[left] == "," and self.words.at(self.name.end) == ",":
            title = self.lexicon.titles.get([text[left - 1]])
            if title and title.lower and title.implies in ("person", "organisation"):
                self.name.vote(title.implies, _APPOSED)
            return
        for length in (3, 2, 1):
            phrase = text[left - length + 1 : left + 1] if left >= length - 1 else []
            if phrase and self.words.opens[left - length + 1]:
                phrase = [phrase[0].lower(), *phrase[1:]]
            found = self.lexicon.titles.get(phrase) if phrase else None
            if found and found.implies != "person":
                self.name.vote(found.implies, _DESCRIBED if found.strong else _LINKED)
                self.name.evidence.append(Evidence(found.rule, "title", left - length + 1, left + 1, found.implies))
                return

    def _after(self) -> None:
        words, name = self.words, self.name
        following = words.at(name.end)
        at = self.lexicon.titles_after.at(words.text, name.end) if following else None
        end, found = at or (0, None)
        if found and (found.lower or words.style[name.start] == "sentence"):
            name.vote(found.implies, _APPOSED if found.strong else 1.0)
            name.evidence.append(Evidence(found.rule, "title", name.end, end, found.implies))
        for beside in (name.start - 1, name.end):
            if rule := self.lexicon.outside.get(words.at(beside)):
                name.evidence.append(Evidence(rule, "name_word", beside, beside + 1, name.kind))
        if following in POSSESSIVES:
            self._possessed(name.end + 1)
        if following == ",":
            self._apposition(name.end + 1)

    def _possessed(self, index: int) -> None:
        """ "Ardal's shareholders"."""
        found = self.lexicon.possessed.at(self.words.text, index) if index < len(self.words) else None
        if found:
            self.name.vote(found[1].implies, _POSSESSED)
            self.name.evidence.append(Evidence(found[1].rule, "title", index, found[0], found[1].implies))

    def _apposition(self, index: int) -> None:
        """ "Ayo Bello, 43,"; "Ayo Bello, a lawyer with"; "Zenon, the miner, which"."""
        words, name = self.words, self.name
        first = words.at(index)
        if first.isdecimal() and len(first) < 4 and int(first) <= _OLDEST and words.at(index + 1) in (",", ".", ";"):
            name.vote("person", _APPOSED)
        elif first in ("who", "whose"):
            name.vote("person", 2.0)
        elif first == "which":
            name.vote("organisation", 1.5)
            name.vote("person", -3.0)
        elif first in _OWNED:
            name.vote("organisation", _APPOSED)
        elif first in _ARTICLES or words.pos[index : index + 1] == ["NOUN"]:
            self._noun_phrase(index)

    def _noun_phrase(self, index: int) -> None:
        words = self.words
        head: NameKind | None = None
        for place in range(index, min(len(words), index + _APPOSITION)):
            if words.text[place] in _STOPS and place > index:
                break
            found = self.lexicon.titles.get([words.text[place]])
            if found and (found.lower or found.implies != "person"):
                head = found.implies
            elif words.pos[place] in ("NOUN", "PROPN"):
                head = None
        if head in ("person", "organisation"):
            self.name.vote(head, _APPOSED)

    def _common_words(self) -> None:
        """A name of nothing but common words ("Harvest Justice") is hardly a person's, whatever the model says."""
        keys = self.words.key[self.name.start : self.name.end]
        if not any(word in self.lexicon.given for word in self.words.text[self.name.start : self.name.end]):
            common = [key in self.lexicon.common for key in keys]
            self.name.vote("organisation", 3.0 if all(common) else 1.0 if common[-1] else 0.0)

    def _foreign_words(self) -> None:
        """Three or four words foreign to English, but for one, are rather a person's name: "Temur Pal Ishan"."""
        words, start, end = self.words, self.name.start, self.name.end
        plain = all(words.text[place].istitle() for place in range(start, end))  # "InBev" is a trade mark
        common = [words.key[place] in self.lexicon.common for place in range(start, end)]
        if plain and sum(common) < 2 and not common[-1] and words.at(start - 1).lower() not in _ARTICLES:
            self.name.vote("person", _FOREIGN)

    def _shape(self) -> None:
        if self.name.model == "organisation" and not self.name.sure and 3 <= self.name.length <= 4:
            self._foreign_words()
        if self.name.model == "person" and self.name.length > 1 and not self.name.sure:
            self._common_words()
        word = self.words.text[self.name.start]
        if self.name.length == 1 and self.words.style[self.name.start] == "sentence":
            if word in self.lexicon.given:
                self.name.vote("organisation", -1.0)
            if is_acronym(word) and self.words.key[self.name.start] not in self.lexicon.common:
                self.name.vote("organisation", 1.5)
                self.name.vote("person", -2.0)
            elif any(char.isupper() for char in word[2:]) and not word.startswith(_NAME_PREFIXES):
                self.name.vote("organisation", 1.5)
