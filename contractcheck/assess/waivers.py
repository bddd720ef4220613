"""Waivers laid over a finished report: no verdict changes, but an accepted gap bears its waiver."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from contractcheck.model.days import written
from contractcheck.model.fingerprint import fingerprint
from contractcheck.model.report import ClauseResult, DocumentReport, Notice, Status
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import Input, Settings
from contractcheck.model.waivers import Waiver, WaiverState, WaiverUse

_GAPS = frozenset({Status.WEAK, Status.EXCLUDED, Status.MISSING})


def settings_for(settings: Settings, *inputs: Input) -> Settings:
    """The settings with only the waivers that are about one of these files."""
    if not settings.waivers:
        return settings
    places = [PurePath(each.place or each.path or each.name) for each in inputs]
    fitting = (each for each in settings.waivers if any(place.match(each.document) for place in places))
    return replace(settings, waivers=tuple(fitting))


def with_waivers(report: DocumentReport, ruleset: Ruleset, settings: Settings) -> DocumentReport:
    """The report with the waivers of the settings at the gaps that they cover, and a notice for each that has expired."""
    if not settings.waivers:
        return report
    as_of = settings.as_of or ruleset.as_of
    clauses = tuple(_waived(clause, settings.waivers, as_of) for clause in report.clauses)
    expired = tuple(_expired(clause, settings.waivers, as_of, ruleset, report) for clause in clauses)
    return replace(report, clauses=clauses, notices=(*report.notices, *(each for each in expired if each)))


def covering(reports: Iterable[DocumentReport]) -> Counter[Waiver]:
    """How many clauses each waiver covers in these reports."""
    return Counter(clause.waiver for report in reports for clause in report.clauses if clause.waiver)


def uses(waivers: Iterable[Waiver], as_of: str, covered: Counter[Waiver]) -> tuple[WaiverUse, ...]:
    """What became of each waiver in a run in which they cover so many clauses."""
    return tuple(_use(waiver, as_of, covered[waiver]) for waiver in waivers)


def _use(waiver: Waiver, as_of: str, clauses: int) -> WaiverUse:
    if waiver.expires < as_of:
        return WaiverUse(waiver, WaiverState.EXPIRED, 0)
    return WaiverUse(waiver, WaiverState.USED if clauses else WaiverState.UNUSED, clauses)


def _waived(clause: ClauseResult, waivers: Sequence[Waiver], as_of: str) -> ClauseResult:
    return replace(clause, waiver=next((each for each in _fitting(clause, waivers) if each.expires >= as_of), None))


def _expired(
    clause: ClauseResult, waivers: Sequence[Waiver], as_of: str, ruleset: Ruleset, report: DocumentReport
) -> Notice | None:
    """The notice that the last waiver of a gap has expired, where no other covers it."""
    late = [each for each in _fitting(clause, waivers) if each.expires < as_of]
    if not late or clause.waiver:
        return None
    waiver = max(late, key=lambda each: each.expires)
    language = report.report_language
    message = ruleset.notes["waiver-expired"].message.in_language(language)
    for name, text in (("expires", written(waiver.expires, language)), ("owner", waiver.owner)):
        message = message.replace("{" + name + "}", text)
    return Notice("waiver-expired", message, clause.id)


def _fitting(clause: ClauseResult, waivers: Sequence[Waiver]) -> Iterator[Waiver]:
    """The waivers that are about this gap, in force or not; a clause that could not be judged has no gap to accept."""
    if clause.required is False or clause.status not in _GAPS:
        return
    codes, print_ = {reason.code for reason in clause.reasons}, fingerprint(clause)
    for each in waivers:
        about = each.clause == clause.id and each.fingerprint in {"", print_}
        if about and (not each.reasons or codes <= set(each.reasons)):
            yield each
