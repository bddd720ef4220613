"""The files of a run: one per document and format, each whole or not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from contractcheck.errors import StoreError
from contractcheck.report.files import clear_drafts, replace

OVERVIEW = "overview.html"
_ENDINGS = {"terminal": ".txt", "markdown": ".md", "junit": ".junit.xml"}
# What a person would rather open, first.
_PREFERRED = ("html", "pdf", "docx", "xlsx", "markdown", "terminal")


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the reports of a run go; no folder, no files."""

    folder: Path | None
    formats: tuple[str, ...]

    def files(self, path: str) -> Mapping[str, Path]:
        """The report files of a document by format."""
        return {name: self.folder / _name(path, name) for name in self.formats} if self.folder else {}

    def link(self, path: str) -> str | None:
        """The report that a person would open, relative to the folder, with slashes."""
        chosen = next((name for name in (*_PREFERRED, *self.formats) if name in self.formats), None)
        return _name(path, chosen) if chosen and self.folder else None

    def clear(self) -> None:
        """Take away the unfinished files of runs that were killed."""
        if self.folder:
            clear_drafts(self.folder)

    def write(self, path: str, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
        """Write these formats of a document's report; raises StoreError when the folder takes no more."""
        files = self.files(path)
        for name, content in contents.items():
            self._write(files[name], content)
        return tuple(files[name] for name in contents)

    def write_overview(self, content: bytes) -> None:
        """Write the overview page of the run."""
        if self.folder:
            self._write(self.folder / OVERVIEW, content)

    def _write(self, file: Path, content: bytes) -> None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            replace(file, content, lasting=True)
        except OSError as error:
            raise StoreError(
                f"Cannot write the report '{file}': {error.strerror or error}. Make room, or give a folder that you may write to "
                "to --out, and run the command again; it goes on where it stopped."
            ) from error


def _name(path: str, form: str) -> str:
    return path + _ENDINGS.get(form, f".{form}")
