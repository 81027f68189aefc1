"""YAML from a stranger: the safe loader only, no aliases (a bomb is made of them), no key twice, no giant, no abyss."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from claimx.rules.errors import RulePackError

MAX_BYTES = 8_000_000
#: Rules are nested five deep; libyaml crashes where anything is so a hundred thousand deep.
_MAX_DEPTH = 50

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML without libyaml: slower, the same otherwise
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]


class _StrictLoader(_SafeLoader):
    """Only `true` and `false` are truth values, as in YAML 1.2: "on", "no" and "off" are words of English."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set[Hashable]()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, Hashable):  # others are refused below
                if key in seen:
                    raise yaml.MarkedYAMLError(problem=f"the key {key} comes twice", problem_mark=key_node.start_mark)
                seen.add(key)
        return super().construct_mapping(node, deep)


_BOOLEAN = "tag:yaml.org,2002:bool"
_StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN]
    for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
}
_StrictLoader.add_implicit_resolver(_BOOLEAN, re.compile(r"^(?:true|false)$"), ["t", "f"])


def read_file(file: Path) -> bytes:
    """The bytes of a file of a rule pack; of one that is too large only as many as show that it is.

    Raises:
        RulePackError: it cannot be read.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise RulePackError(f"{file}: cannot be read: {error.strerror}") from None


def read_yaml(content: bytes, name: str) -> Any:
    """Parse one YAML document of a rule pack.

    Raises:
        RulePackError: it is no YAML, too large, or uses what a rule pack does not need.
    """
    if len(content) > MAX_BYTES:
        raise RulePackError(f"{name}: too large; a file of a rule pack has at most {MAX_BYTES:,} bytes")
    try:
        _check_structure(content, name)
        return yaml.load(content, Loader=_StrictLoader)  # noqa: S506 — a subclass of the safe loader
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        if isinstance(error, RulePackError):
            raise
        raise RulePackError(f"{name}{_told(error)}") from None


@lru_cache(maxsize=64)
def composed(content: bytes) -> yaml.Node | None:
    """The nodes of a document, which know their lines."""
    node: yaml.Node | None = yaml.compose(content, Loader=_SafeLoader)
    return node


def line_of(content: bytes, path: Sequence[str | int]) -> int:
    """The line of a part of a document, given by the keys and positions that lead to it, as far as they do."""
    node, line = composed(content), 1
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == str(step)), None)
            if found:
                line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line


#: What people mostly did where libyaml says this.
_HINTS = {
    "mapping values are not allowed": "a text with “: ” in it needs quotes; or the line is indented too far",
    "did not find expected key": "look at the indentation of this line and at the quotes in it",
    "expected '-' indicator": "look at the indentation of this line; a text that begins with [ needs quotes",
    "could not find expected ':'": "a colon and a space must follow a key, in this line or the one before",
    "tab character": "indent with spaces",
    "cannot start any token": "indent with spaces, not with tabs; texts that begin with a sign need quotes",
    "unexpected end of stream": "a quotation mark or a bracket is never closed",
    "did not find expected ',' or": "a bracket is never closed, or a text in it needs quotes",
}


def _told(error: Exception) -> str:
    """What is wrong, after the file's name: the line, the problem, and what it mostly comes from."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return f": not valid YAML: {' '.join(str(error).split()) or type(error).__name__}"
    problem = str(error.problem)
    hint = next((hint for sign, hint in _HINTS.items() if sign in problem), None)
    return f":{error.problem_mark.line + 1}: not valid YAML: {problem}" + (f"; {hint}" if hint else "")


def _check_structure(content: bytes, name: str) -> None:
    """Refuse what can only be meant ill, before anything is built of it."""
    depth = 0
    for event in yaml.parse(content, Loader=_SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise RulePackError(f"{name}:{line}: aliases (*{event.anchor}) are not allowed; write it out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MAX_DEPTH:
            raise RulePackError(f"{name}:{line}: lists in lists, more than {_MAX_DEPTH} deep")
