"""The terminal report: about one screen per document, in the document's report language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from contractcheck.model.document import Unread
from contractcheck.model.report import (
    Basis,
    ClauseResult,
    DocumentReport,
    Evidence,
    Outcome,
    Purchase,
    Report,
    Standing,
    Status,
)
from contractcheck.report import also, labels
from contractcheck.report.display import Display
from contractcheck.report.exit_code import is_open, is_unreadable
from contractcheck.report.members import members
from contractcheck.report.passages import telling
from contractcheck.report.plain_text import clean, cut, fit
from contractcheck.report.told import concern, told
from contractcheck.report.verdict import verdict_line
from contractcheck.report.wording import Wording, wording

_SYMBOLS: dict[Status | Outcome, tuple[str, str]] = {
    Status.ADEQUATE: ("✓", "green"),
    Status.WEAK: ("!", "yellow"),
    Status.EXCLUDED: ("✗", "red"),
    Status.MISSING: ("✗", "red"),
    Status.UNDETERMINED: ("?", "magenta"),
    Outcome.PASS: ("✓", "green"),
    Outcome.ATTENTION: ("!", "yellow"),
    Outcome.FAIL: ("✗", "red"),
    Outcome.NOT_APPLICABLE: ("-", "dim"),
    Outcome.UNDETERMINED: ("?", "magenta"),
}
_STANDINGS = {Standing.BINDING: ("✓", "green"), Standing.WEAK: ("!", "yellow"), Standing.NOT_FOUND: ("-", "dim")}
_GROUNDS_SHOWN = 3


def render(report: Report, display: Display) -> bytes:
    """The report as text in the display's encoding, lines ended by a newline."""
    stream = StringIO()
    console = _console(stream, display)
    for document in report.reports:
        words = replace(wording("terminal", document.report_language), report_on=document.source.name)
        console.print(_document(document, words, display.width), "")
    console.print(_closing(report))
    lines = (line.rstrip(" ") for line in stream.getvalue().splitlines())
    return fit("".join(f"{line}\n" for line in lines), display.encoding).encode(display.encoding)


def _console(stream: StringIO, display: Display) -> Console:
    return Console(
        file=stream,
        width=display.width,
        force_terminal=display.color,
        color_system="standard" if display.color else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _document(document: DocumentReport, words: Wording, width: int) -> RenderableType:
    head = [_title(document, words), Text("─" * width, style="dim"), _verdict(document, words)]
    if is_unreadable(document):
        return Group(*head, *(_indented(Text(clean(notice.message))) for notice in document.notices))
    return Group(
        *head,
        *(_indented(line) for line in _facts(document.purchase, words, width)),
        *(_indented(line) for line in _law(document, words)),
        "",
        *(_clause(clause, words, width) for clause in document.clauses),
        *_section(words("also"), _also(document, words)),
        *_section(words("dossier"), (_beside(Text("- "), Text(each)) for each in members(document, words))),
        *_section(words("notices"), _notices(document, words)),
        *_section(words("unread"), _unread_lines(document.unread, words)),
        *_aside(document.unread, words),
    )


def _title(document: DocumentReport, words: Wording) -> Text:
    facts = [words(f"language.{document.language}")] if document.language else []
    if document.source.pages is not None:
        facts.append(words("pages", count=document.source.pages))
    return Text.assemble((clean(document.source.name), "bold"), *(f" · {fact}" for fact in facts))


def _verdict(document: DocumentReport, words: Wording) -> RenderableType:
    symbol, style = _SYMBOLS[document.outcome]
    word = words(f"outcome.{document.outcome}")
    return _beside(Text(f"{symbol} {word}  ", style=f"bold {style}"), Text(verdict_line(document, words)))


def _facts(purchase: Purchase, words: Wording, width: int) -> Iterator[Text]:
    """What is bought, and which words say so."""
    ai, risk = labels.ai_purchase(purchase, words), labels.high_risk(purchase, words)
    yield Text(f"{words('ai')}: {ai} · {words('high-risk')}: {risk}")
    if provider := labels.provider(purchase, words):
        yield Text(provider)
    # One passage may show several facts, and two passages may begin with the same words.
    passages = dict.fromkeys(ground.evidence for ground in purchase.grounds)
    lines = dict.fromkeys(_ground(evidence, words, width - 2) for evidence in passages)
    for line in list(lines)[:_GROUNDS_SHOWN]:
        yield Text(line, style="dim", no_wrap=True)


def _law(document: DocumentReport, words: Wording) -> Iterator[Text]:
    """From when the law applies to a purchase of high risk."""
    statement = labels.applies([law for clause in document.clauses for law in clause.legal])
    if statement and document.purchase.high_risk:
        yield Text(words("law-date", statement=statement), style="dim")


def _ground(evidence: Evidence, words: Wording, width: int) -> str:
    return words("ground", quote=_quote(evidence, words, width - len(words("ground", quote=""))))


def _also(document: DocumentReport, words: Wording) -> Iterator[RenderableType]:
    for standing, line in also.lines(document.also, words):
        symbol, style = _STANDINGS[standing]
        yield _beside(Text(f"{symbol} ", style=style), Text(line))


def _clause(clause: ClauseResult, words: Wording, width: int) -> RenderableType:
    """Status, title and place; under it the passage and, where the clause counts, why and what to ask for."""
    most = telling(clause)
    lines = [Text(_quote_of(clause, most, words, width - 4), style="italic", no_wrap=True)] if most else []
    if clause.required is not False:
        lines += _explained(clause, words, width - 4)
    title = _beside(_status(clause, words), _clause_title(clause, words))
    return Group(title, *(Padding(line, (0, 0, 0, 4)) for line in lines))


def _status(clause: ClauseResult, words: Wording) -> Text:
    symbol, style = _SYMBOLS[clause.status] if clause.required is not False else ("-", "dim")
    column = max(len(words(f"status.{status}")) for status in Status)
    return Text(f"{symbol} {words(f'status.{clause.status}'):{column}}  ", style=style)


def _explained(clause: ClauseResult, words: Wording, width: int) -> Iterator[Text]:
    reasons = [clean(reason.message) for reason in clause.reasons]
    if clause.status is not Status.ADEQUATE:
        reasons = reasons or [words(f"because.{clause.status}")]
    yield from map(Text, reasons)
    if clause.near_misses and not clause.evidence:
        yield Text(_near_miss(clause, words, width), style="dim", no_wrap=True)
    if clause.waiver:
        yield Text(labels.waiver(clause, words), style="bold")
    elif clause.advice and clause.status is not Status.ADEQUATE:
        yield Text(words("to-do", advice=clean(clause.advice)), style="bold")
    if doubt := labels.doubt(clause, words):
        yield Text(doubt, style="dim")


def _clause_title(clause: ClauseResult, words: Wording) -> Text:
    details = [labels.places(clause.evidence, words)]
    if clause.basis is Basis.REFERENCE:
        details.append(words("by-reference"))
    if clause.required is False:
        details.append(words("not-required"))
    if clause.waiver:
        details.append(words("waived"))
    shown = ", ".join(detail for detail in details if detail)
    return Text.assemble((clause.title, "bold"), (f" ({shown})" if shown else "", "dim"))


def _quote_of(clause: ClauseResult, most: Evidence, words: Wording, width: int) -> str:
    """The quote that tells most, with its place where the clause stands in several places."""
    several = len({labels.place(each, words) for each in clause.evidence}) > 1
    return _quote(most, words, width) if several else _quoted(most, width)


def _near_miss(clause: ClauseResult, words: Wording, width: int) -> str:
    lead = words("near-miss", quote="")
    return lead + _quote(clause.near_misses[0].evidence, words, width - len(lead))


def _quote(evidence: Evidence, words: Wording, width: int) -> str:
    place = labels.place(evidence, words)
    tail = f" ({place})" if place else ""
    return _quoted(evidence, width - len(tail)) + tail


def _quoted(evidence: Evidence, width: int) -> str:
    return f"“{cut(labels.quoted(evidence), width - 2)}”"


def _section(title: str, lines: Iterable[RenderableType]) -> list[RenderableType]:
    shown = list(lines)
    return ["", Text(title, style="bold"), *map(_indented, shown)] if shown else []


def _notices(document: DocumentReport, words: Wording) -> Iterator[RenderableType]:
    """Each notice once, with the clauses and places that it concerns, which have a line each where they are several."""
    for notice in told(document):
        details = [concern(each, words) for each in notice.concerns]
        inline = f" ({details[0]})" if len(details) == 1 else ""
        yield _beside(Text("! "), Text(notice.message + inline))
        if not inline:
            yield from (_beside(Text("  - "), Text(each)) for each in details)


def _unread_lines(unread: Iterable[Unread], words: Wording) -> Iterator[RenderableType]:
    for part in unread:
        # Why a document could not be read at all is a notice, which says what to do.
        if part.holds_clauses and part.part != "document":
            why = words.or_else(f"unread.{part.code}", clean(part.code))
            yield _beside(Text("? "), Text(words("unread.part", part=labels.part(part, words), why=why)))


def _aside(unread: Iterable[Unread], words: Wording) -> list[RenderableType]:
    """One line for the parts that never hold a clause."""
    parts = labels.left_aside(unread, words)
    return ["", Text(words("ignored", parts=parts), style="dim")] if parts else []


def _closing(report: Report) -> RenderableType:
    """The counts of a run over several files, where to read more, and what this tool is not."""
    words = wording("terminal", report.reports[0].report_language if report.reports else "nl")
    lines: list[RenderableType] = [Text(words("disclaimer", as_of=words.day(report.as_of)), style="dim")]
    if topic := _topic(report):
        lines.insert(0, Text(words("explain", topic=topic), style="dim"))
    if len(report.reports) > 1:
        lines.insert(0, Text(words("documents", count=len(report.reports), outcomes=_outcomes(report, words)), style="bold"))
    warnings = [_indented(_beside(Text("! "), Text(text))) for text in labels.waiver_warnings(report, words)]
    if warnings:
        lines = [Text(words("waivers"), style="bold"), *warnings, "", *lines]
    return Group(*lines)


def _topic(report: Report) -> str:
    """The first family about which there is something to explain, or nothing."""
    clauses = (clause for document in report.reports for clause in document.clauses)
    return next((clause.id for clause in clauses if is_open(clause)), "")


def _outcomes(report: Report, words: Wording) -> str:
    counted = Counter(document.outcome for document in report.reports)
    return ", ".join(f"{words(f'outcome.{outcome}').lower()}: {counted[outcome]}" for outcome in Outcome if counted[outcome])


def _indented(line: RenderableType) -> Padding:
    return Padding(line, (0, 0, 0, 2))


def _beside(mark: Text, text: Text) -> Table:
    """The text to the right of its mark, wrapped lines under each other."""
    row = Table.grid(expand=True)
    row.add_column(width=len(mark), no_wrap=True)
    row.add_column(ratio=1)
    row.add_row(mark, text)
    return row
