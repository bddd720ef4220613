"""The instruments of law in `clauses/law`, as typed values."""

from __future__ import annotations

from typing import Any

from contractcheck.model.rules import AppliesFrom, Instrument, KnownProvision, Schedule, Text
from contractcheck.rules.placed import Placed
from contractcheck.rules.source import RuleSource


def instrument(file: RuleSource) -> Placed[Instrument]:
    """The instrument of a file that keeps to its schema."""
    data = file.data["law"]
    made = Instrument(
        name=data["instrument"],
        title=Text(**data["title"]),
        in_force=data["in_force"],
        source=data["source"],
        schedules=tuple(_schedule(each) for each in data["schedules"]),
        provisions=tuple(_provision(each) for each in data["provisions"]),
    )
    return Placed(made, file, ("law",))


def _schedule(data: Any) -> Schedule:
    dates = tuple(AppliesFrom(each["route"], each["from"], Text(**each["shown"])) for each in data["dates"])
    return Schedule(data["id"], data["certainty"], data["source"], dates, data.get("formally", ""))


def _provision(data: Any) -> KnownProvision:
    return KnownProvision(
        number=data["number"],
        subject=Text(**data["subject"]),
        schedule=data["schedule"],
        urns=tuple(data.get("urns", ())),
        family=data.get("family", ""),
        areas=tuple(data.get("areas", ())),
    )
