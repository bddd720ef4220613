"""What the user asks for: the inputs of a run and the facts and choices that hold for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from contractcheck.errors import UnreadableDocument
from contractcheck.model.dossier import DossierSettings
from contractcheck.model.waivers import Waiver

ReportLanguage = Literal["auto", "nl", "en"]
StatedPurchase = Literal["auto", "none", "ai", "high-risk"]
StatedProvider = Literal["supplier", "buyer"]
Revisions = Literal["accepted", "original", "all"]
Ocr = Literal["auto", "never", "always"]


@dataclass(frozen=True, slots=True)
class Input:
    """One file to check: a path to read, or the bytes themselves (standard input) under a name.

    `place` is its name with folders, where the user's patterns know it by another one than its path.
    `unreadable` says why a file could not be taken out of its archive; `is_letter` marks the text of an e-mail, which is no
    document of the contract.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    unreadable: UnreadableDocument | None = None
    is_letter: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read: which view of tracked changes, the passwords to try on protected files (shown nowhere), and OCR.

    With `ocr` "auto" the pages of a pdf that have no text of their own are recognised, with "always" every page. `seconds` and
    `megabytes` are what the reading of one file may take.
    """

    revisions: Revisions = "accepted"
    passwords: tuple[str, ...] = field(default=(), repr=False)
    ocr: Ocr = "auto"
    seconds: int = 120
    megabytes: int = 4000


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of a run. `area` is "I" or "III.1" to "III.8"; `as_of` an ISO date, None for the rule set's own date.

    With `dossier` all inputs are judged as one purchase. With `waivers`, `as_of` is given as well, so that runs repeat. With
    `rules_only` the text model is not asked.
    """

    purchase: StatedPurchase = "auto"
    area: str | None = None
    provider: StatedProvider | None = None
    report_language: ReportLanguage = "auto"
    as_of: str | None = None
    reading: ReadOptions = ReadOptions()
    dossier: DossierSettings | None = None
    waivers: tuple[Waiver, ...] = ()
    rules_only: bool = False
