"""`contractcheck runs`: what the store of a batch tells, and taking runs out of it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from contractcheck.cli.output import show
from contractcheck.cli.settings_file import SettledCommand
from contractcheck.errors import UsageError
from contractcheck.model.days import written
from contractcheck.report.plain_text import clean

if TYPE_CHECKING:
    from contractcheck.batch.database import Database
    from contractcheck.batch.history import Change, Row, Run
    from contractcheck.model.waivers import WaiverUse

_store = click.option(
    "--store",
    default="reviews.db",
    show_default=True,
    envvar="CONTRACTCHECK_STORE",
    show_envvar=True,
    metavar="FILE|URL",
    help="The store of the batch.",
)
_format = click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="Form of the answer."
)


@click.group(
    epilog="""\b
Examples:
  contractcheck runs list --store reviews.db
  contractcheck runs show
  contractcheck runs waivers
  contractcheck runs diff 3 5
  contractcheck runs delete 1 2
"""
)
def runs() -> None:
    """Show, compare or delete the runs in the store of 'contractcheck batch'."""


@runs.command("list", cls=SettledCommand)
@_store
@_format
def list_runs(store: str, form: str) -> None:
    """List the runs, the oldest first."""
    from contractcheck.batch.history import History

    with _opened(store) as database:
        _answer(History(database).runs(), form, _run_lines)


@runs.command("show", cls=SettledCommand)
@click.argument("run", required=False, type=int)
@_store
@_format
def show_run(run: int | None, store: str, form: str) -> None:
    """Show each document of a run with the status of its clauses; without RUN, of the last one."""
    from contractcheck.batch.history import History

    with _opened(store) as database:
        history = History(database)
        _answer(history.rows(run if run is not None else history.last(1)[0]), form, _row_lines)


@runs.command("waivers", cls=SettledCommand)
@click.argument("run", required=False, type=int)
@_store
@_format
def show_waivers(run: int | None, store: str, form: str) -> None:
    """Show what became of each waiver of a run; without RUN, of the last one.

    Of a run that is not finished, those that no gap fits so far are left out.
    """
    from contractcheck.batch.history import History

    with _opened(store) as database:
        history = History(database)
        _answer(history.waivers(run if run is not None else history.last(1)[0]), form, _waiver_lines)


@runs.command("diff", cls=SettledCommand)
@click.argument("numbers", nargs=-1, type=int, metavar="[BEFORE [AFTER]]")
@_store
@_format
def diff_runs(numbers: Sequence[int], store: str, form: str) -> None:
    """Show per supplier and clause what changed between two runs.

    Without numbers these are the last two; with one, that run and the last.
    """
    from contractcheck.batch.history import History, changes

    with _opened(store) as database:
        history = History(database)
        before, after = _pair(numbers, history.last(2 - min(len(numbers), 1)))
        _answer(changes(history.rows(before), history.rows(after)), form, _change_lines)


@runs.command("delete", cls=SettledCommand)
@click.argument("numbers", nargs=-1, required=True, type=int, metavar="RUN...")
@_store
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete_runs(numbers: Sequence[int], store: str, yes: bool) -> None:  # noqa: FBT001
    """Delete runs with every quote and report in the store that no other run needs; files that were written stay."""
    from contractcheck.batch.store import Store

    with _opened(store) as database:
        if not yes:
            click.confirm(f"Take run {', '.join(map(str, numbers))} out of {database.shown}?", abort=True, err=True)
        Store(database).delete_runs(numbers)
    show(f"Deleted from {database.shown}: {', '.join(map(str, numbers))}\n")


@contextlib.contextmanager
def _opened(store: str) -> Iterator[Database]:
    from contractcheck.batch.database import Database

    database = Database(store, create=False)
    try:
        yield database
    finally:
        database.close()


def _pair(numbers: Sequence[int], last: Sequence[int]) -> tuple[int, int]:
    if len(numbers) > 2:  # noqa: PLR2004  (before and after)
        raise UsageError(f"{len(numbers)} runs were named, where two can be compared: give BEFORE and AFTER.")
    before, after = (*numbers, *last)[:2]
    return before, after


def _answer(found: Sequence[Any], form: str, lines: Any) -> None:
    import msgspec

    if form == "json":
        show(json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=2) + "\n")
    else:
        show("".join(f"{line}\n" for line in lines(found)))


def _run_lines(found: Sequence[Run]) -> Iterator[str]:
    for run in found:
        number = f"{run.documents:>6} document{' ' if run.documents == 1 else 's'}"
        yield f"{run.id:>5}  {_moment(run.started):<24}  {run.state:<9} {number}  {run.ruleset}  {', '.join(run.folders)}"
    if not found:
        yield "The store holds no runs."


def _row_lines(found: Sequence[Row]) -> Iterator[str]:
    for row in found:
        supplier = f"  ({row.supplier})" if row.supplier != row.path else ""
        yield f"{row.path}{supplier}: {row.outcome}"
        for clause, status in row.statuses.items():
            waiver = row.waived.get(clause)
            accepted = f" (waived by {clean(waiver.owner)} until {written(waiver.expires, 'en')})" if waiver else ""
            yield f"    {clause:<26} {status}{_remark(row, clause)}{accepted}"


def _remark(row: Row, clause: str) -> str:
    return " (not required)" if clause in row.not_required else " (by reference)" if clause in row.by_reference else ""


def _waiver_lines(found: Sequence[WaiverUse]) -> Iterator[str]:
    from contractcheck.report.wording import wording

    states = wording("sheets", "en")
    for use in found:
        given = use.waiver
        yield (
            f"{states(f'state.{use.state}'):<10}  {given.clause:<26} {clean(given.document)}  ({clean(given.owner)} until "
            f"{written(given.expires, 'en')}, clauses: {use.clauses}): {clean(given.why)}"
        )
    if not found:
        yield "The run has no waivers."


def _change_lines(found: Sequence[Change]) -> Iterator[str]:
    for change in found:
        before = _state(change.before or "new", waived=change.waived_before)
        after = _state(change.after or "gone", waived=change.waived_after)
        path = f"  {change.path}" if change.path != change.supplier else ""
        yield f"{change.supplier}  {change.clause:<26} {before} -> {after}{path}"
    if not found:
        yield "Nothing changed."


def _moment(time: str) -> str:
    """A time of the store, which is in UTC, as people write it."""
    return f"{written(time[:10], 'en')}, {time[11:16]} UTC"


def _state(status: str, *, waived: bool) -> str:
    return f"{status} (waived)" if waived else status
