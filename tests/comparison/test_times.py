"""Dates of records as ranges of days."""

from datetime import date

import pytest

from claimx.comparison.times import days, gap, length


def span(*isos: str) -> tuple[int, int]:
    first, last = (date.fromisoformat(iso).toordinal() for iso in isos)
    return first, last


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024-03-05", "2024-03-05", "2024-03-05"),
        ("2024-03-05T10:00:00Z", "2024-03-05", "2024-03-05"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2019/2023", "2019-01-01", "2023-12-31"),
        ("2023-05/2023-09", "2023-05-01", "2023-09-30"),
    ],
)
def test_days(iso, first, last):
    assert days(iso) == span(first, last)


@pytest.mark.parametrize("iso", [None, "", "last week", "2024-02-30", "2024-13", "0000", "2023/2019"])
def test_no_days(iso):
    assert days(iso) is None


def test_gap_and_length():
    march, april = days("2024-03"), days("2024-04")
    assert march
    assert april
    assert (gap(march, april), gap(april, march), gap(march, march)) == (1, 1, 0)
    assert length(march) == 31
