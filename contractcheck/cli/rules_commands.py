"""`contractcheck rules`: the rule files, listed and checked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from contractcheck.cli.options import playbook_option
from contractcheck.cli.output import display, show
from contractcheck.cli.rules_diff_command import diff_rules
from contractcheck.cli.rules_exchange_commands import export_rules, import_rules
from contractcheck.cli.rules_pages_command import write_pages, write_site
from contractcheck.cli.settings_file import SettledCommand
from contractcheck.errors import UsageError
from contractcheck.model.rules import Ruleset
from contractcheck.report.exit_code import ExitCode


@click.group()
def rules() -> None:
    """List, check, compare and exchange the rule files."""


for _command in (diff_rules, export_rules, import_rules, write_pages, write_site):
    rules.add_command(_command)


@rules.command("list", cls=SettledCommand)
@playbook_option
def list_rules(playbook: Path | None) -> None:
    """List the clauses of the rule set with their elements."""
    from contractcheck.rules.load import load

    show("".join(f"{line}\n" for line in _listed(load(playbook=playbook))))


@rules.command("law", cls=SettledCommand)
@playbook_option
def show_law(playbook: Path | None) -> None:
    """Print the law that the rules cite, with dates, certainty and sources, as Markdown."""
    from contractcheck.report.law_page import render
    from contractcheck.rules.load import load

    display(render(load(cases=False, playbook=playbook)))


@rules.command("check", cls=SettledCommand)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@playbook_option
@click.option("--coverage", is_flag=True, help="Also count the phrases that no case holds; takes some seconds.")
@click.option("--verbose", is_flag=True, help="With --coverage: list these phrases.")
def check_rules(folder: Path | None, *, playbook: Path | None, coverage: bool, verbose: bool) -> ExitCode:
    """Check every rule file in FOLDER, or those that come with contractcheck.

    Each fault is one line, path:line:column: what is wrong. A phrase that no case holds is no fault.
    """
    from contractcheck.rules.load import faults, load

    if verbose and not coverage:
        raise UsageError("--verbose lists the phrases that --coverage counts: give --coverage as well.")
    if found := faults(folder, playbook):
        show("".join(f"{fault}\n" for fault in found))
        return ExitCode.USAGE
    ruleset = load(folder, playbook=playbook)
    show(f"{_counted(ruleset)}: no faults\n")
    if coverage:
        show("".join(f"{line}\n" for line in _coverage(ruleset, verbose=verbose)))
    return ExitCode.CLEAN


def _coverage(ruleset: Ruleset, *, verbose: bool) -> Iterator[str]:
    """Per file how many phrases stand in no case, and which."""
    from contractcheck.detect.search.usage import Usage
    from contractcheck.rules.coverage import unused_phrases

    unused = unused_phrases(ruleset.terms.values(), Usage(ruleset).is_used)
    for path, group in groupby(unused, key=lambda item: item.path):
        items = list(group)
        yield f"{path}: {len(items)} phrases stand in no case"
        if verbose:
            yield from (f"  {item.path}:{item.line}: {item.term}: {item.phrase}" for item in items)


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
