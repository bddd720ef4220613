"""`contractcheck rules diff`: what a playbook, or a changed copy of the rules, says otherwise."""

from __future__ import annotations

from pathlib import Path

import click

from contractcheck.cli.options import language_option, playbook_option
from contractcheck.cli.output import show
from contractcheck.cli.settings_file import SettledCommand
from contractcheck.errors import UsageError
from contractcheck.model.rules import Language


@click.command(
    "diff",
    cls=SettledCommand,
    epilog="""\b
Examples:
  contractcheck rules diff --playbook house-rules
  contractcheck rules diff my-copy-of-clauses --format json
""",
)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@playbook_option
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="Form of the answer."
)
@language_option
def diff_rules(folder: Path | None, playbook: Path | None, form: str, language: Language) -> None:
    """Show what changes with a playbook, or in FOLDER, compared with the rules that come with contractcheck."""
    if folder is None and playbook is None:
        raise UsageError("There is nothing to compare with: give a playbook with --playbook, or a FOLDER with rules.")
    from contractcheck.report.rules_diff import as_json, as_text
    from contractcheck.rules.difference import changes
    from contractcheck.rules.load import load

    found = changes(load(cases=False), load(folder, cases=False, playbook=playbook))
    show(as_json(found) if form == "json" else as_text(found, language))
