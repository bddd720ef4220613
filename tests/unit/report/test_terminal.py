"""The terminal report."""

from __future__ import annotations

import re

import pytest

from contractcheck.model.document import Unread
from contractcheck.model.report import Basis, Ground, Notice, Outcome, Status
from contractcheck.report.display import Display
from contractcheck.report.terminal import render
from tests.build_report import (
    TITLES,
    catering_document,
    clause,
    clauses,
    document,
    evidence,
    failing_document,
    missing,
    purchase,
    report,
    unreadable_document,
    weak,
)


def shown(*documents: object, width: int = 100, color: bool = False, encoding: str = "utf-8") -> str:
    made = report(*documents)  # type: ignore[arg-type]
    return render(made, Display(width, color, encoding)).decode(encoding)


def line_with(text: str, words: str) -> str:
    return next(line for line in text.splitlines() if words in line)


def test_the_verdict_has_a_symbol_and_a_word() -> None:
    assert "✗ NIET IN ORDE" in shown(failing_document())


def test_the_verdict_counts_what_is_missing_or_excluded() -> None:
    assert "ontbreken of zijn uitgesloten: 2 van 5" in shown(failing_document())


def test_an_english_report_is_english() -> None:
    assert "✗ NOT IN ORDER" in shown(failing_document(report_language="en"))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.ADEQUATE, "✓ in orde"),
        (Status.WEAK, "! zwak"),
        (Status.EXCLUDED, "✗ uitgesloten"),
        (Status.MISSING, "✗ ontbreekt"),
        (Status.UNDETERMINED, "? onbeslist"),
    ],
)
def test_each_status_has_a_symbol_and_a_word(status: Status, words: str) -> None:
    assert words in shown(document(clauses=clauses(status=status)))


def test_a_row_names_article_and_page() -> None:
    assert "(art. 7.1, blz. 4)" in line_with(shown(failing_document()), "Conformiteitsbeoordeling (")


def test_an_evidence_without_number_is_placed_by_its_heading() -> None:
    placed = clause(evidence=(evidence(number="", heading="Registratie"),))
    assert "Conformiteitsbeoordeling (Registratie)" in shown(document(clauses=(placed,)))


def test_a_label_that_is_no_article_number_stands_as_it_is() -> None:
    placed = clause(evidence=(evidence(number="Eis TD-04"),))
    assert "Conformiteitsbeoordeling (Eis TD-04)" in shown(document(clauses=(placed,)))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    long = evidence("Leverancier laat de beoordeling van het AI-systeem uitvoeren en toont dat aan. " * 5)
    text = shown(failing_document(clauses=clauses(evidence=(long,))), width=width)
    assert max(map(len, text.splitlines())) <= width


def test_a_long_passage_takes_one_line() -> None:
    long = evidence("Leverancier laat de beoordeling van het AI-systeem uitvoeren. " * 9)
    text = shown(document(clauses=(clause(evidence=(long,)),)), width=80)
    assert line_with(text, "“Leverancier laat").endswith("…”")
    assert text.count("Leverancier") == 1


def test_a_clause_that_counts_says_why_and_what_to_do() -> None:
    text = shown(document(clauses=(weak(),)))
    assert "alleen zijn best te doen (inspanningsverplichting)" in text
    assert "Te doen: Vraag een plicht zonder voorbehoud." in text


def test_a_missing_clause_shows_the_passage_that_came_close() -> None:
    assert "Komt in de buurt: “Leverancier levert de gegevens in CSV.” (art. 7.1)" in shown(document(clauses=(missing(),)))


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (Status.MISSING, "Hierover staat niets in het document."),
        (Status.EXCLUDED, "Het document zegt hierover alleen dat de leverancier het niet doet."),
        (Status.UNDETERMINED, "een deel van het document is niet gelezen"),
    ],
)
def test_a_clause_without_a_reason_of_its_own_is_explained_by_its_status(status: Status, sentence: str) -> None:
    assert sentence in shown(document(clauses=(clause(status=status, reasons=()),)))


def test_a_notice_on_several_clauses_stands_once_with_their_titles() -> None:
    notices = tuple(Notice("by-reference-unseen", "De tekst is niet gezien.", family) for family in list(TITLES)[:2])
    text = shown(document(notices=notices))
    assert "! De tekst is niet gezien. (Conformiteitsbeoordeling, Technische documentatie)" in text


def test_a_notice_on_every_clause_needs_no_titles() -> None:
    notices = tuple(Notice("by-reference-unseen", "De tekst is niet gezien.", family, (evidence(),)) for family in TITLES)
    assert "! De tekst is niet gezien. (art. 7.1)\n" in shown(document(notices=notices))


def test_a_buyer_who_is_the_provider_is_told_so() -> None:
    assert "de verordening: u als afnemer" in shown(document(purchase=purchase(provider="buyer")))


def test_a_provider_that_the_user_stated_is_shown_as_stated() -> None:
    assert "de verordening: de leverancier (opgegeven)" in shown(document(purchase=purchase(stated=("provider",))))


def test_a_clause_by_reference_says_so() -> None:
    assert "door verwijzing" in shown(document(clauses=(clause(basis=Basis.REFERENCE),)))


def test_a_clause_that_is_not_required_asks_for_nothing() -> None:
    text = shown(document(clauses=(missing(required=False),)))
    assert "- ontbreekt" in text
    assert "niet vereist" in text
    assert "Te doen" not in text


def test_a_purchase_without_ai_is_not_applicable() -> None:
    text = shown(catering_document())
    assert "- NIET VAN TOEPASSING" in text
    assert "AI-inkoop: nee" in text
    assert "✗" not in text


def test_high_risk_read_from_the_text_is_called_an_indication() -> None:
    assert "hoog risico: ja (bijlage III, punt 4, aanwijzing uit de tekst" in shown(document())


def test_high_risk_that_the_user_stated_is_no_indication() -> None:
    text = shown(document(purchase=purchase(stated=("purchase",))))
    assert "AI-inkoop: ja (opgegeven) · hoog risico: ja (bijlage III, punt 4, opgegeven)" in text


def test_the_product_route_is_called_annex_i() -> None:
    assert "hoog risico: ja (bijlage I," in shown(document(purchase=purchase(area="I")))


def test_an_open_risk_is_unclear() -> None:
    text = shown(
        document(purchase=purchase(high_risk=None, area=None), outcome=Outcome.ATTENTION, clauses=clauses(required=None))
    )
    assert "hoog risico: niet duidelijk" in text
    assert "het staat nog niet vast of deze clausules vereist zijn" in text


def test_the_words_that_show_the_purchase_are_quoted() -> None:
    assert "blijkt uit: “het AI-systeem dat sollicitanten rangschikt” (art. 2.1)" in shown(document())


def test_a_passage_that_shows_two_facts_is_quoted_once() -> None:
    grounds = (Ground("ai", evidence("het AI-systeem")), Ground("high-risk", evidence("het AI-systeem")))
    assert shown(document(purchase=purchase(grounds=grounds), clauses=())).count("het AI-systeem") == 1


def test_an_unread_page_is_named_with_the_reason() -> None:
    assert "? blz. 3: er is iets te zien, maar er staat geen leesbare tekst" in shown(failing_document())


def test_parts_that_hold_no_clauses_are_only_mentioned() -> None:
    assert "Buiten beschouwing: kopteksten" in shown(failing_document())


def test_an_unknown_part_and_cause_are_shown_as_they_are() -> None:
    assert "? attachment prijzen.xlsx: strange-cause" in shown(
        document(unread=(Unread("attachment prijzen.xlsx", "strange-cause"),))
    )


def test_an_unreadable_file_shows_its_sentence_and_no_clauses() -> None:
    text = shown(unreadable_document())
    assert "? ONBESLIST  dit bestand kon niet worden gelezen" in text
    assert "Het bestand is beveiligd met een wachtwoord; sla het op zonder wachtwoord." in text
    assert "Conformiteitsbeoordeling" not in text


def test_an_unread_part_is_not_told_a_second_time_as_a_notice() -> None:
    notice = Notice("unread-part", "Niet gelezen: bladzijde 3.")
    text = shown(document(unread=(Unread("page 3", "no-text", page=3),), notices=(notice,)))
    assert "? blz. 3: er is iets te zien" in text
    assert "Aandachtspunten" not in text


def test_a_run_over_several_files_ends_with_counts() -> None:
    text = shown(failing_document(), catering_document())
    assert "Documenten: 2 (niet in orde: 1, niet van toepassing: 1)" in text


def test_the_first_clause_with_a_problem_is_the_one_to_explain() -> None:
    assert "contractcheck explain technical-documentation" in shown(failing_document())


def test_the_report_says_that_it_is_no_legal_advice() -> None:
    assert "geen juridisch advies. Stand van het recht: 21 november 2026." in shown(document())


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp850"])
def test_a_console_without_the_symbols_gets_plain_ones(encoding: str) -> None:
    text = shown(failing_document(), encoding=encoding)
    assert "x NIET IN ORDE" in text
    assert "+ in orde" in text
    assert "?" not in line_with(text, "NIET IN ORDE")


def test_without_colour_there_is_no_control_character() -> None:
    assert "\x1b" not in shown(failing_document())


def test_colour_only_adds_to_the_words() -> None:
    plain, colored = (shown(failing_document(), color=color) for color in (False, True))
    bare = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", colored).splitlines()]
    assert "\x1b[" in colored
    assert bare == plain.splitlines()


def test_a_document_cannot_send_commands_to_the_terminal() -> None:
    hostile = clause(evidence=(evidence("plicht \x1b[2J weg", number="7\x07", heading="\x1b]0;x"),))
    assert "\x1b" not in shown(document(clauses=(hostile,)))


def test_square_brackets_in_a_passage_are_text() -> None:
    assert "“[red]plicht[/red]”" in shown(document(clauses=(clause(evidence=(evidence("[red]plicht[/red]"),)),)))


def test_a_document_with_one_clause_of_each_status_fits_a_screen() -> None:
    assert len(shown(failing_document(), width=80).splitlines()) <= 40
