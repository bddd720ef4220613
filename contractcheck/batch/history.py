"""What the store tells of runs: the list, one run, and what changed between two."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Select, func, select

from contractcheck.batch.database import Database
from contractcheck.batch.tables import DOCUMENTS, FINDINGS, RUN_DOCUMENTS, RUNS
from contractcheck.errors import StoreError


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
    """A document in a run, with the status of each clause by the clause's id."""

    path: str
    dossier: str
    supplier: str
    outcome: str
    reused: bool
    statuses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a clause in a document; `before` is None for a new document, `after` for one that is gone."""

    supplier: str
    path: str
    clause: str
    before: str | None
    after: str | None


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
        return tuple(_row(list(group)) for _, group in groupby(found, key=lambda row: row.path))

    def last(self, count: int) -> tuple[int, ...]:
        """The numbers of the last runs, the oldest first. Raises StoreError when there are fewer."""
        numbers = tuple(run.id for run in self.runs())
        if len(numbers) < count:
            has = f"{len(numbers)} run{'' if len(numbers) == 1 else 's'}"
            raise StoreError(f"The store has {has}, where {count} are needed: run 'contractcheck batch' first.")
        return numbers[-count:]


def changes(before: Sequence[Row], after: Sequence[Row]) -> tuple[Change, ...]:
    """What changed from one run to another, by supplier, then document and clause."""
    old, new = _statuses(before), _statuses(after)
    suppliers = {row.path: row.supplier for row in (*before, *after)}
    found = [
        Change(suppliers[path], path, clause, old.get((path, clause)), new.get((path, clause)))
        for path, clause in old | new
        if old.get((path, clause)) != new.get((path, clause))
    ]
    return tuple(sorted(found, key=lambda change: (change.supplier, change.path, change.clause)))


def _statuses(rows: Sequence[Row]) -> dict[tuple[str, str], str]:
    return {(row.path, clause): status for row in rows for clause, status in row.statuses.items()}


def _documents(run: int) -> Select[Any]:
    """One line per document and clause."""
    joined = RUN_DOCUMENTS.join(DOCUMENTS, DOCUMENTS.c.id == RUN_DOCUMENTS.c.document)
    joined = joined.outerjoin(FINDINGS, FINDINGS.c.document == DOCUMENTS.c.id)
    of_run = ("path", "dossier", "supplier", "reused")
    columns = [*(RUN_DOCUMENTS.c[name] for name in of_run), DOCUMENTS.c.outcome, FINDINGS.c.clause, FINDINGS.c.status]
    query = select(*columns).select_from(joined).where(RUN_DOCUMENTS.c.run == run)
    return query.order_by(RUN_DOCUMENTS.c.path, FINDINGS.c.clause)


def _row(lines: Sequence[Any]) -> Row:
    first = lines[0]
    statuses = {line.clause: line.status for line in lines if line.clause}
    return Row(first.path, first.dossier, first.supplier, first.outcome, first.reused, statuses)
