"""All model clauses as an annex to a contract, in Word."""

from __future__ import annotations

import io

import docx
from docx.shared import Cm

from contractcheck.model.drafting import Names, drafting_of, filled, numbered, paragraphs
from contractcheck.model.rules import Language, Ruleset

_HANGING = Cm(1.25)
_LANGUAGE_TAGS = {"nl": "nl-NL", "en": "en-GB"}


def render(ruleset: Ruleset, names: Names, language: Language) -> bytes:
    """A .docx with a numbered article for each family that has a model clause; the same input gives the same text."""
    document, drafting = docx.Document(), drafting_of(ruleset)
    document.core_properties.title = filled(drafting.annex, names, language)
    document.core_properties.author = "contractcheck"
    document.core_properties.language = _LANGUAGE_TAGS[language]
    document.add_heading(filled(drafting.annex, names, language), level=0)
    document.add_paragraph(filled(drafting.opening, names, language))
    families = [family for family in ruleset.families if family.id in ruleset.models]
    for number, family in enumerate(families, start=1):
        own = numbered(ruleset, names, str(number), language)
        document.add_heading(f"{_capital(own.article)} {family.title.in_language(language)}", level=1)
        for step, text in enumerate(paragraphs(ruleset, family, own, language), start=1):
            paragraph = document.add_paragraph(f"{number}.{step}\t{text}")
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = _HANGING, -_HANGING
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
