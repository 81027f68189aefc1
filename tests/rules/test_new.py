"""A pack to begin with: what is written, and that it is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimx.checking import check_pack
from claimx.rules.errors import RulePackError
from claimx.rules.load import load_pack
from claimx.rules.new import new_pack


def test_it_has_an_example_of_each_common_kind_and_passes_its_own_check(tmp_path: Path) -> None:
    files = new_pack("sea-9", parent=tmp_path)
    pack = load_pack(tmp_path / "sea-9")
    assert (pack.name, [file.parent.name for file in files]) == ("sea-9", ["sea-9"] * 4)
    assert {rule.kind for rule in pack.rules} == {"organisation", "cue", "unit", "entity"}
    assert all(rule.id.startswith("sea-9.") for rule in pack.rules)
    assert check_pack(tmp_path / "sea-9") == []


def test_it_has_only_the_kinds_that_were_asked_for(tmp_path: Path) -> None:
    new_pack("sea", ["unit", "cue", "unit"], tmp_path)
    assert {file.name for file in (tmp_path / "sea").iterdir()} == {"units.yaml", "cues.yaml"}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "sea").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("sea", "link"):
        with pytest.raises(RulePackError, match="is there already"):
            new_pack(name, parent=tmp_path)
    assert list((tmp_path / "sea").iterdir()) == []


@pytest.mark.parametrize("name", ["", "Sea", "sea pack", "../sea", "/sea", "sea/", "-sea", "sea_pack", "en\n"])
def test_a_name_that_no_pack_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(RulePackError, match="cannot name a pack"):
        new_pack(name, parent=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_name_of_the_built_in_pack_is_taken(tmp_path: Path) -> None:
    with pytest.raises(RulePackError, match="is the built-in pack"):
        new_pack("en", parent=tmp_path)
