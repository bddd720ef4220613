"""`contractcheck clause` and `contractcheck module`: model wording to put into a contract."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from contractcheck.cli.inputs import inputs_of
from contractcheck.cli.options import default_language, playbook_option
from contractcheck.cli.output import show, write
from contractcheck.cli.settings_file import SettledCommand
from contractcheck.errors import UsageError
from contractcheck.model.drafting import Names, missing_piece, model_of, numbered, paragraphs, usual_names
from contractcheck.model.rules import LANGUAGES, Family, Language, Ruleset

if TYPE_CHECKING:
    from contractcheck.model.document import Document

_Command = TypeVar("_Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default=default_language,
        show_default="that of the environment, else nl",
        help="Language of the wording.",
    ),
    click.option(
        "--parties", metavar="NAME", help="Party names: arbit, gibit, mcc-ai or own. [default: gibit, or those of the playbook]"
    ),
    click.option("--names-from", metavar="FILE", help="Take the names of the parties from this document instead."),
    click.option("--supplier", metavar="NAME", help="The supplier as it stands in a sentence, with its article."),
    click.option("--buyer", metavar="NAME", help="The buyer as it stands in a sentence, with its article."),
    click.option("--system", metavar="NAME", help="The AI system as it stands in a sentence."),
    playbook_option,
)


def _wording_options(command: _Command) -> _Command:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command(
    cls=SettledCommand,
    short_help="Print the model wording of a clause.",
    epilog="""\b
Examples:
  contractcheck clause conformity-assessment --language nl --parties arbit
  contractcheck clause eu-database-registration --element proof
  contractcheck clause dataset-provenance --names-from draft.docx --article 9
""",
)
@click.argument("family")
@click.option("--element", metavar="ID", help="Only what a clause needs that lacks this element.")
@click.option("--article", metavar="NUMBER", help="The number that the clause gets; its paragraphs are numbered after it.")
@_wording_options
def clause(family: str, element: str | None, article: str | None, language: Language, **chosen: Any) -> None:
    """Print the whole model clause of FAMILY, for example conformity-assessment, or the piece for one element."""
    from contractcheck.rules.load import load

    ruleset = load(cases=False, playbook=chosen["playbook"])
    found, names = _family(ruleset, family), _names(ruleset, language, chosen)
    if element:
        show(f"{_piece(ruleset, found, element, names, language)}\n")
    else:
        show(_clause(ruleset, found, article, names, language))


@click.command(cls=SettledCommand, short_help="Write an annex with the model wording of every clause (.docx).")
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path), metavar="FILE", help="The .docx to write.")
@_wording_options
def module(output: Path, language: Language, **chosen: Any) -> None:
    """Write an annex to a contract with a complete clause for each subject, as a Word file."""
    from contractcheck.report.module_docx import render
    from contractcheck.rules.load import load

    if output.suffix.lower() != ".docx":
        raise UsageError(f"'{output}' was given, but the annex is a Word file: give a name that ends in .docx.")
    ruleset = load(cases=False, playbook=chosen["playbook"])
    write(render(ruleset, _names(ruleset, language, chosen), language), output)
    show(f"{output}\n")


def _family(ruleset: Ruleset, name: str) -> Family:
    try:
        return ruleset.family(name)
    except KeyError:
        known = ", ".join(family.id for family in ruleset.families)
        raise UsageError(f"There is no clause called '{name}': choose one of {known}.") from None


def _names(ruleset: Ruleset, language: Language, chosen: dict[str, Any]) -> Names:
    names = usual_names(ruleset, language, chosen["parties"])
    if chosen["names_from"]:
        names = _names_in(chosen["names_from"], ruleset, language)
    given = {part: value for part in ("supplier", "buyer", "system") if (value := chosen[part])}
    return replace(names, **given)


def _names_in(file: str, ruleset: Ruleset, language: Language) -> Names:
    from contractcheck.assess.party_names import names_in

    return names_in(_read(file, ruleset).blocks, ruleset, language)


def _read(file: str, ruleset: Ruleset) -> Document:
    from contractcheck.ingest import guarded
    from contractcheck.ingest.files import input_bytes

    (given,) = inputs_of([file], None)
    return guarded.read(input_bytes(given), given.name, ruleset.outline)


def _piece(ruleset: Ruleset, family: Family, element: str, names: Names, language: Language) -> str:
    model = model_of(ruleset, family)
    known = [piece.element for piece in model.pieces]
    if element not in known:
        raise UsageError(f"'{family.id}' has no element '{element}': choose one of {', '.join(known)}.")
    return missing_piece(model, element, names, language)


def _clause(ruleset: Ruleset, family: Family, number: str | None, names: Names, language: Language) -> str:
    title = family.title.in_language(language)
    if number is None:
        return "".join(f"{line}\n" for line in (title, "", *paragraphs(ruleset, family, names, language)))
    own = numbered(ruleset, names, number, language)
    texts = enumerate(paragraphs(ruleset, family, own, language), start=1)
    head = f"{own.article[:1].upper()}{own.article[1:]} {title}"
    return "".join(f"{line}\n" for line in (head, "", *(f"{number}.{step} {text}" for step, text in texts)))
