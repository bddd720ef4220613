"""`contractcheck parse`: what was read of a document, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from contractcheck.cli.inputs import inputs_of
from contractcheck.cli.options import (
    limit_options,
    ocr_option,
    password_option,
    playbook_option,
    read_options,
    revisions_option,
)
from contractcheck.cli.output import console, display, show
from contractcheck.cli.settings_file import SettledCommand
from contractcheck.errors import HOLDS_FILES, UnreadableDocument

if TYPE_CHECKING:
    from contractcheck.model.document import Document
    from contractcheck.model.outline import OutlineWords
    from contractcheck.model.settings import Input, ReadOptions


@click.command(
    cls=SettledCommand,
    short_help="Show what was read of a document, and what was not.",
    epilog="""\b
Examples:
  contractcheck parse draft.docx
  contractcheck parse tender.pdf --format json
""",
)
@click.argument("file")
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="Form of the answer."
)
@revisions_option
@password_option
@ocr_option
@limit_options
@playbook_option
@click.option("--stdin-name", metavar="NAME", help="Name of the document on standard input (FILE is '-').")
def parse(file: str, form: str, **options: Any) -> None:
    """Show what was read of FILE: each block with its kind, number, page and text, and what was not read."""
    from contractcheck.report import parsed
    from contractcheck.rules.load import load

    (chosen,) = inputs_of([file], options["stdin_name"])
    words, how = load(cases=False, playbook=options["playbook"]).outline, read_options(options)
    packed = False
    try:
        documents = [_read(chosen, words, how)]
    except UnreadableDocument as error:
        if error.code != HOLDS_FILES:
            raise
        packed, documents = True, _read_packed(chosen, words, how)
    if form == "json":
        display(parsed.as_json(*documents, packed=packed))
    else:
        show("\n".join(parsed.as_text(document, console().width) for document in documents))


def _read(given: Input, words: OutlineWords, how: ReadOptions) -> Document:
    from contractcheck.ingest import guarded
    from contractcheck.ingest.files import input_bytes

    return guarded.read(input_bytes(given), given.name, words, how)


def _read_packed(given: Input, words: OutlineWords, how: ReadOptions) -> list[Document]:
    """The documents of an archive or e-mail; one that cannot be read is named and the others go on."""
    from contractcheck.ingest import guarded

    documents = []
    for each in guarded.members([given], how).inputs:
        try:
            documents.append(_read(each, words, how))
        except UnreadableDocument as error:
            click.echo(f"{each.name}: {error}", err=True)
    return documents
