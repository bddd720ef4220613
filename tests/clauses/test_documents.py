"""Plans, definitions of moments, gates, questions with answers and amendments: the document around a duty decides its verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.model.settings import Input
from tests.by_rules import BY_RULES
from tests.clauses.test_cases import HERE, checker

DOCUMENTS = Path(__file__).parent / "documents"
WRAPPERS = DOCUMENTS / "wrappers"
PARTING = "\n===\n"
STATUSES = {"adequate", "excluded", "missing"}


def params() -> list[object]:
    """Each passage of each file, behind the wrapper, family, verdict and language that the file's name gives."""
    files = sorted(DOCUMENTS.glob("*.txt"))
    passages = [(path.stem, text.strip()) for path in files for text in path.read_text(encoding="utf-8").split(PARTING)]
    return [pytest.param(*stem.split("."), text, id=f"{stem}-{number}") for number, (stem, text) in enumerate(passages)]


@pytest.mark.parametrize(("wrapper", "family", "verdict", "language", "passage"), params())
def test_the_document_around_a_duty_decides_its_verdict(
    wrapper: str, family: str, verdict: str, language: str, passage: str
) -> None:
    frame = HERE / f"wrapper.{language}.md" if wrapper == "contract" else WRAPPERS / f"{wrapper}.{language}.md"
    text = frame.read_text(encoding="utf-8").replace("{passage}", passage)
    report = checker().check(Input("document.md", data=text.encode()), BY_RULES)
    clause = next(each for each in report.clauses if each.id == family)
    status, reasons = (verdict, set()) if verdict in STATUSES else ("weak", {verdict})
    assert (clause.status, {reason.code for reason in clause.reasons}) == (status, reasons)
