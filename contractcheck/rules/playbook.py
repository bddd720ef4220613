"""An organisation's own folder laid over the rules: files of the same name replace ours, others come beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contractcheck.errors import ClauseFileError
from contractcheck.model.rules import Element, Family
from contractcheck.rules.build import Header, Parts, Playbook
from contractcheck.rules.placed import Placed
from contractcheck.rules.validate import did_you_mean


def applied(parts: Parts) -> Parts:
    """The parts as the playbook wants them: its own families behind ours, and elements as essential as it says."""
    wishes = {name: essential for each in parts.playbooks for name, essential in _wishes(each.value)}
    if not parts.playbooks:
        return parts
    families = tuple(replace(each, value=_family(each.value, wishes)) for each in parts.families)
    ids = [family.value.id for family in parts.families]
    return replace(parts, families=families, headers=tuple(_header(each, ids) for each in parts.headers))


def faults(parts: Parts) -> Iterator[ClauseFileError]:
    """Elements that a playbook names and that do not exist."""
    known = {f"{family.value.id}/{element.id}" for family in parts.families for element in family.value.elements}
    for each in parts.playbooks:
        for key, names in (("essential", each.value.essential), ("desirable", each.value.desirable)):
            for index, name in enumerate(names):
                if name not in known:
                    yield each.fault(key, index, message=f"no element is called '{name}'{did_you_mean(name, known)}")


def _wishes(playbook: Playbook) -> Iterator[tuple[str, bool]]:
    yield from ((name, True) for name in playbook.essential)
    yield from ((name, False) for name in playbook.desirable)


def _family(family: Family, wishes: dict[str, bool]) -> Family:
    return replace(family, elements=tuple(_element(family.id, each, wishes) for each in family.elements))


def _element(family: str, element: Element, wishes: dict[str, bool]) -> Element:
    return replace(element, essential=wishes.get(f"{family}/{element.id}", element.essential))


def _header(header: Placed[Header], ids: list[str]) -> Placed[Header]:
    listed = header.value.families
    return replace(header, value=replace(header.value, families=(*listed, *(each for each in ids if each not in listed))))
