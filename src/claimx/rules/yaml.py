"""YAML from a stranger: the safe loader only, no aliases (a bomb is made of them), no key twice, no giant file."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any

import yaml

from claimx.rules.errors import RulePackError

MAX_BYTES = 8_000_000

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML without libyaml: slower, the same otherwise
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]


class _StrictLoader(_SafeLoader):
    """Only `true` and `false` are truth values, as in YAML 1.2: "on", "no" and "off" are words of English."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for position, key in enumerate(keys):
            if key in keys[:position]:
                line = node.value[position][0].start_mark.line + 1
                raise yaml.YAMLError(f"line {line}: the key {key} comes twice")
        return super().construct_mapping(node, deep)


_BOOLEAN = "tag:yaml.org,2002:bool"
_StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN]
    for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
}
_StrictLoader.add_implicit_resolver(_BOOLEAN, re.compile(r"^(?:true|false)$"), ["t", "f"])


def read_yaml(content: bytes, name: str) -> Any:
    """Parse one YAML document of a rule pack.

    Raises:
        RulePackError: it is no YAML, too large, or uses what a rule pack does not need.
    """
    if len(content) > MAX_BYTES:
        raise RulePackError(f"{name}: {len(content):,} bytes; a file of a rule pack has at most {MAX_BYTES:,}")
    try:
        if b"*" in content:  # without one there is no alias, and no need to parse twice
            _refuse_aliases(content, name)
        return yaml.load(content, Loader=_StrictLoader)  # noqa: S506 — a subclass of the safe loader
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        if isinstance(error, RulePackError):
            raise
        message = " ".join(str(error).split()) or type(error).__name__
        raise RulePackError(f"{name}: not valid YAML: {message}") from None


def _refuse_aliases(content: bytes, name: str) -> None:
    for event in yaml.parse(content, Loader=_SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise RulePackError(f"{name}: line {line}: aliases (*{event.anchor}) are not allowed; write it out")
