"""Chromium without a window, for tests that see a page as readers do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from claimx.records import Record
from claimx.report.page import render_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

#: "required" makes a missing browser a failure: the gate sets it.
BROWSER = "CLAIMX_BROWSER"
#: Milliseconds: the machine may have other things to do.
SLOWEST = 120_000
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _missing(what: str) -> NoReturn:
    if os.environ.get(BROWSER) == "required":
        pytest.fail(f"{what}, and {BROWSER}=required says that it must be there")
    pytest.skip(f"{what}; {BROWSER}=required would make that a failure")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser of the system; none is ever downloaded."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("the Python package playwright is not installed")
    path = next((path for name in NAMES if (path := shutil.which(name))), None)
    if path is None:
        _missing("no Chromium is installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page in the browser, and all that it said, asked for, or popped up."""

    page: Page
    noises: list[str] = field(default_factory=list)


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open the page of some records in a window `width` pixels wide, in the "light" or the "dark"."""
    contexts = []

    def open_page(records: Sequence[Record], width: int = 1280, scheme: str = "light") -> Opened:
        file = tmp_path / "page.html"
        file.write_text(render_page(records), encoding="utf-8", newline="\n")
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        context.set_default_timeout(SLOWEST)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.on("console", lambda message: opened.noises.append(f"console: {message.text}"))
        opened.page.on("pageerror", lambda error: opened.noises.append(f"error: {error}"))
        opened.page.on("request", lambda request: opened.noises.append(f"request: {request.url}"))
        opened.page.on("dialog", lambda dialog: (opened.noises.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        opened.page.goto(file.as_uri())
        assert opened.noises.pop(0) == f"request: {file.as_uri()}"
        return opened

    yield open_page
    for context in contexts:
        context.close()
