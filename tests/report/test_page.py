"""An article as a page: what its source says; `tests/browser` sees what a browser makes of it."""

import base64
import hashlib
import re
import time
from html.parser import HTMLParser

import pytest

from claimx.report.page import render_page
from hostile import ARABIC, SCRIPT, hostile_record
from making import make_record

RECORD = make_record(
    "Fire\n\n[source:1 The mayor] [cue:1 stance=denying|denied] that [content:1 polarity=negative|"
    "[figure:1 value=43|43] [what:1 head=home|homes] 𝔹urnt & fell].",
    "fire",
    outlet="The Herald",
)


class Reader(HTMLParser):
    """The elements of a page, its text, and the words that each class stands around."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: dict[str, str] = {}
        self._open: list[tuple[str, list[str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attributes
        if tag not in ("meta", "input"):
            self._open.append((tag, (dict(attributes).get("class") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for name in {name for _, names in self._open for name in names}:
            self.words[name] = self.words.get(name, "") + data


def test_the_text_is_there_to_the_letter():
    words = Reader(render_page([RECORD])).words
    assert "The mayor denied that 143 homes 𝔹urnt & fell." in words["text"]  # 1: the number of the claim
    assert words["claim"] == "claim43 homes 𝔹urnt & fell"  # the first word is in the legend


def test_claims_with_badges_figures_and_the_article():
    page = render_page([RECORD])
    for words in ("denying", "negative", "indirect", "The Herald", "1 claim<", ">43</bdi>", ">homes</bdi>"):
        assert words in page


def test_the_policy_allows_the_page_its_own_style_and_script_and_nothing_else():
    page = render_page([RECORD])
    hashes = {}
    for name in ("style", "script"):
        (code,) = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        hashes[name] = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    allowed = f"style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'"
    assert f"content=\"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'\"" in page


@pytest.mark.parametrize("records", [[hostile_record()], [hostile_record(), hostile_record("again")]])
def test_a_hostile_article_is_text(records):
    page = render_page(records)
    reader = Reader(page)
    assert not {"img", "textarea", "iframe", "link", "base", "form"} & set(reader.tags)
    assert [reader.tags.count(name) for name in ("style", "script", "title")] == [1, 1, 1]
    names = {name for name, _ in reader.attributes}
    assert not {name for name in names if name.startswith("on")} | ({"src", "style"} & names)
    links = {value for name, value in reader.attributes if name == "href"}
    assert all(str(link).startswith("#") for link in links)
    assert not {"\x1b", "\x00", "\x07", "\x9b", "\u202e", "\u2066"} & set(page)
    assert SCRIPT in reader.words["text"]
    assert ARABIC in reader.words["text"]
    assert "{{ 7 * 7 }}" in reader.words["text"]


def test_the_address_of_an_article_is_a_link_where_it_leads_to_a_page():
    page = render_page([RECORD.model_copy(update={"url": "https://herald.example/?a=1&b=2"})])
    assert 'href="https://herald.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow"' in page


def test_links_lead_somewhere_and_ids_come_once():
    reader = Reader(render_page([RECORD, hostile_record()]))
    ids = [value for name, value in reader.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    targets = {str(value)[1:] for name, value in reader.attributes if name in ("href",) and value}
    named = {str(value) for name, value in reader.attributes if name == "aria-labelledby"}
    assert (targets | named) - set(ids) == set()


def test_several_articles_have_an_index():
    page = render_page([RECORD, RECORD.model_copy(update={"id": "again"})], more=True)
    assert "The first 2 articles" in page
    assert 'href="#article-2"' in page
    assert 'class="index"' not in render_page([RECORD])


@pytest.mark.parametrize("text", ["", " \n", "\x00", "“" * 20_000, "“a ” 'b' " * 5_000, "word\n" * 5_000])
def test_texts_at_the_edge(text):
    record = make_record(text)
    began = time.perf_counter()
    Reader(render_page([record]))
    assert time.perf_counter() - began < 5
