"""The scores as tables for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from contractcheck.evaluate.labels import STATUSES
from contractcheck.evaluate.run import Evaluation
from contractcheck.evaluate.scores import Agreement, Scores, Share
from contractcheck.model.report import Status

_NOTHING = "-"
_PER = {"family": "Family", "language": "Language", "kind": "Kind of document", "format": "Format"}


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; the first column names the row."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(evaluation: Evaluation) -> Iterator[Table]:
    """All tables that have rows, the figures of documents and passages side by side."""
    groups = [(name, scores) for name, scores in _groups(evaluation) if scores is not None]
    every = [
        _figures(groups),
        *(_accuracy(name, groups) for name in _PER),
        *(_confusion(name, scores) for name, scores in groups),
        _reasons(groups),
        _confidence(evaluation),
        _confused(groups),
    ]
    return (table for table in every if table.rows)


Groups = list[tuple[str, Scores]]


def _groups(evaluation: Evaluation) -> list[tuple[str, Scores | None]]:
    return [("documents", evaluation.documents), ("passages", evaluation.passages)]


def _figures(groups: Groups) -> Table:
    measures: list[tuple[str, Callable[[Scores], str]]] = [
        ("texts", lambda scores: str(scores.texts)),
        ("status accuracy", lambda scores: share(scores.status)),
        ("macro-F1 of status", lambda scores: f"{scores.macro_f1:.3f}"),
        *((f"F1 of {status}", _f1_of(status)) for status in STATUSES),
        ("reason micro-F1", lambda scores: _agreement(scores.reasons)),
        ("element F1", lambda scores: _agreement(scores.elements)),
        ("evidence hits", lambda scores: share(scores.evidence)),
        ("false alarms", lambda scores: share(scores.false_alarms)),
        ("AI purchase recognised", lambda scores: share(scores.ai)),
        ("high risk recognised", lambda scores: share(scores.high_risk)),
    ]
    rows = [(name, *(measure(scores) for _, scores in groups)) for name, measure in measures]
    return _table("Figures", "Measure", groups, rows)


def _f1_of(status: Status) -> Callable[[Scores], str]:
    return lambda scores: f"{scores.f1[status]:.3f}" if status in scores.f1 else _NOTHING


def _accuracy(name: str, groups: Groups) -> Table:
    """Status accuracy by family, language, kind or format; no rows where all texts are of one."""
    values = dict.fromkeys(value for _, scores in groups for value in scores.per[name])
    rows = [(value, *(_share_of(scores.per[name].get(value)) for _, scores in groups)) for value in values]
    return _table(f"Status accuracy by {name}", _PER[name], groups, rows if len(rows) > 1 else [])


def _confusion(group: str, scores: Scores) -> Table:
    """Labelled statuses in rows, found ones in columns."""
    statuses = tuple(Status)
    rows = [(label, *(str(_count(scores, label, found)) for found in statuses)) for label in STATUSES]
    return Table(f"Labelled and found, {group}", ("labelled \\ found", *statuses), tuple(rows))


def _count(scores: Scores, label: Status, found: Status) -> int:
    return sum(count for (_, *statuses), count in scores.confusion.items() if statuses == [label, found])


def _reasons(groups: Groups) -> Table:
    codes = sorted({code for _, scores in groups for code in scores.reason_recall})
    rows = [(code, *(_share_of(scores.reason_recall.get(code)) for _, scores in groups)) for code in codes]
    return _table("Reasons found, of those labelled", "Reason", groups, rows)


def _confidence(evaluation: Evaluation) -> Table:
    """How often verdicts of each kind were right in documents, and how good a forecast that makes."""
    rows = [(each.status, each.signal, share(Share(each.right, each.of))) for each in evaluation.tracks]
    if evaluation.brier:
        own, flat = evaluation.brier
        rows.append(("Brier score", "each text left out in turn", f"{own:.3f} (one figure for all verdicts: {flat:.3f})"))
    return Table("Confidence", ("found", "signal", "right"), tuple(rows))


def _confused(groups: Groups) -> Table:
    """Which status is taken for which, per family, the most frequent first."""
    classes = {key for _, scores in groups for key, count in scores.confusion.items() if count and key[1] is not key[2]}
    totals = {key: [scores.confusion.get(key, 0) for _, scores in groups] for key in classes}
    ordered = sorted(classes, key=lambda key: (-sum(totals[key]), key))
    rows = [(family, label, found, *map(str, totals[family, label, found])) for family, label, found in ordered]
    head = ("Family", "labelled", "taken for", *(name for name, _ in groups))
    return Table("Not yet recognised", head, tuple(rows))


def _table(title: str, first: str, groups: Groups, rows: Iterable[tuple[str, ...]]) -> Table:
    kept = tuple(row for row in rows if set(row[1:]) != {_NOTHING})
    return Table(title, (first, *(name for name, _ in groups)), kept)


def share(value: Share) -> str:
    """The share in per cent with its 95 % interval and its counts."""
    if value.value is None or value.interval is None:
        return _NOTHING
    low, high = value.interval
    return f"{value.value:.1%} ({low:.1%} to {high:.1%}; {value.part} of {value.whole})"


def _share_of(value: Share | None) -> str:
    return _NOTHING if value is None else share(value)


def _agreement(value: Agreement) -> str:
    return _NOTHING if value.f1 is None else f"{value.f1:.3f}"
