"""The law behind a family in this purchase, with the day from which each provision applies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contractcheck.model.citations import known
from contractcheck.model.report import Purchase
from contractcheck.model.rules import (
    AppliesFrom,
    Family,
    Instrument,
    KnownProvision,
    Language,
    Provision,
    Ruleset,
    Schedule,
    Subject,
)

Rule = Family | Subject
_ANY = "any"


def legal_of(rule: Rule, purchase: Purchase, ruleset: Ruleset, as_of: str, language: Language) -> tuple[Provision, ...]:
    """The provisions of a rule, and those that hold only in the area of the purchase; `as_of` is an ISO date."""
    cited = (*rule.legal, *_of_area(rule, purchase, ruleset))
    return tuple(_dated(each, purchase, ruleset, as_of, language) for each in cited)


def _of_area(rule: Rule, purchase: Purchase, ruleset: Ruleset) -> Iterator[Provision]:
    for law in ruleset.law:
        for each in law.provisions:
            if each.family == rule.id and purchase.area in each.areas:
                yield Provision(law.name, each.number)


def _dated(cited: Provision, purchase: Purchase, ruleset: Ruleset, as_of: str, language: Language) -> Provision:
    """The provision with its date; as it was where the rules know no date."""
    found = known(ruleset.law, cited)
    if not found:
        return cited
    law, provision = found[0]
    schedule = _schedule(law, provision)
    applies = _date(schedule, purchase.area)
    return replace(
        cited,
        applies_from=applies.day if applies else "",
        certainty=schedule.certainty,
        statement=_statement(schedule, applies, ruleset, as_of, language),
        urns=tuple(dict.fromkeys(urn for _, each in found for urn in each.urns)),
    )


def _schedule(law: Instrument, provision: KnownProvision) -> Schedule:
    return next(each for each in law.schedules if each.id == provision.schedule)


def _date(schedule: Schedule, area: str | None) -> AppliesFrom | None:
    """The date for the route of the purchase, that of annex III where its area is unknown."""
    route = "annex-i" if area == "I" else "annex-iii"
    return next((each for each in schedule.dates if each.route in {route, _ANY}), None)


def _statement(schedule: Schedule, applies: AppliesFrom | None, ruleset: Ruleset, as_of: str, language: Language) -> str:
    if applies is None:
        return ruleset.notes["law-not-this-route"].message.in_language(language)
    later = "law-expected" if schedule.certainty == "expected" else "law-later"
    note = ruleset.notes[later if as_of < applies.day else "law-since"]
    return note.message.in_language(language).replace("{date}", applies.shown.in_language(language))
