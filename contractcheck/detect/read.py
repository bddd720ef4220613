"""From a Document to what it says: statements, candidates per family, incorporated sets, facts of the purchase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial

from contractcheck.detect.clauses.candidates import Candidate, without_strays
from contractcheck.detect.clauses.families import Families
from contractcheck.detect.clauses.near import Near, NearMisses
from contractcheck.detect.clauses.recipients import Recipients
from contractcheck.detect.clauses.references import Incorporation, incorporations
from contractcheck.detect.clauses.subjects import Subjects
from contractcheck.detect.document.contents import Contents
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.speech import Speech
from contractcheck.detect.document.statements import Statement, as_description, as_uncommitted
from contractcheck.detect.force.pipeline import Pipeline
from contractcheck.detect.grammar.languages import Languages
from contractcheck.detect.purchase.context import Context, context_of
from contractcheck.detect.purchase.facts import Fact, FactReader, Facts
from contractcheck.detect.relations.conditional_names import ConditionalNames
from contractcheck.detect.relations.definitions import owed
from contractcheck.detect.relations.exchanges import Exchanges
from contractcheck.detect.relations.openings import OpeningReader
from contractcheck.detect.relations.papers import told
from contractcheck.detect.relations.restrictions import Restrictions
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.document import Document
from contractcheck.model.rules import Ruleset


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the pipeline found in one document, or in those of a dossier, with the `contents` that it looked through.

    `statements` are read as they are asked for. `near` is about the families without candidates; `also` are the candidates of
    neighbour subjects; `authority_only` names the families whose duty is owed to an authority alone. `bought` says whether it
    was read as a document that buys AI.
    """

    context: Context
    statements: Iterable[Statement]
    candidates: tuple[Candidate, ...]
    incorporations: tuple[Incorporation, ...]
    facts: Facts
    foreign: tuple[Passage, ...]
    remarks: tuple[Fact, ...]
    near: tuple[Near, ...]
    also: tuple[Candidate, ...] = ()
    authority_only: tuple[str, ...] = ()
    contents: tuple[Contents, ...] = ()
    bought: bool = False


class Reader:
    """Holds what is built once per rule set: lexicon, pipelines, one finder per family."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self.lexicon = Lexicon(ruleset.terms, ruleset.anchors, ruleset.trials)
        self._languages = Languages(ruleset)
        self._pipeline = Pipeline(self.lexicon, self._languages)
        self._exchanges = Exchanges(self.lexicon)
        self._restrictions = Restrictions(self.lexicon)
        self._conditional_names = ConditionalNames(self.lexicon)
        self._openings = OpeningReader(self.lexicon, self._languages, self._pipeline)
        self._facts = FactReader(self.lexicon, self._languages, ruleset.areas)
        self._families = Families(ruleset.families, self.lexicon)
        self._subjects = Subjects(ruleset.subjects, self.lexicon)
        self.recipients = Recipients(ruleset.families, self.lexicon)
        self._near = {family.id: NearMisses(family, self.lexicon) for family in ruleset.families}

    def survey(self, document: Document) -> tuple[Context, Facts]:
        """What holds for the whole document and what it says of the purchase, without its clauses."""
        contents = Contents(document.blocks, self.lexicon)
        context = context_of(contents, self.lexicon, self._languages)
        contents.reword(context.masked, context.names_system)
        return context, self._facts.read(contents, context)

    def read(
        self, document: Document, *, ai: bool | None = None, shared: Context | None = None, first: int | None = None
    ) -> Reading:
        """Read a document; `ai` overrides what the text says about buying AI.

        In a dossier `shared` is the context in view of the other documents and `first` the order of the first passage, which
        then bears the document's name.
        """
        contents = Contents(document.blocks, self.lexicon)
        if first is not None:
            contents.name(document.source.name, first)
        context = shared or context_of(contents, self.lexicon, self._languages)
        contents.reword(context.masked, context.names_system)
        facts = self._facts.read(contents, context)
        bought = facts.ai if ai is None else ai
        speech = self._speech(contents, context)
        candidates = without_strays(self._families.find(speech, context, ai=bool(bought)))
        sets = incorporations(speech, self._ruleset.sets, self.lexicon)
        foreign = tuple(passage for passage in contents.passages if self._languages.foreign(passage.text))
        remarks = self._facts.remarks(contents, context) if bought else ()
        return Reading(
            context,
            speech,
            tuple(candidates),
            tuple(sets),
            facts,
            foreign,
            remarks,
            self._nearest(speech, candidates),
            tuple(self._subjects.find(speech, context)) if bought else (),
            self.recipients.authority_only(candidates, context),
            (contents,),
            bool(bought),
        )

    def _nearest(self, speech: Speech, candidates: Sequence[Candidate]) -> tuple[Near, ...]:
        addressed = {each.family for each in candidates}
        return tuple(near for family, finder in self._near.items() if family not in addressed for near in finder.find(speech))

    def _speech(self, contents: Contents, context: Context) -> Speech:
        plain = self._without_commitment(contents, context)
        openings = self._openings.read(contents, context)

        spoken = cache(partial(self._pipeline.spoken, context=context))

        def stated(passage: Passage) -> list[Statement]:
            return self._pipeline.statements(spoken(passage), context, openings.of(passage))

        def holds(passage: Passage, term: str) -> bool:
            return any(self.lexicon.holds(term, text, language) for text, language in spoken(passage).texts())

        def promised(each: Statement) -> Statement:
            is_plain = any(each.passage.headings[: len(path)] == path for path in plain)
            return self._uncommitted(each) if is_plain else each

        whole = Speech(contents, stated, holds, openings.pointed_at(contents.passages))
        settled = self._conditional_names.settle(self._exchanges.settle(whole), context)
        speech = told(owed(self._restrictions.settle(settled), self.lexicon), self.lexicon)
        return speech.changed(promised) if plain else speech

    def _uncommitted(self, statement: Statement) -> Statement:
        """A statement under a text that promises nothing; that it promises nothing is no denial itself."""
        tells = self.lexicon.holds("mood/no-commitment", statement.text, statement.language)
        return as_description(statement) if tells else as_uncommitted(statement)

    def _without_commitment(self, contents: Contents, context: Context) -> tuple[tuple[str, ...], ...]:
        """The heading paths under which the text says that it promises nothing; the title where it says so of itself."""
        paths = []
        for passage, language in self._openings.saying("mood/no-commitment", contents, context):
            whole = self.lexicon.holds("mood/whole-document", passage.text, language)
            paths.append(passage.headings[:1] if whole else passage.headings)
        return tuple(dict.fromkeys(path for path in paths if path))
