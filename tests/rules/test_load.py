"""Rule packs: what stacks, what is refused, and how the refusal reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimx.rules.errors import RulePackError
from claimx.rules.load import load_pack, load_rules

CUE = """
  - id: {id}
    kind: cue
    stance: {stance}
    construction: clause
    any_of: [{{lemma: {lemma}}}]
    examples: {{match: ["[source She] [cue murmured] that [content it rained]"]}}
"""


def pack(folder: Path, rules: str, name: str = "mine", frame: str = "") -> Path:
    """Write a pack of one file."""
    folder.mkdir(exist_ok=True)
    (folder / "rules.yaml").write_text(f"pack: {name}\nversion: 1\n{frame}rules:{rules}", encoding="utf-8")
    return folder


def test_a_pack_adds_rules_after_the_built_in_ones(tmp_path: Path) -> None:
    mine = pack(tmp_path / "mine", CUE.format(id="mine.cue.murmur", stance="neutral", lemma="murmur"))
    rules = list(load_rules([str(mine)]))
    assert rules[-1].id == "mine.cue.murmur"
    assert len(rules) == len(list(load_rules())) + 1


def test_a_later_rule_overrides_an_earlier_one_of_its_id(tmp_path: Path) -> None:
    mine = pack(tmp_path / "mine", CUE.format(id="en.cue.promise", stance="doubtful", lemma="promise"))
    stances = {rule.id: rule.stance for rule in load_rules([str(mine)]) if rule.kind == "cue"}
    assert stances["en.cue.promise"] == "doubtful"
    assert len(list(load_rules([str(mine)]))) == len(list(load_rules()))


def test_a_pack_can_disable_rules(tmp_path: Path) -> None:
    mine = pack(tmp_path / "mine", " []\n", frame="disable: [en.cue.promise]\n")
    assert "en.cue.promise" not in {rule.id for rule in load_rules([str(mine)])}


def test_a_pack_is_named_with_the_start_of_its_hash(tmp_path: Path) -> None:
    mine = pack(tmp_path / "mine", " []\n")
    before = load_pack(mine).label
    (mine / "rules.yaml").write_text("pack: mine\nversion: 2\nrules: []\n", encoding="utf-8")
    after = load_pack(mine).label
    assert before.startswith("mine@")
    assert before != after


def test_prepositions_are_words_and_not_truth_values(tmp_path: Path) -> None:
    rule = """
  - id: mine.cue.insist
    kind: cue
    stance: directive
    construction: prepositional_object
    preposition: [on, no, off, yes]
    any_of: [{lemma: insist}]
    examples: {match: ["[source She] [cue insisted on] [content a vote]"]}
"""
    assert load_pack(pack(tmp_path / "mine", rule)).rules[0].preposition == ("on", "no", "off", "yes")  # type: ignore[union-attr]


GOOD = CUE.format(id="mine.cue.murmur", stance="neutral", lemma="murmur")
BOMB = """
  - &a {id: a}
  - [*a, *a]
"""
REFUSED = [
    ("unknown key", GOOD.replace("stance:", "attitude: grim\n    stance:"), "unknown key attitude"),
    ("unknown kind", GOOD.replace("kind: cue", "kind: clue"), "clue"),
    ("bad value", GOOD.replace("neutral", "angry"), "stance"),
    ("duplicate id", GOOD + GOOD, "comes twice in the pack"),
    ("no examples", GOOD.replace("    examples:", '    why: "x"\n#'), "examples"),
    ("two ways in one pattern", GOOD.replace("{lemma: murmur}", "{lemma: murmur, phrase: murmurs}"), "exactly one of"),
    ("a key twice", GOOD.replace("stance:", "kind: cue\n    stance:"), "comes twice"),
    ("an alias", BOMB, "aliases"),
    ("no YAML", " [", "not valid YAML"),
    ("nesting without end", " " + "[" * 500_000, "lists in lists, more than 50 deep"),
    ("nesting without brackets", "\n" + "- " * 500_000, "lists in lists, more than 50 deep"),
    ("a key that is a list", " [{[a]: b}]", "unhashable key"),
]


@pytest.mark.parametrize(("rules", "message"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_bad_pack_is_refused_in_one_line_that_names_the_file(tmp_path: Path, rules: str, message: str) -> None:
    with pytest.raises(RulePackError) as refused:
        load_pack(pack(tmp_path / "mine", rules))
    text = str(refused.value)
    assert message in text
    assert "rules.yaml" in text
    assert "\n" not in text


def test_a_file_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").symlink_to("/dev/zero")
    with pytest.raises(RulePackError, match="too large; a file of a rule pack has at most 8,000,000 bytes"):
        load_pack(tmp_path)


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").mkdir()
    with pytest.raises(RulePackError, match="cannot be read: Is a directory"):
        load_pack(tmp_path)


#: What people get wrong: the words of a good pack, what stands in their place, and the line and the advice they read.
WRITTEN = """pack: fish
version: 1
rules:
  - id: fish.cue.radio
    kind: cue
    stance: neutral
    construction: [clause, quotation]
    any_of:
      - {lemma: radio, pos: VERB}
    examples:
      match:
        - "[cue radioed] that [content the nets were empty]."
"""
MISTAKES = [
    ("    kind", "   kind", 5, "look at the indentation"),
    ("    kind", "      kind", 5, "indented too far"),
    ("    kind", "\tkind", 5, "indent with spaces"),
    ("kind: cue", "kind:cue", 6, "a colon and a space must follow a key"),
    ("kind: cue", "kind: cues", 4, "did you mean cue?"),
    ("kind: cue\n    ", "", 4, "it needs a kind"),
    ("id: fish.cue.radio\n    ", "", 4, "id: this key is missing"),
    ("fish.cue.radio", "Fish Radio", 4, "only lower case letters, digits, dots and dashes"),
    ("stance", "stanse", 6, "unknown key stanse; did you mean stance?"),
    ("neutral", "netural", 6, "did you mean neutral?"),
    ("lemma: radio", "lema: radio", 9, "did you mean lemma?"),
    ("lemma: radio", "lemma: 7", 9, "put it into quotes"),
    ("VERB", "verb", 9, "'verb' is none of ADJ, ADP"),
    ("lemma: radio, pos: VERB", "regex: '(a'", 9, "not one that google-re2 takes: missing )"),
    ("{lemma: radio, pos: VERB}", "radio", 9, "keys with values are needed here"),
    ("      - {lemma: radio, pos: VERB}", "      lemma: radio", 8, "a list is needed"),
    ("      match:\n", "", 10, "keys with values are needed here"),
    ('        - "[cue radioed] that [content the nets were empty]."\n', "", 11, "a value is missing here"),
    ('"[cue radioed] that [content the nets were empty]."', "[cue radioed] that", 12, "begins with [ needs quotes"),
    ('empty]."', "empty].", 13, "a quotation mark or a bracket is never closed"),
    ("version: 1", "version: one", 2, "a whole number is needed"),
    ("pack: fish", "pack: Fish Pack", 1, "only lower case letters, digits and dashes"),
    ("rules:", "rule:", 3, "did you mean rules?"),
]


@pytest.mark.parametrize(("right", "wrong", "line", "advice"), MISTAKES)
def test_a_mistake_is_one_line_with_its_place_and_what_to_do(
    tmp_path: Path, right: str, wrong: str, line: int, advice: str
) -> None:
    assert right in WRITTEN
    file = tmp_path / "rules.yaml"
    file.write_text(WRITTEN, encoding="utf-8")
    load_pack(tmp_path)
    file.write_text(WRITTEN.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(RulePackError) as refused:
        load_pack(tmp_path)
    assert str(refused.value).startswith(f"{file}:{line}: ")
    assert advice in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["no-such-pack", "/no/such/folder"])
def test_a_pack_that_is_not_there_is_an_error(name: str) -> None:
    with pytest.raises(RulePackError, match="neither a folder nor an installed rule pack"):
        load_rules([name])


def test_disabling_what_nobody_has_is_an_error(tmp_path: Path) -> None:
    mine = pack(tmp_path / "mine", " []\n", frame="disable: [en.no.such]\n")
    with pytest.raises(RulePackError, match=r"en\.no\.such"):
        load_rules([str(mine)])
