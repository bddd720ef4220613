"""What the store tells of runs: the list, one run, and what changed between two."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Select, and_, func, select

from contractcheck.batch.database import Database
from contractcheck.batch.store import FINISHED
from contractcheck.batch.tables import DOCUMENTS, FINDINGS, RUN_DOCUMENTS, RUNS, WAIVED, WAIVERS
from contractcheck.batch.waived import waiver_of
from contractcheck.errors import StoreError
from contractcheck.model.report import Basis
from contractcheck.model.waivers import Waiver, WaiverState, WaiverUse

# The status of a clause, and whether its gap is waived.
_State = tuple[str | None, bool]
_NOTHING: _State = (None, False)


@dataclass(frozen=True, slots=True)
class Run:
    """A run: times in UTC (`ended` is None while it goes on, or when it was cut off), and how many documents it has."""

    id: int
    started: str
    ended: str | None
    state: str
    tool: str
    ruleset: str
    folders: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Row:
    """A document in a run, with the status of each clause by the clause's id.

    `waived` has the waivers of the gaps that are accepted, by clause; `not_required` names the clauses that do not count, and
    `by_reference` those that rest on a set of clauses that is only named.
    """

    path: str
    dossier: str
    supplier: str
    outcome: str
    reused: bool
    statuses: Mapping[str, str]
    waived: Mapping[str, Waiver] = field(default_factory=dict)
    not_required: tuple[str, ...] = ()
    by_reference: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a clause in a document; `before` is None for a new document, `after` for one that is gone.

    A gap that was or is accepted under a waiver says so, since its status does not change with it.
    """

    supplier: str
    path: str
    clause: str
    before: str | None
    after: str | None
    waived_before: bool = False
    waived_after: bool = False


class History:
    """Reads a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def runs(self) -> tuple[Run, ...]:
        """Every run, the oldest first."""
        counts = select(RUN_DOCUMENTS.c.run, func.count().label("documents")).group_by(RUN_DOCUMENTS.c.run).subquery()
        query = select(RUNS, counts.c.documents).outerjoin(counts, counts.c.run == RUNS.c.id).order_by(RUNS.c.id)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(
            Run(
                row.id,
                row.started,
                row.ended,
                row.state,
                row.tool,
                row.ruleset,
                tuple(json.loads(row.folders)),
                row.documents or 0,
            )
            for row in rows
        )

    def run(self, number: int) -> Run:
        """The run with this number. Raises StoreError when there is none."""
        found = next((run for run in self.runs() if run.id == number), None)
        if found is None:
            raise StoreError(f"There is no run {number} in the store: 'contractcheck runs list' shows which there are.")
        return found

    def rows(self, run: int) -> tuple[Row, ...]:
        """The documents of a run by their paths. Raises StoreError when there is no such run."""
        self.run(run)
        with self._database.reading() as connection:
            found = connection.execute(_documents(run)).all()
            waivers = {row.id: waiver_of(row) for row in connection.execute(select(WAIVERS).where(WAIVERS.c.run == run))}
        return tuple(_row(list(group), waivers) for _, group in groupby(found, key=lambda row: row.path))

    def waivers(self, run: int) -> tuple[WaiverUse, ...]:
        """What became of each waiver of a run, in the order of their file. Raises StoreError when there is no such run.

        While a run is not finished, nobody knows which waivers it does not need: these are left out.
        """
        finished = self.run(run).state == FINISHED
        with self._database.reading() as connection:
            uses = [_use(row) for row in connection.execute(_waivers(run))]
        return tuple(use for use in uses if finished or use.state is not WaiverState.UNUSED)

    def last(self, count: int) -> tuple[int, ...]:
        """The numbers of the last runs, the oldest first. Raises StoreError when there are fewer."""
        numbers = tuple(run.id for run in self.runs())
        if len(numbers) < count:
            has = f"{len(numbers)} run{'' if len(numbers) == 1 else 's'}"
            raise StoreError(f"The store has {has}, where {count} are needed: run 'contractcheck batch' first.")
        return numbers[-count:]


def changes(before: Sequence[Row], after: Sequence[Row]) -> tuple[Change, ...]:
    """What changed from one run to another, by supplier, then document and clause."""
    old, new = _states(before), _states(after)
    suppliers = {row.path: row.supplier for row in (*before, *after)}
    found = [
        _change(suppliers[path], (path, clause), old.get((path, clause), _NOTHING), new.get((path, clause), _NOTHING))
        for path, clause in old | new
        if old.get((path, clause)) != new.get((path, clause))
    ]
    return tuple(sorted(found, key=lambda change: (change.supplier, change.path, change.clause)))


def _states(rows: Sequence[Row]) -> dict[tuple[str, str], _State]:
    return {(row.path, clause): (status, clause in row.waived) for row in rows for clause, status in row.statuses.items()}


def _change(supplier: str, place: tuple[str, str], old: _State, new: _State) -> Change:
    return Change(supplier, *place, before=old[0], after=new[0], waived_before=old[1], waived_after=new[1])


def _documents(run: int) -> Select[Any]:
    """One line per document and clause."""
    joined = RUN_DOCUMENTS.join(DOCUMENTS, DOCUMENTS.c.id == RUN_DOCUMENTS.c.document)
    joined = joined.outerjoin(FINDINGS, FINDINGS.c.document == DOCUMENTS.c.id)
    same = (WAIVED.c.run == RUN_DOCUMENTS.c.run, WAIVED.c.path == RUN_DOCUMENTS.c.path, WAIVED.c.clause == FINDINGS.c.clause)
    joined = joined.outerjoin(WAIVED, and_(*same))
    of_run = [RUN_DOCUMENTS.c[name] for name in ("path", "dossier", "supplier", "reused")]
    of_clause = [FINDINGS.c[name] for name in ("clause", "status", "basis", "required")]
    query = select(*of_run, DOCUMENTS.c.outcome, *of_clause, WAIVED.c.waiver).select_from(joined)
    return query.where(RUN_DOCUMENTS.c.run == run).order_by(RUN_DOCUMENTS.c.path, FINDINGS.c.clause)


def _row(lines: Sequence[Any], waivers: Mapping[str, Waiver]) -> Row:
    first, clauses = lines[0], [line for line in lines if line.clause]
    return Row(
        first.path,
        first.dossier,
        first.supplier,
        first.outcome,
        first.reused,
        statuses={line.clause: line.status for line in clauses},
        waived={line.clause: waivers[line.waiver] for line in clauses if line.waiver},
        not_required=tuple(line.clause for line in clauses if line.required is False),
        by_reference=tuple(line.clause for line in clauses if line.basis == Basis.REFERENCE),
    )


def _waivers(run: int) -> Select[Any]:
    """The waivers of a run, each with the number of clauses that it covers."""
    covered = select(func.count()).where(WAIVED.c.run == WAIVERS.c.run, WAIVED.c.waiver == WAIVERS.c.id).scalar_subquery()
    return select(WAIVERS, covered.label("clauses")).where(WAIVERS.c.run == run).order_by(WAIVERS.c.position)


def _use(row: Any) -> WaiverUse:
    used = WaiverState.USED if row.clauses else WaiverState.UNUSED
    return WaiverUse(waiver_of(row), WaiverState.EXPIRED if row.expired else used, row.clauses)
