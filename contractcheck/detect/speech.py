"""What the passages of a document state. A passage is read when somebody asks what it states; most are never asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from contractcheck.detect.contents import Contents
from contractcheck.detect.passages import Passage
from contractcheck.detect.statements import Statement


class Speech:
    """The statements of a document's passages; `read` gives those of one, and is asked once for each.

    `pointed_at` are those that a sentence elsewhere charges the supplier with.
    """

    def __init__(
        self, contents: Contents, read: Callable[[Passage], Sequence[Statement]], pointed_at: Sequence[Passage] = ()
    ) -> None:
        self.contents = contents
        self.pointed_at = pointed_at
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

    def changed(self, change: Callable[[Statement], Statement]) -> Speech:
        """The same with another statement in place of each."""
        return Speech(self.contents, lambda passage: [change(each) for each in self.of_one(passage)], self.pointed_at)
