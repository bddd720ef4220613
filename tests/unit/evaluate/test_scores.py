"""Scores against values computed by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.evaluate.labels import STATUSES, Facts, Label
from contractcheck.evaluate.scores import Agreement, Found, Share, overlaps, score, wilson
from contractcheck.model.report import Status
from tests.unit.evaluate.build import codes, judgement, said, sample

ADEQUATE, WEAK, EXCLUDED, MISSING, UNDETERMINED = Status
COMMON = Found(WEAK, codes("hedged"))


def test_status_accuracy_is_the_share_of_equal_statuses() -> None:
    made = score([said(ADEQUATE, ADEQUATE), said(ADEQUATE, WEAK), said(MISSING, MISSING), said(WEAK, WEAK)])
    assert made.status == Share(3, 4)


def test_macro_f1_is_the_mean_over_the_labelled_statuses() -> None:
    """Adequate: one of two found, nothing else called so, 2/3; weak: found, and one other called so, 2/3; missing: 1."""
    made = score([said(ADEQUATE, ADEQUATE), said(ADEQUATE, WEAK), said(MISSING, MISSING), said(WEAK, WEAK)])
    assert made.f1 == pytest.approx({ADEQUATE: 2 / 3, WEAK: 2 / 3, MISSING: 1})
    assert made.macro_f1 == pytest.approx(7 / 9)


def test_undetermined_counts_as_wrong() -> None:
    made = score([said(MISSING, UNDETERMINED)])
    assert (made.status, made.macro_f1) == (Share(0, 1), 0)


def test_accuracy_is_split_by_family_language_kind_and_format() -> None:
    dutch = sample("two", "nl", "tender", "pdf")
    made = score([said(WEAK, WEAK, "a"), said(WEAK, MISSING, "b", dutch)])
    assert made.per == {
        "family": {"a": Share(1, 1), "b": Share(0, 1)},
        "language": {"en": Share(1, 1), "nl": Share(0, 1)},
        "kind": {"contract": Share(1, 1), "tender": Share(0, 1)},
        "format": {"md": Share(1, 1), "pdf": Share(0, 1)},
    }


def test_one_document_in_two_formats_is_two_texts() -> None:
    assert score([said(WEAK, WEAK, of=sample(form=form)) for form in ("md", "pdf", "pdf")]).texts == 2


def test_reasons_are_compared_where_the_label_is_weak() -> None:
    """Two of three found reasons are right, two of two labelled ones are found: 4/5."""
    weak = judgement(Label(WEAK, codes("hedged", "shifted")), Found(WEAK, codes("hedged", "shifted", "conditional")))
    adequate = judgement(Label(ADEQUATE), Found(WEAK, codes("incomplete")))
    made = score([weak, adequate])
    assert made.reasons == Agreement(both=2, found=3, labelled=2)
    assert made.reasons.f1 == pytest.approx(4 / 5)


def test_recall_of_a_reason_counts_the_labels_that_hold_it() -> None:
    made = score([judgement(Label(WEAK, codes("hedged")), COMMON), judgement(Label(WEAK, codes("hedged", "shifted")), COMMON)])
    assert made.reason_recall == {"hedged": Share(2, 2), "shifted": Share(0, 1)}


def test_elements_are_compared_where_the_label_lists_them() -> None:
    listed = judgement(Label(WEAK, elements=codes("origin", "training-data")), Found(WEAK, elements=codes("origin")))
    unlisted = judgement(Label(WEAK), Found(WEAK, elements=codes("origin")))
    assert score([listed, unlisted]).elements == Agreement(both=1, found=1, labelled=2)


def test_a_quote_of_the_labelled_passage_is_a_hit() -> None:
    label = Label(WEAK, evidence=("The Supplier shall describe the origin of the data",))
    hit = judgement(label, Found(WEAK, quotes=("3.1 the supplier shall describe the sources",)))
    miss = judgement(label, Found(WEAK, quotes=("The Supplier shall pay.",)))
    assert score([hit, miss]).evidence == Share(1, 2)


def test_evidence_counts_only_where_both_find_something() -> None:
    label = Label(WEAK, evidence=("The Supplier shall describe the origin",))
    assert score([judgement(label, Found(MISSING)), judgement(Label(MISSING), COMMON)]).evidence == Share(0, 0)


def test_a_false_alarm_is_a_finding_where_the_label_says_missing() -> None:
    made = score([said(MISSING, WEAK), said(MISSING, UNDETERMINED), said(MISSING, MISSING), said(WEAK, ADEQUATE)])
    assert made.false_alarms == Share(1, 3)


def test_an_open_risk_in_the_label_is_not_counted() -> None:
    pairs = [
        (Facts(ai=True, high_risk=None), Facts(ai=True, high_risk=True)),
        (Facts(ai=False, high_risk=False), Facts(ai=True, high_risk=None)),
    ]
    made = score([], pairs)
    assert (made.ai, made.high_risk) == (Share(1, 2), Share(0, 1))


def test_confusion_is_counted_by_family_label_and_finding() -> None:
    made = score([said(WEAK, ADEQUATE, "a"), said(WEAK, ADEQUATE, "a"), said(WEAK, ADEQUATE, "b")])
    assert made.confusion == {("a", WEAK, ADEQUATE): 2, ("b", WEAK, ADEQUATE): 1}


@given(
    st.lists(st.tuples(st.sampled_from(STATUSES), st.sampled_from(list(Status)), st.sampled_from("ab"))).flatmap(
        lambda rows: st.tuples(st.just(rows), st.permutations(rows))
    )
)
def test_scores_do_not_depend_on_the_order(
    both: tuple[list[tuple[Status, Status, str]], list[tuple[Status, Status, str]]],
) -> None:
    first, second = (score([said(label, found, family) for label, found, family in rows]) for rows in both)
    assert first == second


@pytest.mark.parametrize(
    ("quote", "passage", "expected"),
    [
        ("one two three four five six", "zero two three four five six", True),
        ("one two three four five", "one two three four six", False),
        ("the plan is kept, always", "The plan!", True),
        ("anything at all", "", False),
        ("word " * 146 + "one two three four five", "one two three four five", False),
        ("word " * 145 + "one two three four five", "one two three four five", True),
    ],
)
def test_a_quote_overlaps_with_five_words_in_a_row(quote: str, passage: str, expected: bool) -> None:  # noqa: FBT001
    assert overlaps(quote, passage) is expected


@pytest.mark.parametrize(
    ("part", "whole", "interval"),
    [(8, 10, (0.4902, 0.9433)), (0, 10, (0.0, 0.2775)), (10, 10, (0.7225, 1.0)), (50, 100, (0.4038, 0.5962))],
)
def test_the_interval_of_wilson_has_its_known_ends(part: int, whole: int, interval: tuple[float, float]) -> None:
    assert wilson(part, whole) == pytest.approx(interval, abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_interval_of_wilson_holds_the_share(pair: tuple[int, int]) -> None:
    low, high = wilson(*pair)
    assert 0 <= low <= pair[0] / pair[1] + 1e-12
    assert pair[0] / pair[1] - 1e-12 <= high <= 1


def test_a_share_of_nothing_has_no_value() -> None:
    assert (Share(0, 0).value, Share(0, 0).interval, Agreement(0, 0, 0).f1) == (None, None, None)
