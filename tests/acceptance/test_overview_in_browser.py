"""The overview of a batch in a real Chromium: filters, sorting, a phone, print and accessibility."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from contractcheck.batch.history import Row, Run
from contractcheck.batch.overview import Shown, render
from contractcheck.model.rules import Language
from contractcheck.model.waivers import Waiver, WaiverState, WaiverUse
from tests.browser import PHONE, browser, opener, violations

pytestmark = pytest.mark.external("chromium")

TITLES = {"technical-documentation": "Technische documentatie", "dataset-provenance": "Herkomst van datasets"}
WAIVER = Waiver("dataset-provenance", "Een proef.", "Hoofd Inkoop", "2027-12-31")
RUN = Run(1, "2026-11-21T09:00:00+00:00", None, "finished", "0.1.0", "regels 1.0", ("docs",), 4)


def row(name: str, outcome: str, *statuses: str, **more: Any) -> Row:
    return Row(
        f"docs/{name}.docx", "D1", "Acme", outcome, reused=False, statuses=dict(zip(TITLES, statuses, strict=True)), **more
    )


ROWS = (
    row("a", "pass", "adequate", "adequate"),
    row("b", "fail", "weak", "missing"),
    row("c", "attention", "adequate", "weak", waived={"dataset-provenance": WAIVER}),
    row("d", "not_applicable", "missing", "missing", not_required=tuple(TITLES)),
)


def overview(language: Language) -> bytes:
    shown = Shown(RUN, ROWS, (WaiverUse(WAIVER, WaiverState.USED, 1),))
    return render(shown, TITLES, lambda path: f"{path}.html", language)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as started:
        yield started


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens the overview; requests and complaints of the browser are kept."""
    with opener(chromium, tmp_path / "overview.html") as open_page:
        yield partial(open_page, overview("nl"))


@pytest.fixture
def in_english(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens the overview in English."""
    with opener(chromium, tmp_path / "overview.html") as open_page:
        yield partial(open_page, overview("en"))


def names(page: Any) -> list[str]:
    """The documents in view, in their order."""
    links = page.locator("#documents tbody tr:visible th a").all_text_contents()
    return [link.removesuffix(".docx") for link in links]


@pytest.mark.parametrize("options", [{}, {"viewport": PHONE}, {"color_scheme": "dark"}], ids=["desk", "phone", "dark"])
def test_axe_finds_nothing_wrong(opened: Any, options: dict[str, Any]) -> None:
    assert violations(opened(**options)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_in_english(in_english: Any, scheme: str) -> None:
    assert violations(in_english(color_scheme=scheme)) == []


def test_it_asks_for_nothing_and_the_browser_has_no_complaints(opened: Any) -> None:
    page = opened()
    page.locator("#documents button").first.click()
    assert [url for url in page.asked if not url.startswith("data:")] == [page.url]
    assert page.complaints == []


@pytest.mark.parametrize(
    ("control", "value", "left"),
    [
        ("outcome", "fail", ["b"]),
        ("state", "weak", ["b"]),
        ("state", "waived", ["c"]),
        ("state", "missing", ["b"]),
        ("state", "not-required", ["d"]),
    ],
)
def test_a_filter_shows_only_what_fits_it(opened: Any, control: str, value: str, left: list[str]) -> None:
    page = opened()
    page.select_option(f"#{control}", value)
    assert names(page) == left
    assert page.text_content("#shown") == str(len(left))


def test_the_search_finds_a_document_by_its_name(opened: Any) -> None:
    page = opened()
    page.fill("#search", "docs/C")
    assert names(page) == ["c"]


def test_a_column_is_sorted_from_the_worst_on_and_back(opened: Any) -> None:
    page = opened()
    button = page.get_by_role("button", name="Herkomst van datasets")
    button.click()
    assert names(page) == ["b", "c", "a", "d"]
    button.click()
    assert names(page) == ["d", "a", "c", "b"]


def test_on_a_phone_nothing_is_wider_than_the_screen(opened: Any) -> None:
    page = opened(viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_on_paper_the_table_is_a_table_and_the_filter_is_left_out(opened: Any) -> None:
    page = opened()
    page.emulate_media(media="print")
    assert page.locator("#documents thead").is_visible()
    assert not page.locator("#filter").is_visible()
