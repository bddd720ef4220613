"""What a document says about a family as the text model reads it: its passages in order, with roles in place of names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractcheck.detect.document.statements import Statement
from contractcheck.detect.parties.roles import Role
from contractcheck.detect.purchase.context import Context
from contractcheck.detect.read import Reading

# Words that no text holds, so that what is learned of "the Supplier" holds for every name of one.
_ROLES = {Role.SUPPLIER: "xsupplier", Role.BUYER: "xbuyer"}
_OTHER = "xparty"
_SYSTEM = "xsystem"
_MASKED = re.compile(r"\bAI-x+\b")


def text_of(family: str, reading: Reading) -> str:
    """The passages of the family's candidates and of the sets that cover it, each under its heading; "" where there are none.

    Where the rules have no candidate in a document that buys AI, those of its near misses.
    """
    parts: list[str] = []
    seen: set[int] = set()
    heading = ""
    spoken = [*_statements(family, reading)] or near_of(family, reading)
    for statement in sorted(spoken, key=lambda each: (each.passage.order, each.start)):
        if statement.passage.order in seen:
            continue
        seen.add(statement.passage.order)
        own = statement.headings[-1] if statement.headings else ""
        text, above = statement.passage.text, (statement.opening, own if own != heading else "")
        parts += [*(part for part in above if part and part not in text), text]
        heading = own
    return "\n".join(neutral(part, reading.context) for part in parts)


def near_of(family: str, reading: Reading) -> list[Statement]:
    """The statements that hold the words of a family without candidates, in a document that buys AI."""
    return [each.statement for each in reading.near if each.family == family] if reading.bought else []


def neutral(text: str, context: Context) -> str:
    """The text with each party's name replaced by a word for its role, and each name of the AI system by one for it."""
    masked = context.masked(text)
    parts: list[str] = []
    at = 0
    for start, end, role in sorted(context.parties.find(masked), key=lambda each: each[:2]):
        if start >= at:
            parts += [masked[at:start], _ROLES.get(role, _OTHER)]
            at = end
    return _MASKED.sub(_SYSTEM, "".join(parts) + masked[at:])


def _statements(family: str, reading: Reading) -> Iterator[Statement]:
    yield from (each.statement for each in reading.candidates if each.family == family)
    yield from (each.statement for each in reading.incorporations if family in each.set.covers)
