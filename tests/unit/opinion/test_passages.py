"""What the text model is given to read."""

from __future__ import annotations

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.detect.read import Reader, Reading
from contractcheck.ingest.reader import read
from contractcheck.opinion.passages import neutral, text_of

RULES = packaged_rules()
READER = Reader(RULES)
FAMILY = "eu-database-registration"
PARTIES = {
    "nl": "Rekenlicht B.V., hierna: Leverancier, levert aan Gemeente Veldzicht, hierna: Opdrachtgever, het AI-systeem Zichtlijn.",
    "en": 'Tidewater Ltd ("the Supplier") supplies Harbour Council ("the Customer") with the AI system Firstline.',
}
DUTIES = {
    "nl": "Leverancier registreert Zichtlijn in de EU-databank voordat Opdrachtgever Zichtlijn gebruikt.",
    "en": "The Supplier shall register Firstline in the EU database before the Customer uses Firstline.",
}
NAMED = {
    "nl": "Rekenlicht B.V. registreert Zichtlijn in de EU-databank voordat Gemeente Veldzicht Zichtlijn gebruikt.",
    "en": "Tidewater Ltd shall register Firstline in the EU database before Harbour Council uses Firstline.",
}


def reading(language: str, *paragraphs: str) -> Reading:
    text = "\n\n".join(["# Agreement on an AI system", PARTIES[language], *paragraphs])
    return READER.read(read(text.encode(), "draft.md", RULES.outline), ai=True)


@pytest.mark.parametrize("duties", [DUTIES, NAMED], ids=["by-role", "by-name"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_roles_stand_for_names(language: str, duties: dict[str, str]) -> None:
    found = neutral(duties[language], reading(language).context)
    assert [found.count(word) for word in ("xsupplier", "xbuyer", "xsystem")] == [1, 1, 2]
    assert not [name for name in ("Rekenlicht", "Veldzicht", "Zichtlijn", "Tidewater", "Harbour", "Firstline") if name in found]


def test_what_is_no_name_stays_as_it_is() -> None:
    text = "No data leave the Union."
    assert neutral(text, reading("en").context) == text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_duty_reads_the_same_whatever_the_parties_are_called(language: str) -> None:
    first = text_of(FAMILY, reading(language, DUTIES[language]))
    for old, new in (("Rekenlicht", "Novadata"), ("Veldzicht", "Oostkade"), ("Tidewater", "Novadata"), ("Harbour", "Eastquay")):
        text = "\n\n".join(["# Agreement on an AI system", PARTIES[language].replace(old, new), DUTIES[language]])
        assert text_of(FAMILY, READER.read(read(text.encode(), "draft.md", RULES.outline), ai=True)) == first


def test_each_passage_stands_once_and_in_the_order_of_the_text() -> None:
    two = (
        "The Supplier shall register Firstline in the EU database. The Supplier shall keep its entry in the EU database current."
    )
    made = text_of(FAMILY, reading("en", two, "No data leave the Union.", DUTIES["en"]))
    title, first, second = made.splitlines()
    assert title == "Agreement on an AI system"
    assert "keep its entry" in first
    assert "before the xbuyer uses" in second


def test_the_heading_over_passages_stands_once_above_them() -> None:
    made = text_of(FAMILY, reading("en", "## 4 EU database", f"4.1 {DUTIES['en']}", f"4.2 {NAMED['en']}"))
    assert made.count("EU database") == 3
    assert made.splitlines()[0].endswith("EU database")


def test_a_family_of_which_the_text_says_nothing_has_no_text() -> None:
    assert text_of("dataset-provenance", reading("en", DUTIES["en"])) == ""


NEAR = "The lamps are registered in EUDAMED, the EU database of medical devices."


def test_near_misses_are_read_where_the_rules_have_no_candidate_in_a_purchase_of_ai() -> None:
    found = reading("en", NEAR)
    assert not [each for each in found.candidates if each.family == FAMILY]
    assert NEAR in text_of(FAMILY, found)


def test_near_misses_are_not_read_where_no_ai_is_bought() -> None:
    document = read(f"# Agreement\n\n{NEAR}\n".encode(), "draft.md", RULES.outline)
    assert text_of(FAMILY, READER.read(document, ai=False)) == ""
