"""Where the stages meet: files in, one Report out."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import contractcheck
from contractcheck.assess.document import assess, unreadable
from contractcheck.assess.pending import with_pending
from contractcheck.detect.read import Reader
from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import reader
from contractcheck.ingest.files import input_bytes
from contractcheck.model.document import Document, Source
from contractcheck.model.report import DocumentReport, Report
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import Input, Revisions, Settings
from contractcheck.rules.load import load

INTERNAL = "internal"
_LOG = logging.getLogger(__name__)


def check_files(inputs: Sequence[Input], settings: Settings, ruleset: Ruleset | None = None) -> Report:
    """Check the inputs, each to a report of its own, with the rules given or those that come with contractcheck.

    A file that cannot be read, or on which the check itself fails, gives an undetermined report with a notice.
    Raises ClauseFileError for broken rules.
    """
    rules = ruleset or packaged_rules()
    checker = Checker(rules)
    return report_of(rules, settings, [checker.check(each, settings) for each in inputs])


def report_of(ruleset: Ruleset, settings: Settings, reports: Sequence[DocumentReport]) -> Report:
    """The reports on documents as one Report."""
    return Report(
        tool_version=contractcheck.__version__,
        ruleset_name=ruleset.name,
        ruleset_version=ruleset.version,
        ruleset_sha256=ruleset.sha256,
        as_of=settings.as_of or ruleset.as_of,
        reports=tuple(reports),
    )


class Checker:
    """Holds the pipelines of a rule set for many documents."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self._reader = Reader(ruleset)

    def check(self, given: Input, settings: Settings) -> DocumentReport:
        """The report on one input; whatever goes wrong with it is said in its report, so that the others go on."""
        data = b""
        try:
            data = input_bytes(given)
            return self._checked(data, given.name, settings)
        except UnreadableDocument as error:
            code = error.code
        except Exception:  # noqa: BLE001  (one file never stops the others; --debug shows the log)
            _LOG.exception("The check of %s failed.", given.name)
            code = INTERNAL
        source = Source(given.name, hashlib.sha256(data).hexdigest(), "application/octet-stream", None, 0)
        return unreadable(source, code, self._ruleset, settings)

    def _checked(self, data: bytes, name: str, settings: Settings) -> DocumentReport:
        document = reader.read(data, name, self._ruleset.outline, settings.reading)
        report = self._assessed(document, settings)
        return self._with_pending(report, data, document, settings) if document.changes else report

    def _assessed(self, document: Document, settings: Settings) -> DocumentReport:
        stated = None if settings.purchase == "auto" else settings.purchase != "none"
        return assess(document, self._reader.read(document, ai=stated), self._ruleset, settings)

    def _with_pending(self, report: DocumentReport, data: bytes, document: Document, settings: Settings) -> DocumentReport:
        """The report with notices on what the tracked changes decide; without, where one view has no text at all."""
        views: dict[Revisions, DocumentReport] = {settings.reading.revisions: report}
        try:
            for view in ("accepted", "original"):
                if view not in views:
                    how = replace(settings.reading, revisions=view)
                    views[view] = self._assessed(reader.read(data, document.source.name, self._ruleset.outline, how), settings)
        except UnreadableDocument:
            return report
        return with_pending(report, views["accepted"], views["original"], document.changes, self._ruleset)


@lru_cache(maxsize=1)
def packaged_rules() -> Ruleset:
    """The rules that come with contractcheck, loaded once."""
    return load(cases=False)
