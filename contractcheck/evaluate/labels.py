"""Labelled documents and passages: texts with what a careful reader said of them.

A document is labelled in `ID.json` beside `ID.docx`, `ID.pdf` or another readable format, a dossier in `ID.json` beside the
folder `ID`, with one label for all its documents together; passages stand in `*.jsonl`, one to a line.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from contractcheck.errors import UsageError
from contractcheck.evaluate.fields import Fields
from contractcheck.model.report import Status
from contractcheck.model.rules import LANGUAGES

SUFFIXES = (".md", ".docx", ".pdf", ".txt", ".html")
STATUSES = (Status.ADEQUATE, Status.WEAK, Status.EXCLUDED, Status.MISSING)
REASONS = ("hedged", "conditional", "shifted", "incomplete", "descriptive", "contradicted")
PASSAGE = "passage"
DOSSIER = "dossier"


@dataclass(frozen=True, slots=True)
class Label:
    """What the reader said of one family; `evidence` are passages of the text, `elements` is None where none were listed."""

    status: Status
    reasons: frozenset[str] = frozenset()
    evidence: tuple[str, ...] = ()
    elements: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Whether the text is about buying AI and of high risk; None where it leaves that open."""

    ai: bool | None
    high_risk: bool | None


@dataclass(frozen=True, slots=True)
class Sample:
    """One text to judge: a document has a path, its suffix without the dot as format, and facts; a passage has its text.

    The path of a dossier is its folder.
    """

    id: str
    format: str
    language: str
    kind: str
    labels: Mapping[str, Label]
    facts: Facts | None = None
    path: Path | None = None
    text: str = ""

    @property
    def name(self) -> str:
        return self.path.name if self.path else self.id


def read(
    folder: Path, suffixes: Sequence[str], families: Mapping[str, Collection[str]], optional: Collection[str] = ()
) -> tuple[Sample, ...]:
    """Every labelled text under the folder, passages last, documents once for each of the suffixes that they have.

    Dossiers are judged where all suffixes are.

    `families` gives the ids of the elements of every family by its id; the label of a document may leave those in `optional` out.
    Raises UsageError for a label that is broken or names no known family, and for a folder without labelled texts.
    """
    if not folder.is_dir():
        raise UsageError(f"'{folder}' is no folder: give the folder that holds the labelled texts.")
    found = [*_documents(folder, suffixes, families, optional), *_passages(folder, families)]
    if not found:
        kinds = ", ".join(suffixes)
        raise UsageError(
            f"'{folder}' holds no labelled text: put ID.json beside a document ({kinds}), or passages in a .jsonl file."
        )
    return tuple(found)


def _documents(
    folder: Path, suffixes: Sequence[str], families: Mapping[str, Collection[str]], optional: Collection[str]
) -> Iterator[Sample]:
    for path in sorted(folder.rglob("*.json")):
        present = [path.with_suffix(suffix) for suffix in suffixes if path.with_suffix(suffix).is_file()]
        if tuple(suffixes) == SUFFIXES and path.with_suffix("").is_dir():
            present.append(path.with_suffix(""))
        if present:
            fields = _object(path.read_bytes(), path.relative_to(folder).as_posix())
            yield from (_document(fields, each, families, optional) for each in present)


def _document(fields: Fields, path: Path, families: Mapping[str, Collection[str]], optional: Collection[str]) -> Sample:
    labelled = fields.part("families")
    labelled.only(families)
    wanted = [family for family in families if family in labelled or family not in optional]
    labelled.only(wanted, every=True)
    return Sample(
        id=fields.text("id"),
        format=path.suffix[1:] or DOSSIER,
        language=fields.text("language"),
        kind=fields.text("kind"),
        labels={family: _label(labelled.part(family), families[family]) for family in wanted},
        facts=Facts(fields.fact("ai_purchase"), fields.fact("high_risk")),
        path=path,
    )


def _passages(folder: Path, families: Mapping[str, Collection[str]]) -> Iterator[Sample]:
    for path in sorted(folder.rglob("*.jsonl")):
        shown = path.relative_to(folder).as_posix()
        for number, line in enumerate(path.read_bytes().splitlines(), start=1):
            if line.strip():
                yield _passage(_object(line, f"{shown}, line {number}"), families)


def _passage(fields: Fields, families: Mapping[str, Collection[str]]) -> Sample:
    family = fields.choice("family", families)
    return Sample(
        id=fields.text("id"),
        format=PASSAGE,
        language=fields.choice("language", LANGUAGES),
        kind="",
        labels={family: _label(fields, families[family])},
        text=fields.text("text"),
    )


def _label(fields: Fields, known: Collection[str]) -> Label:
    elements = fields.texts("elements", known) if "elements" in fields else None
    return Label(
        status=Status(fields.choice("status", STATUSES)),
        reasons=frozenset(fields.texts("reasons", REASONS)),
        evidence=fields.texts("evidence") if "evidence" in fields else (),
        elements=None if elements is None else frozenset(elements),
    )


def _object(data: bytes, place: str) -> Fields:
    try:
        value = json.loads(data)
    except ValueError as error:
        raise UsageError(f"{place}: this is no JSON ({error}); correct the file.") from error
    return Fields.of(value, place)
