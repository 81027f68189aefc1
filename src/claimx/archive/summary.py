"""What a run came to, in a few lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from claimx.archive.tally import KINDS, Tally


@dataclass(slots=True)
class Summary:
    """What a run did (`fresh`), what earlier runs had done of it (`earlier`), and the seconds that it took."""

    fresh: Tally = field(default_factory=Tally)
    earlier: Tally = field(default_factory=Tally)
    seconds: float = 0.0

    @property
    def total(self) -> Tally:
        """Counts over the whole output."""
        total = Tally()
        total.add(self.earlier)
        total.add(self.fresh)
        return total

    def lines(self) -> Iterator[str]:
        """The summary for people."""
        total = self.total
        yield f"articles: {total.articles:,}{self._done_before()}, failed: {total.failed:,}"
        yield f"words: {total.words:,}{self._speed()}"
        counts = ((total.findings.get(kind, 0), kind, one) for kind, one in KINDS.items())
        found = ", ".join(f"{count:,} {one if count == 1 else kind}" for count, kind, one in counts if count)
        yield f"findings: {found or 'none'}"
        if set(total.languages) - {"en"}:
            yield f"languages: {_by_number(total.languages)}; articles that are not English have no findings"
        if total.doubts:
            yield f"doubts: {_by_number(total.doubts)}"

    def _done_before(self) -> str:
        return f" ({self.earlier.articles:,} done before)" if self.earlier.articles else ""

    def _speed(self) -> str:
        return f" ({self.fresh.words / self.seconds:,.0f} a second)" if self.fresh.words and self.seconds else ""


def _by_number(counts: dict[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {count:,}" for name, count in ordered)
