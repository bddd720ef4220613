"""The web page of every sample, in both languages, in a real Chromium: accessible, complete, and without a request."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from contractcheck.checker import Checker, packaged_rules, report_of
from contractcheck.model.rules import LANGUAGES, Language
from contractcheck.model.settings import Input, Settings
from contractcheck.report.html import render
from tests.browser import PHONE, browser, opener, violations

pytestmark = pytest.mark.external("chromium")
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.docx"))
CASES = [pytest.param(path, language, id=f"{path.stem} in {language}") for path in SAMPLES for language in LANGUAGES]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with browser() as chromium, opener(chromium, tmp_path_factory.mktemp("pages") / "report.html") as open_page:
        yield open_page


@cache
def checker() -> Checker:
    return Checker(packaged_rules())


@cache
def drawn(path: Path, language: Language) -> bytes:
    settings = Settings(report_language=language)
    found = checker().check(Input(path.name, path=path), settings)
    return render(report_of(packaged_rules(), settings, (found,)))


@pytest.mark.parametrize(("path", "language"), CASES)
def test_axe_finds_nothing_in_light_and_dark_and_nothing_is_asked_for(opened: Any, path: Path, language: Language) -> None:
    page = opened(drawn(path, language))
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    assert [url for url in page.asked if not url.startswith("data:")] == [page.url]
    assert page.complaints == []


@pytest.mark.parametrize(("path", "language"), CASES)
def test_nothing_scrolls_sideways_on_a_phone(opened: Any, path: Path, language: Language) -> None:
    page = opened(drawn(path, language), viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@pytest.mark.parametrize(("path", "language"), CASES)
def test_every_link_leads_to_something_that_is_shown(opened: Any, path: Path, language: Language) -> None:
    page = opened(drawn(path, language))
    lost = "links => links.map(link => link.hash.slice(1)).filter(id => !document.getElementById(id)?.checkVisibility())"
    assert page.locator("main a[href^='#']").evaluate_all(lost) == []
