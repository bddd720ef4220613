"""`contractcheck runs`: what the store of a batch tells, and taking runs out of it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from contractcheck.cli.options import report_language, report_language_option
from contractcheck.cli.output import show
from contractcheck.cli.settings_file import SettledCommand
from contractcheck.errors import UsageError

if TYPE_CHECKING:
    from contractcheck.batch.database import Database
    from contractcheck.batch.told import Teller
    from contractcheck.report.wording import Wording

    Lines = Callable[[Teller, Any], Iterator[str]]

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
  contractcheck runs show --report-language nl
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
@report_language_option
def list_runs(store: str, **options: Any) -> None:
    """List the runs, the oldest first."""
    from contractcheck.batch.history import History
    from contractcheck.batch.told import Teller

    with _opened(store) as database:
        _answer(History(database).runs(), Teller.runs, options)


@runs.command("show", cls=SettledCommand)
@click.argument("run", required=False, type=int)
@_store
@_format
@report_language_option
def show_run(run: int | None, store: str, **options: Any) -> None:
    """Show each document of a run with the status of its clauses; without RUN, of the last one."""
    from contractcheck.batch.history import History
    from contractcheck.batch.told import Teller

    with _opened(store) as database:
        history = History(database)
        _answer(history.rows(run if run is not None else history.last(1)[0]), Teller.rows, options)


@runs.command("waivers", cls=SettledCommand)
@click.argument("run", required=False, type=int)
@_store
@_format
@report_language_option
def show_waivers(run: int | None, store: str, **options: Any) -> None:
    """Show what became of each waiver of a run; without RUN, of the last one.

    Of a run that is not finished, those that no gap fits so far are left out.
    """
    from contractcheck.batch.history import History
    from contractcheck.batch.told import Teller

    with _opened(store) as database:
        history = History(database)
        _answer(history.waivers(run if run is not None else history.last(1)[0]), Teller.waivers, options)


@runs.command("diff", cls=SettledCommand)
@click.argument("numbers", nargs=-1, type=int, metavar="[BEFORE [AFTER]]")
@_store
@_format
@report_language_option
def diff_runs(numbers: Sequence[int], store: str, **options: Any) -> None:
    """Show per supplier and clause what changed between two runs.

    Without numbers these are the last two; with one, that run and the last.
    """
    from contractcheck.batch.history import History, changes
    from contractcheck.batch.told import Teller

    with _opened(store) as database:
        history = History(database)
        before, after = _pair(numbers, history.last(2 - min(len(numbers), 1)))
        _answer(changes(history.rows(before), history.rows(after)), Teller.changes, options)


@runs.command("delete", cls=SettledCommand)
@click.argument("numbers", nargs=-1, required=True, type=int, metavar="RUN...")
@_store
@click.option("--yes", is_flag=True, help="Do not ask.")
@report_language_option
def delete_runs(numbers: Sequence[int], store: str, yes: bool, **options: Any) -> None:  # noqa: FBT001
    """Delete runs with every quote and report in the store that no other run needs; files that were written stay."""
    from contractcheck.batch.store import Store

    words, named = _words(options), ", ".join(map(str, numbers))
    with _opened(store) as database:
        if not yes:
            click.confirm(words("delete", numbers=named, store=database.shown), abort=True, err=True)
        Store(database).delete_runs(numbers)
    show(words("deleted", numbers=named, store=database.shown) + "\n")


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


def _answer(found: Sequence[Any], lines: Lines, options: dict[str, Any]) -> None:
    import msgspec

    if options["form"] == "json":
        show(json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=2) + "\n")
    else:
        show("".join(f"{line}\n" for line in lines(_teller(options), found)))


def _teller(options: dict[str, Any]) -> Teller:
    from contractcheck.batch.told import Teller
    from contractcheck.rules.load import load

    language = report_language(options)
    return Teller({family.id: family.title.in_language(language) for family in load(cases=False).families}, language)


def _words(options: dict[str, Any]) -> Wording:
    from contractcheck.report.wording import wording

    return wording("runs", report_language(options))
