"""What the page shows of a Report, as plain values for its template; no verdict is worked out here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from contractcheck.model.report import Basis, ClauseResult, DocumentReport, ElementResult, Outcome, Report, Standing, Status
from contractcheck.model.rules import Language
from contractcheck.report import labels
from contractcheck.report.exit_code import is_open, is_unreadable
from contractcheck.report.html.paper import Paper, paper
from contractcheck.report.html.passages import Passage, placed
from contractcheck.report.html.places import ALSO, FACTS, NOTICES, passages_of
from contractcheck.report.legend import legend
from contractcheck.report.members import members
from contractcheck.report.plain_text import clean
from contractcheck.report.told import told
from contractcheck.report.verdict import verdict_line
from contractcheck.report.wording import Wording, wording

_GROUNDS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote with its place; `target` is its anchor in the text, "" where it has none."""

    text: str
    place: str
    target: str


@dataclass(frozen=True, slots=True)
class Check:
    """An element of a clause as a line of a checklist; `state` is "binding", "covered" or "absent", `label` says so."""

    title: str
    state: str
    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """One clause: what was found, why, what to ask and a text to use; `look` is the status where that counts."""

    anchor: str
    number: int
    title: str
    status: Status
    look: Status | Outcome
    details: str
    required: bool
    reasons: tuple[str, ...]
    quotes: tuple[Quote, ...]
    near: tuple[Quote, ...]
    essential: tuple[Check, ...]
    desirable: tuple[Check, ...]
    advice: str
    wording: str
    law: str
    waiver: str
    doubt: str
    places: str
    is_referred: bool


@dataclass(frozen=True, slots=True)
class Note:
    """A notice with the clauses that it concerns, each with the places that it speaks of."""

    text: str
    concerns: tuple[tuple[str, tuple[Quote, ...]], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A neighbour subject: how the text addresses it, where, and what to ask where it is not firm."""

    anchor: str
    title: str
    standing: Standing
    label: str
    places: tuple[Quote, ...]
    reasons: tuple[str, ...]
    advice: str
    law: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One document or dossier; `t` and `w` are the labels of the terminal and of the page in its report language."""

    anchor: str
    name: str
    language: Language
    text_language: str
    t: Wording
    w: Wording
    outcome: str
    verdict: str
    facts: tuple[tuple[str, str], ...]
    grounds: tuple[Quote, ...]
    clauses: tuple[Card, ...]
    legend: tuple[tuple[str, str], ...]
    also: tuple[Beside, ...]
    members: tuple[str, ...]
    notices: tuple[Note, ...]
    unread: tuple[str, ...]
    aside: str
    papers: tuple[Paper, ...]


def documents(report: Report) -> tuple[Shown, ...]:
    """The documents of a report as the page shows them."""
    return tuple(_View(each, f"d{place}").shown() for place, each in enumerate(report.reports, start=1))


class _View:
    def __init__(self, document: DocumentReport, anchor: str) -> None:
        self._document = document
        self._anchor = anchor
        self._t = replace(wording("terminal", document.report_language), report_on=document.source.name)
        self._w = wording("html", document.report_language)
        self._law = wording("explain", document.report_language)
        self._passages = passages_of(document, anchor)
        self._marks = placed(self._passages, document.texts)
        self._targets = frozenset(mark.passage.anchor for found in self._marks.values() for mark in found)

    def shown(self) -> Shown:
        document = self._document
        readable = not is_unreadable(document)
        return Shown(
            anchor=self._anchor,
            name=clean(document.source.name),
            language=document.report_language,
            text_language=document.language if document.language in {"nl", "en"} else "",
            t=self._t,
            w=self._w,
            outcome=document.outcome.value,
            verdict=verdict_line(document, self._t),
            facts=tuple(self._facts()) if readable else (),
            grounds=tuple(self._grounds()),
            clauses=tuple(self._cards()) if readable else (),
            legend=tuple(legend(document.clauses, self._t)) if readable else (),
            also=tuple(self._also()),
            members=tuple(members(self._document, self._t)),
            notices=tuple(self._notices()),
            unread=tuple(self._unread()),
            aside=labels.left_aside(document.unread, self._t),
            papers=tuple(paper(text, self._marks) for text in document.texts if text.blocks),
        )

    def _facts(self) -> Iterator[tuple[str, str]]:
        document, t = self._document, self._t
        yield t("ai"), labels.ai_purchase(document.purchase, t)
        yield t("high-risk"), labels.high_risk(document.purchase, t)
        if provider := labels.provider(document.purchase, t):
            yield self._w("provider"), provider
        if document.language:
            yield self._w("language"), t(f"language.{document.language}")
        if document.source.pages is not None:
            yield self._w("pages"), str(document.source.pages)

    def _at(self, home: str) -> list[Passage]:
        return [each for each in self._passages if each.home == home]

    def _grounds(self) -> Iterator[Quote]:
        for passage in self._at(f"{self._anchor}-{FACTS}")[:_GROUNDS_SHOWN]:
            yield self._quote(passage)

    def _cards(self) -> Iterator[Card]:
        for number, clause in enumerate(self._document.clauses, start=1):
            quotes = [(each.near, self._quote(each)) for each in self._at(f"{self._anchor}-c{number}")]
            yield self._card(number, clause, quotes)

    def _card(self, number: int, clause: ClauseResult, quotes: Sequence[tuple[bool, Quote]]) -> Card:
        counts = clause.required is not False
        repair = is_open(clause)
        return Card(
            anchor=f"{self._anchor}-c{number}",
            number=number,
            title=clause.title,
            status=clause.status,
            look=clause.status if counts and not clause.waiver else Outcome.NOT_APPLICABLE,
            details=", ".join(self._details(clause)),
            required=counts,
            reasons=tuple(self._reasons(clause)) if counts else (),
            quotes=tuple(quote for near, quote in quotes if not near),
            near=tuple(quote for near, quote in quotes if near),
            essential=tuple(self._check(each, clause.basis) for each in clause.elements if each.essential),
            desirable=tuple(self._check(each, clause.basis) for each in clause.elements if not each.essential),
            advice=clean(clause.advice) if repair else "",
            wording=clause.wording if repair else "",
            law=labels.law(clause.legal, self._law),
            waiver=labels.waiver(clause, self._t),
            doubt=labels.doubt(clause, self._t) if counts else "",
            places=labels.places(clause.evidence, self._t),
            is_referred=clause.basis is Basis.REFERENCE,
        )

    def _check(self, element: ElementResult, basis: Basis) -> Check:
        state = "binding" if element.binding else "covered" if element.covered else "absent"
        # The text of a set that is referred to was not read, so nobody can say that it is firm.
        is_referred = element.binding and basis is Basis.REFERENCE
        return Check(element.title, state, self._t("by-reference") if is_referred else self._w(f"state.{state}"))

    def _details(self, clause: ClauseResult) -> Iterator[str]:
        if clause.basis is Basis.REFERENCE:
            yield self._t("by-reference")
        if clause.required is False:
            yield self._t("not-required")
        if clause.waiver:
            yield self._t("waived")

    def _reasons(self, clause: ClauseResult) -> list[str]:
        found = [clean(reason.message) for reason in clause.reasons]
        return found or ([] if clause.status is Status.ADEQUATE else [self._t(f"because.{clause.status}")])

    def _quote(self, passage: Passage) -> Quote:
        target = passage.anchor if passage.anchor in self._targets else ""
        return Quote(labels.quoted(passage.evidence), labels.place(passage.evidence, self._t), target)

    def _also(self) -> Iterator[Beside]:
        order = list(Standing)
        numbered = enumerate(self._document.also, start=1)
        for number, each in sorted(numbered, key=lambda pair: order.index(pair[1].standing)):
            anchor = f"{self._anchor}-{ALSO}{number}"
            firm = each.standing is Standing.BINDING
            yield Beside(
                anchor=anchor,
                title=each.title,
                standing=each.standing,
                label=self._t(f"also.{each.standing}"),
                places=self._places(self._at(anchor)),
                reasons=() if firm else tuple(clean(reason.message) for reason in each.reasons),
                advice="" if firm else clean(each.advice),
                law=labels.law(each.legal, self._law),
            )

    def _places(self, passages: Iterable[Passage]) -> tuple[Quote, ...]:
        """A quote for each different place."""
        by_place = {quote.place: quote for quote in reversed([self._quote(each) for each in passages])}
        return tuple(reversed([quote for place, quote in by_place.items() if place]))

    def _notices(self) -> Iterator[Note]:
        at = {each.evidence: each for each in self._at(f"{self._anchor}-{NOTICES}")}
        for notice in told(self._document):
            concerns = ((each.about, self._places(at[evidence] for evidence in each.evidence)) for each in notice.concerns)
            yield Note(notice.message, tuple(concerns))

    def _unread(self) -> Iterator[str]:
        for each in self._document.unread:
            # Why a document could not be read at all is a notice, which says what to do.
            if each.holds_clauses and each.part != "document":
                why = self._t.or_else(f"unread.{each.code}", clean(each.code))
                yield self._t("unread.part", part=labels.part(each, self._t), why=why)
