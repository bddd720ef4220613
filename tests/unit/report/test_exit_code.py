"""The exit code of a run."""

from __future__ import annotations

import pytest

from contractcheck.model.report import Status
from contractcheck.report.exit_code import FAIL_ON, ExitCode, FailOn, exit_code
from tests.build_report import catering_document, clause, clauses, document, missing, report, unreadable_document, weak


def _code(*, fail_on: FailOn = "missing", **changes: object) -> ExitCode:
    return exit_code(report(document(clauses=(clause(**changes),))), fail_on)


def test_a_run_over_adequate_clauses_is_clean() -> None:
    assert exit_code(report(document(clauses=clauses())), "weak") is ExitCode.CLEAN


@pytest.mark.parametrize("status", [Status.MISSING, Status.EXCLUDED])
def test_excluded_counts_as_much_as_missing(status: Status) -> None:
    assert _code(status=status) is ExitCode.FINDINGS


def test_weak_is_a_finding_only_when_asked_for() -> None:
    weak_document = report(document(clauses=(weak(),)))
    assert [exit_code(weak_document, fail_on) for fail_on in FAIL_ON] == [ExitCode.CLEAN, ExitCode.FINDINGS, ExitCode.CLEAN]


def test_never_ignores_findings() -> None:
    assert _code(status=Status.MISSING, fail_on="never") is ExitCode.CLEAN


def test_a_clause_that_is_not_required_is_no_finding() -> None:
    assert exit_code(report(catering_document()), "weak") is ExitCode.CLEAN


def test_a_clause_that_may_be_required_is_a_finding() -> None:
    assert _code(status=Status.MISSING, required=None) is ExitCode.FINDINGS


def test_an_undetermined_clause_beats_a_missing_one() -> None:
    both = document(clauses=(missing(), clause(status=Status.UNDETERMINED)))
    assert exit_code(report(both), "missing") is ExitCode.NOT_JUDGED


def test_an_undetermined_clause_that_is_not_required_is_no_matter() -> None:
    assert _code(status=Status.UNDETERMINED, required=False) is ExitCode.CLEAN


def test_one_unreadable_file_among_good_ones_is_not_judged_even_with_fail_on_never() -> None:
    assert exit_code(report(document(), unreadable_document()), "never") is ExitCode.NOT_JUDGED
