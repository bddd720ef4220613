"""OpenDocument texts made of raw XML, one feature at a time."""

from __future__ import annotations

from contractcheck.ingest.odt import read_odt
from contractcheck.ingest.raw import RawBlock, RawDocument
from contractcheck.model.settings import Revisions
from tests.unit.ingest.word_files import archive

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = {
    "office": f"{_ODF}:office:1.0",
    "text": f"{_ODF}:text:1.0",
    "table": f"{_ODF}:table:1.0",
    "style": f"{_ODF}:style:1.0",
    "draw": f"{_ODF}:drawing:1.0",
    "fo": f"{_ODF}:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xml": "",
}
_NAMESPACES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMES.items() if address)
NUMBERED = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" style:num-suffix=")"/></text:list-style>'
)


def odt(body: str, styles: str = "", **others: str) -> bytes:
    """An .odt file with this text and these automatic styles; `others` are further parts by name, without ending."""
    content = (
        f"<office:document-content {_NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    parts = {f"{name}.xml": f"<office:document {_NAMESPACES}>{part}</office:document>" for name, part in others.items()}
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **parts})


def raw(body: str, styles: str = "", view: Revisions = "accepted", **others: str) -> RawDocument:
    return read_odt(odt(body, styles, **others), view)


def blocks(body: str, styles: str = "") -> tuple[RawBlock, ...]:
    return raw(body, styles).blocks


def p(content: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def items(*contents: str, attributes: str = 'text:style-name="L"') -> str:
    made = "".join(f"<text:list-item>{content}</text:list-item>" for content in contents)
    return f"<text:list {attributes}>{made}</text:list>"
