"""The notices of a report, each sentence once, with the clauses and passages that it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contractcheck.model.report import DocumentReport, Evidence, Notice
from contractcheck.report import labels
from contractcheck.report.plain_text import clean
from contractcheck.report.wording import Wording


@dataclass(frozen=True, slots=True)
class Concern:
    """What a notice is about: the titles of clauses, "" for all of them or none, and the passages."""

    about: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A notice; clauses with the same passages are one concern."""

    message: str
    concerns: tuple[Concern, ...]


def told(document: DocumentReport) -> Iterator[Told]:
    """The notices in their order, without those on unread parts, which have a list of their own."""
    shown = [notice for notice in document.notices if notice.code != "unread-part"]
    titles = {clause.id: clause.title for clause in document.clauses}
    for message in dict.fromkeys(notice.message for notice in shown):
        same = [notice for notice in shown if notice.message == message]
        yield Told(clean(message), tuple(_concerns(same, titles)))


def concern(each: Concern, words: Wording) -> str:
    """The clauses and the places in one phrase."""
    places = labels.places(each.evidence, words)
    return ": ".join(part for part in (each.about, places) if part)


def in_one_line(notice: Told, words: Wording) -> str:
    """The notice with all that it concerns behind it."""
    about = "; ".join(concern(each, words) for each in notice.concerns)
    return f"{notice.message} ({about})" if about else notice.message


def _concerns(notices: Sequence[Notice], titles: dict[str, str]) -> Iterator[Concern]:
    passages: dict[str, tuple[Evidence, ...]] = {}
    for notice in notices:
        family = notice.family or ""
        passages[family] = tuple(dict.fromkeys((*passages.get(family, ()), *notice.evidence)))
    for evidence in dict.fromkeys(passages.values()):
        families = [family for family, own in passages.items() if own == evidence]
        about = "" if len(families) == len(titles) else ", ".join(titles.get(family, family) for family in families if family)
        if about or evidence:
            yield Concern(about, evidence)
