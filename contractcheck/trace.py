"""How a verdict came about: for each family the opinion of the text model, and what was made of each candidate passage."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from contractcheck.assess.counted import votes_of
from contractcheck.assess.document import assess, counted_of
from contractcheck.assess.playbook import for_purchase
from contractcheck.detect.clauses.candidates import Candidate
from contractcheck.detect.clauses.references import Incorporation
from contractcheck.detect.document.statements import Scope, Statement
from contractcheck.detect.read import Reader, Reading
from contractcheck.detect.search.phrases import Match
from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import guarded
from contractcheck.ingest.files import input_bytes
from contractcheck.model.report import ClauseResult, DocumentReport, Status
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import Input, Settings
from contractcheck.model.track import OpinionRecord
from contractcheck.opinion.passages import text_of
from contractcheck.opinion.second_reader import Opinion, SecondReader
from contractcheck.opinion.weights import Share

_LABEL = 10
_LONGEST = 200
_MOST_WORDS = 8

Lines = Iterator[str]


class Tracer:
    """Traces documents with one rule set."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self._reader = Reader(ruleset)

    def families(self, given: Input, settings: Settings) -> dict[str, tuple[str, ...]]:
        """The lines of the trace by family, in the order of the report; none for a file that cannot be read."""
        try:
            document = guarded.read(input_bytes(given), given.name, self._ruleset.outline, settings.reading)
        except UnreadableDocument:
            return {}
        stated = None if settings.purchase == "auto" else settings.purchase != "none"
        reading = self._reader.read(document, ai=stated)
        report = assess(document, reading, self._ruleset, settings)
        record = None if settings.rules_only else self._ruleset.opinion
        opinions = dict(self._opinions(report, reading, record)) if record else {}
        return {clause.id: tuple(_family(clause, reading, opinions.get(clause.id, ()))) for clause in report.clauses}

    def text(self, given: Input, settings: Settings) -> str:
        """The whole trace of one document under its name."""
        lines = [line for family in self.families(given, settings).values() for line in ("", *family)]
        return "".join(f"{line}\n" for line in (f"Trace of {given.name}", *(lines or ["", "not read"])))

    def _opinions(self, report: DocumentReport, reading: Reading, record: OpinionRecord) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The lines on what the text model makes of each family on which it was asked."""
        for family in for_purchase(self._ruleset, report.purchase).families:
            candidates = [each for each in reading.candidates if each.family == family.id]
            judged = counted_of(family, candidates, reading, record)
            if judged.opinion:
                yield family.id, tuple(_opinion(family.id, judged.by_rules.status, judged.opinion, reading, record))


def _opinion(family: str, found: Status, opinion: Opinion, reading: Reading, record: OpinionRecord) -> Lines:
    """How likely each status is to the text model and to both readers together, and the words that told most for the model's."""
    ranked = sorted(opinion.statuses, key=lambda each: -opinion.statuses[each])
    other = found if found is not opinion.status else ranked[1]
    told = SecondReader(record).telling(family, text_of(family, reading), opinion.status, other)
    words = [each for each in told if each.value > 0][:_MOST_WORDS]
    yield _line("model", _likelihoods(opinion.statuses), 2)
    yield _line("rules", found, 2)
    if found is not Status.MISSING:
        yield _line("together", _likelihoods(votes_of(found, opinion, record)), 2)
    yield _line("words", f"for {opinion.status} over {other}: {_listed(_word(each) for each in words)}", 2)


def _likelihoods(logarithms: Mapping[Status, float]) -> str:
    """Each status with its part of all, in percent, the likeliest first."""
    whole = math.fsum(math.exp(each) for each in logarithms.values())
    ranked = sorted(logarithms.items(), key=lambda each: -each[1])
    return _listed(f"{status} {100 * math.exp(value) / whole:.0f}%" for status, value in ranked)


def _word(share: Share) -> str:
    return f"“{share.feature}” {share.value:.2f}"


def _family(clause: ClauseResult, reading: Reading, opinion: Iterable[str]) -> Lines:
    yield f"{clause.id}: {_listed([clause.status, *(reason.code for reason in clause.reasons)])}"
    yield _line("binding", _listed(each.id for each in clause.elements if each.binding), 2)
    yield _line("lacking", _listed(each.id for each in clause.elements if each.essential and not each.binding), 2)
    yield from opinion
    for each in reading.incorporations:
        if clause.id in each.set.covers:
            yield from _incorporation(each)
    for place, candidate in enumerate((each for each in reading.candidates if each.family == clause.id), start=1):
        yield from _candidate(place, candidate)
    for near in reading.near:
        if near.family == clause.id:
            yield _line("near", f"{near.failed}: {_place(near.statement)}{_quoted(near.statement.text)}", 2)


def _incorporation(each: Incorporation) -> Lines:
    yield _line("set", f"{each.set.id}, {'binding' if each.binding else 'not binding'}: {_quoted(each.statement.text)}", 2)


def _candidate(place: int, candidate: Candidate) -> Lines:
    statement = candidate.statement
    yield f"  {place}. {_place(statement)}{_quoted(statement.text)}"
    yield _line("link", candidate.link, 5)
    yield _line("actor", statement.actor, 5)
    yield _line("mandatory", "yes" if statement.mandatory else "no", 5)
    yield _line("faults", _listed(_fault(scope, statement) for scope in statement.scopes), 5)
    yield _line("elements", _listed(_element(name, match, statement) for name, match in candidate.elements), 5)


def _fault(scope: Scope, statement: Statement) -> str:
    """A fault with its cue words, what it holds for where that is a part, and whether it is certain."""
    extent = "" if scope.end - scope.start >= len(statement.text) else f" at {scope.start}-{scope.end}"
    return f"{scope.fault} by {_quoted(scope.cue)}{extent}{'' if scope.sure else ', unsure'}"


def _element(name: str, match: Match, statement: Statement) -> str:
    faults = statement.faults_at(match)
    under = f" under {' and '.join(sorted(faults))}" if faults else ""
    return f"{name} by {_quoted(statement.text[match.start : match.end])}{under}"


def _place(statement: Statement) -> str:
    block = statement.passage.block
    number = block.place or block.number
    return f"{number}, " if number else ""


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…'}”"


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(parts) or "none"


def _line(label: str, content: str, indent: int) -> str:
    return f"{' ' * indent}{label:{_LABEL}}{content}"
