"""The bytes of an input, with one sentence for each way in which a file cannot be opened."""

from __future__ import annotations

from pathlib import Path

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest.limits import MAX_FILE, check_size
from contractcheck.model.settings import Input


def input_bytes(source: Input) -> bytes:
    """The content of the input; raises UnreadableDocument when it cannot be opened or is too large."""
    if source.unreadable:
        raise source.unreadable
    if source.path is not None:
        return _file_bytes(source.path, source.name)
    data = source.data or b""
    check_size(len(data), MAX_FILE)
    return data


def _file_bytes(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableDocument(
                "not-a-file", f"'{name}' is a folder: name the files in it, or give --dossier to check it as one purchase."
            )
        check_size(path.stat().st_size, MAX_FILE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument("not-found", f"There is no file '{name}': check the name and the folder.") from error
    except PermissionError as error:
        raise UnreadableDocument(
            "no-permission", f"'{name}' may not be read: ask for permission or copy it to your own folder."
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableDocument(
            "not-readable", f"'{name}' could not be opened ({error}): copy it to your own disk and try again."
        ) from error
