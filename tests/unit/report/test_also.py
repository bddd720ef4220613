"""The neighbour subjects in the reports."""

from __future__ import annotations

from contractcheck.batch import codec
from contractcheck.checker import packaged_rules
from contractcheck.report.display import Display
from contractcheck.report.explain import explain, topics
from contractcheck.report.json_ import as_json, render
from contractcheck.report.terminal import render as render_terminal
from tests.build_report import document, report, subjects

SHOWN = document(also=subjects())


def lines(width: int = 100) -> list[str]:
    return render_terminal(report(SHOWN), Display(width)).decode().splitlines()


def test_subjects_of_one_standing_share_a_line() -> None:
    start = lines().index("Ook van belang (telt niet mee in het oordeel)")
    marks = [line.split(":")[0].strip() for line in lines()[start + 1 : start + 4]]
    assert marks == ["✓ bindend", "! zwak", "- niet gevonden"]


def test_a_subject_that_is_found_has_its_place() -> None:
    assert "Logboeken (art. 7.1)" in " ".join(lines())


def test_without_subjects_there_is_no_block() -> None:
    assert b"Ook van belang" not in render_terminal(report(document()), Display(100))


def test_the_json_has_each_subject_with_its_standing() -> None:
    also = as_json(report(SHOWN))["reports"][0]["also"]
    assert [(each["id"], each["standing"]) for each in also] == [
        ("logging", "binding"),
        ("audit-rights", "weak"),
        ("open-source", "not_found"),
    ]


def test_the_json_with_subjects_keeps_to_its_schema() -> None:
    assert b'"standing": "weak"' in render(report(SHOWN))


def test_subjects_change_no_count_of_the_summary() -> None:
    assert as_json(report(SHOWN))["summary"] == as_json(report(document()))["summary"]


def test_subjects_come_back_from_a_store() -> None:
    assert codec.decode(codec.encode(SHOWN)).also == SHOWN.also


def test_every_subject_can_be_explained_in_both_languages() -> None:
    for subject in packaged_rules().subjects:
        assert subject.what.nl.split()[0] in explain(packaged_rules(), subject.id, "nl", 100)
        assert subject.what.en.split()[0] in explain(packaged_rules(), subject.id, "en", 100)


def test_the_list_of_topics_names_every_subject() -> None:
    assert [each.id for each in packaged_rules().subjects if f"- {each.id}: " not in topics(packaged_rules(), "en", 100)] == []
