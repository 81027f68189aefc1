"""Records as a folder that brat opens, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.evaluation.brat import annotated_scores, compile_brat
from claimx.evaluation.folder import score_folder
from claimx.evaluation.scores import Scores
from claimx.records import Claim, Cue, CustomEntity, MadeBy, Mention, Range, Record, Source, Span
from claimx.records import Entity as Organisation
from claimx.store.brat.reading import AnnotatedArticle, read_brat
from claimx.store.brat.sheet import annotation_lines
from claimx.store.brat.standoff import parse_standoff
from claimx.store.brat.writing import write_brat
from claimx.store.jsonl import OutputError
from making import make_record

MARKED = (
    "[organisation:lindi-council Lindi Council] closed. [source:1 refers=person:ada|[person:ada Ada]] "
    "[cue:1 stance=denying|denies] that [content:1 polarity=negative|[hedge:1 about] "
    "[figure:1 value=43 bound=approx|43] [what:1 homes] burnt "
    "[date:1 date=2024|in 2024]]. [quotation [content:2 “All stand,”]] "
    "[source:2 she] [cue:2 said]\n\n[quotation [content:2 “all of\nthem.”]]"
)


def lines(record: Record) -> list[str]:
    return annotation_lines(record)


def spans(record: Record) -> list[str]:
    return [line.split("\t", 1)[1].replace("\t", " | ") for line in lines(record) if line.startswith("T")]


def test_findings_are_spans():
    assert spans(make_record(MARKED))[:6] == [
        "Organisation 0 13 | Lindi Council",
        "Person 22 25 | Ada",
        "Date 59 66 | in 2024",
        "Figure 44 46 | 43",
        "Quotation 68 80 | “All stand,”",
        "Quotation 91 98;99 105 | “all of them.”",
    ]


def test_claims_are_events_in_the_way_of_polnear():
    found = lines(make_record(MARKED))
    start = found.index("T7\tContent 38 66\tabout 43 homes burnt in 2024")
    assert found[start : start + 10] == [
        "T7\tContent 38 66\tabout 43 homes burnt in 2024",
        "T8\tSource 22 25\tAda",
        "T9\tCue 26 32\tdenies",
        "T10\tAttribution 26 32\tdenies",
        "E1\tAttribution:T10 Source:T8 Cue:T9 Content:T7",
        "A6\tStance E1 denying",
        "A7\tKind E1 indirect",
        "A8\tPolarity E1 negative",
        "A9\tModality E1 asserted",
        "#5\tAnnotatorNotes E1\tc38-66; source: person ada; gold",
    ]


def test_pieces_stop_at_line_ends():
    assert "Content 68 80;91 98;99 105 | “All stand,” “all of them.”" in spans(make_record(MARKED))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", " \n\t\n "])
def test_no_span_holds_a_line_end_of_any_kind(end):
    record = make_record(f"[person:ada Ada{end}Moyo] left.")
    (line,) = [line for line in lines(record) if line.startswith("T")]
    assert line == f"T1\tPerson 0 3;{3 + len(end)} {7 + len(end)}\tAda Moyo"


def test_values_are_notes():
    notes = [line.split("\t", 1)[1] for line in lines(make_record(MARKED)) if line.startswith("#")]
    assert notes[:4] == [
        "AnnotatorNotes T1\tlindi-council: Lindi Council",
        "AnnotatorNotes T2\tada: Ada",
        "AnnotatorNotes T3\t2024",
        "AnnotatorNotes T4\tkind=number value=43 of: homes",
    ]


@pytest.mark.parametrize(
    ("marked", "trigger"),
    [
        ("[cue:1 Reportedly], [content:1 it rained].", "Attribution-no-source 0 10 | Reportedly"),
        ("[source:1 Ada]: [content:1 it rained].", "Attribution 0 3 | Ada"),
        ("[content:1 “It rained.”]", "Attribution-no-source 0 12 | “It rained.”"),
    ],
)
def test_event_of_a_claim_in_which_something_is_missing(marked, trigger):
    assert trigger in spans(make_record(marked))


def test_two_claims_share_their_source():
    marked = "[source:1 [source:2 Ada]] [cue:1 [cue:2 said]] [content:1 it rained] and [content:2 it froze]."
    record = make_record(marked)
    assert spans(record).count("Source 0 3 | Ada") == 1
    events = [line.split("\t")[1] for line in lines(record) if line.startswith("E")]
    assert events == ["Attribution:T4 Source:T2 Cue:T3 Content:T1", "Attribution:T4 Source:T2 Cue:T3 Content:T5"]


@pytest.mark.parametrize(
    ("label", "written"), [("LAW", "LAW"), ("a law, sir", "a_law__sir"), ("Source", "Custom_Source")]
)
def test_labels_of_rule_packs(tmp_path, label, written):
    record = make_record("The act passed.")
    record.entities.append(CustomEntity(start=4, end=7, text="act", label=label, rule="r"))
    write_brat([record], [], tmp_path / "out")
    assert spans(record) == [f"{written} 4 7 | act"]
    assert f"\n{written}\n" in (tmp_path / "out" / "annotation.conf").read_text()
    scores, _ = score_folder([record], tmp_path / "out")
    assert scores.by_kind[f"entities: {written}"].f1 == 1


def test_the_folder(tmp_path):
    write_brat([make_record(MARKED, "a"), make_record("Rain.\r\n", "../b")], [], tmp_path / "out")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert [name for name in names if name.startswith("b-")] == ["b-95cd90691029.ann", "b-95cd90691029.txt"]
    assert [name for name in names if not name.startswith("b-")] == ["a.ann", "a.txt", "annotation.conf", "visual.conf"]
    assert (tmp_path / "out" / "b-95cd90691029.txt").read_bytes() == b"Rain.\r\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_configuration_lists_what_is_written(tmp_path):
    write_brat([make_record(MARKED)], [], tmp_path / "out")
    conf = (tmp_path / "out" / "annotation.conf").read_text()
    standoff = parse_standoff((tmp_path / "out" / "a.ann").read_text())
    for annotation in (*standoff.spans.values(), *standoff.events.values()):
        assert f"\n{annotation.label}" in conf
        for name, value in annotation.attributes.items():
            (line,) = [line for line in conf.splitlines() if line.startswith(f"{name.capitalize()} Arg:")]
            assert value in line.partition("Value:")[2].split("|")


def test_a_folder_in_which_somebody_works_is_left_alone(tmp_path):
    (tmp_path / "a.ann").write_text("T1\tMine 0 1\tR")
    with pytest.raises(OutputError, match="not empty; name a new folder"):
        write_brat([make_record("Rain.")], [], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.ann"]


def test_an_empty_folder_is_filled(tmp_path):
    write_brat([make_record("Rain.")], [], tmp_path)
    assert (tmp_path / "a.txt").read_text() == "Rain."


def test_nothing_is_left_behind_by_records_that_cannot_be_read(tmp_path):
    def records():
        yield make_record("Rain.")
        raise ValueError("cut off")

    with pytest.raises(ValueError, match="cut off"):
        write_brat(records(), [], tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- and back


def test_round_trip_of_the_corpus(tmp_path):
    corpus = Path(__file__).parent.parent.parent / "corpus" / "gold" / "tune"
    records = [make_record(path.read_text(encoding="utf-8"), path.stem) for path in sorted(corpus.glob("*.txt"))]
    write_brat(records, [], tmp_path / "out")
    scores, missing = score_folder(records, tmp_path / "out")
    assert (scores.errors, missing) == ([], [])
    assert {"claims", "organisations", "figures", "stance: denying", "quotations: role"} <= set(scores.by_kind)
    assert all(score.gold == score.found == score.right > 0 for score in scores.by_kind.values())
    contents = {article.name: len(article.standoff.events) for article in read_brat(tmp_path / "out")}
    assert contents == {record.id: len(record.claims) for record in records}


WORDS = st.text(st.sampled_from("ab🌧é \n\t\r\u2028\x85\0|;"), min_size=1, max_size=40)


@st.composite
def records(draw) -> Record:
    """Records of hostile texts, whose ranges may overlap, be empty or reach beyond the text."""
    text = draw(WORDS)
    ranges = st.tuples(st.integers(-3, 45), st.integers(-3, 45)).map(lambda pair: Range(start=min(pair), end=max(pair)))

    def words(where: Range) -> dict:
        return {"start": where.start, "end": where.end, "text": text[max(0, where.start) : max(0, where.end)]}

    spans_ = draw(st.lists(ranges, max_size=4))
    claims = [
        Claim(
            id=f"c{number}",
            kind="indirect",
            source=draw(st.none() | ranges.map(lambda where: Source(**words(where)))),
            cue=draw(st.none() | ranges.map(lambda where: Cue(**words(where), lemma="say", stance="neutral"))),
            content=draw(st.lists(ranges, min_size=1, max_size=3)),
            text="",
            rule="r",
        )
        for number in range(draw(st.integers(0, 3)))
    ]
    mentions = [Mention(**words(where), form="name", rule="r") for where in spans_]
    organisations = [Organisation(id="o", name="O\n", mentions=mentions)]
    made_by = MadeBy(claimx="0", model="", rules=[])
    name = draw(st.text(max_size=5))
    return Record(id=name, text=text, text_sha256="", organisations=organisations, claims=claims, made_by=made_by)


@given(record=records())
def test_any_record_is_written_so_that_brat_reads_it(record):
    found = lines(record)
    assert all(len(line.splitlines()) == 1 for line in found)
    for span in parse_standoff("\n".join(found)).spans.values():
        last = 0
        for piece in span.pieces:
            assert last <= piece.start < piece.end <= len(record.text)
            assert len(record.text[piece.start : piece.end].splitlines()) == 1
            last = piece.end


@given(record=records())
def test_a_claim_has_the_same_words_when_it_is_read_back(record):
    standoff = parse_standoff("\n".join(lines(record)))

    def covered(ranges) -> set[int]:
        within = {at for each in ranges for at in range(max(0, each.start), min(each.end, len(record.text)))}
        return {at for at in within if not record.text[at].isspace()}

    contents = [covered(claim.content) for claim in record.claims]
    assert [covered(event.roles["content"]) for event in standoff.events.values()] == list(filter(None, contents))


def test_span_without_a_visible_character_is_left_out():
    record = make_record("Rain. \n Wind.")
    record.organisations.append(
        Organisation(
            id="o",
            name="o",
            mentions=[Mention(**Span(start=5, end=8, text=" \n ").model_dump(), form="name", rule="r")],
        )
    )
    assert lines(record) == []


@st.composite
def well_formed(draw) -> Record:
    """Records as extraction makes them: every range is of the text, and holds a visible character."""
    text = draw(st.text(st.sampled_from("ab é🌧.\n"), min_size=1, max_size=40).filter(str.strip))
    visible = [at for at, char in enumerate(text) if not char.isspace()]

    def span() -> Span:
        first, last = sorted(draw(st.tuples(st.sampled_from(visible), st.sampled_from(visible))))
        return Span(start=first, end=last + 1, text=text[first : last + 1])

    claims = [
        Claim(
            id=f"c{number}",
            kind="indirect",
            source=draw(st.sampled_from([None, Source(**span().model_dump())])),
            cue=Cue(**span().model_dump(), lemma="say", stance=draw(st.sampled_from(["neutral", "denying"]))),
            content=[span() for _ in range(draw(st.integers(1, 2)))],
            text="",
            polarity=draw(st.sampled_from(["positive", "negative"])),
            rule="r",
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    mentions = [Mention(**span().model_dump(), form="name", rule="r") for _ in range(draw(st.integers(1, 4)))]
    made_by = MadeBy(claimx="0", model="", rules=[])
    organisations = [Organisation(id="o", name="o", mentions=mentions)]
    return Record(id="a", text=text, text_sha256="", organisations=organisations, claims=claims, made_by=made_by)


@given(record=well_formed())
def test_round_trip_of_any_record(record):
    article = AnnotatedArticle("a", record.text, parse_standoff("\n".join(lines(record))))
    scores = Scores(only=annotated_scores([article]))
    scores.add(compile_brat(article), record)
    assert scores.errors == []
    assert {"organisations", "claims"} <= set(scores.by_kind)
    assert all(score.gold == score.found == score.right for score in scores.by_kind.values())
