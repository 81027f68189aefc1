"""An article that tries to break whatever shows it: mark-up, control characters, turned text, words without end."""

from claimx.records import Record
from making import make_record

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(2)>'
END = "</style></title></textarea><script>alert(3)</script>"
TURNED = "\u202eesrever\u2066"
ARABIC = "\u0648\u0632\u0627\u0631\u0629 \u0627\u0644\u0635\u062d\u0629"
WORD = "w" * 10_000
TEXT = f"""{SCRIPT} shocks {TURNED}

[source:1 [organisation:x {IMAGE} {ARABIC}]] [cue:1 stance=assertive|insisted\x1b\\[2J] that \
[content:1 {{{{ 7 * 7 }}}} \
[hedge:1 at least] [figure:1 value=43 bound=at_least|43] [what:1 head=x|{END} 𝟜𝟚 people\x00] had {{% raw %}} ${{1}} \
[quotation “{WORD}”] [source:2 they] [cue:2 said] [content:2 &amp; {ARABIC} javascript:alert(4)] \
{"”“'" * 2000} \x9b31m]."""


def hostile_record(name: str = "hostile") -> Record:
    """The record of such an article; `name` is its id."""
    return make_record(TEXT, name, title=f"{IMAGE}{TURNED}\n{WORD}", outlet=f"{END}\x1b[31m\x07").model_copy(
        update={"url": "javascript:alert(5)", "byline": f"{SCRIPT}\x00", "credit": WORD, "language": IMAGE}
    )
