"""Any id gives a file name that every system takes, and no two ids the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.store.file_names import FileNames, made_safe


@pytest.mark.parametrize("article_id", ["herald-2024", "BBC_1.2", "7"])
def test_id_that_will_do_is_the_name(article_id):
    assert FileNames().name(article_id) == article_id


@pytest.mark.parametrize(
    ("article_id", "start"),
    [
        ("../../x", "x-"),
        ("a/b", "a-b-"),
        ("C:\\x", "C-x-"),
        ("a\0b", "a-b-"),
        (".hidden", "hidden-"),
        ("dot.", "dot-"),
        ("NUL.txt", "NUL-txt-"),
        ("com1", "com1-"),
        ("a" * 300, "a" * 60),
        ("Zürich", "Z-rich-"),
        ("新聞", "article-"),
        ("", "article-"),
    ],
)
def test_id_that_will_not_do_is_made_safe(article_id, start):
    name = FileNames().name(article_id)
    assert name.startswith(start)
    assert name == made_safe(article_id)


def test_ids_that_differ_in_case_get_different_files():
    names = FileNames()
    assert [names.name(article_id) for article_id in ("Herald", "herald")] == ["Herald", made_safe("herald")]


def test_id_that_comes_twice_gets_a_number():
    names = FileNames()
    given_names = [names.name("a") for _ in range(4)]
    assert given_names == ["a", made_safe("a"), f"{made_safe('a')}-2", f"{made_safe('a')}-3"]


@given(st.lists(st.text(max_size=120)))
def test_names_are_safe_and_apart(article_ids):
    names = FileNames()
    found = [names.name(article_id) for article_id in article_ids]
    assert len({name.lower() for name in found}) == len(found)
    assert all(re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}", name) for name in found)
