"""`contractcheck rules export` and `rules import`: rules as a workbook, and back."""

from __future__ import annotations

from pathlib import Path

import click

from contractcheck.cli.output import show, write
from contractcheck.errors import UsageError
from contractcheck.report.exit_code import ExitCode


@click.command(
    "export",
    epilog="""\b
Examples:
  contractcheck rules export --output rules.xlsx
  contractcheck rules export house-rules --output house-rules.xlsx
""",
)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path), metavar="FILE", help="The .xlsx to write.")
def export_rules(folder: Path | None, output: Path) -> None:
    """Write the rule files in FOLDER, such as a playbook, or ours, as a workbook for people who do not write YAML.

    Every value comes along; comments in the files do not.
    """
    from contractcheck.rules.export import workbook
    from contractcheck.rules.find import clauses_folder

    if output.suffix.lower() != ".xlsx":
        raise UsageError(f"'{output}' was given, but the rules come as a workbook: give a name that ends in .xlsx.")
    write(workbook(folder or clauses_folder()), output)
    show(f"{output}\n")


@click.command("import")
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option(
    "--output", "-o", required=True, type=click.Path(path_type=Path), metavar="DIR", help="New folder for the rule files."
)
def import_rules(workbook: Path, output: Path) -> ExitCode:
    """Write the rules in WORKBOOK, which 'rules export' made, as rule files.

    Each fault is one line with sheet and cell, and then nothing is written. Rules without a sheet 'ruleset' are checked as a
    playbook, laid over ours.
    """
    from contractcheck.rules.import_ import files
    from contractcheck.rules.load import faults_of
    from contractcheck.rules.write import write as write_rules

    own = files(workbook)
    if not own:
        raise UsageError(f"'{workbook}' holds no rules: give an .xlsx from 'contractcheck rules export'.")
    if found := faults_of(own):
        show("".join(f"{fault}\n" for fault in found))
        return ExitCode.USAGE
    write_rules(own, output)
    show(f"{len(own)} files in {output}\n")
    return ExitCode.CLEAN
