"""The tables that rule files are shown in, drawn from their schemas: one for each kind of file and for each list inside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from contractcheck.rules.find import schemas_folder
from contractcheck.rules.validate import KINDS

FILE, NAME, NUMBER, LIST, VALUE = "file", "name", "no.", "list", "value"
_TITLE = 31


@dataclass(frozen=True, slots=True)
class Column:
    """A value of a row: the keys that lead to it, its form, and what the schema says about it.

    A "collection" is a list with a table of its own; its cell only says that it is there and empty.
    """

    path: tuple[str, ...]
    form: Literal["text", "boolean", "list", "collection"]
    about: str

    @property
    def title(self) -> str:
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for the files of a kind ("root"), or for what stands in a list, in a mapping, or in lists of phrases ("items").

    `steps` are the keys that lead from a row of the table above to what is listed here.
    """

    kind: str
    form: Literal["root", "list", "map", "items"]
    steps: tuple[str, ...]
    columns: tuple[Column, ...]
    children: tuple[Table, ...]
    above: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name of its sheet."""
        own = "words" if self.form == "items" else self.steps[-1] if self.steps else ""
        return (f"{self.kind} - {own}" if own else self.kind)[:_TITLE]

    @property
    def keys(self) -> tuple[str, ...]:
        """The titles of the columns that say which row this is, those of the tables above first."""
        return (*self.above, *self.own_key)

    @property
    def own_key(self) -> tuple[str, ...]:
        if self.form == "list":
            return (NUMBER,) if self.children else ()
        return {"root": (FILE,), "map": (NAME,)}.get(self.form, ())

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of all columns."""
        return (*self.keys, *((LIST, VALUE) if self.form == "items" else (column.title for column in self.columns)))


@cache
def all_tables() -> tuple[Table, ...]:
    """Every table, a table before those that hang on it."""
    return tuple(each for kind in KINDS for each in _with_children(_root(kind)))


def _with_children(table: Table) -> Iterator[Table]:
    yield table
    for child in table.children:
        yield from _with_children(child)


def _root(kind: str) -> Table:
    schema = json.loads((schemas_folder() / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return _Builder(kind, schema.get("$defs", {})).table("root", (), schema, ())


class _Builder:
    """Draws tables from one schema."""

    def __init__(self, kind: str, definitions: dict[str, Any]) -> None:
        self._kind = kind
        self._definitions = definitions

    def table(self, form: Literal["root", "list", "map"], steps: tuple[str, ...], schema: Any, above: tuple[str, ...]) -> Table:
        """The table of the objects that a schema describes."""
        whole = self._resolved(schema)
        nested = list(self._collections(whole, (), in_map=form == "map"))
        bare = Table(self._kind, form, steps, tuple(self._columns(whole, (), in_map=form == "map")), (), above)
        keys = (*above, NUMBER) if form == "list" and nested else (*above, *bare.own_key)
        children = tuple(self._child(*each, keys) for each in nested)
        if any(self._lists(whole)) and form == "map":
            children = (*children, Table(self._kind, "items", (), (), (), keys))
        return Table(self._kind, form, steps, bare.columns, children, above)

    def _child(self, path: tuple[str, ...], schema: Any, above: tuple[str, ...]) -> Table:
        if _type(schema) == "array":
            return self.table("list", path, schema["items"], above)
        return self.table("map", path, schema["additionalProperties"], above)

    def _columns(self, schema: Any, path: tuple[str, ...], *, in_map: bool) -> Iterator[Column]:
        for name, given in schema["properties"].items():
            sub, here = self._resolved(given), (*path, name)
            if _is_collection(sub, self._resolved):
                if not sub.get("minItems") and not sub.get("minProperties"):
                    yield Column(here, "collection", f"[] where the list is there and empty. {sub['description']}")
            elif _type(sub) == "object":
                yield from self._columns(sub, here, in_map=in_map)
            elif _type(sub) != "array":
                yield Column(here, "boolean" if _type(sub) == "boolean" else "text", sub["description"])
            elif not in_map:
                yield Column(here, "list", f"{sub['description']} One to a line.")

    def _collections(self, schema: Any, path: tuple[str, ...], *, in_map: bool) -> Iterator[tuple[tuple[str, ...], Any]]:
        for name, given in schema["properties"].items():
            sub, here = self._resolved(given), (*path, name)
            if _is_collection(sub, self._resolved):
                yield here, sub
            elif _type(sub) == "object":
                yield from self._collections(sub, here, in_map=in_map)

    def _lists(self, schema: Any) -> Iterator[str]:
        yield from (name for name, sub in schema["properties"].items() if _type(self._resolved(sub)) == "array")

    def _resolved(self, schema: Any) -> Any:
        reference = schema.get("$ref", "").removeprefix("#/$defs/")
        return {**self._definitions[reference], **schema} if reference else schema


def _is_collection(schema: Any, resolved: Any) -> bool:
    """Whether it is a list of objects, or a mapping with free names."""
    if _type(schema) == "array":
        return _type(resolved(schema["items"])) == "object"
    return _type(schema) == "object" and "properties" not in schema


def _type(schema: Any) -> str:
    """A schema that only lists its values is about texts."""
    return str(schema.get("type", "string"))
