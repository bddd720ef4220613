"""The verdict on one family: which elements bind, what weakens them, what takes them away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from contractcheck.detect.clauses.candidates import Candidate, Link
from contractcheck.detect.clauses.references import Incorporation
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.statements import Fault, Scope, Statement
from contractcheck.model.report import Basis, Status
from contractcheck.model.rules import Family

_WEAKENS = (Fault.HEDGED, Fault.CONDITIONAL, Fault.SHIFTED)
_TEMPERS = frozenset({Fault.HEDGED, Fault.CONDITIONAL, Fault.DESCRIPTIVE})
_SOFT = frozenset(fault.value for fault in _WEAKENS)
ACTOR = "actor"
_MOMENT = "before-use"
_REACH = 6

Place = tuple[int, tuple[str, ...]]
"""The order of a passage with its headings."""
# Reasons that come after all others, a passage in which nobody is named last.
_WEIGHT: Mapping[tuple[str, ...], int] = {("descriptive",): 1, ("incomplete",): 2}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status, basis and reason codes of a family.

    `covered` and `binding` are element ids; `lacking` the essential ones that no binding passage covers, with
    "actor" where nobody is named; `evidence` the statements that decided.
    """

    status: Status
    basis: Basis
    reasons: tuple[str, ...]
    covered: frozenset[str]
    binding: frozenset[str]
    lacking: tuple[str, ...]
    evidence: tuple[Statement, ...]


def judge(family: Family, candidates: Sequence[Candidate], sets: Sequence[Incorporation]) -> Verdict:
    """The verdict on a family from its candidates and the sets that cover it."""
    found = _Found(family, candidates)
    applying = [each for each in sets if family.id in each.set.covers]
    bound = [each for each in applying if each.binding]
    if bound and not found.complete:
        return _by_reference(found, bound)
    if applying and not found.binding and not found.weak:
        return _conditional_reference(found, applying)
    return found.verdict()


class _Found:
    """The candidates of a family sorted by what they do."""

    def __init__(self, family: Family, candidates: Sequence[Candidate]) -> None:
        self.family = family
        self.candidates = tuple(candidates)
        away = [takes_away(each) for each in candidates]
        self.away = tuple(each for each, takes in zip(candidates, away, strict=True) if takes)
        self.speaking = tuple(each for each, takes in zip(candidates, away, strict=True) if not takes)
        self.binding = self._binding()
        self.weak = tuple(each for each in self.speaking if _reasons(each))

    @property
    def covered(self) -> frozenset[str]:
        """Every element that a candidate speaks of, binding or not."""
        return frozenset(element for each in self.speaking for element in each.element_ids)

    @property
    def complete(self) -> bool:
        return set(self.family.essential) <= self.binding and not self.away

    def _binding(self) -> frozenset[str]:
        """The elements that a statement without fault covers; "it is done" binds beside "the supplier does".

        What they are about needs no duty of its own: "We trained it on these sets. We warrant their origin."
        """
        beside = _beside(each.statement.passage for each in self.speaking if not each.statement.faults)
        open_ = [
            (element, _open_faults(each.statement.faults_at(match), _is_beside(each, beside)))
            for each in self.speaking
            for element, match in each.elements
        ]
        binding = frozenset(element for element, faults in open_ if not faults)
        # A moment is nobody's act: "the Supplier registers it; then the Customer starts using it".
        moments = frozenset(element for element, faults in open_ if element == _MOMENT and faults == {Fault.SHIFTED})
        binding |= moments if binding & set(self.family.essential) else frozenset()
        rests = set(self.family.essential) - binding <= self.family.topics
        return binding | (self.covered & self.family.topics) if rests else binding

    @property
    def lacking(self) -> tuple[str, ...]:
        return tuple(element for element in self.family.essential if element not in self.binding)

    def verdict(self) -> Verdict:
        """The verdict from the text alone."""
        if not self.candidates:
            return self._make(Status.MISSING, (), ())
        if not self.speaking:
            in_part = any(_takes_part(each) for each in self.away)
            status, reasons = (Status.WEAK, ("contradicted",)) if in_part else (Status.EXCLUDED, ())
            return self._make(status, reasons, self.away)
        essential = self.binding & set(self.family.essential)
        if self.away and (essential or not self._weakening()):
            return self._contradicted_or_excluded()
        if not self.lacking:
            return self._make(Status.ADEQUATE, (), self._supporting())
        return self._weak(essential)

    def _weakening(self) -> bool:
        """Whether a statement that names the subject lays a duty on somebody, if a weak one."""
        named = (each for each in self.weak if each.link is not Link.CONTINUATION)
        return any(not _SOFT.isdisjoint(_reasons(each)) for each in named)

    def _contradicted_or_excluded(self) -> Verdict:
        """A duty beside a denial is contradicted; a mere statement beside a denial leaves the denial alone."""
        if self._owed():
            return self._make(Status.WEAK, ("contradicted",), (*self._supporting(), *self.away))
        return self._make(Status.EXCLUDED, (), self.away)

    def _owed(self) -> frozenset[str]:
        """The essential elements of which there is a duty; what the family is about needs somebody who acts."""
        essential = self.binding & set(self.family.essential)
        acting = (each.element_ids for each in self.speaking if not each.statement.faults)
        return essential if essential - self.family.topics else essential & frozenset[str]().union(*acting)

    def _weak(self, essential: frozenset[str]) -> Verdict:
        lacking = set(self.lacking)
        blamed = [each for each in self.weak if each.element_ids & lacking] or ([] if essential else list(self.weak))
        reasons = _first_reasons(blamed, lacking) or ("incomplete",)
        evidence = (*self._supporting(), *blamed) if essential else blamed or self.speaking
        return self._make(Status.WEAK, reasons, evidence)

    def _supporting(self) -> tuple[Candidate, ...]:
        """The candidates that carry a binding element; all that speak when none does."""
        carrying = [
            each for each in self.speaking if each.element_ids & self.binding and not each.statement.faults - {Fault.ACTORLESS}
        ]
        return tuple(carrying) or self.speaking

    def _make(self, status: Status, reasons: tuple[str, ...], evidence: Iterable[Candidate]) -> Verdict:
        lacking = self.lacking if status is Status.WEAK else ()
        if "incomplete" in reasons and all(Fault.ACTORLESS in each.statement.faults for each in self.speaking):
            lacking = (ACTOR, *(element for element in lacking if element not in self.covered))
        basis = Basis.NONE if status is Status.MISSING else Basis.TEXT
        binding = self.binding if status in (Status.ADEQUATE, Status.WEAK) else frozenset()
        covered = self.covered if status is not Status.EXCLUDED else frozenset()
        return Verdict(status, basis, reasons, covered, binding, lacking, _statements(evidence))


def _by_reference(found: _Found, bound: Sequence[Incorporation]) -> Verdict:
    """Adequate by reference, unless a passage takes the family away again."""
    statements = tuple(dict.fromkeys(each.statement for each in bound))
    every = frozenset(found.family.essential)
    if any(each.statement in statements and Fault.NEGATED in each.statement.faults for each in found.away):
        return Verdict(Status.EXCLUDED, Basis.REFERENCE, (), frozenset(), frozenset(), (), statements)
    if found.away:
        away = _statements(found.away)
        return Verdict(Status.WEAK, Basis.REFERENCE, ("contradicted",), every, every, (), (*statements, *away))
    return Verdict(Status.ADEQUATE, Basis.REFERENCE, (), every, every, (), statements)


def _conditional_reference(found: _Found, applying: Sequence[Incorporation]) -> Verdict:
    statements = tuple(dict.fromkeys(each.statement for each in applying))
    negated = all(Fault.NEGATED in each.faults for each in statements)
    if negated:
        return found.verdict()
    codes = {reason for each in statements for reason in _reason_codes(each.faults)}
    # "May be declared applicable" is a condition: somebody must declare it first.
    reasons = tuple(sorted({"conditional" if code == "hedged" else code for code in codes})) or ("conditional",)
    every = frozenset(found.family.essential)
    return Verdict(Status.WEAK, Basis.REFERENCE, reasons, every, frozenset(), found.family.essential, statements)


def takes_away(candidate: Candidate) -> bool:
    faults = candidate.statement.faults
    if candidate.link is Link.REFERENCE or Fault.DEVIATES in faults:
        return True
    if faults & _TEMPERS and not _is_flatly_denied(candidate):
        return False
    denials = [scope for scope in candidate.statement.scopes if scope.fault is Fault.NEGATED and _concerns(scope, candidate)]
    if Fault.SHIFTED in faults:
        return any(scope.start == 0 for scope in denials)
    if candidate.link is Link.CONTINUATION and not candidate.elements:
        return any(scope.sure for scope in denials)
    return bool(denials)


def _is_flatly_denied(candidate: Candidate) -> bool:
    """Whether an element is surely denied where nothing tempers it: "need not assess it, and may use it all the same"."""
    statement = candidate.statement
    sure = [scope for scope in statement.scopes if scope.fault is Fault.NEGATED and scope.sure]
    denied = (match for _, match in candidate.elements if any(scope.start <= match.start < scope.end for scope in sure))
    return any(not statement.faults_at(match) & _TEMPERS for match in denied)


def _concerns(denial: Scope, candidate: Candidate) -> bool:
    """Whether the denial reaches an element, where the statement has any: "you did not ask, but we monitor" denies none."""
    places = [match.start for _, match in candidate.elements]
    return not places or denial.end > min(places)


def _takes_part(candidate: Candidate) -> bool:
    """Whether the candidate speaks of a duty before it deviates from it ("stays in force, but not for ...")."""
    starts = [scope.start for scope in candidate.statement.scopes if scope.fault is Fault.DEVIATES]
    return any(match.end <= start for start in starts for _, match in candidate.elements)


def _beside(acting: Iterable[Passage]) -> frozenset[Place]:
    """The places of the passages in which the supplier acts, and of those shortly after them in the same article."""
    return frozenset((each.order + step, each.headings) for each in acting for step in range(_REACH + 1))


def _is_beside(candidate: Candidate, beside: frozenset[Place]) -> bool:
    """Whether a passage in which the supplier acts stands with it or shortly before, or anywhere if a name links the two."""
    passage = candidate.statement.passage
    return (candidate.named and bool(beside)) or (passage.order, passage.headings) in beside


def _open_faults(faults: frozenset[Fault], acting: bool) -> frozenset[Fault]:  # noqa: FBT001
    return faults - {Fault.ACTORLESS} if acting else faults


def _reasons(candidate: Candidate) -> tuple[str, ...]:
    return _codes_of(candidate, candidate.statement.faults)


def _codes_of(candidate: Candidate, faults: frozenset[Fault]) -> tuple[str, ...]:
    """The codes of some faults of the candidate; what tells what there is lacks no actor, it describes."""
    codes = _reason_codes(faults)
    return ("descriptive",) if codes == ("incomplete",) and candidate.statement.tells else codes


def _reason_codes(faults: frozenset[Fault]) -> tuple[str, ...]:
    """The rubric's codes: description outweighs the rest, a hedge or condition that the buyer is subject of does not shift.

    A missing actor counts only alone.
    """
    if Fault.DESCRIPTIVE in faults:
        return ("descriptive",)
    found = tuple(fault.value for fault in _WEAKENS if fault in faults)
    if len(found) > 1:
        found = tuple(code for code in found if code != Fault.SHIFTED.value)
    return found or (("incomplete",) if Fault.ACTORLESS in faults else ())


def _first_reasons(candidates: Sequence[Candidate], lacking: Collection[str]) -> tuple[str, ...]:
    """The reasons of the candidate that speaks of most; a description only where no duty is laid on anybody."""
    told = [(each, _reasons_at(each, lacking)) for each in candidates]
    ranked = sorted(told, key=lambda pair: (_WEIGHT.get(pair[1], 0), -len(pair[0].element_ids)))
    return ranked[0][1] if ranked else ()


def _reasons_at(candidate: Candidate, lacking: Collection[str]) -> tuple[str, ...]:
    """The reasons for which it does not bind where it speaks of what lacks; those of the whole where none shows there."""
    places = [match for element, match in candidate.elements if element in lacking]
    faults = frozenset[Fault]().union(*(candidate.statement.faults_at(each) for each in places))
    return _codes_of(candidate, faults) or _reasons(candidate)


def _statements(candidates: Iterable[Candidate]) -> tuple[Statement, ...]:
    return tuple(dict.fromkeys(each.statement for each in candidates))
