"""Flat tables with the same columns and types whatever the records hold."""

import pandas as pd
import pytest

from claimx.store.frames import frame
from claimx.store.tables import ARTICLE_COLUMNS, TABLES
from making import make_record

RECORD = make_record(
    "[source:1 refers=organisation:unicef,country:KEN|[organisation:unicef Unicef] and [country:KEN Kenya]] "
    "[cue:1 stance=estimating|estimated] [content:1 polarity=negative|that [hedge:1 almost] "
    "[figure:1 kind=percent value=0.8 bound=approx place=KEN|80%] of [what:1 head=child|children] had no desk] "
    "[date:1 date=2024-03-05|on Tuesday]. [person:okello Okello]: [quotation “No desks.”]",
    "desks",
    outlet="The Herald",
    published="2024-03-06",
)
RECORD.claims[0].figures = [RECORD.figures[0].id]


def row(table: str, number: int = 0) -> dict:
    return frame([RECORD], table).iloc[number].to_dict()


@pytest.mark.parametrize("table", TABLES)
def test_columns_and_types_are_fixed(table):
    full, empty = frame([RECORD], table), frame([], table)
    assert list(full.columns) == [*ARTICLE_COLUMNS, *TABLES[table].columns]
    pd.testing.assert_series_equal(full.dtypes, empty.dtypes)
    assert len(full) > 0
    assert set(full["article"]) == {"desks"}


def test_article_row():
    article = row("articles")
    assert (article["outlet"], article["published"], article["words"]) == ("The Herald", "2024-03-06", 17)
    assert article["text"] == RECORD.text
    assert pd.isna(article["byline"])


def test_claim_row():
    claim = row("claims")
    assert (claim["source"], claim["refers_to"]) == ("Unicef and Kenya", "organisation:unicef; country:KEN")
    assert (claim["cue"], claim["stance"], claim["polarity"]) == ("estimated", "estimating", "negative")
    assert RECORD.text[claim["start"] : claim["end"]] == claim["text"]


def test_figure_row():
    figure = row("figures")
    assert (figure["text"], figure["value"], figure["bound"], figure["cue"]) == ("80%", 0.8, "approx", "almost")
    assert (figure["what"], figure["what_head"], figure["place"]) == ("children", "child", "KEN")
    assert figure["claim"] == RECORD.claims[0].id


def test_mention_rows():
    found = frame([RECORD], "mentions")[["kind", "id", "text", "form"]].to_numpy().tolist()
    assert found == [
        ["organisation", "unicef", "Unicef", "name"],
        ["person", "okello", "Okello", "name"],
        ["country", "KEN", "Kenya", "name"],
    ]


def test_quotation_and_date_rows():
    assert (row("quotations")["text"], row("quotations")["closed"]) == ("“No desks.”", True)
    assert (row("dates")["text"], row("dates")["date"]) == ("on Tuesday", "2024-03-05")


def test_table_that_is_not_there():
    with pytest.raises(ValueError, match=r"^no table 'persons'; there are articles, claims, "):
        frame([], "persons")
