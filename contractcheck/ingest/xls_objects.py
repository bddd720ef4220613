"""Shapes with text in an old Excel file (.xls), which the reader of cells does not see."""

from __future__ import annotations

import struct
from collections import Counter
from io import BytesIO

from olefile import OleFileIO

# Records of the format: the text of a shape, and the mark that such a shape is the comment on a cell.
_TEXT_OF_SHAPE, _COMMENT = 0x01B6, 0x001C
_HEAD = struct.Struct("<HH")
_STREAM = "Workbook"


def holds_text_boxes(data: bytes) -> bool:
    """Whether the file has shapes with text that are no comments; False for a file whose parts cannot be told apart."""
    try:
        with OleFileIO(BytesIO(data)) as file:
            if not file.exists(_STREAM) or file.get_size(_STREAM) > len(data):
                return False
            return has_more_texts_than_comments(file.openstream(_STREAM).read())
    except (OSError, ValueError, struct.error):
        return False


def has_more_texts_than_comments(stream: bytes) -> bool:
    """Whether the records in the stream of a workbook hold texts of shapes beside those of comments."""
    counts: Counter[int] = Counter()
    place = 0
    while place + _HEAD.size <= len(stream):
        kind, length = _HEAD.unpack_from(stream, place)
        counts[kind] += 1
        place += _HEAD.size + length
    return counts[_TEXT_OF_SHAPE] > counts[_COMMENT]
