"""One duty in many moods: firm, hedged, conditional, laid on somebody else, told of, denied.

The wording of the mood alone decides the verdict.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.model.rules import Case
from tests.clauses.lines import labelled_lines
from tests.clauses.test_cases import judged

MOODS = Path(__file__).parent / "moods"
DUTY = {
    "en": {
        "monitor": "monitor the performance of the AI system during its use",
        "report": "report every serious incident to the Customer",
        "report_outside": "report every serious incident to the authority",
    },
    "nl": {
        "monitor": "de prestaties van het AI-systeem tijdens het gebruik te monitoren",
        "report": "ieder ernstig incident aan Opdrachtgever te melden",
        "report_outside": "ieder ernstig incident aan de toezichthouder te melden",
        "both_outside": "de prestaties van het AI-systeem tijdens het gebruik monitoren en ieder ernstig incident aan de "
        "toezichthouder melden",
        "both": "de prestaties van het AI-systeem tijdens het gebruik monitoren en ieder ernstig incident aan Opdrachtgever "
        "melden",
    },
}
VERDICTS = {
    "adequate": ("adequate", set()),
    "hedged": ("weak", {"hedged"}),
    "conditional": ("weak", {"conditional"}),
    "shifted": ("weak", {"shifted"}),
    "descriptive": ("weak", {"descriptive"}),
    "excluded": ("excluded", set()),
}


@pytest.mark.parametrize(("mood", "language", "sentence"), labelled_lines(MOODS))
def test_the_mood_of_a_duty_decides_its_verdict(mood: str, language: str, sentence: str) -> None:
    status, reasons = VERDICTS[mood]
    case = Case(sentence, language, sentence.format(**DUTY[language]), "post-market-monitoring", status, tuple(reasons))
    clause = judged(case)
    assert (clause.status, {reason.code for reason in clause.reasons}) == (status, reasons)
