"""What the documents of a dossier are to each other: roles, order of precedence, shared names, annexes that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from contractcheck.detect.clauses.candidates import Candidate
from contractcheck.detect.clauses.references import Incorporation
from contractcheck.detect.document.passages import Passage, passages
from contractcheck.detect.parties.parties import Parties
from contractcheck.detect.parties.roles import Role
from contractcheck.detect.purchase.context import Context
from contractcheck.detect.purchase.facts import Fact, Facts
from contractcheck.detect.read import Reader, Reading
from contractcheck.model.document import Block, BlockKind, Document
from contractcheck.model.dossier import DocumentRole, Precedence
from contractcheck.model.rules import LANGUAGES, Ruleset

_BY_TITLE = (
    DocumentRole.NOTICE,
    DocumentRole.REQUIREMENTS,
    DocumentRole.GUIDE,
    DocumentRole.TERMS,
    DocumentRole.CONTRACT,
    DocumentRole.OFFER,
    DocumentRole.ANNEX,
)
_NAMED = tuple(role for role in _BY_TITLE if role is not DocumentRole.ANNEX)
_TITLE_BLOCKS = 3
_LONGEST_TITLE = 160
_ORDER_BLOCKS = 12
_GAP = 100
_AROUND = 70


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a dossier with its role, `stated` when the user gave it; `set_id` is the set of clauses that it is."""

    document: Document
    role: DocumentRole
    stated: bool = False
    set_id: str | None = None


class DossierReader:
    """Reads the documents of a dossier in view of each other."""

    def __init__(self, ruleset: Ruleset, reader: Reader) -> None:
        self._ruleset = ruleset
        self._reader = reader
        self._lexicon = reader.lexicon
        words = "|".join(re.escape(word.rstrip(".")) for word in ruleset.outline.annex)
        self._annex = re.compile(
            rf"(?<!\w)(?:{words})\.?[\s_-]+(?:nr\.?\s*)?(\d{{1,2}}[a-z]?|[a-z]|[ivx]{{1,5}})(?!\w)", re.IGNORECASE
        )

    @property
    def no_context(self) -> Context:
        """The context of a dossier of which nothing was read."""
        return Context(Parties(), (), None, "nl")

    def member(self, document: Document, *, is_letter: bool, stated: DocumentRole | None) -> Member:
        """The document with the role that the user, its title, its file name or its text gives it, in this order."""
        set_id = self._set(document)
        if stated is not None:
            return Member(document, stated, stated=True, set_id=set_id if stated is DocumentRole.SET else None)
        if is_letter:
            return Member(document, DocumentRole.LETTER)
        return Member(document, DocumentRole.SET, set_id=set_id) if set_id else Member(document, self._role(document))

    def precedence(self, members: Sequence[Member]) -> Precedence:
        """The order that the text itself states, from the document that ranks highest as usual; else the usual one."""
        for member in sorted(members, key=lambda each: list(DocumentRole).index(each.role)):
            if member.role is not DocumentRole.LETTER:
                for order, text in self._orders(member.document.blocks):
                    return Precedence(order, "text", member.document.source.name, text)
        return Precedence(tuple(DocumentRole))

    def readings(self, members: Sequence[Member], *, ai: bool | None) -> tuple[Reading, ...]:
        """One reading per member; names of parties and systems, and that AI is bought, hold for all of them."""
        surveys = [self._reader.survey(member.document) for member in members]
        bought = any(facts.ai for _, facts in surveys) or None if ai is None else ai
        contexts = [context for context, _ in surveys]
        found, first = [], 0
        for member, context in zip(members, contexts, strict=True):
            shared = _shared(context, contexts)
            found.append(self._reader.read(member.document, ai=bought, shared=shared, first=first))
            first += len(member.document.blocks) + _GAP
        return tuple(found)

    def authority_only(self, candidates: Sequence[Candidate], context: Context) -> tuple[str, ...]:
        """The families of which all that the documents oblige the supplier to give goes to an authority alone."""
        return self._reader.recipients.authority_only(candidates, context)

    def absent_annexes(self, members: Sequence[Member]) -> tuple[Fact, ...]:
        """The first mention of each annex that no document of the dossier is or holds."""
        present = {label for member in members for label in self._own_labels(member)}
        roles = {member.role for member in members}
        absent: dict[str, Fact] = {}
        for member in members:
            for passage in passages(member.document.blocks):
                for label, fact in self._mentions(replace(passage, document=member.document.source.name), roles):
                    if label not in present:
                        absent.setdefault(label, fact)
        return tuple(absent.values())

    def absent_sets(self, members: Sequence[Member], readings: Sequence[Reading]) -> tuple[Incorporation, ...]:
        """The first passage that makes each set part of the contract of which no document of the dossier holds the text."""
        headings = [block.text for member in members for block in member.document.blocks if block.kind is BlockKind.HEADING]
        found: dict[str, Incorporation] = {}
        for each in (each for reading in readings for each in reading.incorporations):
            is_there = each.set.of_law or any(self._holds_term(each.set.term, heading) for heading in headings)
            if each.binding and not is_there:
                found.setdefault(each.set.id, each)
        return tuple(found.values())

    def _role(self, document: Document) -> DocumentRole:
        title, file_name = _title(document.blocks), re.sub(r"[\W_]+", " ", document.source.name.rsplit("/", 1)[-1])
        for text in (title, file_name):
            opens_annex = self._annex.match(text)
            found = [role for role in _BY_TITLE if self._speaks_of(role.value, text)]
            if opens_annex and (not found or found[0] in {DocumentRole.CONTRACT, DocumentRole.OFFER}):
                return DocumentRole.ANNEX
            if found:
                return found[0]
        return DocumentRole.OTHER

    def _set(self, document: Document) -> str | None:
        """The set of clauses that the title of a document names as its own."""
        title = document.blocks[0].text if document.blocks else ""
        is_heading = bool(document.blocks) and document.blocks[0].kind is BlockKind.HEADING
        return next((each.id for each in self._ruleset.sets if is_heading and self._holds_term(each.term, title)), None)

    def _orders(self, blocks: Sequence[Block]) -> Iterator[tuple[tuple[DocumentRole, ...], str]]:
        """The roles in the order in which a clause on precedence, and the list that it opens, names them."""
        for index, block in enumerate(blocks):
            if block.kind is BlockKind.HEADING or not self._speaks_of("order", block.text):
                continue
            items = blocks[index + 1 : index + 1 + _ORDER_BLOCKS] if block.text.rstrip().endswith(":") else ()
            listed = [each.text for each in items if each.headings == block.headings]
            text = " ; ".join((block.text, *listed))
            order = self._named(text)
            if len(order) > 1:
                yield order, text

    def _named(self, text: str) -> tuple[DocumentRole, ...]:
        places: dict[DocumentRole, int] = {}
        for role in _NAMED:
            for language in LANGUAGES:
                for match in self._lexicon.find(f"dossier/{role.value}", text, language):
                    places[role] = min(places.get(role, match.start), match.start)
        return tuple(sorted(places, key=places.__getitem__))

    def _own_labels(self, member: Member) -> Iterator[str]:
        """The labels of the annexes that a document is or holds."""
        headings = [
            f"{block.number} {block.text}" for block in member.document.blocks if block.kind is BlockKind.HEADING and block.number
        ]
        texts = (member.document.source.name.rsplit("/", 1)[-1], _title(member.document.blocks), *headings)
        for text in texts:
            if match := self._annex.search(text):
                yield match[1].upper()

    def _mentions(self, passage: Passage, roles: Iterable[DocumentRole]) -> Iterator[tuple[str, Fact]]:
        """The annexes that a passage names, without those of laws and those that it calls by the name of another document."""
        if self._speaks_of("law", passage.text):
            return
        for match in self._annex.finditer(passage.text):
            around = passage.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
            if not any(
                self._speaks_of(role.value, around) for role in roles if role in _NAMED and role is not DocumentRole.CONTRACT
            ):
                yield match[1].upper(), Fact("annex-absent", passage, match.start(), match.end())

    def _speaks_of(self, name: str, text: str) -> bool:
        return self._holds_term(f"dossier/{name}", text)

    def _holds_term(self, term: str, text: str) -> bool:
        return any(self._lexicon.holds(term, text, language) for language in LANGUAGES)


def merged_facts(readings: Sequence[Reading], *, complete: bool) -> Facts:
    """The facts of a purchase from all its documents: one that says yes outweighs those that are silent.

    Where not every document could be read, silence says nothing.
    """
    every = [reading.facts for reading in readings]
    about_ai = [facts for facts in every if facts.ai]
    risks = [facts.high_risk for facts in about_ai if facts.high_risk is not None]
    grounds = {fact.code: fact for facts in reversed(about_ai or every) for fact in facts.grounds}
    kept = [fact for facts in about_ai or every for fact in facts.grounds if grounds.get(fact.code) is fact]
    return Facts(
        ai=True if about_ai else False if complete else None,
        high_risk=any(risks) if risks else None if about_ai or not complete else False,
        area=next((facts.area for facts in about_ai if facts.area), None),
        provider=next((facts.provider for facts in about_ai if facts.provider), None),
        grounds=tuple(kept),
    )


def _shared(own: Context, every: Sequence[Context]) -> Context:
    """A document's own context with the names that the others define; its own definitions go first."""
    names: dict[str, Role] = {}
    for context in (own, *every):
        for name, role in context.parties.names.items():
            names.setdefault(name, role)
    is_buyer = any(context.parties.provider is Role.BUYER for context in every)
    parties = replace(own.parties, names=names, provider=Role.BUYER if is_buyer else own.parties.provider)
    systems = dict.fromkeys(name for context in (own, *every) for name in context.systems)
    return replace(own, parties=parties, systems=tuple(systems))


def _title(blocks: Sequence[Block]) -> str:
    """The first heading, or the first short lines where there is none near the top."""
    top = [block for block in blocks[:_TITLE_BLOCKS] if len(block.text) <= _LONGEST_TITLE]
    heading = next((block for block in top if block.kind is BlockKind.HEADING), None)
    return f"{heading.number} {heading.text}".strip() if heading else " ".join(block.text for block in top)
