"""What the files in `clauses/` say, as typed values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from contractcheck.model.outline import OutlineWords
from contractcheck.model.playbook import Playbook
from contractcheck.model.texts import LANGUAGES as LANGUAGES  # noqa: PLC0414  (known by this name too)
from contractcheck.model.texts import Language as Language  # noqa: PLC0414  (known by this name too)
from contractcheck.model.texts import Text as Text  # noqa: PLC0414  (known by this name too)
from contractcheck.model.track import OpinionRecord, Track
from contractcheck.model.wording import Drafting, ModelClause

Anchored = tuple[tuple[str, ...], ...]
"""The anchors of a phrase, as `rules.anchors` describes them."""


@dataclass(frozen=True, slots=True)
class Term:
    """A named list of phrases. `nl` and `en` count in sentences of that language, `any` in both."""

    name: str
    nl: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    about: str = ""
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Trials:
    """The phrases of one language, without `&`, in the order in which they are tried at a place: the longest expression first.

    The expressions of the first `long` of them are too long to compile.
    """

    phrases: tuple[str, ...]
    long: int


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision of law, for example instrument "Regulation (EU) 2024/1689", provision "Article 43".

    In a report it also says from when it applies (`applies_from`, an ISO date), how sure that is ("certain", "expected") and in
    words (`statement`); `urns` are requirements of the Algoritmekader. All are empty where the rules hold no law.
    """

    instrument: str
    provision: str
    applies_from: str = ""
    certainty: str = ""
    statement: str = ""
    urns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AppliesFrom:
    """The first day (ISO) for a route, "annex-iii", "annex-i" or "any", and the day in words."""

    route: str
    day: str
    shown: Text


@dataclass(frozen=True, slots=True)
class Schedule:
    """From when provisions apply, how certain that is, and the day from which the text stands in force (`formally`, or "")."""

    id: str
    certainty: str
    source: str
    dates: tuple[AppliesFrom, ...]
    formally: str = ""


@dataclass(frozen=True, slots=True)
class KnownProvision:
    """A provision with its schedule; with `family` it joins the law of that family in purchases of the `areas`."""

    number: str
    subject: Text
    schedule: str
    urns: tuple[str, ...] = ()
    family: str = ""
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument of law with its provisions; `in_force` is an ISO date, `source` where these facts come from."""

    name: str
    title: Text
    in_force: str
    source: str
    schedules: tuple[Schedule, ...]
    provisions: tuple[KnownProvision, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that a clause of a family must (essential) or may (desirable) say, found by the terms it names.

    `given` marks what the supplier gives to somebody, so that the report can say when only an authority gets it; `topic` what the
    other elements are about, for which a mere mention is enough beside a duty.
    """

    id: str
    title: Text
    essential: bool
    terms: tuple[str, ...]
    missing: Text
    ask: Text
    given: bool = False
    topic: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A short example clause in both languages with the status that the checker gives it."""

    status: str
    text: Text


@dataclass(frozen=True, slots=True)
class Family:
    """One subject: its elements, its law, the texts of `explain`, and the purchases that require it ("high-risk", "ai")."""

    id: str
    title: Text
    what: Text
    why: Text
    ask: Text
    repair: Text
    elements: tuple[Element, ...]
    legal: tuple[Provision, ...]
    examples: tuple[Example, ...]
    product_route: bool
    path: str = ""
    required_for: str = "high-risk"

    @property
    def essential(self) -> tuple[str, ...]:
        """The ids of the essential elements, in the order of the file."""
        return tuple(element.id for element in self.elements if element.essential)

    @property
    def topics(self) -> frozenset[str]:
        """The ids of the elements that say what the others are about."""
        return frozenset(element.id for element in self.elements if element.topic)


@dataclass(frozen=True, slots=True)
class Subject:
    """A neighbour subject: reported beside the families, as bindingly or weakly addressed or not found.

    With `either_party` a duty of the buyer binds as well as one of the supplier; with `denial_binds` the subject is a ban, so
    that "does not" and "may not" bind.
    """

    id: str
    title: Text
    what: Text
    why: Text
    ask: Text
    legal: tuple[Provision, ...]
    either_party: bool
    denial_binds: bool
    path: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """The wording of a reason, notice or status: a sentence for reports and an explanation for `explain`.

    `ask` is what to ask for a reason that the advice of the clause does not answer.
    """

    code: str
    message: Text
    explanation: Text
    ask: Text | None = None


@dataclass(frozen=True, slots=True)
class ReferenceSet:
    """A set of clauses that a contract can incorporate by name, with the families that it covers.

    `light` marks a set that is not meant for high-risk AI, `of_law` one that is a part of the law and no annex.
    """

    id: str
    title: Text
    term: str
    covers: tuple[str, ...]
    light: bool = False
    of_law: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """An area of annex III ("III.4") or the product route of annex I ("I"), recognised by a term."""

    id: str
    title: Text
    term: str


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled passage beside a rule file: what the checker must say of it."""

    name: str
    language: Language
    text: str
    family: str
    status: str
    reasons: tuple[str, ...] = ()
    elements: tuple[str, ...] | None = None
    known_miss: str = ""
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Ruleset:
    """Everything in `clauses/`, with a version and the SHA-256 of the files.

    `anchors` and `trials` are those of the phrases of all terms.
    """

    name: str
    version: str
    sha256: str
    as_of: str
    families: tuple[Family, ...]
    terms: Mapping[str, Term]
    sets: tuple[ReferenceSet, ...]
    areas: tuple[Area, ...]
    notes: Mapping[str, Note]
    outline: OutlineWords = field(default_factory=OutlineWords)
    cases: tuple[Case, ...] = ()
    models: Mapping[str, ModelClause] = field(default_factory=dict)
    drafting: Drafting | None = None
    law: tuple[Instrument, ...] = ()
    anchors: Mapping[str, Anchored] = field(default_factory=dict)
    trials: Mapping[Language, Trials] = field(default_factory=dict)
    subjects: tuple[Subject, ...] = ()
    subject_cases: tuple[Case, ...] = ()
    tracks: tuple[Track, ...] = ()
    opinion: OpinionRecord | None = None
    playbook: Playbook | None = None

    def family(self, family_id: str) -> Family:
        """The family with this id; KeyError when there is none."""
        for family in self.families:
            if family.id == family_id:
                return family
        raise KeyError(family_id)
