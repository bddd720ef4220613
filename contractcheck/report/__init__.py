"""Reports drawn from a Report: one function per format, each from the finished result alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from contractcheck.model.report import Report
from contractcheck.report.display import Display

Reporter = Callable[[Report, Display], bytes]


def _terminal(report: Report, display: Display) -> bytes:
    from contractcheck.report.terminal import render

    return render(report, display)


def _json(report: Report, display: Display) -> bytes:  # noqa: ARG001  (the same for every display)
    from contractcheck.report.json_ import render

    return render(report)


def _html(report: Report, display: Display) -> bytes:  # noqa: ARG001  (the same for every display)
    from contractcheck.report.html import render

    return render(report)


def _pdf(report: Report, display: Display) -> bytes:  # noqa: ARG001  (the same for every display)
    from contractcheck.report.pdf import render

    return render(report)


WITH_TEXT = frozenset({"html", "pdf"})
"""The formats that show the documents themselves."""

REPORTERS: Mapping[str, Reporter] = {"terminal": _terminal, "json": _json, "html": _html, "pdf": _pdf}
