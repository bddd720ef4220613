"""One way in: a file and its report give the review copy, whatever the format."""

from __future__ import annotations

from collections.abc import Callable

from contractcheck.annotate.review import Review
from contractcheck.errors import UsageError
from contractcheck.ingest.formats import Format, recognise
from contractcheck.ingest.reader import read
from contractcheck.model.report import DocumentReport
from contractcheck.model.rules import Ruleset


def review_copy(
    data: bytes, name: str, report: DocumentReport, ruleset: Ruleset, judge: Callable[[bytes], DocumentReport] | None = None
) -> Review:
    """The copy of a Word or pdf file with the findings of its report written into it.

    `name` is used in messages only. With `judge`, which checks a file in the same way, wording is proposed, in Word files only.
    Raises UsageError for another format, UnreadableDocument for a damaged file.
    """
    match recognise(data, name):
        case Format.WORD:
            from contractcheck.annotate.word import review_word  # noqa: PLC0415

            return review_word(data, report, ruleset, judge)
        case Format.PDF if judge is not None:
            raise UsageError(f"'{name}' is a pdf, and only a Word file can hold tracked changes: leave out --propose.")
        case Format.PDF:
            from contractcheck.annotate.pdf import review_pdf  # noqa: PLC0415

            # A pdf that was recognised is not recognised again.
            blocks = report.texts[0].blocks if report.texts else read(data, name, ruleset.outline).blocks
            return review_pdf(data, report, {block.id: block for block in blocks})
        case other:
            raise UsageError(
                f"'{name}' is {other.value}, where a Word (.docx) or pdf file was expected: "
                "only these can carry comments; use 'contractcheck check' for it."
            )
