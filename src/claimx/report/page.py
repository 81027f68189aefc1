"""Articles as one HTML page that needs nothing else and runs nothing but its own script; every text is escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from claimx.records import Country, Entity, Record
from claimx.report import wording
from claimx.report.highlights import MARKS, Highlight, Kind, highlights
from claimx.report.outline import Listed, outline
from claimx.report.segments import Segment, segments
from claimx.text.display import plain, visible

#: More would make a page that browsers are slow to show.
MOST_ARTICLES = 100
_MOST_NAMES = 6


@dataclass(frozen=True)
class ArticleView:
    """An article as the page shows it.

    `number`: its place on the page, from 1; `headline`: its first paragraph, where that is what the article is called.
    """

    number: int
    record: Record
    heading: str
    about: list[str]
    link: str | None
    headline: list[Segment] | None
    paragraphs: list[list[Segment]]
    claims: list[Listed]
    names: wording.Names
    kinds: frozenset[Kind]
    entities: list[tuple[Kind, Sequence[Entity | Country]]]

    def words(self, segment: Segment) -> str:
        """What stands in a segment."""
        return self.record.text[segment.start : segment.end]


def render_page(records: Sequence[Record], more: bool = False) -> str:
    """A whole HTML page that shows these articles; `more` says that there are others that it leaves out."""
    articles = [_view(number, record) for number, record in enumerate(records, 1)]
    environment = Environment(
        loader=PackageLoader("claimx.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(plain=plain, wording=wording, mark_of=MARKS, meaning=_meaning, first_names=_first_names)
    style, script = (environment.get_template(name).render() for name in ("style.css", "script.js"))
    kinds = [kind for kind in MARKS if any(kind in article.kinds for article in articles)]
    page = environment.get_template("page.html").render(
        **{"articles": articles, "kinds": kinds, "more": more, "style": style, "script": script},
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    return visible(page)


def _view(number: int, record: Record) -> ArticleView:
    listed = outline(record.claims)
    marked = highlights(record, listed)
    heading, paragraphs = wording.heading(record), segments(record.text, marked)
    headed = bool(paragraphs) and heading == plain(record.text[paragraphs[0][0].start : paragraphs[0][-1].end])
    named: tuple[tuple[Kind, Sequence[Entity | Country]], ...] = (
        ("organisation", record.organisations),
        ("person", record.people),
        ("country", record.countries),
    )
    return ArticleView(
        number=number,
        record=record,
        heading=heading,
        about=wording.credits_of(record),
        link=record.url if record.url and record.url.lower().startswith(("https://", "http://")) else None,
        headline=paragraphs[0] if headed else None,
        paragraphs=paragraphs[headed:],
        claims=listed,
        names=wording.Names(record),
        kinds=frozenset(each.kind for each in marked),
        entities=[(kind, _by_mentions(found)) for kind, found in named if found],
    )


def _by_mentions(entities: Sequence[Entity | Country]) -> list[Entity | Country]:
    return sorted(entities, key=lambda each: -len(each.mentions))


def _hash(code: str) -> str:
    """The hash by which the page's policy allows its style and its script, and nothing else."""
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _meaning(highlight: Highlight) -> str:
    """What a pointer over marked words reads."""
    kind = f"{highlight.kind} of claim {highlight.claim}" if highlight.claim else highlight.kind
    return f"{kind}: {plain(highlight.name)}" if highlight.name else kind


def _first_names(entity: Entity | Country) -> list[str]:
    return list(wording.also_called(entity))[:_MOST_NAMES]
