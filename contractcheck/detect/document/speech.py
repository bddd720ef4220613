"""What the passages of a document state. A passage is read when somebody asks what it states; most are never asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from contractcheck.detect.document.contents import Contents, in_order
from contractcheck.detect.document.passages import Passage
from contractcheck.detect.document.statements import Statement


class Speech:
    """The statements of a document's passages; `read` gives those of one, and is asked once for each.

    `holds` tells whether a sentence of a passage holds a term, which is known before the passage is read. `pointed_at` are the
    passages that a sentence elsewhere charges the supplier with.
    """

    def __init__(
        self,
        contents: Contents,
        read: Callable[[Passage], Sequence[Statement]],
        holds: Callable[[Passage, str], bool],
        pointed_at: Sequence[Passage] = (),
    ) -> None:
        self.contents = contents
        self.pointed_at = pointed_at
        self.holds = holds
        self._read = read
        self._known: dict[int, Sequence[Statement]] = {}

    def __iter__(self) -> Iterator[Statement]:
        return self.of(self.contents.passages)

    def of(self, passages: Iterable[Passage]) -> Iterator[Statement]:
        """The statements of these passages in their order."""
        return (statement for passage in passages for statement in self.of_one(passage))

    def of_one(self, passage: Passage) -> Sequence[Statement]:
        if passage.order not in self._known:
            self._known[passage.order] = self._read(passage)
        return self._known[passage.order]

    def holding(self, *terms: str) -> list[Passage]:
        """The passages of which a sentence holds a phrase of one of the terms, in reading order."""
        return [each for each in self.contents.holding(*terms) if any(self.holds(each, term) for term in terms)]

    def changed(self, change: Callable[[Statement], Statement], pointed_at: Iterable[Passage] = ()) -> Speech:
        """The same with another statement in place of each, and more passages that something points at."""

        def read(passage: Passage) -> list[Statement]:
            return [change(each) for each in self.of_one(passage)]

        return Speech(self.contents, read, self.holds, in_order(self.pointed_at, pointed_at))
