"""Where the tokens of a text begin and end, as spaCy cuts them: words apart from the signs around them.

Most places are plainly an edge of a token; spaCy is loaded for the first that is not, for that takes longer than a contract
takes to read. Its lists of exceptions, which take half a second to build, are left out.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from contractcheck.model.rules import Language

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

_OPENING, _CLOSING = frozenset('(["“‘'), frozenset(",;:)?|")
_PIECES_AT_HAND = 1024


class Tokens:
    """The tokens of texts in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._edges = lru_cache(maxsize=_PIECES_AT_HAND)(self._cut)

    def around(self, text: str, start: int, end: int) -> tuple[int, int]:
        """The characters `start` to `end`, widened to the edges of the tokens in which they stand; the first is no space."""
        end = start + len(text[start:end].rstrip())
        first, last = _piece(text, start), _piece(text, end - 1)
        low = start if _opens(text, start, first[0]) else first[0] + self._before(text[slice(*first)], start - first[0])
        high = end if _closes(text, end, last[1]) else last[0] + self._after(text[slice(*last)], end - last[0])
        return low, high

    def _before(self, piece: str, place: int) -> int:
        return max(edge for edge in self._edges(piece) if edge <= place)

    def _after(self, piece: str, place: int) -> int:
        return min(edge for edge in self._edges(piece) if edge >= place)

    def _cut(self, piece: str) -> tuple[int, ...]:
        """The edges of the tokens of a piece without spaces."""
        return (*(token.idx for token in self._tokenizer(piece)), len(piece))

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        import spacy  # noqa: PLC0415  (seldom needed)
        from spacy.tokenizer import Tokenizer  # noqa: PLC0415
        from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex  # noqa: PLC0415

        language = spacy.util.get_lang_class(self._language)()
        defaults = language.Defaults
        return Tokenizer(
            language.vocab,
            prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
            suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
            infix_finditer=compile_infix_regex(defaults.infixes or ()).finditer,
        )


def _piece(text: str, place: int) -> tuple[int, int]:
    """From where to where no space stands around a character."""
    start = end = place
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _opens(text: str, start: int, first: int) -> bool:
    """Whether a token surely begins here: where its piece begins, or behind a sign that opens it."""
    return start == first or (start == first + 1 and text[first] in _OPENING)


def _closes(text: str, end: int, last: int) -> bool:
    """Whether a token surely ends here: where its piece ends, or before a sign that closes it."""
    return end == last or (end == last - 1 and text[end] in _CLOSING)
