"""`contractcheck explain`: what a clause, an element or a code means."""

from __future__ import annotations

from pathlib import Path

import click

from contractcheck.cli.options import language_option, playbook_option
from contractcheck.cli.output import console, show
from contractcheck.cli.settings_file import SettledCommand
from contractcheck.model.rules import Language


@click.command(
    cls=SettledCommand,
    short_help="Explain a clause, an element, a status, a reason or a notice.",
    epilog="""\b
Examples:
  contractcheck explain conformity-assessment
  contractcheck explain eu-database-registration/before-use
  contractcheck explain hedged --language en
""",
)
@click.argument("topic", required=False)
@language_option
@playbook_option
def explain(topic: str | None, language: Language, playbook: Path | None) -> None:
    """Explain TOPIC: a clause, a neighbour subject, an element, a status, a reason or a notice; without it, list all topics."""
    from contractcheck.report.explain import explain, topics
    from contractcheck.rules.load import load

    ruleset, width = load(cases=False, playbook=playbook), console().width
    show(explain(ruleset, topic, language, width) if topic else topics(ruleset, language, width))
