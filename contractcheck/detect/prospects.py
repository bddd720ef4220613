"""The passages of a document that are worth reading for a family: all others can hold no candidate."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from contractcheck.detect.contents import Contents, in_order
from contractcheck.detect.passages import Passage
from contractcheck.detect.speech import Speech
from contractcheck.model.rules import Family

_CERTAIN = "purchase/ai-certain"


class Prospects:
    """Chooses passages for one family by the index of their words."""

    def __init__(self, family: Family) -> None:
        self._id = family.id
        self.own = (f"{family.id}/subject", f"{family.id}/subject-weak")
        self._alone = f"{family.id}/subject-alone"
        self.of_elements = tuple(term for element in family.elements for term in element.terms)

    def naming(self, contents: Contents, *, ai: bool) -> list[Passage]:
        """The passages that may give a name to a thing of the family."""
        return in_order(self.speaking(contents, ai=ai), contents.stating(f"{self._id}/gives-name"))

    def speaking(self, contents: Contents, *, ai: bool) -> list[Passage]:
        """The passages that may name the subject; weak words of it count beside AI, or where they need none."""
        states, (strong, weak) = contents.states, self.own
        own = [
            each
            for each in self._allowing(contents)
            if states(each, strong) or ((each.order in contents.naming_ai or states(each, self._alone)) and states(each, weak))
        ]
        return own if ai else [each for each in own if states(each, _CERTAIN)]

    def _allowing(self, contents: Contents) -> list[Passage]:
        """The passages whose words allow that they name the subject."""
        strong, weak = map(contents.holding, self.own)
        alone = {each.order for each in contents.holding(self._alone)}
        return in_order(strong, (each for each in weak if each.order in contents.naming_ai or each.order in alone))

    def _headed(self, contents: Contents) -> frozenset[int]:
        """The orders of the passages that may stand under words of the subject, and do."""
        near = (*self._allowing(contents), *contents.under(self.own[0]))
        return frozenset(each.order for each in near if contents.is_headed(each, self.own[0]))

    def worth_reading(
        self, speech: Speech, naming: Sequence[Passage], goes_on: Callable[[Passage], bool], *, ai: bool
    ) -> Iterator[Passage]:
        """The passages with words of the subject, in or above them, `naming` a thing of the family, or of which `goes_on` holds.

        The last is asked of a passage when all before it were read.
        """
        contents = speech.contents
        surely = (*self.speaking(contents, ai=ai), *naming, *(speech.pointed_at if ai else ()))
        headed = self._headed(contents) if ai else frozenset()
        sure = {each.order for each in surely} | headed
        if not sure:
            return
        for passage in in_order(surely, contents.holding(*self.of_elements)):
            if passage.order in sure or goes_on(passage):
                yield passage
