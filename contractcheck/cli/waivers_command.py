"""`contractcheck waivers`: a file of waivers to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from contractcheck.cli.check_command import settings_of
from contractcheck.cli.inputs import inputs_of
from contractcheck.cli.options import playbook_option, purchase_options
from contractcheck.cli.output import display, write
from contractcheck.cli.settings_file import SettledCommand
from contractcheck.errors import UsageError


@click.command(
    cls=SettledCommand,
    short_help="Begin a file in which you accept gaps.",
    epilog="""\b
Examples:
  contractcheck waivers draft.docx --output waivers.yaml
  contractcheck check draft.docx --waivers waivers.yaml --as-of 2026-12-01
""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="File to write; it must not be there yet.")
@purchase_options
@playbook_option
def waivers(files: Sequence[str], output: Path | None, **options: Any) -> None:
    """Print an entry for each gap in FILE, for a person to fill in: why it is accepted, by whom, and until which day."""
    if output and output.exists():
        raise UsageError(f"'{output}' is there already and may hold decisions: name a new file with --output.")
    from contractcheck.checker import check_files
    from contractcheck.report.waiver_draft import render
    from contractcheck.rules.load import load

    ruleset = load(cases=False, playbook=options["playbook"])
    data = render(check_files(inputs_of(files, None), settings_of(options), ruleset)).encode("utf-8", errors="replace")
    if output:
        write(data, output)
    else:
        display(data)
