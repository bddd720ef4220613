"""A verdict that is less sure than others says so in every form for people."""

from __future__ import annotations

import pytest

from contractcheck.model.report import Confidence
from contractcheck.report import REPORTERS
from contractcheck.report.display import Display
from tests.build_report import clause, document, report, weak

DOUBT = "Minder zeker: Lees de passages samen. (Van 9 zulke oordelen klopten er 3.)"
FORMS = ("terminal", "html", "markdown", "csv", "sarif")


def drawn(form: str, confidence: Confidence, *, is_weak: bool) -> str:
    made = weak(confidence=confidence) if is_weak else clause(confidence=confidence)
    text = REPORTERS[form](report(document(clauses=(made,))), Display(300)).decode("utf-8-sig")
    return text.replace("\\", "")


@pytest.mark.parametrize("is_weak", [True, False])
@pytest.mark.parametrize("form", FORMS)
def test_a_doubt_stands_beside_the_verdict(form: str, *, is_weak: bool) -> None:
    assert DOUBT in drawn(form, Confidence(0.33, 3, 9, "spread", "Lees de passages samen."), is_weak=is_weak)


@pytest.mark.parametrize("form", FORMS)
def test_a_verdict_without_doubt_says_nothing_of_it(form: str) -> None:
    assert "Minder zeker" not in drawn(form, Confidence(0.95, 19, 20), is_weak=True)


@pytest.mark.parametrize("form", FORMS)
def test_a_doubt_of_which_nothing_was_counted_names_no_numbers(form: str) -> None:
    told = drawn(form, Confidence(0.5, 0, 0, "found", "Lees de passages samen."), is_weak=False)
    assert "Minder zeker: Lees de passages samen." in told
    assert "zulke oordelen" not in told
