"""The passages of a document that are worth reading for a family: all others can hold no candidate."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from contractcheck.detect.contents import Contents, in_order
from contractcheck.detect.passages import Passage
from contractcheck.detect.speech import Speech
from contractcheck.model.rules import Family


class Prospects:
    """Chooses passages for one family by the index of their words."""

    def __init__(self, family: Family) -> None:
        self._id = family.id
        self.own = (f"{family.id}/subject", f"{family.id}/subject-weak")
        self.of_elements = tuple(term for element in family.elements for term in element.terms)

    def naming(self, contents: Contents, *, ai: bool) -> list[Passage]:
        """The passages that may give a name to a thing of the family."""
        return in_order(self.speaking(contents, ai=ai), contents.holding(f"{self._id}/gives-name"))

    def speaking(self, contents: Contents, *, ai: bool) -> list[Passage]:
        """The passages that may name the subject; weak words of it count beside AI, or where they need none."""
        strong, weak = map(contents.holding, self.own)
        alone = {each.order for each in contents.holding(f"{self._id}/subject-alone")}
        own = in_order(strong, (each for each in weak if each.order in contents.naming_ai or each.order in alone))
        certain = {each.order for each in contents.holding("purchase/ai-certain")}
        return own if ai else [each for each in own if each.order in certain]

    def worth_reading(
        self, speech: Speech, naming: Sequence[Passage], goes_on: Callable[[Passage], bool], *, ai: bool
    ) -> Iterator[Passage]:
        """The passages with words of the subject, in or above them, `naming` a thing of the family, or of which `goes_on` holds.

        The last is asked of a passage when all before it were read.
        """
        contents = speech.contents
        own = self.speaking(contents, ai=ai)
        surely = (*own, *naming, *(speech.pointed_at if ai else ()))
        sure = {each.order for each in (*surely, *(contents.under(self.own[0]) if ai else ()))}
        if not sure:
            return
        for passage in in_order(surely, contents.holding(*self.of_elements)):
            if passage.order in sure or goes_on(passage):
                yield passage
