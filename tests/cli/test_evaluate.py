"""`claimx eval`: scores as a table or as JSON."""

import json

from making import make_record

GOLD = "[source:1 The mayor] [cue:1 said] [content:1 [figure:1 value=43|43] [what:1 head=home|homes] burnt]."
WRONG = GOLD.replace("value=43", "value=42")


def test_table(claimx, write_records, tmp_path):
    (tmp_path / "a.txt").write_text(GOLD)
    lines = claimx("eval", write_records([make_record(WRONG)]), tmp_path).out.splitlines()
    assert lines[0] == "articles: 1"
    assert lines[1].split() == ["P", "R", "F1", "gold", "found", "right"]
    assert ["figures:", "value", "0.0", "0.0", "0.0", "1", "1", "0"] in [line.split() for line in lines]


def test_errors(claimx, write_records, tmp_path):
    (tmp_path / "a.txt").write_text(GOLD)
    lines = claimx("eval", write_records([make_record(WRONG)]), tmp_path, "--errors").out.splitlines()
    assert lines[-1] == "a  figures: value  wrong  15  17  43  42, should be 43"


def test_json(claimx, write_records, tmp_path):
    (tmp_path / "a.txt").write_text(GOLD)
    scored = json.loads(claimx("eval", write_records([make_record(GOLD)]), tmp_path, "--json").out)
    assert scored["scores"]["claims"] == {
        **{"gold": 1, "found": 1, "right": 1},
        **{"precision": 1.0, "recall": 1.0, "f1": 1.0},
    }
    assert "errors" not in scored


def test_gold_without_record_is_told(claimx, write_records, tmp_path):
    (tmp_path / "b.txt").write_text(GOLD)
    outcome = claimx("eval", write_records([]), tmp_path)
    assert outcome.err == "claimx: no record of b: all of their gold counts as missed\n"


def test_comparisons(claimx, write_records, tmp_path):
    (tmp_path / "comparisons.yaml").write_text(
        "- story: fire\n  groups:\n    - measure: homes\n      figures:\n"
        "        - {article: a, near: 43 homes, text: '43'}\n        - {article: b, near: 43 homes, text: '43'}\n"
        "      pairs: [[0, 1, agree]]\n"
    )
    records = [make_record(GOLD, name, published="2024-03-04") for name in "ab"]
    scored = json.loads(claimx("eval", write_records(records), tmp_path / "comparisons.yaml", "--json").out)
    assert scored["scores"]["figures grouped"]["right"] == 1
    assert scored["shares"]["relations right, of all"] == [1.0, 1]


def test_gold_that_is_wrong(claimx, write_records, tmp_path):
    (tmp_path / "a.txt").write_text("[figure 43]")
    outcome = claimx("eval", write_records([]), tmp_path)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith(f"claimx: {tmp_path}/a.txt: ")
