"""Where one paragraph ends and the next begins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contractcheck.ingest.pdf_geometry import Box
from contractcheck.ingest.pdf_lines import Line
from contractcheck.ingest.pdf_paragraphs import ParagraphBuilder, usual_pitch
from tests.unit.ingest.pdf_files import text, texts

LEFT, RIGHT, SIZE, PITCH = 70.0, 500.0, 10.0, 12.0
FULL = RIGHT - 5


def line(words: str, top: float, left: float = LEFT, right: float = FULL, **looks: float | bool) -> Line:
    """A line that fills its column when nothing else is said; its first word is 20 points wide."""
    box = Box(left, top, right, top + SIZE)
    plain = Line(
        words, 1, box, box, baseline=top + SIZE, size=SIZE, bold=False, first_word=20.0, text_left=left, right_limit=RIGHT
    )
    return replace(plain, **looks)


def parted(*lines: Line) -> list[str]:
    paragraphs = ParagraphBuilder(PITCH / SIZE).paragraphs(lines)
    return [" | ".join(line.text for line in paragraph) for paragraph in paragraphs]


def goes_on(last: Line, first: Line) -> bool:
    return ParagraphBuilder(PITCH / SIZE).goes_on((last,), first)


def test_full_lines_at_the_usual_distance_are_one_paragraph() -> None:
    assert (
        len(parted(line("De leverancier houdt", 100), line("het dossier bij", 112), line("en toont het.", 124, right=200))) == 1
    )


def test_a_larger_gap_starts_a_paragraph() -> None:
    assert len(parted(line("De leverancier houdt", 100), line("Het dossier", 120))) == 2


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    assert len(parted(line("Dit is het einde.", 100, right=200), line("Hier begint iets", 112))) == 2


def test_a_ragged_line_goes_on() -> None:
    assert len(parted(line("die de aanbieder van de", 100, right=RIGHT - 40), line("AI-systemen bewaart", 112))) == 1


def test_a_short_line_before_a_small_letter_goes_on() -> None:
    assert len(parted(line("Adres van de zetel", 100, right=200), line("te Utrecht", 112))) == 1


@pytest.mark.parametrize("label", ["7.4", "b)", "(ii)", "c.", "\u2022", "AI-02", "Artikel 6."])
def test_a_label_after_a_finished_item_starts_a_paragraph(label: str) -> None:
    found = parted(line("De vorige plicht;", 100, right=200), line(f"{label} De volgende plicht", 112))
    assert len(found) == 2


def test_a_label_that_stands_apart_starts_a_paragraph_after_any_line() -> None:
    assert len(parted(line("een plicht zonder punt", 100), line("b. De volgende", 112, text_left=LEFT + 20))) == 2


def test_a_number_in_running_text_starts_nothing() -> None:
    assert len(parted(line("zoals bedoeld in artikel", 100), line("7.3 van de overeenkomst", 112))) == 1
    assert len(parted(line("vertegenwoordigd door mevrouw dr.", 100), line("S. van Emmerik, directeur", 112))) == 1


def test_items_of_a_list_without_gaps_are_paragraphs_also_when_they_fill_the_line() -> None:
    assert len(parted(line("(a) de eerste plicht;", 100), line("(b) de tweede plicht;", 112), line("(c) de derde.", 124))) == 3


def test_the_lines_under_a_label_hang_beside_it() -> None:
    hanging = (line("7.3 De leverancier", 100, text_left=LEFT + 30), line("houdt bij. Hij", 112, left=LEFT + 30))
    assert len(parted(*hanging, line("Toont het aan", 124, left=LEFT + 30))) == 1


def test_a_line_back_at_the_margin_ends_a_hanging_paragraph() -> None:
    hanging = (line("2. Delfzicht B.V.", 100, text_left=LEFT + 30), line("te Delft, Leverancier,", 112, left=LEFT + 30))
    assert len(parted(*hanging, line("en", 124, right=80))) == 2


def test_a_centred_title_over_two_lines_is_one_paragraph() -> None:
    title = (line("Overeenkomst voor het", 100, left=200, right=370), line("leveren en", 112, left=250, right=320))
    assert len(parted(*title, line("onderhouden van systemen", 124, left=190, right=380))) == 1


def test_a_first_line_may_be_indented() -> None:
    assert len(parted(line("De leverancier houdt", 100, left=LEFT + 20), line("het dossier bij", 112))) == 1
    assert len(parted(line("een volle laatste regel.", 100), line("De volgende", 112, left=LEFT + 20))) == 2


@pytest.mark.parametrize("size", [13.0, 10.0])
def test_a_heading_without_a_gap_is_a_paragraph(size: float) -> None:
    heading = line("Artikel 7 Monitoring", 112, bold=True, right=200, size=size)
    assert len(parted(line("een volle laatste regel.", 100), heading, line("De leverancier bewaakt", 124))) == 3


def test_a_bold_end_of_a_sentence_is_no_heading() -> None:
    assert len(parted(line("gevestigd te Delft, hierna te noemen:", 100), line("Leverancier,", 112, bold=True, right=150))) == 1


def test_each_line_of_a_table_of_contents_is_a_paragraph() -> None:
    assert len(parted(line("1 Begrippen ........ 2", 100), line("2 Looptijd ........ 4", 112))) == 2


@pytest.mark.parametrize(
    ("last", "first", "expected"),
    [
        (line("wordt aangeduid als", 700), line("Leverancier en houdt", 60), True),
        (line("wordt aangeduid", 700, right=300), line("en bewaart", 60), True),
        (line("de conformiteits-", 700, right=300), line("beoordeling", 60), True),
        (line("Dit is het einde.", 700), line("Hier begint iets", 60), False),
        (line("zoals art.", 700), line("5 van de wet", 60), False),
        (line("de eerste plicht;", 700), line("de tweede plicht", 60), False),
        (line("wordt aangeduid", 700, right=200), line("Leverancier", 60), False),
        (line("wordt aangeduid als", 700), line("b. Leverancier", 60, text_left=LEFT + 20), False),
        (line("wordt aangeduid als", 700), line("Artikel 8", 60, bold=True), False),
        (line("7.3 Een zin.", 700, text_left=LEFT + 30), line("Een tweede zin", 60, left=LEFT + 30), True),
    ],
    ids=["full", "small letter", "hyphen", "sentence", "finished", "item", "early", "label", "heading", "hanging"],
)
def test_a_paragraph_goes_on_after_a_page(last: Line, first: Line, expected: bool) -> None:  # noqa: FBT001
    assert goes_on(last, first) is expected


def test_the_usual_pitch_is_that_of_most_lines() -> None:
    lines = [line("x", top) for top in (100, 112, 124, 150, 162)]
    assert usual_pitch(lines) == pytest.approx(1.2)


def test_a_paragraph_is_whole_over_a_page_and_knows_both_pages() -> None:
    words = "De leverancier stelt voor ieder systeem van de opdrachtgever een dossier op en houdt dat"
    found = texts(text(70, 700, words), text(70, 60, "bij zolang het systeem wordt gebruikt."))
    assert found == [f"{words} bij zolang het systeem wordt gebruikt."]
