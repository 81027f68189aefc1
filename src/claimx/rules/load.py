"""Rule packs: folders of YAML -> a `RuleSet`. Knows no spaCy; `claimx.rules.compile` makes matchers of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from claimx.rules.errors import RulePackError
from claimx.rules.problems import first_problem
from claimx.rules.spec import Rule
from claimx.rules.spec.base import BaseRule, Spec
from claimx.rules.yaml import line_of, read_file, read_yaml

BUILT_IN = "en"
ENTRY_POINTS = "claimx_packs"
PACK_NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_BUILT_IN_FOLDER = Path(__file__).parent / "packs" / BUILT_IN

RuleType = TypeVar("RuleType", bound=BaseRule)


class _PackFile(Spec):
    """The frame of one YAML file of a pack; its rules are validated one by one, so that errors can name them."""

    pack: str = Field(pattern=PACK_NAME)
    version: int = Field(ge=1)
    disable: tuple[str, ...] = ()
    rules: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Pack:
    """One folder of rules. `sha256` is over the bytes of its files, in the order of their names."""

    name: str
    version: int
    folder: Path
    sha256: str
    rules: tuple[Rule, ...]
    disable: tuple[str, ...]

    @property
    def label(self) -> str:
        """The pack and the start of its hash, as records name it: `en@3f2a91c04b7d`."""
        return f"{self.name}@{self.sha256[:12]}"


@dataclass(frozen=True)
class RuleSet:
    """Packs stacked in order: a later rule overrides an earlier one of its id, or a pack disables it."""

    packs: tuple[Pack, ...]

    def __iter__(self) -> Iterator[Rule]:
        """The rules in force, in the order in which their ids came first."""
        stacked: dict[str, Rule] = {}
        for pack in self.packs:
            stacked.update((rule.id, rule) for rule in pack.rules)
            for rule_id in pack.disable:
                stacked.pop(rule_id, None)
        return iter(stacked.values())

    def of_kind(self, kind: type[RuleType]) -> list[RuleType]:
        """The rules in force of one kind, named by its class."""
        return [rule for rule in self if isinstance(rule, kind)]

    def pack_of(self, rule_id: str) -> Pack | None:
        """The last pack that brings a rule of this id."""
        for pack in reversed(self.packs):
            if any(rule.id == rule_id for rule in pack.rules):
                return pack
        return None


def load_rules(packs: Iterable[str] = ()) -> RuleSet:
    """The built-in pack `en` with `packs` stacked over it: folders, or names from the entry points `claimx_packs`.

    Raises:
        RulePackError: a pack that is not there or not valid, or that disables a rule nobody has.
    """
    return _load_stack(tuple(_state(folder) for folder in (_BUILT_IN_FOLDER, *(_folder(str(pack)) for pack in packs))))


#: A folder, and of each of its files the name, the time of its last change and its size.
_State = tuple[Path, tuple[tuple[str, int, int], ...]]


def _state(folder: Path) -> _State:
    """What tells whether a folder of rules has changed since it was read."""
    stats = [(file, file.stat()) for file in sorted(folder.glob("*.yaml"))]
    return folder, tuple((file.name, stat.st_mtime_ns, stat.st_size) for file, stat in stats)


@lru_cache(maxsize=16)
def _load_stack(states: tuple[_State, ...]) -> RuleSet:
    """Every component asks for the same rules, and gets the same object until a file changes."""
    loaded: list[Pack] = []
    for folder, _ in states:
        loaded.append(load_pack(folder))
        known = {rule.id for pack in loaded for rule in pack.rules}
        if missing := [rule_id for rule_id in loaded[-1].disable if rule_id not in known]:
            raise RulePackError(f"{folder}: disables {missing[0]}, a rule that no pack has")
    return RuleSet(tuple(loaded))


def load_pack(folder: Path) -> Pack:
    """Read and validate one pack.

    Raises:
        RulePackError: naming the file, the rule and the field.
    """
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    if not files:
        raise RulePackError(f"{folder}: no rule pack there: a pack is a folder with .yaml files")
    digest = hashlib.sha256()
    frames: list[_PackFile] = []
    rules: dict[str, Rule] = {}
    for file in files:
        content = read_file(file)
        digest.update(content)
        frame = _frame(file, content)
        frames.append(frame)
        for position, raw in enumerate(frame.rules):
            rule = _rule(file, content, position, raw)
            if rule.id in rules:
                line = line_of(content, ("rules", position, "id"))
                raise RulePackError(
                    f"{file}:{line}: rule {rule.id}: this id comes twice in the pack; give one another id"
                )
            rules[rule.id] = rule
        if (frame.pack, frame.version) != (frames[0].pack, frames[0].version):
            raise RulePackError(f"{file}: pack and version must be the same in all files of a pack")
    disable = tuple(rule_id for frame in frames for rule_id in frame.disable)
    first = frames[0]
    return Pack(first.pack, first.version, folder, digest.hexdigest(), tuple(rules.values()), disable)


def _folder(pack: str) -> Path:
    if Path(pack).is_dir():
        return Path(pack)
    for entry_point in metadata.entry_points(group=ENTRY_POINTS, name=pack):
        spec = find_spec(entry_point.value)
        if spec and spec.submodule_search_locations:
            return Path(next(iter(spec.submodule_search_locations)))
    raise RulePackError(f"{pack}: neither a folder nor an installed rule pack")


def _frame(file: Path, content: bytes) -> _PackFile:
    raw = read_yaml(content, str(file))
    if not isinstance(raw, dict):
        raise RulePackError(f"{file}: a file of a rule pack begins with pack: NAME and version: 1")
    try:
        return _PackFile.model_validate(raw)
    except ValidationError as error:
        location, message = first_problem(error, _MODELS, _PackFile)
        raise RulePackError(f"{file}:{line_of(content, location)}: {message}") from None


_RULE: TypeAdapter[Rule] = TypeAdapter(Rule)
#: The models of the rules by their kinds.
_MODELS: dict[str, type[BaseModel]] = {
    get_args(model.model_fields["kind"].annotation)[0]: model for model in get_args(get_args(Rule)[0])
}


def _rule(file: Path, content: bytes, position: int, raw: dict[str, Any]) -> Rule:
    location: tuple[str | int, ...] = ()
    message = "it needs a kind; docs/rules.md lists them"
    if "kind" in raw:
        try:
            return _RULE.validate_python(raw)
        except ValidationError as error:
            location, message = first_problem(error, _MODELS)
    name = raw.get("id", f"number {position + 1}")
    raise RulePackError(f"{file}:{line_of(content, ('rules', position, *location))}: rule {name}: {message}")
