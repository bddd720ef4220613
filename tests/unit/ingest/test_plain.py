"""What the reader takes from plain text."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from contractcheck.ingest.plain import read_plain
from contractcheck.model.document import BlockKind
from tests.unit.ingest.word_files import WORDS, blocks

SENTENCE = "Leverancier bewaakt gedurende het gebruik de werking van het systeem en meldt ernstige incidenten onverwijld."


def texts(text: str) -> list[str]:
    return [block.text for block in read_plain(text, WORDS).blocks]


def wrapped(*paragraphs: str, gap: str = "\n\n") -> str:
    return gap.join(textwrap.fill(paragraph, 60, break_long_words=False) for paragraph in paragraphs)


def test_empty_lines_part_paragraphs() -> None:
    assert texts("een\n\ntwee\r\n \r\ndrie") == ["een", "twee", "drie"]


def test_each_line_of_an_unwrapped_text_is_a_paragraph() -> None:
    assert texts(f"{SENTENCE}\n{SENTENCE}") == [SENTENCE, SENTENCE]


def test_wrapped_lines_are_joined() -> None:
    paragraphs = [f"7.{number} {SENTENCE}" for number in range(1, 6)]
    assert texts(wrapped(*paragraphs)) == paragraphs


def test_a_label_starts_a_paragraph_without_an_empty_line() -> None:
    paragraphs = [f"7.{number} {SENTENCE}" for number in range(1, 6)]
    assert texts(wrapped(*paragraphs, gap="\n")) == paragraphs


def test_a_heading_above_wrapped_text_stays_apart() -> None:
    text = "Artikel 7 Monitoring\n" + wrapped(*[SENTENCE] * 5)
    assert texts(text)[:2] == ["Artikel 7 Monitoring", SENTENCE]


def test_a_number_at_the_start_of_a_wrapped_line_starts_nothing() -> None:
    text = "Leverancier meldt incidenten zoals dat is bedoeld in artikel\n7.3 van deze overeenkomst en doet dat binnen de tijd.\n"
    assert texts(f"{text}\n" * 5) == [text.strip().replace("\n", " ")] * 5


def test_a_word_broken_at_a_hyphen_stays_one_word() -> None:
    line = "Leverancier laat voor de oplevering een volledige conformiteits-"
    assert texts(f"{line}\nbeoordeling van het systeem uitvoeren.\n\n" + wrapped(*[SENTENCE] * 5))[0].endswith(
        "conformiteits-beoordeling van het systeem uitvoeren."
    )


def test_ruled_lines_are_no_text_and_mark_the_heading_above() -> None:
    found = blocks(f"Monitoring\n----------\n{SENTENCE}\n\n=====\n\n{SENTENCE}", "draft.txt")
    assert [block.kind for block in found] == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_numbered_headings_and_clauses_are_seen() -> None:
    found = blocks(f"OVEREENKOMST\n\nArtikel 7 Monitoring\n7.1 {SENTENCE}\na) dagelijks;\nb) wekelijks.", "draft.txt")
    assert [(block.kind.value, block.place) for block in found] == [
        ("heading", ""),
        ("heading", "Artikel 7"),
        ("paragraph", "7.1"),
        ("item", "7.1 (a)"),
        ("item", "7.1 (b)"),
    ]


@given(
    st.lists(
        st.text(alphabet="abcdefg ", min_size=20, max_size=200).map(lambda text: " ".join(text.split())).filter(bool), max_size=8
    )
)
def test_wrapping_and_joining_keeps_every_word(paragraphs: list[str]) -> None:
    assert " ".join(texts(wrapped(*paragraphs))).split() == " ".join(paragraphs).split()
