"""Labels are split off the text, and only labels are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.ingest import labels
from contractcheck.ingest.labels import Style, read_label, split_label
from tests.unit.ingest.word_files import WORDS

PLAIN_NUMBERS = [
    "7.3",
    "1.2.3",
    "a.",
    "b)",
    "(c)",
    "(iv)",
    "12.",
    "\u00a7 3",
    "II.2",
    "D.5",
    "E-14",
    "K3(b)",
    "C1.",
    "(A)",
    "XII.",
]
NAMED_NUMBERS = ["Artikel 4 \u2013", "Art. 4.", "Bijlage B:", "Eis TD-04:", "Annex C-bis:", "Hoofdstuk II"]
NUMBERS = st.sampled_from([*PLAIN_NUMBERS, *NAMED_NUMBERS])


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("7.3 Leverancier meldt.", "7.3", "Leverancier meldt."),
        ("7.3. Leverancier meldt.", "7.3", "Leverancier meldt."),
        ("1.2.3 Leverancier meldt.", "1.2.3", "Leverancier meldt."),
        ("II.2 Sonoris levert.", "II.2", "Sonoris levert."),
        ("D.5 Het fonds beslist.", "D.5", "Het fonds beslist."),
        ("\u00a7 3 Leverancier meldt.", "\u00a7 3", "Leverancier meldt."),
        ("a. de werking;", "a", "de werking;"),
        ("b) de gevolgen.", "b", "de gevolgen."),
        ("(iv) de taal;", "(iv)", "de taal;"),
        ("(A) Partijen willen.", "(A)", "Partijen willen."),
        ("12. Leverancier meldt.", "12", "Leverancier meldt."),
        ("(2) De koper.", "(2)", "De koper."),
        ("E-14 Aanmelden verloopt centraal.", "E-14", "Aanmelden verloopt centraal."),
        ("ST-6 Dossier. De leverancier meldt.", "ST-6", "Dossier. De leverancier meldt."),
        ("C1. Vigilo warrants this.", "C1", "Vigilo warrants this."),
        ("K3(b) Het plan van aanpak.", "K3(b)", "Het plan van aanpak."),
        ("Eis TD-04: het dossier is actueel.", "Eis TD-04", "het dossier is actueel."),
        ("Eis 12. Het dossier is actueel.", "Eis 12", "Het dossier is actueel."),
        ("Artikel I.1 Aan artikel 1 wordt toegevoegd.", "Artikel I.1", "Aan artikel 1 wordt toegevoegd."),
        ("Artikel 4 \u2013 Definities", "Artikel 4", "Definities"),
        ("Art. 4. Definities", "Art. 4", "Definities"),
        ("Bijlage B: Programma van Eisen", "Bijlage B", "Programma van Eisen"),
        ("\u2022 de werking", "", "de werking"),
    ],
)
def test_a_label_is_split_off(text: str, number: str, rest: str) -> None:
    label = split_label(text, WORDS)
    assert label
    assert (label.number, text[label.width :]) == (number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Artikel 18 van de overeenkomst blijft gelden.",
        "Artikel 5, lid 2, is van toepassing.",
        "Bijlage 4 is vertrouwelijk.",
        "Bijlage 4 en 5 zijn vertrouwelijk.",
        "De leverancier meldt.",
        "99.5% of the time",
        "3.500 euro per maand",
        "1.10.2026 is de ingangsdatum",
        "1 januari 2026 is de ingangsdatum",
        "2026. Het contract eindigt.",
        "GPT-4 is een taalmodel.",
        "ISO-27001 certificering",
        "i.c.m. het register",
        "7.3",
        "AI-systeem",
        "Eis van de gemeente",
    ],
)
def test_text_that_only_looks_like_a_label_stays_whole(text: str) -> None:
    assert split_label(text, WORDS) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7 Monitoring", "7"),
        ("Artikel 7 van toepassing", "Artikel 7"),
        ("Bijlage B", "Bijlage B"),
        ("A. Visser", "A"),
        ("ARTIKEL 7", "ARTIKEL 7"),
    ],
)
def test_in_a_heading_every_number_is_a_label(text: str, number: str) -> None:
    label = split_label(text, WORDS, heading=True)
    assert label
    assert label.number == number


def test_a_capital_with_a_full_stop_may_be_an_initial() -> None:
    label = split_label("A. Visser, directeur", WORDS)
    assert label
    assert not label.firm


@pytest.mark.parametrize(
    ("label", "number", "style"),
    [
        ("7.3.", "7.3", Style.DOTTED),
        ("(a)", "(a)", Style.LETTERS),
        ("Artikel 4", "Artikel 4", Style.ARTICLE),
        ("Bijlage B:", "Bijlage B", Style.ANNEX),
        ("Eis 12", "Eis 12", Style.CODE),
        ("3", "3", Style.INTEGER),
        ("Lid 3", "Lid 3", Style.OTHER),
    ],
)
def test_an_automatic_number_is_a_label_without_width(label: str, number: str, style: Style) -> None:
    found = read_label(label, WORDS)
    assert (found.number, found.style, found.width) == (number, style, 0)


@given(NUMBERS, st.text(alphabet="ABCdefgh .,", min_size=1).map(str.strip).filter(bool))
def test_label_and_text_together_lose_nothing_but_punctuation(number: str, rest: str) -> None:
    text = f"{number} {rest}"
    label = split_label(text, WORDS)
    if label:
        between = text[len(label.number) : label.width]
        assert text.startswith(label.number)
        assert not between.strip(" .:)\u2013\u2014-\u2022")


@given(st.text(max_size=40), st.booleans())
def test_a_label_never_reaches_beyond_the_text(text: str, heading: bool) -> None:  # noqa: FBT001 - hypothesis passes it by position
    label = split_label(text, WORDS, heading=heading)
    assert label is None or 0 <= len(label.number) <= label.width <= len(text)


FORMS = {heading: labels._forms(WORDS, heading=heading) for heading in (False, True)}
STARTS = st.sampled_from(
    ["Artikel ", "art.", "BIJLAGE ", "Eis", "\u00a7", "(", "iv", "IV", "K", "7", "12", "a", "D", "\u0131", ""]
)


@given(STARTS, st.text(alphabet="aiIvVXA17.-)( \u00b0\u00a7\u0131", max_size=8), st.booleans())
def test_every_form_of_label_is_tried_on_the_texts_that_open_like_it(start: str, rest: str, heading: bool) -> None:  # noqa: FBT001 - hypothesis passes it by position
    text = start + rest
    every = [(style, pattern) for style, pattern, _ in FORMS[heading] if pattern.match(text)]
    assert [each for each in labels._openings(WORDS, heading=heading)(text[:2]) if each[1].match(text)] == every
