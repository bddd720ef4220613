"""Subordinate clauses: what stands between "before", "if", "who" and the next comma names no bearer of the main duty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language as Nlp
from spacy.tokens import Doc, Span

from contractcheck.detect.phrases import Lexicon
from contractcheck.model.rules import Language

SUBORDINATE = "subordinate"
_CLOSE = re.compile(r"[,;:|)]|\s[–—-]\s|$")


class SubordinateClauses:
    """Fills `doc.spans["subordinate"]`; needs its lexicon set before the first call."""

    def __init__(self) -> None:
        self.lexicon: Lexicon | None = None

    def __call__(self, doc: Doc) -> Doc:
        zones = [span for sentence in doc.sents for span in self._zones(doc, sentence.start_char, sentence.text)]
        doc.spans[SUBORDINATE] = zones
        return doc

    def _zones(self, doc: Doc, offset: int, text: str) -> list[Span]:
        if self.lexicon is None:
            return []
        language: Language = "nl" if doc.lang_ == "nl" else "en"
        spans = list(self._protasis(doc, offset, text, language))
        for match in self.lexicon.find("clause/subordinate", text, language):
            close = _CLOSE.search(text, match.end)
            end = close.start() if close else len(text)
            spans.append(doc.char_span(offset + match.start, offset + end, label=SUBORDINATE, alignment_mode="expand"))
        return [span for span in spans if span is not None]

    def _protasis(self, doc: Doc, offset: int, text: str, language: Language) -> Iterator[Span | None]:
        """The clause before ", then": a condition, also where it opens with its verb instead of "if"."""
        if self.lexicon is None:
            return
        for match in self.lexicon.find("clause/then", text, language):
            before = text[: match.start].rstrip()
            if before.endswith(",") and ";" not in before:
                yield doc.char_span(offset, offset + len(before) - 1, label=SUBORDINATE, alignment_mode="expand")


@Nlp.factory("contractcheck_subordinate")
def create_subordinate_clauses(nlp: Nlp, name: str) -> SubordinateClauses:
    """The component as spaCy makes it; the pipeline gives it the lexicon."""
    del nlp, name
    return SubordinateClauses()
