"""Changes sound files at random, also inside their packed parts."""

from __future__ import annotations

import io
import random
import zipfile

_DEEP = (b"\\bin99999999 ", b"{" * 200, b"<a>" * 200)
_STRANGE = (
    b"\x00",
    b"\xff" * 8,
    b"<",
    b">",
    b"&x;",
    b"%s",
    b"-1",
    b"99999999999999999999",
    b"\\bin99999999 ",
    b"{" * 200,
    b"<a>" * 200,
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A file with a few changes; those of a zip mostly hit its content and not its packing."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _repacked(data, chance)
    return _changed(data, chance)


def _repacked(data: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = set(chance.sample(names, min(len(names), chance.randint(1, 2))))
        for name in names:
            content = old.read(name)
            if name not in chosen:
                new.writestr(name, content)
            elif chance.random() < 0.9:
                new.writestr(name, _changed(content, chance))
    return stream.getvalue()


def _changed(data: bytes, chance: random.Random) -> bytes:
    content = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(content) + 1)
        match chance.randrange(5):
            case 0:
                content[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del content[at : at + chance.randint(1, 200)]
            case 2:
                content[at:at] = content[at : at + chance.randint(1, 500)] * chance.randint(1, 5)
            case 3:
                content[at:at] = chance.choice(_STRANGE)
            case _:
                del content[max(at, len(content) // 2) :]
    return bytes(content)
