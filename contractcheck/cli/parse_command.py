"""`contractcheck parse`: what was read of a document, block by block."""

from __future__ import annotations

from typing import Any

import click

from contractcheck.cli.inputs import inputs_of
from contractcheck.cli.options import limit_options, ocr_option, password_option, read_options, revisions_option
from contractcheck.cli.output import console, display, show
from contractcheck.errors import UnreadableDocument


@click.command(
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
@click.option("--stdin-name", metavar="NAME", help="Name of the document on standard input (FILE is '-').")
def parse(file: str, form: str, **options: Any) -> None:
    """Show what was read of FILE: each block with its kind, number, page and text, and what was not read."""
    from contractcheck.ingest.files import input_bytes
    from contractcheck.ingest.guarded import read
    from contractcheck.ingest.members import holds_files, members
    from contractcheck.report import parsed
    from contractcheck.rules.load import load

    (chosen,) = inputs_of([file], options["stdin_name"])
    how = read_options(options)
    packed = holds_files(chosen)
    found = members([chosen], how.passwords).inputs if packed else (chosen,)
    documents = []
    for each in found:
        try:
            data = input_bytes(each)
            documents.append(read(data, each.name, load(cases=False).outline, how))
        except UnreadableDocument as error:
            if not packed:
                raise
            # The other documents of an archive or e-mail go on.
            click.echo(f"{each.name}: {error}", err=True)
    if form == "json":
        display(parsed.as_json(*documents, packed=packed))
    else:
        show("\n".join(parsed.as_text(document, console().width) for document in documents))
