"""`docs/law.md`: the law with its dates, drawn from the data."""

from __future__ import annotations

from collections.abc import Iterator

from contractcheck.model.days import written
from contractcheck.model.rules import Instrument, KnownProvision, Ruleset, Schedule

_ROUTES = {"any": "", "annex-iii": "Annex III: ", "annex-i": "Annex I: "}
_INTRODUCTION = """\
# The law that the rules cite

Made from `clauses/law/*.yaml` with `make docs`; change it there. The law is stated as of {as_of}. This page is an aid and no
legal advice.

A date is *certain* where the text itself says so. It is *expected* where a provision stands in the text in force already but is
about high-risk systems, which Article 6 defines, and Article 6 applies later; that reading is usual and not confirmed. A duty
in a contract binds from the day that the contract names, whatever these dates.
"""


def render(ruleset: Ruleset) -> str:
    """The page as Markdown, ending in a newline."""
    introduction = _INTRODUCTION.format(as_of=written(ruleset.as_of, "en"))
    return "\n".join([introduction, *(line for law in ruleset.law for line in _instrument(law))]) + "\n"


def _instrument(law: Instrument) -> Iterator[str]:
    schedules = {schedule.id: schedule for schedule in law.schedules}
    yield f"## {law.name} ({law.title.en}, {law.title.nl})\n"
    yield f"In force since {written(law.in_force, 'en')}. Source: {law.source}.\n"
    yield "| Provision | Subject | Applies from | Certainty | Source of the date | Algoritmekader |"
    yield "|---|---|---|---|---|---|"
    yield from (_row(provision, schedules[provision.schedule]) for provision in law.provisions)
    yield ""


def _row(provision: KnownProvision, schedule: Schedule) -> str:
    dates = "; ".join(f"{_ROUTES[each.route]}{each.shown.en}" for each in schedule.dates)
    formally = f" (in the text since {written(schedule.formally, 'en')})" if schedule.formally else ""
    areas = f" (only {', '.join(provision.areas)})" if provision.areas else ""
    cells = (provision.number, provision.subject.en + areas, dates + formally, schedule.certainty, schedule.source)
    return f"| {' | '.join(cells)} | {', '.join(provision.urns)} |"
