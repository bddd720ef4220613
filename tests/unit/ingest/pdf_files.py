"""Pdf files written out object by object; places in points from the upper left corner of an A4 page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contractcheck.ingest.pdf import read_pdf
from contractcheck.ingest.raw import RawBlock, RawDocument

WIDTH, HEIGHT = 595, 842
_CATALOG, _PAGES, _REGULAR, _BOLD, _IMAGE, _BROKEN, _FIRST_FREE = 1, 2, 3, 4, 5, 6, 7
_FONTS = f"/R {_REGULAR} 0 R /B {_BOLD} 0 R /X {_BROKEN} 0 R"
_END_MARK = b"%%EOF\n"


@dataclass(frozen=True)
class Sheet:
    """A page: its drawing operators, the quarter turns clockwise with which it is shown, its annotations."""

    content: str = ""
    turns: int = 0
    annotations: tuple[str, ...] = ()


def text(x: float, y: float, words: str, size: float = 10, font: str = "R") -> str:
    """One line of text with its line of writing at `y`; font B is bold."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm ({escaped}) Tj ET\n"


def column(x: float, y: float, *lines: str, pitch: float = 12, size: float = 10, font: str = "R") -> str:
    """Lines of text under each other, the first at `y`."""
    return "".join(text(x, y + index * pitch, line, size, font) for index, line in enumerate(lines))


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S\n"


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """Ruled lines around cells with these edges."""
    level = "".join(rule(xs[0], y, xs[-1], y) for y in ys)
    return level + "".join(rule(x, ys[0], x, ys[-1]) for x in xs)


def image(x: float, y: float, width: float, height: float) -> str:
    return f"q {width} 0 0 {height} {x} {HEIGHT - y - height} cm /I Do Q\n"


def pdf(*sheets: Sheet | str, catalog: str = "", trailer: str = "", objects: Sequence[str] = ()) -> bytes:
    """A file with these pages. `objects` are numbered from 100 on, for what `catalog` and annotations refer to."""
    pages = [Sheet(sheet) if isinstance(sheet, str) else sheet for sheet in sheets]
    numbers = [_FIRST_FREE + 2 * index for index in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    written = {
        _CATALOG: f"<</Type/Catalog/Pages {_PAGES} 0 R {catalog}>>",
        _PAGES: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        _REGULAR: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        _BOLD: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        _IMAGE: _stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "@"),
        _BROKEN: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 99 0 R>>",
        99: _stream("", "1 begincodespacerange <00> <FF> endcodespacerange\n1 beginbfrange <20> <7E> <E020> endbfrange"),
    }
    for number, page in zip(numbers, pages, strict=True):
        written[number] = _page(number, page)
        written[number + 1] = _stream("", page.content)
    written |= dict(enumerate(objects, start=100))
    return _file(written, trailer)


def _page(number: int, page: Sheet) -> str:
    resources = f"/Resources<</Font<<{_FONTS}>>/XObject<</I {_IMAGE} 0 R>>>>"
    annotations = f"/Annots[{' '.join(page.annotations)}]" if page.annotations else ""
    place = f"/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {90 * page.turns}"
    return f"<</Type/Page/Parent {_PAGES} 0 R{place}{resources}{annotations}/Contents {number + 1} 0 R>>"


def _stream(entries: str, content: str) -> str:
    return f"<<{entries}/Length {len(content.encode('cp1252'))}>>stream\n{content}\nendstream"


def _file(objects: dict[int, str], trailer: str) -> bytes:
    out = b"%PDF-1.7\n"
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in sorted(places.items()))
    end = f"trailer<</Size {max(objects) + 1}/Root {_CATALOG} 0 R{trailer}>>\nstartxref\n{len(out)}\n".encode()
    return out + b"xref\n0 1\n0000000000 65535 f \n" + table + end + _END_MARK


def raw(*sheets: Sheet | str) -> RawDocument:
    """The pages as they are without text recognition."""
    return read_pdf(pdf(*sheets), "never")


def blocks(*sheets: Sheet | str) -> tuple[RawBlock, ...]:
    return raw(*sheets).blocks


def texts(*sheets: Sheet | str) -> list[str]:
    return [block.text for block in blocks(*sheets)]


def cells(*sheets: Sheet | str) -> list[tuple[int, int, int, str, str]]:
    """Table, row, column, head and text of each cell."""
    found = ((block.cell, block.text) for block in blocks(*sheets))
    return [(cell.table, cell.row, cell.column, cell.header, words) for cell, words in found if cell]
