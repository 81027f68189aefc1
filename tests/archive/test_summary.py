"""What is counted, and how it is told."""

from claimx.archive.summary import Summary
from claimx.archive.tally import Tally, tally_of
from making import make_record

MARKED = "[source:1 The ministry] [cue:1 said] [content:1 [figure:1 value=43|43] [what:1 head=home|homes] burnt]."


def test_a_record_is_counted():
    tally = tally_of(make_record(MARKED))
    assert tally == Tally(articles=1, words=6, findings={"figures": 1, "claims": 1}, languages={"en": 1})


def test_tallies_add_up():
    tally = tally_of(make_record(MARKED))
    tally.add(Tally(articles=1, failed=1))
    tally.add(Tally(articles=1, words=3, findings={"claims": 2}, languages={"de": 1}, doubts={"language": 1}))
    assert tally == Tally(
        articles=3,
        failed=1,
        words=9,
        findings={"figures": 1, "claims": 3},
        languages={"en": 1, "de": 1},
        doubts={"language": 1},
    )


def test_the_summary_of_a_plain_run():
    summary = Summary(fresh=Tally(articles=1_200, words=500_000, findings={"claims": 9_000}, languages={"en": 1_200}))
    summary.seconds = 100
    assert list(summary.lines()) == [
        "articles: 1,200, failed: 0",
        "words: 500,000 (5,000 a second)",
        "findings: 9,000 claims",
    ]


def test_the_summary_of_a_run_that_went_on():
    fresh = Tally(articles=3, failed=1, words=20, languages={"en": 1, "de": 1}, doubts={"cut off": 1})
    summary = Summary(fresh, Tally(articles=7, words=80, languages={"en": 7}, doubts={"cut off": 2, "no prose": 4}), 2)
    assert list(summary.lines()) == [
        "articles: 10 (7 done before), failed: 1",
        "words: 100 (10 a second)",
        "findings: none",
        "languages: en 8, de 1; articles that are not English have no findings",
        "doubts: no prose 4, cut off 3",
    ]


def test_one_of_a_kind_is_named_in_the_singular():
    found = {"countries": 1, "people": 1, "figures": 2}
    assert "findings: 1 person, 1 country, 2 figures" in Summary(Tally(articles=1, findings=found)).lines()
