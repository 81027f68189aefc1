"""The page of an article as a browser shows it."""

from pathlib import Path

import pytest

from hostile import hostile_record
from making import make_record

ARTICLE = make_record(
    "Fire in [country:TZA Tanzania]\n\n"
    "[source:1 The [organisation:m mayor's office]] [cue:1 stance=denying|denied] that "
    "[content:1 [source:2 [person:a Ada Nkosi]] [cue:2 stance=directive|urged] [content:2 [hedge:1 at least] "
    "[figure:1 value=43 bound=at_least|43] [what:1 head=home|homes] 𝔹urnt to leave [date:1 date=2024-03|in March]]].",
    "fire",
    outlet="The Herald",
)
LONG = make_record(
    "\n\n".join(["[source:1 She] [cue:1 said] [content:1 no].", *["It rained and rained."] * 80]), "long"
)
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
COLOUR = "element => getComputedStyle(element).backgroundColor"
WIDTHS = pytest.mark.parametrize("width", [1280, 800, 360])
RECORDS = pytest.mark.parametrize(
    "records",
    [[ARTICLE], [hostile_record()], [ARTICLE, hostile_record(), LONG], [make_record("", "empty")]],
    ids=["one", "hostile", "several", "empty"],
)


def colours(page, number):
    """The backgrounds of all parts of a claim, in the text and in the list."""
    return page.eval_on_selector_all(f"[data-claim=a1-{number}]:not(.number)", f"all => all.map({COLOUR})")


@RECORDS
@WIDTHS
def test_page_is_silent_and_fits(show, records, width):
    opened = show(records, width)
    assert opened.page.locator("h1").first.is_visible()
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.noises == []


def test_hostile_article_is_text(show):
    page = show([hostile_record()]).page
    assert "<script>alert(1)</script> shocks �esrever�" in page.locator("section.article").inner_text()
    assert "javascript:alert(5)" in page.locator(".about").inner_text()
    assert page.locator(".about a").count() == 0


def test_text_reads_as_it_is_written(show):
    page = show([ARTICLE]).page
    page.eval_on_selector_all(".text .number", "all => all.forEach(element => element.remove())")
    assert page.locator("h1").inner_text() == "Fire in Tanzania"
    assert page.locator("article.text").inner_text() == ARTICLE.text.split("\n\n")[1]


@pytest.mark.parametrize(
    "pointed_at", ["#a1-claim-2", "article .cue[data-claim=a1-2]", "article .source[data-claim=a1-2]"]
)
def test_pointing_at_a_claim_lights_up_all_its_parts(show, pointed_at):
    page = show([ARTICLE]).page
    before = colours(page, 2)
    page.hover(pointed_at)
    after = colours(page, 2)
    assert len(after) == len(before) > 3
    assert all(one != other for one, other in zip(before, after, strict=True))
    page.mouse.move(0, 0)
    assert colours(page, 2) == before


def test_pointing_at_a_claim_leaves_others_in_it_dark(show):
    page = show([ARTICLE]).page
    before = page.eval_on_selector("article .cue[data-claim=a1-2]", COLOUR)
    page.hover("#a1-claim-1")
    assert page.eval_on_selector("article .cue[data-claim=a1-2]", COLOUR) == before


def test_keyboard_lights_up_a_claim_and_leads_to_the_list_and_back(show):
    page = show([LONG], 360).page
    card, number = page.locator("#a1-claim-1"), page.locator(".text .number").first
    before = colours(page, 1)
    for _ in range(20):
        page.keyboard.press("Tab")
        if number.evaluate("element => element === document.activeElement"):
            break
    assert colours(page, 1) != before
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'a1-claim-1'")
    assert card.evaluate("element => element.getBoundingClientRect().top < innerHeight")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.text .number')")


@pytest.mark.parametrize(
    ("kind", "style"),
    [
        ("claim", "backgroundColor"),
        ("source", "backgroundColor"),
        ("cue", "fontStyle"),
        ("organisation", "textDecorationLine"),
        ("person", "textDecorationLine"),
        ("country", "textDecorationLine"),
        ("date", "textDecorationLine"),
        ("figure", "boxShadow"),
    ],
)
def test_a_switch_hides_and_shows_its_kind(show, kind, style):
    page = show([ARTICLE]).page
    first = page.locator(f".text .{kind}").first
    marks = page.locator(f".text .mark-{kind}, .text .number" if kind == "claim" else f".text .mark-{kind}")
    shown = first.evaluate(f"element => getComputedStyle(element).{style}")
    assert marks.first.is_visible()
    page.get_by_role("checkbox", name=kind, exact=True).uncheck()
    assert first.evaluate(f"element => getComputedStyle(element).{style}") != shown
    assert not marks.first.is_visible()
    page.get_by_role("checkbox", name=kind, exact=True).check()
    assert first.evaluate(f"element => getComputedStyle(element).{style}") == shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lit", [False, True])
def test_contrast(show, scheme, lit):
    page = show([ARTICLE], scheme=scheme).page
    if lit:
        page.hover("article [data-claim=a1-2]")
    assert page.evaluate(CONTRAST) == []


def test_marks_are_printed(show):
    page = show([ARTICLE]).page
    page.emulate_media(media="print")
    assert page.locator(".text .mark").first.is_visible()
    assert not page.locator(".toggle input").first.is_visible()
