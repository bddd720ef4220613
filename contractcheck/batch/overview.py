"""The overview page of a run: a matrix of documents and clauses in one HTML file that needs no network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from contractcheck.batch.history import Row, Run
from contractcheck.model.report import Outcome, Status
from contractcheck.model.rules import Language
from contractcheck.report.wording import wording

_SYMBOLS = {
    Status.ADEQUATE: "✓",
    Status.WEAK: "!",
    Status.EXCLUDED: "✗",
    Status.MISSING: "✗",
    Status.UNDETERMINED: "?",
}


def render(
    run: Run, rows: Sequence[Row], titles: Mapping[str, str], link: Callable[[str], str | None], language: Language
) -> bytes:
    """The page in a language; `titles` are the clauses in their order, `link` gives the report of a path."""
    page = _template().render(
        run=run,
        rows=rows,
        titles=titles,
        link=link,
        language=language,
        words=wording("overview", language),
        labels=wording("terminal", language),
        symbols=_SYMBOLS,
        counts=Counter(row.outcome for row in rows),
        outcomes=tuple(Outcome),
        statuses=tuple(Status),
    )
    return page.encode("utf-8", errors="replace")


@cache
def _template() -> Template:
    text = (files("contractcheck.batch") / "overview.html.j2").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(text)
