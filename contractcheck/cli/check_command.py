"""`contractcheck check`: documents in, reports out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from contractcheck.cli.dossier_settings import read_settings
from contractcheck.cli.inputs import inputs_of
from contractcheck.cli.options import (
    limit_options,
    ocr_option,
    password_option,
    playbook_option,
    purchase_options,
    read_options,
    revisions_option,
)
from contractcheck.cli.output import (
    Target,
    console,
    display,
    refuse_binary_on_screen,
    refuse_overwriting,
    targets,
    warn_of_waivers,
    write,
)
from contractcheck.cli.recognition import recognition_shown
from contractcheck.cli.settings_file import SettledCommand, is_settled
from contractcheck.errors import UsageError
from contractcheck.model.dossier import DossierSettings
from contractcheck.model.report import Report
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import Input, Settings
from contractcheck.model.waivers import Waiver
from contractcheck.report import BINARY, REPORTERS
from contractcheck.report.display import Display
from contractcheck.report.exit_code import FAIL_ON, exit_code

_EPILOG = """\b
Examples:
  contractcheck check draft.docx
  contractcheck check contract.pdf annex.pdf --report-language en
  contractcheck check draft.docx --purchase high-risk --area III.4
  contractcheck check --dossier tender-folder offer.pdf
  contractcheck check draft.docx --format terminal --output report.txt \\
                                 --format json --output report.json
  type draft.md | contractcheck check - --stdin-name draft.md

\b
Exit codes:
  0  nothing at or above --fail-on
  1  findings: a clause that is required, or may be, is missing or excluded
     (with --fail-on weak: or weak)
  2  wrong use, or a broken rule file
  3  a file or a required clause could not be judged
"""

_USUAL = {
    "revisions": "accepted",
    "password": None,
    "ocr": "auto",
    "max_seconds": 120,
    "max_memory": 4000,
    "dossier": False,
    "dossier_settings": None,
    "waivers": None,
    "playbook": None,
}


@click.command(cls=SettledCommand, short_help="Check documents for the AI clauses.", epilog=_EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(tuple(REPORTERS)), help="Form of the report. [default: terminal]"
)
@click.option(
    "--output", "outputs", multiple=True, metavar="FILE", help="File for the report; the Nth belongs to the Nth --format."
)
@purchase_options
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="missing", show_default=True, help="What makes the exit code 1.")
@revisions_option
@password_option
@ocr_option
@limit_options
@click.option("--dossier", is_flag=True, help="Judge all FILEs, and folders of files, as the documents of one purchase.")
@click.option(
    "--dossier-settings", metavar="FILE", help="TOML file with the roles of the documents and their order of precedence."
)
@click.option("--stdin-name", metavar="NAME", help="Name of the document on standard input (FILE is '-').")
@click.option("--quiet", "-q", is_flag=True, help="No terminal report on standard output; the exit code tells.")
@click.option(
    "--trace", is_flag=True, help="After the report, on standard error: each candidate passage and what was made of it."
)
@playbook_option
@click.option("--no-color", is_flag=True, help="No colours; the same as a value for NO_COLOR.")
def check(files: Sequence[str], formats: Sequence[str], outputs: Sequence[str], **options: Any) -> int:
    """Say for each clause whether FILE has it, how firmly, and where.

    FILE is a Word, pdf, LibreOffice, RTF, Excel, html, Markdown or text file, or '-' for standard input. Every file is one
    report; a file that cannot be read does not stop the others. A .zip, .eml or .msg is judged with all that it holds as one
    purchase, and so are several files or a folder with --dossier.
    """
    chosen = targets(formats or ["terminal"], outputs)
    refuse_overwriting(chosen, files)
    refuse_binary_on_screen(chosen, BINARY)
    settings, inputs = settings_of(options), inputs_of(files, options["stdin_name"])
    from contractcheck.ingest import guarded

    guarded.prepare()  # the process that reads loads while this one does
    from contractcheck.checker import check_files
    from contractcheck.rules.load import load

    ruleset = load(cases=False, playbook=options["playbook"]) if options["playbook"] else None
    with recognition_shown(quiet=options["quiet"]):
        report = check_files(inputs, settings, ruleset) if ruleset else check_files(inputs, settings)
    for target in chosen:
        _deliver(report, target, options)
    warn_of_waivers(report.waivers)
    if options["trace"]:
        _show_trace(inputs, settings, ruleset)
    return exit_code(report, options["fail_on"])


def settings_of(options: dict[str, Any]) -> Settings:
    """The settings from the options of a command that has `purchase_options`; those that it lacks are as usual.

    Raises UsageError for options that exclude each other.
    """
    options = _USUAL | options
    if options["purchase"] == "none" and is_settled("area"):
        options["area"] = None
    settings = Settings(
        purchase=options["purchase"],
        area=options["area"],
        provider=options["provider"],
        report_language=options["report_language"],
        as_of=options["as_of"],
        reading=read_options(options),
        dossier=_dossier(options),
        waivers=_waivers(options),
        rules_only=options["rules_only"],
    )
    if settings.purchase == "none" and settings.area:
        raise UsageError("--area names an area of high-risk AI, so it cannot go with --purchase none: leave one of them out.")
    return settings


def _waivers(options: dict[str, Any]) -> tuple[Waiver, ...]:
    if not options["waivers"]:
        return ()
    if not options["as_of"]:
        raise UsageError("--waivers needs --as-of, the day on which the waivers are held against their last days: give a date.")
    from contractcheck.report.sign_off import given_waivers
    from contractcheck.rules.load import load

    return given_waivers(options["waivers"], load(cases=False, playbook=options["playbook"]))


def _dossier(options: dict[str, Any]) -> DossierSettings | None:
    if options["dossier_settings"] and not options["dossier"]:
        raise UsageError("--dossier-settings belongs to --dossier: give --dossier as well.")
    return read_settings(options["dossier_settings"]) if options["dossier"] else None


def _show_trace(inputs: Sequence[Input], settings: Settings, ruleset: Ruleset | None) -> None:
    from contractcheck.ingest.guarded import members
    from contractcheck.rules.load import load
    from contractcheck.trace import Tracer

    tracer = Tracer(ruleset or load(cases=False))
    for each in members(inputs, settings.reading).inputs:
        click.echo(tracer.text(each, settings), err=True)


def _deliver(report: Report, target: Target, options: dict[str, Any]) -> None:
    if target.path:
        write(REPORTERS[target.format](report, Display()), target.path)
    elif not (options["quiet"] and target.format == "terminal"):
        _print(report, target.format, console(no_color=options["no_color"]))


def _print(report: Report, name: str, screen: Display) -> None:
    data = REPORTERS[name](report, screen)
    # Text, so that click can translate the colours for an old Windows console.
    display(data.decode(screen.encoding) if name == "terminal" else data, color=screen.color)
