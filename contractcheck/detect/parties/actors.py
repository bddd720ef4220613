"""Who bears the duty of a sentence.

In this order: the party beside a verb of strict duty ("the Supplier shall", "shall be made by the Supplier"), the party in
subject position, the party after "by" or "rests on", a name that the document did not define beside a verb of duty, a pronoun,
and last the party in lead-in or heading. Where a sentence has halves ("...; the Customer registers"), each has its own bearer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from contractcheck.detect.document.statements import Actor
from contractcheck.detect.parties.antecedents import Mention
from contractcheck.detect.parties.mentions import BACK, Mentions
from contractcheck.detect.parties.parties import Parties
from contractcheck.detect.parties.scene import Scene
from contractcheck.detect.search.phrases import Lexicon, Match
from contractcheck.model.rules import Language

_NEAR = 60
# As far as a verb of receiving stands behind the first of several who receive.
_FAR = 100
# As far as a party stands behind a verb, with an article in between.
_ARTICLE = 5
# A semicolon outside brackets.
_SEMICOLON = re.compile(r";(?![^(]*\))")
_COLON = re.compile(r":\s")
_HALF, _RESULT = "actor/half", "actor/result"
# As many words may stand between a party and its verb: "the Customer itself registers", "the Customer's own staff shall".
_BETWEEN = 1
_OWNED = 4
_OWNS = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Bearing:
    """Who bears the duty in the characters `start` to `end` of a sentence."""

    start: int
    end: int
    actor: Actor


class Actors:
    """Resolves the bearer of the duty in a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._mentions = Mentions(lexicon)

    def resolve(self, scene: Scene) -> Actor:
        """The actor of the sentence, NONE where nobody is named."""
        mentions = [each for each in self._mentions.of(scene) if not scene.elided or self._bears(scene, each)]
        if self._states_law(scene, mentions):
            return Actor.LAW
        chosen = _choose([each for each in mentions if not scene.is_subordinate(each.start)])
        if chosen is None:
            chosen = _choose([each for each in mentions if each.bearer or each.strict or each.actor is not Actor.BUYER])
        if self._lexicon.holds("actor/released", scene.text, scene.language) and (
            chosen is None or chosen.actor is Actor.SUPPLIER
        ):
            return Actor.BUYER if any(each.actor is Actor.BUYER for each in mentions) else Actor.THIRD
        if chosen is None:
            return Actor.NONE
        if chosen.actor is Actor.BUYER and scene.mandatory and not chosen.bearer and not self._acts(scene, chosen):
            return Actor.SUPPLIER
        if chosen.actor is Actor.BUYER and self._receives(scene, chosen):
            others = (each.actor for each in mentions if each.actor is not Actor.BUYER)
            return next(others, Actor.SUPPLIER)
        return chosen.actor

    def bearers(self, scene: Scene) -> tuple[Bearing, ...]:
        """The actor of each half of the sentence: who acts in a half that names nobody is who acts in the one before it."""
        whole = self.resolve(scene)
        borders = list(self._halves(scene))
        if len(borders) == 1:
            return (Bearing(0, len(scene.text), whole),)
        halves: list[Bearing] = []
        for start, end in borders:
            before = halves[-1].actor if halves else scene.previous
            found = self.resolve(scene.part(start, end, before))
            acts = found not in (Actor.NONE, Actor.LAW)
            actor = found if acts else halves[-1].actor if halves else whole
            halves.append(Bearing(start, end, actor))
        return tuple(halves) if len({each.actor for each in halves}) > 1 else (Bearing(0, len(scene.text), halves[0].actor),)

    def _halves(self, scene: Scene) -> Iterator[tuple[int, int]]:
        """The stretches that may each have a bearer, apart by ";" or by a conjunction before a party that acts."""
        ends = [each.start() + 1 for each in _SEMICOLON.finditer(scene.text)]
        joins = [each for term in (_HALF, _RESULT) for each in self._lexicon.find(term, scene.text, scene.language) if each.start]
        joins += [Match(_HALF, each.start(), each.end()) for each in _COLON.finditer(scene.text)]
        acting = [each for each in self._mentions.of(scene) if not each.weak and not each.oblique] if joins else []
        opening = [join.start for join in joins if any(self._opens_half(scene, join, each) for each in acting)]
        return pairwise(sorted({0, *ends, *opening, len(scene.text)}))

    def _opens_half(self, scene: Scene, join: Match, mention: Mention) -> bool:
        """Whether the party stands right behind the conjunction and acts: "while the Customer registers"."""
        between = scene.text[join.end : mention.start].split()
        if mention.start < join.end or not all(self._is_before_party(word, scene.language) for word in between):
            return False
        # "After which the Supplier each month assesses": the verb may stand far off, as behind "it is the Supplier that".
        if join.term == _RESULT or self._lexicon.holds("actor/it-is", " ".join(between), scene.language):
            return True
        after = scene.text[mention.end : mention.end + _NEAR]
        verb = next(iter(self._lexicon.find("clause/finite", after, scene.language)), None)
        if join.end - join.start == len(": ") and self._lexicon.holds("actor/does", " ".join(after.split()[:1]), scene.language):
            return True
        words = after[: verb.start].split() if verb else []
        return verb is not None and len(words) <= (_OWNED if words[:1] and words[0] in _OWNS else _BETWEEN)

    def _is_before_party(self, word: str, language: Language) -> bool:
        return any(self._lexicon.holds(term, word, language) for term in ("actor/article", "actor/cleft"))

    def buyers(self, scene: Scene) -> tuple[tuple[int, int], ...]:
        """Where the sentence names the buyer, by word, name or pronoun."""
        return tuple((each.start, each.end) for each in self._mentions.of(scene) if each.actor is Actor.BUYER)

    def _states_law(self, scene: Scene, mentions: Sequence[Mention]) -> bool:
        """Whether the sentence says what the law asks of providers in general, and no party of the contract acts in it."""
        laws = list(self._lexicon.find("actor/law", scene.text, scene.language))
        return bool(laws) and not any(
            (not each.weak or each.name)
            and not each.oblique
            and not scene.is_subordinate(each.start)
            and not any(law.start <= each.start < law.end for law in laws)
            for each in mentions
        )

    def in_heading(self, text: str, language: Language, parties: Parties) -> Actor:
        """The party to whom a heading or lead-in assigns what follows."""
        mentions = [each for each in self._mentions.of(Scene(text, language, parties, ())) if not each.weak]
        return next(
            (each.actor for each in mentions if each.actor is Actor.SUPPLIER), mentions[0].actor if mentions else Actor.NONE
        )

    def has_subject(self, scene: Scene) -> bool:
        """Whether a party that acts is the subject: it opens the text, or a verb of strict duty stands beside it."""
        first = next(iter(self._mentions.of(scene)), None)
        if first is None or first.oblique or first.bearer or first.weak:
            return False
        before = scene.text[: first.start].split()
        opens = all(self._lexicon.holds("actor/article", word, scene.language) for word in before)
        return first.strict or (opens and self._acts(scene, first))

    def looks_back(self, text: str, language: Language) -> bool:
        """Whether the text may have a word for a party that was named before."""
        return any(self._lexicon.may_hold(term, text, language) for term in BACK)

    def _acts(self, scene: Scene, mention: Mention) -> bool:
        """Whether a verb of duty stands directly beside the party."""
        beside = (*scene.text[: mention.start].split()[-1:], *scene.text[mention.end :].split()[:2])
        return any(self._lexicon.holds("duty/verb", word.strip(",;"), scene.language) for word in beside)

    def _bears(self, scene: Scene, mention: Mention) -> bool:
        """Whether the party bears the duty although the supplier is the subject unsaid: "by the Customer"."""
        opens = not scene.text[: mention.start].rpartition("|")[2].strip(" (*")
        return mention.bearer or mention.strict or mention.actor is Actor.SUPPLIER or (opens and self._acts(scene, mention))

    def _receives(self, scene: Scene, buyer: Mention) -> bool:
        """A buyer who receives something or has a right bears no duty: the supplier does."""
        return any(
            match.start <= buyer.start < match.end or (not buyer.bearer and self._is_by(match, buyer, scene))
            for match in self._lexicon.find("actor/receives", scene.text, scene.language)
        )

    def _is_by(self, match: Match, mention: Mention, scene: Scene) -> bool:
        """Whether the match stands near the mention, behind others who do the same too, or ends beside it."""
        between = scene.text[mention.end : match.start]
        holds = self._lexicon.holds
        others = holds("clause/and", between, scene.language) and not holds("clause/finite", between, scene.language)
        near = -_NEAR <= match.start - mention.end <= (_FAR if others else _NEAR)
        return near or match.start <= mention.start <= match.end + _ARTICLE


def _choose(mentions: Sequence[Mention]) -> Mention | None:
    """The mention that bears the duty, by the order above; a pronoun or undefined name only where no party stands."""
    for wanted in (_strict, _weak_strict, _subject, _bearer, _weak_subject):
        chosen = next((each for each in mentions if wanted(each)), None)
        if chosen is not None:
            return chosen
    return None


def _strict(mention: Mention) -> bool:
    return not mention.weak and (mention.passive or (mention.strict and not mention.bearer))


def _subject(mention: Mention) -> bool:
    return (not mention.weak or mention.name or mention.personal) and not mention.oblique and not mention.bearer


def _bearer(mention: Mention) -> bool:
    return mention.bearer and not mention.weak


def _weak_strict(mention: Mention) -> bool:
    return mention.weak and mention.strict


def _weak_subject(mention: Mention) -> bool:
    return mention.weak and not mention.oblique
