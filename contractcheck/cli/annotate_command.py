"""`contractcheck annotate`: the findings in a copy of the document itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contractcheck.cli.check_command import settings_of
from contractcheck.cli.inputs import inputs_of
from contractcheck.cli.options import playbook_option, purchase_options
from contractcheck.cli.output import show, write
from contractcheck.cli.settings_file import SettledCommand
from contractcheck.errors import UsageError
from contractcheck.model.settings import Input

if TYPE_CHECKING:
    from contractcheck.annotate.review import Review
    from contractcheck.model.report import DocumentReport


@click.command(
    cls=SettledCommand,
    short_help="Write the findings into a copy of a Word or pdf file.",
    epilog="""\b
Examples:
  contractcheck annotate draft.docx
  contractcheck annotate draft.docx --propose --output draft.for-supplier.docx
  contractcheck annotate paper.pdf --report-language en
""",
)
@click.argument("file")
@click.option("--output", "-o", metavar="FILE", help="File for the copy. [default: NAME.reviewed.docx or .pdf beside FILE]")
@click.option("--propose", is_flag=True, help="Put the repair into the copy of a Word file as tracked changes.")
@purchase_options
@playbook_option
def annotate(file: str, output: str | None, **options: Any) -> None:
    """Write a copy of FILE with a comment at each passage that is not in order.

    FILE is a .docx or a .pdf and stays as it is. What contractcheck wrote into it before is replaced; what somebody has edited or
    answered since is left alone. Comments and proposals never count as text of the contract.
    """
    if file == "-":
        raise UsageError("'-' was given, but only a file can be copied: save the document and give its name.")
    (given,) = inputs_of([file], None)
    target = Path(output) if output else Path(file).with_suffix(f".reviewed{Path(file).suffix}")
    if target.resolve() == Path(file).resolve():
        raise UsageError(f"'{target}' is the document itself, which stays as it is: name another file with --output.")
    review, report = _reviewed(given, options)
    write(review.data, target)
    show(_said(review, report, target.name))


def _reviewed(given: Input, options: dict[str, Any]) -> tuple[Review, DocumentReport]:
    from contractcheck.annotate.guarded import Task, review
    from contractcheck.checker import check_files
    from contractcheck.ingest.files import input_bytes
    from contractcheck.rules.load import load

    settings, data, playbook = settings_of(options), input_bytes(given), options["playbook"]
    ruleset = load(cases=False, playbook=playbook)
    report = check_files([Input(given.name, data=data)], settings, ruleset).reports[0]
    return review(Task(given.name, data, report, settings, options["propose"], playbook)), report


def _said(review: Review, report: DocumentReport, name: str) -> str:
    """What was written, and what somebody should know of it, one line each."""
    from contractcheck.report.wording import wording

    words = wording("annotate", report.report_language)
    titles = {clause.id: clause.title for clause in report.clauses}
    key = "done.proposals" if review.proposals else "done"
    lines = [words(key, file=name, comments=review.comments, proposals=review.proposals)]
    kept = {
        "kept.comments": review.kept_comments,
        "kept.proposals": review.kept_proposals,
        "not-proposed": review.not_proposed,
        "unplaced": review.unplaced,
    }
    for key, families in kept.items():
        if families:
            named = ", ".join(dict.fromkeys(titles.get(each, words("summary.name")) for each in families))
            lines.append(words(key, count=len(families), titles=named))
    return "".join(f"{line}\n" for line in lines)
