"""Values of rule files as cells of a workbook, and back.

A text stands as it is, and in quotes as in JSON where it would be misread: empty, with spaces at its ends, in quotes itself. A
list has one item to a line; `[]` is an empty list. An empty cell is a value that is not there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

LONGEST = 32_767
_EMPTY = "[]"
_YES, _NO = {"true", "yes", "ja", "waar"}, {"false", "no", "nee", "onwaar"}


def written(value: Any) -> str | bool:
    """The cell of a text, of true or false, or of a list of texts."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value)
    return "\n".join(_item(each) for each in value) or _EMPTY


def read_text(cell: Any) -> str:
    """The text of a cell; raises ValueError for quotes that are not closed as in JSON."""
    shown = _shown(cell)
    return str(json.loads(shown)) if _is_quoted(shown) else shown


def read_list(cell: Any) -> list[str]:
    """The list in a cell."""
    shown = _shown(cell)
    return [] if shown.strip() == _EMPTY else [read_text(line) for line in shown.split("\n") if line.strip()]


def read_boolean(cell: Any) -> bool | str:
    """True or false; any other text as it is, for the schema to refuse."""
    shown = _shown(cell).strip().lower()
    return True if shown in _YES else False if shown in _NO else _shown(cell)


def is_blank(cell: Any) -> bool:
    """Whether there is nothing in a cell."""
    return cell is None or cell == ""


def is_blank_row(row: Sequence[Any]) -> bool:
    """Whether there is nothing in any cell."""
    return all(is_blank(cell) for cell in row)


def _shown(cell: Any) -> str:
    """What somebody sees in the cell: a spreadsheet may have made a number or a day of it."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell).replace("\r\n", "\n")


def _text(value: str) -> str:
    doubtful = not value or value != value.strip() or _is_quoted(value) or "\r" in value or value == _EMPTY
    return json.dumps(value, ensure_ascii=False) if doubtful else value


def _item(value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if "\n" in value else _text(value)


def _is_quoted(text: str) -> bool:
    return len(text) > 1 and text.startswith('"') and text.endswith('"')
