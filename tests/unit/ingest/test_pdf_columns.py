"""The order of reading on pages with one column and with more."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from contractcheck.ingest.pdf_columns import columns
from contractcheck.ingest.pdf_geometry import Box
from contractcheck.ingest.pdf_page import Run
from tests.unit.ingest.pdf_files import column, text, texts

LEFT = (
    "De leverancier stelt het dossier",
    "op voordat het systeem in de",
    "handel komt en bewaart dit",
    "gedurende tien jaren daarna.",
)
RIGHT = (
    "De opdrachtgever mag het dossier",
    "inzien en daarvan kopie maken",
    "voor de toezichthouder als die",
    "daarom in een brief verzoekt.",
)
ONE, TWO = " ".join(LEFT), " ".join(RIGHT)


def test_two_columns_are_read_one_after_the_other() -> None:
    assert texts(column(60, 100, *LEFT) + column(320, 100, *RIGHT)) == [ONE, TWO]


def test_a_title_over_both_columns_comes_first_and_a_line_under_them_last() -> None:
    title, end = (
        "Bijlage B met de voorwaarden voor het leveren van systemen aan de gemeente",
        "Aldus vastgesteld door de raad van bestuur te Delft op de eerste dag van mei",
    )
    content = text(60, 60, title, font="B") + column(60, 100, *LEFT) + column(320, 100, *RIGHT) + text(60, 200, end)
    assert texts(content) == [title, ONE, TWO, end]


def test_a_column_that_is_painted_first_may_be_the_second() -> None:
    assert texts(column(320, 100, *RIGHT) + column(60, 100, *LEFT)) == [ONE, TWO]


def test_a_sentence_goes_on_in_the_next_column() -> None:
    first = (*LEFT[:3], "gedurende tien jaren en geeft de")
    assert texts(column(60, 100, *first) + column(320, 100, "toezichthouder daarin inzage", *RIGHT[1:])) == [
        " ".join((*first, "toezichthouder daarin inzage", *RIGHT[1:]))
    ]


def test_labels_painted_after_both_columns_stand_with_their_texts() -> None:
    labels = column(60, 100, "a.", "b.", "c.", "d.") + column(320, 100, "e.", "f.", "g.", "h.")
    found = texts(column(80, 100, *LEFT) + column(340, 100, *RIGHT) + labels)
    assert found == [f"{label}. {line}" for label, line in zip("abcdefgh", (*LEFT, *RIGHT), strict=True)]


def test_a_page_with_one_column_after_a_page_with_two_is_read_across() -> None:
    wide = ("Een regel die over de volle breedte van de bladzijde loopt en dus niet in kolommen staat", "en een tweede.")
    assert texts(column(60, 100, *LEFT) + column(320, 100, *RIGHT), column(60, 100, *wide))[2:] == [" ".join(wide)]


@given(st.integers(4, 12), st.integers(4, 12), st.integers(0, 80))
@settings(max_examples=40, deadline=None)
def test_no_line_of_one_column_stands_among_those_of_the_other(left: int, right: int, drop: int) -> None:
    one = [f"links {chr(97 + row)} met genoeg woorden erbij" for row in range(left)]
    two = [f"rechts {chr(97 + row)} met genoeg woorden erbij" for row in range(right)]
    found = " ".join(texts(column(60, 100, *one) + column(320, 100 + drop, *two)))
    assert found == " ".join([*one, *two])


def test_what_stands_twice_across_the_columns_is_read_no_more_often() -> None:
    sides = [Box(left, 12.0 * line, left + 200, 12.0 * line + 10) for left in (60.0, 320.0) for line in range(8, 14)]
    across = Box(60, 12.0 * 6, 520, 12.0 * 6 + 10)
    runs = [
        Run(f"de regel {chr(97 + place)} ervan", box, box, box.bottom, 10) for place, box in enumerate([across, across, *sides])
    ]
    assert sorted(run.text for group in columns(runs) for run in group) == sorted(run.text for run in runs)
