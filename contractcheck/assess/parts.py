"""The names of unread parts in the report's language."""

from __future__ import annotations

from contractcheck.model.document import Unread
from contractcheck.model.rules import Language, Ruleset

_ATTACHMENT = "attachment "


def part_name(unread: Unread, ruleset: Ruleset, language: Language) -> str:
    """The name by the note `part-<part>`, as it stands where the rules have none."""
    kind, name = unread.part, ""
    if unread.page is not None:
        kind = kind.removesuffix(f" {unread.page}")
    elif kind.startswith(_ATTACHMENT):
        kind, name = _ATTACHMENT.strip(), kind.removeprefix(_ATTACHMENT)
    note = ruleset.notes.get("part-" + kind.replace(" ", "-"))
    return note.message.in_language(language).format(page=unread.page, name=name) if note else unread.part
