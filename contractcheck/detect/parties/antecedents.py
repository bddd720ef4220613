"""A party that a sentence mentions, and whom a pronoun or a name beside another one means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from contractcheck.detect.document.statements import Actor
from contractcheck.detect.parties.scene import Scene

# What stands between a name and the words that say who that is: "Y Inc., the maker of the model".
_APPOSED = re.compile(r"[.,\s]*(?:(?:de|het|een|the|a|an)\s+)?$")


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


def is_apposed(between: str) -> bool:
    """Whether words with only this between them name one and the same party."""
    return _APPOSED.fullmatch(between) is not None


def antecedent(scene: Scene, before: Sequence[Mention], otherwise: Actor) -> Actor:
    """Whom a pronoun means: the party that is the subject before it in the sentence."""
    subjects = [each for each in before if not each.weak and not each.oblique and not scene.is_subordinate(each.start)]
    return subjects[-1].actor if subjects else otherwise


def is_name_of(outsider: Mention, text: str, start: int) -> bool:
    """Whether the name at `start` says who the outsider before it is: "the importer, Y Ltd"."""
    return outsider.actor is Actor.THIRD and is_apposed(text[outsider.end : start])


def apart(mentions: Sequence[Mention], scene: Scene) -> list[Mention]:
    """The mentions, "he" as the other party where the one he would be is told or given something: "he reports to the Buyer"."""
    main = [each for each in mentions if not scene.is_subordinate(each.start)]
    told = any(each.actor is Actor.BUYER and each.oblique and not each.weak for each in main)
    if not told:
        return list(mentions)
    return [replace(each, actor=Actor.SUPPLIER) if each.personal and each.actor is Actor.BUYER else each for each in mentions]
