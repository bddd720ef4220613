"""E-mails (.eml, .msg) taken apart: the text of the message and the files attached to it."""

from __future__ import annotations

import email
import email.policy
import html
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, Message

from contractcheck.errors import UnreadableDocument

_BODIES = ("text/plain", "text/html")
_SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})


@dataclass(frozen=True, slots=True)
class MailPart:
    """A message's text (no name) or an attachment; `data` is None where it cannot be taken out."""

    name: str
    data: bytes | None


def parts_of_eml(data: bytes) -> tuple[MailPart, ...]:
    """The text under its subject, then the attachments; pictures shown in the text and signatures are left out."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    subject = str(message.get("subject", ""))
    found: list[MailPart] = []
    for part in _leaves(message):
        if _is_text(part):
            found.append(MailPart("", _titled(subject, _content(part), is_html=part.get_content_type() == _BODIES[1])))
        elif not _is_decoration(part):
            found.append(MailPart(part.get_filename() or f"attachment {len(found)}", _bytes(part)))
    return tuple(found)


def parts_of_msg(data: bytes) -> tuple[MailPart, ...]:
    """The same for a message of Outlook. Raises UnreadableDocument when the file is damaged."""
    from oxmsg import Message as Outlook  # noqa: PLC0415  (a library that few runs need)

    try:
        _check_sizes(data)
        message = Outlook.load(data)
        text, page = message.body, message.html_body
        body = _titled(message.subject, text or page or "", is_html=not text and bool(page))
        attached = [
            MailPart(each.file_name or f"attachment {n}", each.file_bytes) for n, each in enumerate(message.attachments, 1)
        ]
    except Exception as error:
        raise UnreadableDocument(
            "damaged", "The Outlook message is damaged; open it in Outlook and save the attachments as files of their own."
        ) from error
    return (MailPart("", body), *attached)


def _check_sizes(data: bytes) -> None:
    """Refuse a stream that claims more bytes than the file has: following its sectors would take hours."""
    from olefile import OleFileIO  # noqa: PLC0415  (a library that few runs need)

    with OleFileIO(data) as file:
        if any(entry is not None and entry.size > len(data) for entry in file.direntries):
            raise ValueError("a stream larger than its file")


def _leaves(part: Message) -> Iterator[EmailMessage]:
    """The parts that hold something, in order; of several forms of the same text one, plain before html."""
    if not isinstance(part, EmailMessage):
        return
    if part.get_content_type() == "multipart/alternative":
        leaves = [leaf for each in part.iter_parts() for leaf in _leaves(each)]
        texts = sorted(filter(_is_text, leaves), key=lambda leaf: _BODIES.index(leaf.get_content_type()))
        yield from texts[:1]
        yield from (leaf for leaf in leaves if not _is_text(leaf))
    elif part.is_multipart() and part.get_content_type() != "message/rfc822":
        for each in part.iter_parts():
            yield from _leaves(each)
    else:
        yield part


def _is_text(part: EmailMessage) -> bool:
    return part.get_content_type() in _BODIES and not part.get_filename() and part.get_content_disposition() != "attachment"


def _is_decoration(part: EmailMessage) -> bool:
    """A logo in the text or a digital signature."""
    is_shown = part.get_content_disposition() == "inline" or "content-id" in part
    return part.get_content_type() in _SIGNATURES or (part.get_content_maintype() == "image" and is_shown)


def _content(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        payload = part.get_payload(decode=True)
        return payload.decode("cp1252", errors="replace") if isinstance(payload, bytes) else ""


def _bytes(part: EmailMessage) -> bytes | None:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, Message) else None
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else None


def _titled(subject: str, content: str, *, is_html: bool) -> bytes:
    if is_html:
        return f"<html><h1>{html.escape(subject)}</h1>{content}</html>".encode()
    return f"{subject}\n\n{content}".encode(errors="replace")
