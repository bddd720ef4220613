"""Who bears the duty of a sentence.

In this order: the party beside a verb of strict duty ("the Supplier shall", "shall be made by the Supplier"), the party in
subject position, the party after "by" or "rests on", a name that the document did not define beside a verb of duty, a pronoun,
and last the party in lead-in or heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from contractcheck.detect.parties import Parties, Role
from contractcheck.detect.phrases import Lexicon, Match
from contractcheck.detect.statements import Actor
from contractcheck.model.rules import Language

_NAME = re.compile(r"(?<![\w])[A-Z][\w&’'-]*(?:\s+(?:[A-Z][\w&’'.-]*|&))*")
_ACTORS = {Role.SUPPLIER: Actor.SUPPLIER, Role.BUYER: Actor.BUYER, Role.THIRD: Actor.THIRD}
# Words for a party that was named before, with the kind of mention that they make.
_BACK = {"party/personal": "person", "party/agent": "agent", "party/pronoun": "pronoun"}
_NAMED = frozenset({"party", "body"})
_BESIDE = 28
_NEAR = 60
# As far as a party stands behind a verb, with an article in between.
_ARTICLE = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """A party at `start` to `end`.

    `bearer`: a phrase before it makes it bear the duty; `passive`: so does a passive of duty ("shall be made by");
    `oblique`: it stands after a preposition; `strict`: a verb of strict duty stands beside it;
    `weak`: only a pronoun or an undefined name; `name`: an undefined name; `personal`: "he" or "hij", which can only be a party.
    """

    start: int
    end: int
    actor: Actor
    bearer: bool
    passive: bool
    oblique: bool
    strict: bool
    weak: bool
    name: bool
    personal: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what is needed to read it.

    Its language, the parties, its subordinate zones, whom a pronoun means, whether it is a mandatory requirement, and whether
    the supplier is its subject unsaid, as in the rows of a table.
    """

    text: str
    language: Language
    parties: Parties
    subordinate: Sequence[tuple[int, int]]
    previous: Actor = Actor.NONE
    mandatory: bool = False
    elided: bool = False

    def is_subordinate(self, position: int) -> bool:
        return any(start <= position < end for start, end in self.subordinate)


class Actors:
    """Resolves the bearer of the duty in a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def resolve(self, scene: Scene) -> Actor:
        """The actor of the sentence, NONE where nobody is named."""
        mentions = [each for each in self._mentions(scene) if not scene.elided or self._bears(scene, each)]
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

    def buyers(self, scene: Scene) -> tuple[tuple[int, int], ...]:
        """Where the sentence names the buyer, by word, name or pronoun."""
        return tuple((each.start, each.end) for each in self._mentions(scene) if each.actor is Actor.BUYER)

    def _states_law(self, scene: Scene, mentions: Sequence[Mention]) -> bool:
        """Whether the sentence says what the law asks of providers in general, and no party of the contract acts in it."""
        laws = list(self._lexicon.find("actor/law", scene.text, scene.language))
        return bool(laws) and not any(
            not each.weak
            and not each.oblique
            and not scene.is_subordinate(each.start)
            and not any(law.start <= each.start < law.end for law in laws)
            for each in mentions
        )

    def in_heading(self, text: str, language: Language, parties: Parties) -> Actor:
        """The party to whom a heading or lead-in assigns what follows."""
        mentions = [each for each in self._mentions(Scene(text, language, parties, ())) if not each.weak]
        return next(
            (each.actor for each in mentions if each.actor is Actor.SUPPLIER), mentions[0].actor if mentions else Actor.NONE
        )

    def looks_back(self, text: str, language: Language) -> bool:
        """Whether the text may have a word for a party that was named before."""
        return any(self._lexicon.may_hold(term, text, language) for term in _BACK)

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
            match.start <= buyer.start < match.end or (not buyer.bearer and _is_by(match, buyer))
            for match in self._lexicon.find("actor/receives", scene.text, scene.language)
        )

    def _mentions(self, scene: Scene) -> list[Mention]:
        found = [(start, end, _ACTORS[role], "party") for start, end, role in scene.parties.find(scene.text)]
        for term, actor, kind in self._terms(scene):
            found += [
                (match.start, match.end, actor, kind)
                for match in self._lexicon.find(term, scene.text, scene.language)
                if kind != "body" or not self._is_content(scene, match)
            ]
        names = (match for match in _NAME.finditer(scene.text) if not _overlaps(match, found) and self._is_party(scene, match))
        found += [(match.start(), match.end(), Actor.SUPPLIER, "undefined") for match in list(names)]
        kept: list[Mention] = []
        for start, end, actor, kind in sorted(found, key=lambda item: (item[0], item[3] not in _NAMED, -item[1])):
            if (
                (not kept or start >= kept[-1].end)
                and not self._acknowledges(scene, end)
                and not self._is_expletive(scene, start)
            ):
                kept.append(self._as_object(scene, kept, self._mention(scene, start, end, actor, kind)))
        return kept

    def _as_object(self, scene: Scene, before: Sequence[Mention], mention: Mention) -> Mention:
        """The mention as the object where its verb has a subject: "shall inform the Customer", "zal Opdrachtgever melden"."""
        subjects = [each for each in before if not each.oblique and not scene.is_subordinate(each.start)]
        if not subjects or mention.bearer or mention.weak:
            return mention
        told = self._ends_with("actor/telling", scene.text[max(0, mention.start - _NEAR) : mention.start], scene.language)
        other = mention.strict and subjects[-1].actor is not mention.actor and not self._is_followed(scene, mention)
        return replace(mention, oblique=True, strict=False) if told or other else mention

    def _is_followed(self, scene: Scene, mention: Mention) -> bool:
        """Whether the verb of strict duty stands after the party."""
        after = re.split(r"[;:|]", scene.text[mention.end : mention.end + _BESIDE])[0]
        return self._lexicon.holds("duty/strict", " ".join(after.split()[:3]), scene.language)

    def _is_expletive(self, scene: Scene, start: int) -> bool:
        """Whether "it" stands for no party: "it is for the Customer to"."""
        return any(match.start == start for match in self._lexicon.find("actor/expletive", scene.text, scene.language))

    def _acknowledges(self, scene: Scene, end: int) -> bool:
        """Whether the party only accepts or knows that somebody else does something; "knows that it shall" is about itself."""
        after = scene.text[end : end + 60]
        if after.startswith(",") or self._lexicon.holds("actor/self", " ".join(after.split()[:7]), scene.language):
            return False
        return self._lexicon.holds("actor/acknowledges", " ".join(after[:40].split()[:4]), scene.language)

    def _is_party(self, scene: Scene, name: re.Match[str]) -> bool:
        """A capitalised name beside a verb of duty is a party that the document did not define."""
        if self._lexicon.holds("party/not-a-name", name[0], scene.language):
            return False
        before = scene.text[: name.start()].split()[-1:]
        after = scene.text[name.end() :].split()[:1]
        return any(self._lexicon.holds("duty/verb", word.strip(",;"), scene.language) for word in (*before, *after))

    def _terms(self, scene: Scene) -> list[tuple[str, Actor, str]]:
        first = self._first_person(scene)
        before = scene.previous if scene.previous is not Actor.NONE else Actor.SUPPLIER
        second = Actor.SUPPLIER if first is Actor.BUYER else Actor.BUYER
        return [
            ("party/supplier", Actor.SUPPLIER, "party"),
            ("party/buyer", Actor.BUYER, "party"),
            ("party/public-body", Actor.BUYER, "body"),
            ("party/third", Actor.THIRD, "party"),
            ("party/company", Actor.SUPPLIER, "party"),
            ("party/provider", _ACTORS[scene.parties.provider], "party"),
            ("party/first-person", first, "party"),
            ("party/second-person", second, "party"),
            *((term, before, kind) for term, kind in _BACK.items()),
        ]

    def _is_content(self, scene: Scene, body: Match) -> bool:
        """Whether a public body is one that is told of, and no party: "states per set: the institution from which it comes"."""
        before, after = scene.text[: body.start], " ".join(scene.text[body.end :].split()[:3])
        return self._lexicon.holds("actor/lists", before, scene.language) or self._lexicon.holds(
            "actor/origin", after, scene.language
        )

    def _first_person(self, scene: Scene) -> Actor:
        """Who "we" is: as the document shows, else the buyer where the sentence lays a duty on "you"."""
        if scene.parties.first_person is not None:
            return _ACTORS[scene.parties.first_person]
        return Actor.BUYER if self._lexicon.holds("party/we-are-buyer", scene.text, scene.language) else Actor.SUPPLIER

    def _mention(self, scene: Scene, start: int, end: int, actor: Actor, kind: str) -> Mention:
        before = scene.text[max(0, start - 60) : start]
        after = " ".join(scene.text[end : end + 40].split()[:3])
        used = actor is Actor.BUYER and self._ends_with("actor/used-by", before, scene.language)
        bearer = not used and (
            kind == "agent"
            or self._ends_with("actor/bearer", before, scene.language)
            or self._lexicon.holds("actor/bears", after, scene.language)
        )
        passive = bearer and self._ends_with("actor/passive-duty", before, scene.language)
        oblique = not bearer and self._ends_with("actor/oblique", before, scene.language)
        strict = not oblique and self._is_strict(scene, start, end)
        weak = kind not in ("party", "body", "agent")
        return Mention(start, end, actor, bearer, passive, oblique, strict, weak, kind == "undefined", kind == "person")

    def _is_strict(self, scene: Scene, start: int, end: int) -> bool:
        """Whether a verb of strict duty stands directly before or after, with no other party or comma in between."""
        after = re.split(r"[;:|]", scene.text[end : end + _BESIDE])[0]
        before = re.split(r"[,;:|.]", scene.text[max(0, start - _BESIDE) : start])[-1]
        words = " ".join(before.split()[-2:])
        return self._lexicon.holds("duty/strict", " ".join(after.split()[:3]), scene.language) or self._lexicon.holds(
            "duty/strict-before", words, scene.language
        )

    def _ends_with(self, term: str, text: str, language: Language) -> bool:
        """Whether a phrase of the term stands directly before, with at most an article in between."""
        for match in self._lexicon.find(term, text, language):
            rest = text[match.end :].split()
            if not rest or (len(rest) == 1 and self._lexicon.holds("actor/article", rest[0], language)):
                return True
        return False


def _overlaps(name: re.Match[str], known: Sequence[tuple[int, int, Actor, str]]) -> bool:
    """Whether a party that is known stands in the name ("What Y" holds "Y")."""
    return any(start < name.end() and name.start() < end for start, end, _, _ in known)


def _is_by(match: Match, mention: Mention) -> bool:
    """Whether the match stands near the mention, or ends beside it."""
    return -_NEAR <= match.start - mention.end <= _NEAR or match.start <= mention.start <= match.end + _ARTICLE


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
