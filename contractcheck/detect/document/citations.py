"""Citations: the numbers under which a statement can be cited, and whether a text cites one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from itertools import pairwise

from contractcheck.detect.document.passages import Passage

# The number of an article in its heading: "Article 8 - Monitoring", "8. Monitoring".
_ARTICLE_NUMBER = re.compile(r"^(?:[^\W\d]+\s+)?(\d+[a-z]?)\b(?![.]\d)")
# A number that the reader left in the text: "R1.2 The tool shall".
_OWN_NUMBER = re.compile(r"([A-Z]{0,4}-?\d+[A-Z]?(?:\.\d+)+)\s")
# A number behind the word for what it numbers, as a label: "Decision 4.5 - The tool shall".
_LABELLED = re.compile(r"[^\W\d]+\s+(\d+(?:\.\d+)+)\s*[:–—-]\s")
# The provision that a text amends before it quotes the new words: 'Article 9 shall read: "..."'.
_AMENDED = re.compile(r"^(?:[^\W\d]+\s+){1,2}(\d+[a-z]?(?:\.\d+)*)(?!\w)[^:\"“„]*:\s*[\"“„]")
_LAST_WORD = re.compile(r"[^\W\d]+$")
_LONGEST = 60
_FIGURES = re.compile(r"\d+")
_NO_FIGURES = ""


@lru_cache(maxsize=8192)
def figures_in(text: str) -> frozenset[str]:
    """The runs of figures in a text, and the empty run, by which numbers without figures are known."""
    return frozenset((_NO_FIGURES, *_FIGURES.findall(text)))


def numbers_of(passage: Passage) -> tuple[str, ...]:
    """The numbers under which the passage's blocks can be cited ("8.1", "TD-04")."""
    blocks = [part.block for part in passage.parts]
    labels = [block.number for block in blocks if block.cell is None] + [
        block.place.split()[-1] for block in blocks if block.cell and block.place
    ]
    labels += [found[1] for label in labels if (found := _ARTICLE_NUMBER.fullmatch(label))]
    labels += [f"{above}({below.strip('.()')})" for above, below in pairwise(labels)]
    labels += [found[1] for block in blocks if (found := _OWN_NUMBER.match(block.text))]
    labels += [found[1] for block in blocks if (found := _LABELLED.match(block.text))]
    labels += [found[1] for block in blocks if (found := _AMENDED.match(block.text))]
    labels += [found[1] for heading in passage.headings[-1:] if (found := _ARTICLE_NUMBER.search(heading))]
    return tuple(label for label in dict.fromkeys(labels) if any(letter.isdigit() for letter in label))


@lru_cache(maxsize=1024)
def citation(number: str) -> re.Pattern[str]:
    """The expression that finds the number where it stands alone; "5.2(4)" is not 5.2."""
    return re.compile(rf"(?<![\w.,]){re.escape(number)}(?!\w|[.,]\d|\(\w{{1,3}}\))")


class Numbers:
    """Numbers and letters by which passages can be cited; a text is asked only for those of which it has the figures."""

    def __init__(self) -> None:
        self._numbers: dict[str, dict[str, re.Pattern[str]]] = {}

    def __bool__(self) -> bool:
        return bool(self._numbers)

    @property
    def figures(self) -> Collection[str]:
        """The runs of figures of which a text must have one to cite a number."""
        return self._numbers.keys()

    def add(self, number: str) -> None:
        """Know the number, or the letter, from now on."""
        figures = _FIGURES.search(number)
        self._numbers.setdefault(figures[0] if figures else _NO_FIGURES, {})[number] = citation(number)

    def are_cited(self, text: str, is_article: Callable[[str], bool]) -> bool:
        """Whether the text names one of them; a lone digit or letter counts only after a word for an article."""
        return any(
            _cites(text, number, pattern, is_article)
            for figures in figures_in(text) & self._numbers.keys()
            for number, pattern in self._numbers[figures].items()
        )


def _cites(text: str, number: str, pattern: re.Pattern[str], is_article: Callable[[str], bool]) -> bool:
    if number not in text:  # nine times out of ten
        return False
    if not _needs_word(number):
        return pattern.search(text) is not None
    words = (_word_before(text, match.start()) for match in pattern.finditer(text))
    return any(word and is_article(word) for word in words)


def _word_before(text: str, place: int) -> str:
    """The word before the place, with spaces and full stops between; empty where none is."""
    while place and (text[place - 1] == "." or text[place - 1].isspace()):
        place -= 1
    found = _LAST_WORD.search(text, max(0, place - _LONGEST), place)
    return found[0] if found else ""


def _needs_word(number: str) -> bool:
    return number.isdigit() or len(number) == 1


def nothing(_: str) -> bool:
    """No word makes a lone digit an article: a clause of precedence names whole articles without taking them away."""
    return False
