"""Sentences that lay on the supplier what a table, schedule or list holds."""

from __future__ import annotations

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.detect.document.statements import Actor
from contractcheck.detect.read import Reader
from contractcheck.ingest.reader import read

RULES = packaged_rules()
READER = Reader(RULES)
PARTIES = "Agreement between the City of Exampleton (the Customer) and Example Works Ltd (the Supplier).\n\n"
PARTIJEN = "Overeenkomst tussen de gemeente Voorbeeldstad (Opdrachtgever) en Voorbeeldwerk B.V. (Leverancier).\n\n"


def actor_of(words: str, text: str) -> Actor:
    """Who must do what the statement with these words says."""
    reading = READER.read(read(text.encode(), "contract.md", RULES.outline))
    return next(each.actor for each in reading.statements if words in each.text)


def table(*rows: str) -> str:
    return "\n".join(("| No | What | Ready |", "|---|---|---|", *(f"| {row} |" for row in rows))) + "\n"


def actor_in_schedule(duty: str, row: str) -> Actor:
    """Who must see to the rooms in a row of schedule 3 of a contract with this duty."""
    text = f"# Contract\n\n{PARTIES}## 7 Duties\n\n7.1 {duty}\n\n## Schedule 3\n\n"
    return actor_of("Rooms", text + table(row))


@pytest.mark.parametrize("pointer", ["bring the steps in Schedule 3 to an end", "deliver the items listed in Schedule 3"])
def test_rows_of_a_schedule_fall_on_the_supplier_whom_a_clause_charges_with_it(pointer: str) -> None:
    assert actor_in_schedule(f"The Supplier shall {pointer}.", "1 | Rooms booked | 3 May") is Actor.SUPPLIER


def test_a_schedule_of_another_number_stays_open() -> None:
    assert actor_in_schedule("The Supplier shall take the steps in Schedule 4.", "1 | Rooms booked | 3 May") is Actor.NONE


def test_a_clause_with_the_number_of_the_schedule_is_not_the_schedule() -> None:
    text = f"# Contract\n\n{PARTIES}## 2 Duties\n\n2.1 The Supplier shall take the steps in Schedule 3.\n\n## 3 Rooms\n\n"
    assert actor_of("Rooms", f"{text}Rooms booked in May.\n") is Actor.NONE


def test_what_the_customer_must_take_from_a_schedule_does_not_fall_on_the_supplier() -> None:
    assert actor_in_schedule("The Customer shall take the steps in Schedule 3.", "1 | Rooms booked | 3 May") is Actor.NONE


def test_a_row_that_names_the_customer_as_its_doer_is_the_customers() -> None:
    assert (
        actor_in_schedule("The Supplier shall take the steps in Schedule 3.", "1 | Rooms booked by the Customer | 3 May")
        is Actor.BUYER
    )


def test_a_row_that_only_mentions_the_customer_stays_the_suppliers() -> None:
    assert (
        actor_in_schedule("The Supplier shall take the steps in Schedule 3.", "1 | Rooms booked, keys with the Customer | 3 May")
        is Actor.SUPPLIER
    )


def test_a_sentence_with_a_colon_lays_the_table_below_it_on_its_subject() -> None:
    text = f"# Contract\n\n{PARTIES}## 7 Duties\n\nThe Supplier warrants of the rooms:\n\n"
    assert actor_of("Rooms", text + table("1 | Rooms booked | 3 May")) is Actor.SUPPLIER


def test_rows_with_another_mark_than_the_one_that_binds_stay_open() -> None:
    text = f"# Contract\n\n{PARTIES}## 7 Duties\n\nThe Supplier shall meet the rows marked M.\n\n"
    assert actor_of("Rooms", text + table("1 | Rooms booked | S", "2 | Cars hired | M")) is Actor.NONE


def test_rows_with_the_mark_that_binds_fall_on_the_supplier() -> None:
    text = f"# Contract\n\n{PARTIES}## 7 Duties\n\nThe Supplier shall meet the rows marked M.\n\n"
    assert actor_of("Cars", text + table("1 | Rooms booked | S", "2 | Cars hired | M")) is Actor.SUPPLIER


def test_het_hoofdstuk_dat_een_artikel_oplegt_bindt_de_leverancier() -> None:
    text = f"# Contract\n\n{PARTIJEN}## 7 Plichten\n\n7.1 Leverancier verricht de werkzaamheden van hoofdstuk 9.\n\n## 9 Plan\n\n"
    assert actor_of("Zalen", text + table("1 | Zalen gereserveerd | 3 mei")) is Actor.SUPPLIER


def test_the_head_of_a_column_names_the_subject_of_its_cells() -> None:
    rows = "| No | What the Supplier does | When |\n|---|---|---|\n| 1 | Follows the spread per age band and council | weekly |\n"
    assert actor_of("spread", f"# Contract\n\n{PARTIES}## 7 Duties\n\n{rows}") is Actor.SUPPLIER
