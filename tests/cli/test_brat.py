"""From the command line into brat and back: `claimx export --to brat`, and `claimx eval` of what people made of it."""

from __future__ import annotations

import json

from making import make_record

MARKED = "[source:1 The mayor] [cue:1 said] [content:1 [figure:1 value=43|43] [what:1 homes] burnt]."


def test_what_is_exported_is_gold_that_agrees(claimx, write_records, tmp_path):
    records = write_records([make_record(MARKED, "../a"), make_record("Rain.", "b")])
    assert claimx("export", records, "--to", "brat", "-o", tmp_path / "gold").status == 0
    outcome = claimx("eval", records, tmp_path / "gold")
    rows = [line.split() for line in outcome.out.splitlines()]
    assert rows[0] == ["articles:", "2"]
    assert ["claims", "100.0", "100.0", "100.0", "1", "1", "1"] in rows
    assert (outcome.status, outcome.err) == (0, "")


def test_only_what_is_annotated_is_shown(claimx, write_records, tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.txt").write_text("The mayor said 43 homes burnt.")
    (tmp_path / "gold" / "a.ann").write_text("T1\tFigure 15 17\t43\n")
    scored = json.loads(claimx("eval", write_records([make_record(MARKED)]), tmp_path / "gold", "--json").out)
    assert (list(scored["scores"]), scored["shares"]) == (["figures"], {})


def test_what_people_corrected_is_listed(claimx, write_records, tmp_path):
    records = write_records([make_record(MARKED)])
    claimx("export", records, "--to", "brat", "-o", tmp_path / "gold")
    annotations = tmp_path / "gold" / "a.ann"
    annotations.write_text(annotations.read_text().replace("Stance E1 neutral", "Stance E1 assertive"))
    lines = claimx("eval", records, tmp_path / "gold", "--errors").out.splitlines()
    assert lines[-1] == "a  stance  wrong  15  29  43 homes burnt  neutral, should be assertive; The mayor · said"


def test_annotations_that_are_broken(claimx, write_records, tmp_path):
    (tmp_path / "a.txt").write_text("Rain.")
    (tmp_path / "a.ann").write_text("T1\tFigure 1 99\t43\n")
    outcome = claimx("eval", write_records([]), tmp_path)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == f"claimx: {tmp_path}/a.ann: T1 reaches from 1 to 99 of 5 characters\n"


def test_work_of_people_is_not_overwritten(claimx, write_records, tmp_path):
    records = write_records([make_record(MARKED)])
    outcome = claimx("export", records, "--to", "brat", "-o", tmp_path)
    assert (outcome.status, outcome.err) == (
        2,
        f"claimx: {tmp_path}: is there already, and not empty; name a new folder\n",
    )


def test_web_annotations_on_standard_output(claimx, write_records):
    outcome = claimx("export", write_records([make_record(MARKED)]), "--to", "annotations")
    tags = [json.loads(line)["body"][0]["value"] for line in outcome.out.splitlines()]
    assert tags == ["figure", "claim"]
