"""The tables of the store."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, ForeignKeyConstraint, Integer, LargeBinary, MetaData, String, Table, Text

# 2: the waivers of a run, and the clauses that they cover.
VERSION = 2

METADATA = MetaData()

# One row: which shape of the store this is.
STORE = Table("store", METADATA, Column("version", Integer, primary_key=True, autoincrement=False))

RUNS = Table(
    "runs",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("started", String(32), nullable=False),  # UTC, ISO 8601, as all times
    Column("ended", String(32)),
    Column("state", String(16), nullable=False),
    Column("tool", String(64), nullable=False),
    Column("ruleset", String(128), nullable=False),
    Column("ruleset_sha256", String(64), nullable=False),
    Column("folders", Text, nullable=False),
    Column("settings", Text, nullable=False),
    sqlite_autoincrement=True,  # the number of a deleted run is not given out again
)

# A verdict on a content; `id` is the SHA-256 of key and report, so that the same verdict is one row however often it is made.
DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("key", String(64), nullable=False, index=True),
    Column("decided", Boolean, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("language", String(16)),
    Column("pages", Integer),
    Column("characters", Integer, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("report", LargeBinary, nullable=False),
)


def _document(*, primary_key: bool) -> Column[str]:
    return Column(
        "document",
        String(64),
        ForeignKey("documents.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
        index=True,
    )


FINDINGS = Table(
    "findings",
    METADATA,
    _document(primary_key=True),
    Column("clause", String(64), primary_key=True),
    Column("status", String(16), nullable=False),
    Column("basis", String(16), nullable=False),
    Column("required", Boolean),
    Column("reasons", Text, nullable=False),  # codes with spaces between them
)

EVIDENCE = Table(
    "evidence",
    METADATA,
    _document(primary_key=True),
    Column("clause", String(64), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("heading", Text, nullable=False),
    Column("page", Integer),
    Column("quote", Text, nullable=False),
)

RUN_DOCUMENTS = Table(
    "run_documents",
    METADATA,
    Column("run", Integer, ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
    Column("path", String(1024), primary_key=True),
    Column("dossier", Text, nullable=False),
    Column("supplier", Text, nullable=False),
    Column("reused", Boolean, nullable=False),
    _document(primary_key=False),
)

# The waivers that a run was given, in the order of their file; `id` is the SHA-256 of what the waiver says.
WAIVERS = Table(
    "waivers",
    METADATA,
    Column("run", Integer, ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("clause", String(64), nullable=False),
    Column("document", Text, nullable=False),
    Column("reasons", Text, nullable=False),  # codes with spaces between them
    Column("fingerprint", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("expires", String(10), nullable=False),
    Column("expired", Boolean, nullable=False),  # on the day of the run
)

# Which waiver covers which clause of which document of a run.
WAIVED = Table(
    "waived",
    METADATA,
    Column("run", Integer, primary_key=True),
    Column("path", String(1024), primary_key=True),
    Column("clause", String(64), primary_key=True),
    Column("waiver", String(64), nullable=False),
    ForeignKeyConstraint(["run", "path"], ["run_documents.run", "run_documents.path"], ondelete="CASCADE"),
    ForeignKeyConstraint(["run", "waiver"], ["waivers.run", "waivers.id"], ondelete="CASCADE"),
)

# The report files that were written, each with the verdict that it shows.
OUTPUTS = Table(
    "outputs",
    METADATA,
    Column("file", String(2048), primary_key=True),
    _document(primary_key=False),
)
