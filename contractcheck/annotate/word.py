"""The review copy of a Word file."""

from __future__ import annotations

from contractcheck.annotate.remarks import remarks_of
from contractcheck.annotate.review import Review
from contractcheck.annotate.word_comments import with_comments
from contractcheck.annotate.word_withdraw import withdrawn
from contractcheck.model.report import DocumentReport
from contractcheck.model.rules import OutlineWords


def review_word(data: bytes, report: DocumentReport, words: OutlineWords) -> Review:
    """A copy of the file with a comment for each finding; earlier comments of contractcheck are replaced.

    `report` is that of the same bytes. A comment that somebody edited, answered or resolved stays, and what it is about is not
    commented on again.
    """
    before = withdrawn(data, words)
    blocks = {name: placed.block for name, placed in before.file.blocks.items()}
    remarks = [remark for remark in remarks_of(report, blocks) if remark.about not in before.comments]
    return Review(
        with_comments(before.file, remarks).data,
        comments=len(remarks),
        kept_comments=before.comments,
        kept_proposals=tuple(sorted(before.proposals)),
    )
