"""Where the stages meet: files in, one Report out."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import contractcheck
from contractcheck.assess.document import assess, unreadable
from contractcheck.assess.dossier import DossierJudge, Missed, Papers
from contractcheck.assess.party_names import with_model_wording
from contractcheck.assess.pending import with_pending
from contractcheck.assess.waivers import covering, settings_for, uses, with_waivers
from contractcheck.detect.dossier import DossierReader, Member
from contractcheck.detect.read import Reader
from contractcheck.errors import HOLDS_FILES, UnreadableDocument, UsageError
from contractcheck.ingest import guarded
from contractcheck.ingest.files import input_bytes
from contractcheck.ingest.members import Members
from contractcheck.model.document import Change, Document, Source
from contractcheck.model.report import DocumentReport, Report
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import Input, Revisions, Settings
from contractcheck.rules.load import load

INTERNAL = "internal"
_BOTH: tuple[Revisions, ...] = ("accepted", "original")
_LOG = logging.getLogger(__name__)


def check_files(inputs: Sequence[Input], settings: Settings, ruleset: Ruleset | None = None) -> Report:
    """Check the inputs, each to a report of its own, with the rules given or those that come with contractcheck.

    With settings for a dossier there is one report on all inputs together. A file that cannot be read, or on which the check
    itself fails, gives an undetermined report with a notice. Raises ClauseFileError for broken rules.
    """
    rules = ruleset or packaged_rules()
    checker = Checker(rules)
    dossier = settings.dossier is not None
    reports = [checker.dossier(inputs, settings)] if dossier else [checker.check(each, settings) for each in inputs]
    return report_of(rules, settings, reports)


def report_of(ruleset: Ruleset, settings: Settings, reports: Sequence[DocumentReport]) -> Report:
    """The reports on documents as one Report."""
    as_of = settings.as_of or ruleset.as_of
    return Report(
        tool_version=contractcheck.__version__,
        ruleset_name=ruleset.name,
        ruleset_version=ruleset.version,
        ruleset_sha256=ruleset.sha256,
        as_of=as_of,
        reports=tuple(reports),
        waivers=uses(settings.waivers, as_of, covering(reports)),
        second_reading=None if settings.rules_only else ruleset.opinion,
    )


class Checker:
    """Holds the pipelines of a rule set for many documents."""

    def __init__(self, ruleset: Ruleset) -> None:
        guarded.prepare()
        self._ruleset = ruleset
        self._reader = Reader(ruleset)
        self._papers = DossierReader(ruleset, self._reader)
        self._judge = DossierJudge(ruleset, self._papers, self._reader.lexicon)

    def dossier(self, inputs: Sequence[Input], settings: Settings) -> DocumentReport:
        """The report on several documents as one purchase; a document that cannot be read is a part that was not read."""
        report = self._as_one(inputs, settings)
        return with_waivers(report, self._ruleset, settings_for(settings, *inputs))

    def _as_one(self, inputs: Sequence[Input], settings: Settings) -> DocumentReport:
        found = guarded.members(inputs, settings.reading)
        name = inputs[0].name if len(inputs) == 1 else ", ".join(each.name for each in inputs)
        if not found.inputs:
            return unreadable(_unread_source(name, b""), "empty", self._ruleset, settings)
        report, changes = self._dossier(name, found, settings)
        if not changes:
            return report
        views: dict[Revisions, DocumentReport] = {settings.reading.revisions: report}
        for view in _BOTH:
            if view not in views:
                how = replace(settings, reading=replace(settings.reading, revisions=view))
                views[view] = self._dossier(name, found, how)[0]
        return with_pending(report, views["accepted"], views["original"], changes, self._ruleset)

    def _dossier(self, name: str, found: Members, settings: Settings) -> tuple[DocumentReport, tuple[Change, ...]]:
        outcomes = [self._member(given, settings) for given in found.inputs]
        read = tuple(each for each in outcomes if isinstance(each, Member))
        missed = tuple(each for each in outcomes if isinstance(each, Missed))
        changes = tuple(change for member in read for change in member.document.changes)
        return self._judge.report(Papers(name, read, missed, found.settings), settings), changes

    def _member(self, given: Input, settings: Settings) -> Member | Missed:
        data = b""
        try:
            data = input_bytes(given)
            document = guarded.read(data, given.name, self._ruleset.outline, settings.reading)
            document = replace(document, source=replace(document.source, name=given.name))
            stated = settings.dossier.roles.get(given.name) if settings.dossier else None
            return self._papers.member(document, is_letter=given.is_letter, stated=stated)
        except UnreadableDocument as error:
            code = error.code
        except Exception:  # noqa: BLE001  (one file never stops the others; --debug shows the log)
            _LOG.exception("The reading of %s failed.", given.name)
            code = INTERNAL
        return Missed(_unread_source(given.name, data), code)

    def check(self, given: Input, settings: Settings) -> DocumentReport:
        """The report on one input, an archive or e-mail as a dossier.

        Whatever goes wrong with it is said in its report, so that the others go on.
        """
        return with_waivers(self._alone(given, settings), self._ruleset, settings_for(settings, given))

    def _alone(self, given: Input, settings: Settings) -> DocumentReport:
        data = b""
        try:
            data = input_bytes(given)
            return self._checked(data, given.name, settings)
        except UnreadableDocument as error:
            code = error.code
        except UsageError:  # such as a text model that is not that of the rules: no file is judged
            raise
        except Exception:  # noqa: BLE001  (one file never stops the others; --debug shows the log)
            _LOG.exception("The check of %s failed.", given.name)
            code = INTERNAL
        if code == HOLDS_FILES:
            return self._as_one([given], settings)
        return unreadable(_unread_source(given.name, data), code, self._ruleset, settings)

    def _checked(self, data: bytes, name: str, settings: Settings) -> DocumentReport:
        document = guarded.read(data, name, self._ruleset.outline, settings.reading)
        report = self._assessed(document, settings)
        return self._with_pending(report, data, document, settings) if document.changes else report

    def _assessed(self, document: Document, settings: Settings) -> DocumentReport:
        stated = None if settings.purchase == "auto" else settings.purchase != "none"
        reading = self._reader.read(document, ai=stated)
        report = assess(document, reading, self._ruleset, settings)
        return with_model_wording(report, reading, self._reader.lexicon, self._ruleset)

    def _with_pending(self, report: DocumentReport, data: bytes, document: Document, settings: Settings) -> DocumentReport:
        """The report with notices on what the tracked changes decide; without, where one view has no text at all."""
        views: dict[Revisions, DocumentReport] = {settings.reading.revisions: report}
        try:
            for view in _BOTH:
                if view not in views:
                    how = replace(settings.reading, revisions=view)
                    views[view] = self._assessed(guarded.read(data, document.source.name, self._ruleset.outline, how), settings)
        except UnreadableDocument:
            return report
        return with_pending(report, views["accepted"], views["original"], document.changes, self._ruleset)


def _unread_source(name: str, data: bytes) -> Source:
    return Source(name, hashlib.sha256(data).hexdigest(), "application/octet-stream", None, 0)


@lru_cache(maxsize=1)
def packaged_rules() -> Ruleset:
    """The rules that come with contractcheck, loaded once."""
    return load(cases=False)
