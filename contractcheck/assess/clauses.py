"""Verdicts as the clauses of a report, in the report's language."""

from __future__ import annotations

from collections.abc import Iterable

from contractcheck.assess.near_misses import near_misses_of
from contractcheck.assess.purchase import required
from contractcheck.assess.quotes import evidence_of
from contractcheck.assess.verdict import ACTOR, Verdict
from contractcheck.detect.clauses.near import Near
from contractcheck.model.report import Basis, ClauseResult, ElementResult, Purchase, Reason, Status
from contractcheck.model.rules import Family, Language, Ruleset


def clause_of(  # noqa: PLR0913, PLR0917  (each is a different fact of the clause)
    document: str,
    family: Family,
    verdict: Verdict,
    nearest: Iterable[Near],
    purchase: Purchase,
    ruleset: Ruleset,
    language: Language,
) -> ClauseResult:
    """One clause of the report from the verdict on its family; near misses only where it is missing."""
    return ClauseResult(
        id=family.id,
        title=family.title.in_language(language),
        status=verdict.status,
        basis=verdict.basis,
        required=required(family, purchase),
        reasons=tuple(Reason(code, _message(code, family, verdict, ruleset, language)) for code in verdict.reasons),
        elements=_elements(family, verdict, language),
        evidence=evidence_of(document, verdict.evidence),
        near_misses=near_misses_of(document, family.id, nearest) if verdict.status is Status.MISSING else (),
        legal=family.legal,
        advice=_advice(family, verdict, ruleset, language),
    )


def undetermined_clause(family: Family, purchase: Purchase, language: Language) -> ClauseResult:
    """The clause of a document that could not be read."""
    nothing = Verdict(Status.UNDETERMINED, Basis.NONE, (), frozenset(), frozenset(), (), ())
    return ClauseResult(
        id=family.id,
        title=family.title.in_language(language),
        status=Status.UNDETERMINED,
        basis=Basis.NONE,
        required=required(family, purchase),
        reasons=(),
        elements=_elements(family, nothing, language),
        evidence=(),
        near_misses=(),
        legal=family.legal,
        advice=family.ask.in_language(language),
    )


def _elements(family: Family, verdict: Verdict, language: Language) -> tuple[ElementResult, ...]:
    return tuple(
        ElementResult(
            id=element.id,
            title=element.title.in_language(language),
            essential=element.essential,
            covered=element.id in verdict.covered,
            binding=element.id in verdict.binding,
        )
        for element in family.elements
    )


def _message(code: str, family: Family, verdict: Verdict, ruleset: Ruleset, language: Language) -> str:
    text = ruleset.notes[code].message.in_language(language)
    return text.replace("{missing}", _lacking(family, verdict, ruleset, language))


def _lacking(family: Family, verdict: Verdict, ruleset: Ruleset, language: Language) -> str:
    """The half sentences of what is lacking, joined."""
    known = {element.id: element.missing for element in family.elements}
    known[ACTOR] = ruleset.notes[ACTOR].message
    return "; ".join(known[each].in_language(language) for each in verdict.lacking)


def _advice(family: Family, verdict: Verdict, ruleset: Ruleset, language: Language) -> str:
    """What to ask; nothing when adequate.

    Where a part of the duty stands, that is what the reason itself asks for, and each lacking element; else the family's own.
    """
    if verdict.status is Status.ADEQUATE:
        return ""
    lacking = [element.ask for element in family.elements if element.id in verdict.lacking]
    own = [ask for code in verdict.reasons if (ask := ruleset.notes[code].ask)] if verdict.binding else []
    asks = [*own, *lacking] if own or verdict.reasons == ("incomplete",) else []
    return " ".join(ask.in_language(language) for ask in asks) or family.ask.in_language(language)
