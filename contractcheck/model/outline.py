"""The words by which readers see the outline of a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutlineWords:
    """Words that the readers need to see the outline of a document; lower case, both languages together.

    `article` and `annex` open a numbered heading ("artikel", "clause"; "bijlage", "schedule"). `number_header`,
    `kind_header`, `requirement_header` are heads of requirement tables ("nr", "id"; "type", "soort"; "eis", "requirement").
    `requirement` are words that stand before a requirement's id ("eis", "wens", "requirement"), `signature` words that open a
    line with signatures ("getekend", "signed").
    """

    article: tuple[str, ...] = ()
    annex: tuple[str, ...] = ()
    requirement: tuple[str, ...] = ()
    number_header: tuple[str, ...] = ()
    kind_header: tuple[str, ...] = ()
    requirement_header: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
