"""Candidates: statements that speak about a family, with the elements that they cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from contractcheck.detect.clauses.apart import FreeClauses
from contractcheck.detect.clauses.bynames import Bynames, Name, Readings
from contractcheck.detect.clauses.citing import Citing
from contractcheck.detect.clauses.elements import ElementReader
from contractcheck.detect.clauses.found import Found
from contractcheck.detect.clauses.prospects import Prospects
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.rows import across
from contractcheck.detect.document.speech import Speech
from contractcheck.detect.document.statements import MERE, Actor, Fault, Statement
from contractcheck.detect.grammar.segments import ends_within
from contractcheck.detect.purchase.context import Context
from contractcheck.detect.search.phrases import Lexicon, Match
from contractcheck.model.rules import LANGUAGES, Family

_PARTIES = frozenset({Actor.SUPPLIER, Actor.BUYER})
_DOUBTS = frozenset({Fault.HEDGED, Fault.CONDITIONAL, Fault.NEGATED})
_BARE_WORDS = 24


class Link(StrEnum):
    """Why a statement belongs to a family: its own words, words before it, or the number of a passage that it sets aside."""

    SUBJECT = "subject"
    CONTINUATION = "continuation"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A statement about a family; `elements` are the first matches of the elements that it speaks of, by element id.

    `named` where it calls a thing of the family by a name or number that the document gave to it.
    """

    family: str
    statement: Statement
    link: Link
    elements: tuple[tuple[str, Match], ...]
    named: bool = False

    @property
    def of_subject(self) -> bool:
        """Whether its own words name the subject of the family."""
        return self.link is Link.SUBJECT

    @property
    def element_ids(self) -> frozenset[str]:
        return frozenset(element for element, _ in self.elements)


def without_strays(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates but those that only follow a passage of their family and speak of another family themselves.

    "It keeps the file up to date. It does not disclose the training data": the denial is about the data alone. One that binds
    stays where the family has no passage that is weak or denies, and would lack what it says.
    """
    named = {id(each.statement) for each in candidates if each.link is Link.SUBJECT}
    own = [each for each in candidates if each.link is not Link.CONTINUATION or id(each.statement) not in named]
    doubtful = {each.family for each in own if each.statement.faults & _DOUBTS}
    kept = {id(each) for each in own}
    return [each for each in candidates if id(each) in kept or not (each.statement.faults or each.family in doubtful)]


class Candidates:
    """Finds the candidates of one family."""

    def __init__(self, family: Family, lexicon: Lexicon) -> None:
        self._family = family
        self._lexicon = lexicon
        self._bynames = Bynames(family, lexicon)
        self._prospects = Prospects(family)
        self._free = FreeClauses(family.id, lexicon)
        self._citing = Citing(lexicon)
        self._own_words = lexicon.watch(*self._prospects.own)
        self._of_elements = lexicon.watch(*self._prospects.of_elements)
        reader = ElementReader(family, lexicon)
        self._elements, self._speak = reader.of, reader.surround

    def find(self, speech: Speech, deviating: Sequence[Passage], context: Context, *, ai: bool) -> list[Candidate]:
        """All candidates in reading order, and last the statements in `deviating` that set one of them aside by its number.

        `deviating` may leave out passages without the words for it. `ai` says whether the document buys AI, so that "the
        System" is an AI system.
        """
        own = self._prospects.speaking(speech, ai=ai)
        naming = (each for each in speech.of(own) if self._is_subject(each, context, ai=ai))
        subjects = {each: dict(self._elements(each)) for each in naming}
        found = Found(subjects, speech.contents, self._citing.is_article)
        names = Readings(self._bynames, self._names(speech, own, subjects), subjects, speech.contents)
        known = (*own, *names.passages)
        for statement in speech.of(self._prospects.worth_reading(speech, known, found.may_be_continued, ai=ai)):
            read = names.read(statement)
            named = read is not statement
            link = self._link(statement, found, context, ai=ai)
            if link is None and named and self._tells_of_named(read, context):
                link = Link.CONTINUATION
            if link is not None:
                elements = self._elements(statement) if link is Link.SUBJECT else self._elements_of(statement, read)
                mere = Fault.DESCRIPTIVE in statement.faults and statement.faults <= MERE
                tells = (link is Link.SUBJECT and not mere) or Fault.NEGATED in statement.faults
                if elements or tells or self._acts_beside(statement, found):
                    cites = link is Link.CONTINUATION and found.numbers.are_cited(statement.text, self._citing.is_article)
                    found.add(Candidate(self._family.id, statement, link, elements, named or cites))
        if ai:
            self._add_supported(speech, found)
        return found.candidates + self._deviations(speech.of(found.which_may_cite(deviating)), found)

    def _names(self, speech: Speech, own: Sequence[Passage], subjects: Mapping[Statement, Mapping[str, Match]]) -> Iterator[Name]:
        """The names that the document gives to things of the family.

        `own` are the passages that speak of it, `subjects` the statements there that name it, each with its elements.
        """
        for statement in speech.of(self._prospects.naming(speech, own) if self._bynames else ()):
            if statement in subjects:
                yield from self._bynames.of_subject(statement, subjects[statement])
            elif self._bynames.gives(statement):
                yield from self._bynames.of_definition(statement)

    def _elements_of(self, statement: Statement, read: Statement) -> tuple[tuple[str, Match], ...]:
        """The elements of a statement by its own words, and those that it has as it reads with the names of things."""
        own = self._elements(statement)
        if read is statement:
            return own
        return own + tuple((element, match) for element, match in self._elements(read) if element not in dict(own))

    def _tells_of_named(self, read: Statement, context: Context) -> bool:
        """Whether a statement that calls a thing by its name says something of an element, and denies nothing."""
        tells = bool(self._elements(read)) and not self._bare(read) and not self._defines_other(read, context)
        apart = self._holds("look-alike", read) and not self._free.is_listed(read)
        return tells and Fault.NEGATED not in read.faults and not apart

    def _add_supported(self, speech: Speech, found: Found) -> None:
        """Add what may speak of the subject and stands in one article with what surely does, before or after it."""
        known = {id(each.statement) for each in found.candidates}
        near = found.surroundings()
        weak = [each for each in speech.contents.holding(self._prospects.own[1]) if (each.order, each.headings) in near]
        for statement in speech.of(weak):
            speaks = id(statement) not in known and self._may_speak(statement)
            if speaks and (elements := self._elements(statement)):
                found.add(Candidate(self._family.id, statement, Link.CONTINUATION, elements))
        found.candidates.sort(key=lambda each: each.statement.passage.order)

    def _may_speak(self, statement: Statement) -> bool:
        """Whether it has words of the subject and is no look-alike."""
        words = self._speaks("subject-weak", statement)
        return words and not self._holds("look-alike", statement) and not self._bare(statement)

    def named(self, speech: Speech, context: Context) -> list[Candidate]:
        """The candidates that name the subject themselves, in a document that buys AI."""
        return [
            Candidate(self._family.id, each, Link.SUBJECT, self._elements(each))
            for each in speech.of(self._prospects.speaking(speech, ai=True))
            if self._is_subject(each, context, ai=True) and not self._bare(each)
        ]

    def _deviations(self, statements: Iterable[Statement], found: Found) -> list[Candidate]:
        """Statements that set aside, by its number, an article or requirement in which a candidate stands."""
        known = {id(candidate.statement) for candidate in found.candidates}
        aside = (each for each in statements if id(each) not in known and self._citing.sets_aside(each, found))
        return [Candidate(self._family.id, each, Link.REFERENCE, ()) for each in aside]

    def _link(self, statement: Statement, found: Found, context: Context, *, ai: bool) -> Link | None:
        if self._is_subject(statement, context, ai=ai):
            link = Link.SUBJECT
        elif self._continues(statement, found, ai=ai) or (ai and self._is_pointed_at(statement)):
            link = Link.CONTINUATION
        else:
            return None
        apart = self._bare(statement) or self._defines_other(statement, context) or self._only_restricts(statement)
        return None if apart else link

    def _is_subject(self, statement: Statement, context: Context, *, ai: bool) -> bool:
        """The family's own words, and words of AI near them; a look-alike needs AI in its own sentence.

        Words that only a party's act in a purchase of AI explains ("compares the advice with the outcome") need none.
        """
        row = across(statement.passage, statement.start, statement.masked)
        if not row and not self._own_words.stirred(statement.terms, statement.language):  # the rule, in most documents
            return False
        strong = self._says("subject", statement, row)
        if not strong and not self._says("subject-weak", statement, row):
            return False
        if not ai and not self._lexicon.holds("purchase/ai-certain", statement.masked, statement.language):
            return False
        own = self._lexicon.holds("ai/noun", statement.masked, statement.language) or context.names_system(statement.text)
        apart = self._says("look-alike", statement, row) or (not strong and self._under("look-alike", statement))
        if apart and not self._holds("subject-certain", statement) and not self._free.stand_in(statement):
            return False
        headings = " ".join(statement.headings)
        above = self._lexicon.holds("ai/noun", headings, statement.language) or context.names_system(headings)
        if strong or own:
            return True
        near = above or self._lexicon.holds("ai/system", statement.masked, statement.language)
        return ai and (near or (self._holds("subject-alone", statement) and statement.actor in _PARTIES))

    def _continues(self, statement: Statement, found: Found, *, ai: bool) -> bool:
        """Whether the statement goes on in the passage of a candidate, or has elements and is about the same."""
        if found.candidates and found.candidates[-1].statement.passage.order == statement.passage.order:
            return not self._holds("look-alike", statement)
        if not self._of_elements.stirred(statement.terms, statement.language):
            return False
        goes_on = (ai and self._headed(statement)) or self._goes_on(statement, found)
        return goes_on and bool(self._elements(statement)) and not self._holds("look-alike", statement)

    def _goes_on(self, statement: Statement, found: Found) -> bool:
        """Whether a candidate stands shortly before it in the same article, or it cites one or, denying nothing, one to come."""
        if found.numbers.are_cited(statement.text, self._citing.is_article):
            return True
        if found.ahead.are_cited(statement.text, self._citing.is_article) and Fault.NEGATED not in statement.faults:
            return True
        return found.ends_near(statement.passage) and self._holds("continuation", statement)

    def _acts_beside(self, statement: Statement, found: Found) -> bool:
        """Whether it shows who acts where a candidate leaves it open: "The set is described in a file. Supplier provides it."."""
        last = found.candidates[-1].statement if found.candidates else None
        if last is None or last.passage.order != statement.passage.order or Fault.ACTORLESS not in last.faults:
            return False
        acts = self._lexicon.holds("duty/verb", statement.text, statement.language)
        return acts and statement.actor is Actor.SUPPLIER and not statement.faults

    def _under(self, term: str, statement: Statement) -> bool:
        """Whether the nearest heading has words of the term: "EU database" of the subject, "Service levels" of a look-alike."""
        nearest = statement.headings[-1] if statement.headings else ""
        return self._lexicon.holds(f"{self._family.id}/{term}", nearest, statement.language)

    def _headed(self, statement: Statement) -> bool:
        """Whether one of the two nearest headings, such as the question of a form, has words of the subject in any language."""
        near = statement.headings[-2:]
        return any(self._lexicon.holds(f"{self._family.id}/subject", each, language) for each in near for language in LANGUAGES)

    def _is_pointed_at(self, statement: Statement) -> bool:
        """Whether a sentence on the subject points at the statement: "warrants the following of the data", above rows."""
        return (
            bool(statement.opening)
            and self._speak(statement)
            and not self._holds("look-alike", statement)
            and bool(self._elements(statement))
        )

    def _bare(self, statement: Statement) -> bool:
        """A definition by mere reference, a line of contents, an annex that is not there: not addressed."""
        short = len(statement.text.split()) <= _BARE_WORDS
        return (short and self._lexicon.holds("mood/bare", statement.masked, statement.language)) or (
            not self._lexicon.holds("ai/this-system", statement.masked, statement.language) and statement.actor is Actor.LAW
        )

    def _only_restricts(self, statement: Statement) -> bool:
        """Whether it forbids an act, with no duty or condition beside it: "X is not used for training" is no account of data."""
        text, language = statement.masked, statement.language
        bans = list(self._lexicon.find(f"{self._family.id}/restricts", text, language))
        if not bans:
            return False
        turns = self._lexicon.find("negation/turn", text, language)
        beside = any(self._lexicon.holds(f"{self._family.id}/subject", text[turn.end :], language) for turn in turns)
        return not beside and all(ends_within(each, bans) for each in self._lexicon.find("negation/guard", text, language))

    def _defines_other(self, statement: Statement, context: Context) -> bool:
        """A definition that does not speak of the contract's own AI system says nothing about it."""
        heading = " ".join(statement.headings[-1:])
        defines = self._lexicon.holds("mood/definition", statement.masked, statement.language) or self._lexicon.holds(
            "mood/definition-heading", heading, statement.language
        )
        own = self._lexicon.holds("ai/own", statement.masked, statement.language) or context.names_system(statement.text)
        of_duty = statement.actor is Actor.SUPPLIER and self._lexicon.holds("ai/noun", statement.masked, statement.language)
        return defines and not own and not of_duty

    def _speaks(self, term: str, statement: Statement) -> bool:
        """Whether words of the term stand there about this subject, and not only about what its `/not` names."""
        own = self._holds(term, statement)
        return own and bool(self._lexicon.outside(f"{self._family.id}/{term}", statement.masked, statement.language))

    def _says(self, term: str, statement: Statement, row: str) -> bool:
        """Whether the statement has words of the term, or the `row` that it is, read across, where the supplier acts in it."""
        found = self._lexicon.holds(f"{self._family.id}/{term}", row, statement.language)
        return self._speaks(term, statement) or (found and statement.actor is Actor.SUPPLIER)

    def _holds(self, term: str, statement: Statement) -> bool:
        return self._lexicon.holds(f"{self._family.id}/{term}", statement.masked, statement.language)
