"""From a Document to what it says: statements, candidates per family, incorporated sets, facts of the purchase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from contractcheck.detect.candidates import Candidate, without_strays
from contractcheck.detect.context import Context, context_of
from contractcheck.detect.definitions import owed
from contractcheck.detect.exchanges import Exchanges
from contractcheck.detect.facts import Fact, FactReader, Facts
from contractcheck.detect.families import Families
from contractcheck.detect.languages import Languages
from contractcheck.detect.matrix import in_force
from contractcheck.detect.near import Near, NearMisses
from contractcheck.detect.openings import OpeningReader
from contractcheck.detect.passages import Passage, passages
from contractcheck.detect.phrases import Lexicon
from contractcheck.detect.pipeline import Pipeline
from contractcheck.detect.recipients import Recipients
from contractcheck.detect.references import Incorporation, incorporations
from contractcheck.detect.statements import Statement, as_description, as_uncommitted
from contractcheck.detect.subjects import Subjects
from contractcheck.model.document import Document
from contractcheck.model.rules import Ruleset


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the pipeline found in one document.

    `near` is about the families without candidates; `also` are the candidates of neighbour subjects; `authority_only` names the
    families whose duty is owed to an authority alone.
    """

    context: Context
    statements: tuple[Statement, ...]
    candidates: tuple[Candidate, ...]
    incorporations: tuple[Incorporation, ...]
    facts: Facts
    foreign: tuple[Passage, ...]
    remarks: tuple[Fact, ...]
    near: tuple[Near, ...]
    also: tuple[Candidate, ...] = ()
    authority_only: tuple[str, ...] = ()


class Reader:
    """Holds what is built once per rule set: lexicon, pipelines, one finder per family."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self.lexicon = Lexicon(ruleset.terms, ruleset.anchors)
        self._languages = Languages(ruleset)
        self._pipeline = Pipeline(self.lexicon, self._languages)
        self._exchanges = Exchanges(self.lexicon)
        self._openings = OpeningReader(self.lexicon, self._languages, self._pipeline.statements)
        self._facts = FactReader(self.lexicon, self._languages, ruleset.areas)
        self._families = Families(ruleset.families, self.lexicon)
        self._subjects = Subjects(ruleset.subjects, self.lexicon)
        self.recipients = Recipients(ruleset.families, self.lexicon)
        self._near = {family.id: NearMisses(family, self.lexicon) for family in ruleset.families}

    def survey(self, document: Document) -> tuple[Context, Facts]:
        """What holds for the whole document and what it says of the purchase, without its clauses."""
        context = context_of(document.blocks, self.lexicon, self._languages)
        return context, self._facts.read(self._passages(document), context)

    def _passages(self, document: Document) -> tuple[Passage, ...]:
        return tuple(passages(in_force(document.blocks, self.lexicon)))

    def read(
        self, document: Document, *, ai: bool | None = None, shared: Context | None = None, first: int | None = None
    ) -> Reading:
        """Read a document; `ai` overrides what the text says about buying AI.

        In a dossier `shared` is the context in view of the other documents and `first` the order of the first passage, which
        then bears the document's name.
        """
        context = shared or context_of(document.blocks, self.lexicon, self._languages)
        every = self._passages(document)
        if first is not None:
            every = tuple(replace(each, order=each.order + first, document=document.source.name) for each in every)
        facts = self._facts.read(every, context)
        bought = facts.ai if ai is None else ai
        statements = self._statements(every, context)
        candidates = without_strays(self._families.find(statements, context, ai=bool(bought)))
        sets = incorporations(statements, self._ruleset.sets, self.lexicon)
        foreign = tuple(passage for passage in every if self._languages.foreign(passage.text))
        remarks = self._facts.remarks(every, context) if bought else ()
        return Reading(
            context,
            tuple(statements),
            tuple(candidates),
            tuple(sets),
            facts,
            foreign,
            remarks,
            self._nearest(statements, candidates),
            tuple(self._subjects.find(statements, context)) if bought else (),
            self.recipients.authority_only(candidates, context),
        )

    def _nearest(self, statements: Sequence[Statement], candidates: Sequence[Candidate]) -> tuple[Near, ...]:
        addressed = {each.family for each in candidates}
        return tuple(near for family, finder in self._near.items() if family not in addressed for near in finder.find(statements))

    def _statements(self, every: Sequence[Passage], context: Context) -> list[Statement]:
        plain = self._without_commitment(every, context)
        openings = self._openings.read(every, context)
        statements = self._exchanges.settle(
            [each for passage in every for each in self._pipeline.statements(passage, context, openings.of(passage))]
        )
        return [
            self._uncommitted(each) if any(each.passage.headings[: len(path)] == path for path in plain) else each
            for each in owed(statements, self.lexicon)
        ]

    def _uncommitted(self, statement: Statement) -> Statement:
        """A statement under a text that promises nothing; that it promises nothing is no denial itself."""
        tells = self.lexicon.holds("mood/no-commitment", statement.text, statement.language)
        return as_description(statement) if tells else as_uncommitted(statement)

    def _without_commitment(self, every: Sequence[Passage], context: Context) -> tuple[tuple[str, ...], ...]:
        """The heading paths under which the text says that it promises nothing; the title where it says so of itself."""
        paths = []
        for passage, language in self._openings.saying("mood/no-commitment", every, context):
            whole = self.lexicon.holds("mood/whole-document", passage.text, language)
            paths.append(passage.headings[:1] if whole else passage.headings)
        return tuple(path for path in paths if path)
