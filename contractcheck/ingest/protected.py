"""Files that a password protects, opened with one that the user gave; nothing is written but to memory."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE_STREAM = "EncryptedPackage".encode("utf-16-le")
_PDF_HEADER_WITHIN = 1024


def opened(data: bytes, passwords: Iterable[str]) -> bytes:
    """The file without its protection where one of the passwords opens it, else the file as it came."""
    if data.startswith(_OLE) and _OFFICE_STREAM in data:
        found = (_opened_office(data, password) for password in passwords)
    elif b"%PDF-" in data[:_PDF_HEADER_WITHIN] and b"/Encrypt" in data:
        found = (_opened_pdf(data, password) for password in passwords)
    else:
        return data
    return next(filter(None, found), data)


def _opened_office(data: bytes, password: str) -> bytes:
    from msoffcrypto import OfficeFile  # noqa: PLC0415  (a library that few runs need)
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError  # noqa: PLC0415

    content = BytesIO()
    try:
        file = OfficeFile(BytesIO(data))
        file.load_key(password=password, verify_password=True)
        file.decrypt(content)
    except (DecryptionError, FileFormatError, InvalidKeyError, ParseError, OSError, ValueError, KeyError):
        return b""
    return content.getvalue()


def _opened_pdf(data: bytes, password: str) -> bytes:
    import pypdfium2 as pdfium  # noqa: PLC0415  (a library that takes long to load)

    content = BytesIO()
    try:
        document = pdfium.PdfDocument(data, password=password)
        document.save(content, flags=pdfium.raw.FPDF_REMOVE_SECURITY)
        document.close()
    except pdfium.PdfiumError:
        return b""
    return content.getvalue()
