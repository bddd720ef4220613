"""The interface for Python programs: files in, typed values out. Nothing is printed and nothing ends the program."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypedDict, Unpack, get_args

from contractcheck.checker import Checker, packaged_rules, report_of
from contractcheck.errors import ContractCheckError, UsageError
from contractcheck.model.dossier import DossierSettings
from contractcheck.model.report import Basis, ClauseResult, DocumentReport, Evidence, Outcome, Report, Status
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import (
    Input,
    Ocr,
    ReadOptions,
    ReportLanguage,
    Revisions,
    Settings,
    StatedProvider,
    StatedPurchase,
)
from contractcheck.model.waivers import Waiver
from contractcheck.report import REPORTERS
from contractcheck.report.display import Display
from contractcheck.report.exit_code import ExitCode, exit_code
from contractcheck.report.sign_off import given_waivers
from contractcheck.rules.load import load

__all__ = [
    "Basis",
    "Choices",
    "ClauseResult",
    "ContractCheckError",
    "DocumentReport",
    "Evidence",
    "ExitCode",
    "Input",
    "Outcome",
    "Report",
    "Status",
    "UsageError",
    "check",
    "check_dossier",
    "check_files",
    "exit_code",
    "render",
]

File = str | os.PathLike[str] | Input
Area = Literal["I", "III.1", "III.2", "III.3", "III.4", "III.5", "III.6", "III.7", "III.8"]


class Choices(TypedDict, total=False):
    """What may be stated of a check, as with the options of `contractcheck check`; each may be left out.

    `as_of` is an ISO date; `password` opens protected files. `waivers` is a file with accepted gaps
    (YAML, or a workbook that was signed off) and needs `as_of`.
    With `rules_only` the text model is not asked. `playbook` is a folder of own rules, read once per program.
    """

    purchase: StatedPurchase
    area: Area
    provider: StatedProvider
    report_language: ReportLanguage
    as_of: str
    revisions: Revisions
    ocr: Ocr
    password: str
    waivers: str | os.PathLike[str]
    rules_only: bool
    playbook: str | os.PathLike[str]


_VALUES = {
    "purchase": get_args(StatedPurchase),
    "area": get_args(Area),
    "provider": get_args(StatedProvider),
    "report_language": get_args(ReportLanguage),
    "revisions": get_args(Revisions),
    "ocr": get_args(Ocr),
    "rules_only": (False, True),
}


def check(file: File, **choices: Unpack[Choices]) -> DocumentReport:
    """The report on one file: a path, or `Input(name, data=...)` for bytes in memory.

    A file that cannot be read gives a report with the outcome `undetermined` and a notice that says why. An archive or e-mail
    is judged with all that it holds as one purchase. Raises UsageError for an unknown choice.
    """
    return _checker(_playbook(choices)).check(_input(file), _settings(choices))


def check_files(files: Iterable[File], **choices: Unpack[Choices]) -> Report:
    """The reports on several files, in their order, as one Report for `render` and `exit_code`; raises UsageError."""
    settings, playbook = _settings(choices), _playbook(choices)
    checker = _checker(playbook)
    return report_of(_rules(playbook), settings, [checker.check(_input(file), settings) for file in files])


def check_dossier(files: Iterable[File], **choices: Unpack[Choices]) -> DocumentReport:
    """One report on files and folders that belong to one purchase; raises UsageError."""
    inputs = [_input(file) for file in files]
    if not inputs:
        raise UsageError("A dossier without files was given: name at least one file or folder.")
    return _checker(_playbook(choices)).dossier(inputs, replace(_settings(choices), dossier=DossierSettings()))


def render(
    report: Report | DocumentReport,
    form: str = "json",
    *,
    playbook: str | os.PathLike[str] | None = None,
    rules_only: bool = False,
) -> bytes:
    """The report in a form that `--format` knows ("json", "html", "xlsx", "sarif"), as the bytes of a file.

    A DocumentReport that was made with a playbook or with `rules_only` needs it here too, so that the JSON names rightly what
    judged it; a Report knows.
    Raises UsageError for an unknown form.
    """
    if form not in REPORTERS:
        raise UsageError(f"'{form}' is no form of report: choose from {', '.join(REPORTERS)}.")
    whole = _whole(report, _folder(playbook), rules_only=rules_only) if isinstance(report, DocumentReport) else report
    return REPORTERS[form](whole, Display())


def _whole(report: DocumentReport, playbook: Path | None, *, rules_only: bool) -> Report:
    return report_of(_rules(playbook), Settings(rules_only=rules_only), [report])


def _input(file: File) -> Input:
    if isinstance(file, Input):
        return file
    path = Path(file)
    # A name that is not valid in the file system's encoding must still be printable.
    name = (path.name or str(file)).encode("utf-8", errors="replace").decode("utf-8")
    return Input(name, path=path)


def _settings(choices: Choices) -> Settings:
    _refuse_unknown(dict(choices))
    given: dict[str, Any] = dict(choices)
    password = given.pop("password", None)
    given.pop("playbook", None)
    waivers = _waivers(given, _playbook(choices))
    reading = {name: given.pop(name) for name in ("revisions", "ocr") if name in given}
    return Settings(**given, waivers=waivers, reading=ReadOptions(**reading, passwords=(password,) if password else ()))


def _waivers(given: dict[str, Any], playbook: Path | None) -> tuple[Waiver, ...]:
    """Take the file with waivers out of what was given, and read it."""
    file = given.pop("waivers", None)
    if file is not None and "as_of" not in given:
        raise UsageError("waivers was given without as_of, the day on which they are held against their last days: give both.")
    return given_waivers(Path(file), _rules(playbook)) if file is not None else ()


def _refuse_unknown(given: dict[str, object]) -> None:
    for name, value in given.items():
        if name not in Choices.__annotations__:
            raise UsageError(f"'{name}' is no choice: choose from {', '.join(Choices.__annotations__)}.")
        if name in _VALUES and value not in _VALUES[name]:
            raise UsageError(f"{value!r} was given as {name}: choose from {', '.join(map(str, _VALUES[name]))}.")
    if given.get("purchase") == "none" and "area" in given:
        raise UsageError("An area names high-risk AI, so it cannot go with the purchase 'none': leave one of them out.")
    if "as_of" in given:
        _refuse_no_date(given["as_of"])


def _refuse_no_date(value: object) -> None:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        raise UsageError(f"{value!r} was given as as_of: give a date as in 2026-12-31.") from None


def _playbook(choices: Choices) -> Path | None:
    return _folder(choices.get("playbook"))


def _folder(playbook: str | os.PathLike[str] | None) -> Path | None:
    return Path(playbook).resolve() if playbook is not None else None


@cache
def _rules(playbook: Path | None) -> Ruleset:
    return load(cases=False, playbook=playbook) if playbook else packaged_rules()


@cache
def _checker(playbook: Path | None) -> Checker:
    return Checker(_rules(playbook))
