"""Documents of a dossier that speak of the same duty: notes that change it, offers that deviate, lower documents that deny it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from contractcheck.assess.verdict import takes_away
from contractcheck.detect.clauses.candidates import Candidate, Link
from contractcheck.detect.document.citations import numbers_of
from contractcheck.detect.document.statements import Fault, Statement
from contractcheck.detect.dossier import Member
from contractcheck.detect.read import Reading
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.dossier import DocumentRole, Precedence
from contractcheck.model.outline import OutlineWords
from contractcheck.model.rules import LANGUAGES

_CHANGED_BY_NOTICES = frozenset(
    {DocumentRole.CONTRACT, DocumentRole.REQUIREMENTS, DocumentRole.GUIDE, DocumentRole.ANNEX, DocumentRole.OTHER}
)
_SOFT = frozenset({Fault.HEDGED, Fault.CONDITIONAL, Fault.SHIFTED})


@dataclass(frozen=True, slots=True, eq=False)
class Conflict:
    """Two documents at odds about a family; `code` is that of the notice, `statements` show it, the prevailing one first."""

    code: str
    family: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """The candidates of a dossier by document, as they count together, and the conflicts that this settles or shows."""

    candidates: tuple[Candidate, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Voice:
    role: DocumentRole
    candidate: Candidate


class Settlement:
    """Lets the documents of a dossier answer each other."""

    def __init__(self, precedence: Precedence, words: OutlineWords, lexicon: Lexicon) -> None:
        self._precedence = precedence
        self._lexicon = lexicon
        self._labels = "|".join(re.escape(word.rstrip(".")) for word in (*words.requirement, *words.article))
        self._conflicts: list[Conflict] = []

    def settle(self, read: Sequence[tuple[Member, Reading]]) -> Voices:
        """The candidates of all documents as they count together; an e-mail is no part of the contract."""
        voices = [
            _Voice(member.role, each)
            for member, reading in read
            if member.role is not DocumentRole.LETTER
            for each in reading.candidates
        ]
        voices = self._changed(voices, read)
        voices += list(self._denials_by_number(voices, read))
        voices = [voice for voice in voices if not self._is_outranked(voice, voices)]
        self._note_offers(voices)
        return Voices(tuple(voice.candidate for voice in voices), tuple(self._conflicts))

    def _changed(self, voices: Sequence[_Voice], read: Sequence[tuple[Member, Reading]]) -> list[_Voice]:
        """The voices without requirements that a later note replaces or repeals."""
        changes = [each for member, reading in read if member.role is DocumentRole.NOTICE for each in self._changes(reading)]
        kept = []
        for voice in voices:
            by = next((each for each in changes if self._is_changed(voice, each)), None)
            if by is not None:
                self._conflicts.append(Conflict("requirement-changed", voice.candidate.family, (by, voice.candidate.statement)))
            elif voice.candidate.statement not in changes:
                kept.append(voice)
            elif (freed := self._freed(voice)) is not None:
                kept.append(freed)
        return kept

    def _changes(self, reading: Reading) -> Iterator[Statement]:
        for statement in reading.statements:
            if self._says("replaces", statement) or self._says("repeals", statement):
                yield statement

    def _is_changed(self, voice: _Voice, change: Statement) -> bool:
        return voice.role in _CHANGED_BY_NOTICES and self._cites(change, numbers_of(voice.candidate.statement.passage))

    def _freed(self, voice: _Voice) -> _Voice | None:
        """A new wording without the mark of deviation, for what it deviates from is gone; nothing of a mere repeal."""
        statement = voice.candidate.statement
        if not self._says("replaces", statement) and not statement.faults & _SOFT:
            return None
        kept = statement.with_scopes(scope for scope in statement.scopes if scope.fault is not Fault.DEVIATES)
        return _Voice(voice.role, replace(voice.candidate, statement=kept))

    def _denials_by_number(self, voices: Sequence[_Voice], read: Sequence[tuple[Member, Reading]]) -> Iterator[_Voice]:
        """Statements of an offer or of general terms that set aside, by its number, a requirement of another document."""
        known = {id(voice.candidate.statement) for voice in voices}
        for member, reading in read:
            if member.role not in {DocumentRole.OFFER, DocumentRole.TERMS}:
                continue
            for statement in reading.statements:
                denies = statement.faults & {Fault.DEVIATES, Fault.NEGATED} or self._says("deviates", statement)
                if denies and id(statement) not in known:
                    families = {
                        voice.candidate.family
                        for voice in voices
                        if voice.role is not member.role and self._cites(statement, numbers_of(voice.candidate.statement.passage))
                    }
                    yield from (_Voice(member.role, Candidate(each, statement, Link.REFERENCE, ())) for each in sorted(families))

    def _is_outranked(self, voice: _Voice, voices: Iterable[_Voice]) -> bool:
        """Whether a denial stands below the duty by an order that is stated; an offer must not deviate in any case."""
        if voice.role is DocumentRole.OFFER or not takes_away(voice.candidate):
            return False
        above = next((each for each in self._duties(voice, voices) if self._precedence.puts_above(each.role, voice.role)), None)
        if above is not None:
            statements = (above.candidate.statement, voice.candidate.statement)
            self._conflicts.append(Conflict("outranked", voice.candidate.family, statements))
        return above is not None

    def _note_offers(self, voices: Sequence[_Voice]) -> None:
        for voice in voices:
            weakens = takes_away(voice.candidate) or (voice.candidate.elements and voice.candidate.statement.faults & _SOFT)
            duty = next(iter(self._duties(voice, voices)), None)
            if voice.role is DocumentRole.OFFER and weakens and duty is not None:
                statements = (duty.candidate.statement, voice.candidate.statement)
                self._conflicts.append(Conflict("offer-deviates", voice.candidate.family, statements))

    @staticmethod
    def _duties(voice: _Voice, voices: Iterable[_Voice]) -> Iterator[_Voice]:
        """The firm duties of the same family in documents of another role."""
        for each in voices:
            same = each.candidate.family == voice.candidate.family and each.role is not voice.role
            if same and each.candidate.elements and not each.candidate.statement.faults:
                yield each

    def _cites(self, statement: Statement, numbers: Iterable[str]) -> bool:
        """Whether a statement names a requirement or article by its number; a bare number needs the word before it."""
        for number in numbers:
            code = re.escape(number.split()[-1])
            before = "" if re.search(r"[A-Z].*\d|\d\.\d", code) else rf"(?:{self._labels})\.?\s+"
            if re.search(rf"(?<!\w)(?i:{before}){code}(?!\w|\.\d)", statement.text):
                return True
        return False

    def _says(self, name: str, statement: Statement) -> bool:
        return any(self._lexicon.holds(f"dossier/{name}", statement.text, language) for language in LANGUAGES)
