"""The language of a text by its function words, listed in the terms `language/<code>`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from contractcheck.model.rules import LANGUAGES, Language, Ruleset

_WORD = re.compile(r"[^\W\d_]+")
_PREFIX = "language/"
_FOREIGN_WORDS = 4
_TELLING_WORDS = 2
_MIXED_SHARE = 0.1
_KNOWN_SHARE = 0.5
_TEXTS_AT_HAND = 8192


class Languages:
    """Counts function words; knows every language that has a term `language/<code>`."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._words = {
            name.removeprefix(_PREFIX): frozenset(term.any) for name, term in ruleset.terms.items() if name.startswith(_PREFIX)
        }
        self._codes: dict[str, tuple[str, ...]] = {}
        for code, words in self._words.items():
            for word in words:
                self._codes[word] = (*self._codes.get(word, ()), code)
        self._counted = lru_cache(maxsize=_TEXTS_AT_HAND)(self._counts)

    def _counts(self, text: str) -> dict[str, int]:
        counts = dict.fromkeys(self._words, 0)
        known = self._codes
        for code in (code for word in _WORD.findall(text.lower()) if word in known for code in known[word]):
            counts[code] += 1
        return counts

    def of_passage(self, text: str, otherwise: Language) -> Language:
        """Dutch or English by the majority of function words, `otherwise` when they do not decide."""
        counts = self._counted(text)
        if counts["nl"] == counts["en"]:
            return otherwise
        return "nl" if counts["nl"] > counts["en"] else "en"

    def of_sentence(self, text: str, passage: str, language: Language) -> Language:
        """The language of a sentence, by its own words only where its passage, which is in `language`, has words of both."""
        counts = self._counted(passage)
        return self.of_passage(text, language) if counts["nl"] and counts["en"] else language

    def foreign(self, text: str) -> str | None:
        """The code of a language other than Dutch and English that clearly prevails in the text, else None."""
        counts = self._counted(text)
        if max(counts.values(), default=0) < _FOREIGN_WORDS:
            return None
        known = max(counts[code] for code in LANGUAGES)
        code, best = max(counts.items(), key=lambda item: (item[1], item[0]))
        return code if code not in LANGUAGES and best >= _FOREIGN_WORDS and best > 2 * known else None

    def of_document(self, texts: Iterable[str]) -> str | None:
        """`nl`, `en`, `mixed` (a tenth or more in each), `other`, or None where there are too few words to say."""
        total: Counter[str] = Counter()
        for text in texts:
            counts = self._counted(text)
            best = max(counts.values(), default=0)
            if best >= _TELLING_WORDS:
                total[max(code for code, count in counts.items() if count == best)] += len(text)
        return _verdict(total)


def _verdict(total: Counter[str]) -> str | None:
    size = sum(total.values())
    if not size:
        return None
    dutch, english = total["nl"] / size, total["en"] / size
    if min(dutch, english) >= _MIXED_SHARE:
        return "mixed"
    if max(dutch, english) < _KNOWN_SHARE:
        return "other"
    return "nl" if dutch > english else "en"
