"""An article that tries everything: mark-up, formulas, quotation marks, directions, NULs, words without end."""

from claimx.records import Record
from making import make_record

LONG = "a" * 10_000
_MARKED = (
    '[source:1 =HYPERLINK("http://x.example";"x")] [cue:1 said] '
    "[content:1 <script>alert('1')</script> \u202e“אבג”\u202c, \"it\" costs\0 =1+1\r\n[figure:1 value=-3|-3] "
    "[what:1 head=@people|@people] \u2028\t;" + LONG + "]. '; DROP TABLE claims; -- [quotation “+1”] "
    "[person:sum @SUM(A1)] of [organisation:plus +Plus] in [country:KEN Kenya] \uff1d2+3, [date:1 date=2024|in 2024]"
)


def hostile_record() -> Record:
    """The record of that article, whose metadata are no better."""
    return make_record(
        _MARKED, "=id", title="@SUM(1)\x0b\0", outlet="\uff1dcmd", url="javascript:alert(1)", published="-1\r\n+2"
    )
