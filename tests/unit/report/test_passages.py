"""Which passages of a clause a short report shows."""

from __future__ import annotations

from contractcheck.model.report import Basis, Confidence, Reason, Status
from contractcheck.report.passages import telling, worth_reading
from tests.build_report import clause, evidence, missing

FIRM = evidence("Leverancier voert de conformiteitsbeoordeling vóór de ingebruikname uit.", number="5.1")
ANSWER = evidence("Ja, dat klopt.", number="4")
TRIED = evidence("Leverancier spant zich in.", number="5.2", faults=("hedged",))
ASKED = evidence("Wie doet dit?", number="5.3", faults=("descriptive",))


def test_a_gap_shows_the_passage_that_gives_its_reason() -> None:
    weak = clause(status=Status.WEAK, reasons=(Reason("hedged", "Alleen moeite."),), evidence=(ASKED, FIRM, TRIED))
    assert telling(weak) == TRIED


def test_a_contradicted_clause_shows_what_takes_the_duty_away() -> None:
    denied = evidence("Niets verplicht Leverancier daartoe.", number="12", faults=("negated",))
    made = clause(status=Status.WEAK, reasons=(Reason("contradicted", "Tegenspraak."),), evidence=(ASKED, FIRM, denied))
    assert telling(made) == denied


def test_a_clause_that_is_in_order_shows_a_passage_that_binds() -> None:
    assert telling(clause(evidence=(TRIED, FIRM))) == FIRM


def test_a_clause_by_reference_shows_the_passage_that_names_the_set() -> None:
    assert telling(clause(basis=Basis.REFERENCE, evidence=(ASKED, FIRM))) == ASKED


def test_a_short_answer_gives_way_to_the_passage_that_says_something() -> None:
    assert telling(clause(evidence=(ANSWER, FIRM))) == FIRM


def test_a_short_answer_is_shown_where_there_is_nothing_else() -> None:
    assert telling(clause(evidence=(ANSWER,))) == ANSWER


def test_a_missing_clause_shows_nothing() -> None:
    assert telling(missing()) is None
    assert list(worth_reading(missing())) == []


def test_a_clause_in_order_is_read_in_one_passage_unless_the_verdict_is_less_sure() -> None:
    doubtful = Confidence(0.6, 6, 10, "weak-beside", "Lees ze samen.")
    assert list(worth_reading(clause(evidence=(TRIED, FIRM)))) == [FIRM]
    assert list(worth_reading(clause(evidence=(TRIED, FIRM), confidence=doubtful))) == [TRIED, FIRM]
