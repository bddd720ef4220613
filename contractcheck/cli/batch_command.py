"""`contractcheck batch`: folders in; a store, reports and an overview out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contractcheck.cli.check_command import settings_of
from contractcheck.cli.options import (
    limit_options,
    ocr_option,
    password_option,
    playbook_option,
    purchase_options,
    report_language,
    revisions_option,
)
from contractcheck.cli.output import show, warn_of_waivers
from contractcheck.cli.settings_file import SettledCommand
from contractcheck.errors import UsageError
from contractcheck.model.settings import Settings
from contractcheck.model.waivers import Waiver
from contractcheck.report import REPORTERS
from contractcheck.report.exit_code import FAIL_ON

if TYPE_CHECKING:
    from contractcheck.batch.database import Database
    from contractcheck.batch.find import Found
    from contractcheck.batch.model import Workers
    from contractcheck.batch.outputs import Outputs
    from contractcheck.batch.run import Plan
    from contractcheck.model.rules import Ruleset

_EPILOG = """\b
Examples:
  contractcheck batch suppliers --recursive
  contractcheck batch suppliers -r --store reviews.db --out reports --formats json,terminal
  contractcheck batch suppliers -r --exclude "old/*" --group-by folder
  contractcheck batch suppliers -r --store postgresql://reviewer@dbserver/reviews

\b
Run it again and it goes on where it stopped; a file that did not change is not checked again.

\b
Exit codes: as of 'contractcheck check', over all documents; 130 when stopped with Ctrl-C.
"""


@click.command(cls=SettledCommand, short_help="Check all documents in folders.", epilog=_EPILOG)
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FOLDER...")
@click.option("--recursive", "-r", is_flag=True, help="Take the folders in the folders as well.")
@click.option("--include", multiple=True, metavar="PATTERN", help='Take these files only, such as "*.pdf". May be repeated.')
@click.option("--exclude", multiple=True, metavar="PATTERN", help='Leave these out, such as "old/*". May be repeated.')
@click.option(
    "--store",
    default="reviews.db",
    show_default=True,
    envvar="CONTRACTCHECK_STORE",
    show_envvar=True,
    metavar="FILE|URL",
    help="Where the results are kept: an SQLite file, or a PostgreSQL URL.",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Folder for the reports and the overview.")
@click.option("--formats", metavar="NAME,...", help=f"Reports per document, of {', '.join(REPORTERS)}. [default: json]")
@click.option(
    "--group-by",
    default="file",
    show_default=True,
    metavar="file|folder|csv:MAP",
    help="What one dossier and one supplier is; MAP has the columns file, dossier and supplier.",
)
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Worker processes. [default: one per core]")
@click.option("--scheduler", metavar="tls://HOST:PORT", help="Hand the work to the workers of this Dask scheduler.")
@click.option("--tls-ca", type=click.Path(path_type=Path), metavar="FILE", help="Who signed the scheduler's certificate.")
@click.option("--tls-cert", type=click.Path(path_type=Path), metavar="FILE", help="Own certificate for the scheduler.")
@click.option("--tls-key", type=click.Path(path_type=Path), metavar="FILE", help="Key of that certificate.")
@purchase_options
@revisions_option
@password_option
@ocr_option
@limit_options
@playbook_option
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="missing", show_default=True, help="What makes the exit code 1.")
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary.")
def batch(folders: Sequence[Path], **options: Any) -> int:
    """Check every document in FOLDER with all cores, and keep the results in a store.

    A file that cannot be read, or that a worker does not survive, does not stop the others.
    """
    from contractcheck.batch.database import Database
    from contractcheck.cli.batch_progress import follow
    from contractcheck.rules.load import load

    outputs = _outputs(options)
    database, ruleset = Database(options["store"], create=True), load(cases=False, playbook=options["playbook"])
    try:
        _require_text_model(ruleset, options)
        found = _found(folders, outputs, database, options)
        plan = _plan(folders, found, outputs, options)
        tally = follow(plan, database, ruleset, _workers(plan, ruleset, options), options)
        _write_overview(tally.run, plan, database, ruleset, options)
    finally:
        database.close()
    if not tally.stopped:
        _warn_of_waivers(plan.settings, tally.waived)
    if not options["quiet"]:
        show("".join(f"{line}\n" for line in (*_left_alone(found), *tally.lines(), *_where(tally.run, outputs, database))))
    return tally.exit_code


def _require_text_model(ruleset: Ruleset, options: dict[str, Any]) -> None:
    """Find a text model that is not that of the rules before the first document, and not at each of them."""
    if ruleset.opinion and not options["rules_only"]:
        from contractcheck.opinion.second_reader import weights_of

        weights_of(ruleset.opinion.sha256)


def _outputs(options: dict[str, Any]) -> Outputs:
    from contractcheck.batch.outputs import Outputs

    out: Path | None = options["out"]
    if options["formats"] and not out:
        raise UsageError("--formats names the reports to write: give --out a folder for them as well.")
    if out and out.exists() and not out.is_dir():
        raise UsageError(f"'{out}' was given to --out and is a file: give a folder.")
    return Outputs(out.resolve() if out else None, _formats(options["formats"] or "json") if out else ())


def _formats(given: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(name.strip() for name in given.split(",") if name.strip()))
    if unknown := [name for name in chosen if name not in REPORTERS]:
        raise UsageError(f"'{unknown[0]}' was given to --formats: choose from {', '.join(REPORTERS)}, with commas between them.")
    return chosen


def _found(folders: Sequence[Path], outputs: Outputs, database: Database, options: dict[str, Any]) -> Found:
    from contractcheck.batch.find import Choice, find

    own = [place for place in (outputs.folder, database.file) if place]
    choice = Choice(options["recursive"], options["include"], options["exclude"], tuple(own))
    return find(folders, choice)


def _plan(folders: Sequence[Path], found: Found, outputs: Outputs, options: dict[str, Any]) -> Plan:
    from contractcheck.batch.groups import entries, grouping
    from contractcheck.batch.run import Plan

    files = entries(found.files, grouping(options["group_by"]))
    shown = tuple(str(folder) for folder in folders)
    return Plan(files, shown, settings_of(options), outputs, _playbook(options))


def _playbook(options: dict[str, Any]) -> Path | None:
    return Path(options["playbook"]).resolve() if options["playbook"] else None


def _workers(plan: Plan, ruleset: Ruleset, options: dict[str, Any]) -> Workers:
    if options["scheduler"]:
        return _cluster(ruleset, options)
    from contractcheck.batch.pool import Pool

    return Pool(min(options["jobs"] or _cores(), max(len(plan.entries), 1)), plan.playbook)


def _cluster(ruleset: Ruleset, options: dict[str, Any]) -> Workers:
    if options["jobs"]:
        raise UsageError("--jobs is about this machine and --scheduler about others: leave one of them out.")
    try:
        from contractcheck.batch.cluster import Certificates, Cluster
    except ImportError as error:
        raise UsageError("--scheduler needs Dask: install contractcheck[dask] here and on the workers.") from error
    return Cluster(options["scheduler"], Certificates(options["tls_ca"], options["tls_cert"], options["tls_key"]), ruleset)


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _write_overview(number: int, plan: Plan, database: Database, ruleset: Ruleset, options: dict[str, Any]) -> None:
    if plan.outputs.folder is None:
        return
    from contractcheck.batch.history import History
    from contractcheck.batch.overview import Shown, render

    language = report_language(options)
    titles = {family.id: family.title.in_language(language) for family in ruleset.families}
    history = History(database)
    shown = Shown(history.run(number), history.rows(number), history.waivers(number))
    plan.outputs.write_overview(render(shown, titles, plan.outputs.link, language))


def _warn_of_waivers(settings: Settings, covered: Counter[Waiver]) -> None:
    if settings.waivers:
        from contractcheck.assess.waivers import uses

        warn_of_waivers(uses(settings.waivers, settings.as_of or "", covered))


def _left_alone(found: Found) -> Sequence[str]:
    """What stood in the folders and was not taken, so that nobody takes it for checked."""
    lines = []
    if found.others:
        kinds = ", ".join(f"{ending or 'without ending'} {count}" for ending, count in found.others.items())
        lines.append(f'Left alone for their endings: {sum(found.others.values())} ({kinds}); --include "*" takes them.')
    if found.folders:
        lines.append(f"Folders not entered: {found.folders}; --recursive takes them.")
    return lines


def _where(run: int, outputs: Outputs, database: Database) -> Sequence[str]:
    kept = [f"Kept as run {run} in {database.shown}."]
    return [*kept, f"Reports and overview: {outputs.folder}"] if outputs.folder else kept
