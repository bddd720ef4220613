"""The parties that a sentence mentions, each with its part in the sentence: subject, object, agent of a passive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from contractcheck.detect.document.statements import Actor
from contractcheck.detect.parties.antecedents import Mention, antecedent, apart, is_apposed, is_name_of
from contractcheck.detect.parties.name_places import NAME, overlaps, whole_name
from contractcheck.detect.parties.roles import Role
from contractcheck.detect.parties.scene import Scene
from contractcheck.detect.search.phrases import Lexicon, Match
from contractcheck.model.rules import Language

# The short name that a text gives in brackets behind a name.
_BYNAME = re.compile(r"^\s*\([^()]*\)")
_NEXT = re.compile(r"\s+")
_WORD = re.compile(r"\S+")
# As many words may stand before "of the Supplier" in a subject.
_OPENING = 5
_OWN = re.compile(r"^(?:['’]s?|s['’])\s+")
# Words of a title before its noun: "the Chief Data Officer of".
_TITLE = 3
_ACTORS = {Role.SUPPLIER: Actor.SUPPLIER, Role.BUYER: Actor.BUYER, Role.THIRD: Actor.THIRD}
# Words for a party that was named before, with the kind of mention that they make.
BACK = {"party/personal": "person", "party/agent": "agent", "party/pronoun": "pronoun"}
_BODY = "party/public-body"
_PRONOUNS = frozenset({"person", "pronoun"})
_NAMED = frozenset({"party", "body", "company"})
# Mentions of whom only the words beside them tell who they are.
_UNKNOWN = frozenset({"company", "undefined"})
_BESIDE = 28
# Who is asked for the mentions of a sentence mostly asks again before the next.
_SCENES_AT_HAND = 64
_BEHIND = (5, 12)  # words behind a body that may tell that data come from it, at once and in a clause of its own
_NEAR = 60


class Mentions:
    """Finds the parties in sentences."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.of = lru_cache(maxsize=_SCENES_AT_HAND)(self._of)

    def _of(self, scene: Scene) -> tuple[Mention, ...]:
        """The parties that the scene mentions, in order."""
        named = scene.parties.find(scene.text)
        known = (each for each in named if each[2] is not Role.THIRD or self._has_part(scene, each[0], each[1]))
        found = [(start, end, _ACTORS[role], "party") for start, end, role in known]
        ends = {end: start for start, end, _, _ in found}
        for term, actor, kind in self._terms(scene):
            found += [
                (self._name_start(scene, match, found, kind), match.end, actor, kind)
                for match in self._lexicon.find(term, scene.text, scene.language)
                if (kind != "body" or not self._is_content(scene, match)) and match.start >= ends.get(match.end, match.start)
            ]
        names = (match for match in NAME.finditer(scene.text) if not overlaps(match, found) and self._is_party(scene, match))
        found += [(match.start(), match.end(), Actor.SUPPLIER, "undefined") for match in list(names)]
        kept: list[Mention] = []
        last = ""
        for start, end, actor, kind in sorted(found, key=lambda item: (item[0], item[3] not in _NAMED, -item[1])):
            if (
                (not kept or start >= kept[-1].end)
                and not (kind == "company" and kept and not scene.text[kept[-1].end : start].strip(" ."))
                and not self._acknowledges(scene, end)
                and not self._is_expletive(scene, start)
            ):
                if last in _UNKNOWN and actor is Actor.THIRD and is_apposed(scene.text[kept[-1].end : start]):
                    kept[-1] = replace(kept[-1], actor=actor)
                elif kind in _UNKNOWN and kept and is_name_of(kept[-1], scene.text, start):
                    continue
                last = kind
                meant = antecedent(scene, kept, actor) if kind in _PRONOUNS else actor
                kept.append(self._as_object(scene, kept, self._mention(scene, start, end, meant, kind)))
        return tuple(apart(self._meant(scene, kept), scene))

    def _name_start(self, scene: Scene, match: Match, known: Sequence[tuple[int, int, Actor, str]], kind: str) -> int:
        """Where the name begins that ends in the match: the legal form of a company, or a body: "the Border Agency"."""
        is_body = match.term == _BODY and scene.text[match.start].isupper()
        if kind != "company" and not is_body:
            return match.start
        start = whole_name(scene.text, match, known)
        first = " ".join(scene.text[start : match.start].split()[:1])
        return match.start if is_body and self._lexicon.holds("party/not-a-name", first, scene.language) else start

    def _has_part(self, scene: Scene, start: int, end: int) -> bool:
        """Whether an outsider that the text names does something in it, or bears it: "Notified body: X" only names it."""
        beside = (*scene.text[:start].split()[-1:], *scene.text[end:].split()[:2])
        acts = any(self._lexicon.holds("duty/verb", word.strip(",;"), scene.language) for word in beside)
        return acts or self._ends_with("actor/bearer", scene.text[max(0, start - _NEAR) : start], scene.language)

    def _meant(self, scene: Scene, mentions: Sequence[Mention]) -> Sequence[Mention]:
        """The mentions without those that the sentence puts aside for another: "not for the Supplier but for the Customer"."""
        meant = [self._instead(scene, each) for each in mentions if not self._follows("actor/not", scene, each)]
        apart = any(not each.weak and not each.oblique for each in meant)
        return meant if apart and len(meant) < len(mentions) else mentions

    def _instead(self, scene: Scene, mention: Mention) -> Mention:
        """The mention as the bearer where it takes the place of another: "not for the Supplier but for the Customer"."""
        turned = mention.oblique and self._follows("actor/instead", scene, mention)
        return replace(mention, bearer=True, oblique=False) if turned else mention

    def _follows(self, term: str, scene: Scene, mention: Mention) -> bool:
        return self._ends_with(term, scene.text[max(0, mention.start - _NEAR) : mention.start], scene.language)

    def _as_object(self, scene: Scene, before: Sequence[Mention], mention: Mention) -> Mention:
        """The mention as the object where its verb has a subject: "shall inform the Customer", "zal Opdrachtgever melden"."""
        subjects = [each for each in before if not each.oblique and not scene.is_subordinate(each.start)]
        if not subjects or mention.bearer or mention.weak or self._follows("actor/it-is", scene, mention):
            return mention
        told = self._follows("actor/telling", scene, mention)
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
        if after.startswith(","):
            return False
        accepts = self._lexicon.holds("actor/acknowledges", " ".join(after[:40].split()[:4]), scene.language)
        return accepts and not self._lexicon.holds("actor/self", " ".join(after.split()[:7]), scene.language)

    def _is_party(self, scene: Scene, name: re.Match[str]) -> bool:
        """A capitalised name beside a verb of duty is a party that the document did not define."""
        holds, language = self._lexicon.holds, scene.language
        before = scene.text[: name.start()].split()[-1:]
        after = _BYNAME.sub("", scene.text[name.end() :]).split()[:2]
        if not any(holds("duty/verb", word.strip(",;"), language) for word in (*before, *after[:1])):  # the rule
            return False
        first, _, others = name[0].partition(" ")
        company = others and holds("party/company-word", others, language)
        common = holds("party/not-a-name", first if company else name[0], language)
        return not common and not holds("actor/undergoes", " ".join(after), language)

    def _terms(self, scene: Scene) -> list[tuple[str, Actor, str]]:
        first = self._first_person(scene)
        before = scene.previous if scene.previous is not Actor.NONE else Actor.SUPPLIER
        second = Actor.SUPPLIER if first is Actor.BUYER else Actor.BUYER
        return [
            ("party/supplier", Actor.SUPPLIER, "party"),
            ("party/buyer", Actor.BUYER, "party"),
            (_BODY, Actor.BUYER, "body"),
            ("party/third", Actor.THIRD, "party"),
            ("party/user", Actor.BUYER, "body"),
            ("party/company", Actor.SUPPLIER, "company"),
            ("party/provider", _ACTORS[scene.parties.provider], "party"),
            ("party/first-person", first, "party"),
            ("party/second-person", second, "party"),
            *((term, before, kind) for term, kind in BACK.items()),
        ]

    def _is_content(self, scene: Scene, body: Match) -> bool:
        """Whether a public body is one that is told of, and no party: "states per set: the institution from which it comes"."""
        following = scene.text[body.end :].split()
        near, far = (" ".join(following[:number]) for number in _BEHIND)
        told = (("actor/lists", scene.text[: body.start]), ("actor/origin", near), ("actor/donor", far))
        return any(self._lexicon.holds(term, words, scene.language) for term, words in told)

    def _first_person(self, scene: Scene) -> Actor:
        """Who "we" is: as the document shows, else the buyer where the sentence lays a duty on "you"."""
        if scene.parties.first_person is not None:
            return _ACTORS[scene.parties.first_person]
        return Actor.BUYER if self._lexicon.holds("party/we-are-buyer", scene.text, scene.language) else Actor.SUPPLIER

    def _mention(self, scene: Scene, start: int, end: int, actor: Actor, kind: str) -> Mention:
        start = self._head(scene, start) if actor is not Actor.THIRD else start
        before = scene.text[max(0, start - 60) : start]
        after = " ".join(scene.text[end : end + 40].split()[:3])
        used = actor is Actor.BUYER and self._ends_with("actor/used-by", before, scene.language)
        led = self._ends_with("actor/bearer", before, scene.language) and not self._is_attribute(scene, before, after)
        led = led or self._is_charged(scene, before, after)
        bears = self._lexicon.holds("actor/bears", after, scene.language) or self._has_as_charge(scene, before, after)
        bearer = not used and (kind == "agent" or led or bears)
        passive = bearer and (bears or self._ends_with("actor/passive-duty", before, scene.language))
        oblique = not bearer and self._ends_with("actor/oblique", before, scene.language)
        oblique = oblique and not self._acts_for(scene, start, end)
        strict = not oblique and self._is_strict(scene, start, end)
        weak = kind not in (*_NAMED, "agent")
        return Mention(start, end, actor, bearer, passive, oblique, strict, weak, kind == "undefined", kind == "person")

    def _head(self, scene: Scene, start: int) -> int:
        """Where the words for people of the party begin: "the quality manager of the Supplier" acts for the Supplier."""
        near = max(0, start - _NEAR)
        before = scene.text[near:start]
        found = self._ending("actor/member-of", before, scene.language)
        if found is None:
            return start
        words = list(_WORD.finditer(before, 0, found.start))[-_TITLE:]
        articles = [each.end() for each in words if self._lexicon.holds("actor/article", each[0], scene.language)]
        return near + (articles[-1] + 1 if articles else found.start)

    def _is_attribute(self, scene: Scene, before: str, after: str) -> bool:
        """Whether the party only tells which thing is meant: "the system supplied by the Supplier"."""
        if self._ends_with("actor/made-by", before, scene.language):
            return True
        made = next(iter(self._lexicon.find("actor/made", after, scene.language)), None)
        return made is not None and made.start == 0 and self._ends_with("party/by", before, scene.language)

    def _is_charged(self, scene: Scene, before: str, after: str) -> bool:
        """Whether it is for the party to do something, as for one before: "it is for you to test and for you to report"."""
        first = " ".join(after.split()[:1]).lower()
        return self._ends_with("actor/also-for", before, scene.language) and first in self._lexicon.phrases(
            "actor/infinitive", scene.language
        )

    def _has_as_charge(self, scene: Scene, before: str, after: str) -> bool:
        """Whether it is one of the party's duties: "forms part of the Supplier's services"."""
        own = _OWN.sub("", after)
        has = own != after and self._lexicon.holds("actor/own-charge", " ".join(own.split()[:2]), scene.language)
        return has and self._ends_with("actor/part-of", before, scene.language)

    def _acts_for(self, scene: Scene, start: int, end: int) -> bool:
        """Whether people of the party, under whatever name, open the sentence as its subject: "The stewards of X describe"."""
        opening = scene.text[:start].split()
        if opening and self._lexicon.holds("actor/article", opening[-1], scene.language):
            opening = opening[:-1]
        heads = opening[:-1]
        if not heads or len(heads) > _OPENING or not heads[0][:1].isupper():
            return False
        joined = self._lexicon.holds("actor/of", opening[-1], scene.language)
        apart = any(self._lexicon.holds("actor/oblique", word, scene.language) for word in heads)
        verb = " ".join(scene.text[end:].split()[:1])
        return joined and not apart and self._lexicon.holds("actor/does", verb, scene.language)

    def _is_strict(self, scene: Scene, start: int, end: int) -> bool:
        """Whether a verb of strict duty stands directly before or after, with no other party or comma in between."""
        after = re.split(r"[;:|]", scene.text[end : end + _BESIDE])[0]
        before = re.split(r"[,;:|.]", scene.text[max(0, start - _BESIDE) : start])[-1]
        words = " ".join(before.split()[-2:])
        return self._lexicon.holds("duty/strict", " ".join(after.split()[:3]), scene.language) or self._lexicon.holds(
            "duty/strict-before", words, scene.language
        )

    def _ends_with(self, term: str, text: str, language: Language) -> bool:
        return self._ending(term, text, language) is not None

    def _ending(self, term: str, text: str, language: Language) -> Match | None:
        """The phrase of the term that stands directly before, with at most an article in between.

        A phrase that ends earlier ("is for") may hide one that begins within it ("for the account of").
        """
        matches = list(self._lexicon.find(term, text, language))
        for match in matches:
            rest = text[match.end :].split()
            if not rest or (len(rest) == 1 and self._lexicon.holds("actor/article", rest[0], language)):
                return match
        following = _NEXT.search(text, matches[-1].start) if matches else None
        if following is None:
            return None
        skipped = following.end()
        hidden = self._ending(term, text[skipped:], language)
        return replace(hidden, start=hidden.start + skipped, end=hidden.end + skipped) if hidden else None
