"""What the components find, in one place on the Doc: `doc._.claimx`.

Findings are kept as plain data with character offsets in `doc.user_data["claimx"]`, never as Spans or Tokens, so that
`DocBin`, `Doc.copy`, pickling and `n_process` go on working. `Findings` is the typed view over them: reading a field
gives models, assigning a list of models stores it. A component reads what it needs, and assigns what it sets, once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, Literal, TypeVar, overload

from pydantic import BaseModel, TypeAdapter
from spacy.tokens import Doc

from claimx.records import Claim, Country, CustomEntity, Date, Entity, Figure, Quotation, Range

KEY = "claimx"
Model = TypeVar("Model", bound=BaseModel)


class Layout(BaseModel):
    """The parts of an article that are not running prose, and its paragraphs; ranges of characters."""

    headline: Range | None = None
    dateline: Range | None = None
    byline: Range | None = None
    credit: Range | None = None
    boilerplate: list[Range] = []
    paragraphs: list[Range] = []


class Match(Range):
    """A rule that had a part in a finding: what `claimx explain` and the rules' examples look at."""

    rule: str
    label: str


class Loss(Range):
    """A rule that matched and was not let stand: the rule it lost to, where there was one, and why."""

    rule: str
    label: str
    to: str | None = None
    why: str


class Name(BaseModel):
    """A stretch of text that names something, and what; organisations, people and countries are made of them.

    `id`: of a gazetteer's entry. `of_state`: an office that a country's name makes a name of. `gender`: told by
    a title ("Mrs") or a given name. `long_form`: where the name stands
    that this one was introduced as the acronym of.
    """

    start: int
    end: int
    kind: Literal["organisation", "person", "country", "place", "other"]
    rule: str
    id: str | None = None
    of_state: bool = False
    gender: Literal["female", "male"] | None = None
    long_form: Range | None = None


class _Findings(Generic[Model]):
    """A field of `Findings` that holds a list of models as plain data."""

    def __init__(self, model: type[Model]) -> None:
        self._adapter: TypeAdapter[list[Model]] = TypeAdapter(list[model])  # type: ignore[valid-type]

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, view: None, owner: type) -> _Findings[Model]: ...
    @overload
    def __get__(self, view: Findings, owner: type) -> list[Model]: ...
    def __get__(self, view: Findings | None, owner: type) -> Any:
        return self if view is None else self._adapter.validate_python(view.data.get(self._name, []))

    def __set__(self, view: Findings, models: list[Model]) -> None:
        view.data[self._name] = self._adapter.dump_python(models)


class Findings:
    """The typed view over a Doc's findings."""

    quotations = _Findings(Quotation)
    organisations = _Findings(Entity)
    people = _Findings(Entity)
    countries = _Findings(Country)
    entities = _Findings(CustomEntity)
    dates = _Findings(Date)
    figures = _Findings(Figure)
    claims = _Findings(Claim)
    matches = _Findings(Match)
    losses = _Findings(Loss)
    names = _Findings(Name)

    def __init__(self, doc: Doc) -> None:
        self.data: dict[str, Any] = doc.user_data.setdefault(KEY, {})

    @property
    def layout(self) -> Layout:
        """Headline, dateline, byline, credit, boilerplate and paragraphs."""
        return Layout.model_validate(self.data.get("layout", {}))

    @layout.setter
    def layout(self, layout: Layout) -> None:
        self.data["layout"] = layout.model_dump()

    @property
    def published(self) -> str | None:
        """The article's day of publication (ISO 8601), on which relative dates hang."""
        published = self.data.get("published")
        return str(published) if published is not None else None

    @published.setter
    def published(self, published: str | None) -> None:
        self.data["published"] = published

    def has(self, field: str) -> bool:
        """Has a component set this field, be it to nothing?"""
        return field in self.data

    def add_matches(self, matches: list[Match]) -> None:
        """Note rules that had a part in what a component found."""
        noted = self.data.get("matches", ())  # a tuple, after a round trip through DocBin
        self.data["matches"] = [*noted, *(match.model_dump() for match in matches)]

    def ask_for_losses(self) -> None:
        """Let the components note which rules lost to which, too: `claimx explain` asks, extraction does without."""
        self.data["losses"] = []

    def add_losses(self, losses: Iterable[Loss]) -> None:
        """Note rules that lost, if they were asked for; `losses` is not even looked at otherwise."""
        if self.has("losses"):
            self.data["losses"] = [*self.data["losses"], *(loss.model_dump() for loss in losses)]


if not Doc.has_extension(KEY):
    Doc.set_extension(KEY, getter=Findings)


def mirror(doc: Doc, name: str, labelled: Iterable[tuple[int, int, str]]) -> None:
    """Show findings as `doc.spans["claimx_NAME"]`, for displaCy and other spaCy tools; widened to whole tokens."""
    spans = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in labelled)
    doc.spans[f"{KEY}_{name}"] = [span for span in spans if span is not None]
