"""The store of a batch: what was checked, in which run, with which findings. One transaction per document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select, update

from contractcheck.batch.codec import decode
from contractcheck.batch.database import Database
from contractcheck.batch.model import Entry
from contractcheck.batch.tables import DOCUMENTS, EVIDENCE, FINDINGS, OUTPUTS, RUN_DOCUMENTS, RUNS, WAIVED, WAIVERS
from contractcheck.batch.text import storable
from contractcheck.batch.waived import waived_rows, waiver_rows
from contractcheck.errors import StoreError
from contractcheck.model.report import DocumentReport, Status
from contractcheck.model.settings import Settings
from contractcheck.report.exit_code import is_unreadable

RUNNING, FINISHED, STOPPED = "running", "finished", "stopped"


@dataclass(frozen=True, slots=True)
class Known:
    """A verdict in the store: its id, and the encoded report."""

    id: str
    report: bytes


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict for the store: the key of the job and the encoded report."""

    key: str
    report: bytes

    @property
    def id(self) -> str:
        return hashlib.sha256(self.key.encode() + self.report).hexdigest()


class Store:
    """Writes to a store, and what a run needs to know of earlier ones."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin_run(self, *, tool: str, ruleset: tuple[str, str], folders: Sequence[str], settings: Settings, as_of: str) -> int:
        """The number of a new run; `ruleset` is its name with version, and its SHA-256, and `as_of` its day (ISO)."""
        row = {
            "started": _now(),
            "state": RUNNING,
            "tool": tool,
            "ruleset": ruleset[0],
            "ruleset_sha256": ruleset[1],
            "folders": json.dumps(folders),
            "settings": json.dumps(msgspec.to_builtins(settings)),
        }
        with self._database.transaction() as connection:
            run = int(connection.execute(RUNS.insert().values(row).returning(RUNS.c.id)).scalar_one())
            if waivers := waiver_rows(run, settings.waivers, as_of):
                connection.execute(WAIVERS.insert(), waivers)
            return run

    def end_run(self, run: int, state: str) -> None:
        """Note that the run is finished or was stopped."""
        with self._database.transaction() as connection:
            connection.execute(update(RUNS).where(RUNS.c.id == run).values(state=state, ended=_now()))

    def known(self, key: str) -> Known | None:
        """The verdict on this key; one that is undetermined does not count, since another try may decide it."""
        query = select(DOCUMENTS.c.id, DOCUMENTS.c.report).where(DOCUMENTS.c.key == key, DOCUMENTS.c.decided)
        with self._database.reading() as connection:
            row = connection.execute(query.limit(1)).first()
        return Known(row.id, row.report) if row else None

    def shown(self, files: Iterable[Path]) -> dict[Path, str]:
        """Which verdict each report file showed when it was written, where that is known."""
        by_name = {str(file): file for file in files}
        with self._database.reading() as connection:
            rows = connection.execute(select(OUTPUTS).where(OUTPUTS.c.file.in_(by_name)))
            return {by_name[row.file]: row.document for row in rows}

    def keep(self, run: int, entry: Entry, verdict: Verdict, files: Iterable[Path], *, reused: bool) -> None:
        """The verdict on an entry, with the report files that show it; kept twice, it stands there once."""
        report = decode(verdict.report)
        with self._database.transaction() as connection:
            self._keep_document(connection, verdict, report)
            self._link(connection, run, entry, (verdict.id, report), reused=reused)
            self._keep_outputs(connection, verdict.id, files)

    def reuse(self, run: int, entry: Entry, document: str, report: DocumentReport) -> None:
        """Note that an earlier verdict, with its report, holds for the entry in this run."""
        with self._database.transaction() as connection:
            self._link(connection, run, entry, (document, report), reused=True)

    def delete_runs(self, runs: Sequence[int]) -> None:
        """Take out the runs, and every text that no other run needs. Raises StoreError for a run that is not there."""
        with self._database.transaction() as connection:
            there = set(connection.scalars(select(RUNS.c.id).where(RUNS.c.id.in_(runs))))
            if absent := [run for run in runs if run not in there]:
                raise StoreError(f"There is no run {absent[0]} in the store: 'contractcheck runs list' shows which there are.")
            connection.execute(delete(RUNS).where(RUNS.c.id.in_(runs)))
            connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.id.not_in(select(RUN_DOCUMENTS.c.document))))
        self._database.shrink()

    def _keep_document(self, connection: Connection, verdict: Verdict, report: DocumentReport) -> None:
        connection.execute(self._database.insert_new(DOCUMENTS), _document(verdict, report))
        findings, quotes = _findings(verdict.id, report), _evidence(verdict.id, report)
        for table, rows in ((FINDINGS, findings), (EVIDENCE, quotes)):
            if rows:
                connection.execute(self._database.insert_new(table), rows)

    def _link(self, connection: Connection, run: int, entry: Entry, verdict: tuple[str, DocumentReport], *, reused: bool) -> None:
        document, report = verdict
        row = {
            "run": run,
            "path": storable(entry.path),
            "dossier": storable(entry.dossier),
            "supplier": storable(entry.supplier),
            "reused": reused,
            "document": document,
        }
        connection.execute(self._database.insert_new(RUN_DOCUMENTS), row)
        if waived := waived_rows(run, storable(entry.path), report):
            connection.execute(self._database.insert_new(WAIVED), waived)

    def _keep_outputs(self, connection: Connection, document: str, files: Iterable[Path]) -> None:
        rows = [{"file": str(file), "document": document} for file in files]
        if rows:
            connection.execute(self._database.insert_or_update(OUTPUTS, key="file", value="document"), rows)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _document(verdict: Verdict, report: DocumentReport) -> dict[str, Any]:
    source = report.source
    undetermined = is_unreadable(report) or any(clause.status is Status.UNDETERMINED for clause in report.clauses)
    return {
        "id": verdict.id,
        "key": verdict.key,
        "decided": not undetermined,
        "sha256": source.sha256,
        "name": storable(source.name),
        "media_type": source.media_type,
        "language": report.language,
        "pages": source.pages,
        "characters": source.characters,
        "outcome": report.outcome.value,
        "report": verdict.report,
    }


def _findings(document: str, report: DocumentReport) -> list[dict[str, Any]]:
    return [
        {
            "document": document,
            "clause": clause.id,
            "status": clause.status.value,
            "basis": clause.basis.value,
            "required": clause.required,
            "reasons": " ".join(reason.code for reason in clause.reasons),
        }
        for clause in report.clauses
    ]


def _evidence(document: str, report: DocumentReport) -> list[dict[str, Any]]:
    return [
        {
            "document": document,
            "clause": clause.id,
            "position": position,
            "number": storable(evidence.number),
            "heading": storable(evidence.heading),
            "page": evidence.page,
            "quote": storable(evidence.quote),
        }
        for clause in report.clauses
        for position, evidence in enumerate(clause.evidence)
    ]
