"""The report on a dossier: its documents judged as one purchase."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from contractcheck.assess.conflicts import Conflict, Settlement
from contractcheck.assess.document import assess
from contractcheck.assess.party_names import with_model_wording
from contractcheck.assess.quotes import evidence_of, evidence_of_fact
from contractcheck.detect.dossier import DossierReader, Member, merged_facts
from contractcheck.detect.read import Reading
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.document import Document, Remark, Source, Unread
from contractcheck.model.dossier import DocumentRole, Dossier, DossierDocument, Precedence
from contractcheck.model.report import ClauseResult, DocumentReport, DocumentText, Evidence, Notice
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import Settings

MEDIA_TYPE = "multipart/mixed"
_MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class Missed:
    """A document of a dossier that could not be read, with the code of the reason."""

    source: Source
    code: str


@dataclass(frozen=True, slots=True)
class Papers:
    """What a dossier holds: documents with their roles, documents that could not be read, settings files that were not used."""

    name: str
    members: tuple[Member, ...]
    missed: tuple[Missed, ...] = ()
    ignored: tuple[str, ...] = ()


class DossierJudge:
    """Judges dossiers with one rule set."""

    def __init__(self, ruleset: Ruleset, reader: DossierReader, lexicon: Lexicon) -> None:
        self._ruleset = ruleset
        self._reader = reader
        self._lexicon = lexicon

    def report(self, papers: Papers, settings: Settings) -> DocumentReport:
        """One report on all documents, in the order of precedence that the settings, the text or usage gives them."""
        precedence = self._precedence(papers.members, settings)
        members = sorted(papers.members, key=lambda each: precedence.rank(each.role))
        stated = None if settings.purchase == "auto" else settings.purchase != "none"
        readings = self._reader.readings(members, ai=stated)
        document = _merged_document(papers, members)
        reading, conflicts = self._merged(members, readings, precedence, complete=not papers.missed)
        report = assess(document, reading, self._ruleset, settings)
        report = with_model_wording(report, reading, self._lexicon, self._ruleset)
        notices = tuple(_Notes(self._ruleset, report, self._reader).all(papers, members, readings, conflicts))
        dossier = Dossier(tuple(_documents(papers, members, report.clauses)), precedence)
        texts = tuple(DocumentText(each.document.source.name, each.document.blocks) for each in members)
        return replace(report, notices=(*report.notices, *notices), dossier=dossier, texts=texts)

    def _precedence(self, members: Sequence[Member], settings: Settings) -> Precedence:
        if settings.dossier and settings.dossier.precedence:
            return Precedence(settings.dossier.precedence, "settings")
        return self._reader.precedence(members)

    def _merged(
        self, members: Sequence[Member], readings: Sequence[Reading], precedence: Precedence, *, complete: bool
    ) -> tuple[Reading, tuple[Conflict, ...]]:
        """One reading of all documents; sets that are in the dossier are judged by their own text."""
        pairs = tuple(zip(members, readings, strict=True))
        applied = {each.set.id for reading in readings for each in reading.incorporations if each.binding}
        named = {each.set.id for reading in readings for each in reading.incorporations}
        idle = {member.set_id for member in members if member.set_id in named - applied}
        heard = [(member, reading) for member, reading in pairs if not member.set_id or member.set_id not in idle]
        voices = Settlement(precedence, self._ruleset.outline, self._lexicon).settle(heard)
        own = {member.set_id for member in members} - idle
        addressed = {each.family for each in voices.candidates}
        near = [each for member, reading in heard if member.role is not DocumentRole.LETTER for each in reading.near]
        families = [family.id for family in self._ruleset.families if family.id not in addressed]
        context = readings[0].context if readings else self._reader.no_context
        merged = Reading(
            context=context,
            statements=tuple(each for reading in readings for each in reading.statements),
            candidates=voices.candidates,
            incorporations=tuple(each for reading in readings for each in reading.incorporations if each.set.id not in own),
            facts=merged_facts(readings, complete=complete),
            foreign=tuple(each for reading in readings for each in reading.foreign),
            remarks=tuple({each.code: each for reading in reversed(readings) for each in reading.remarks}.values()),
            near=tuple(each for family in families for each in [one for one in near if one.family == family][:_MOST_NEAR]),
            also=tuple(each for _, reading in heard for each in reading.also),
            authority_only=self._reader.authority_only(voices.candidates, context),
            contents=tuple(each for reading in readings for each in reading.contents),
            bought=any(reading.bought for reading in readings),
        )
        return merged, voices.conflicts


class _Notes:
    """Writes the notices on how the documents of a dossier stand to each other."""

    def __init__(self, ruleset: Ruleset, report: DocumentReport, reader: DossierReader) -> None:
        self._ruleset = ruleset
        self._language = report.report_language
        self._reader = reader

    def all(
        self, papers: Papers, members: Sequence[Member], readings: Sequence[Reading], conflicts: Sequence[Conflict]
    ) -> Iterator[Notice]:
        for conflict in {(each.code, each.family): each for each in conflicts}.values():
            yield self._note(conflict.code, conflict.family, evidence_of("", conflict.statements))
        for fact in self._reader.absent_annexes(members):
            part = fact.passage.text[fact.start : fact.end]
            yield self._note("annex-absent", None, (evidence_of_fact("", fact),), part=part)
        for each in self._reader.absent_sets(members, readings):
            name = each.set.title.in_language(self._language)
            yield self._note("set-absent", None, evidence_of("", (each.statement,)), set=name)
        for member in members:
            if member.set_id:
                title = next(each.title for each in self._ruleset.sets if each.id == member.set_id)
                part = member.document.source.name
                yield self._note("set-checked", None, (), set=title.in_language(self._language), part=part)
        for name in papers.ignored:
            yield self._note("settings-ignored", None, (), part=name)

    def _note(self, code: str, family: str | None, evidence: tuple[Evidence, ...], **fill: str) -> Notice:
        message = self._ruleset.notes[code].message.in_language(self._language)
        for name, value in fill.items():
            message = message.replace("{" + name + "}", value)
        return Notice(code, message, family, evidence)


def _merged_document(papers: Papers, members: Sequence[Member]) -> Document:
    """All documents as one, of which every unread part and remark names its document."""
    documents = [member.document for member in members]
    hashes = sorted([each.source.sha256 for each in documents] + [each.source.sha256 for each in papers.missed])
    pages = [each.source.pages for each in documents]
    source = Source(
        name=papers.name,
        sha256=hashlib.sha256("".join(hashes).encode()).hexdigest(),
        media_type=MEDIA_TYPE,
        pages=None if None in pages else sum(page or 0 for page in pages),
        characters=sum(each.source.characters for each in documents),
    )
    unread = [replace(part, document=each.source.name) for each in documents for part in each.unread]
    unread += [Unread("document", each.code, document=each.source.name) for each in papers.missed]
    remarks = [
        Remark(remark.code, (*remark.details, ("document", each.source.name))) for each in documents for remark in each.remarks
    ]
    return Document(
        source,
        tuple(block for each in documents for block in each.blocks),
        tuple(dict.fromkeys(part for each in documents for part in each.read)),
        tuple(unread),
        tuple(remarks),
        tuple(change for each in documents for change in each.changes),
    )


def _documents(papers: Papers, members: Sequence[Member], clauses: Sequence[ClauseResult]) -> Iterator[DossierDocument]:
    for member in members:
        source = member.document.source
        carries = (clause.id for clause in clauses if any(each.document == source.name for each in clause.evidence))
        yield DossierDocument(source.name, source.sha256, member.role, member.stated, was_read=True, carries=tuple(carries))
    for each in papers.missed:
        yield DossierDocument(each.source.name, each.source.sha256, DocumentRole.OTHER, stated=False, was_read=False)
