"""The overview page of a run: a matrix of documents and clauses in one HTML file that needs no network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, StrictUndefined, Template

from contractcheck.batch.history import Row, Run
from contractcheck.model.report import Outcome, Status
from contractcheck.model.rules import Language
from contractcheck.model.waivers import WaiverUse
from contractcheck.report.html.inline import inline, own_text, source_hash
from contractcheck.report.wording import wording

_SYMBOLS = {
    Status.ADEQUATE: "✓",
    Status.WEAK: "!",
    Status.EXCLUDED: "✗",
    Status.MISSING: "✗",
    Status.UNDETERMINED: "?",
    Outcome.PASS: "✓",
    Outcome.ATTENTION: "!",
    Outcome.FAIL: "✗",
    Outcome.NOT_APPLICABLE: "–",
}
_PACKAGE = "contractcheck.batch"
_WAIVED, _SPARED = "waived", "not-required"
# The worst first, as sorting shows them.
_STATES = (Status.MISSING, Status.EXCLUDED, Status.WEAK, Status.UNDETERMINED, _WAIVED, Status.ADEQUATE, _SPARED)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: a run, its documents, and what became of its waivers."""

    run: Run
    rows: Sequence[Row]
    waivers: Sequence[WaiverUse]


@dataclass(frozen=True, slots=True)
class Cell:
    """A clause of a document: its status, and its state, which is the status where it counts, else "waived" or "not-required".

    `is_referred` where the status rests on a set of clauses that is only named.
    """

    status: Status
    state: str
    is_referred: bool

    @property
    def rank(self) -> int:
        """Its place in a sorted column."""
        return _STATES.index(self.state)


def render(shown: Shown, titles: Mapping[str, str], link: Callable[[str], str | None], language: Language) -> bytes:
    """The page in a language; `titles` are the clauses in their order, `link` gives the report of a path."""
    cells = {row.path: {clause: _cell(row, clause) for clause in titles if clause in row.statuses} for row in shown.rows}
    page = _template().render(
        shown=shown,
        cells=cells,
        titles=titles,
        link=link,
        language=language,
        named_columns=tuple(_named(shown.rows)),
        outcomes=_counted(Outcome, (row.outcome for row in shown.rows)),
        states=_counted(_STATES, (cell.state for own in cells.values() for cell in own.values())),
        symbols=_SYMBOLS,
        w=wording("overview", language),
        t=wording("terminal", language),
        sheets=wording("sheets", language),
        **_inline(),
    )
    return page.encode("utf-8", errors="replace")


def _cell(row: Row, clause: str) -> Cell:
    status = Status(row.statuses[clause])
    state = _SPARED if clause in row.not_required else _WAIVED if clause in row.waived else status
    return Cell(status, state, clause in row.by_reference)


def _named(rows: Iterable[Row]) -> Iterator[str]:
    """The columns that say more than the path does."""
    for column in ("supplier", "dossier"):
        if any(getattr(row, column) != row.path for row in rows):
            yield column


def _counted(order: Iterable[str], found: Iterable[str]) -> Sequence[tuple[str, int]]:
    """How often each was found, without those that were not."""
    counts = Counter(found)
    return [(each, counts[each]) for each in order if counts[each]]


def _inline() -> Mapping[str, str]:
    style = inline("contractcheck.report.html", "colors.css") + inline(_PACKAGE, "overview.css")
    script = inline(_PACKAGE, "overview.js")
    return {"style": style, "script": script, "style_hash": source_hash(style), "script_hash": source_hash(script)}


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(own_text(_PACKAGE, "overview.html.j2"))
