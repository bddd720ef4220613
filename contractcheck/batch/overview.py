"""The overview page of a run: a matrix of documents and clauses in one HTML file that needs no network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

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
# The firmest first; what could not be read may hold the clause.
_FIRMNESS = (Status.ADEQUATE, Status.WEAK, Status.UNDETERMINED, Status.EXCLUDED, Status.MISSING)


@dataclass(frozen=True, slots=True)
class Dossier:
    """The documents of one dossier taken together, with one status per clause."""

    name: str
    supplier: str
    documents: int
    statuses: Mapping[str, str]


def render(
    run: Run, rows: Sequence[Row], titles: Mapping[str, str], link: Callable[[str], str | None], language: Language
) -> bytes:
    """The page in a language; `titles` are the clauses in their order, `link` gives the report of a path."""
    groups = dossiers(rows)
    page = _template().render(
        run=run,
        rows=rows,
        dossiers=groups if len(groups) < len(rows) else (),
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


def dossiers(rows: Sequence[Row]) -> tuple[Dossier, ...]:
    """The documents by supplier and dossier; a clause has the firmest status that it has in any of them."""
    ordered = sorted(rows, key=_whose)
    return tuple(_dossier(list(group)) for _, group in groupby(ordered, key=_whose))


def _whose(row: Row) -> tuple[str, str]:
    return row.supplier, row.dossier


def _dossier(rows: Sequence[Row]) -> Dossier:
    clauses = dict.fromkeys(clause for row in rows for clause in row.statuses)
    statuses = {clause: _together({row.statuses[clause] for row in rows if clause in row.statuses}) for clause in clauses}
    return Dossier(rows[0].dossier, rows[0].supplier, len(rows), statuses)


def _together(statuses: set[str]) -> str:
    """What one document excludes is not firm because another promises it."""
    firmest = min((Status(status) for status in statuses), key=_FIRMNESS.index)
    return Status.WEAK if firmest is Status.ADEQUATE and Status.EXCLUDED in statuses else firmest


@cache
def _template() -> Template:
    text = (files("contractcheck.batch") / "overview.html.j2").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(text)
