"""What goes between the program and the process that reads files: frames of JSON, with the bytes of the file after a request."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import IO, Any, Literal

import msgspec

from contractcheck.model.document import Document
from contractcheck.model.rules import OutlineWords
from contractcheck.model.settings import ReadOptions

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read: its name, the words and options of `reader.read`, and its bytes."""

    name: str
    words: OutlineWords
    how: ReadOptions
    data: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a request.

    `kind` is "read" with the document, "refused" with the code and text of UnreadableDocument, "failed" with a traceback in
    `text`, or "step" with a line on the progress in `text`; only after a step more answers follow.
    """

    kind: Literal["read", "refused", "failed", "step"]
    document: Document | None = None
    code: str = ""
    text: str = ""


def send_request(stream: IO[bytes], request: Request) -> None:
    head = {"name": request.name, "words": msgspec.to_builtins(request.words), "how": msgspec.to_builtins(request.how)}
    _send(stream, _packed(head))
    _send(stream, request.data)
    stream.flush()


def receive_request(stream: IO[bytes]) -> Request | None:
    """The next request; None at the end of the stream."""
    head, data = _receive(stream), _receive(stream)
    if head is None or data is None:
        return None
    found = json.loads(head)
    words, how = msgspec.convert(found["words"], OutlineWords), msgspec.convert(found["how"], ReadOptions)
    return Request(found["name"], words, how, data)


def send_answer(stream: IO[bytes], answer: Answer) -> None:
    _send(stream, _packed(msgspec.to_builtins(answer)))
    stream.flush()


def receive_answer(stream: IO[bytes]) -> Answer | None:
    """The next answer; None at the end of the stream. Raises ValueError for anything else."""
    content = _receive(stream)
    return None if content is None else msgspec.convert(json.loads(content), Answer)


def _packed(content: Any) -> bytes:
    """ASCII JSON, which has a form for every character that a document can hold."""
    return json.dumps(content, separators=(",", ":")).encode("ascii")


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
