"""The outcome of a check: one Report per run, one DocumentReport per file. Every output format is drawn from these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from contractcheck.model.document import Block, LineBox, Source, Unread
from contractcheck.model.dossier import Dossier
from contractcheck.model.rules import Language, Provision
from contractcheck.model.track import OpinionRecord
from contractcheck.model.waivers import Waiver, WaiverUse


class Status(StrEnum):
    """What the text does about a family; `undetermined` when an unread part could change it."""

    ADEQUATE = "adequate"
    WEAK = "weak"
    EXCLUDED = "excluded"
    MISSING = "missing"
    UNDETERMINED = "undetermined"


class Basis(StrEnum):
    """Whether the verdict rests on text in the document, on a set incorporated by name, or on nothing found."""

    TEXT = "text"
    REFERENCE = "reference"
    NONE = "none"


class Standing(StrEnum):
    """How the text addresses a neighbour subject. `binding` says nothing of completeness; `not_found` is of what was read."""

    BINDING = "binding"
    WEAK = "weak"
    NOT_FOUND = "not_found"


class Outcome(StrEnum):
    """The verdict on the document once the purchase is taken into account."""

    PASS = "pass"
    ATTENTION = "attention"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """Characters `start` to `end` of a block; the texts of a quote's spans joined by a space give the quote.

    `is_cell` where the block is a cell of a table.
    """

    block: str
    start: int
    end: int
    boxes: tuple[LineBox, ...] = ()
    is_cell: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim quote of at most 150 words with its place in the document.

    `faults` are what keeps the sentence from binding the supplier ("hedged", "negated"), none for a plain duty or a fact.
    """

    document: str
    quote: str
    number: str
    heading: str
    page: int | None
    spans: tuple[QuoteSpan, ...]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A passage that came close to a missing family, with the element or condition that failed."""

    evidence: Evidence
    failed: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason code of the rubric with its sentence in the report language."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ElementResult:
    """Whether the text speaks of an element, binding or not (`covered`), and whether a binding passage does (`binding`)."""

    id: str
    title: str
    essential: bool
    covered: bool
    binding: bool


@dataclass(frozen=True, slots=True)
class Confidence:
    """How far a verdict can be relied on: `right` of `of` verdicts of its kind were right on labelled texts.

    `value` lies between 0 and 1; `doubt` is the code of what makes this kind less certain and `message` its
    sentence in the report language, both "" where nothing does. `of` is 0 for a kind that is doubted though none was counted.
    """

    value: float
    right: int
    of: int
    doubt: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """The verdict on one family in one document.

    `wording` is a model text in the document's language, with its names of parties and system; "" where there is none to use.
    `waiver` is the one under which a gap is accepted; the verdict itself does not change with it.
    `signal` names what in the passages bears on how sure the verdict is, "plain" where nothing does; `confidence` is None
    where nothing was judged or verdicts of the kind were never measured.
    """

    id: str
    title: str
    status: Status
    basis: Basis
    required: bool | None
    reasons: tuple[Reason, ...]
    elements: tuple[ElementResult, ...]
    evidence: tuple[Evidence, ...]
    near_misses: tuple[NearMiss, ...]
    legal: tuple[Provision, ...]
    advice: str
    wording: str = ""
    waiver: Waiver | None = None
    signal: str = "plain"
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class SubjectResult:
    """How the text addresses one neighbour subject; it counts for no verdict and no outcome."""

    id: str
    title: str
    standing: Standing
    reasons: tuple[Reason, ...]
    evidence: tuple[Evidence, ...]
    legal: tuple[Provision, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A passage from which a fact of the purchase was read; `code` is "ai", "high-risk", "area:III.4", "not-ai", "provider"."""

    code: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Purchase:
    """The facts of the purchase; `stated` names those that the user gave ("purchase", "area", "provider")."""

    ai: bool | None
    high_risk: bool | None
    area: str | None
    provider: str | None
    stated: tuple[str, ...]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should look at, outside the five verdicts; `family` where it belongs to one."""

    code: str
    message: str
    family: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of the document `name` as it was judged, so that a report can show passages in their place."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """Everything found in one file, or in a dossier as a whole.

    A file that could not be read has no blocks, all families undetermined, a notice. `texts` holds one text per document;
    reports for programs leave it out, and a report that comes from a store has none.
    `also` has the neighbour subjects, and is empty where no AI is bought.
    """

    source: Source
    language: str | None
    report_language: Language
    read: tuple[str, ...]
    unread: tuple[Unread, ...]
    purchase: Purchase
    outcome: Outcome
    clauses: tuple[ClauseResult, ...]
    notices: tuple[Notice, ...]
    dossier: Dossier | None = None
    texts: tuple[DocumentText, ...] = ()
    also: tuple[SubjectResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One run: tool and rule set with versions, the date for which the law is stated, one report per file.

    `waivers` says what became of each waiver that the user gave; `second_reading` is the text model that was asked, if any.
    """

    tool_version: str
    ruleset_name: str
    ruleset_version: str
    ruleset_sha256: str
    as_of: str
    reports: tuple[DocumentReport, ...]
    waivers: tuple[WaiverUse, ...] = ()
    second_reading: OpinionRecord | None = None
