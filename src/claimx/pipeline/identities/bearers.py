"""Who of several people of one surname is meant where it stands alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimx.pipeline.findings import Name
from claimx.pipeline.identities.groups import Group
from claimx.records import Range

#: So often the one who carries the article is named in full.
_LEAST_NAMED = 2


class Bearers:
    """What an article has told so far of people who share names.

    Args:
        full_names: the mentions by full name in the whole article, each with the one whose it is.
        relatives: where the names start of those whom the article brings in as somebody's.
        headline: where the headline stands, if there is one.
    """

    def __init__(
        self, full_names: Iterable[tuple[Name, Group]], relatives: frozenset[int], headline: Range | None
    ) -> None:
        self._times: Counter[str] = Counter()
        self._relatives: set[str] = set()
        self._headline: set[str] = set()
        for name, group in full_names:
            self._times[group.id] += 1
            if name.start in relatives:
                self._relatives.add(group.id)
            if headline is not None and headline.start <= name.start < headline.end:
                self._headline.add(group.id)
        self._named: set[str] = set()
        self._short_for: dict[tuple[str, ...], set[str]] = defaultdict(set)

    def name(self, group: Group, words: tuple[str, ...]) -> None:
        """Somebody is named by these words."""
        self._named.add(group.id)
        self._short_for[words].add(group.id)

    def choose(self, fitting: Sequence[Group], words: tuple[str, ...], gender: str | None) -> Group | None:
        """The one of those whom the words fit who is meant; None where nothing tells."""
        for some in self._narrower(fitting, words, gender):
            kept = [group for group in fitting if group.id in some]
            fitting = kept or fitting
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _narrower(self, fitting: Sequence[Group], words: tuple[str, ...], gender: str | None) -> Iterator[set[str]]:
        """Who comes into question, by one sign after the other, the strongest first; with none all do."""
        ids = {group.id for group in fitting}
        yield {group.id for group in fitting if group.words == words}
        yield {group.id for group in fitting if gender and group.gender == gender}
        yield self._short_for.get(words, set())
        yield self._named & ids
        yield {group.id for group in fitting if group.words[-len(words) :] == words}
        yield ids - self._relatives
        # Whom an article is about it names in full in its text too, so a headline alone tells of nobody.
        in_text = {key for key in ids if self._times[key] > (key in self._headline)}
        yield self._headline & in_text
        yield self._carrying(ids)
        yield in_text

    def _carrying(self, ids: set[str]) -> set[str]:
        """Who is named in full more often than each of the others."""
        most = max(self._times[key] for key in ids)
        leading = {key for key in ids if self._times[key] == most}
        return leading if most >= _LEAST_NAMED else set()
