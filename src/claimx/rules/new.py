"""A pack to begin with: one worked example of each common kind, with comments that teach."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Literal, get_args

from claimx.rules.errors import RulePackError
from claimx.rules.load import BUILT_IN, PACK_NAME

#: The kinds that there is an example of.
StarterKind = Literal["organisation", "cue", "unit", "entity"]
_FILES: dict[StarterKind, str] = {
    "organisation": "organisations.yaml",
    "cue": "cues.yaml",
    "unit": "units.yaml",
    "entity": "entities.yaml",
}


def new_pack(name: str, kinds: Iterable[StarterKind] = (), parent: Path = Path()) -> list[Path]:
    """Write a pack as a folder of its name in `parent`, and give its files.

    Args:
        name: of the pack.
        kinds: which examples; by default all.
        parent: the folder in which to make it.

    Raises:
        RulePackError: the name cannot be that of a pack, or something of that name is there already.
    """
    if not re.fullmatch(PACK_NAME, name):
        raise RulePackError(f"{name!r} cannot name a pack: lower case letters, digits and dashes, as in press-freedom")
    folder = parent / name
    if name == BUILT_IN or folder.exists() or folder.is_symlink():
        told = "is the built-in pack" if name == BUILT_IN else "is there already"
        raise RulePackError(f"{folder} {told}; choose another name")
    folder.mkdir()
    templates = files("claimx.rules") / "templates"
    written = []
    for kind in dict.fromkeys(kinds) or get_args(StarterKind):
        content = (templates / _FILES[kind]).read_text(encoding="utf-8")
        written.append(folder / _FILES[kind])
        written[-1].write_text(content.replace("PACK", name), encoding="utf-8")
    return written
