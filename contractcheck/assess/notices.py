"""Notices: what a person should look at besides the five verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from contractcheck.assess.counted import Counted
from contractcheck.assess.parts import part_name
from contractcheck.assess.quotes import evidence_of, evidence_of_fact
from contractcheck.assess.verdict import Verdict
from contractcheck.detect.purchase.facts import Fact
from contractcheck.detect.read import Reading
from contractcheck.model.days import written
from contractcheck.model.document import Document, Remark
from contractcheck.model.report import Basis, Evidence, Notice, Purchase, Status
from contractcheck.model.rules import Language, Ruleset

_UNVERIFIED_SET = "arbit-ai-module"


class Notices:
    """Writes the notices of one document in the report's language."""

    def __init__(self, ruleset: Ruleset, language: Language, document: Document) -> None:
        self._ruleset = ruleset
        self._language = language
        self._document = document

    def all(
        self, reading: Reading, verdicts: Mapping[str, Verdict], outweighed: Mapping[str, Counted], purchase: Purchase
    ) -> tuple[Notice, ...]:
        """Every notice, in a fixed order: the rules, the purchase, the families, the text, the file."""
        found = [
            *self._about_rules(),
            *self._about_purchase(purchase),
            *self._about_families(reading, verdicts, outweighed, purchase),
            *self._about_opinions(outweighed),
            *self._about_text(reading),
            *self._about_file(reading),
        ]
        return tuple(found)

    def _note(self, code: str, family: str | None = None, evidence: tuple[Evidence, ...] = (), **fill: str) -> Notice:
        message = self._ruleset.notes[code].message.in_language(self._language)
        for name, value in fill.items():
            message = message.replace("{" + name + "}", value)
        return Notice(code, message, family, evidence)

    def _about_rules(self) -> Iterator[Notice]:
        playbook, version = self._ruleset.playbook, self._ruleset.version
        if playbook and playbook.made_for not in {"", version}:
            yield self._note("playbook-made-for", playbook=playbook.name, made=playbook.made_for, version=version)

    def _about_purchase(self, purchase: Purchase) -> Iterator[Notice]:
        if purchase.ai is None:
            yield self._note("ai-open")
        if purchase.high_risk and "purchase" not in purchase.stated:
            yield self._note("high-risk-indication")
        if purchase.ai and purchase.high_risk is None:
            yield self._note("high-risk-open")
        if purchase.high_risk:
            yield self._note("application-dates")
        if purchase.provider == "buyer":
            yield self._note("buyer-is-provider")

    def _about_families(
        self, reading: Reading, verdicts: Mapping[str, Verdict], outweighed: Mapping[str, Counted], purchase: Purchase
    ) -> Iterator[Notice]:
        for family, verdict in verdicts.items():
            if verdict.basis is Basis.REFERENCE and verdict.status is Status.ADEQUATE:
                yield from self._by_reference(reading, family, verdict)
            if family in reading.authority_only and verdict.status is Status.ADEQUATE and verdict.basis is Basis.TEXT:
                yield self._note("authority-only", family, evidence_of(self._document.source.name, verdict.evidence))
            # Where only the text model reads a contradiction, it does not know between which passages.
            if "contradicted" in verdict.reasons and family not in outweighed:
                yield self._note("contradiction", family, evidence_of(self._document.source.name, verdict.evidence))
        if purchase.high_risk:
            yield from self._too_light(reading)

    def _about_opinions(self, outweighed: Mapping[str, Counted]) -> Iterator[Notice]:
        """What the rules found where the text model outweighs them, so that a person reads the passage."""
        for family, each in outweighed.items():
            if each.is_found:
                yield self._note("found-by-words", family, evidence_of(self._document.source.name, each.verdict.evidence))
                continue
            evidence = evidence_of(self._document.source.name, each.by_rules.evidence)
            found = self._ruleset.notes[f"word-{each.by_rules.status.value}"].message.in_language(self._language)
            yield self._note("second-reading", family, evidence, found=found)

    def _too_light(self, reading: Reading) -> Iterator[Notice]:
        """A set that is not meant for high-risk AI, made part of a contract that seems to buy it."""
        for each in reading.incorporations:
            if each.binding and each.set.light:
                evidence = evidence_of(self._document.source.name, (each.statement,))
                yield self._note("wrong-set", None, evidence, set=each.set.title.in_language(self._language))

    def _by_reference(self, reading: Reading, family: str, verdict: Verdict) -> Iterator[Notice]:
        sets = [each.set for each in reading.incorporations if each.binding and family in each.set.covers]
        evidence = evidence_of(self._document.source.name, verdict.evidence)
        title = sets[0].title.in_language(self._language)
        yield self._note("by-reference-unseen", family, evidence, set=title)
        if sets[0].id == _UNVERIFIED_SET and family in {"post-market-monitoring", "eu-database-registration"}:
            yield self._note("by-reference-unverified", family, evidence, set=title)

    def _about_text(self, reading: Reading) -> Iterator[Notice]:
        """Notices whose words are terms `notice/<code>` of the rules."""
        for fact in reading.remarks:
            code = fact.code.removeprefix("notice/")
            evidence = (evidence_of_fact(self._document.source.name, fact),)
            yield self._note(code, None, evidence, quote=_words(fact), part=_words(fact))

    def _about_file(self, reading: Reading) -> Iterator[Notice]:
        for passage in reading.foreign[:5]:
            place = passage.block.place or passage.text[:60]
            yield self._note("other-language", part=place)
        for part in self._document.unread:
            if part.part == "document":
                message = self._note(f"unreadable-{part.code}").message
                yield Notice("unreadable-file", f"{part.document}: {message}")
            elif part.holds_clauses:
                name = part_name(part, self._ruleset, self._language)
                yield self._note("unread-part", part=f"{part.document}: {name}" if part.document else name)
        for remark in self._document.remarks:
            if remark.code in self._ruleset.notes:
                yield self._about_remark(remark)

    def _about_remark(self, remark: Remark) -> Notice:
        """The notice on a remark; in a dossier it begins with the name of the document."""
        notice = self._note(remark.code, None, (), **_fill(remark, self._language))
        document = dict(remark.details).get("document")
        return replace(notice, message=f"{document}: {notice.message}") if document else notice


def _fill(remark: Remark, language: Language) -> dict[str, str]:
    """The details of a remark, with the number of all tracked changes and the days on which they were made."""
    details = dict(remark.details)
    count = sum(int(details.get(kind, "0")) for kind in ("insertions", "deletions", "moves"))
    days = dict.fromkeys(filter(None, (details.get("first"), details.get("last"))))
    dates = " – ".join(written(day, language) for day in days)
    return {**details, "count": details.get("count", str(count)), "authors": details.get("authors") or "?", "dates": dates or "?"}


def _words(fact: Fact) -> str:
    return fact.passage.text[fact.start : fact.end]
