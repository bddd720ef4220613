"""What a sentence obliges to, in view of its passage: who bears the duty and what takes the force out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from contractcheck.detect.document.columns import Stretch
from contractcheck.detect.document.legend import Legend, spelled_out
from contractcheck.detect.document.matrix import Matrix
from contractcheck.detect.document.opened import Opening
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.statements import Actor, Fault, Scope, Weight
from contractcheck.detect.force.mood import Mood
from contractcheck.detect.grammar.zones import ClauseReader, Clauses
from contractcheck.detect.parties.actors import Actors, Bearing
from contractcheck.detect.parties.parties import Parties
from contractcheck.detect.parties.scene import Scene, Sentence
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.detect.timing.moments import Moments
from contractcheck.model.document import Block
from contractcheck.model.rules import Language

_MARK_WORDS = 3
_CHARGE_WORDS = 6
_AFTER_ANSWER = ".,;:"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence from `start` to `end` of its passage, with the names of AI systems masked."""

    start: int
    end: int
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Setting:
    """A stretch of a passage, its masked `text`, and what holds for all its sentences.

    `headings` end with the passage's own caption.
    """

    passage: Passage
    stretch: Stretch
    text: str
    parties: Parties
    language: Language
    headings: tuple[str, ...]
    opening: Opening
    legend: Legend
    moments: Moments

    @property
    def marks(self) -> str:
        """The short cells of a table row ("Eis", "SHOULD") and the passage's own number ("Wens W-3")."""
        cells = [part.block.text for part in self.stretch.parts if part.block.cell is not None]
        short = (spelled_out(text, self.legend) for text in cells if len(text.split()) <= _MARK_WORDS)
        return " ; ".join((self.passage.block.place, *short))

    @property
    def nearest(self) -> str:
        # "E/W" only says which marks there are.
        heads = (head for head in self.stretch.headers if "/" not in head)
        return " ; ".join((*self.headings[-1:], self.marks, *heads))


class Weigher:
    """Weighs the sentences of one rule set's documents."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.actors = Actors(lexicon)
        self.mood = Mood(lexicon)
        self.clauses = ClauseReader(lexicon)

    def weights(self, setting: Setting, said: Sequence[Said]) -> Weights:
        """The weights of the sentences of one passage, each found when it is asked for."""
        return Weights(self, setting, said)


class Weights:
    """The weights of the sentences of a passage."""

    def __init__(self, weigher: Weigher, setting: Setting, said: Sequence[Said]) -> None:
        self._weigher = weigher
        self._setting = setting
        self._said = said
        self._known: dict[int, Weight] = {}

    def of(self, place: int) -> Weight:
        """The weight of the sentence at this place. "It" may mean whoever acts in those before, so these are weighed first."""
        first = place
        while first and first - 1 not in self._known and self._looks_back(first):
            first -= 1
        for each in range(first, place + 1):
            self._known[each] = self._known.get(each) or self._weight(each)
        return self._known[place]

    def _looks_back(self, place: int) -> bool:
        said = self._said[place]
        return self._weigher.actors.looks_back(said.text, said.language)

    def _weight(self, place: int) -> Weight:
        said, weigher, setting = self._said[place], self._weigher, self._setting
        if refusal := self._refusal(place):
            return Weight(Actor.SUPPLIER, (Scope(Fault.NEGATED, 0, len(said.text), refusal),), mandatory=False)
        before = self._known.get(place - 1)
        subordinate = self._clauses.within(said.start, said.end)
        mandatory = self._is_mandatory(said)
        previous = before.actor if before else Actor.NONE
        scene = Scene(
            said.text,
            said.language,
            setting.parties,
            subordinate,
            previous,
            mandatory,
            self._is_elided(said, mandatory=mandatory),
        )
        assigned = self._assigned is not Actor.NONE
        bearings = (Bearing(0, len(said.text), self._assigned),) if assigned else self._bearings(scene, said)
        actor = _main(bearings)
        if actor is Actor.NONE:
            actor = self._inherited(said, mandatory=mandatory)
            bearings = (Bearing(0, len(said.text), actor),)
        buyers = weigher.actors.buyers(scene)
        early = self._is_early(said)
        # What a plan places in time is yet to be done.
        opened = early or self._opener is Actor.SUPPLIER
        sentence = Sentence(said.text, said.language, self._nearest, subordinate, actor, mandatory, assigned, buyers, opened)
        standing = weigher.mood.standing(sentence) if actor is Actor.NONE else ""
        scopes = self._settled(said, weigher.mood.scopes(sentence) + tuple(_by_actor(bearings, standing)), bearings)
        return Weight(actor, scopes + self._charges(said), mandatory, early, self._is_late(said))

    def _settled(self, said: Said, scopes: tuple[Scope, ...], bearings: Sequence[Bearing]) -> tuple[Scope, ...]:
        """The faults without those of a half that spares somebody: "the Customer need do nothing: the Supplier registers"."""
        spared = [each for each in _others(bearings) if any(_is_denied(each, scope, said.text) for scope in scopes)]
        return tuple(each for each in scopes if not any(self._is_idle(each, half, said) for half in spared))

    def _is_idle(self, scope: Scope, half: Bearing, said: Said) -> bool:
        """Whether the fault only says that somebody else does not do it."""
        if scope.fault is Fault.SHIFTED:
            return scope.start == half.start
        mild = not scope.sure or self._weigher.lexicon.holds("actor/spared", scope.cue, said.language)
        return mild and _is_denied(half, scope, said.text)

    def _charges(self, said: Said) -> tuple[Scope, ...]:
        """The condition of a row in which a cell says that it has a price of its own, or is in a package."""
        cells = [part.block for part in self._setting.stretch.parts if part.block.cell is not None]
        cue = next((cell.text for cell in cells if self._is_charged(cell, said.language)), "")
        return (Scope(Fault.CONDITIONAL, 0, len(said.text), cue),) if cue else ()

    def _is_charged(self, cell: Block, language: Language) -> bool:
        holds = self._weigher.lexicon.holds
        if len(cell.text.split()) > _CHARGE_WORDS:
            return False
        priced = cell.cell is not None and holds("column/price", cell.cell.header, language)
        return holds("column/charged", cell.text, language) or (priced and holds("column/package", cell.text, language))

    def _bearings(self, scene: Scene, said: Said) -> tuple[Bearing, ...]:
        """Who bears what in the sentence; the lead-in counts only where what follows it has no subject of its own."""
        actors, ahead = self._weigher.actors, self._setting.passage.lead - said.start
        own = scene.part(ahead, len(said.text), scene.previous) if 0 < ahead < len(said.text) else None
        if own is None or not actors.has_subject(own):
            return actors.bearers(scene)
        first, *others = (replace(each, start=each.start + ahead, end=each.end + ahead) for each in actors.bearers(own))
        return (replace(first, start=0), *others)

    def _refusal(self, place: int) -> str:
        """The "no" with which the next sentence answers the question asked here; empty where there is none."""
        following = self._said[place + 1 : place + 2]
        if not following or "?" not in self._said[place].text:
            return ""
        first, *rest = following[0].text.split()[:2]
        refuses = self._weigher.lexicon.holds("mood/refusal", first, following[0].language)
        return first if refuses and (first[-1] in _AFTER_ANSWER or rest in ([], ["|"])) else ""

    def _opens_with_verb(self, said: Said) -> bool:
        """Whether the cell of the requirement begins with the verb of a duty ("Reports ..."), and with no condition."""
        holds, widest = self._weigher.lexicon.holds, self._setting.passage.block
        opens = any(part.block is widest and said.start <= part.start < said.end for part in self._setting.passage.parts)
        first = " ".join(widest.text.split()[:1])
        return opens and holds("duty/verb", first, said.language) and not holds("clause/then", said.text, said.language)

    def _is_early(self, said: Said) -> bool:
        """Whether the sentence, its row or what points at it is due by a moment that does not lie behind the start of use."""
        setting, lexicon = self._setting, self._weigher.lexicon
        cells = [part.block for part in setting.passage.parts]
        if setting.moments.cover(said.text, cells, lexicon, said.language):
            return True
        return setting.moments.cover(setting.opening.duty, (), lexicon, said.language)

    def _is_late(self, said: Said) -> bool:
        """Whether the sentence is due by a moment that does not come before the start of use."""
        return self._setting.moments.exclude(said.text, self._weigher.lexicon, said.language)

    @cached_property
    def _clauses(self) -> Clauses:
        return self._weigher.clauses.read(self._setting.text, self._setting.language)

    @cached_property
    def _nearest(self) -> str:
        return self._setting.nearest

    @cached_property
    def _matrix(self) -> Matrix:
        language = self._setting.language
        legend = self._setting.legend
        return Matrix(self._weigher.lexicon, language, legend, lambda text: self._in_heading(spelled_out(text, legend), language))

    @cached_property
    def _assigned(self) -> Actor:
        """The party to which the table gives the work of the row."""
        return self._matrix.assigned(self._setting.passage)

    @cached_property
    def _opener(self) -> Actor:
        """The party that must do what stands here, as a sentence elsewhere says; in a column a row may name another."""
        text, passage = self._setting.opening.text, self._setting.passage
        if not text or (passage.is_row and self._matrix.names_doer(passage)):
            return Actor.NONE
        return self._in_heading(text, self._setting.language)

    def _is_elided(self, said: Said, *, mandatory: bool) -> bool:
        """Whether a row leaves its subject out: the head of its column, a sentence elsewhere or its kind gives it."""
        if not self._setting.passage.is_row:
            return False
        if mandatory and self._opens_with_verb(said):
            return True
        heads = " ; ".join(self._setting.stretch.headers)
        return Actor.SUPPLIER in (self._opener, self._in_heading(heads, said.language))

    def _is_mandatory(self, said: Said) -> bool:
        """A requirement by its own words, by the mark of its row ("MUST") or by its heading; a row marked as a wish is none."""
        lexicon, marks = self._weigher.lexicon, self._setting.marks
        if lexicon.holds("mood/wish-heading", marks, said.language):
            return False
        own = lexicon.holds("mood/mandatory", said.text, said.language)
        return own or lexicon.holds("mood/mandatory-heading", f"{marks} {self._nearest}", said.language)

    def _inherited(self, said: Said, *, mandatory: bool) -> Actor:
        """The actor of the lead-in; a mandatory requirement binds the tenderer; else the one whose duties the headings list."""
        passage = self._setting.passage
        lead = self._in_heading(passage.text[: passage.lead] if said.start >= passage.lead else "", said.language)
        if lead is not Actor.NONE or mandatory:
            return lead if lead is not Actor.NONE else Actor.SUPPLIER
        near = self._in_heading(self._nearest, said.language)
        if near is Actor.BUYER and not self._weigher.lexicon.holds("duty/heading", self._nearest, said.language):
            near = Actor.NONE
        return near if near is not Actor.NONE else self._of_section(said.language)

    def _of_section(self, language: Language) -> Actor:
        """The supplier where a heading or the opening of the section names it, or where the section lists requirements."""
        if Actor.SUPPLIER in (self._in_heading(" \n ".join(self._setting.headings), language), self._opener):
            return Actor.SUPPLIER
        holds = self._weigher.lexicon.holds
        required = any(holds("mood/requirements-heading", heading, language) for heading in self._setting.headings)
        return Actor.SUPPLIER if required else Actor.NONE

    def _in_heading(self, text: str, language: Language) -> Actor:
        return self._weigher.actors.in_heading(text, language, self._setting.parties)


def _main(bearings: Sequence[Bearing]) -> Actor:
    """The actor of the sentence as a whole: the supplier where it acts in a half."""
    actors = [each.actor for each in bearings]
    return Actor.SUPPLIER if Actor.SUPPLIER in actors else actors[0]


def _others(bearings: Sequence[Bearing]) -> list[Bearing]:
    """The halves of somebody else beside one of the supplier."""
    return [each for each in bearings if each.actor is not Actor.SUPPLIER] if _main(bearings) is Actor.SUPPLIER else []


def _is_denied(half: Bearing, scope: Scope, text: str) -> bool:
    """Whether the words of a denial stand in the half."""
    return scope.fault is Fault.NEGATED and half.start <= text.find(scope.cue, scope.start) < half.end


def _by_actor(bearings: Sequence[Bearing], standing: str) -> Iterator[Scope]:
    """The faults of the halves that somebody else than the supplier bears.

    It is not sure that an actor lacks where the sentence tells what there is, in the words `standing`.
    """
    for each in bearings:
        if (fault := _FAULTS.get(each.actor)) is not None:
            yield Scope(fault, each.start, each.end, standing or each.actor.value, sure=not standing)


_FAULTS = {
    Actor.BUYER: Fault.SHIFTED,
    Actor.THIRD: Fault.SHIFTED,
    Actor.NONE: Fault.ACTORLESS,
    Actor.LAW: Fault.DESCRIPTIVE,
}
