"""How far the recognition of scanned pages is, on standard error."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Iterator

import click

_ERASED = "\r\033[K"


class _Line(logging.Handler):
    """One line on the screen, written over by the next."""

    def emit(self, record: logging.LogRecord) -> None:
        click.echo(f"{_ERASED}Recognising page {record.getMessage()}", err=True, nl=False)


@contextlib.contextmanager
def recognition_shown(*, quiet: bool) -> Iterator[None]:
    """Show each page that is recognised while this is open, where a person looks at standard error."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    logger, line = logging.getLogger("contractcheck.progress"), _Line()
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(line)
    try:
        yield
    finally:
        logger.removeHandler(line)
        click.echo(_ERASED, err=True, nl=False)
