from __future__ import annotations

from contractcheck.model.rules import Term
from contractcheck.rules.coverage import UnusedPhrase, unused_phrases

TERMS = (
    Term("shown", any=("shown to",), path="b.yaml", line=2),
    Term("kept", nl=("houdt", "log"), en=("keeps", "log"), path="a.yaml", line=7),
    Term("log", nl=("log",), path="a.yaml", line=3),
)


def test_no_phrase_is_unused_when_cases_use_all() -> None:
    assert unused_phrases(TERMS, lambda _term, _phrase: True) == ()


def test_unused_phrases_come_in_the_order_of_their_files_and_lines() -> None:
    found = unused_phrases(TERMS, lambda _term, _phrase: False)
    assert [(item.path, item.line, item.phrase) for item in found] == [
        ("a.yaml", 3, "log"),
        ("a.yaml", 7, "houdt"),
        ("a.yaml", 7, "log"),
        ("a.yaml", 7, "keeps"),
        ("b.yaml", 2, "shown to"),
    ]


def test_a_phrase_is_judged_for_its_own_term() -> None:
    found = unused_phrases(TERMS, lambda term, phrase: (term, phrase) != ("kept", "log"))
    assert found == (UnusedPhrase("kept", "log", "a.yaml", 7),)
