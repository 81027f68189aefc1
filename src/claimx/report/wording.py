"""Findings in a few words: what a claim is besides its words, how much a figure says and of what."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.records import Claim, Country, Entity, Figure, Record
from claimx.text.display import plain

#: Numbers outside of these are written with an exponent: 1e+15.
_SMALL, _WRITTEN_OUT = 1e-3, 1e15
_LONGEST_HEADING, _LONGEST_WORDS = 300, 1000


class Names:
    """The names of an article's organisations, people and countries, by what a source refers to."""

    def __init__(self, record: Record) -> None:
        self._names: dict[tuple[str, str], str] = {
            **{("organisation", each.id): each.name for each in record.organisations},
            **{("person", each.id): each.name for each in record.people},
            **{("country", each.iso3): each.name for each in record.countries},
        }

    def of_source(self, claim: Claim) -> str | None:
        """Whom the source means, where its own words do not name them in full; None else."""
        if claim.source is None:
            return None
        meant = [self._names.get((each.kind, each.id), each.id) for each in claim.source.refers_to]
        return ", ".join(plain(name) for name in meant if name not in claim.source.text) or None


def attributes(claim: Claim) -> dict[str, str]:
    """What a claim is: its kind, and stance, modality, polarity and confidence where they say something."""
    said: dict[str, str] = {"kind": claim.kind}
    if claim.cue and claim.cue.stance != "neutral":
        said["stance"] = claim.cue.stance
    if claim.modality != "asserted":
        said["modality"] = claim.modality
    if claim.polarity != "positive":
        said["polarity"] = claim.polarity
    if claim.confidence is not None:
        said["confidence"] = f"{claim.confidence:.0%} sure"
    return said


def value(figure: Figure) -> str:
    """A figure's value in base terms, with its unit: "0.8", "5 to 7 km", "from 5"; "" where none is known."""
    if figure.value is not None:
        number = _number(figure.value)
    elif figure.low is not None and figure.high is not None:
        number = f"{_number(figure.low)} to {_number(figure.high)}"
    elif figure.low is not None:
        number = f"from {_number(figure.low)}"
    elif figure.high is not None:
        number = f"up to {_number(figure.high)}"
    else:
        return ""
    return f"{number} {plain(figure.unit)}" if figure.unit else number


def bound(figure: Figure) -> str:
    """A figure's bound as words: "at least"."""
    return figure.bound.replace("_", " ")


def counted(figure: Figure) -> str:
    """What a figure counts, as the article words it, and per what: "children, per year"."""
    return ", ".join(plain(part) for part in (figure.what and figure.what.text, figure.per, figure.period) if part)


def where_and_when(figure: Figure) -> str:
    """The place, the date and the change that a figure is for: "KEN, 2024, rise"."""
    return ", ".join(plain(part) for part in (figure.place, figure.as_of, figure.change) if part)


def also_called(entity: Entity | Country) -> Iterator[str]:
    """The different words that mean an entity, besides its name, in the order of the article."""
    name = plain(entity.name)
    return (words for words in dict.fromkeys(plain(each.text) for each in entity.mentions) if words != name)


def heading(record: Record) -> str:
    """What an article is called: its title, else the first line of its text, else its id; in one line."""
    first_line = record.text.lstrip()[: _LONGEST_HEADING + 1].split("\n", 1)[0]
    names = (in_short(each, _LONGEST_HEADING) for each in (record.title, first_line, record.id) if each)
    return next((name for name in names if name), "")


def credits_of(record: Record) -> list[str]:
    """Where an article comes from: outlet, day, author, agency, each once."""
    author = f"by {record.byline}" if record.byline else None
    said = (record.outlet, record.published, author, record.credit)
    return list(dict.fromkeys(in_short(part, _LONGEST_HEADING) for part in said if part))


def in_short(text: str, longest: int = _LONGEST_WORDS) -> str:
    """Text in one line, with an ellipsis for what goes beyond so many characters."""
    line = plain(text)
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"


def _number(number: float) -> str:
    if isinstance(number, int) or (number.is_integer() and abs(number) < _WRITTEN_OUT):
        return f"{int(number):,}"
    return f"{number:,.4f}".rstrip("0") if _SMALL <= abs(number) < _WRITTEN_OUT else f"{number:.4g}"
