"""How the rule files fit together: names that exist, are unique and stand where they belong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import TypeVar

from contractcheck.errors import ClauseFileError
from contractcheck.model.rules import Case, Family, Term
from contractcheck.rules.build import Header, Parts, inside
from contractcheck.rules.law import faults as law_faults
from contractcheck.rules.notation import AND, PhraseError, parse, references
from contractcheck.rules.notation import parts as parts_of
from contractcheck.rules.placed import Placed
from contractcheck.rules.validate import CASES_ENDING, did_you_mean
from contractcheck.rules.wording import faults as wording_faults

Value = TypeVar("Value")
_OF_FAMILIES = ("adequate", "weak", "excluded", "missing")
_OF_SUBJECTS = ("binding", "weak", "not_found")

Faults = Iterator[ClauseFileError]


def faults(parts: Parts, folder: str) -> Faults:
    """What does not fit between sound files; `folder` is the clauses folder as errors show it."""
    yield from _header(parts, folder)
    yield from _unique(parts)
    yield from _families(parts)
    yield from _subjects(parts)
    yield from _term_names(parts)
    yield from _phrases(parts)
    yield from _cases(parts)
    yield from wording_faults(parts)
    yield from law_faults(parts)


def _header(parts: Parts, folder: str) -> Faults:
    if not parts.headers:
        yield ClauseFileError(f"{folder}/ruleset.yaml", 1, 1, "the file is missing; it names the rule set and its families")
    for header in parts.headers:
        if not _is_date(header.value.as_of):
            yield header.fault("as_of", message=f"'{header.value.as_of}' is no day of the calendar; write one, as in 2026-11-21")
    yield from (_second(placed) for placed in parts.headers[1:])
    yield from (_second(placed) for placed in parts.outlines[1:])
    yield from (_second(placed) for placed in parts.draftings[1:])
    yield from (_second(placed) for placed in parts.playbooks[1:])


def _second(placed: Placed[Value]) -> ClauseFileError:
    return placed.fault(message="a rule set has one file of this kind, and another stands before it; keep one", key=True)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _unique(parts: Parts) -> Faults:
    yield from _twice(parts.terms, "term", lambda term: term.name)
    yield from _twice(parts.notes, "note", lambda note: note.code)
    yield from _twice(parts.families, "family", lambda family: family.id)
    yield from _twice(parts.sets, "set", lambda item: item.id)
    yield from _twice(parts.areas, "area", lambda area: area.id)
    yield from _twice(parts.models, "model clause of the family", lambda model: model.family)
    yield from _twice(parts.subjects, "subject", lambda subject: subject.id)
    yield from _twice(parts.tracks, "kind of verdict", lambda track: f"{track.status}, {track.signal}")
    for family in parts.families:
        yield from _twice_in(family)


def _twice(values: Iterable[Placed[Value]], what: str, name: Callable[[Value], str]) -> Faults:
    first: dict[str, Placed[Value]] = {}
    for placed in values:
        before = first.setdefault(name(placed.value), placed)
        if before is not placed:
            where = before.file.where(before.place)
            message = f"the {what} '{name(placed.value)}' stands in {where} already; rename one"
            yield placed.fault(message=message, key=True)


def _twice_in(family: Placed[Family]) -> Faults:
    seen: set[str] = set()
    for index, element in enumerate(family.value.elements):
        if element.id in seen:
            yield family.fault("elements", index, "id", message=f"the element '{element.id}' stands here twice; rename one")
        seen.add(element.id)


def _families(parts: Parts) -> Faults:
    ids = {family.value.id for family in parts.families}
    for header in parts.headers[:1]:
        yield from _listed_families(header, ids)
        for family in parts.families:
            if family.value.id not in header.value.families:
                yield family.fault(
                    "id", message=f"the family '{family.value.id}' is not listed in {header.file.path}; list it there"
                )
    for family in parts.families:
        yield from _own_folder(family)


def _listed_families(header: Placed[Header], ids: set[str]) -> Faults:
    if not header.value.families:
        yield header.fault("families", message="no family is listed; a rule set has at least one", key=True)
    for index, family_id in enumerate(header.value.families):
        if family_id not in ids:
            yield header.fault(
                "families", index, message=f"no family.yaml has the id '{family_id}'{did_you_mean(family_id, ids)}"
            )


def _subjects(parts: Parts) -> Faults:
    """Each subject is listed and has words of its own. One with the id of a family gives way to it."""
    ids = {subject.value.id for subject in parts.subjects}
    terms = {term.value.name for term in parts.terms}
    listed = {each for header in parts.headers[:1] for each in header.value.also}
    for header in parts.headers[:1]:
        yield from _unknown(header, header.value.also, ids, "subject", "also")
    for subject in parts.subjects:
        yield from (subject.fault("id", message=fault) for fault in _subject_faults(subject.value.id, listed, terms))


def _subject_faults(subject_id: str, listed: set[str], terms: set[str]) -> Iterator[str]:
    if subject_id not in listed:
        yield f"the subject '{subject_id}' is not listed under 'also' in ruleset.yaml; list it there"
    if f"also/{subject_id}/subject" not in terms:
        yield f"the subject '{subject_id}' has no term 'also/{subject_id}/subject'; write the words that name it"


def _own_folder(family: Placed[Family]) -> Faults:
    folder = PurePosixPath(family.file.path).parent.name
    if folder != family.value.id:
        yield family.fault("id", message=f"the family '{family.value.id}' stands in the folder '{folder}'; give both one name")


def _term_names(parts: Parts) -> Faults:
    """Terms that families, sets and areas name must exist; sets cover families that exist."""
    terms = {term.value.name for term in parts.terms}
    for family in parts.families:
        for at, element in enumerate(family.value.elements):
            yield from _unknown(family, element.terms, terms, "term", "elements", at, "terms")
    for item in parts.sets:
        yield from _unknown_term(item, item.value.term, terms)
    for area in parts.areas:
        yield from _unknown_term(area, area.value.term, terms)
    ids = {family.value.id for family in parts.families}
    for item in parts.sets:
        yield from _unknown(item, item.value.covers, ids, "family", "covers")


def _unknown_term(placed: Placed[Value], name: str, known: set[str]) -> Faults:
    if name not in known:
        yield placed.fault("term", message=_no_such("term", name, known))


def _unknown(placed: Placed[Value], names: Iterable[str], known: set[str], what: str, *steps: str | int) -> Faults:
    for index, name in enumerate(names):
        if name not in known:
            yield placed.fault(*steps, index, message=_no_such(what, name, known))


def _no_such(what: str, name: str, known: Iterable[str]) -> str:
    return f"no {what} is called '{name}'{did_you_mean(name, known)}"


def _phrases(parts: Parts) -> Faults:
    """Every phrase parses, and refers to terms that exist and do not lead back to its own."""
    names, joint = {term.value.name for term in parts.terms}, joint_names(term.value for term in parts.terms)
    for term in parts.terms:
        yield from phrase_faults(term, names, joint)
    yield from _cycles(parts.terms)


def joint_names(terms: Iterable[Term]) -> set[str]:
    """The terms that have a phrase with &."""
    return {term.name for term in terms if any(AND in phrase for _, _, phrase in _written(term))}


def phrase_faults(term: Placed[Term], names: set[str], joint: set[str]) -> Faults:
    """What is wrong with the phrases of one term, where terms have these `names` and those in `joint` hold an &."""
    for way, index, phrase in _written(term.value):
        for offset, message in (*_phrase_faults(phrase, names), *_joint_faults(phrase, joint)):
            yield term.fault(way, index, message=message, offset=offset)


def _written(term: Term) -> Iterator[tuple[str, int, str]]:
    for way, phrases in (("nl", term.nl), ("en", term.en), ("any", term.any)):
        yield from ((way, index, phrase) for index, phrase in enumerate(phrases))


def _phrase_faults(phrase: str, names: set[str]) -> Iterator[tuple[int, str]]:
    for start, part in parts_of(phrase):
        try:
            unknown = [name for name in references(parse(part)) if name not in names]
        except PhraseError as error:
            yield start + error.position, f"in the phrase '{phrase}': {error}"
        else:
            yield from ((phrase.index("{" + name + "}"), _no_such("term", name, names)) for name in unknown)


def _joint_faults(phrase: str, joint: set[str]) -> Iterator[tuple[int, str]]:
    for name in sorted(joint):
        if (offset := phrase.find("{" + name + "}")) >= 0:
            yield offset, f"the term '{name}' has a phrase with &, which has no single place; give that phrase a term of its own"


def _targets(term: Term) -> set[str]:
    try:
        return {name for _, _, phrase in _written(term) for _, part in parts_of(phrase) for name in references(parse(part))}
    except PhraseError:
        return set()


def _cycles(terms: tuple[Placed[Term], ...]) -> Faults:
    circular = in_circles(term.value for term in terms)
    for term in terms:
        if term.value.name in circular:
            yield term.fault(message=f"the term '{term.value.name}' refers to itself, at once or through others", key=True)


def in_circles(terms: Iterable[Term]) -> set[str]:
    """The names of the terms that refer to themselves, at once or through others."""
    graph = {term.name: _targets(term) for term in terms}
    return {name for name in graph if name in _reachable(name, graph)}


def _reachable(name: str, graph: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(graph[name])
    while waiting:
        target = waiting.pop()
        if target not in reached:
            reached.add(target)
            waiting.extend(graph.get(target, ()))
    return reached


def _cases(parts: Parts) -> Faults:
    families = {family.value.id: {element.id for element in family.value.elements} for family in parts.families}
    subjects = {subject.value.id for subject in parts.subjects}
    for case in parts.cases:
        of_subject = parts.is_of_subject(case.value)
        yield from _status(case, of_subject)
        if of_subject:
            continue
        if case.value.family in families:
            known = families[case.value.family]
            yield from _unknown(case, case.value.elements or (), known, f"element of {case.value.family}", "elements")
        else:
            yield case.fault("family", message=_no_such("family or subject", case.value.family, {*families, *subjects}))
    yield from _case_files(parts)


def _status(case: Placed[Case], of_subject: bool) -> Faults:  # noqa: FBT001
    known = _OF_SUBJECTS if of_subject else _OF_FAMILIES
    if case.value.status not in known:
        what = "neighbour subject" if of_subject else "family"
        yield case.fault("status", message=f"a {what} has no status '{case.value.status}'; choose one of {', '.join(known)}")


def _case_files(parts: Parts) -> Faults:
    """Cases stand beside the rule file of the same name, and each name stands once in its file."""
    for path in sorted({case.file.path for case in parts.cases}):
        rule_file = path.replace(CASES_ENDING, ".yaml")
        if inside(rule_file) not in parts.paths:
            yield ClauseFileError(path, 1, 1, f"there is no {rule_file} beside these cases; name them after their rule file")
        yield from _twice([case for case in parts.cases if case.file.path == path], "case", lambda case: case.name)
