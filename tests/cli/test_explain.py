"""`claimx explain`: what is shown of an explanation, and what is refused."""

import json

import pytest

SENTENCE = "The Ministry of Health of Kenya said that at least 43 people had drowned."


@pytest.fixture
def by_rules(monkeypatch, rules_nlp):
    """The pipeline that is loaded already."""
    monkeypatch.setattr("claimx.pipeline.build.load", lambda *_: rules_nlp)


def test_a_sentence_is_shown_with_marks_findings_and_losses(claimx, by_rules):
    shown = claimx("explain", SENTENCE).out.splitlines()
    assert shown[0] == SENTENCE
    assert shown[1] == "└─────────────────────────────┘ source    └────────────────────────────┘ content"
    assert shown[2].startswith("    └─────────────────────────┘ organisation ")
    assert any(line.startswith("found (") for line in shown)
    claim = next(line for line in shown if line.startswith("  claim "))
    assert "The Ministry of Health of Kenya · said · at least 43" in claim
    assert "en.cue.say" in claim
    assert "en/cues-saying.yaml:" in claim
    assert "by the rules; confidence 0." in claim
    lost = shown[shown.index("lost (1)") + 1]
    assert lost.split()[:4] == ["country", "Kenya", "en.country.names", "en/countries.yaml:5"]
    assert "to en.name-word.public-body: it is part of the longer name “Ministry of Health of Kenya”" in lost


def test_a_rule_is_shown_with_how_far_it_got(claimx, by_rules):
    assert claimx("explain", "She urged patience, at least.", "--rule", "en.hedge.at-least").out.splitlines() == [
        "en.hedge.at-least",
        "  failed  20-28 “at least”  “at least”",
        "          a number must stand directly beside it: before it stands “patience”, after it nothing",
    ]


def test_json_is_one_line_with_everything(claimx, by_rules):
    said = json.loads(claimx("explain", SENTENCE, "--rule", "en.hedge.at-least", "--json").out)
    assert {"claim", "organisation", "hedge"} <= {each["kind"] for each in said["found"]}
    assert said["attempts"] == [
        {
            "pattern": "hedge",
            "at": {"start": 42, "end": 50, "text": "at least"},
            "outcome": "found",
            "reached": "found",
        }
    ]
    assert said["lost"][0]["to"] == "en.name-word.public-body"


def test_an_article_of_a_table_whose_columns_have_other_names(claimx, by_rules, tmp_path):
    (tmp_path / "a.csv").write_text("nr,body\n1,It rained.\n2,It snowed.\n")
    fields = ("--field", "text=body", "--field", "id=nr")
    assert claimx("explain", "--file", tmp_path / "a.csv", "--id", "2", *fields).out.startswith("It snowed.")


def test_an_article_of_a_file(claimx, by_rules, tmp_path):
    lines = [{"id": "a", "text": "It rained."}, {"id": "b", "text": SENTENCE}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert claimx("explain", "--file", tmp_path / "a.jsonl").out.startswith("It rained.")
    assert claimx("explain", "--file", tmp_path / "a.jsonl", "--id", "b").out.startswith(SENTENCE)
    assert claimx("explain", "--file", tmp_path / "a.jsonl", "--id", "c").err.endswith("no article c\n")


@pytest.mark.parametrize("options", [(), ("--id", "b")])
def test_an_article_after_rows_that_cannot_be_read(claimx, by_rules, tmp_path, options):
    (tmp_path / "a.csv").write_text("id,text\na,\nb,It rained.\n")
    outcome = claimx("explain", "--file", tmp_path / "a.csv", *options)
    assert outcome.out.startswith("It rained.")
    assert (outcome.status, outcome.err) == (1, f"claimx: {tmp_path}/a.csv:2: text is empty\n")


def test_a_file_of_which_no_row_can_be_read(claimx, by_rules, tmp_path):
    (tmp_path / "a.csv").write_text("id,text\na,\n")
    outcome = claimx("explain", "--file", tmp_path / "a.csv")
    assert (outcome.status, outcome.out, outcome.err) == (2, "", f"claimx: {tmp_path}/a.csv:2: text is empty\n")


@pytest.mark.parametrize("arguments", [(), ("A sentence.", "--file", "a.txt")])
def test_one_of_sentence_and_file_is_needed(claimx, arguments):
    outcome = claimx("explain", *arguments)
    assert outcome.status == 2
    assert "give either a sentence in quotes or --file FILE" in outcome.err


def test_a_rule_that_is_not_there(claimx, by_rules):
    outcome = claimx("explain", "It rained.", "--rule", "en.nothing")
    told = "claimx: no rule en.nothing: claimx rules list shows all; a pack of yours needs --rules PACK\n"
    assert (outcome.status, outcome.err) == (2, told)


def test_text_that_would_drive_a_terminal_does_not(claimx, by_rules):
    assert "\x1b" not in claimx("explain", "It \x1b[31mrained at \x1b[0mAmnesty International.").out
