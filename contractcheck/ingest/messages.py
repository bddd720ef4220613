"""What goes between the program and the process that reads files: frames of JSON and of the bytes of files."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, replace
from typing import IO, Any, Literal

import msgspec

from contractcheck.errors import UnreadableDocument
from contractcheck.model.document import Document
from contractcheck.model.outline import OutlineWords
from contractcheck.model.settings import Input, ReadOptions

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read: its name, the options and words of `reader.read`, and its bytes.

    Without words it is to be taken apart, as `archives.unpacked` does.
    """

    name: str
    words: OutlineWords | None
    how: ReadOptions
    data: bytes


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of an archive or e-mail, or the code and text of UnreadableDocument where it could not be taken out."""

    name: str
    is_letter: bool = False
    code: str = ""
    text: str = ""

    def as_input(self, data: bytes) -> Input:
        """The file as an input; `data` are its bytes."""
        if self.code:
            return Input(self.name, unreadable=UnreadableDocument(self.code, self.text))
        return Input(self.name, data=data, is_letter=self.is_letter)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a request.

    `kind` is "read" with the document, "whole" for a file that is no archive, "opened" with its files, "refused" with the code
    and text of UnreadableDocument, "failed" with a traceback in `text`, or "step" with a line on the progress in `text`; only
    after a step more answers follow. `contents` are the bytes of the files, in their order.
    """

    kind: Literal["read", "whole", "opened", "refused", "failed", "step"]
    document: Document | None = None
    code: str = ""
    text: str = ""
    files: tuple[PackedFile, ...] = ()
    contents: tuple[bytes, ...] = ()


def packed_file(given: Input) -> PackedFile:
    """An input as it goes over the stream, without its bytes."""
    error = given.unreadable
    return PackedFile(given.name, given.is_letter, *((error.code, str(error)) if error else ()))


def send_request(stream: IO[bytes], request: Request) -> None:
    head = {"name": request.name, "words": request.words, "how": request.how}
    _send(stream, _packed(head))
    _send(stream, request.data)
    stream.flush()


def receive_request(stream: IO[bytes]) -> Request | None:
    """The next request; None at the end of the stream."""
    head, data = _receive(stream), _receive(stream)
    if head is None or data is None:
        return None
    found = json.loads(head)
    words, how = msgspec.convert(found["words"], OutlineWords | None), msgspec.convert(found["how"], ReadOptions)
    return Request(found["name"], words, how, data)


def send_answer(stream: IO[bytes], answer: Answer) -> None:
    _send(stream, _packed(replace(answer, contents=())))
    for content in answer.contents:
        _send(stream, content)
    stream.flush()


def receive_answer(stream: IO[bytes]) -> Answer | None:
    """The next answer; None at the end of the stream. Raises ValueError for anything else."""
    head = _receive(stream)
    if head is None:
        return None
    answer = _answer(head)
    contents = [_receive(stream) for _ in answer.files]
    return None if None in contents else replace(answer, contents=tuple(each or b"" for each in contents))


def _packed(content: Any) -> bytes:
    """JSON; in ASCII where it holds halves of characters, for which there is no other form."""
    try:
        return msgspec.json.encode(content)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(content), separators=(",", ":")).encode("ascii")


def _answer(head: bytes) -> Answer:
    try:
        return msgspec.json.decode(head, type=Answer)
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(head), Answer)


def _send(stream: IO[bytes], content: bytes) -> None:
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)


def _receive(stream: IO[bytes]) -> bytes | None:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    content = stream.read(length)
    return content if len(content) == length else None
