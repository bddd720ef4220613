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


def _html(report: Report, display: Display) -> bytes:  # noqa: ARG001
    from contractcheck.report.html import render

    return render(report)


def _pdf(report: Report, display: Display) -> bytes:  # noqa: ARG001
    from contractcheck.report.pdf import render

    return render(report)


def _xlsx(report: Report, display: Display) -> bytes:  # noqa: ARG001
    from contractcheck.report.xlsx import render

    return render(report)


def _csv(report: Report, display: Display) -> bytes:  # noqa: ARG001
    from contractcheck.report.csv_ import render

    return render(report)


def _markdown(report: Report, display: Display) -> bytes:  # noqa: ARG001
    from contractcheck.report.markdown import render

    return render(report)


def _sarif(report: Report, display: Display) -> bytes:  # noqa: ARG001
    from contractcheck.report.sarif import render

    return render(report)


def _junit(report: Report, display: Display) -> bytes:  # noqa: ARG001
    from contractcheck.report.junit import render

    return render(report)


WITH_TEXT = frozenset({"html", "pdf"})
"""The formats that show the documents themselves."""

BINARY = frozenset({"xlsx", "pdf"})
"""The formats that a terminal cannot show."""

REPORTERS: Mapping[str, Reporter] = {
    "terminal": _terminal,
    "json": _json,
    "html": _html,
    "pdf": _pdf,
    "xlsx": _xlsx,
    "csv": _csv,
    "markdown": _markdown,
    "sarif": _sarif,
    "junit": _junit,
}
