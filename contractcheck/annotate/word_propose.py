"""Proposals as tracked changes: passages struck out, wording put in, new articles; each inside a bookmark of contractcheck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from xml.sax.saxutils import escape

from contractcheck.annotate.new_article import Site, site_of
from contractcheck.annotate.proposals import Proposal, struck
from contractcheck.annotate.word_anchor import Character, anchor_of, ends_of, outermost, split
from contractcheck.annotate.word_file import Placed, WordFile
from contractcheck.annotate.word_withdraw import bookmark_name
from contractcheck.annotate.xml_part import Edit, applied
from contractcheck.ingest.word_own import AUTHOR, DELETION, INSERTION
from contractcheck.ingest.word_package import Element, W
from contractcheck.model.outline import OutlineWords
from contractcheck.model.report import QuoteSpan

_NUMBERED = ("bookmarkStart", "ins", "del", "moveFrom", "moveTo", "commentRangeStart", "commentReference")
_NOT_COPIED = ("rPr", "sectPr", "pPrChange", "framePr")
_PLAIN = ("t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "rPr", "lastRenderedPageBreak")
_DELETABLE = frozenset(W + name for name in _PLAIN)


def with_proposals(file: WordFile, proposals: Sequence[Proposal], words: OutlineWords, struck_out: str) -> WordFile:
    """The file with these proposals; `struck_out` stands where a whole paragraph goes and nothing comes."""
    passages = [each for name in file.blocks for each in _passages(name, proposals)]
    bounds = [bound for each in passages for bound in _bounds(file, each.span)]
    file = file.with_xml(split(file, bounds))
    writer = _Writer(file, struck_out)
    edits = [edit for each in passages for edit in writer.passage(each)]
    edits += [edit for each in proposals for edit in writer.addition(each)]
    edits += writer.articles([each for each in proposals if each.text and not each.replaces and not each.follows], words)
    return file.with_xml(applied(file.xml, edits))


@dataclass(frozen=True, slots=True)
class _Passage:
    """A stretch that goes, the family that it is first struck for, and the proposals that come in its place."""

    span: QuoteSpan
    about: str
    comes: tuple[Proposal, ...]


def _passages(block: str, proposals: Sequence[Proposal]) -> Iterator[_Passage]:
    for start, end in struck(proposals, block):
        inside = [each for each in proposals if any(_is_in(span, block, start, end) for span in each.strikes)]
        comes = tuple(each for each in proposals if each.replaces and _is_in(each.replaces, block, start, end))
        yield _Passage(QuoteSpan(block, start, end), inside[0].about, comes)


def _is_in(span: QuoteSpan, block: str, start: int, end: int) -> bool:
    return span.block == block and start <= span.start and span.end <= end


def _bounds(file: WordFile, span: QuoteSpan) -> list[tuple[Character, bool]]:
    placed = file.blocks[span.block]
    ends = ends_of(placed, span) if placed.place.reference is None else None
    return [(ends[0], False), (ends[1], True)] if ends else []


@dataclass(slots=True)
class _Writer:
    """Writes changes with numbers of their own into a file whose runs are already divided."""

    file: WordFile
    struck_out: str
    ids: Iterator[int] = field(init=False)

    def __post_init__(self) -> None:
        self.ids = count(max([0, *self.file.ids(*_NUMBERED)]) + 1)

    def passage(self, passage: _Passage) -> Iterator[Edit]:
        """Strike a passage out and put what comes behind it; nothing where a part of it cannot be struck."""
        placed = self.file.blocks[passage.span.block]
        runs = _runs(placed, passage.span)
        if not runs:
            return
        first, last = self.file.span(outermost(runs[0])), self.file.span(outermost(runs[-1]))
        opening, closing = self._bookmark(DELETION, passage.about, passage.span.block)
        comes = list(self._comes(passage, placed, self._look(runs[-1])))
        yield Edit(first.start, first.start, opening)
        for run in runs:
            yield from self._struck(run)
        yield Edit(last.end, last.end, closing)
        for inserted in comes:
            yield Edit(last.end, last.end, inserted)

    def _comes(self, passage: _Passage, placed: Placed, look: bytes) -> Iterator[bytes]:
        texts = [(each.about, each.text) for each in passage.comes]
        if not texts and passage.span.end - passage.span.start >= len(placed.block.text.strip()):
            texts = [(passage.about, self.struck_out)]
        for index, (about, text) in enumerate(texts):
            yield self._inserted(about, f" {text}" if index else text, look)

    def addition(self, proposal: Proposal) -> Iterator[Edit]:
        """Wording that follows the last word of a block."""
        if proposal.follows is None:
            return
        placed = self.file.blocks[proposal.follows.block]
        ends = ends_of(placed, QuoteSpan(placed.block.id, 0, len(placed.block.text)))
        if ends:
            run = anchor_of(ends[1].element)
            at = self.file.span(outermost(run)).end
            yield Edit(at, at, self._inserted(proposal.about, f" {proposal.text}", self._look(run)))

    def articles(self, proposals: Sequence[Proposal], words: OutlineWords) -> Iterator[Edit]:
        """A new article for each of these proposals, behind the last article."""
        site = site_of(self.file.blocks, words)
        at = self.file.span(_in_body(site.after.place.paragraph)).end
        for step, proposal in enumerate(proposals, start=1):
            yield Edit(at, at, self._article(site, step, proposal))

    def _article(self, site: Site, step: int, proposal: Proposal) -> bytes:
        head, text = site.heading_number(step) + proposal.title, site.clause_number(step) + proposal.text
        return self._paragraph(proposal.about, site.heading, head) + self._paragraph(proposal.about, site.clause, text)

    def _paragraph(self, about: str, like: Placed | None, text: str) -> bytes:
        """A paragraph that is inserted as a whole, with the style and the list of another.

        Each has a bookmark of its own: LibreOffice loses one that begins behind a table and goes on to a second paragraph.
        """
        mark = self.file.element(f"<w:rPr><w:ins {self._stamp()}/></w:rPr>")
        look = b""
        if like is not None:
            runs = [child for child in like.place.paragraph if child.tag == W + "r"]
            look = self._look(runs[0]) if runs else b""
        opening, closing = self.file.element("<w:p><w:pPr>"), self.file.element("</w:pPr>")
        inserted = self._inserted(about, text, look)
        return opening + self._properties(like) + mark + closing + inserted + self.file.element("</w:p>")

    def _properties(self, like: Placed | None) -> bytes:
        properties = None if like is None else like.place.paragraph.find(W + "pPr")
        kept = [] if properties is None else [each for each in properties if each.tag not in {W + name for name in _NOT_COPIED}]
        return b"".join(self.file.bytes_of(each) for each in kept)

    def _struck(self, run: Element) -> Iterator[Edit]:
        """One run as deleted text."""
        span = self.file.span(run)
        yield Edit(span.start, span.start, self.file.element(f"<w:del {self._stamp()}>"))
        for text in run.iter(W + "t"):
            own = self.file.span(text)
            for start, end in ((own.start, own.inner), (own.inner_end, own.end)):
                at = self.file.xml.find(b"t", start, end)
                yield Edit(at, at + 1, b"delText")
        yield Edit(span.end, span.end, self.file.element("</w:del>"))

    def _inserted(self, about: str, text: str, look: bytes) -> bytes:
        opening, closing = self._bookmark(INSERTION, about, text)
        return opening + self._change("ins", self._run(text, look)) + closing

    def _change(self, kind: str, content: bytes) -> bytes:
        return self.file.element(f"<w:{kind} {self._stamp()}>") + content + self.file.element(f"</w:{kind}>")

    def _run(self, text: str, look: bytes) -> bytes:
        opening = self.file.element("<w:r>") + look + self.file.element('<w:t xml:space="preserve">')
        return opening + escape(text).encode() + self.file.element("</w:t></w:r>")

    def _look(self, run: Element) -> bytes:
        """The look of a run, unless that is a tracked change itself."""
        properties = run.find(W + "rPr")
        return b"" if properties is None or properties.find(W + "rPrChange") is not None else self.file.bytes_of(properties)

    def _bookmark(self, kind: str, about: str, text: str) -> tuple[bytes, bytes]:
        number = next(self.ids)
        name = f"{bookmark_name(kind, about, text)}_{number}"
        return (
            self.file.element(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'),
            self.file.element(f'<w:bookmarkEnd w:id="{number}"/>'),
        )

    def _stamp(self) -> str:
        return f'w:id="{next(self.ids)}" w:author="{AUTHOR}"'


def _runs(placed: Placed, span: QuoteSpan) -> list[Element]:
    """The runs of a passage; none where something in it is no plain run of text and cannot be struck out safely."""
    ends = ends_of(placed, span) if placed.place.reference is None else None
    if ends is None:
        return []
    first, last = anchor_of(ends[0].element), anchor_of(ends[1].element)
    anchors = list(dict.fromkeys(anchor_of(piece.element) for piece in placed.place.pieces))
    chosen = anchors[anchors.index(first) : anchors.index(last) + 1]
    return chosen if all(_is_plain(each) for each in (*chosen, *_between(first, last))) else []


def _between(first: Element, last: Element) -> Iterator[Element]:
    """The runs between two anchors of a paragraph, also those that show no text, without what is deleted already."""
    paragraph = next(first.iterancestors(W + "p"))
    runs = list(paragraph.iter(W + "r"))
    if first in runs and last in runs:
        inside = runs[runs.index(first) : runs.index(last) + 1]
        yield from (run for run in inside if next(run.iterancestors(W + "del"), None) is None)


def _is_plain(anchor: Element) -> bool:
    """Whether an anchor is a run that holds nothing but text, or the sign of a comment."""
    return anchor.tag == W + "r" and all(child.tag in _DELETABLE for child in anchor if child.tag != W + "commentReference")


def _in_body(paragraph: Element) -> Element:
    """The paragraph, or the table or other block of the body that it stands in."""
    path = [paragraph, *paragraph.iterancestors()]
    body = next((index for index, each in enumerate(path) if each.tag == W + "body"), len(path) - 1)
    return path[max(body - 1, 0)]
