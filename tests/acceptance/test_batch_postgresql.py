"""The store of a batch on a PostgreSQL server."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, func, select, text

from contractcheck.batch import tables
from contractcheck.batch.database import Database
from tests import postgresql
from tests.batch_files import begin, contract, finish, folder_of, until

pytestmark = [
    pytest.mark.external("postgresql"),
    pytest.mark.skipif(sys.platform == "win32", reason="the server is started as on POSIX systems"),
]

COUNT = 24


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgresql.server() as url:
        yield url


@pytest.fixture
def store(server: str, tmp_path: Path) -> str:
    """The URL of an empty database, with a folder `docs` of COUNT documents to check."""
    folder_of(tmp_path / "docs", COUNT)
    name = f"reviews_{uuid4().hex}"
    engine = create_engine(f"{server}/postgres".replace("postgresql", "postgresql+pg8000"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"create database {name} encoding 'UTF8' template template0"))
    engine.dispose()
    return f"{server}/{name}"


def _count(store: str, table: str, **columns: object) -> int:
    chosen = tables.METADATA.tables[table]
    query = select(func.count()).select_from(chosen)
    for name, value in columns.items():
        query = query.where(chosen.c[name] == value)
    database = Database(store, create=True)
    try:
        with database.reading() as connection:
            return int(connection.scalar(query) or 0)
    finally:
        database.close()


def test_a_batch_is_kept_resumed_compared_and_deleted_on_a_server(store: str, tmp_path: Path) -> None:
    assert finish(begin(tmp_path, "batch", "docs", "--store", store))[0] == 1
    (tmp_path / "docs/contract-0003.md").write_text(contract(3).replace("zorg voor", "zo mogelijk zorg voor"), encoding="utf-8")
    code, out, _ = finish(begin(tmp_path, "batch", "docs", "--store", store))
    assert (code, f"Documents: {COUNT}, of which {COUNT - 1} unchanged" in out) == (1, True)
    changes = json.loads(finish(begin(tmp_path, "runs", "diff", "--store", store, "--format", "json"))[1])
    assert [(change["before"], change["after"]) for change in changes] == [("adequate", "weak")]
    assert finish(begin(tmp_path, "runs", "delete", "1", "2", "--yes", "--store", store))[0] == 0
    assert [_count(store, name) for name in ("runs", "documents", "findings", "evidence", "run_documents")] == [0] * 5


def test_a_store_on_a_server_from_before_there_were_tables_of_waivers_gets_them(store: str, tmp_path: Path) -> None:
    (tmp_path / "waivers.yaml").write_text(
        "waivers:\n  - {clause: dataset-provenance, why: A pilot., owner: Buyer, expires: 2027-12-31}\n", encoding="utf-8"
    )
    begun = begin(tmp_path, "batch", "docs", "--store", store, "--waivers", "waivers.yaml", "--as-of", "2026-12-01")
    assert finish(begun)[0] == 1
    engine = create_engine(store.replace("postgresql", "postgresql+pg8000"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in ("drop table waived", "drop table waivers", "update store set version = 1"):
            connection.execute(text(statement))
    engine.dispose()
    answer = finish(begin(tmp_path, "runs", "waivers", "--store", store, "--format", "json"))[1]
    assert [(use["state"], use["clauses"]) for use in json.loads(answer)] == [("used", COUNT)]
    assert finish(begin(tmp_path, "runs", "delete", "1", "--yes", "--store", store))[0] == 0
    assert [_count(store, name) for name in ("waivers", "waived")] == [0, 0]


def test_two_runs_at_once_on_a_new_server_lose_nothing(store: str, tmp_path: Path) -> None:
    both = [begin(tmp_path, "batch", "docs", "--jobs", 1, "--store", store) for _ in range(2)]
    assert [finish(process)[0] for process in both] == [1, 1]
    assert [_count(store, "run_documents", run=run) for run in (1, 2)] == [COUNT, COUNT]
    assert (_count(store, "documents"), _count(store, "findings")) == (COUNT, COUNT * 5)


def test_after_a_killed_run_the_next_goes_on(store: str, tmp_path: Path) -> None:
    process = begin(tmp_path, "batch", "docs", "--jobs", 1, "--store", store)
    until(lambda: _count(store, "run_documents") >= 3)
    process.kill()
    finish(process)
    before = _count(store, "run_documents", run=1)
    out = finish(begin(tmp_path, "batch", "docs", "--store", store))[1]
    assert f"of which {before} unchanged" in out
    assert _count(store, "run_documents", run=2) == COUNT


def test_a_server_that_is_not_there_is_one_sentence_without_the_password(tmp_path: Path) -> None:
    folder_of(tmp_path / "docs", 1)
    code, out, err = finish(begin(tmp_path, "batch", "docs", "--store", "postgresql://reviewer:geheim@127.0.0.1:9/reviews"))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "geheim" not in err
    assert "postgresql" in err
