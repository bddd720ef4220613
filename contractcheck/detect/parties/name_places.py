"""Where names stand that a document did not define."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractcheck.detect.document.statements import Actor
from contractcheck.detect.search.phrases import Match

NAME = re.compile(r"(?<![\w])[A-Z][\w&’'-]*(?:\s+(?:[A-Z][\w&’'.-]*|&))*")
_LAST = re.compile(rf"{NAME.pattern}\s*$")


def overlaps(name: re.Match[str], known: Sequence[tuple[int, int, Actor, str]]) -> bool:
    """Whether a party that is known stands in the name ("What Y" holds "Y")."""
    return any(start < name.end() and name.start() < end for start, end, _, _ in known)


def whole_name(text: str, form: Match, known: Sequence[tuple[int, int, Actor, str]]) -> int:
    """Where the name of a company begins that ends in its legal form; the form's own place behind a name that is known."""
    name = _LAST.search(text[: form.start])
    if name is None or any(start < form.start and name.start() < end for start, end, _, _ in known):
        return form.start
    return name.start()
