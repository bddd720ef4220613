"""`contractcheck rules`: the rule files, listed and checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from contractcheck.cli.output import show
from contractcheck.model.rules import Ruleset
from contractcheck.report.exit_code import ExitCode


@click.group()
def rules() -> None:
    """List or check the rule files."""


@rules.command("list")
def list_rules() -> None:
    """List the clauses of the rule set with their elements."""
    from contractcheck.rules.load import load

    show("".join(f"{line}\n" for line in _listed(load())))


@rules.command("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def check_rules(folder: Path | None) -> ExitCode:
    """Check every rule file in FOLDER, or those that come with contractcheck.

    Each fault is one line, path:line:column: what is wrong.
    """
    from contractcheck.rules.load import faults, load

    found = faults(folder)
    show("".join(f"{fault}\n" for fault in found) or f"{_counted(load(folder))}: no faults\n")
    return ExitCode.USAGE if found else ExitCode.CLEAN


def _listed(ruleset: Ruleset) -> Iterator[str]:
    yield _counted(ruleset)
    yield f"sha256 {ruleset.sha256}"
    for family in ruleset.families:
        yield f"\n{family.id}  {family.title.nl} / {family.title.en}"
        for element in family.elements:
            kind = "essential" if element.essential else "desirable"
            yield f"  {element.id:22} {kind:10} {element.title.nl} / {element.title.en}"


def _counted(ruleset: Ruleset) -> str:
    counts = f"{len(ruleset.families)} clauses, {len(ruleset.terms)} terms, {len(ruleset.cases)} cases"
    return f"{ruleset.name} {ruleset.version}: {counts}"
