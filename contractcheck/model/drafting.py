"""Model clauses with the names of parties, system and article filled in."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from contractcheck.errors import UsageError
from contractcheck.model.rules import Family, Language, Ruleset, Text
from contractcheck.model.wording import Drafting, ModelClause

_PLACEHOLDER = re.compile(r"(?P<opens>^|[.!?] )?\{(?P<name>\w+)\}")


@dataclass(frozen=True, slots=True)
class Names:
    """How a contract calls supplier, buyer, system and clause inside a sentence, with their articles ("the Supplier")."""

    supplier: str
    buyer: str
    system: str
    article: str


def usual_names(ruleset: Ruleset, language: Language, parties: str | None = None) -> Names:
    """The names of a kind of conditions, for example "arbit", or those that the rules use where a contract gives none.

    Raises UsageError, with those that exist, for an unknown kind.
    """
    drafting = drafting_of(ruleset)
    for each in drafting.parties:
        if each.id == (parties or drafting.usual):
            texts = (each.supplier, each.buyer, drafting.system, drafting.article)
            return Names(*(text.in_language(language) for text in texts))
    known = ", ".join(each.id for each in drafting.parties)
    raise UsageError(f"There are no party names called '{parties}': choose one of {known}.")


def drafting_of(ruleset: Ruleset) -> Drafting:
    """The words around model clauses; UsageError where the rule set has none."""
    if ruleset.drafting is None:
        raise UsageError("These rules hold no file with the key 'drafting', which model clauses need: add one to their folder.")
    return ruleset.drafting


def sentences(model: ModelClause, names: Names, language: Language, elements: Collection[str] | None = None) -> tuple[str, ...]:
    """The whole clause, a text for each element in its order, or only for the elements named."""
    chosen = [piece for piece in model.pieces if elements is None or piece.element in elements]
    return tuple(filled(piece.text, names, language) for piece in chosen)


def essential_text(ruleset: Ruleset, family: Family, names: Names, language: Language) -> str:
    """The essential elements as one text; "" for a family without a model clause."""
    model = ruleset.models.get(family.id)
    return " ".join(sentences(model, names, language, family.essential)) if model else ""


def missing_piece(model: ModelClause, element: str, names: Names, language: Language) -> str:
    """The wording of one element as it is added to a clause that lacks it; KeyError for an element without wording."""
    piece = {piece.element: piece for piece in model.pieces}[element]
    return filled(piece.alone or piece.text, names, language)


def filled(text: Text, names: Names, language: Language) -> str:
    """A text with the names at their placeholders, with a capital where a sentence begins."""

    def name(match: re.Match[str]) -> str:
        opens, value = match["opens"], str(getattr(names, match["name"]))
        return value if opens is None else opens + value[:1].upper() + value[1:]

    return _PLACEHOLDER.sub(name, text.in_language(language))


def paragraphs(ruleset: Ruleset, family: Family, names: Names, language: Language) -> tuple[str, ...]:
    """The whole model clause, every element and the sentence that lets it apply from signature.

    Raises UsageError for a family without a model clause.
    """
    commencement = filled(drafting_of(ruleset).commencement, names, language)
    return (*sentences(model_of(ruleset, family), names, language), commencement)


def model_of(ruleset: Ruleset, family: Family) -> ModelClause:
    """The model clause of a family; UsageError where it has none."""
    if family.id not in ruleset.models:
        raise UsageError(f"These rules hold no model wording for '{family.id}': add a model.yaml to its folder.")
    return ruleset.models[family.id]


def numbered(ruleset: Ruleset, names: Names, number: str, language: Language) -> Names:
    """The names for a clause that bears a number, for example "9"."""
    return replace(names, article=drafting_of(ruleset).numbered.in_language(language).format(number=number))
