"""Comments that somebody wrote beside a text: shown to the reader of the report, never read as text of the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from contractcheck.ingest.tidy import tidy
from contractcheck.ingest.word_own import AUTHOR
from contractcheck.model.document import Remark

_MOST = 30
_LONGEST_TEXT = 300
_LONGEST_QUOTE = 80
_LENGTH_OF_DATE = len("2026-01-31")


@dataclass(frozen=True, slots=True)
class Comment:
    """Who wrote what on which ISO date, about which words; "" where unknown."""

    author: str
    date: str
    text: str
    quote: str = ""


def comment_remarks(comments: Iterable[Comment]) -> tuple[Remark, ...]:
    """A remark for each comment with text that is not contractcheck's own; beyond a number that people read, one for the rest."""
    found = [remark for each in comments if tidy(each.author) != AUTHOR and (remark := _remark(each))]
    rest = len(found) - _MOST
    return (*found[:_MOST], *((Remark("comments-more", (("count", str(rest)),)),) if rest > 0 else ()))


def _remark(comment: Comment) -> Remark | None:
    text, quote = _short(comment.text, _LONGEST_TEXT), _short(comment.quote, _LONGEST_QUOTE)
    if not text:
        return None
    details = (("authors", tidy(comment.author)), ("first", comment.date[:_LENGTH_OF_DATE]), ("text", text), ("quote", quote))
    return Remark("comment" if quote else "comment-apart", details)


def _short(text: str, most: int) -> str:
    clean = tidy(text)
    return clean if len(clean) <= most else f"{clean[: most - 1].rstrip()}\u2026"
