"""`contractcheck evaluate`: how well the checker judges labelled texts."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contractcheck.cli.options import playbook_option, rules_only_option
from contractcheck.cli.output import show, write
from contractcheck.cli.settings_file import SettledCommand
from contractcheck.errors import UsageError

if TYPE_CHECKING:
    from contractcheck.evaluate.run import Evaluation, Judged
    from contractcheck.model.rules import Ruleset

_REPORTS = (".md", ".json")
_ABOUT = "README.md"


@click.command(
    cls=SettledCommand,
    short_help="Score the checker on labelled documents and passages.",
    epilog="""\b
Examples:
  contractcheck evaluate tests/quality
  contractcheck evaluate tests/quality --suffix .docx,.pdf --errors
  contractcheck evaluate tests/quality --report docs/quality.md
""",
)
@click.argument("folder")
@click.option("--suffix", metavar=".EXT,...", help="Formats of documents to judge. [default: every one that is there]")
@click.option("--report", "reports", multiple=True, metavar="FILE", help="Write the scores to FILE.md or FILE.json as well.")
@playbook_option
@rules_only_option
@click.option("--errors", is_flag=True, help="List what was judged otherwise than labelled, with the trace of a wrong status.")
@click.option(
    "--calibrate", metavar="FILE", help="Write how often verdicts were right in documents, for clauses/confidence.yaml."
)
def evaluate(  # noqa: PLR0913, PLR0917  (each is an option)
    folder: str,
    suffix: str | None,
    reports: Sequence[str],
    playbook: Path | None,
    rules_only: bool,  # noqa: FBT001
    errors: bool,  # noqa: FBT001
    calibrate: str | None,
) -> None:
    """Judge the labelled texts under FOLDER and compare the verdicts with the labels.

    A document is labelled in ID.json beside it; passages stand in .jsonl files, one to a line. The text of FOLDER/README.md,
    where there is one, opens a report in Markdown.
    """
    targets = [_target(report) for report in reports]
    from contractcheck.evaluate.render import as_text, errors_text
    from contractcheck.evaluate.run import evaluation
    from contractcheck.rules.load import load

    loaded = load(cases=False, playbook=playbook)
    ruleset = replace(loaded, opinion=None) if rules_only else loaded
    made = evaluation(_judged(Path(folder), suffix, ruleset), ruleset)
    show(as_text(made))
    if errors:
        show(errors_text(made.mistakes, _traces(made, ruleset)))
    for target in targets:
        write(_content(made, target, _command(folder, rules_only=rules_only), folder, errors=errors).encode(), target)
    if calibrate:
        _write_confidence(made, _command(folder, rules_only=rules_only), folder, Path(calibrate))


def _command(folder: str, *, rules_only: bool) -> str:
    """The command as it stands in what it wrote, without the option that names the file."""
    return f"contractcheck evaluate {Path(folder).as_posix()}{' --rules-only' if rules_only else ''}"


def _write_confidence(made: Evaluation, command: str, folder: str, target: Path) -> None:
    from contractcheck.evaluate.calibration import as_yaml

    if not made.tracks:
        raise UsageError(f"'{folder}' holds no labelled document: give --calibrate a folder with documents and their labels.")
    write(as_yaml(made.tracks, f"{command} --calibrate {target.as_posix()}").encode(), target)


def _target(report: str) -> Path:
    if Path(report).suffix not in _REPORTS:
        raise UsageError(
            f"'{report}' was given to --report, which writes Markdown or JSON: name a file that ends in .md or .json."
        )
    return Path(report)


def _suffixes(given: str | None) -> Sequence[str]:
    from contractcheck.evaluate.labels import SUFFIXES

    if given is None:
        return SUFFIXES
    chosen = [f".{each.strip().lstrip('.').lower()}" for each in given.split(",")]
    unknown = [each for each in chosen if each not in SUFFIXES]
    if unknown:
        raise UsageError(f"'{unknown[0]}' was given to --suffix: choose from {', '.join(SUFFIXES)}, with commas between them.")
    return tuple(dict.fromkeys(chosen))


def _judged(folder: Path, suffix: str | None, ruleset: Ruleset) -> list[Judged]:
    """Every sample judged, with the progress on standard error."""
    from contractcheck.evaluate.labels import read
    from contractcheck.evaluate.run import Evaluator

    families = {family.id: [element.id for element in family.elements] for family in ruleset.families}
    samples = read(folder, _suffixes(suffix), families, _own_families(ruleset))
    evaluator = Evaluator(ruleset)
    with click.progressbar(samples, file=sys.stderr, label=f"Judging {len(samples)} texts") as waiting:
        return [evaluator.judge(sample) for sample in waiting]


def _own_families(ruleset: Ruleset) -> Collection[str]:
    """The subjects of a playbook, which labels made for our rules do not know."""
    if ruleset.playbook is None:
        return ()
    from contractcheck.rules.load import load

    return {family.id for family in ruleset.families} - {family.id for family in load(cases=False).families}


def _traces(made: Evaluation, ruleset: Ruleset) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The traces of the wrong statuses; every text is traced once."""
    from contractcheck.evaluate.render import key
    from contractcheck.evaluate.run import input_of
    from contractcheck.model.settings import Settings
    from contractcheck.trace import Tracer

    tracer, wrong = Tracer(ruleset), [pair for pair in made.mistakes if not pair.right]
    samples = {pair.sample.name: pair.sample for pair in wrong}
    traced = {name: tracer.families(input_of(sample), Settings()) for name, sample in samples.items()}
    return {key(pair): traced[pair.sample.name].get(pair.family, ()) for pair in wrong}


def _content(made: Evaluation, target: Path, command: str, folder: str, *, errors: bool) -> str:
    from contractcheck.evaluate.render import as_json, as_markdown

    if target.suffix == ".json":
        return as_json(made, errors=errors)
    about = Path(folder) / _ABOUT
    text = about.read_text(encoding="utf-8") if about.is_file() else ""
    return as_markdown(made, f"{command} --report {target.as_posix()}", text)
