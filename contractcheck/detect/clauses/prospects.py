"""The passages of a document that are worth reading for a family: all others can hold no candidate."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from contractcheck.detect.document.contents import Contents, in_order
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.speech import Speech
from contractcheck.model.rules import Family

_CERTAIN = "purchase/ai-certain"


class Prospects:
    """Chooses passages for one family by the index of their words."""

    def __init__(self, family: Family) -> None:
        self._id = family.id
        self.own = (f"{family.id}/subject", f"{family.id}/subject-weak")
        self._alone = f"{family.id}/subject-alone"
        self.of_elements = tuple(term for element in family.elements for term in element.terms)

    def speaking(self, speech: Speech, *, ai: bool) -> list[Passage]:
        """The passages that may name the subject; weak words of it count beside AI, or where they need none."""
        own = [each for each in self._allowing(speech.contents) if self._speaks(each, speech)]
        return own if ai else [each for each in own if speech.holds(each, _CERTAIN)]

    def _speaks(self, passage: Passage, speech: Speech) -> bool:
        (strong, weak), holds = self.own, partial(speech.holds, passage)
        return holds(strong) or (holds(weak) and (passage.order in speech.contents.naming_ai or holds(self._alone)))

    def _allowing(self, contents: Contents) -> list[Passage]:
        """The passages whose words allow that they name the subject."""
        strong, weak = map(contents.holding, self.own)
        alone = {each.order for each in contents.holding(self._alone)}
        return in_order(strong, (each for each in weak if each.order in contents.naming_ai or each.order in alone))

    def _headed(self, contents: Contents) -> frozenset[int]:
        """The orders of the passages that may stand under words of the subject, and do."""
        headings = frozenset(contents.headings(self.own[0]))
        near = (*self._allowing(contents), *contents.under(self.own[0])) if headings else ()
        below = (each for each in near if not headings.isdisjoint(each.headings[-2:]))
        return frozenset(each.order for each in below if contents.is_headed(each, self.own[0]))

    def naming(self, speech: Speech, speaking: Sequence[Passage]) -> list[Passage]:
        """The passages that may give a name to a thing of the family, with those `speaking` of it."""
        return in_order(speaking, speech.holding(f"{self._id}/gives-name"))

    def worth_reading(
        self, speech: Speech, known: Sequence[Passage], goes_on: Callable[[Passage], bool], *, ai: bool
    ) -> Iterator[Passage]:
        """The `known` passages, those under words of the subject, and those of which `goes_on` holds.

        The last is asked of a passage when all before it were read.
        """
        surely = (*known, *(speech.pointed_at if ai else ()))
        sure = {each.order for each in surely} | (self._headed(speech.contents) if ai else frozenset())
        if not sure:
            return
        for passage in speech.contents.passages:
            if passage.order in sure or goes_on(passage):
                yield passage
