"""The site of the rules in a real Chromium: every page, in both languages, accessible and without a request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from contractcheck.report.rule_pages import pages
from contractcheck.report.site import site
from contractcheck.rules.load import load
from tests.browser import PHONE, browser, opener, violations

pytestmark = pytest.mark.external("chromium")
FIGURES = json.loads((Path(__file__).parents[2] / "docs" / "quality.json").read_text(encoding="utf-8"))


@cache
def made() -> dict[str, str]:
    return site(pages(load(), FIGURES))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with browser() as chromium, opener(chromium, tmp_path_factory.mktemp("site") / "page.html") as open_page:
        yield open_page


@pytest.mark.parametrize("name", sorted(made()))
def test_axe_finds_nothing_in_light_and_dark_and_nothing_is_asked_for(opened: Any, name: str) -> None:
    page = opened(made()[name].encode())
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    assert (page.asked, page.complaints) == ([page.url], [])


@pytest.mark.parametrize("name", sorted(made()))
def test_nothing_scrolls_sideways_on_a_phone(opened: Any, name: str) -> None:
    page = opened(made()[name].encode(), viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_every_link_leads_to_a_page_of_the_site() -> None:
    links = {str(link) for page in made().values() for link in html.fromstring(page).xpath("//a/@href")}
    assert {link.partition("#")[0] for link in links} - {""} <= made().keys()
