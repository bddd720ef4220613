"""`contractcheck schema`: the JSON Schemas that the files and reports are held to."""

from __future__ import annotations

import click

from contractcheck.cli.output import display
from contractcheck.errors import UsageError

_ENDING = ".schema.json"


@click.command(short_help="Print a JSON Schema, for example that of the report.")
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Print the JSON Schema called NAME, for example report; without it, list the names."""
    from contractcheck.rules.find import schemas_folder

    known = {path.name.removesuffix(_ENDING): path for path in sorted(schemas_folder().glob(f"*{_ENDING}"))}
    if name is None:
        display("".join(f"{each}\n" for each in known))
    elif name in known:
        display(known[name].read_bytes())
    else:
        raise UsageError(f"There is no schema called '{name}': choose one of {', '.join(known)}.")
