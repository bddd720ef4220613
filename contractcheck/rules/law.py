"""Whether the law fits: schedules that exist, days of the calendar, and no rule that rests on an unknown provision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from contractcheck.errors import ClauseFileError
from contractcheck.model.citations import known, units
from contractcheck.model.rules import Family, Instrument, Provision, Subject
from contractcheck.rules.build import Parts
from contractcheck.rules.placed import Placed
from contractcheck.rules.validate import did_you_mean

Faults = Iterator[ClauseFileError]


def faults(parts: Parts) -> Faults:
    """What does not fit between the law and the rules; a rule set without law may cite anything."""
    for each in parts.law:
        yield from _schedules(each)
        yield from _days(each)
    law = [each.value for each in parts.law]
    rules: tuple[Placed[Family] | Placed[Subject], ...] = (*parts.families, *parts.subjects)
    for rule in rules if law else ():
        for index, cited in enumerate(rule.value.legal):
            if _is_unknown(law, cited):
                message = f"the law files know no '{cited.provision}' of {cited.instrument}; add it to clauses/law or correct it"
                yield rule.fault("legal", index, "provision", message=message)


def _is_unknown(law: list[Instrument], cited: Provision) -> bool:
    found = {provision.number for _, provision in known(law, cited)}
    return cited.provision not in found and (not found or not set(units(cited.provision)) <= found)


def _schedules(law: Placed[Instrument]) -> Faults:
    ids = [schedule.id for schedule in law.value.schedules]
    for index, provision in enumerate(law.value.provisions):
        if provision.schedule not in ids:
            message = f"no schedule is called '{provision.schedule}'{did_you_mean(provision.schedule, ids)}"
            yield law.fault("provisions", index, "schedule", message=message)


def _days(law: Placed[Instrument]) -> Faults:
    for at, schedule in enumerate(law.value.schedules):
        for index, each in enumerate(schedule.dates):
            try:
                date.fromisoformat(each.day)
            except ValueError:
                message = f"'{each.day}' is no day of the calendar; write one, as in 2027-12-02"
                yield law.fault("schedules", at, "dates", index, "from", message=message)
