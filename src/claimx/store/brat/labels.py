"""The labels, roles and attributes of what is written for brat, and the configuration that tells brat of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import get_args

from claimx.records import Bound, ClaimKind, MentionForm, Modality, Polarity, QuotationRole, Stance

#: The labels of a claim with and of one without a source are those of the corpus PolNeAR.
ATTRIBUTION, WITHOUT_SOURCE = "Attribution", "Attribution-no-source"
_FINDINGS = {
    "Organisation": "#a7c2ff",
    "Person": "#ffccaa",
    "Country": "#c7e7a1",
    "Date": "#e4d4f4",
    "Figure": "#ffe680",
    "Quotation": "#dddddd",
}
_ROLES = {"Source": "#8fe0c8", "Cue": "#ff9e9e", "Content": "#f7f3d0"}
_CLAIMS = {ATTRIBUTION: "#ff7a7a", WITHOUT_SOURCE: "#ffb3b3"}
_NAMES = "Organisation|Person|Country"
_ATTRIBUTES = (
    ("Form", _NAMES, MentionForm),
    ("Bound", "Figure", Bound),
    ("Role", "Quotation", QuotationRole),
    ("Stance", "<EVENT>", Stance),
    ("Kind", "<EVENT>", ClaimKind),
    ("Polarity", "<EVENT>", Polarity),
    ("Modality", "<EVENT>", Modality),
)


def brat_label(label: str) -> str:
    """A rule pack's label as brat can have it: letters, digits, dashes and underscores, and none of our own labels."""
    safe = re.sub(r"[^A-Za-z0-9_-]", "_", label)
    own = {name.lower() for name in (*_FINDINGS, *_ROLES, *_CLAIMS)}
    return f"Custom_{safe}" if safe.lower() in own else safe


def annotation_conf(custom: Iterable[str]) -> str:
    """`annotation.conf`: what can be annotated; `custom` are labels of rule packs, as `brat_label` gives them."""
    attributes = (f"{name} Arg:{of}, Value:{'|'.join(get_args(values))}" for name, of, values in _ATTRIBUTES)
    return _sections(
        ("entities", [*_FINDINGS, *_ROLES, *sorted(custom)]),
        ("relations", ["<OVERLAP> Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>"]),
        (
            "events",
            [
                f"{ATTRIBUTION} Source:Source, Cue?:Cue, Content+:Content",
                f"{WITHOUT_SOURCE} Cue?:Cue, Content+:Content",
            ],
        ),
        ("attributes", list(attributes)),
    )


def visual_conf() -> str:
    """`visual.conf`: how it looks."""
    colours = {**_FINDINGS, **_ROLES, **_CLAIMS}
    return _sections(
        (
            "labels",
            ["Organisation | Organisation | Org", f"{WITHOUT_SOURCE} | Attribution without source | Attribution"],
        ),
        (
            "drawing",
            [
                "SPAN_DEFAULT fgColor:black, bgColor:#d0f0f0, borderColor:darken",
                "ARC_DEFAULT color:black, arrowHead:triangle-5",
                *(f"{label} bgColor:{colour}" for label, colour in colours.items()),
            ],
        ),
    )


def _sections(*sections: tuple[str, list[str]]) -> str:
    return "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in sections)
