"""Claims in the order in which they are listed."""

import pytest

from claimx.records import Claim, Range
from claimx.report.outline import outline


def claims(*parents: str | None) -> list[Claim]:
    """Claims called a, b, c… that stand in the claims named."""
    return [
        Claim(id=name, kind="indirect", content=[Range(start=0, end=1)], text="x", parent=parent, rule="r")
        for name, parent in zip("abcdefgh", parents, strict=False)
    ]


@pytest.mark.parametrize(
    ("parents", "listed"),
    [
        ((), []),
        ((None, None), [("a", 0, None), ("b", 0, None)]),
        ((None, None, "a"), [("a", 0, None), ("c", 1, 1), ("b", 0, None)]),
        (("c", "a", None), [("c", 0, None), ("a", 1, 1), ("b", 2, 2)]),
        (("nobody",), [("a", 0, None)]),  # a record cut by hand
        (("b", "a"), [("a", 0, None), ("b", 1, 1)]),  # each in the other
        (("a",), [("a", 0, None)]),
    ],
)
def test_a_claim_stands_under_the_one_that_holds_it(parents, listed):
    found = outline(claims(*parents))
    assert [(each.claim.id, each.depth, each.within) for each in found] == listed
    assert [each.number for each in found] == list(range(1, len(found) + 1))


def test_claims_nested_as_deep_as_you_like():
    deep = [
        Claim(id=str(n), kind="direct", content=[Range(start=0, end=1)], text="x", parent=str(n - 1), rule="r")
        for n in range(5000)
    ]
    assert outline(deep)[-1].depth == 4999
