"""What is wrong in a model clause is said at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.rules.load import faults, load

PIECE = "    - element: {}\n      text: {{nl: '{}', en: The log.}}\n"
KEPT = PIECE.format("kept", "{supplier} houdt een logboek bij.")
SHOWN = PIECE.format("shown", "{supplier} toont het.")


def found(clauses: Path, *pieces: str, family: str = "logbook") -> list[str]:
    text = f"model:\n  family: {family}\n  pieces:\n{''.join(pieces)}"
    (clauses / "logbook" / "model.yaml").write_text(text, encoding="utf-8")
    return [str(fault) for fault in faults(clauses)]


def test_a_model_clause_with_all_elements_has_no_faults(clauses: Path) -> None:
    assert found(clauses, KEPT, SHOWN) == []
    assert [piece.element for piece in load(clauses).models["logbook"].pieces] == ["kept", "shown"]


@pytest.mark.parametrize(
    ("pieces", "message"),
    [
        ((KEPT,), ":3:3: the element 'shown' has no wording; add a piece for it"),
        ((KEPT, KEPT, SHOWN), ":6:16: the element 'kept' stands here twice; keep one"),
        ((KEPT, SHOWN, PIECE.format("keptt", "x")), "the family has no element 'keptt'; did you mean 'kept'?"),
        (
            (KEPT, PIECE.format("shown", "{suplier} toont.")),
            "'{suplier}' is no placeholder; known are supplier, buyer",
        ),
        ((KEPT, PIECE.format("shown", "{supplier toont.")), "'{supplier toont.}' is no placeholder"),
    ],
)
def test_a_fault_is_named_at_its_place(clauses: Path, pieces: tuple[str, ...], message: str) -> None:
    (fault,) = found(clauses, *pieces)
    assert message in fault


def test_a_model_clause_of_no_family_is_a_fault(clauses: Path) -> None:
    assert "no family is called 'logbok'; did you mean 'logbook'?" in found(clauses, KEPT, SHOWN, family="logbok")[0]
