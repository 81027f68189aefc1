"""Where in a pack's files something stands: for errors, and for people who want to change a rule."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from claimx.rules.load import RuleSet
from claimx.rules.yaml import composed, line_of


def rule_place(rules: RuleSet, rule_id: str) -> str | None:
    """The pack, file and line of a rule in force, as `en/hedges.yaml:12`; None for what is no rule of a pack."""
    found = place_in_pack(rules, rule_id)
    return f"{found[0].parent.name}/{found[0].name}:{found[1]}" if found else None


def place_in_pack(rules: RuleSet, rule_id: str, path: Sequence[str | int] = ("id",)) -> tuple[Path, int] | None:
    """The file and the line of a part of a rule, given by keys and positions: `("examples", "match", 0)`."""
    pack = rules.pack_of(rule_id)
    for file in sorted(pack.folder.glob("*.yaml")) if pack else ():
        content = file.read_bytes()
        if rule_id.encode() in content and (position := _positions(content).get(rule_id)) is not None:
            return file, line_of(content, ("rules", position, *path))
    return None


@lru_cache(maxsize=64)
def _positions(content: bytes) -> dict[str, int]:
    """Of the rules of one file by their ids."""
    positions: dict[str, int] = {}
    document = composed(content)
    rules = next((value for key, value in document.value if key.value == "rules"), None) if document else None
    for position, rule in enumerate(rules.value if rules else ()):
        positions.update((value.value, position) for key, value in rule.value if key.value == "id")
    return positions
