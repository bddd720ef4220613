"""A real browser for tests of web pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.external import require

PHONE = {"width": 320, "height": 700}


@contextmanager
def browser() -> Iterator[Browser]:
    """The Chromium of the system, without a window; the test is skipped where there is none."""
    program = require("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@contextmanager
def opener(chromium: Browser, file: Path) -> Iterator[Callable[..., Any]]:
    """Opens a page that is given as bytes; requests (`asked`) and complaints of the browser are kept with it."""
    contexts = []

    def open_page(content: bytes, **options: Any) -> Any:
        file.write_bytes(content)
        contexts.append(chromium.new_context(**options))
        page: Any = contexts[-1].new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


def violations(page: Any) -> list[str]:
    """What axe-core finds wrong with the accessibility of a page."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
