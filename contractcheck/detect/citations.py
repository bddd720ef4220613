"""Citations: the numbers under which a statement can be cited, and whether a text cites one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import pairwise

from contractcheck.detect.statements import Statement

# The number of an article in its heading: "Article 8 - Monitoring", "8. Monitoring".
_ARTICLE_NUMBER = re.compile(r"^(?:[^\W\d]+\s+)?(\d+[a-z]?)\b(?![.]\d)")
# A number that the reader left in the text: "R1.2 The tool shall".
_OWN_NUMBER = re.compile(r"([A-Z]{0,4}-?\d+[A-Z]?(?:\.\d+)+)\s")
# The provision that a text amends before it quotes the new words: 'Article 9 shall read: "..."'.
_AMENDED = re.compile(r"^(?:[^\W\d]+\s+){1,2}(\d+[a-z]?(?:\.\d+)*)(?!\w)[^:\"“„]*:\s*[\"“„]")
_CITED_AFTER = re.compile(r"([^\W\d]+)[.\s]*$")


def numbers_of(statement: Statement) -> tuple[str, ...]:
    """The numbers under which the statement's blocks can be cited ("8.1", "TD-04")."""
    blocks = [part.block for part in statement.passage.parts]
    labels = [block.number for block in blocks if block.cell is None] + [
        block.place.split()[-1] for block in blocks if block.cell and block.place
    ]
    labels += [f"{above}({below.strip('.()')})" for above, below in pairwise(labels)]
    labels += [found[1] for block in blocks if (found := _OWN_NUMBER.match(block.text))]
    labels += [found[1] for block in blocks if (found := _AMENDED.match(block.text))]
    labels += [found[1] for heading in statement.passage.headings[-1:] if (found := _ARTICLE_NUMBER.search(heading))]
    return tuple(label for label in dict.fromkeys(labels) if any(letter.isdigit() for letter in label))


@lru_cache(maxsize=1024)
def citation(number: str) -> re.Pattern[str]:
    """The expression that finds the number where it stands alone; "5.2(4)" is not 5.2."""
    return re.compile(rf"(?<![\w.,]){re.escape(number)}(?!\w|[.,]\d|\(\w{{1,3}}\))")


def cites(text: str, numbers: Mapping[str, re.Pattern[str]], is_article: Callable[[str], bool]) -> bool:
    """Whether the text names one of the numbers; a lone digit or letter counts only after a word for an article."""
    for number, pattern in numbers.items():
        if number not in text:  # nine times out of ten
            continue
        for match in pattern.finditer(text):
            word = _CITED_AFTER.search(text[: match.start()])
            if not _needs_word(number) or (word is not None and is_article(word[1])):
                return True
    return False


def _needs_word(number: str) -> bool:
    return number.isdigit() or len(number) == 1


def nothing(_: str) -> bool:
    """No word makes a lone digit an article: a clause of precedence names whole articles without taking them away."""
    return False
