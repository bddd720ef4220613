"""Footnotes: small print at the foot of a page that opens with a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from contractcheck.ingest.pdf_lines import Line, lines_of
from contractcheck.ingest.pdf_note_marks import plain_figures
from contractcheck.ingest.pdf_page import Page, Run

_SMALLER = 0.95
_UPPER_LIMIT = 0.35
_SHORT_RULE = (20.0, 0.5)
_NOTE = re.compile(r"(\d{1,3}|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3}|\*{1,3}|[\u2020\u2021\u00a7])[.)]?\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. `label` is "" for the rest of a note that began on the page before."""

    label: str
    lines: tuple[Line, ...]


def split_notes(page: Page, body: float) -> tuple[Page, tuple[Note, ...]]:
    """The page without its footnotes, and these; `body` is the font size of the text of the document."""
    ruled_off = _ruled_off(page)
    below = ruled_off or _small_print(page, body)
    notes = _notes(lines_of(below, page.number))
    if not notes or (not ruled_off and notes[0].label not in _marks(page)):
        return page, ()
    drop = {id(run) for run in below}
    return replace(page, runs=tuple(run for run in page.runs if id(run) not in drop)), tuple(notes)


def _marks(page: Page) -> set[str]:
    return {number for run in page.runs for mark in run.note_marks for number in mark.split(",")}


def _ruled_off(page: Page) -> list[Run]:
    """The runs under the last short rule, when all are smaller than those above."""
    shortest, share = _SHORT_RULE
    rules = [rule for rule in page.rules if rule.level and shortest <= rule.end - rule.start <= share * page.width]
    at = max((rule.at for rule in rules if rule.at > _UPPER_LIMIT * page.height), default=page.height)
    below = [run for run in page.runs if run.box.top + run.box.bottom > 2 * at]
    if not below or any(rule.at > at and rule.level for rule in page.rules):
        return []
    above = [run.size for run in page.runs if run.box.top + run.box.bottom < 2 * at]
    return below if above and _all_smaller(below, max(set(above), key=above.count)) else []


def _all_smaller(runs: Sequence[Run], size: float) -> bool:
    return all(run.size <= _SMALLER * size for run in runs)


def _small_print(page: Page, body: float) -> list[Run]:
    """The small runs at the foot, below all text of the usual size."""
    usual = [run.baseline for run in page.runs if run.size > _SMALLER * body]
    start = max(usual, default=0.0)
    below = [run for run in page.runs if run.baseline > start]
    return below if usual and start > _UPPER_LIMIT * page.height else []


def _notes(lines: Sequence[Line]) -> list[Note]:
    notes: list[Note] = []
    for line in lines:
        match = _NOTE.match(line.text)
        label = plain_figures(match[1]) if match else ""
        if match and _opens(label, notes, line):
            notes.append(Note(label, (replace(line, text=line.text[match.end() :]),)))
        elif notes:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))
        else:
            notes.append(Note("", (line,)))
    return notes


def _opens(label: str, notes: Sequence[Note], line: Line) -> bool:
    """Whether a number at the start of a line counts on from the note before."""
    labels = [note.label for note in notes if note.label]
    if not labels or not label.isdigit() or not labels[-1].isdigit():
        return not label.isdigit() or not labels
    return int(label) == int(labels[-1]) + 1 and line.box.left <= notes[-1].lines[0].box.left + line.size
