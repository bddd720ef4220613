"""The web page in a real Chromium: links, filters, copying, print, a phone, the keyboard and accessibility."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from contractcheck.model.document import Block, BlockKind
from contractcheck.model.report import DocumentReport, DocumentText, Ground, Notice
from contractcheck.model.waivers import Waiver
from contractcheck.report.html import render
from tests.browser import PHONE, browser, opener, violations
from tests.build_page import BLOCKS, PROOF, page_document, span
from tests.build_report import catering_document, evidence, purchase, report, subjects, unreadable_document

pytestmark = pytest.mark.external("chromium")
LONG = "Dit artikel regelt de samenwerking tussen partijen op een wijze die niets met het onderwerp te maken heeft. " * 4


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as started:
        yield started


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens the page on these documents; requests for anything but the file itself are kept in `asked`."""
    with opener(chromium, tmp_path / "page.html") as open_page:

        def on(*documents: DocumentReport, **options: Any) -> Any:
            return open_page(render(report(*(documents or (page_document(),)))), **options)

        yield on


def full_document() -> DocumentReport:
    """A document with a passage for everything that the page can show."""
    aside = evidence(PROOF, spans=(span("b3", PROOF),))
    firm, weak_one, absent = subjects()
    notice = Notice("contradiction", "Twee passages spreken elkaar tegen.", None, (aside,))
    made = page_document(
        purchase=purchase(grounds=(Ground("ai", aside),)),
        notices=(notice,),
        also=(firm, replace(weak_one, advice="Vraag een recht op audit.", evidence=(aside,)), absent),
    )
    waived = replace(made.clauses[1], waiver=Waiver(made.clauses[1].id, "Een proef.", "Hoofd Inkoop", "2027-12-31"))
    return replace(made, clauses=(made.clauses[0], waived, *made.clauses[2:]))


def in_view(page: Any, selector: str) -> bool:
    shown: bool = page.evaluate(
        "selector => { const box = document.querySelector(selector).getBoundingClientRect();"
        " return box.bottom > 0 && box.top < innerHeight; }",
        selector,
    )
    return shown


def long_document(pages: int) -> DocumentReport:
    """A document of so many pages with the passages on the last."""
    filler = tuple(
        Block(f"f{page}-{line}", BlockKind.PARAGRAPH, LONG, page=page) for page in range(1, pages) for line in range(8)
    )
    last = tuple(Block(b.id, b.kind, b.text, b.number, depth=b.depth, page=pages, cell=b.cell) for b in BLOCKS)
    return page_document(texts=(DocumentText("concept.docx", filler + last),))


def test_the_page_asks_for_nothing_but_itself(opened: Any) -> None:
    page = opened()
    assert [url for url in page.asked if not url.startswith("data:")] == [page.url]
    assert page.complaints == []


def test_a_finding_leads_to_its_passage_and_back(opened: Any) -> None:
    page = opened()
    page.click("#d1-c1 figcaption a")
    assert page.locator("mark.here").all_inner_texts() == [PROOF]
    assert in_view(page, "#d1-c1-q1")
    page.click("#d1-c1-q1 + a.back")
    assert page.url.endswith("#d1-c1")
    assert in_view(page, "#d1-c1")


@pytest.mark.parametrize("part", ["d1-facts", "d1-notices", "d1-also2"])
def test_a_fact_a_notice_and_a_neighbour_subject_lead_to_their_words(opened: Any, part: str) -> None:
    page = opened(full_document())
    page.click(f"#{part} a")
    assert page.locator("mark.here").all_inner_texts() == [PROOF]
    assert in_view(page, "mark.here")


def test_a_quote_of_two_blocks_is_lit_in_both(opened: Any) -> None:
    page = opened()
    page.click("#d1-c2 figure:nth-of-type(2) a")
    assert page.locator("mark.here").count() == 2


def test_a_click_on_a_passage_leads_to_its_finding(opened: Any) -> None:
    page = opened()
    page.click("#d1-c2-q1")
    page.wait_for_url("**#d1-c2")


def test_the_filter_leaves_only_clauses_with_that_status(opened: Any) -> None:
    page = opened()
    page.get_by_label("zwak (1)").check()
    assert page.locator(".card:visible").evaluate_all("cards => cards.map(card => card.id)") == ["d1-c2"]
    assert page.locator("[role=status]").inner_text().startswith("1 ")
    assert "off" in (page.locator("#d1-c1-q1").get_attribute("class") or "")


def test_a_hidden_finding_comes_back_when_its_link_is_followed(opened: Any) -> None:
    page = opened()
    page.get_by_label("zwak (1)").check()
    page.click(".overview a[href='#d1-c3']")
    page.wait_for_selector("#d1-c3:visible")


def test_the_copy_button_copies_the_model_wording(opened: Any) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.click("[data-copy=d1-c2-wording]")
    page.wait_for_function("document.querySelector('[data-copy=d1-c2-wording]').textContent.startsWith('Gekopieerd')")
    assert page.evaluate("navigator.clipboard.readText()") == "Leverancier verstrekt de technische documentatie."


def test_copying_works_where_the_clipboard_is_refused(opened: Any) -> None:
    page = opened()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    page.click("[data-copy=d1-c2-ask]")
    page.wait_for_function("document.querySelector('[data-copy=d1-c2-ask]').textContent.startsWith('Gekopieerd')")


def test_nothing_scrolls_sideways_on_a_phone(opened: Any) -> None:
    page = opened(page_document(), catering_document(), viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_the_first_stop_of_the_keyboard_skips_to_the_findings(opened: Any) -> None:
    page = opened()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "findings"


def test_the_keyboard_reaches_filter_links_and_buttons(opened: Any) -> None:
    page = opened()
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.matches('input') ? 'filter' : document.activeElement.className"))
    assert {"filter", "copy", "papers", "back c1", "table"} <= reached


def test_the_arrow_keys_work_the_filter(opened: Any) -> None:
    page = opened()
    page.focus(".filter input")
    page.keyboard.press("ArrowRight")
    assert page.locator(".card:visible").count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 900}], ids=["phone", "desk"])
def test_axe_finds_nothing(opened: Any, scheme: str, size: dict[str, int]) -> None:
    page = opened(full_document(), unreadable_document(), catering_document(), color_scheme=scheme, viewport=size)
    assert violations(page) == []


def test_a_passage_in_focus_and_a_filter_in_use_are_accessible_too(opened: Any) -> None:
    page = opened()
    page.get_by_label("zwak (1)").check()
    page.click("#d1-c2 figcaption a")
    assert violations(page) == []


def test_print_shows_the_whole_document_without_tools(opened: Any) -> None:
    page = opened()
    page.emulate_media(media="print")
    assert page.locator("button.copy:visible, .filter:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.querySelector('.papers')).overflow") == "visible"


def test_paper_is_white_even_where_the_screen_is_dark(opened: Any) -> None:
    page = opened(color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_only_what_is_in_view_of_a_long_document_is_laid_out(opened: Any) -> None:
    page = opened(long_document(300))
    skipped = page.evaluate(
        "[...document.querySelectorAll('.sheet p')].filter(line => !line.checkVisibility({contentVisibilityAuto: true})).length"
    )
    assert skipped > 0.9 * 8 * 300


def test_a_link_reaches_the_last_page_of_a_long_document(opened: Any) -> None:
    page = opened(long_document(300))
    page.click("#d1-c1 figcaption a")
    assert in_view(page, "#d1-c1-q1")


def test_without_scripts_the_links_still_work(opened: Any) -> None:
    page = opened(java_script_enabled=False)
    page.click("#d1-c1 figcaption a")
    assert page.url.endswith("#d1-c1-q1")
    assert page.locator("button.copy:visible").count() == 0
