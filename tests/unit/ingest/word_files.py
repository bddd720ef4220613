"""Word files made of raw XML, one feature at a time."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

from contractcheck.ingest.raw import RawBlock, RawDocument
from contractcheck.ingest.reader import read
from contractcheck.ingest.word import read_word
from contractcheck.model.document import Block, Document
from contractcheck.model.outline import OutlineWords

WORDS = OutlineWords(
    article=("artikel", "art", "hoofdstuk", "deel", "article", "clause", "section", "part"),
    annex=("bijlage", "annex", "schedule"),
    requirement=("eis", "wens", "requirement"),
    number_header=("nr", "id", "no"),
    kind_header=("type", "level"),
    signature=("getekend", "signed"),
    requirement_header=("eis", "omschrijving", "requirement"),
)

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DEFAULT = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
_ROOTS = {"header": "hdr", "footer": "ftr"}


def package(body: str, **parts: str) -> bytes:
    """A Word file with this body; `parts` holds the content of others by name: numbering, styles, footnotes, header ..."""
    files = {"word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    files |= {f"word/{name}.xml": part(_ROOTS.get(name, name), content) for name, content in parts.items()}
    relations = "".join(f'<Relationship Id="{name}" Type="{_RELATIONS}/{name}" Target="{name}.xml"/>' for name in parts)
    main = f'<Relationship Id="main" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    types = "".join(_content_type(name) for name in ("document", *parts))
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{_DEFAULT}{types}</Types>',
            "_rels/.rels": _relations(main),
            "word/_rels/document.xml.rels": _relations(relations),
            **files,
        }
    )


def _content_type(name: str) -> str:
    kind = "document.main" if name == "document" else name
    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    return f'<Override PartName="/word/{name}.xml" ContentType="{content_type}"/>'


def part(root: str, content: str) -> str:
    return f"<w:{root} {_NAMESPACES}>{content}</w:{root}>"


def archive(files: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return stream.getvalue()


def _relations(content: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'


def p(content: str, properties: str = "") -> str:
    """A paragraph; a content without tags becomes one run."""
    return (
        f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content if content.startswith('<') else run(content)}</w:p>"
    )


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    made = "".join(cell if cell.startswith("<w:tc>") else tc(p(cell)) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{content}</w:tc>"


def number(num_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'


def level(index: int, text: str, number_format: str = "decimal", extra: str = "") -> str:
    """A level of a list definition."""
    form = f'<w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{extra}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{index}">{form}</w:lvl>'


def abstract(identity: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(levels)}</w:abstractNum>'


def num(identity: int, abstract_id: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def raw(body: str, **parts: str) -> RawDocument:
    return read_word(package(body, **parts))


def raw_blocks(body: str, **parts: str) -> tuple[RawBlock, ...]:
    return raw(body, **parts).blocks


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in raw_blocks(body, **parts)]


def labels(body: str, **parts: str) -> list[str]:
    return [block.label for block in raw_blocks(body, **parts)]


def document(data: bytes | str, name: str = "draft.docx") -> Document:
    return read(data.encode() if isinstance(data, str) else data, name, WORDS)


def blocks(data: bytes | str, name: str = "draft.md") -> tuple[Block, ...]:
    return document(data, name).blocks


def places(data: bytes | str, name: str = "draft.md") -> list[str]:
    return [block.place for block in blocks(data, name)]
