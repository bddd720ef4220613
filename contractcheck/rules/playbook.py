"""An organisation's own folder laid over the rules: files of the same name replace ours, others come beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from contractcheck.model.playbook import Playbook
from contractcheck.model.rules import Element, Family, Subject, Term
from contractcheck.model.wording import Drafting, ModelClause, Piece
from contractcheck.rules.build import Header, Parts
from contractcheck.rules.build_playbook import OwnPlaybook
from contractcheck.rules.placed import Placed

Value = TypeVar("Value")
Texts = Mapping[str, Mapping[str, Any]]


def listed(parts: Parts) -> Parts:
    """The parts with the families and neighbour subjects of a playbook behind ours."""
    if not parts.playbooks:
        return parts
    families = [family.value.id for family in parts.families]
    subjects = [subject.value.id for subject in parts.subjects]
    return replace(parts, headers=tuple(_header(each, families, subjects) for each in parts.headers))


def applied(parts: Parts) -> Parts:
    """The parts as the playbook wants them. It names only what exists, as `playbook_faults` makes sure."""
    for placed in parts.playbooks:
        own = placed.value
        texts: Texts = {each.about: each.texts for each in own.texts}
        parts = replace(
            parts,
            families=tuple(replace(each, value=_family(each.value, own, texts)) for each in parts.families),
            subjects=tuple(replace(each, value=_subject(each.value, texts)) for each in parts.subjects),
            models=tuple(replace(each, value=_model(each.value, own)) for each in parts.models),
            draftings=tuple(replace(each, value=_drafting(each.value, own)) for each in parts.draftings),
            terms=tuple(replace(each, value=with_own_phrases(each.value, own)) for each in parts.terms),
        )
    return parts


def model_of(own: OwnPlaybook) -> Playbook:
    """What later stages need to know of the playbook."""
    return Playbook(own.name, own.made_for, own.purchases)


def _header(header: Placed[Header], families: list[str], subjects: list[str]) -> Placed[Header]:
    value = header.value
    return replace(header, value=replace(value, families=_joined(value.families, families), also=_joined(value.also, subjects)))


def _joined(first: tuple[str, ...], then: list[str]) -> tuple[str, ...]:
    return (*first, *(each for each in then if each not in first))


def _family(family: Family, own: OwnPlaybook, texts: Texts) -> Family:
    essential = dict(_wishes(own))
    required = {each.family: each.purchase for each in own.required}
    elements = tuple(_element(family.id, each, essential, texts) for each in family.elements)
    changed = replace(family, elements=elements, required_for=required.get(family.id, family.required_for))
    return replace(changed, **texts.get(family.id, {}))


def _wishes(own: OwnPlaybook) -> Iterator[tuple[str, bool]]:
    yield from ((name, True) for name in own.essential)
    yield from ((name, False) for name in own.desirable)


def _element(family: str, element: Element, essential: Mapping[str, bool], texts: Texts) -> Element:
    name = f"{family}/{element.id}"
    return replace(element, essential=essential.get(name, element.essential), **texts.get(name, {}))


def _subject(subject: Subject, texts: Texts) -> Subject:
    return replace(subject, **texts.get(subject.id, {}))


def _model(model: ModelClause, own: OwnPlaybook) -> ModelClause:
    wording = {each.element: each for each in own.wording}
    return replace(model, pieces=tuple(_piece(model.family, each, wording) for each in model.pieces))


def _piece(family: str, piece: Piece, wording: Mapping[str, Piece]) -> Piece:
    own = wording.get(f"{family}/{piece.element}")
    return replace(own, element=piece.element) if own else piece


def _drafting(drafting: Drafting, own: OwnPlaybook) -> Drafting:
    return replace(drafting, parties=(*drafting.parties, *own.parties), usual=own.names or drafting.usual)


def with_own_phrases(term: Term, own: OwnPlaybook) -> Term:
    """The term with the phrases that the playbook adds to it."""
    more = next((each for each in own.phrases if each.name == term.name), None)
    if more is None:
        return term
    return replace(term, nl=_more(term.nl, more.nl), en=_more(term.en, more.en), any=_more(term.any, more.any))


def _more(ours: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ours, *own)))
