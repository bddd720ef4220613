"""The spreadsheet: documents by clauses, findings, what was not read, and a list for sign-off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from textwrap import wrap

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from contractcheck.model.fingerprint import fingerprint
from contractcheck.model.report import ClauseResult, DocumentReport, Outcome, Report, Status
from contractcheck.model.rules import Language
from contractcheck.model.waivers import Waiver, WaiverUse
from contractcheck.report import labels
from contractcheck.report.exit_code import is_open
from contractcheck.report.findings import findings, language_of, unread_parts, words_on
from contractcheck.report.legend import legend
from contractcheck.report.plain_text import clean, cut
from contractcheck.report.wording import Wording, wording

# Dark text on a light ground, readable in print without colours as well: the word stands in the cell.
_COLORS: dict[Status | Outcome, tuple[str, str]] = {
    Status.ADEQUATE: ("#DDF1E0", "#14532D"),
    Status.WEAK: ("#FDEFC8", "#6B4500"),
    Status.EXCLUDED: ("#F9D9D6", "#7A1712"),
    Status.MISSING: ("#F9D9D6", "#7A1712"),
    Status.UNDETERMINED: ("#E9DFF3", "#4A2370"),
    Outcome.PASS: ("#DDF1E0", "#14532D"),
    Outcome.ATTENTION: ("#FDEFC8", "#6B4500"),
    Outcome.FAIL: ("#F9D9D6", "#7A1712"),
    Outcome.NOT_APPLICABLE: ("#EEF0F2", "#3F4750"),
    Outcome.UNDETERMINED: ("#E9DFF3", "#4A2370"),
}
_NOT_REQUIRED = ("#EEF0F2", "#3F4750")
# In characters; narrow enough that a sheet on A4 has letters of seven points or more.
_WIDTHS = {"document": 28, "outcome": 21, "ai": 11, "high-risk": 30, "clause": 20, "status": 13, "required": 9, "place": 16}
_WIDTHS |= {"quote": 44, "reason": 34, "advice": 34, "law": 90, "part": 34, "cause": 60, "matters": 24}
_WIDTHS |= {"decision": 22, "by": 20, "date": 19, "remark": 40, "fingerprint": 19}
_WIDTHS |= {"waiver": 34, "state": 14, "fits": 28, "owner": 24, "expires": 19, "why": 50, "word": 22, "meaning": 90}
# Excel writes a day in words of the language of its code.
_DAY_FORMATS: dict[Language, str] = {"nl": "[$-413]d mmmm yyyy", "en": "[$-809]d mmmm yyyy"}
_FINDING_COLUMNS = ("document", "clause", "status", "required", "place", "quote", "reason", "advice", "waiver", "law")
_CLAUSE_WIDTH = 21
_CELL_LIMIT = 32_767
_DECISIONS = ("repair", "ask", "accept", "agreed")
_PAPER_A4 = 9
# Points, but for the margin, which is in characters; Excel knows no higher row.
_LINE, _PADDING, _HIGHEST = 13.5, 3.0, 409.0
_MARGIN = 2
_FIRST_DATE = date(2020, 1, 1)
# A workbook states when it was made; a fixed moment keeps the bytes the same.
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001  (the library takes a time without a zone)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, with the status or outcome that colours it, or None for plain text; a day is an ISO date or ""."""

    text: str
    color: Status | Outcome | None = None
    counts: bool = True
    is_day: bool = False


Row = Sequence[Cell]
_DAY = Cell("", is_day=True)


def render(report: Report) -> bytes:
    """The report as an xlsx workbook; every cell is text, never a formula or a link."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "contractcheck", "created": _MADE})
    _Sheets(book, report).write()
    book.close()
    return stream.getvalue()


class _Sheets:
    def __init__(self, book: Workbook, report: Report) -> None:
        self._book = book
        self._report = report
        self._language = language_of(report)
        self._words = wording("sheets", self._language)
        # A clause has one title in the whole workbook, so that a filter finds it: that in the first document.
        self._every = tuple(clause for document in report.reports for clause in document.clauses)
        self._titles = {clause.id: clean(clause.title) for clause in reversed(self._every)}
        self._clauses = tuple(dict.fromkeys(clause.id for clause in self._every))
        # A document of a batch bears its waivers, while the run knows what became of all of them.
        self._waived = bool(report.waivers) or any(clause.waiver for clause in self._every)
        self._formats: dict[tuple[str, str] | str, Format] = {}

    def write(self) -> None:
        facts = ("document", "outcome", "ai", "high-risk")
        head = [*map(self._title, facts), *(self._titles[clause] for clause in self._clauses)]
        widths = [*(_WIDTHS[name] for name in facts), *(_CLAUSE_WIDTH for _ in self._clauses)]
        self._sheet("overview", head, widths, self._rows(self._overview))
        sheet, last = self._table("findings", self._finding_columns())
        # On paper the law would make the rest too small to read.
        sheet.print_area(0, 0, last, len(self._finding_columns()) - 2)
        self._table("not-read", ("document", "part", "cause", "matters"))
        self._sign_off()
        if self._report.waivers:
            self._waivers()
        self._legend()

    def _finding_columns(self) -> tuple[str, ...]:
        """The columns of the findings, of which the one on waivers is there only where there are any."""
        return tuple(each for each in _FINDING_COLUMNS if each != "waiver" or self._waived)

    def _table(self, name: str, columns: Sequence[str]) -> tuple[Worksheet, int]:
        rows = {"findings": self._findings, "not-read": self._unread, "sign-off": self._open}[name]
        return self._sheet(name, [self._title(each) for each in columns], [_WIDTHS[each] for each in columns], self._rows(rows))

    def _rows(self, rows: Callable[[DocumentReport, Wording], Iterator[Row]]) -> list[Row]:
        return [row for each in self._report.reports for row in rows(each, words_on(each, self._language))]

    def _title(self, column: str) -> str:
        return self._words(f"column.{column}")

    def _overview(self, document: DocumentReport, words: Wording) -> Iterator[Row]:
        purchase = document.purchase
        clauses = {each.id: each for each in document.clauses}
        yield [
            _text(document.source.name),
            Cell(words(f"outcome.{document.outcome}").lower(), document.outcome),
            _text(labels.ai_purchase(purchase, words)),
            _text(labels.high_risk(purchase, words)),
            *(self._status(clauses[name], words) if name in clauses else _text("") for name in self._clauses),
        ]

    def _status(self, clause: ClauseResult, words: Wording) -> Cell:
        status = labels.status(clause, words)
        shown = f"{status} ({words('waived')})" if clause.waiver else status
        return Cell(shown, clause.status, counts=clause.required is not False and clause.waiver is None)

    def _findings(self, document: DocumentReport, words: Wording) -> Iterator[Row]:
        for each in findings(document, words.language):
            waiver = (each.waiver,) if self._waived else ()
            named = (_text(document.source.name), _text(self._titles[each.clause.id]), self._status(each.clause, words))
            told = (each.reason, each.advice, *waiver, each.law)
            yield [*named, _text(each.required), _text(each.place), Cell(each.quotes("\n")), *map(_text, told)]

    def _unread(self, document: DocumentReport, words: Wording) -> Iterator[Row]:
        for part in unread_parts(document, words.language):
            matters = labels.answer(part.holds_clauses, words)
            yield [_text(document.source.name), _text(part.part), _text(part.cause), _text(matters)]

    def _open(self, document: DocumentReport, words: Wording) -> Iterator[Row]:
        """What somebody has to decide on: each clause that is not in order, then the document as a whole."""
        name = _text(document.source.name)
        for each in findings(document, words.language):
            if is_open(each.clause) or each.waiver:
                decided = self._decision(each.clause.waiver)
                mark = _text(fingerprint(each.clause))
                yield [name, _text(self._titles[each.clause.id]), self._status(each.clause, words), *decided, mark]
        outcome = Cell(words(f"outcome.{document.outcome}").lower(), document.outcome)
        yield [name, _text(self._words("whole")), outcome, *self._decision(None), _text("")]

    def _decision(self, waiver: Waiver | None) -> Row:
        """The decision that a waiver records, or room for one; a waiver has no day of its own, only a last one."""
        if waiver is None:
            return [_text(""), _text(""), _DAY, _DAY, _text("")]
        until = replace(_DAY, text=waiver.expires)
        return [_text(self._words("decision.accept")), _text(waiver.owner), _DAY, until, _text(waiver.why)]

    def _waivers(self) -> None:
        """What became of each waiver that was given."""
        columns = ("clause", "fits", "state", "owner", "expires", "why")
        rows = [self._waiver(use) for use in self._report.waivers]
        self._sheet("waivers", [self._title(name) for name in columns], [_WIDTHS[name] for name in columns], rows)

    def _waiver(self, use: WaiverUse) -> Row:
        given = use.waiver
        title, state = self._titles.get(given.clause, given.clause), self._words(f"state.{use.state}")
        named = [_text(text) for text in (title, given.document, state, given.owner)]
        return [*named, replace(_DAY, text=given.expires), _text(given.why)]

    def _legend(self) -> None:
        words = wording("terminal", self._language)
        columns = ("word", "meaning")
        rows = [[_text(word), _text(meaning)] for word, meaning in legend(self._every, words)]
        self._sheet("legend", [self._title(name) for name in columns], [_WIDTHS[name] for name in columns], rows)

    def _sign_off(self) -> None:
        columns = ("document", "clause", "status", "decision", "by", "date", "expires", "remark", "fingerprint")
        sheet, last = self._table("sign-off", columns)
        # The fingerprint is for the program.
        sheet.print_area(0, 0, last, columns.index("remark"))
        decisions = [self._words(f"decision.{each}") for each in _DECISIONS]
        choice = {"validate": "list", "source": decisions, "error_message": self._words("decision.help")}
        day = {"validate": "date", "criteria": ">=", "value": _FIRST_DATE, "error_message": self._words("date.help")}
        sheet.data_validation(1, columns.index("decision"), last, columns.index("decision"), choice)
        for column in (columns.index("date"), columns.index("expires")):
            sheet.data_validation(1, column, last, column, day)

    def _sheet(self, name: str, head: Sequence[str], widths: Sequence[int], rows: Sequence[Row]) -> tuple[Worksheet, int]:
        """A sheet with its rows; the index of the last row, at least that of the first one under the head."""
        title = self._words(name)
        sheet = self._book.add_worksheet(title)
        last = max(len(rows), 1)
        for column, (text, width) in enumerate(zip(head, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, text, self._format("head"))
        sheet.set_row(0, _height(head, widths))
        for index, row in enumerate(rows, start=1):
            sheet.set_row(index, _height([cell.text for cell in row], widths))
            for column, cell in enumerate(row):
                self._write(sheet, (index, column), cell)
        sheet.autofilter(0, 0, last, len(head) - 1)
        sheet.freeze_panes(1, 1)
        self._set_up_print(sheet, title)
        return sheet, last

    def _write(self, sheet: Worksheet, place: tuple[int, int], cell: Cell) -> None:
        if cell.is_day and cell.text:
            sheet.write_datetime(*place, date.fromisoformat(cell.text), self._format("date"))
        elif cell.text:
            sheet.write_string(*place, cut(cell.text, _CELL_LIMIT), self._cell_format(cell))
        else:
            sheet.write_blank(*place, None, self._cell_format(cell))

    def _set_up_print(self, sheet: Worksheet, title: str) -> None:
        sheet.set_landscape()
        sheet.set_paper(_PAPER_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        disclaimer = wording("terminal", self._language)("disclaimer", as_of=self._words.day(self._report.as_of))
        sheet.set_header(f"&L&8contractcheck: {title}")
        sheet.set_footer(f"&L&8{disclaimer}&R&8{self._words('page-of')}")

    def _cell_format(self, cell: Cell) -> Format:
        if cell.color is None:
            return self._format("date" if cell.is_day else "text")
        return self._format(_COLORS[cell.color] if cell.counts else _NOT_REQUIRED)

    def _format(self, kind: tuple[str, str] | str) -> Format:
        if kind not in self._formats:
            self._formats[kind] = self._book.add_format(_style(kind, _DAY_FORMATS[self._language]))
        return self._formats[kind]


def _style(kind: tuple[str, str] | str, day: str) -> dict[str, object]:
    style: dict[str, object] = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True}
    style |= {"border": 1, "border_color": "#D5DAE0"}
    if isinstance(kind, tuple):
        ground, ink = kind
        return style | {"bg_color": ground, "font_color": ink, "bold": True}
    special: dict[str, dict[str, object]] = {
        "head": {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "valign": "vcenter"},
        "date": {"num_format": day, "align": "left"},
    }
    return style | special.get(kind, {})


def _height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """The height in points at which every wrapped text of a row shows; not every program works it out by itself."""
    lines = max(_lines(text, max(width - _MARGIN, 1)) for text, width in zip(texts, widths, strict=True))
    return min(max(lines, 1) * _LINE + _PADDING, _HIGHEST)


def _lines(text: str, width: int) -> int:
    return sum(len(wrap(line, width)) or 1 for line in text.split("\n"))


def _text(text: str) -> Cell:
    return Cell(clean(text))
