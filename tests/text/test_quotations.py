"""Which marks belong together: `[quotation “…”]` in the examples says what must be found."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.text.markup import parse_markup
from claimx.text.paragraphs import paragraph_ranges
from claimx.text.quotations import QuotedRange, find_quotations, outermost, quotations_by_paragraph


def quotations(text: str) -> list[QuotedRange]:
    return find_quotations(text, paragraph_ranges(text))


def texts(text: str) -> list[str]:
    return [text[found.start : found.end] for found in quotations(text)]


def assert_found(marked: str) -> None:
    text, marks = parse_markup(marked)
    expected = [(text[m.start : m.end], m.attributes.get("closed", "true") == "true") for m in marks]
    assert [(text[q.start : q.end], q.closed) for q in quotations(text)] == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[quotation “It rained,”] she said. [quotation “It still does.”]",
        '[quotation "It rained,"] she said. [quotation "It still does."]',
        "[quotation ``It rained,''] she said. [quotation ``It still does.'']",
        "[quotation ''It rained,''] she said. [quotation ''It still does.'']",
        "[quotation ‘‘It rained,’’] she said.",
        "[quotation „Es regnet“], sagte sie. [quotation „It rains,”] she said.",
        "[quotation «Il pleut»], dit-elle.",
        "[quotation »Es regnet«], sagte sie.",
        "[quotation ‘It rained,’] she said. [quotation ‘It still does.’]",
        "[quotation 'It rained,'] she said. [quotation 'It still does.']",
        '[quotation “It rained,"] she said, of marks that do not match.',
        '[quotation " It rained , "] she said . [quotation " It still does . "]',
        '[quotation ""It rained,""] she said, out of a spreadsheet.',
        '(the [quotation "rain"]) and [quotation "snow"]—or [quotation "sleet"]; [quotation "hail."]',
        "She called it [quotation “\\[r\\]ain”] and [quotation “… worse.”]",
    ],
)
def test_every_kind_of_mark_is_paired(marked: str) -> None:
    assert_found(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[quotation “He said [quotation ‘no’] twice,”] she said.",
        "[quotation ‘He said [quotation “no”] twice,’] she said.",
        "[quotation \"He said [quotation 'no'] twice,\"] she said.",
        "[quotation ''He said, [quotation 'No way,']''] she said.",
        '[quotation "He said [quotation "no"] twice,"] she said.',
        '[quotation "He said [quotation "no"]"]',
        "[quotation “He said [quotation “no”] twice,”] she said.",
        "[quotation “He said [quotation ‘they cried [quotation “fire”] at us’],”] she said.",
        "[quotation ‘The workers’ [quotation “rights”] matter,’] she said.",
    ],
)
def test_quotations_in_quotations_are_found_too(marked: str) -> None:
    assert_found(marked)


def test_depth_says_how_many_quotations_stand_around() -> None:
    found = quotations("“He said ‘they cried “fire” at us’,” she said. “Oh.”")
    assert [quotation.depth for quotation in found] == [0, 1, 2, 0]
    assert [quotation.depth for quotation in outermost(found)] == [0, 0]


@pytest.mark.parametrize(
    "text",
    [
        "Don't ask what it's for; it isn't O'Brien's. They’d’ve told you.",
        "The workers’ rights and the boss’ wages, James’ and the ladies' too.",
        "Back in the ’90s, and '68, and the class of '16.",
        "She is 6'2\" tall, he 5’11”; a 5\" pipe and a 12' fence.",
        "She is 6′2″ tall.",
        "Sana‘a, Hawai‘i and ‘Abd al-Rahman’s Qur’an",
        "the ’Ndrangheta and the workers’ wages",
        "‘16 And President is a series",
    ],
)
def test_apostrophes_and_primes_are_no_marks(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "[quotation 'The workers' rights are ours, and it's the unions' fight,'] he said.",
        "[quotation ‘The workers’ rights are ours,’] he said of the owners’ plan.",
        "The [quotation ‘smart cities’] of the north, the [quotation 'terrorists'] in the workers' homes",
        "[quotation “It’s the people’s,”] he said, [quotation “and [quotation ‘the boys’] know.”]",
        '[quotation "A 5" pipe burst,"] he said. [quotation "It was the \'90s."]',
    ],
)
def test_apostrophes_in_quotations_do_not_end_them(marked: str) -> None:
    assert_found(marked)


def test_known_apostrophes_open_nothing() -> None:
    text = "rock 'n' roll"
    assert [text[q.start : q.end] for q in find_quotations(text, [(0, len(text))])] == ["'n'"]
    assert find_quotations(text, [(0, len(text))], apostrophes={5, 7}) == []


@pytest.mark.parametrize(
    "marked",
    [
        "She said: [quotation closed=false|“It rained.]\n\nNo more rain fell.",
        '[quotation closed=false|"It rained, she said.]\nThe rain [quotation "stopped"] later.',
        "[quotation closed=false|“It rained, she said.] [quotation “It stopped,”] he said.",
        "[quotation “She said, [quotation closed=false|‘It rained.]”]",
        "He wrote, [quotation closed=false|‘It rained all night]",
    ],
)
def test_a_mark_that_is_never_closed_ends_at_its_paragraph_or_before_the_next_one(marked: str) -> None:
    assert_found(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[quotation “It rained.\n\n“It rained all night.\n\n“Then it stopped,”] she said. [quotation “Good.”]",
        '[quotation "It rained.\n\n"It rained all night,"] she said.',
        "She said: [quotation ‘It rained.\n\n‘It rained all night,’] and wept.",
        "[quotation “She said, [quotation ‘It rained.\n\n“‘It rained all night,’] and wept,”] he said.",
        "[quotation “It rained.\n\nIt rained all night,”] she said, her second mark forgotten.",
        "[quotation closed=false|“It rained.\n\n“It rained all night.]\n\nShe wept.",
    ],
)
def test_a_quotation_that_goes_on_in_the_next_paragraph_is_one(marked: str) -> None:
    assert_found(marked)


def test_a_quotation_of_a_word_does_not_go_on_in_the_next_paragraph() -> None:
    assert_found("He called it [quotation closed=false|“mad and left.]\n\n[quotation “It rained,”] she said.")


@pytest.mark.parametrize(
    "marked",
    [
        "[quotation It rained. It rained all night,”] she said. [quotation “Good.”]",
        '[quotation It rained all night,"] she said.',
        "[quotation “Good,”] she said. It rained,” he said.",
        "a 12” record",
    ],
)
def test_a_missing_opening_mark_stands_at_the_head_of_the_paragraph_or_nowhere(marked: str) -> None:
    assert_found(marked)


def test_a_closing_mark_with_its_space_on_the_wrong_side_still_closes() -> None:
    assert_found('[quotation "It rained, "]she said. [quotation "It rained all night."]')


def test_the_inside_of_a_quotation_is_what_stands_between_its_marks() -> None:
    text = "She said ''no.''"
    (found,) = quotations(text)
    assert text[found.inner_start : found.inner_end] == "no."


def test_quotations_are_listed_by_paragraph() -> None:
    text = "“One.\n\n“Two,” she said. “Three ‘four’.”\n\nNone.\n\n“Five.”"
    paragraphs = paragraph_ranges(text)
    groups = quotations_by_paragraph(find_quotations(text, paragraphs), paragraphs)
    assert [[text[q.start : q.end][-7:] for q in group] for group in groups] == [
        ["\n“Two,”"],
        ["\n“Two,”", "four’.”"],
        [],
        ["“Five.”"],
    ]


MARKS = "“”„«»‘’\"'`"
SOUP = st.text(alphabet=MARKS + "aS1 .,?\n—(", max_size=300)


@given(SOUP)
def test_whatever_the_text_quotations_lie_in_it_and_never_cross(text: str) -> None:
    found = quotations(text)
    assert [(q.start, -q.end) for q in found] == sorted({(q.start, -q.end) for q in found})
    around: list[QuotedRange] = []
    for quotation in found:
        assert 0 <= quotation.start <= quotation.inner_start < quotation.inner_end <= quotation.end <= len(text)
        while around and around[-1].end <= quotation.start:
            around.pop()
        assert not around or quotation.end <= around[-1].end
        assert quotation.depth == len(around)
        around.append(quotation)


WORDS = st.lists(
    st.sampled_from(["rain", "fell", "on", "Lagos", "don't", "1954", "workers’ rights"]), min_size=1, max_size=5
)
STYLES = [("“", "”"), ('"', '"'), ("``", "''"), ("''", "''"), ("«", "»"), ("‘", "’"), ("'", "'")]


@st.composite
def paragraphs_with_quotations(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A paragraph of prose in which some sentences are quoted, and the quotations."""
    opening, closing = draw(st.sampled_from(STYLES))
    pieces, quoted = [], []
    for is_quoted in draw(st.lists(st.booleans(), min_size=1, max_size=6)):
        words = " ".join(draw(WORDS))
        if is_quoted:
            quoted.append(f"{opening}{words},{closing}")
            pieces.append(quoted[-1])
        pieces.append(f"{' '.join(draw(WORDS))}.")
    return " ".join(["Then", *pieces]), quoted


@given(st.lists(paragraphs_with_quotations(), max_size=5))
def test_well_formed_quotations_are_all_found(written: list[tuple[str, list[str]]]) -> None:
    text = "\n\n".join(paragraph for paragraph, _ in written)
    assert texts(text) == [quotation for _, quoted in written for quotation in quoted]


@given(paragraphs_with_quotations(), SOUP, paragraphs_with_quotations())
def test_stray_marks_spoil_their_own_paragraph_only(
    before: tuple[str, list[str]], soup: str, after: tuple[str, list[str]]
) -> None:
    soup = "x" + " ".join(soup.split())
    found = texts("\n\n".join([before[0], soup, after[0]]))
    assert found[: len(before[1])] == before[1]
    assert found[len(found) - len(after[1]) :] == after[1]


@pytest.mark.parametrize(
    "text",
    ["“" * 40_000, '" ' * 40_000, "“a " * 20_000 + "”" * 20_000, " 'a" * 40_000, "a”\n" * 20_000, "'" * 40_000],
    ids=["opening", "straight", "nested", "single", "closing", "apostrophes"],
)
def test_time_is_linear_in_the_marks(text: str) -> None:
    begun = time.perf_counter()
    quotations(text)
    assert time.perf_counter() - begun < 5  # half a second; minutes if it were quadratic
