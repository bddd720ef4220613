"""A Word file as its parts: what is not replaced keeps its bytes, its place and its date."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from contractcheck.annotate.xml_part import Span, in_utf8, spans_of
from contractcheck.ingest.outline import outline
from contractcheck.ingest.word import read_places
from contractcheck.ingest.word_own import OwnRange
from contractcheck.ingest.word_package import Element, Package, W
from contractcheck.ingest.word_places import Place
from contractcheck.model.document import Block
from contractcheck.model.outline import OutlineWords

_TAG = re.compile(r"<[^<>]+>")
_NEW_PART_DATE = (1980, 1, 1, 0, 0, 0)


def part_of(data: bytes, name: str) -> bytes | None:
    """The content of a part, None when there is no such part."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name) if name in archive.namelist() else None


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The file with these parts replaced or added."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info, parts.get(info.filename, old.read(info)), info.compress_type)
        for name in [name for name in parts if name not in old.namelist()]:
            new.writestr(zipfile.ZipInfo(name, _NEW_PART_DATE), parts[name], zipfile.ZIP_DEFLATED)
    return made.getvalue()


def relations_of(main: str) -> str:
    """The name of the part that lists what the main part relates to."""
    folder, name = posixpath.split(main)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def with_prefix(xml: str, prefix: str) -> str:
    """Elements that are written with the prefix "w", with another prefix."""
    return _TAG.sub(lambda tag: tag[0].replace("w:", f"{prefix}:"), xml)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of the document with its place; `label_width` characters of its raw text went into its number."""

    block: Block
    place: Place
    raw_text: str

    @property
    def label_width(self) -> int:
        return len(self.raw_text) - len(self.block.text) if self.raw_text.endswith(self.block.text) else 0


class WordFile:
    """The main part of a Word file as bytes, together with its reading: every element has its span, every block its place."""

    def __init__(self, data: bytes, words: OutlineWords) -> None:
        self.data = data
        self._words = words
        self.main = Package(data).main
        self.xml = in_utf8(part_of(data, self.main) or b"")
        self._placed = read_places(data)
        self._order = {element: index for index, element in enumerate(self.root.iter())}
        self._spans = spans_of(self.xml)

    @property
    def root(self) -> Element:
        return self._placed.root

    @property
    def own(self) -> tuple[OwnRange, ...]:
        """What contractcheck proposed in the file before."""
        return self._placed.own

    @cached_property
    def blocks(self) -> dict[str, Placed]:
        """The blocks in reading order by id."""
        raws = self._placed.raw.blocks
        found = zip(outline(raws, self._words), self._placed.places, raws, strict=True)
        return {block.id: Placed(block, place, raw.text) for block, place, raw in found}

    @cached_property
    def prefix(self) -> str:
        """The prefix that the file uses for Word's own elements."""
        spaces = self.root.nsmap.items()
        return next((prefix for prefix, space in spaces if prefix and f"{{{space}}}" == W), "w")

    def element(self, xml: str) -> bytes:
        """New elements, written with the prefix "w", with the prefix of the file."""
        return with_prefix(xml, self.prefix).encode()

    def span(self, element: Element) -> Span:
        return self._spans[self._order[element]]

    def bytes_of(self, element: Element) -> bytes:
        span = self.span(element)
        return self.xml[span.start : span.end]

    def start_tag(self, element: Element) -> bytes:
        span = self.span(element)
        return self.xml[span.start : span.inner]

    def ids(self, *names: str) -> list[int]:
        """The whole numbers that the elements with these names bear as `w:id`."""
        found = (element.get(W + "id", "") for name in names for element in self.root.iter(W + name))
        return [int(each) for each in found if each.lstrip("-").isdigit()]

    def with_xml(self, xml: bytes, parts: Mapping[str, bytes] | None = None) -> WordFile:
        """The file with another main part, read anew."""
        return WordFile(with_parts(self.data, {self.main: xml, **(parts or {})}), self._words)
