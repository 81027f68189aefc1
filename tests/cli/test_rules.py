"""`claimx rules`: list, show, check."""

import pytest

PACK = """
pack: mine
version: 1
rules:
  - id: mine.measure.saved
    kind: measure
    measure: people saved
    why: sailors say it so
    words: [saved]
    examples:
      match: ["[measure saved] 43"]
"""


@pytest.fixture
def pack(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "rules.yaml").write_text(PACK)
    return tmp_path / "mine"


def test_list(claimx, pack):
    assert "mine.measure.saved\tmeasure\tsailors say it so\n" in claimx("rules", "list", "--rules", pack).out


def test_show(claimx, pack):
    shown = claimx("rules", "show", "mine.measure.saved", "--rules", pack).out
    assert shown.startswith("# mine@")
    assert "measure: people saved" in shown


def test_rule_that_is_not_there(claimx):
    outcome = claimx("rules", "show", "en.nothing")
    assert (outcome.status, outcome.err) == (
        2,
        "claimx: Invalid value: no rule en.nothing: claimx rules list shows all; a pack of yours needs --rules PACK\n",
    )


@pytest.mark.parametrize(("example", "status"), [("[measure saved] 43", 0), ("[measure rescued] 43", 1)])
def test_check(claimx, pack, monkeypatch, example, status):
    monkeypatch.setattr("claimx.checking.load", lambda *_, **__: None)  # these rules need no pipeline
    (pack / "rules.yaml").write_text(PACK.replace("[measure saved] 43", example))
    outcome = claimx("rules", "check", pack)
    assert outcome.status == status
    assert ("mine.measure.saved: [measure rescued] 43: [measure rescued] was not found" in outcome.out) == bool(status)


def test_pack_that_is_wrong(claimx, pack):
    (pack / "rules.yaml").write_text(PACK.replace("why:", "because:"))
    outcome = claimx("rules", "check", pack)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith(f"claimx: {pack}/rules.yaml:8: rule mine.measure.saved: unknown key because; ")
