"""What a review made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Review:
    """The bytes of the copy, how much was written into it, and the ids of the families that need a notice.

    `kept_comments` and `kept_proposals` are about what somebody worked on, which was left alone; for `not_proposed` no wording
    puts the text in order; for `unplaced` the words have no known place on the page.
    """

    data: bytes
    comments: int = 0
    proposals: int = 0
    kept_comments: tuple[str, ...] = ()
    kept_proposals: tuple[str, ...] = ()
    not_proposed: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
