"""Reports as bytes and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contractcheck.batch.codec import decode, encode
from tests.build_report import clause, document, evidence, failing_document, unreadable_document

# Every character that a document can hold, halves of surrogate pairs and NUL as well.
TEXTS = st.text(st.characters(exclude_categories=()))


def test_a_report_with_everything_in_it_comes_back_as_it_was() -> None:
    assert [decode(encode(each)) for each in (failing_document(), unreadable_document())] == [
        failing_document(),
        unreadable_document(),
    ]


@given(TEXTS)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    made = document(clauses=(clause(evidence=(evidence(text),)),))
    assert decode(encode(made)) == made
