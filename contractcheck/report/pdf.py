"""The report as a pdf to print or file: the web page set on paper."""

from __future__ import annotations

from contractcheck.errors import UsageError
from contractcheck.model.report import Report
from contractcheck.report.html import render as render_page


def render(report: Report) -> bytes:
    """The page as tagged pdf; raises UsageError where WeasyPrint or the Pango library under it is not installed."""
    try:
        from weasyprint import HTML  # noqa: PLC0415  (an optional extra)
    except (ImportError, OSError) as error:
        raise UsageError(
            "A pdf report needs WeasyPrint and the Pango library, which are not installed: install contractcheck[pdf], "
            "or choose --format html and print the page from a browser."
        ) from error
    page = HTML(string=render_page(report).decode(), url_fetcher=_refuse)
    data: bytes = page.write_pdf(pdf_tags=True)
    return data


def _refuse(url: str, *_: object, **__: object) -> dict[str, object]:
    """Nothing that the page names is fetched."""
    raise ValueError(f"The report asks for nothing from outside, and so not for {url}.")
