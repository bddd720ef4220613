"""The differences between two rule sets, in plain words or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import msgspec

from contractcheck.model.rules import Language
from contractcheck.report.wording import Wording, wording
from contractcheck.rules.difference import Change


def as_text(changes: Sequence[Change], language: Language) -> str:
    """A heading for everything that differs, with a line for each difference under it."""
    words = wording("rules", language)
    if not changes:
        return f"{words('nothing')}\n"
    lines = [words("count", count=len(changes))]
    for (kind, name), group in groupby(changes, key=lambda change: (change.kind, change.name)):
        lines += ["", words.or_else(f"kind.{kind}", kind) + f" {name}"]
        lines += [f"  {line}" for change in group for line in _lines(change, words)]
    return "".join(f"{line}\n" for line in lines)


def as_json(changes: Sequence[Change]) -> str:
    """A list of objects with kind, name, change, field, before and after."""
    return json.dumps(msgspec.to_builtins(changes), ensure_ascii=False, indent=2) + "\n"


def _lines(change: Change, words: Wording) -> Iterator[str]:
    if change.change != "changed":
        title = change.after.get("title") if isinstance(change.after, dict) else None
        yield words(change.change) + (f": {title[words.language]}" if title else "")
        yield from _wishes(change, words)
    elif change.field == "essential" and isinstance(change.after, bool):
        yield words("becomes.essential" if change.after else "becomes.desirable")
    elif isinstance(change.before, list | tuple) and isinstance(change.after, list | tuple):
        yield from _list_lines(change, words)
    else:
        yield from _value_lines(change, words)


def _wishes(change: Change, words: Wording) -> Iterator[str]:
    """The elements of a kind of purchase."""
    if change.kind == "purchase" and change.after:
        yield from (words(f"becomes.{key}") + f" {name}" for key, names in change.after.items() for name in names)


def _list_lines(change: Change, words: Wording) -> Iterator[str]:
    yield words.or_else(f"field.{change.field}", change.field) + ":"
    yield from (f"  + {_shown(each)}" for each in change.after if each not in change.before)
    yield from (f"  - {_shown(each)}" for each in change.before if each not in change.after)


def _value_lines(change: Change, words: Wording) -> Iterator[str]:
    """Before and after, for a text in the language of the answer and, where only the other differs, in that."""
    label = words.or_else(f"field.{change.field}", change.field)
    before, after = change.before, change.after
    for language in _languages(before, after, words.language):
        old, new = _in(before, language), _in(after, language)
        if old != new:
            yield f"{label}{f' ({language})' if language else ''}:"
            yield from (f"  {sign} {_shown(value)}" for sign, value in (("-", old), ("+", new)) if value not in {None, ""})


def _languages(before: Any, after: Any, own: Language) -> Sequence[str]:
    is_text = any(isinstance(each, dict) and set(each) == {"nl", "en"} for each in (before, after))
    return sorted(("nl", "en"), key=lambda each: each != own) if is_text else ("",)


def _in(value: Any, language: str) -> Any:
    return value.get(language) if language and isinstance(value, dict) else value


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
