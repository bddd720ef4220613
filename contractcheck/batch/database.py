"""The database behind a store: SQLite in a file, or PostgreSQL by URL; every failure is one sentence."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Insert, Table, create_engine, event, func, inspect, make_url, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from contractcheck.batch import tables
from contractcheck.batch.migrate import migrate
from contractcheck.errors import StoreError

_DRIVERS = {"postgresql": "postgresql+pg8000", "postgres": "postgresql+pg8000", "sqlite": "sqlite"}
_BUSY_SECONDS = 60
_READS = "reads"
_LOCK = 20_241_689
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")


class Database:
    """Connections to one store."""

    def __init__(self, place: str, *, create: bool) -> None:
        """Open the store at a file name or a database URL; with `create` it is made where there is none.

        A store of an earlier version is brought to today's. Raises StoreError when it cannot be opened, or is of a later version.
        """
        self._url = _url(place)
        self.shown = self._url.database or "" if self._is_file else self._url.render_as_string(hide_password=True)
        if self._is_file:
            self._prepare_file(create=create)
        with self.sentences():
            self._engine = _engine(self._url)
            self._check_version()

    @property
    def _is_file(self) -> bool:
        return self._url.get_backend_name() == "sqlite" and "uri" not in self._url.query

    @property
    def file(self) -> Path | None:
        """The file of the store, None for a database server."""
        return Path(self._url.database).resolve() if self._is_file and self._url.database else None

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All or nothing: what is done with the connection stays when the block ends, and not when it fails."""
        with self.sentences(), self._engine.begin() as connection:
            yield connection

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view of the store, during which others may write."""
        with self.sentences(), self._engine.connect().execution_options(**{_READS: True}) as connection:
            yield connection

    @contextlib.contextmanager
    def sentences(self) -> Iterator[None]:
        """A failure of the database as one sentence."""
        try:
            yield
        except DBAPIError as error:
            raise StoreError(f"The store '{self.shown}' failed: {_first_line(error.orig)}. {_advice(str(error.orig))}") from error
        except (SQLAlchemyError, ImportError, OSError) as error:
            raise StoreError(
                f"The store '{self.shown}' cannot be used: {_first_line(error)}. Give --store a file name or a PostgreSQL URL."
            ) from error

    def insert_new(self, table: Table) -> Insert:
        """An INSERT that leaves a row alone that is there already."""
        return self._insert(table).on_conflict_do_nothing()

    def insert_or_update(self, table: Table, *, key: str, value: str) -> Insert:
        """An INSERT that gives a row that is there already the new value."""
        made = self._insert(table)
        return made.on_conflict_do_update(index_elements=[key], set_={value: made.excluded[value]})

    def shrink(self) -> None:
        """Give the room of deleted rows back, so that their texts are in no file any more."""
        if self._url.get_backend_name() == "sqlite":
            with self.sentences(), contextlib.closing(self._engine.raw_connection()) as connection:
                for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                    connection.cursor().execute(statement)

    def close(self) -> None:
        self._engine.dispose()

    def _insert(self, table: Table) -> postgresql.Insert | sqlite.Insert:
        return postgresql.insert(table) if self._url.get_backend_name() == "postgresql" else sqlite.insert(table)

    def _prepare_file(self, *, create: bool) -> None:
        file = Path(self._url.database or "")
        if not create and not file.is_file():
            raise StoreError(f"There is no store '{file}': give --store the file that 'contractcheck batch' made.")
        try:
            file.touch(mode=0o600)  # it holds confidential texts
        except OSError as error:
            raise StoreError(
                f"The store '{file}' cannot be written: {error.strerror}. Give --store a file in a folder that you may write to."
            ) from error

    def _check_version(self) -> None:
        with self.reading() as connection:
            version = _version(connection)
        if version is None or version < tables.VERSION:
            version = self._bring_up_to_date()
        if version != tables.VERSION:
            raise StoreError(
                f"The store '{self.shown}' was made by a later version of contractcheck (shape {version}, expected "
                f"{tables.VERSION}): use that version, or give --store a new file."
            )

    def _bring_up_to_date(self) -> int | None:
        """Make the tables, or add what an earlier shape lacks; all or nothing."""
        with self._engine.begin() as connection:
            if self._url.get_backend_name() == "postgresql":
                # Two runs may begin at the same time; in SQLite the transaction itself keeps the other waiting.
                connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
            version = _version(connection)
            if version is None:
                tables.METADATA.create_all(connection)
                connection.execute(self.insert_new(tables.STORE), {"version": tables.VERSION})
            elif version < tables.VERSION:
                migrate(connection)
            return _version(connection)


def _version(connection: Connection) -> int | None:
    """The shape of the store, None where there are no tables yet."""
    if not inspect(connection).has_table(tables.STORE.name):
        return None
    version: int | None = connection.scalar(select(func.max(tables.STORE.c.version)))
    return version


def _url(place: str) -> URL:
    if "://" not in place:
        return URL.create("sqlite", database=place)
    try:
        url = make_url(place)
    except (ArgumentError, ValueError) as error:
        raise StoreError("The URL given to --store cannot be read: expected postgresql://USER@HOST/DATABASE.") from error
    if url.get_backend_name() not in _DRIVERS:
        raise StoreError(f"--store has a URL for '{url.drivername}', expected postgresql://... or the name of a file for SQLite.")
    return url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin below, not with the first change
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Whoever may write waits for its turn at the start, since a reader cannot become a writer halfway."""
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get(_READS) else "BEGIN IMMEDIATE")


def _first_line(error: object) -> str:
    details = error.args[0] if isinstance(error, Exception) and error.args else error
    text = details.get("M", str(details)) if isinstance(details, dict) else str(error)
    return text.partition("\n")[0].rstrip(".")


def _advice(message: str) -> str:
    if "disk" in message:
        return "Make room on the disk and run the command again; it goes on where it stopped."
    if "readonly" in message or "permission" in message:
        return "Ask for permission to write it, or give --store another place."
    if "not a database" in message or "malformed" in message:
        return "It is no store of contractcheck or it is damaged: give --store another file."
    return "Check the store and run the command again; it goes on where it stopped."
