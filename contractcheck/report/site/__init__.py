"""The pages of the rules as a small site of plain files: no scripts, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

from jinja2 import Environment
from markdown_it import MarkdownIt

from contractcheck.report.rule_pages import INDEX

_LINK = re.compile(r'href="([\w.-]+)\.md"')


def site(pages: Mapping[str, str]) -> dict[str, str]:
    """The html of each page of Markdown by its file name; `README.md` becomes `index.html`."""
    template = Environment(autoescape=True).from_string(_text("page.html.j2"))
    renderer = MarkdownIt("commonmark", {"html": False}).enable("table")
    made = {}
    for name, page in pages.items():
        body = _LINK.sub(lambda match: f'href="{_html_name(match[1] + ".md")}"', renderer.render(page))
        title = page.partition("\n")[0].removeprefix("# ")
        language = "nl" if name.endswith(".nl.md") else "en"
        made[_html_name(name)] = template.render(title=title, body=body, language=language, style=_text("page.css"))
    return made


def _html_name(name: str) -> str:
    return re.sub(rf"^{INDEX}(?=\.)", "index", name).removesuffix(".md") + ".html"


def _text(name: str) -> str:
    return (files("contractcheck.report.site") / name).read_text(encoding="utf-8")
