"""A file that appears whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


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
