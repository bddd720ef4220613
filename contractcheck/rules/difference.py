"""What one rule set says otherwise than another, such as with a playbook laid over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from contractcheck.model.rules import Ruleset
from contractcheck.model.wording import ModelClause, Piece

_NOT_SHOWN = frozenset({"path", "line", "about", "id", "name", "code", "elements", "pieces", "parties", "provisions"})


@dataclass(frozen=True, slots=True)
class Change:
    """A difference: something that came or went whole (`field` ""), or one field with its plain values before and after.

    `kind` is "family", "element", "subject", "term", "wording", "party-names", "drafting", "note", "set", "area", "law",
    "outline", "purchase" or "rules"; `name` is its id, that of an element or wording with its family ("family/element").
    """

    kind: str
    name: str
    change: Literal["added", "removed", "changed"]
    field: str = ""
    before: Any = None
    after: Any = None


def changes(before: Ruleset, after: Ruleset) -> tuple[Change, ...]:
    """Every difference, in the order of the rule sets; cases, which judge the rules and are none, do not count."""
    old, new = dict(_values(before)), dict(_values(after))
    gone = [Change(*key, "removed") for key in old if key not in new]
    return (*(change for key, values in new.items() for change in _of(key, old.get(key), values)), *gone)


def _of(key: tuple[str, str], old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> Iterator[Change]:
    if old is None:
        yield Change(*key, "added", after=new)
        return
    for field in dict.fromkeys((*old, *new)):
        if old.get(field) != new.get(field):
            yield Change(*key, "changed", field, old.get(field), new.get(field))


def _values(ruleset: Ruleset) -> Iterator[tuple[tuple[str, str], Mapping[str, Any]]]:
    """Everything that can differ, by its kind and name."""
    yield ("rules", ruleset.version), {"as_of": ruleset.as_of}
    for family in ruleset.families:
        yield ("family", family.id), _plain(family)
        for element in family.elements:
            yield ("element", f"{family.id}/{element.id}"), _plain(element)
        yield from _wording(ruleset.models.get(family.id))
    yield from ((("subject", each.id), _plain(each)) for each in ruleset.subjects)
    yield from ((("term", each.name), _plain(each)) for each in ruleset.terms.values())
    yield from ((("note", code), _plain(each)) for code, each in ruleset.notes.items())
    yield from ((("set", each.id), _plain(each)) for each in ruleset.sets)
    yield from ((("area", each.id), _plain(each)) for each in ruleset.areas)
    yield ("outline", "outline"), _plain(ruleset.outline)
    yield from _rest(ruleset)


def _rest(ruleset: Ruleset) -> Iterator[tuple[tuple[str, str], Mapping[str, Any]]]:
    for law in ruleset.law:
        yield ("law", law.name), _plain(law)
        yield from ((("law", f"{law.name}, {each.number}"), _plain(each)) for each in law.provisions)
    if ruleset.drafting:
        yield ("drafting", "drafting"), _plain(ruleset.drafting)
        yield from ((("party-names", each.id), _plain(each)) for each in ruleset.drafting.parties)
    for asked in ruleset.playbook.purchases if ruleset.playbook else ():
        yield ("purchase", asked.purchase), {"essential": list(asked.essential), "desirable": list(asked.desirable)}


def _wording(model: ModelClause | None) -> Iterator[tuple[tuple[str, str], Mapping[str, Any]]]:
    if model:
        yield from ((("wording", f"{model.family}/{piece.element}"), _piece(piece)) for piece in model.pieces)


def _piece(piece: Piece) -> Mapping[str, Any]:
    return {"text": _plain(piece.text), "alone": _plain(piece.alone) if piece.alone else None}


def _plain(value: Any) -> dict[str, Any]:
    return {name: each for name, each in msgspec.to_builtins(value).items() if name not in _NOT_SHOWN}
