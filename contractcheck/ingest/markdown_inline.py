"""What a line of Markdown says without its marks."""

from __future__ import annotations

import html
import re

from contractcheck.ingest.tidy import tidy

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG_LINE = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(?:(?!\*\*|__).)+\1:?")
# Each mark with what stays of it; the order matters, as images are links and strong text holds emphasis.
_MARKS = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"\[([^\]]+)\]\((?:[^()]|\([^()]*\))*\)"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>"), r"\1"),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), " "),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), ""),
    (re.compile(r"(`+)(.+?)\1"), r"\2"),
    (re.compile(r"\*\*(?=[^\s*])(.+?)(?<=\S)\*\*"), r"\1"),
    (re.compile(r"(?<!\w)__(?=[^\s_])(.+?)(?<=[^\s_])__(?!\w)"), r"\1"),
    (re.compile(r"\*(?=[^\s*])([^*]*[^\s*])\*"), r"\1"),
    (re.compile(r"(?<!\w)_(?=[^\s_])([^_]*[^\s_])_(?!\w)"), r"\1"),
    (re.compile(r"~~(?=\S)(.+?)(?<=\S)~~"), r"\1"),
)
# Escaped characters wait here, in a private area, until the marks are gone.
_PRIVATE = 0xE000
_RESTORE = {_PRIVATE + code: chr(code) for code in range(0x21, 0x7F)}


def plain_text(source: str) -> str:
    """The text of a Markdown line or paragraph: marks, links and tags off, escapes and entities resolved."""
    text = _ESCAPE.sub(lambda match: chr(_PRIVATE + ord(match[1])), source)
    for mark, kept in _MARKS:
        text = mark.sub(kept, text)
    return tidy(html.unescape(text.translate(_RESTORE)))


def is_strong(source: str) -> bool:
    """Whether a paragraph is wholly bold."""
    return bool(_STRONG_LINE.fullmatch(source.strip()))
