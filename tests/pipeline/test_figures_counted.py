"""`claimx_figures`: what figures count, their period, change, place and date; read off the base model's parse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from claimx.pipeline.figures import create_figures
from claimx.pipeline.findings import Findings
from claimx.records import Country, Date, Figure, Mention
from tests.pipeline.annotated_figures import expected_figures, full

Find = Callable[..., list[Figure]]


@pytest.fixture(scope="module")
def find(base_nlp: Language) -> Find:
    """Figures of a text, with findings of other components if given."""
    finder = create_figures(base_nlp, "figures", [])

    def found(text: str, countries: list[Country] = [], dates: list[Date] = []) -> list[Figure]:  # noqa: B006
        doc = base_nlp(text)
        findings: Findings = doc._.claimx
        findings.countries, findings.dates = countries, dates
        finder(doc)
        return findings.figures

    return found


def check(find: Find, marked: str) -> None:
    text, expected = expected_figures(marked)
    assert [full(figure) for figure in find(text)] == [full(figure) for figure in expected]


@pytest.mark.parametrize(
    "marked",
    [
        "The storm destroyed [figure:1 value=42|42] [what:1 wooden houses] on the coast.",
        "The law protects [figure:1 value=1200000|1.2 million] [what:1 migrant workers].",
        "Doctors examined [figure:1 value=300|300] [what:1 men and women].",
        "[hedge:1 Almost] [figure:1 kind=percent value=0.8 bound=approx|80%] of [what:1 all villages] have no clinic.",
        "[figure:1 kind=ratio value=0.2|One in five] [what:1 pupils] left early.",
        "[figure:1 kind=ratio value=0.6666666666666666|Two thirds] of [what:1 the harvest] rotted.",
        "[figure:1 kind=percent value=0.13|13%] of [what:1 the firms under review] paid.",
        "[figure:1 value=3|Three] of [what:1 the boats] sank.",
        "They sent [figure:1 kind=measure value=5000 unit=tonne|5,000 tonnes] of [what:1 maize] to the north.",
        "The fund gave [figure:1 kind=money value=5000000 unit=USD|$5m] in [what:1 aid] to farmers.",
        "After [figure:1 kind=duration value=3 unit=week|three weeks] of [what:1 talks] they agreed.",
        "A [figure:1 kind=age value=12 unit=year|12-year-old] girl won.",
        "They waited [figure:1 kind=duration value=3 unit=hour|three hours].",
        "The blast killed [figure:1 value=43|43].",
    ],
)
def test_the_noun_that_is_counted(find: Find, marked: str) -> None:
    check(find, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Ferry sinks, [figure:1 value=31|31] [what:1 dead]",
        "The fire left [figure:1 value=31|31] [what:1 dead], [figure:2 value=12|12] [what:2 injured] and"
        " [figure:3 value=40|40] [what:3 missing].",
        "[hedge:1 At least] [figure:1 value=31 bound=at_least|31] [what:1 dead] were found on Sunday.",
        "The flood carried off [figure:1 value=31|31] [what:1 dead cows].",
        "The archive has been [figure:1 kind=duration value=31 unit=year|31 years] missing.",
    ],
)
def test_people_are_counted_by_what_became_of_them(find: Find, marked: str) -> None:
    check(find, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "He took out a [figure:1 kind=money value=5000000 unit=USD|$5m] loan.",
        "The bridge cost [figure:1 kind=money value=3000000 unit=EUR|3 million euros].",
        "The tunnel is [figure:1 kind=measure value=9 unit=km|9 km] long.",
        "She is paid [figure:1 kind=money value=20 unit=USD period='per hour'|$20] an hour.",
        "It lost [figure:1 kind=duration value=4 unit=month|four months] of this year.",
    ],
)
def test_an_amount_counts_only_what_of_or_in_joins_to_it(find: Find, marked: str) -> None:
    check(find, marked.replace("'", '"'))


@pytest.mark.parametrize(
    "marked",
    [
        "[figure:1 value=40|Forty] of [what:1 them] left.",
        "[hedge:1 About] [figure:1 kind=percent value=0.6 bound=approx|60%] of [what:1 it] was sold.",
        "He won [figure:1 value=12|12] [what:1 village chess titles].",
        "The \u201c[figure:1 value=90|90]\u201d [what:1 figure] is old.",
        "They sold [figure:1 value=40|40] [what:1 \u201csacred\u201d goats].",
        "Diallo has [figure:1 value=11|11] [what:1 seats] and Mbeki lost.",
        "There are [figure:1 value=31|31] [what:1 seats] up for grabs.",
        "The number rose to [figure:1 value=2000000|2 million].",
        "Sonia Mbeki was at [figure:1 kind=percent value=0.5|50 percent].",
    ],
)
def test_what_is_near_is_not_all_counted(find: Find, marked: str) -> None:
    check(find, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[what:1 The death toll] rose to [figure:1 value=51|51].",
        "[what:1 Turnout] reached [figure:1 kind=percent value=0.63|63%].",
        "[what:1 Unemployment] stood at [figure:1 kind=percent value=0.041|4.1%].",
        "[what:1 Inflation] was [figure:1 kind=percent value=0.05|5%] in March.",
        "[what:1 The toll] reached [figure:1 value=51|51].",
        "[what:1 Inflation] climbed to [figure:1 kind=percent value=0.224|22.4 per cent].",
        "The number of [what:1 patients] fell to [figure:1 value=900|900].",
        "The town reported [what:1 a toll] of [figure:1 value=51|51].",
        "It has [what:1 an unemployment rate] of [figure:1 kind=percent value=0.08|8%].",
    ],
)
def test_the_subject_that_a_level_measures(find: Find, marked: str) -> None:
    check(find, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[what:1 Exports] rose [figure:1 kind=percent value=0.03 change=rise|3%] last month.",
        "[what:1 Sales] fell by [figure:1 kind=percent value=0.04 change=fall|4%].",
        "[what:1 Shares] were up [figure:1 kind=percent value=0.03 change=rise|3 percent].",
        "[what:1 Profits] were [figure:1 kind=percent value=0.1 change=fall|10%] lower.",
        "They saw a [figure:1 kind=percent value=0.05 change=rise|5%] rise in [what:1 rents].",
        "They saw a fall of [figure:1 kind=percent value=0.05 change=fall|5%] in [what:1 rents].",
        "The council cut [what:1 spending] by [figure:1 kind=money value=3000000 unit=GBP change=fall|£3m].",
        "[what:1 The fee] will go up by [figure:1 kind=percent value=0.05 change=rise|5 percent].",
        "The club raised [figure:1 kind=money value=900 unit=GBP|£900].",
        "The firm cut [figure:1 value=500|500] [what:1 jobs].",
        "Women make up [figure:1 kind=percent value=0.3|30%] of [what:1 the staff].",
    ],
)
def test_the_amount_of_a_change(find: Find, marked: str) -> None:
    check(find, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Nurses earn [figure:1 kind=money value=450 unit=USD period='per month'|$450] a month.",
        "[hedge:1 At least] [figure:1 value=40 bound=at_least period='per year'|40] [what:1 boats] are lost each year.",
        "Every day, [figure:1 value=900 period='per day'|900] [what:1 people] cross.",
        "It has annual sales of [figure:1 kind=money value=3000000000 unit=USD period='per year'|$3bn].",
        "They pump [figure:1 kind=measure value=900 unit=barrel period='per day'|900 barrels] of [what:1 oil] a day.",
        "Petrol is [figure:1 kind=money value=3 unit=USD per='per gallon'|$3] a gallon.",
        "There were [figure:1 value=30 per='per 100,000 people'|30] [what:1 cases] per 100,000 people.",
        "They sold [figure:1 value=40|40] [what:1 goats] a year ago.",
    ],
)
def test_period_and_per(find: Find, marked: str) -> None:
    check(find, marked.replace("'", '"'))


def country(text: str, name: str, iso3: str) -> Country:
    start = text.index(name)
    mention = Mention(start=start, end=start + len(name), text=name, form="name", rule="x")
    return Country(iso3=iso3, name=name, mentions=[mention])


def date(text: str, words: str, iso: str) -> Date:
    start = text.index(words)
    return Date(start=start, end=start + len(words), text=words, date=iso, rule="x")


def test_place_is_the_one_country_of_what_is_counted_or_of_the_sentence(find: Find) -> None:
    text = "Some 40 boats sank off Kenya, said a man from Ghana who owns 3 Togolese boats."
    countries = [country(text, *named) for named in (("Kenya", "KEN"), ("Ghana", "GHA"), ("Togolese", "TGO"))]
    assert [figure.place for figure in find(text, countries)] == [None, "TGO"]
    assert [figure.place for figure in find("In Kenya 40 boats sank.", [country("In Kenya", "Kenya", "KEN")])] == [
        "KEN"
    ]


def test_the_world_is_a_place(find: Find) -> None:
    assert find("It killed 900 goats worldwide.")[0].place == "world"
    assert find("The World Bank lent 900 goats.")[0].place is None


def test_as_of_is_the_date_of_the_clause(find: Find) -> None:
    text = "Exports fell 3% in 2019, the bank said on Tuesday."
    dates = [date(text, "2019", "2019"), date(text, "on Tuesday", "2020-03-10")]
    assert find(text, dates=dates)[0].as_of == "2019"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Five and six children sang.", ["children", "children"]),
        ("The toll rose to nine and two people were hurt.", ["The toll", "people"]),
    ],
)
def test_a_number_joined_to_another_counts_the_same_or_what_its_verb_says(
    find: Find, text: str, what: list[str]
) -> None:
    assert [figure.what.text for figure in find(text) if figure.what] == what


def test_a_date_that_a_figure_is_compared_with_is_not_its_own(find: Find) -> None:
    text = "The levy reached 29%, up from the 24% of 2021."
    assert [figure.as_of for figure in find(text, dates=[date(text, "2021", "2021")])] == [None, "2021"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Exports rose 3% and imports 4%.", ["Exports", "imports"]),
        ("Inflation was 5% in the spring and unemployment 4%.", ["Inflation", "unemployment"]),
        ("Exports rose 3% and then fell by 4%.", ["Exports", "Exports"]),
    ],
)
def test_a_second_figure_has_a_noun_of_its_own_where_the_verb_is_left_out(
    find: Find, text: str, what: list[str]
) -> None:
    assert [figure.what.text for figure in find(text) if figure.what] == what


def test_a_figure_in_other_words_is_of_the_same_thing(find: Find) -> None:
    figures = find("The council cut spending by 40 million euros ($43m).")
    assert [figure.what.text for figure in figures if figure.what] == ["spending", "spending"]


def test_a_per_phrase_holds_no_figure(find: Find) -> None:
    assert [figure.text for figure in find("It killed 30 per 1,000 births in 12 villages.")] == ["30", "12"]


@pytest.mark.parametrize("piece", ["half a ", "5% of ", "12 goats and ", "rose 3% to $5 ", "a third of a "])
def test_prose_without_end_is_read(find: Find, piece: str) -> None:
    assert find(piece * 800) is not None
