"""`claimx rules diff`: two packs over the same articles."""

import json

import pytest

from claimx.pipeline.build import load

PACK = """
pack: fish
version: 1
rules:
  - id: fish.unit.herring
    kind: unit
    figure: measure
    entries:
      - {unit: cran, names: [cran]}
    examples:
      match: ["The boats landed 300 [unit crans] of herring."]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A pack and an article."""
    home = tmp_path_factory.mktemp("diff")
    (home / "fish").mkdir()
    (home / "fish" / "units.yaml").write_text(PACK)
    (home / "harbour.txt").write_text("The boats landed 300 crans of herring, the union said.")
    return home


@pytest.fixture(scope="module")
def with_pack(folder):
    """The pipeline with the pack."""
    return load(None, [folder / "fish"], "rules")


@pytest.fixture
def loaded(monkeypatch, rules_nlp, with_pack):
    """Both pipelines, loaded once."""
    monkeypatch.setattr("claimx.pipeline.build.load", lambda _, packs, __: with_pack if packs else rules_nlp)


def test_differences_come_after_their_counts_with_the_rules_and_the_words_around(claimx, loaded, folder):
    outcome = claimx("rules", "diff", "en", folder / "fish", folder / "harbour.txt")
    assert outcome.status == 1
    assert outcome.out.splitlines() == [
        "1 article: 0 gained, 0 lost, 1 changed",
        "  figure: 1 changed",
        "",
        "~ figure “300 crans”  harbour 17-26  en.digits.english → fish.unit.herring",
        "    text: “300” → “300 crans”",
        "    kind: “number” → “measure”",
        "    unit: nothing → “cran”",
        "    what: “crans of herring” → “herring”",
        "    … The boats landed ⟦300 crans⟧ of herring, the union said. …",
    ]


def test_json_is_a_line_for_each_difference(claimx, loaded, folder):
    (line,) = claimx("rules", "diff", folder / "fish", "none", folder / "harbour.txt", "--json").out.splitlines()
    assert json.loads(line)["fields"]["unit"] == ["cran", None]


@pytest.mark.parametrize("none", ["en", "none", "-"])
def test_no_difference_is_status_0(claimx, loaded, folder, none):
    outcome = claimx("rules", "diff", none, "en", folder / "harbour.txt")
    assert (outcome.status, outcome.out) == (0, "1 article: 0 gained, 0 lost, 0 changed\n")


def test_an_article_that_fails_is_told_and_the_others_are_compared(claimx, loaded, folder, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "bad"}\n{"id": "good", "text": "They landed 40 crans."}\n')
    outcome = claimx("rules", "diff", "en", folder / "fish", tmp_path / "a.jsonl")
    assert outcome.status == 2
    assert outcome.out.startswith("1 article: 0 gained, 0 lost, 1 changed\n")
    assert "a.jsonl:1" in outcome.err


def test_articles_may_have_columns_of_other_names(claimx, loaded, folder, tmp_path):
    (tmp_path / "a.csv").write_text("body\nThey landed 40 crans.\n")
    outcome = claimx("rules", "diff", "en", folder / "fish", tmp_path / "a.csv", "--field", "text=body")
    assert (outcome.status, outcome.out.splitlines()[0]) == (1, "1 article: 0 gained, 0 lost, 1 changed")


def test_a_pack_that_is_not_there(claimx, folder):
    outcome = claimx("rules", "diff", "en", "nowhere", folder / "harbour.txt")
    assert (outcome.status, outcome.out) == (2, "")
    assert "nowhere: neither a folder nor an installed rule pack" in outcome.err
