"""The tree of a phrase as the source of a regular expression.

A phrase never crosses a semicolon or a cell border. Words are bounded by what stands between them, so only the two ends
of a phrase are held to the edge of a word, by `compiled`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from contractcheck.rules.notation import Either, Gap, Item, Optional, Reference, Sequence, Word

NOTHING = "(?!)"
"""The source of an expression that matches nowhere."""

_BETWEEN = r"[^\w.;:!?|]{1,4}"
_LOOSE = r"\w*(?:[-/'’]\w+)*"
_GAP_WORD = r"[^\w;|]{1,4}\w+"


def compiled(source: str) -> re.Pattern[str]:
    """The expression, held to the edges of words at both ends; case makes no difference."""
    return re.compile(rf"(?<!\w)(?:{source})(?!\w)", re.IGNORECASE)


def source(node: Item | Sequence, of_term: Callable[[str], str]) -> str:
    """The source for the node; `of_term` gives that of a term referred to."""
    match node:
        case Word():
            return _word(node)
        case Either():
            return either(source(option, of_term) for option in node.options)
        case Sequence():
            return _sequence(node, of_term)
        case Reference():
            return of_term(node.name)
        case Optional() | Gap():
            return _sequence(Sequence((node,)), of_term)


def either(sources: Iterable[str]) -> str:
    """Alternatives, longest first so that the longest phrase wins at a place."""
    kept = sorted({each for each in sources if each}, key=priority)
    return f"(?:{'|'.join(kept)})" if kept else NOTHING


def priority(text: str) -> tuple[int, str]:
    """The order in which alternatives are tried at a place."""
    return -len(text), text


def _sequence(sequence: Sequence, of_term: Callable[[str], str]) -> str:
    """The places of a sequence; an optional place carries its own separator, before it or, at the start, after it."""
    pattern, pending, opened = "", "", False
    for part in sequence.items:
        if isinstance(part, Gap):
            pending = f"(?:{_GAP_WORD}){{0,{part.max}}}?{_BETWEEN}"
        elif isinstance(part, Optional):
            inner = source(part.content, of_term)
            pattern += f"(?:{_BETWEEN}{inner})?" if opened else f"(?:{inner}{_BETWEEN})?"
        else:
            joined = (pending or _BETWEEN) if opened else ""
            pattern, pending, opened = pattern + joined + source(part, of_term), "", True
    return pattern


def literal(word: Word) -> str:
    """The source for a word as written, without the letters that may stand before or after it."""
    inner = re.escape(word.text.strip("-")).replace(r"\-", r"[-\s]?").replace("'", "['’]")
    return "-" * word.text.startswith("-") + inner + "-" * (word.text.endswith("-") and len(word.text) > 1)


def _word(word: Word) -> str:
    return (r"[\w/-]*?" if word.open_start else "") + literal(word) + (_LOOSE if word.open_end else "")
