"""The waiver file, which only the user names, as typed values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from contractcheck.errors import ClauseFileError
from contractcheck.model.rules import Ruleset
from contractcheck.model.waivers import Waiver
from contractcheck.rules.source import RuleSource
from contractcheck.rules.validate import did_you_mean, schema_faults
from contractcheck.rules.yaml_ import read

_KIND = "waivers"


def read_waivers(path: Path, ruleset: Ruleset) -> tuple[Waiver, ...]:
    """The waivers in a YAML file that keeps to `waivers.schema.json`.

    Raises ClauseFileError, with path:line:column, for the first thing that is wrong: also for a clause that the rules do not
    know and for a day that does not exist.
    """
    return waivers_of(read(path, str(path)), ruleset)


def waivers_of(file: RuleSource, ruleset: Ruleset) -> tuple[Waiver, ...]:
    """The waivers in the data of a file of whatever form. Raises ClauseFileError at the place of the first fault."""
    for fault in _faults(file, ruleset):
        raise fault
    return tuple(_waiver(each) for each in file.data[_KIND])


def _faults(file: RuleSource, ruleset: Ruleset) -> Iterator[ClauseFileError]:
    if not isinstance(file.data, dict):
        yield file.fault((), "a file with waivers begins with the key 'waivers' and a list under it")
        return
    shape = list(schema_faults(file, _KIND))
    yield from shape
    if not shape:
        for index, each in enumerate(file.data[_KIND]):
            yield from _value_faults(file, index, each, ruleset)


def _value_faults(file: RuleSource, index: int, given: dict[str, Any], ruleset: Ruleset) -> Iterator[ClauseFileError]:
    known = [family.id for family in ruleset.families]
    if given["clause"] not in known:
        message = f"'{given['clause']}' is no clause; known are {', '.join(known)}{did_you_mean(given['clause'], known)}"
        yield file.fault((_KIND, index, "clause"), message)
    try:
        date.fromisoformat(given["expires"])
    except ValueError:
        yield file.fault((_KIND, index, "expires"), f"'{given['expires']}' is no day; write it as in 2027-12-31")


def _waiver(given: dict[str, Any]) -> Waiver:
    return Waiver(**{**given, "reasons": tuple(given.get("reasons", ()))})
