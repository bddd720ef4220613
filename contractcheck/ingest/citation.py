"""How a person cites a place."""

from __future__ import annotations

from collections.abc import Sequence


def cite(base: str, path: Sequence[str], *, has_members: bool) -> str:
    """A clause and the items under it as one citation: "7.3 (c)", "2(c)", "Artikel 3.1 (a)".

    `base` is the number of the clause or heading, "" for none; `path` holds the labels from there to the item, outermost first.
    With `has_members` a number straight under `base` is a member of it and not an item of a list.
    """
    if not path:
        return base.strip()
    parts = list(path)
    if has_members and base and parts and parts[0].isdigit():
        base = f"{base}.{parts.pop(0)}"
    elif not base and parts:
        base = parts.pop(0)
    brackets = "".join(f"({part})" for part in parts)
    return f"{base}{brackets}" if base.isdigit() else f"{base} {brackets}".strip()
