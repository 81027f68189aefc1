"""Results of a comparison against gold that a person wrote."""

import pytest

from claimx.comparison.results import Entry, FigureGroup, Pair, Passage, Reprint
from claimx.evaluation.comparisons import read_comparisons, score_comparisons
from claimx.evaluation.gold import GoldError
from claimx.evaluation.matching import Score
from making import make_record

HERALD = make_record(
    "At least 43 people were killed and 43 were injured, the mayor said. “The river took it all.”", "herald"
)
POST = make_record("The toll had risen to 51. “The river took it all,” he said.", "post")
GOLD = """
- story: flood
  groups:
    - measure: people killed
      figures:
        - {article: herald, text: "43", near: "At least 43 people were killed"}
        - {article: post, text: "51", near: "toll had risen to 51"}
      pairs: [[0, 1, update]]
  apart:
    - a: {article: herald, text: "43", near: "At least 43 people were killed"}
      b: {article: herald, text: "43", near: "43 were injured"}
      why: killed and injured
  quotations:
    - a: {article: herald, near: "The river took it all"}
      b: {article: post, near: "The river took it all"}
      relation: verbatim
"""


def entry(record, near: str) -> Entry:
    start = record.text.index(near)
    return Entry(article=record.id, figure="f", start=start, end=start + 2, text=near[:2], value=1, bound="exact")


def group(*entries: Entry, relation: str = "update") -> FigureGroup:
    pairs = [Pair(a=0, b=1, relation=relation, why="")]
    return FigureGroup(id="m1", measure="", entries=list(entries), pairs=pairs)


KILLED, INJURED, RISEN = entry(HERALD, "43 people"), entry(HERALD, "43 were"), entry(POST, "51")
QUOTED = Reprint(
    a=Passage(article="post", start=26, end=50, text=POST.text[26:50]),
    b=Passage(article="herald", start=70, end=90, text=HERALD.text[70:90]),
    relation="verbatim",
)


def score(tmp_path, *results, gold: str = GOLD):
    (tmp_path / "comparisons.yaml").write_text(gold)
    return score_comparisons([HERALD, POST], results, read_comparisons(tmp_path / "comparisons.yaml"))


def test_all_right(tmp_path):
    scores = score(tmp_path, group(KILLED, RISEN), QUOTED)
    assert scores.grouped == scores.relations == scores.apart == Score(1, 1, 1)
    assert scores.quotations == scores.quotation_relations == Score(1, 1, 1)
    assert scores.errors == []


def test_nothing_found(tmp_path):
    scores = score(tmp_path)
    assert scores.grouped == scores.relations == scores.quotations == Score(1, 0, 0)
    assert scores.apart == Score(1, 1, 1)
    assert len(scores.errors) == 2


def test_wrong_relation(tmp_path):
    scores = score(tmp_path, group(KILLED, RISEN, relation="conflict"), QUOTED)
    assert (scores.grouped.right, scores.relations.right) == (1, 0)
    assert scores.errors[0].startswith("conflict, should be update: [herald: At least 43")


def test_near_miss_that_was_grouped(tmp_path):
    scores = score(tmp_path, group(KILLED, INJURED), QUOTED)
    assert scores.apart == Score(1, 1, 0)
    assert scores.errors[-1].endswith("(killed and injured)")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("toll had risen", "toll fell", "stands 0 times in the article"),
        ("article: post, text", "article: times, text", "no record of this article"),
        ('text: "51"', 'text: "52"', "does not hold '52'"),
        ("update", "updated", "0.groups.0.pairs.0.2: Input should be 'agree'"),
        ("why:", "because:", "0.apart.0.why: Field required"),
        ("- story", "- [", "not valid YAML"),
        ("- story", "[" * 10_000, "not valid YAML"),
    ],
)
def test_gold_that_is_wrong(tmp_path, old, new, message):
    with pytest.raises(GoldError, match=message):
        score(tmp_path, gold=GOLD.replace(old, new))
