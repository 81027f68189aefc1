"""An article in the terminal."""

import io
import re

import pytest
from rich.console import Console

from claimx.records import Record
from claimx.report.highlights import MARKS
from claimx.report.terminal import WIDE, show
from hostile import hostile_record
from making import make_record

RECORD = make_record(
    "Fire in [country:TZA Tanzania]\n\n"
    "[source:1 The [organisation:m mayor's office]] [cue:1 stance=denying|denied] that "
    "[content:1 [source:2 [person:a Ada Nkosi]] [cue:2 stance=directive|urged] [content:2 [hedge:1 at least] "
    "[figure:1 value=43 bound=at_least|43] [what:1 head=home|homes] to leave [date:1 date=2024-03|in March]]].",
    "fire",
    outlet="The Herald",
    published="2024-03-04",
)


def printed(record: Record, width: int = 100, **options: bool) -> str:
    """What is printed in a terminal so wide, without colour unless asked for."""
    console = Console(file=io.StringIO(), width=width, highlight=False, **options)
    show(record, console)
    return console.file.getvalue()


def test_marks_claims_and_figures_without_colour():
    assert (
        printed(RECORD)
        == """\
fire · The Herald · 2024-03-04
{1:claim 1}  {s1:its source}  {c1:its cue}  [O:organisation]  [P:person]  [KEN:country]  [D:date]
[F:figure]

Fire in [TZA:Tanzania]

{s1:The [O:mayor's office]} {c1:denied} that {1:{s2:[P:Ada Nkosi]} {c2:urged} {2:at least [F:43]
homes to leave [D:in March]}}.

Claims
1 The mayor's office · denied · Ada Nkosi urged at least 43 homes to leave in March
  indirect · denying
   2 Ada Nkosi · urged · at least 43 homes to leave in March
     indirect · directive

Figures
figure  bound     value  of what  where, when
43      at least     43  homes
"""
    )


def test_kinds_have_different_marks():
    assert len(set(MARKS.values())) == len(MARKS)


def test_colour_is_added_to_the_marks():
    colour = re.compile(r"\x1b\[(\d;)?3[0-7]m")
    coloured = printed(RECORD, force_terminal=True)
    assert colour.search(coloured)
    assert "[O:" in coloured
    assert not colour.search(printed(RECORD, force_terminal=True, no_color=True))


def test_claims_stand_beside_the_text_where_there_is_room():
    beside = printed(RECORD, WIDE)
    assert any("Fire in" in line or "[O:organisation]" in line for line in beside.split("\n") if "Claims" in line)


@pytest.mark.parametrize("width", [20, 60, 80, 100, WIDE, 200])
def test_a_hostile_article_stays_in_its_lines(width):
    shown = printed(hostile_record(), width)
    assert all(len(line) <= width for line in shown.split("\n"))
    assert not {"\x1b", "\x00", "\x07", "\x9b", "\u202e", "\u2066"} & set(shown)


def test_an_article_without_anything():
    assert printed(make_record("", "empty")) == "empty\n\n\nNo claims\n"
