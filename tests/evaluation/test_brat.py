"""Records against gold that is annotated in brat."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimx.evaluation.brat import compile_brat
from claimx.evaluation.folder import score_folder
from claimx.evaluation.gold import GoldError
from claimx.evaluation.matching import Score
from claimx.records import CustomEntity
from claimx.store.brat.reading import read_brat
from making import make_record

TEXT = "The mayor of Lindi said roads were closed. Critics fear worse."
CLAIMS = """T1\tSource 0 18\tThe mayor of Lindi
T2\tCue 19 23\tsaid
T3\tContent 24 41\troads were closed
T4\tAttribution 19 23\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T5\tCue 51 55\tfear
T6\tContent 56 61\tworse
T7\tAttribution-no-source 51 55\tfear
E2\tAttribution-no-source:T7 Cue:T5 Content:T6
"""
FOUND = (
    "[source:1 The mayor of [organisation:lindi Lindi]] [cue:1 said] [content:1 roads were closed]. "
    "[source:2 Critics] [cue:2 stance=mental|fear] [content:2 [figure:1 value=9|worse]]."
)


def gold(folder: Path, marks: str, text: str = TEXT) -> Path:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "a.ann").write_text(marks, encoding="utf-8")
    return folder


def test_claims(tmp_path):
    scores, missing = score_folder([make_record(FOUND)], gold(tmp_path, CLAIMS))
    assert (scores.articles, missing) == (1, [])
    assert dict(scores.by_kind) == {
        "claims": Score(2, 2, 2),
        "claims: and source": Score(2, 2, 1),
        "claims: exact content": Score(2, 2, 2),
        "claims: words of sources": Score(4, 5, 4),
    }


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Organisation", "organisations"),
        ("Organization", "organisations"),
        ("PERSON", "people"),
        ("Country", "countries"),
    ],
)
def test_entities_under_the_names_that_projects_give_them(tmp_path, label, kind):
    scores, _ = score_folder([make_record(FOUND)], gold(tmp_path, f"T1\t{label} 13 18\tLindi"))
    right = int(kind == "organisations")
    assert dict(scores.by_kind) == {kind: Score(1, right, right)}


def test_attributes_are_scored_where_the_gold_has_them(tmp_path):
    scores, _ = score_folder([make_record(FOUND)], gold(tmp_path, CLAIMS + "A1\tStance E2 denying\n"))
    named = {name: score for name, score in scores.by_kind.items() if name.startswith("stance")}
    assert named == {
        "stance: neutral": Score(1, 1, 1),
        "stance: denying": Score(1, 0, 0),
        "stance: mental": Score(0, 1, 0),
    }
    assert not any(name.startswith(("polarity", "modality")) for name in scores.by_kind)


def test_attribute_that_claimx_does_not_know(tmp_path):
    with pytest.raises(GoldError, match=r"a: stance: Input should be 'neutral'.*, not 'angry'"):
        score_folder([], gold(tmp_path, CLAIMS + "A1\tStance E2 angry\n"))


def test_labels_of_rule_packs(tmp_path):
    record = make_record(TEXT)
    record.entities.append(CustomEntity(start=24, end=29, text="roads", label="WAY", rule="r"))
    marks = "T1\tWAY 24 29\troads\nT2\tWAY 0 9\tThe mayor\nT3\tDiscuss 0 9\tThe mayor\n"
    scores, _ = score_folder([record], gold(tmp_path, marks))
    assert dict(scores.by_kind) == {"entities: WAY": Score(2, 1, 1)}


def test_only_outer_claims_count_in_polnears_layout(tmp_path):
    nested = "[source:1 Ada] [cue:1 said] [content:1 [source:2 Ben] [cue:2 hoped] [content:2 it would rain]]."
    marks = "T1\tContent 9 32\tBen hoped it would rain\nT2\tCue 4 8\tsaid\nE1\tAttribution:T2 Cue:T2 Content:T1\n"
    record = make_record(nested)
    scores, _ = score_folder([record], gold(tmp_path, marks, record.text))
    assert scores.by_kind["claims"] == Score(1, 2, 1)
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "a.txt").rename(tmp_path / "text" / "a.txt")
    (tmp_path / "a.ann").rename(tmp_path / "attributions" / "a_zoe.ann")
    scores, _ = score_folder([record], tmp_path)
    assert scores.by_kind["claims"] == Score(1, 1, 1)


def test_article_without_a_record_is_all_missed(tmp_path):
    scores, missing = score_folder([], gold(tmp_path, CLAIMS))
    assert missing == ["a"]
    assert scores.by_kind["claims"] == Score(2, 0, 0)


def test_nothing_annotated(tmp_path):
    with pytest.raises(GoldError, match="nothing is annotated there that can be scored"):
        score_folder([], gold(tmp_path, ""))


def test_the_example_of_the_manual(tmp_path):
    page = (Path(__file__).parent.parent.parent / "docs" / "evaluation.md").read_text(encoding="utf-8")
    files = re.findall(r"\*\*`(\S+)`\*\*\n\n```text\n(.*?)```", page, re.DOTALL)
    for name, content in files:
        (tmp_path / name).write_text(content, encoding="utf-8")
    (article,) = read_brat(tmp_path)
    record = compile_brat(article)
    assert [(claim.source.text, claim.cue.stance, claim.text) for claim in record.claims] == [
        ("The mayor of Lindi", "denying", "the kiln had burnt for 43 days"),
        ("she", "neutral", "“We put it out,”"),
    ]
    shown = [line.split("\t") for line in dict(files)["kiln.ann"].splitlines() if line.startswith("T")]
    for name, label_and_offsets, words in shown:
        start, end = map(int, label_and_offsets.split()[1:])
        assert article.text[start:end] == words, name
