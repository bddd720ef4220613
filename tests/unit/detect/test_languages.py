"""The language of passages and documents."""

from __future__ import annotations

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.detect.grammar.languages import Languages

DUTCH = "De leverancier zorgt voor de registratie van het systeem in de databank voordat het wordt gebruikt."
ENGLISH = "The supplier shall ensure that the system is registered in the database before it is used."
GERMAN = "Der Auftragnehmer stellt sicher, dass das System vor der Nutzung in der Datenbank registriert wird und ist."
FRENCH = "Le fournisseur veille à ce que le système soit inscrit dans la base de données avant qu'elle ne soit mise en service."

languages = Languages(packaged_rules())


@pytest.mark.parametrize(("text", "language"), [(DUTCH, "nl"), (ENGLISH, "en")])
def test_function_words_tell_the_language_of_a_passage(text: str, language: str) -> None:
    assert languages.of_passage(text, "en" if language == "nl" else "nl") == language


@pytest.mark.parametrize("otherwise", ["nl", "en"])
def test_a_passage_without_function_words_is_in_the_language_of_its_document(otherwise: str) -> None:
    assert languages.of_passage("CE 2024/1689", otherwise) == otherwise  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (FRENCH, "fr"), (DUTCH, None), (ENGLISH, None), ("", None)])
def test_only_a_clearly_other_language_is_foreign(text: str, language: str | None) -> None:
    assert languages.foreign(text) == language


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        ([DUTCH] * 5, "nl"),
        ([ENGLISH] * 5, "en"),
        ([DUTCH, ENGLISH], "mixed"),
        ([GERMAN] * 4, "other"),
        (["CE"], None),
        ([], None),
    ],
)
def test_a_document_has_the_language_of_its_texts(texts: list[str], language: str | None) -> None:
    assert languages.of_document(texts) == language


def test_one_english_paragraph_in_a_long_dutch_document_does_not_make_it_mixed() -> None:
    assert languages.of_document([*[DUTCH] * 30, ENGLISH]) == "nl"
