"""Waivers laid over a finished report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from contractcheck.assess.waivers import covering, settings_for, uses, with_waivers
from contractcheck.checker import packaged_rules
from contractcheck.model.document import LineBox
from contractcheck.model.fingerprint import fingerprint
from contractcheck.model.report import DocumentReport, QuoteSpan, Reason, Status
from contractcheck.model.settings import Input, Settings
from contractcheck.model.waivers import Waiver, WaiverState
from tests.build_report import clause, document, evidence, failing_document, unreadable_document, weak

AS_OF = "2026-12-01"
DOCUMENTATION = "technical-documentation"


def waiver(**changes: Any) -> Waiver:
    return replace(Waiver(DOCUMENTATION, "Een proef van drie maanden.", "Hoofd Inkoop", "2027-12-31"), **changes)


def waived(report: DocumentReport, *waivers: Waiver) -> DocumentReport:
    return with_waivers(report, packaged_rules(), Settings(as_of=AS_OF, waivers=waivers))


def accepted(report: DocumentReport) -> list[str]:
    return [each.id for each in report.clauses if each.waiver]


def test_a_gap_bears_the_waiver_that_is_about_its_clause() -> None:
    assert accepted(waived(failing_document(), waiver())) == [DOCUMENTATION]


def test_a_waiver_changes_no_status_and_no_outcome() -> None:
    before, after = failing_document(), waived(failing_document(), waiver())
    assert after.outcome is before.outcome
    assert [each.status for each in after.clauses] == [each.status for each in before.clauses]


@pytest.mark.parametrize("changes", [{"required": False}, {"status": Status.ADEQUATE}, {"status": Status.UNDETERMINED}])
def test_what_is_no_gap_has_no_waiver(changes: dict[str, Any]) -> None:
    assert accepted(waived(document(clauses=(weak(DOCUMENTATION, **changes),)), waiver())) == []


def test_a_file_that_could_not_be_read_cannot_be_waived() -> None:
    assert accepted(waived(unreadable_document(), waiver())) == []


def test_a_waiver_for_reasons_lapses_when_another_reason_comes() -> None:
    hedged = weak(DOCUMENTATION)
    worse = replace(hedged, reasons=(*hedged.reasons, Reason("contradicted", "Elders staat het omgekeerde.")))
    about = waiver(reasons=("hedged",))
    assert accepted(waived(document(clauses=(hedged,)), about)) == [DOCUMENTATION]
    assert accepted(waived(document(clauses=(worse,)), about)) == []


def test_a_waiver_with_a_fingerprint_lapses_when_the_words_change() -> None:
    one, other = (
        weak(DOCUMENTATION, evidence=(evidence(words),)) for words in ("Leverancier probeert.", "Leverancier ziet wel.")
    )
    about = waiver(fingerprint=fingerprint(one))
    assert accepted(waived(document(clauses=(one,)), about)) == [DOCUMENTATION]
    assert accepted(waived(document(clauses=(other,)), about)) == []


def test_a_finding_that_moves_keeps_its_fingerprint() -> None:
    box = LineBox(0, 9, 7, 70.0, 100.0, 250.0, 112.0)
    here = weak(evidence=(evidence("Leverancier probeert.", number="7.1", page=3),))
    moved = evidence(
        "Leverancier  probeert.",
        number="9.4",
        heading="Artikel 9",
        page=7,
        spans=(QuoteSpan("b40", 3, 25, (box,)),),
        document="b",
    )
    assert fingerprint(here) == fingerprint(replace(here, evidence=(moved,)))


def test_clause_status_and_reason_each_change_the_fingerprint() -> None:
    found = weak()
    others = [weak("dataset-provenance"), replace(found, status=Status.MISSING), replace(found, reasons=())]
    assert len({fingerprint(each) for each in (found, *others)}) == 4


def test_a_waiver_holds_on_its_last_day_and_not_on_the_next() -> None:
    assert accepted(waived(failing_document(), waiver(expires=AS_OF))) == [DOCUMENTATION]
    assert accepted(waived(failing_document(), waiver(expires="2026-11-30"))) == []


def test_an_expired_waiver_leaves_a_notice_at_its_clause() -> None:
    found = waived(failing_document(), waiver(expires="2026-11-30")).notices[-1]
    assert (found.code, found.family) == ("waiver-expired", DOCUMENTATION)
    assert "tot en met 30 november 2026" in found.message


def test_an_expired_waiver_beside_one_in_force_is_passed_over() -> None:
    found = waived(failing_document(), waiver(expires="2026-11-30"), waiver())
    assert accepted(found) == [DOCUMENTATION]
    assert "waiver-expired" not in {notice.code for notice in found.notices}


def test_each_waiver_is_used_expired_or_unused() -> None:
    given = (waiver(), waiver(expires="2026-11-30"), waiver(clause="conformity-assessment"))
    found = uses(given, AS_OF, covering([waived(failing_document(), *given)]))
    assert [(each.state, each.clauses) for each in found] == [
        (WaiverState.USED, 1),
        (WaiverState.EXPIRED, 0),
        (WaiverState.UNUSED, 0),
    ]


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [("*", True), ("draft.docx", True), ("*.docx", True), ("acme/*.docx", True), ("beta/*.docx", False), ("*.pdf", False)],
)
def test_a_pattern_fits_a_name_or_the_end_of_a_path(pattern: str, *, fits: bool) -> None:
    settings = Settings(as_of=AS_OF, waivers=(waiver(document=pattern),))
    given = Input("draft.docx", path=Path("/offers/acme/draft.docx"))
    assert bool(settings_for(settings, given).waivers) is fits


def test_the_place_of_an_input_stands_for_its_path() -> None:
    settings = Settings(as_of=AS_OF, waivers=(waiver(document="acme/*"),))
    assert settings_for(settings, Input("draft.docx", data=b"", place="offers/acme/draft.docx")).waivers


def test_a_clause_that_is_in_order_keeps_no_trace_of_waivers() -> None:
    assert waived(document(clauses=(clause(),)), waiver(clause="conformity-assessment")) == document(clauses=(clause(),))
