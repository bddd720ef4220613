"""A PostgreSQL server of the tests' own, on this machine only."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.external import require

_DEBIAN = os.pathsep.join(str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True))


@contextmanager
def server() -> Iterator[str]:
    """The URL of a new server without the name of a database, for as long as the block lasts."""
    initdb, control = (require(name, _DEBIAN) for name in ("initdb", "pg_ctl"))
    folder, port = Path(tempfile.mkdtemp(prefix="contractcheck-postgresql-")), _free_port()
    data, options = folder / "data", f"-h 127.0.0.1 -p {port} -k {folder}"
    try:
        _give_away(folder)
        _as_user(initdb, "-D", data, "-U", "reviewer", "-A", "trust", "--no-sync")
        _as_user(control, "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
        try:
            yield f"postgresql://reviewer@127.0.0.1:{port}"
        finally:
            _as_user(control, "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_user(*command: object) -> None:
    """PostgreSQL refuses to run as root."""
    lead = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*lead, *map(str, command)], check=True, cwd="/", stdout=subprocess.DEVNULL)


def _give_away(folder: Path) -> None:
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
