"""The annotations of a pdf that contractcheck writes, and how it knows them again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from contractcheck.annotate.remarks import Remark
from contractcheck.ingest.pdf_geometry import Corners
from contractcheck.ingest.word_own import AUTHOR

_NAME = re.compile(r"contractcheck/([\w-]+)/([0-9a-f]{8})/\d+")
_YELLOW = (1.0, 0.88, 0.4)
_PRINTED = 4


def about_of(annotation: DictionaryObject) -> str:
    """What an annotation of contractcheck is about, "" for one of somebody else."""
    name = _NAME.fullmatch(str(annotation.get("/NM", "")))
    return name[1] if name else ""


def is_edited(annotation: DictionaryObject) -> bool:
    """Whether the text of contractcheck's annotation is no longer the one that was written."""
    name = _NAME.fullmatch(str(annotation.get("/NM", "")))
    return name is not None and name[2] != _check(str(annotation.get("/Contents", "")))


def highlight(remark: Remark, number: int, lines: Sequence[Corners]) -> DictionaryObject:
    """A highlight over these lines, in pdf coordinates, with the remark as its note."""
    made = _annotation("/Highlight", remark, number, _around(lines))
    corners = [(left, top, right, top, left, bottom, right, bottom) for left, bottom, right, top in lines]
    made[NameObject("/QuadPoints")] = _numbers([each for line in corners for each in line])
    return made


def note(remark: Remark, number: int, place: Corners) -> DictionaryObject:
    """A note with the remark, shown as a sign at this place."""
    made = _annotation("/Text", remark, number, place)
    made[NameObject("/Name")] = NameObject("/Comment")
    return made


def appearance(lines: Sequence[Corners]) -> StreamObject:
    """How the highlight looks in a viewer that does not draw it by itself: the colour under the words."""
    stream = StreamObject()
    rectangles = " ".join(
        f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re" for left, bottom, right, top in lines
    )
    stream.set_data(f"/M gs {_YELLOW[0]} {_YELLOW[1]} {_YELLOW[2]} rg {rectangles} f".encode())
    blend = DictionaryObject({NameObject("/M"): DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})})
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): _numbers(_around(lines)),
            NameObject("/Resources"): DictionaryObject({NameObject("/ExtGState"): blend}),
        }
    )
    return stream


def _annotation(kind: str, remark: Remark, number: int, place: Corners) -> DictionaryObject:
    text = "\n".join((remark.head, *remark.lines))
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): _numbers(place),
            NameObject("/Contents"): TextStringObject(text),
            NameObject("/T"): TextStringObject(AUTHOR),
            NameObject("/NM"): TextStringObject(f"contractcheck/{remark.about}/{_check(text)}/{number}"),
            NameObject("/C"): _numbers(_YELLOW),
            NameObject("/F"): NumberObject(_PRINTED),
        }
    )


def _check(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def _around(lines: Sequence[Corners]) -> Corners:
    lefts, bottoms, rights, tops = zip(*lines, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _numbers(values: Sequence[float]) -> ArrayObject:
    return ArrayObject([FloatObject(round(each, 2)) for each in values])
