"""The parts of a Word or OpenDocument file, within limits and without anything fetched from elsewhere."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO

from lxml import etree

from contractcheck.errors import UnreadableDocument
from contractcheck.ingest import limits

Element = etree._Element  # noqa: SLF001 - lxml has no other name for the type

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W[1:-1].encode()
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class DamagedPartError(Exception):
    """A part that is not well-formed or cannot be unpacked."""


class Package:
    """The parts of a zipped file by name. Raises UnreadableDocument when the file goes beyond the limits."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(BytesIO(data))
        self._infos = {info.filename: info for info in self._archive.infolist()}
        self._check_limits()
        self.main = self._main_name()

    def names(self) -> tuple[str, ...]:
        return tuple(self._infos)

    def part(self, name: str) -> Element | None:
        """The root element of a part, None when there is no such part."""
        if name not in self._infos:
            return None
        return parse(self._unpacked(name))

    def related(self, kind: str) -> tuple[str, ...]:
        """The names of the parts that the main part relates to as `kind` ("footnotes", "header")."""
        return self._targets(self.main, kind)

    def _unpacked(self, name: str) -> bytes:
        limits.check_size(self._infos[name].file_size, limits.MAX_PART)
        try:
            with self._archive.open(name) as part:
                return part.read(limits.MAX_PART)
        except RuntimeError:
            raise UnreadableDocument(
                "encrypted", "The file is protected with a password, where an open file was expected; save it without a password."
            ) from None
        except Exception as error:
            raise DamagedPartError(name) from error

    def _check_limits(self) -> None:
        infos = self._infos.values()
        if len(infos) > limits.MAX_ZIP_ENTRIES:
            raise _bomb(f"{len(infos)} parts")
        for info in infos:
            packed = max(info.compress_size, 1)
            if info.file_size > limits.RATIO_COUNTS_FROM and info.file_size / packed > limits.MAX_RATIO:
                raise _bomb("a part that unpacks to more than any text would")
        if sum(info.file_size for info in infos) > limits.MAX_UNPACKED:
            raise _bomb(f"more than {limits.MAX_UNPACKED // limits.MEGABYTE} MB when unpacked")

    def _main_name(self) -> str:
        found = self._targets("", "officeDocument")
        return found[0] if found and found[0] in self._infos else "word/document.xml"

    def _targets(self, source: str, kind: str) -> tuple[str, ...]:
        folder, name = posixpath.split(source)
        try:
            relations = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        except DamagedPartError:
            return ()
        if relations is None:
            return ()
        return tuple(
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            for relation in relations.iter(_RELATION)
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External"
        )


def parse(data: bytes) -> Element:
    """The root of an XML part; entities stay closed, nothing is fetched. Raises DamagedPartError when it is not well-formed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        # Strict documents differ from the usual ones in the name of the namespace alone.
        root = etree.fromstring(data.replace(_STRICT, _TRANSITIONAL), parser)
    except etree.XMLSyntaxError as error:
        raise DamagedPartError(str(error)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedPartError("document type declaration")
    return root


def _bomb(what: str) -> UnreadableDocument:
    return UnreadableDocument(
        "too-large",
        f"The file has {what}, which no document for people has; open it in its own program and save it anew if you trust it.",
    )
