"""Whether a playbook fits the rules that it is laid over: everything that it names exists, and nothing is said twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from contractcheck.errors import ClauseFileError
from contractcheck.rules import cross
from contractcheck.rules.build import Parts
from contractcheck.rules.build_playbook import OwnPlaybook
from contractcheck.rules.placed import Placed
from contractcheck.rules.playbook import with_own_phrases
from contractcheck.rules.validate import did_you_mean
from contractcheck.rules.wording import PLACEHOLDERS, unknown_placeholders

_OF_FAMILY = ("title", "what", "why", "ask", "repair")
_OF_SUBJECT = ("title", "what", "why", "ask")
_OF_ELEMENT = ("title", "missing", "ask")

Faults = Iterator[ClauseFileError]
Book = Placed[OwnPlaybook]


def faults(parts: Parts) -> Faults:
    """What does not fit, at its place in the playbook."""
    for book in parts.playbooks:
        yield from _elements(book, parts)
        yield from _required(book, parts)
        yield from _texts(book, parts)
        yield from _wording(book, parts)
        yield from _parties(book, parts)
        yield from _phrases(book, parts)


def _names(parts: Parts) -> list[str]:
    return [f"{family.value.id}/{element.id}" for family in parts.families for element in family.value.elements]


def _elements(book: Book, parts: Parts) -> Faults:
    known, own = _names(parts), book.value
    yield from _both_lists(book, own.essential, own.desirable, known)
    for index, each in enumerate(own.purchases):
        yield from _both_lists(book, each.essential, each.desirable, known, "purchases", index)


def _both_lists(
    book: Book, essential: Sequence[str], desirable: Sequence[str], known: Sequence[str], *steps: str | int
) -> Faults:
    for key, names in (("essential", essential), ("desirable", desirable)):
        for index, name in enumerate(names):
            if name not in known:
                yield book.fault(*steps, key, index, message=f"no element is called '{name}'{did_you_mean(name, known)}")
            elif key == "desirable" and name in essential:
                yield book.fault(*steps, key, index, message=f"'{name}' is called essential as well; keep one of the two")


def _required(book: Book, parts: Parts) -> Faults:
    known = [family.value.id for family in parts.families]
    for index, each in enumerate(book.value.required):
        if each.family not in known:
            message = f"no family is called '{each.family}'{did_you_mean(each.family, known)}"
            yield book.fault("required", index, "family", message=message)


def _texts(book: Book, parts: Parts) -> Faults:
    allowed: dict[str, tuple[str, ...]] = dict.fromkeys(_names(parts), _OF_ELEMENT)
    allowed |= {subject.value.id: _OF_SUBJECT for subject in parts.subjects}
    allowed |= {family.value.id: _OF_FAMILY for family in parts.families}
    for index, each in enumerate(book.value.texts):
        if each.about not in allowed:
            message = f"no family, neighbour subject or element is called '{each.about}'{did_you_mean(each.about, allowed)}"
            yield book.fault("texts", index, "about", message=message)
        elif each.about in [other.about for other in book.value.texts[:index]]:
            yield book.fault("texts", index, "about", message=f"'{each.about}' stands here twice; join the two")
        for key in each.texts:
            if key not in allowed.get(each.about, each.texts):
                message = f"'{each.about}' has no text '{key}'; it has {', '.join(allowed[each.about])}"
                yield book.fault("texts", index, key, message=message, key=True)


def _wording(book: Book, parts: Parts) -> Faults:
    known = [f"{model.value.family}/{piece.element}" for model in parts.models for piece in model.value.pieces]
    for index, piece in enumerate(book.value.wording):
        if piece.element not in known:
            message = f"no model clause has an element '{piece.element}'{did_you_mean(piece.element, known)}"
            yield book.fault("wording", index, "element", message=message)
        for key, language, name in unknown_placeholders(piece):
            message = f"'{{{name}}}' is no placeholder; known are {', '.join(PLACEHOLDERS)}{did_you_mean(name, PLACEHOLDERS)}"
            yield book.fault("wording", index, key, language, message=message)


def _parties(book: Book, parts: Parts) -> Faults:
    known = [each.id for drafting in parts.draftings for each in drafting.value.parties]
    for index, each in enumerate(book.value.parties):
        if each.id in known:
            yield book.fault("parties", index, "id", message=f"the names '{each.id}' exist already; choose another id")
        known.append(each.id)
    if book.value.names and book.value.names not in known:
        message = f"no party names are called '{book.value.names}'{did_you_mean(book.value.names, known)}"
        yield book.fault("names", message=message)


def _phrases(book: Book, parts: Parts) -> Faults:
    terms = [term.value for term in parts.terms]
    names, joint = {term.name for term in terms}, cross.joint_names((*terms, *book.value.phrases))
    sound = True
    for own in book.value.phrases:
        placed = Placed(own, book.file, (*book.place, "phrases", own.name))
        if own.name not in names:
            yield placed.fault(message=f"no term is called '{own.name}'{did_you_mean(own.name, names)}", key=True)
        for fault in cross.phrase_faults(placed, names, joint):
            sound = False
            yield fault
    yield from _circles(book, parts) if sound else ()


def _circles(book: Book, parts: Parts) -> Faults:
    before: Collection[str] = cross.in_circles(term.value for term in parts.terms)
    for name in sorted(cross.in_circles(with_own_phrases(term.value, book.value) for term in parts.terms)):
        if name not in before and name in [own.name for own in book.value.phrases]:
            yield book.fault("phrases", name, message=f"these phrases lead '{name}' back to itself; take that one away", key=True)
