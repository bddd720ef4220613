"""A store of an earlier shape brought to today's."""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select, update

from contractcheck.batch.codec import decode
from contractcheck.batch.tables import DOCUMENTS, METADATA, RUN_DOCUMENTS, RUNS, STORE, VERSION, WAIVED, WAIVERS
from contractcheck.batch.waived import waived_rows, waiver_rows
from contractcheck.model.waivers import Waiver


def migrate(connection: Connection) -> None:
    """Add what a store of the shape before lacks, with what is known of its runs; nothing that it holds changes.

    The only earlier shape, 1, has no tables of waivers; the settings of its runs and its reports tell of them.
    """
    METADATA.create_all(connection)
    for run in connection.execute(select(RUNS.c.id, RUNS.c.settings)).all():
        _add_waivers(connection, run.id, json.loads(run.settings))
    connection.execute(update(STORE).values(version=VERSION))


def _add_waivers(connection: Connection, run: int, settings: dict[str, object]) -> None:
    given = msgspec.convert(settings.get("waivers") or [], tuple[Waiver, ...])
    rows = waiver_rows(run, given, str(settings.get("as_of") or ""))
    if rows:
        connection.execute(WAIVERS.insert(), rows)
        _add_waived(connection, run, [row["id"] for row in rows])


def _add_waived(connection: Connection, run: int, known: Sequence[str]) -> None:
    joined = RUN_DOCUMENTS.join(DOCUMENTS, DOCUMENTS.c.id == RUN_DOCUMENTS.c.document)
    query = select(RUN_DOCUMENTS.c.path, DOCUMENTS.c.report).select_from(joined).where(RUN_DOCUMENTS.c.run == run)
    found = [row for each in connection.execute(query) for row in waived_rows(run, each.path, decode(each.report))]
    if rows := [row for row in found if row["waiver"] in known]:
        connection.execute(WAIVED.insert(), rows)
