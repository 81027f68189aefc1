"""What pydantic finds wrong with a rule, in one line that says what to do."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

_NEEDED = {
    "tuple_type": "a list is needed: [ … ], or a line for each item, which begins with “- ”",
    "model_type": "keys with values are needed here: {key: value}",
    "model_attributes_type": "keys with values are needed here: {key: value}",
    "dict_type": "keys with values are needed here: {key: value}",
    "string_type": "a text is needed here; put it into quotes if it looks like something else",
    "int_parsing": "a whole number is needed",
    "int_type": "a whole number is needed",
    "missing": "this key is missing",
}
_FORMS = {
    "id": "only lower case letters, digits, dots and dashes, as in my-pack.cue.radio",
    "country": "the three capitals of ISO 3166-1 alpha-3, as in GBR",
    "iso3": "the three capitals of ISO 3166-1 alpha-3, as in GBR",
    "wikidata": "the name of an item, as in Q7817",
    "pack": "only lower case letters, digits and dashes, as in my-pack",
}
#: The first part of a place inside a rule is its kind, by which pydantic told the rules apart.
Location = tuple[str | int, ...]


def first_problem(
    error: ValidationError, models: dict[str, type[BaseModel]], model: type[BaseModel] | None = None
) -> tuple[Location, str]:
    """The first thing that is wrong: where, as keys and positions, and the message.

    Args:
        error: what pydantic raised.
        models: the models of the rules by their kinds.
        model: the model that was validated, where it was no rule.
    """
    # A key that is misspelt explains one that is missing.
    problem = min(error.errors(), key=lambda each: each["type"] != "extra_forbidden")
    location: Location = problem["loc"]
    if model is None and location and str(location[0]) in models:
        model, location = models[str(location[0])], location[1:]
    place = ".".join(map(str, location))
    message = _message(problem, location, models, model)
    return location, f"{place}: {message}" if place and problem["type"] != "extra_forbidden" else message


def _message(
    problem: Any, location: Location, models: dict[str, type[BaseModel]], model: type[BaseModel] | None
) -> str:
    kind, given = problem["type"], problem["input"]
    if kind == "extra_forbidden":
        known = _fields(model, location[:-1])
        place = ".".join(map(str, location))
        return f"unknown key {place}; {_meant(location[-1], known) or 'possible are ' + ', '.join(known)}"
    if kind == "union_tag_invalid":
        tag = given.get("kind")
        return f"kind: {tag!r} is no kind of rule; {_meant(tag, models) or 'docs/rules.md lists them'}"
    if kind == "literal_error":
        expected = problem["ctx"]["expected"]
        options = [option.strip().strip("'") for option in expected.replace(" or ", ", ").split(",")]
        meant = _meant(given, options)
        return f"{given!r} is none of {expected}" + (f"; {meant}" if meant else "")
    if kind == "string_pattern_mismatch":
        if "entries" in location and location[-1] == "id":
            return f"{given!r} is not allowed: letters and digits, joined by dashes, as in west-bay-union"
        return f"{given!r} is not allowed: " + _FORMS.get(
            str(location[-1]), f"it must match {problem['ctx']['pattern']}"
        )
    if kind == "tuple_type" and isinstance(given, int | float | None):
        return "a value is missing here" if given is None else "a text is needed here: put it into quotes"
    return _NEEDED.get(kind) or str(problem["msg"]).removeprefix("Value error, ")


def _meant(given: object, possible: Iterable[str]) -> str | None:
    near = get_close_matches(str(given), list(possible), n=1)
    return f"did you mean {near[0]}?" if near else None


def _fields(model: type[BaseModel] | None, location: Location) -> list[str]:
    """The keys that may stand at a place."""
    for step in location:
        field = model.model_fields.get(str(step)) if model else None
        if field is not None:
            model = next(_models_in(field.annotation), None)
    return sorted(model.model_fields) if model else []


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _models_in(argument)
