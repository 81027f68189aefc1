"""Documentation keeps up with the code: every record field, value, rule kind, command and option is in it."""

from __future__ import annotations

import typing
from pathlib import Path

import pytest
from pydantic import BaseModel

from claimx import records
from claimx.rules.spec import Rule

DOCS = Path(__file__).parent.parent / "docs"


def fields_of(model: type[BaseModel]) -> set[str]:
    """The names under which a model's fields stand in JSON."""
    return {field.alias or name for name, field in model.model_fields.items()}


PARTS = [part for part in vars(records).values() if isinstance(part, type) and issubclass(part, records.Part)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_record_field_is_explained(part: type[records.Part]) -> None:
    page = (DOCS / "records.md").read_text(encoding="utf-8")
    assert {name for name in fields_of(part) if f"`{name}`" not in page and f'"{name}"' not in page} == set()


@pytest.mark.parametrize(
    "values",
    [records.MentionForm, records.FigureKind, records.Bound, records.QuotationRole, records.ClaimKind],
)
def test_every_value_of_a_field_is_named(values: object) -> None:
    page = (DOCS / "records.md").read_text(encoding="utf-8")
    assert {value for value in typing.get_args(values) if f"`{value}`" not in page} == set()


@pytest.mark.parametrize("values", [records.Stance, records.Polarity, records.Modality, records.Change])
def test_every_value_of_an_attitude_is_named(values: object) -> None:
    page = (DOCS / "records.md").read_text(encoding="utf-8")
    assert {value for value in typing.get_args(values) if f"`{value}`" not in page} == set()


def test_every_rule_kind_is_explained() -> None:
    page = (DOCS / "rules.md").read_text(encoding="utf-8")
    kinds = [typing.get_args(rule.model_fields["kind"].annotation)[0] for rule in typing.get_args(typing.get_args(Rule)[0])]
    assert [kind for kind in kinds if f"`{kind}`" not in page] == []
