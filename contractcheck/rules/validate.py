"""Rule files against their JSON Schemas, with faults in words and at the place of the word that is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any, Protocol

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from contractcheck.errors import ClauseFileError
from contractcheck.rules.find import schemas_folder
from contractcheck.rules.source import RuleSource
from contractcheck.rules.yaml_ import KeyPath

CASES_ENDING = ".cases.yaml"
KINDS = (
    "ruleset",
    "family",
    "subject",
    "terms",
    "cases",
    "notes",
    "outline",
    "sets",
    "areas",
    "model",
    "drafting",
    "law",
    "playbook",
    "confidence",
    "opinion",
)

_TYPES = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "boolean": "true or false",
    "integer": "a whole number",
}

_EMPTY = "this is empty; write something here or take the key away"
_MESSAGES = {
    "minLength": _EMPTY,
    "minItems": _EMPTY,
    "minProperties": _EMPTY,
    "anyOf": "there are no phrases here; give a list under nl, en or any",
}


class Source(Protocol):
    """A file that was read to plain values and knows its places."""

    @property
    def data(self) -> Any: ...

    def fault(self, place: KeyPath, message: str, *, key: bool = False) -> ClauseFileError: ...


def faults(file: RuleSource) -> Iterator[ClauseFileError]:
    """What is wrong with the shape of a file; nothing when it keeps to the schema of its kind."""
    if not isinstance(file.data, dict):
        yield file.fault((), f"a mapping with one of the keys {_listed(KINDS)} was expected, {_came(file.data)} came")
    elif kind(file) is None:
        yield _unknown_kind(file)
    else:
        yield from _name_faults(file)
        yield from schema_faults(file, str(kind(file)))


def schema_faults(file: Source, schema: str) -> Iterator[ClauseFileError]:
    """Where the data of a file depart from the schema of this name."""
    for error in _validator(schema).iter_errors(file.data):
        yield from _in_words(file, error)


def _unknown_kind(file: RuleSource) -> ClauseFileError:
    """At the first key that is not the remark which files with terms may begin with."""
    name = next((name for name in file.data if name != "about"), None)
    message = f"the key of a rule file is one of {_listed(KINDS)}"
    if name is None:
        return file.fault((), message)
    return file.fault((name,), f"'{name}' is no kind of rule file; {message}{did_you_mean(name, KINDS)}", key=True)


def _name_faults(file: RuleSource) -> Iterator[ClauseFileError]:
    if not file.path.endswith(".yaml"):
        yield file.fault((), "the name of a rule file ends in .yaml; rename it")
    elif (kind(file) == "cases") is not file.path.endswith(CASES_ENDING):
        yield file.fault((), f"files with cases, and no others, have names that end in {CASES_ENDING}; rename it")


def kind(file: RuleSource) -> str | None:
    """The kind of a file, which is its first key that names a kind."""
    return next((key for key in file.data if key in KINDS), None)


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """The end of a message that proposes the nearest known word, or nothing."""
    near = get_close_matches(str(word), sorted(known), n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = json.loads((schemas_folder() / f"{name}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def _in_words(file: Source, error: ValidationError) -> Iterator[ClauseFileError]:
    place: KeyPath = tuple(error.absolute_path)
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(file, place, error)
        case "uniqueItems":
            yield from _repeats(file, place, error)
        case "required":
            yield from _missing_key(file, place, error)
        case _ if "propertyNames" in error.absolute_schema_path:
            yield file.fault((*place, str(error.instance)), _message(error), key=True)
        case _:
            yield file.fault(place, _message(error))


def _unknown_keys(file: Source, place: KeyPath, error: ValidationError) -> Iterator[ClauseFileError]:
    known = tuple(_schema(error)["properties"])
    for name in _instance(error):
        if name not in known:
            message = f"'{name}' is no key here; known are {_listed(known)}{did_you_mean(name, known)}"
            yield file.fault((*place, name), message, key=True)


def _repeats(file: Source, place: KeyPath, error: ValidationError) -> Iterator[ClauseFileError]:
    items = _instance(error)
    for index, item in enumerate(items):
        if item in items[:index]:
            yield file.fault((*place, index), f"'{item}' stands twice in this list; keep one")


def _missing_key(file: Source, place: KeyPath, error: ValidationError) -> Iterator[ClauseFileError]:
    """Nothing where an unknown key is reported, which is most often the missing one, misspelt."""
    required: Any = error.validator_value
    missing = next(name for name in required if error.message.startswith(f"'{name}'"))
    if all(name in _schema(error)["properties"] for name in _instance(error)):
        yield file.fault(place, f"'{missing}' is missing here; add it", key=True)


def _schema(error: ValidationError) -> Any:
    return error.schema


def _instance(error: ValidationError) -> Any:
    return error.instance


def _message(error: ValidationError) -> str:
    expected: Any = error.validator_value
    match error.validator:
        case "type":
            return f"{_TYPES[expected]} was expected, {_came(error.instance)} came{_quote_hint(error)}"
        case "enum":
            return f"'{error.instance}' is not one of {_listed(expected)}{did_you_mean(error.instance, expected)}"
        case "pattern":
            return f"'{error.instance}' is no {_schema(error)['title']}: {_schema(error)['description'].rstrip('.')}"
        case validator:
            return _MESSAGES.get(str(validator), error.message)


def _came(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case _:
            return f"'{value}'"


def _quote_hint(error: ValidationError) -> str:
    is_text = error.validator_value == "string"
    return "; put the text in quotes" if is_text and error.instance is not None else ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
