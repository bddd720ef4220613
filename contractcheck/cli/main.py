"""The program `contractcheck`: its commands, and one sentence for every error."""

from __future__ import annotations

import gc
import io
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from contractcheck import __version__
from contractcheck.cli.annotate_command import annotate
from contractcheck.cli.batch_command import batch
from contractcheck.cli.check_command import check
from contractcheck.cli.clause_command import clause, module
from contractcheck.cli.completion_command import completion
from contractcheck.cli.evaluate_command import evaluate
from contractcheck.cli.explain_command import explain
from contractcheck.cli.parse_command import parse
from contractcheck.cli.rules_commands import rules
from contractcheck.cli.runs_commands import runs
from contractcheck.cli.schema_command import schema
from contractcheck.cli.waivers_command import waivers
from contractcheck.errors import ContractCheckError, UnreadableDocument
from contractcheck.ingest.limits import COLLECT_AFTER
from contractcheck.report.exit_code import ExitCode

PROGRAM = "contractcheck"
_INTERRUPTED = 130

_EXPECTED = (ContractCheckError, click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError)


@contextmanager
def _log(handler: logging.Handler) -> Iterator[None]:
    """Send what contractcheck logs to this handler alone."""
    logger = logging.getLogger("contractcheck")
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = True


class _Defect(click.ClickException):
    """A fault of the program itself."""

    exit_code = ExitCode.NOT_JUDGED


class _Program(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; with --debug an unexpected error keeps its traceback."""
        try:
            return super().invoke(ctx)
        except _EXPECTED:
            raise
        except Exception as error:
            if ctx.params["debug"]:
                raise
            raise _Defect(
                f"{PROGRAM} {__version__} met an error that it did not expect: {type(error).__name__}: {error}. "
                f"Please report it with the output of '{PROGRAM} --debug ...'."
            ) from error


@click.group(
    cls=_Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  contractcheck check draft.docx
  contractcheck check contract.pdf annex.pdf --format json --output report.json
  contractcheck explain conformity-assessment

Each command has its own help: contractcheck check --help""",
)
@click.version_option(__version__, prog_name=PROGRAM)
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
def program(debug: bool) -> None:  # noqa: FBT001
    """Check contracts and tender documents, in Dutch and English, for the clauses a public buyer of AI needs."""
    click.get_current_context().with_resource(_log(logging.StreamHandler() if debug else logging.NullHandler()))


for _command in (check, annotate, batch, runs, explain, clause, module, evaluate, parse, waivers, rules, schema, completion):
    program.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments, or those of the process, and return its exit code."""
    _never_fail_on_a_character()
    gc.set_threshold(*COLLECT_AFTER)
    try:
        return int(program.main(arguments, prog_name=PROGRAM, standalone_mode=False) or ExitCode.CLEAN)
    except click.UsageError as error:
        return _wrong_use(error)
    except click.ClickException as error:
        return _say(error.format_message(), error.exit_code)
    except ContractCheckError as error:
        return _say(str(error), ExitCode.NOT_JUDGED if isinstance(error, UnreadableDocument) else ExitCode.USAGE)
    except click.Abort:
        return _say("Stopped.", _INTERRUPTED)


def _wrong_use(error: click.UsageError) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return ExitCode.USAGE
    hint = f" See '{error.ctx.command_path} --help'." if error.ctx else ""
    return _say(error.format_message() + hint, ExitCode.USAGE)


def _say(message: str, code: int) -> int:
    click.echo(f"{PROGRAM}: {message}", err=True)
    return code


def _never_fail_on_a_character() -> None:
    """A console that cannot show a character gets a question mark, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
