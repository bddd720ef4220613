"""Whether the model clauses fit their families: elements that exist, all of them once, and placeholders that are known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractcheck.errors import ClauseFileError
from contractcheck.model.wording import ModelClause, Piece
from contractcheck.rules.build import Parts
from contractcheck.rules.placed import Placed
from contractcheck.rules.validate import did_you_mean

PLACEHOLDERS = ("supplier", "buyer", "system", "article")
_BRACE = re.compile(r"\{([^{}]*)\}?|\}")

Faults = Iterator[ClauseFileError]


def faults(parts: Parts) -> Faults:
    """What does not fit between model clauses and families."""
    families = {family.value.id: [element.id for element in family.value.elements] for family in parts.families}
    for model in parts.models:
        name = model.value.family
        if name in families:
            yield from _elements(model, families[name])
            yield from _placeholders(model)
        else:
            yield model.fault("family", message=f"no family is called '{name}'{did_you_mean(name, families)}")


def _elements(model: Placed[ModelClause], known: list[str]) -> Faults:
    given = [piece.element for piece in model.value.pieces]
    for index, name in enumerate(given):
        if name not in known:
            message = f"the family has no element '{name}'{did_you_mean(name, known)}"
            yield model.fault("pieces", index, "element", message=message)
        elif name in given[:index]:
            yield model.fault("pieces", index, "element", message=f"the element '{name}' stands here twice; keep one")
    for name in known:
        if name not in given:
            yield model.fault("pieces", message=f"the element '{name}' has no wording; add a piece for it", key=True)


def _placeholders(model: Placed[ModelClause]) -> Faults:
    for index, piece in enumerate(model.value.pieces):
        for key, language, name in unknown_placeholders(piece):
            message = f"'{{{name}}}' is no placeholder; known are {', '.join(PLACEHOLDERS)}{did_you_mean(name, PLACEHOLDERS)}"
            yield model.fault("pieces", index, key, language, message=message)


def unknown_placeholders(piece: Piece) -> Iterator[tuple[str, str, str]]:
    """The key, the language and the name of each placeholder in a piece that nothing fills."""
    for key, text in (("text", piece.text), ("alone", piece.alone)):
        for language, words in (("nl", text.nl), ("en", text.en)) if text else ():
            yield from ((key, language, name) for name in _BRACE.findall(words) if name not in PLACEHOLDERS)
