"""Limits for files that come from outside; each is far above any contract and far below what a machine can bear."""

from __future__ import annotations

from collections.abc import Iterable

from contractcheck.errors import UnreadableDocument

MEGABYTE = 1_000_000
MAX_FILE = 200 * MEGABYTE
MAX_TEXT = 10 * MEGABYTE
# Characters; about a hundred pages without a break.
MAX_PARAGRAPH = 250_000
MAX_ZIP_ENTRIES = 10_000
MAX_UNPACKED = 400 * MEGABYTE
MAX_PART = 50 * MEGABYTE
MAX_MEMBERS = 1000
MAX_DEPTH = 4
MAX_CELLS = 5_000_000
MAX_OCR_PAGES = 2000
# Word's own files pack at 5 to 30 to 1; only a file made to harm reaches this on a part that matters.
MAX_RATIO = 300
RATIO_COUNTS_FROM = 5 * MEGABYTE

# For `gc.set_threshold` in processes of our own: nearly all that a run makes is kept or freed by counting references, and to look
# for the rest as often as Python does takes a tenth of the time.
COLLECT_AFTER = (300_000, 50, 100)


def check_size(size: int, limit: int) -> None:
    """Raise when `size` bytes are more than `limit`."""
    if size > limit:
        raise UnreadableDocument(
            "too-large",
            f"The file has {size / MEGABYTE:.0f} MB, where at most {limit / MEGABYTE:.0f} MB of this format can be read; "
            "split it or leave out what is no part of the contract.",
        )


def beyond_dossier() -> UnreadableDocument:
    """The refusal of a file in an archive or folder that goes beyond the number or size of a dossier."""
    return UnreadableDocument(
        "too-large", "The archive holds more or larger files than a dossier has; leave out what is no part of the contract."
    )


def check_cells(count: int) -> None:
    """Raise when a sheet has more cells than a list for people."""
    if count > MAX_CELLS:
        raise UnreadableDocument(
            "too-large",
            f"A sheet has {count} cells, where at most {MAX_CELLS} can be read; leave out the empty rows and columns.",
        )


def check_paragraphs(lengths: Iterable[int]) -> None:
    """Raise when a paragraph has more characters than sentences can be found in within a reasonable time."""
    longest = max(lengths, default=0)
    if longest > MAX_PARAGRAPH:
        raise UnreadableDocument(
            "long-paragraph",
            f"A paragraph of the file has {longest} characters, where at most {MAX_PARAGRAPH} can be read; "
            "divide the text into paragraphs, or leave out what is no part of the contract.",
        )
