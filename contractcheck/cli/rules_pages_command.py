"""`contractcheck rules pages` and `rules site`: a page for each rule."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from contractcheck.cli.options import playbook_option
from contractcheck.cli.output import show, write
from contractcheck.cli.settings_file import SettledCommand
from contractcheck.errors import UsageError

_output = click.option(
    "--output", "-o", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Folder for the pages."
)
_quality = click.option(
    "--quality",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Figures to show, as 'evaluate --report FILE.json' writes them.",
)


@click.command("pages", cls=SettledCommand)
@_output
@_quality
@playbook_option
def write_pages(output: Path, quality: Path | None, playbook: Path | None) -> None:
    """Write a page of Markdown for each clause and neighbour subject, in Dutch and English."""
    _write(_pages(quality, playbook), output)


@click.command("site", cls=SettledCommand)
@_output
@_quality
@playbook_option
def write_site(output: Path, quality: Path | None, playbook: Path | None) -> None:
    """Write the same pages as a small web site that needs no server and no internet."""
    from contractcheck.report.site import site

    _write(site(_pages(quality, playbook)), output)


def _pages(quality: Path | None, playbook: Path | None) -> Mapping[str, str]:
    from contractcheck.report.rule_pages import pages
    from contractcheck.rules.load import load

    return pages(load(playbook=playbook), _figures(quality))


def _figures(quality: Path | None) -> Mapping[str, Any]:
    if quality is None:
        return {}
    try:
        figures: object = json.loads(quality.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(
            f"'{quality}' has no figures ({error}): give a file that 'evaluate --report FILE.json' wrote."
        ) from error
    if not isinstance(figures, dict) or not {"documents", "passages"} <= set(figures):
        raise UsageError(f"'{quality}' has no figures of an evaluation: give a file that 'evaluate --report FILE.json' wrote.")
    return figures


def _write(made: Mapping[str, str], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"Cannot make '{folder}': {error.strerror or error}. Name another folder with --output.") from error
    for name, content in made.items():
        write(content.encode(), folder / name)
    show(f"{len(made)} pages in {folder}\n")
