"""Mood: hedges, wishes, permissions, conditions, negations and plain description, each with its scope in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from contractcheck.detect.document.statements import Actor, Fault, Scope
from contractcheck.detect.force.conditions import Conditions
from contractcheck.detect.grammar.coordination import Coordination
from contractcheck.detect.grammar.segments import inside, is_listed, segment_end, segment_start, stands_outside, touches
from contractcheck.detect.parties.scene import Sentence
from contractcheck.detect.search.phrases import Lexicon, Match

DEVIATIONS = ("contradiction/marker", "contradiction/from", "contradiction/behind")
"""The terms without which no statement deviates."""
_LABEL = re.compile(r"^\W*([\w-]+(?:\s[\w-]+)?)\s*(?:[–—:]|\s-\s)")
# A question ends the sentence, or the cell of a row.
_ASKS = re.compile(r"\?[\"”’)\s]*(?:\||$)")
_NOT_OF_ITS_OWN = frozenset({"condition/benign"})
_FREELY = frozenset({"condition/discretion", "condition/judgement"})
_OF_THE_BUYER = frozenset({"condition/benign", "condition/request", "condition/own-cost"})
# The number of a provision within the next words: "despite clause 11A.2".
_NUMBER_NEXT = re.compile(r"(?:\s+[^\W\d][\w-]*){0,3}?\s+[A-Za-z]{0,3}-?\d")
# "The clause notwithstanding, the Supplier": the word belongs to what stands before it.
_TORN = re.compile(r"\w+,")
_WEAKENS = frozenset({Fault.NEGATED, Fault.HEDGED, Fault.CONDITIONAL})
# Between a text and the clause that tells of it: a comma and a space.
_GAP = 2
# A full sentence, and no item of a list.
_TELLS = re.compile(r"\W*[A-Z](?:\S*\s+){6,}\S*[.!]\W*$", re.DOTALL)


class Mood:
    """Finds the scopes of all faults in a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._clauses = Conditions(lexicon)

    def scopes(self, sentence: Sentence) -> tuple[Scope, ...]:
        """Every fault of the sentence, in the order of the rubric."""
        wishes = list(self._wishes(sentence))
        found = [
            *self._descriptions(sentence, wished=bool(wishes)),
            *wishes,
            *self._hedges(sentence),
            *(permissions := list(self._permissions(sentence))),
            *self._conditions(sentence, free=bool(permissions)),
            *self._negations(sentence),
        ]
        weak = any(scope.fault in _WEAKENS for scope in found) or self._loosens(sentence)
        return (*found, *self._deviations(sentence, weak=weak), *self._departures(sentence, weak=weak))

    def _find(self, term: str, sentence: Sentence) -> list[Match]:
        return list(self._lexicon.find(term, sentence.text, sentence.language))

    def _whole(self, fault: Fault, sentence: Sentence, term: str) -> Iterator[Scope]:
        for match in self._find(term, sentence)[:1]:
            yield Scope(fault, 0, len(sentence.text), sentence.text[match.start : match.end])

    def _deviations(self, sentence: Sentence, *, weak: bool) -> Iterator[Scope]:
        """A deviation holds for the sentence; behind "but", only for what follows.

        Who departs from another text than the contract takes something away only where he denies or weakens it.
        """
        guards = self._lexicon.outside("contradiction/guard", sentence.text, sentence.language)
        guards += [] if weak else self._find("contradiction/outside", sentence)
        found = (each for each in self._find(DEVIATIONS[0], sentence) if not inside(each, guards))
        for match in [each for each in found if not _TORN.match(sentence.text, each.start)][:1]:
            turns = [turn.end for turn in self._find("negation/turn", sentence) if turn.end <= match.start]
            yield Scope(Fault.DEVIATES, max(turns, default=0), len(sentence.text), sentence.text[match.start : match.end])

    def _loosens(self, sentence: Sentence) -> bool:
        loosened = self._lexicon.holds("contradiction/loosens", sentence.text, sentence.language)
        return loosened or sentence.actor in (Actor.BUYER, Actor.THIRD)

    def _departures(self, sentence: Sentence, *, weak: bool) -> Iterator[Scope]:
        """Who departs from a provision, and denies, hedges or hands on a duty, takes it away."""
        ahead = [each for each in self._find(DEVIATIONS[1], sentence)[:1] if _NUMBER_NEXT.match(sentence.text, each.end)]
        for match in ahead or self._find(DEVIATIONS[2], sentence)[:1]:
            if weak:
                yield Scope(Fault.DEVIATES, 0, len(sentence.text), sentence.text[match.start : match.end])

    def _descriptions(self, sentence: Sentence, *, wished: bool) -> Iterator[Scope]:
        """Questions, recitals, definitions with content, marketing and plain statements of fact, which a wish is not."""
        answers = self._lexicon.holds("mood/answered", sentence.text, sentence.language)
        if _ASKS.search(sentence.text) and not answers:
            yield Scope(Fault.DESCRIPTIVE, 0, len(sentence.text), "?")
        yield from self._whole(Fault.DESCRIPTIVE, sentence, "mood/question")
        yield from self._requests(sentence)
        for term in ("mood/recital", "mood/definition", "mood/marketing"):
            yield from self._whole(Fault.DESCRIPTIVE, sentence, term)
        if not (sentence.mandatory or sentence.opened or wished or answers or self._find("duty/strict", sentence)):
            yield from self._facts(sentence)
        if self._lexicon.outside("mood/descriptive-heading", sentence.nearest, sentence.language):
            yield Scope(Fault.DESCRIPTIVE, 0, len(sentence.text), sentence.nearest)

    def _requests(self, sentence: Sentence) -> Iterator[Scope]:
        """A bare "explain how ..." asks; where the supplier stands before the verb it is the supplier's duty to explain."""
        for match in self._find("mood/request", sentence)[:1]:
            before = sentence.text[segment_start(sentence.text, match.start) : match.start]
            if not sentence.assigned and (sentence.actor is not Actor.SUPPLIER or not before.strip()):
                yield Scope(Fault.DESCRIPTIVE, 0, len(sentence.text), sentence.text[match.start : match.end])

    def _facts(self, sentence: Sentence) -> Iterator[Scope]:
        """What was done, is usual or was told; the state of a system that nobody acts on. A deadline makes of each a duty."""
        states = ["mood/state"] if sentence.actor is Actor.NONE else []
        for term in [] if self._find("moment/deadline", sentence) else ["mood/fact", "mood/habit", "mood/reported", *states]:
            for match in self._main(term, sentence):
                yield Scope(Fault.DESCRIPTIVE, 0, len(sentence.text), sentence.text[match.start : match.end])
        turned = max((turn.start for turn in self._find("negation/turn", sentence)), default=0)
        for match in self._main("mood/past", sentence) if sentence.actor is not Actor.NONE else ():
            if match.end > turned:  # "This was not asked, but the Supplier ..." goes on to something else
                yield Scope(Fault.DESCRIPTIVE, 0, len(sentence.text), sentence.text[match.start : match.end])

    def standing(self, sentence: Sentence) -> str:
        """The words by which a sentence without an actor tells what there is; empty where it may lay a duty on somebody."""
        laid = any(self._find(term, sentence) for term in ("duty/strict", "mood/answered"))
        if sentence.mandatory or sentence.opened or laid or self._main("mood/passive", sentence):
            return ""
        found = self._main("mood/standing", sentence)
        if not found:
            return sentence.text if _TELLS.match(sentence.text) else ""
        return sentence.text[found[0].start : found[0].end]

    def _main(self, term: str, sentence: Sentence) -> list[Match]:
        """Where the term stands outside subordinate clauses."""
        return [match for match in self._find(term, sentence) if not sentence.is_subordinate(match.start)]

    def _wishes(self, sentence: Sentence) -> Iterator[Scope]:
        supposed = max((end for start, end in sentence.subordinate if not start), default=0)
        # "If the Customer has ordered the optional module" tells of the module, and not of the duty.
        for match in [each for each in self._find("mood/wish", sentence) if each.start >= supposed][:1]:
            yield Scope(Fault.HEDGED, 0, len(sentence.text), sentence.text[match.start : match.end])
        label = _LABEL.match(sentence.text)
        for mark in (label[1] if label else "", "" if sentence.mandatory else sentence.nearest):
            # "Intended purpose" is a word of the Act
            if stands_outside(self._lexicon, "mood/wish-heading", "hedge/statutory", mark, sentence.language):
                yield Scope(Fault.HEDGED, 0, len(sentence.text), mark)

    def _hedges(self, sentence: Sentence) -> Iterator[Scope]:
        """A hedge weakens its own clause; the Act's own are left alone, and "Should it fail" is a condition."""
        own = self._find("hedge/statutory", sentence) + self._find("negation/duty", sentence)
        modal = [match for match in self._main("hedge/modal", sentence) if match.start]
        for match in self._find("hedge/effort", sentence) + self._find("hedge/possibility", sentence) + modal:
            if not inside(match, own):
                yield self._reaching(Fault.HEDGED, sentence, match)

    def _permissions(self, sentence: Sentence) -> Iterator[Scope]:
        """`may` and `kan` weaken a duty of the supplier; a right of the buyer is no hedge."""
        if sentence.actor in (Actor.BUYER, Actor.THIRD):
            return
        guards = self._find("permission/guard", sentence) + self._rights(sentence)
        for match in self._find("permission/verb", sentence):
            scope = self._reaching(Fault.HEDGED, sentence, match)
            own = [guard for guard in guards if guard.start >= scope.start]
            if not sentence.is_subordinate(match.start) and not inside(match, own):
                yield scope

    def _rights(self, sentence: Sentence) -> list[Match]:
        """Where "may" stands beside the buyer with nobody else as its subject: the buyer's right, no hedge."""
        verbs = self._find("permission/verb", sentence)
        before = [match for match in verbs if any(touches(sentence.text, end, match.start) for _, end in sentence.buyers)]
        after = [match for match in verbs if any(touches(sentence.text, match.end, start) for start, _ in sentence.buyers)]
        found = self._find("permission/buyer", sentence) + after
        return before + [match for match in found if not self._stands_before(match, sentence)]

    def _stands_before(self, match: Match, sentence: Sentence) -> bool:
        last = " ".join(sentence.text[: match.start].split()[-1:])
        terms = ("party/supplier", "party/personal", "party/pronoun", "party/first-person")
        return any(self._lexicon.holds(term, last, sentence.language) for term in terms)

    def _conditions(self, sentence: Sentence, *, free: bool) -> Iterator[Scope]:
        """What a duty waits for; what a buyer who bears it pays or is asked for does not condition it, it is the buyer's.

        With `free` the supplier may do it or not, and "at its discretion" says that once more.
        """
        benign = self._find("condition/benign", sentence)
        passed = _OF_THE_BUYER if sentence.actor in (Actor.BUYER, Actor.THIRD) else _NOT_OF_ITS_OWN
        passed = passed | _FREELY if free else passed
        for name in self._lexicon.names("condition/"):
            if name not in passed:
                for match in self._find(name, sentence):
                    if name == "condition/discretion" or not inside(match, benign):
                        yield from self._condition(sentence, match)
        if not free and sentence.actor not in (Actor.BUYER, Actor.THIRD):
            yield from self._clauses_of_condition(sentence, benign + self._find("hedge/possibility", sentence))

    def _clauses_of_condition(self, sentence: Sentence, others: Sequence[Match]) -> Iterator[Scope]:
        """The clauses of condition in which nothing else was found."""
        for match in self._clauses.find(sentence.text, sentence.language, sentence.subordinate):
            if not any(match.start <= each.start < match.end for each in others):
                yield from self._condition(sentence, match)

    def _condition(self, sentence: Sentence, match: Match) -> Iterator[Scope]:
        conceded = self._clauses.is_conceded(match, sentence.text, sentence.language)
        if not conceded and not self._clauses.only_hands_over(match, sentence.text, sentence.language, sentence.subordinate):
            yield self._conditioned(sentence, match)

    def _conditioned(self, sentence: Sentence, match: Match) -> Scope:
        """A condition holds for its own clause; behind a comma at the end, for the sentence.

        "; where it bought data, it names the seller" speaks of the seller alone.
        """
        scope = self._reaching(Fault.CONDITIONAL, sentence, match)
        start = sentence.subordinate_from(match.start)
        if sentence.text[:start].rstrip().endswith(";") and not self._restricts(sentence, start):
            return replace(scope, start=max(scope.start, start))
        last = scope.end == len(sentence.text) and sentence.text[:start].rstrip().endswith((",", ";"))
        return replace(scope, start=0) if last and sentence.text[scope.start : start].split()[1:] else scope

    def _restricts(self, sentence: Sentence, start: int) -> bool:
        """Whether what begins here opens as a restriction of all that was said."""
        first = " ".join(sentence.text[start:].split()[:3])
        return any(
            self._lexicon.holds(term, first, sentence.language) for term in ("depends/restrictive", "depends/restricts-only")
        )

    def _reaching(self, fault: Fault, sentence: Sentence, match: Match) -> Scope:
        """The fault over the clause in which the match stands, never beyond the start of its segment."""
        clauses = Coordination(self._lexicon, sentence.text, sentence.language, sentence.is_subordinate)
        start, end = clauses.reach(match)
        start = max(start, segment_start(sentence.text, match.start)) if fault is Fault.HEDGED else start
        return Scope(fault, start, end, sentence.text[match.start : match.end])

    def _negations(self, sentence: Sentence) -> Iterator[Scope]:
        """An express denial of a duty, or a plain `not` on the supplier's own verb; "not before ..." is a duty."""
        guards = self._find("negation/guard", sentence)
        supposed = [
            *self._clauses.supposed(sentence.text, sentence.language, sentence.subordinate),
            *self._told_of_others(sentence),
        ]
        for match in self._find("negation/duty", sentence):
            if not inside(match, guards + supposed) and not is_listed(sentence.text, match.end):
                yield self._segment(Fault.NEGATED, sentence, match)
        if guards or sentence.actor not in (Actor.SUPPLIER, Actor.NONE):
            return
        for match in self._find("negation/word", sentence):
            apart = (sentence.is_subordinate(match.start) and not self._is_stated(sentence, match)) or is_listed(
                sentence.text, match.end
            )
            if not apart and self._governs(sentence, match):
                yield self._segment(Fault.NEGATED, sentence, match, sure=False)

    def _told_of_others(self, sentence: Sentence) -> list[Match]:
        """The clauses on another text that yields: "despite the general conditions, which rule out any help"."""
        yielding = self._find("contradiction/outside", sentence)
        return [
            Match("contradiction/outside", start, end)
            for start, end in sentence.subordinate
            if any(0 <= start - each.end <= _GAP for each in yielding)
        ]

    def _is_stated(self, sentence: Sentence, match: Match) -> bool:
        """Whether the clause in which it stands is what the parties laid down: "agree that the Supplier does not ..."."""
        start = sentence.subordinate_from(match.start)
        return any(start <= stated.end <= match.start for stated in self._find("negation/stated", sentence))

    def _governs(self, sentence: Sentence, match: Match) -> bool:
        """Whether a plain "not" stands beside a verb in its segment, and is no answer ("No.")."""
        end = segment_end(sentence.text, match.end)
        start = segment_start(sentence.text, match.start)
        segment = sentence.text[start:end]
        opens = sentence.text[start : match.start].rstrip()[-1:] in {"", ":", "|"}
        answer = opens and sentence.text[match.end : match.end + 1] in {".", ",", ":", "|"}
        return not answer and self._lexicon.holds("duty/verb", segment, sentence.language)

    def _segment(self, fault: Fault, sentence: Sentence, match: Match, *, sure: bool = True) -> Scope:
        start, end = segment_start(sentence.text, match.start), segment_end(sentence.text, match.end)
        if ":" in sentence.text[match.end : end]:
            end = len(sentence.text)
        turn = next((each.start for each in self._find("negation/turn", sentence) if match.end <= each.start < end), end)
        end = end if sure else turn
        return Scope(fault, start, end, sentence.text[match.start : match.end], sure)
