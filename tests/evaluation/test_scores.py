"""What counts as found, and what as right."""

import pytest

from claimx.evaluation.folder import score_folder
from claimx.evaluation.gold import GoldError
from claimx.evaluation.matching import Score
from claimx.evaluation.scores import Scores, ScoringError
from claimx.text.markup import parse_markup
from making import make_record

GOLD = (
    "[source:1 [organisation:unicef Unicef]] [cue:1 stance=estimating|estimated] that "
    "[content:1 [hedge:1 almost] [figure:1 kind=percent value=0.8 bound=approx|80%] of "
    "[what:1 head=child|[country:KEN form=adjective|Kenyan] children] had no desk "
    "[date:1 date=2024-03-05|on Tuesday]]. "
    "[quotation [content:2 modality=required|“They must have desks,”]] [cue:2 insisted] [source:2 she]."
)


def score(found: str, gold: str = GOLD) -> Scores:
    scores = Scores()
    scores.add(make_record(gold), make_record(found))
    return scores


def changed(*replacements: tuple[str, str]) -> str:
    found = GOLD
    for old, new in replacements:
        assert old in found
        found = found.replace(old, new)
    return found


def test_gold_against_itself_is_all_right():
    scores = score(GOLD)
    assert scores.errors == []
    assert all(part.right == part.gold == part.found for part in scores.by_kind.values())
    assert scores.by_kind["claims"] == Score(2, 2, 2)


def test_article_without_a_record_is_all_missed():
    scores = Scores()
    scores.add(make_record(GOLD), None)
    assert scores.by_kind["claims"] == Score(2, 0, 0)
    assert {error.error for error in scores.errors} == {"missed"}


def test_other_text_is_refused():
    with pytest.raises(ScoringError, match="a: the record's text is not the gold's"):
        Scores().add(make_record("One."), make_record("Two."))


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("[country:KEN", "[country:UGA", "countries: iso3"),
        ("date=2024-03-05", "date=2024-03-06", "dates: date"),
        ("value=0.8", "value=80", "figures: value"),
        ("kind=percent", "kind=points", "figures: kind and unit"),
        ("bound=approx", "bound=at_most", "figures: bound"),
        ("[quotation ", "[quotation role=scare|", "quotations: role"),
        ("stance=estimating", "stance=neutral", "stance"),
        ("modality=required", "modality=possible", "modality"),
        ("[content:2 modality=required|", "[content:2 modality=required polarity=negative|", "polarity"),
    ],
)
def test_detail_that_is_wrong(old, new, wrong):
    errors = score(changed((old, new))).errors
    assert [(error.kind, error.error) for error in errors] == [(wrong, "wrong")]


def test_detail_counts_against_all_that_was_found():
    parts = score(changed(("value=0.8", "value=80"))).by_kind
    assert parts["figures"] == Score(1, 1, 1)
    assert parts["figures: value"] == Score(1, 1, 0)


def test_span_that_overlaps_is_found():
    parts = score(changed(("[organisation:unicef Unicef]", "U[organisation:unicef nicef]"))).by_kind
    assert parts["organisations"] == Score(1, 1, 1)


def test_missed_and_invented():
    errors = score(changed(("[organisation:unicef Unicef]", "Unicef"), ("had no", "[person:x had] no"))).errors
    assert [(error.kind, error.error, error.text) for error in errors] == [
        ("organisations", "missed", "Unicef"),
        ("people", "invented", "had"),
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [("One two three four", 1), ("three four five six seven eight", 1), ("seven eight nine ten", 0)],
)
def test_claim_is_found_where_half_of_the_words_are_shared(content, found):
    text = "One two three four five six seven eight nine ten, he said."
    gold = text.replace(
        "One two three four five six seven eight", "[content:1 One two three four five six seven eight]"
    )
    parts = score(text.replace(content, f"[content:1 {content}]"), gold).by_kind
    assert parts["claims"] == Score(1, 1, found)
    assert parts["claims: exact content"].right == 0


def test_claim_with_another_source():
    other = changed(("[source:2 she]", "she"), ("[source:1 ", "[source:1 "))
    parts = score(other).by_kind
    assert (parts["claims"].right, parts["claims: and source"].right) == (2, 1)


def test_of_claims_with_one_content_the_cue_decides():
    gold = "[source:1 Ada] [cue:1 said] [source:2 Ben] [cue:2 denied] [content:1 [content:2 the bridge fell]]."
    swapped = "[source:2 Ada] [cue:2 said] [source:1 Ben] [cue:1 denied] [content:1 [content:2 the bridge fell]]."
    parts = score(swapped, gold).by_kind
    assert parts["claims: and source"] == Score(2, 2, 2)


def test_stance_by_value():
    parts = score(changed(("stance=estimating", "stance=neutral"))).by_kind
    assert parts["stance: estimating"] == Score(1, 0, 0)
    assert parts["stance: neutral"] == Score(1, 2, 1)


# ---------------------------------------------------------------- sources to resolve

RESOLVE = (
    "[organisation:ilo The ILO] met [organisation:unicef Unicef]. "
    "[source:1 resolve=true refers=organisation:ilo|[organisation:ilo form=definite|The agency]] [cue:1 said] "
    "[content:1 work was scarce]."
)


def resolve(found: str, tmp_path, gold: str = RESOLVE):
    (tmp_path / "a.txt").write_text(gold)
    scores, missing = score_folder([make_record(found)], tmp_path)
    assert missing == []
    return scores


@pytest.mark.parametrize(
    ("found", "answered", "right"),
    [
        (RESOLVE, 1, 1),
        (RESOLVE.replace("organisation:ilo", "organisation:international-labour-organization"), 1, 1),
        (RESOLVE.replace("refers=organisation:ilo", "refers=organisation:unicef"), 1, 0),
        (RESOLVE.replace(" refers=organisation:ilo", ""), 0, 0),
        (RESOLVE.replace("[organisation:ilo The ILO]", "The ILO"), 1, 0),
    ],
    ids=["right", "spelt differently", "somebody else", "left open", "a description names nobody"],
)
def test_source_to_resolve(found, answered, right, tmp_path):
    total = resolve(found, tmp_path).resolution
    assert (total.known, total.answered, total.right) == (1, answered, right)


def test_answer_that_the_gold_leaves_open_is_invented(tmp_path):
    scores = resolve(RESOLVE, tmp_path, RESOLVE.replace(" refers=organisation:ilo", ""))
    total = scores.resolution
    assert (total.known, total.invented, total.share_answered, total.share_right) == (0, 1, 0, 0)


def test_sources_that_name_somebody_are_not_to_be_resolved(tmp_path):
    plain = RESOLVE.replace("resolve=true ", "")
    assert resolve(plain, tmp_path, plain).resolution.known == 0


# ---------------------------------------------------------------- folders


def test_gold_without_record_is_named_and_missed(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(GOLD)
    text, _ = parse_markup(GOLD)
    records = [make_record(GOLD, "a"), make_record(text, "not-in-gold")]
    scores, missing = score_folder(records, tmp_path)
    assert (scores.articles, missing) == (2, ["b"])
    assert scores.by_kind["claims"] == Score(4, 2, 2)


@pytest.mark.parametrize(
    ("content", "message"), [(None, "no gold there"), ("[organisation Unicef]", r"a\.txt: .* needs a key")]
)
def test_gold_that_cannot_be_read(tmp_path, content, message):
    if content:
        (tmp_path / "a.txt").write_text(content)
    with pytest.raises(GoldError, match=message):
        score_folder([], tmp_path)
