"""Where the stages meet: files in, one Report out."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from functools import lru_cache

import contractcheck
from contractcheck.assess.document import assess, unreadable
from contractcheck.detect.read import Reader
from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import reader
from contractcheck.ingest.files import input_bytes
from contractcheck.model.document import Source
from contractcheck.model.report import DocumentReport, Report
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import Input, Settings
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
    return Report(
        tool_version=contractcheck.__version__,
        ruleset_name=rules.name,
        ruleset_version=rules.version,
        ruleset_sha256=rules.sha256,
        as_of=settings.as_of or rules.as_of,
        reports=tuple(checker.check(each, settings) for each in inputs),
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
        document = reader.read(data, name, self._ruleset.outline)
        stated = None if settings.purchase == "auto" else settings.purchase != "none"
        return assess(document, self._reader.read(document, ai=stated), self._ruleset, settings)


@lru_cache(maxsize=1)
def packaged_rules() -> Ruleset:
    """The rules that come with contractcheck, loaded once."""
    return load(cases=False)
