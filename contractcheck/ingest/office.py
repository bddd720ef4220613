"""Old Word files (.doc), converted by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from contractcheck.errors import UnreadableDocument

_PROGRAMS = ("soffice", "libreoffice")
_MOST_SECONDS = 120


def docx_of(data: bytes) -> bytes:
    """A .doc file as .docx; nothing is written but in a temporary folder of its own.

    Raises UnreadableDocument when LibreOffice is not there or cannot convert the file.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise UnreadableDocument(
            "legacy-format",
            "The file is in the old Word format (.doc), which is read only where LibreOffice is installed; open it in Word and "
            "save it as .docx.",
        )
    with tempfile.TemporaryDirectory(prefix="contractcheck-") as folder:
        return _converted(program, data, Path(folder))


def _converted(program: str, data: bytes, folder: Path) -> bytes:
    source, made = folder / "in" / "old.doc", folder / "old.docx"
    source.parent.mkdir()
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", str(folder), str(source)]
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=_MOST_SECONDS)  # noqa: S603  (fixed options, own file)
        return made.read_bytes()
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnreadableDocument(
            "damaged", "LibreOffice could not read the old Word file (.doc); open it in Word and save it as .docx."
        ) from error
