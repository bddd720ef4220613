"""What a line of Markdown says without its marks."""

from __future__ import annotations

import html
import re

from contractcheck.ingest.tidy import tidy

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG_LINE = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(?:(?!\*\*|__).)+\1:?")
# Each mark with what stays of it; the order matters, as images are links and strong text holds emphasis. No mark looks far
# for its end, so that a text full of unfinished marks takes no longer than another of its length.
_MARKS = (
    (re.compile(r"!\[[^\[\]]{0,300}\]\([^)]{0,1000}\)"), ""),
    (re.compile(r"\[\^[^\[\]]{1,100}\]"), ""),
    (re.compile(r"\[([^\[\]]{0,1000})\]\((?:[^()]|\([^()]{0,300}\)){0,1000}\)"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,1000})>"), r"\1"),
    (re.compile(r"<br\s?/?>", re.IGNORECASE), " "),
    (re.compile(r"</?[a-zA-Z][^<>]{0,1000}>"), ""),
    (re.compile(r"(`{1,3})([^`]{1,1000})\1"), r"\2"),
    (re.compile(r"\*\*|~~|(?<![\w_])__(?=[^\s_])|(?<=[^\s_])__(?![\w_])"), ""),
    (re.compile(r"\*(?=[^\s*])([^*]{0,4000}[^\s*])\*"), r"\1"),
    (re.compile(r"(?<!\w)_(?=[^\s_])([^_]{0,4000}[^\s_])_(?!\w)"), r"\1"),
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
