"""Who bears the duty of a sentence and what takes the force out of it, in view of its document."""

from __future__ import annotations

import pytest

from contractcheck.checker import packaged_rules
from contractcheck.detect.document.statements import Actor, Fault, Statement
from contractcheck.detect.read import Reader
from contractcheck.ingest.reader import read

RULES = packaged_rules()
READER = Reader(RULES)


ASKED = """The Council asks and the Supplier answers with what it is bound to.

| Question | Answer |
|---|---|
| Will we receive the technical file of your model? | {answer} |
"""


def last(text: str) -> Statement:
    return statements(text)[-1]


def statements(text: str) -> tuple[Statement, ...]:
    return tuple(READER.read(read(text.encode(), "draft.md", RULES.outline)).statements)


@pytest.mark.parametrize("answer", ["No.", "No. It is confidential."])
def test_a_question_that_is_answered_with_no_denies(answer: str) -> None:
    asked = statements(ASKED.format(answer=answer))[2]
    assert asked.faults == {Fault.NEGATED}


@pytest.mark.parametrize("answer", ["No later than delivery.", "In March."])
def test_a_question_with_another_answer_stays_a_question(answer: str) -> None:
    asked = statements(ASKED.format(answer=answer))[2]
    assert Fault.DESCRIPTIVE in asked.faults


def test_a_question_that_is_answered_with_yes_binds() -> None:
    asked = statements(ASKED.format(answer="Yes."))[2]
    assert (asked.actor, asked.faults) == (Actor.SUPPLIER, frozenset())


def test_a_question_does_not_make_its_answer_a_question() -> None:
    table = (
        "| Question | Answer |\n|---|---|\n| How do you monitor it? | The Supplier shall measure its accuracy every month. |\n"
    )
    assert (last(table).actor, last(table).faults) == (Actor.SUPPLIER, frozenset())


@pytest.mark.parametrize(
    "text",
    [
        "Should the tool fail, the Supplier shall tell the Council.",
        "Should Owl fail, the Supplier shall tell the Council.",
    ],
)
def test_should_that_opens_a_condition_is_no_hedge(text: str) -> None:
    assert last(text).faults == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "If it fails, the Council hears that the same day from the Supplier.",
        "Faalt het systeem, dan hoort de Gemeente dat dezelfde dag van Leverancier.",
    ],
)
def test_he_from_whom_the_buyer_hears_bears_the_duty(text: str) -> None:
    assert last(text).actor is Actor.SUPPLIER


def test_items_under_a_lead_in_without_a_sign_take_its_actor() -> None:
    assert last("The Supplier undertakes to\n\n(a) deliver it;\n\n(b) register it.\n").actor is Actor.SUPPLIER


@pytest.mark.parametrize(
    "text",
    [
        "Sortwell ranks the letters with an AI system.\n\nThe Supplier registers Sortwell.",
        "Brievenwijs herkent onderwerpen en is een AI-toepassing.\n\nLeverancier registreert Brievenwijs.",
    ],
)
def test_a_name_that_does_what_ai_does_is_the_system(text: str) -> None:
    assert "AI-" in last(text).masked


@pytest.mark.parametrize(
    "text",
    [
        "The Supplier delivers Sortwell, an AI system for letters.\n\nThe Supplier registers Sortwell.",
        "Leverancier levert Brievenwijs, een AI-toepassing voor brieven.\n\nLeverancier registreert Brievenwijs.",
    ],
)
def test_a_name_that_an_apposition_calls_ai_is_the_system(text: str) -> None:
    assert "AI-" in last(text).masked


def test_a_conjunction_before_the_ai_system_is_no_name_of_a_system() -> None:
    assert last("Before the AI system runs, the Supplier tests it.\n\nBefore delivery the Supplier pays.").masked.startswith(
        "Before"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Supplier compares every month what the tool predicted with what the doctors found while it is in use.",
        "Leverancier vergelijkt tijdens het gebruik iedere maand de voorgestelde met de werkelijke uitkomsten.",
    ],
)
def test_a_party_that_compares_outcomes_in_a_purchase_of_ai_monitors(text: str) -> None:
    document = f"# Order\n\nThe Supplier delivers an AI system. De Leverancier levert een AI-systeem.\n\n{text}\n"
    found = READER.read(read(document.encode(), "draft.md", RULES.outline)).candidates
    assert "post-market-monitoring" in {each.family for each in found}
