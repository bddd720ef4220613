"""The report on one document: verdicts, purchase, outcome and notices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contractcheck.assess.also import also_of
from contractcheck.assess.clauses import clause_of, undetermined_clause
from contractcheck.assess.confidence import confidence_of, signal_of
from contractcheck.assess.counted import Counted, counted
from contractcheck.assess.law import legal_of
from contractcheck.assess.notices import Notices
from contractcheck.assess.playbook import for_purchase
from contractcheck.assess.purchase import outcome_of, purchase_of
from contractcheck.assess.verdict import Verdict, judge
from contractcheck.detect.clauses.candidates import Candidate
from contractcheck.detect.purchase.facts import Facts
from contractcheck.detect.read import Reading
from contractcheck.model.document import Document, Source, Unread
from contractcheck.model.report import Basis, ClauseResult, DocumentReport, DocumentText, Notice, Purchase, Status
from contractcheck.model.rules import Family, Language, Provision, Ruleset, Subject
from contractcheck.model.settings import Settings
from contractcheck.model.track import OpinionRecord
from contractcheck.opinion.passages import near_of, text_of
from contractcheck.opinion.second_reader import SecondReader

_NO_FACTS = Facts(ai=None, high_risk=None, area=None, provider=None, grounds=())


def assess(document: Document, reading: Reading, ruleset: Ruleset, settings: Settings) -> DocumentReport:
    """Judge every family in the rubric's order and put the report together."""
    language = report_language(settings, reading.context.language)
    name = document.source.name
    purchase = purchase_of(name, reading.facts, settings)
    ruleset = for_purchase(ruleset, purchase)
    candidates = {family.id: [each for each in reading.candidates if each.family == family.id] for family in ruleset.families}
    asked = None if settings.rules_only else ruleset.opinion
    judged = {family.id: counted_of(family, candidates[family.id], reading, asked) for family in ruleset.families}
    verdicts = {family: _determined(each.verdict, document, reading) for family, each in judged.items()}
    signals = {family: signal_of(each, candidates[family]) for family, each in judged.items()}
    law = _law(purchase, ruleset, settings, language)
    found = (clause_of(name, each, verdicts[each.id], reading.near, purchase, ruleset, language) for each in ruleset.families)
    clauses = tuple(_measured(replace(each, legal=law[each.id]), signals[each.id], ruleset, language) for each in found)
    outweighed = {family: each for family, each in judged.items() if each.is_outweighed}
    notices = Notices(ruleset, language, document).all(reading, verdicts, outweighed, purchase)
    return DocumentReport(
        source=document.source,
        language=reading.context.language,
        report_language=language,
        read=document.read,
        unread=document.unread,
        purchase=purchase,
        outcome=outcome_of(clauses, frozenset(_authority_only(notices))),
        clauses=clauses,
        notices=notices,
        texts=(DocumentText(name, document.blocks),),
        also=also_of(name, reading, ruleset, law, language) if purchase.ai else (),
    )


def unreadable(source: Source, code: str, ruleset: Ruleset, settings: Settings) -> DocumentReport:
    """The report on a file that could not be read: only what the user stated is known, so nothing is missing.

    `code` is that of UnreadableDocument, or "internal"; the rules have a note `unreadable-<code>` for each.
    """
    language = report_language(settings, None)
    purchase = purchase_of(source.name, _NO_FACTS, settings)
    clauses = tuple(undetermined_clause(family, purchase, language) for family in ruleset.families)
    return DocumentReport(
        source=source,
        language=None,
        report_language=language,
        read=(),
        unread=(Unread("document", code),),
        purchase=purchase,
        outcome=outcome_of(clauses, frozenset()),
        clauses=clauses,
        notices=(Notice("unreadable-file", ruleset.notes[f"unreadable-{code}"].message.in_language(language)),),
    )


def _measured(clause: ClauseResult, signal: str, ruleset: Ruleset, language: Language) -> ClauseResult:
    """The clause with how sure its verdict is."""
    return replace(clause, signal=signal, confidence=confidence_of(clause.status, signal, ruleset, language))


def _law(purchase: Purchase, ruleset: Ruleset, settings: Settings, language: Language) -> dict[str, tuple[Provision, ...]]:
    as_of = settings.as_of or ruleset.as_of
    rules: tuple[Family | Subject, ...] = (*ruleset.families, *ruleset.subjects)
    return {rule.id: legal_of(rule, purchase, ruleset, as_of, language) for rule in rules}


def report_language(settings: Settings, document: str | None) -> Language:
    """The language asked for; with `auto` that of the document, Dutch where it is mixed or unknown."""
    if settings.report_language != "auto":
        return settings.report_language
    return "en" if document == "en" else "nl"


def counted_of(family: Family, candidates: Sequence[Candidate], reading: Reading, record: OpinionRecord | None) -> Counted:
    """The verdict on a family, by the rules alone where there is no record of a text model."""
    verdict = judge(family, candidates, reading.incorporations)
    if record is None or verdict.basis is Basis.REFERENCE:
        return Counted(verdict, verdict)
    opinion = SecondReader(record).opinion(family.id, text_of(family.id, reading))
    return counted(verdict, opinion, family, record, near_of(family.id, reading))


def _determined(verdict: Verdict, document: Document, reading: Reading) -> Verdict:
    """The verdict, undetermined where unread parts could hold what is lacking."""
    unread = any(part.holds_clauses for part in document.unread) or bool(reading.foreign)
    lacks = verdict.status is Status.MISSING or (verdict.reasons == ("incomplete",) and "actor" not in verdict.lacking)
    return replace(verdict, status=Status.UNDETERMINED, reasons=()) if unread and lacks else verdict


def _authority_only(notices: tuple[Notice, ...]) -> list[str]:
    return [notice.family for notice in notices if notice.code == "authority-only" and notice.family is not None]
