"""Messages of Outlook, made byte by byte: a compound file with one storage per attachment."""

from __future__ import annotations

import struct
from collections.abc import Mapping

Tree = Mapping[str, "bytes | Tree"]

_SECTOR, _SMALL, _SMALL_BELOW = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_TEXT, _BYTES, _INTEGER = 0x001F, 0x0102, 0x0003
_SUBJECT, _BODY, _HTML, _DATA, _METHOD, _FILE_NAME = 0x0037, 0x1000, 0x1013, 0x3701, 0x3705, 0x3707


def message(subject: str, body: str = "", html: bytes = b"", attached: Mapping[str, bytes | None] | None = None) -> bytes:
    """A .msg file; an attachment without bytes is one that Outlook keeps as an object."""
    text: dict[tuple[int, int], bytes] = {(_SUBJECT, _TEXT): subject.encode("utf-16-le")}
    if body:
        text[_BODY, _TEXT] = body.encode("utf-16-le")
    if html:
        text[_HTML, _BYTES] = html
    tree: dict[str, bytes | Tree] = dict(_properties(text, header=32))
    for number, (name, data) in enumerate((attached or {}).items()):
        values = {(_FILE_NAME, _TEXT): name.encode("utf-16-le")} | ({(_DATA, _BYTES): data} if data is not None else {})
        tree[f"__attach_version1.0_#{number:08X}"] = _properties(values, header=8)
    return compound(tree)


def _properties(values: Mapping[tuple[int, int], bytes], header: int) -> dict[str, bytes]:
    """The streams of the values, and the stream that lists them."""
    listed = bytes(header) + b"".join(
        struct.pack("<HHIII", kind, name, 6, len(value), 0) for (name, kind), value in values.items()
    )
    listed += struct.pack("<HHIII", _INTEGER, _METHOD, 6, 1, 0)
    streams = {f"__substg1.0_{name:04X}{kind:04X}": value for (name, kind), value in values.items()}
    return {"__properties_version1.0": listed, **streams}


def compound(tree: Tree) -> bytes:
    """A compound file (version 3) with these storages and streams."""
    return _Compound().made(tree)


class _Compound:
    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.chain: dict[int, int] = {}
        self.small = b""
        self.small_chain: list[int] = []
        self.entries: list[list[object]] = []

    def made(self, tree: Tree) -> bytes:
        self._entry("Root Entry", _ROOT, tree)
        root = self.entries[0]
        root[3], root[4] = self._stored(self.small), len(self.small)
        small_fat = self._stored(b"".join(struct.pack("<I", each) for each in self.small_chain), fill=b"\xff")
        directory = self._stored(b"".join(self._packed(entry) for entry in self.entries))
        table = len(self.sectors)
        self.chain[table] = _FAT
        fat = [self.chain.get(sector, _FREE) for sector in range(_SECTOR // 4)]
        self.sectors.append(b"".join(struct.pack("<I", each) for each in fat))
        head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
        head += struct.pack("<IIIIIIIIII", 0, 1, directory, 0, _SMALL_BELOW, small_fat, 1, _END, 0, table)
        return head.ljust(_SECTOR, b"\xff") + b"".join(self.sectors)

    def _entry(self, name: str, kind: int, content: bytes | Tree) -> int:
        """Name, kind, first child, first sector, size and next sibling of an entry; its number comes back."""
        number = len(self.entries)
        entry: list[object] = [name, kind, _FREE, _END, 0, _FREE]
        self.entries.append(entry)
        if isinstance(content, bytes):
            is_small = len(content) < _SMALL_BELOW
            entry[3], entry[4] = (self._stored_small if is_small else self._stored)(content), len(content)
            return number
        previous: list[object] | None = None
        for child, inner in content.items():
            place = self._entry(child, _STREAM if isinstance(inner, bytes) else _STORAGE, inner)
            if previous is None:
                entry[2] = place
            else:
                previous[5] = place
            previous = self.entries[place]
        return number

    def _stored(self, data: bytes, fill: bytes = b"\0") -> int:
        first = len(self.sectors)
        count = max(-(-len(data) // _SECTOR), 1)
        for index in range(count):
            self.sectors.append(data[index * _SECTOR : (index + 1) * _SECTOR].ljust(_SECTOR, fill))
            self.chain[first + index] = first + index + 1 if index + 1 < count else _END
        return first

    def _stored_small(self, data: bytes) -> int:
        first, count = len(self.small_chain), max(-(-len(data) // _SMALL), 1)
        self.small += data.ljust(count * _SMALL, b"\0")
        self.small_chain += [*range(first + 1, first + count), _END]
        return first

    @staticmethod
    def _packed(entry: list[object]) -> bytes:
        name, kind, child, start, size, sibling = entry
        coded = str(name).encode("utf-16-le") + b"\0\0"
        numbers = struct.pack("<HBBIII", len(coded), kind, 1, _FREE, sibling, child)
        return coded.ljust(64, b"\0") + numbers + bytes(36) + struct.pack("<IQ", start, size)
