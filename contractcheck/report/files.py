"""A file that appears whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

# The name of a draft ends with the number of the process that writes it.
_DRAFT = re.compile(r"\..+\.(\d+)\.part", re.DOTALL)


def replace(path: Path, data: bytes, *, lasting: bool = False) -> None:
    """Write the data, in place of an earlier file in one step; with `lasting` it is on the disk before that step.

    Raises OSError; then what was there before is there still.
    """
    if path.exists() and not path.is_file():
        # A device or a pipe is written to; a folder refuses.
        path.write_bytes(data)
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def clear_drafts(folder: Path) -> None:
    """Remove what processes left under the folder that were killed while they wrote; a draft of a living one stays."""
    import psutil  # noqa: PLC0415  (only a batch needs it)

    for draft in folder.rglob(".*.part"):
        found = _DRAFT.fullmatch(draft.name)
        if found and not psutil.pid_exists(int(found[1])):
            # One that cannot be removed is in nobody's way.
            with contextlib.suppress(OSError):
                draft.unlink()
