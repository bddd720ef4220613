"""What a store tells of its runs, in lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from contractcheck.batch.history import Change, Row, Run
from contractcheck.model.rules import Language
from contractcheck.model.waivers import Waiver, WaiverUse
from contractcheck.report.plain_text import clean
from contractcheck.report.wording import wording


class Teller:
    """Tells of runs, documents, waivers and changes in one language; `titles` are those of the clauses, by their ids."""

    def __init__(self, titles: Mapping[str, str], language: Language) -> None:
        self._titles = titles
        self._words = wording("runs", language)
        self._terms = wording("terminal", language)
        self._states = wording("sheets", language)
        self._width = max(map(len, titles.values()), default=0)

    def runs(self, found: Sequence[Run]) -> Iterator[str]:
        """A line for each run."""
        for run in found:
            number = self._words("document" if run.documents == 1 else "documents", count=run.documents)
            state = self._words.or_else(f"state.{run.state}", run.state)
            yield f"{run.id:>5}  {self._moment(run.started):<24}  {state:<12} {number}  {run.ruleset}  {', '.join(run.folders)}"
        if not found:
            yield self._words("none")

    def rows(self, found: Sequence[Row]) -> Iterator[str]:
        """Each document with its outcome, and a line for each clause below it."""
        for row in found:
            supplier = f"  ({row.supplier})" if row.supplier != row.path else ""
            outcome = self._terms.or_else(f"outcome.{row.outcome}", row.outcome).lower()
            yield f"{row.path}{supplier}: {outcome}"
            for clause, status in row.statuses.items():
                yield f"    {self._title(clause)}  {self._status(status)}{self._remarks(row, clause)}"

    def waivers(self, found: Sequence[WaiverUse]) -> Iterator[str]:
        """A line for each waiver of a run."""
        for use in found:
            given = use.waiver
            details = self._words("waiver", clauses=use.clauses, why=clean(given.why), **self._accepted(given))
            yield f"{self._states(f'state.{use.state}'):<12}{self._title(given.clause)}  {clean(given.document)}  {details}"
        if not found:
            yield self._words("no-waivers")

    def changes(self, found: Sequence[Change]) -> Iterator[str]:
        """A line for each clause that has another status than before."""
        for change in found:
            before = self._state(change.before, "new", waived=change.waived_before)
            after = self._state(change.after, "gone", waived=change.waived_after)
            path = f"  {change.path}" if change.path != change.supplier else ""
            yield f"{change.supplier}  {self._title(change.clause)}  {before} -> {after}{path}"
        if not found:
            yield self._words("same")

    def _title(self, clause: str) -> str:
        return f"{self._titles.get(clause, clause):<{self._width}}"

    def _status(self, status: str) -> str:
        return self._terms.or_else(f"status.{status}", status)

    def _remarks(self, row: Row, clause: str) -> str:
        kind = "not-required" if clause in row.not_required else "by-reference" if clause in row.by_reference else ""
        waiver = row.waived.get(clause)
        said = [self._terms(kind)] if kind else []
        said += [self._words("waived-by", **self._accepted(waiver))] if waiver else []
        return "".join(f" ({each})" for each in said)

    def _accepted(self, waiver: Waiver) -> dict[str, str]:
        return {"owner": clean(waiver.owner), "expires": self._words.day(waiver.expires)}

    def _state(self, status: str | None, without: str, *, waived: bool) -> str:
        shown = self._status(status) if status else self._words(without)
        return self._words("waived", status=shown) if waived else shown

    def _moment(self, time: str) -> str:
        """A time of the store, which is in UTC, as people write it."""
        return self._words("started", day=self._words.day(time[:10]), time=time[11:16])
