"""Labelled texts in a folder; every fault in a label is one sentence with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from contractcheck.errors import UsageError
from contractcheck.evaluate.labels import SUFFIXES, Facts, Label, Sample, read
from contractcheck.model.report import Status

FAMILIES = {"provenance": ["origin"], "registration": ["proof"]}
WEAK = {"status": "weak", "reasons": ["hedged"], "evidence": ["The Supplier will try"]}
MISSING: dict[str, Any] = {"status": "missing", "reasons": [], "evidence": []}
DOCUMENT: dict[str, Any] = {
    "id": "a1",
    "language": "en",
    "kind": "contract",
    "ai_purchase": True,
    "high_risk": None,
    "families": {"provenance": WEAK, "registration": MISSING},
}
PASSAGE: dict[str, Any] = {
    "id": "p1",
    "language": "nl",
    "family": "provenance",
    "status": "adequate",
    "reasons": [],
    "elements": ["origin"],
    "text": "Leverancier beschrijft de herkomst.",
}


def _document(folder: Path, label: object = DOCUMENT, suffixes: tuple[str, ...] = (".md",)) -> None:
    (folder / "a1.json").write_text(json.dumps(label), encoding="utf-8")
    for suffix in suffixes:
        (folder / f"a1{suffix}").write_text("text", encoding="utf-8")


def _passages(folder: Path, *labels: object) -> None:
    (folder / "p.jsonl").write_text("".join(f"{json.dumps(label)}\n" for label in labels), encoding="utf-8")


def _read(folder: Path, *suffixes: str) -> tuple[Sample, ...]:
    return read(folder, suffixes or SUFFIXES, FAMILIES)


def _fault(folder: Path) -> str:
    with pytest.raises(UsageError) as caught:
        _read(folder)
    return str(caught.value)


def test_a_document_is_read_with_its_labels_and_facts(tmp_path: Path) -> None:
    _document(tmp_path)
    (sample,) = _read(tmp_path)
    assert (sample.id, sample.format, sample.kind, sample.facts) == ("a1", "md", "contract", Facts(ai=True, high_risk=None))
    assert sample.labels["provenance"] == Label(Status.WEAK, frozenset({"hedged"}), ("The Supplier will try",))


def test_a_document_comes_once_for_each_chosen_format_that_it_has(tmp_path: Path) -> None:
    _document(tmp_path, suffixes=(".docx", ".pdf"))
    assert [sample.format for sample in _read(tmp_path, ".md", ".pdf", ".docx")] == ["pdf", "docx"]


def test_a_json_file_without_a_document_is_left_alone(tmp_path: Path) -> None:
    _document(tmp_path)
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    assert len(_read(tmp_path)) == 1


def test_a_passage_is_read_from_its_line(tmp_path: Path) -> None:
    _passages(tmp_path, PASSAGE)
    (sample,) = _read(tmp_path)
    assert (sample.format, sample.text, sample.facts) == ("passage", PASSAGE["text"], None)
    assert sample.labels == {"provenance": Label(Status.ADEQUATE, elements=frozenset({"origin"}))}


def test_folders_below_are_read_too(tmp_path: Path) -> None:
    for name in ("documents", "passages"):
        (tmp_path / name).mkdir()
    _document(tmp_path / "documents")
    _passages(tmp_path / "passages", PASSAGE, PASSAGE)
    assert [sample.format for sample in _read(tmp_path)] == ["md", "passage", "passage"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"status": "good"}, "'status' is \"good\", and one of adequate, weak, excluded, missing was expected"),
        ({"reasons": ["vague"]}, "'reasons' is \"vague\", and a list of some of hedged, "),
        ({"reasons": "hedged"}, "'reasons' is \"hedged\", and a list of texts was expected"),
        ({"elements": ["proof"]}, "'elements' is \"proof\", and a list of some of origin was expected"),
        ({"family": "privacy"}, "'family' is \"privacy\", and one of provenance, registration was expected"),
        ({"language": "de"}, "'language' is \"de\", and one of nl, en was expected"),
        ({"text": ""}, "'text' is \"\", and a text was expected"),
    ],
)
def test_a_broken_field_of_a_passage_is_named_with_its_line(tmp_path: Path, changes: dict[str, Any], fault: str) -> None:
    _passages(tmp_path, PASSAGE, {**PASSAGE, **changes})
    assert _fault(tmp_path).startswith(f"p.jsonl, line 2: {fault}")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"ai_purchase": "yes"}, "a1.json: 'ai_purchase' is \"yes\", and true, false or null was expected; correct the label."),
        ({"families": {"provenance": WEAK}}, "a1.json, families: 'registration' is missing; add it to the label."),
        (
            {"families": {**DOCUMENT["families"], "x": WEAK}},
            "a1.json, families: 'x' is not one of provenance, registration; correct the label.",
        ),
        ({"families": []}, "a1.json: 'families' is [], and an object was expected; correct the label."),
    ],
)
def test_a_broken_field_of_a_document_is_named(tmp_path: Path, changes: dict[str, Any], fault: str) -> None:
    _document(tmp_path, {**DOCUMENT, **changes})
    assert _fault(tmp_path) == fault


def test_a_file_that_is_no_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text("{not json\n", encoding="utf-8")
    assert _fault(tmp_path).startswith("p.jsonl, line 1: this is no JSON (")


def test_bytes_that_are_no_utf_8_are_a_fault_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_bytes(b'{"id": "\xff"}\n')
    assert _fault(tmp_path).startswith("p.jsonl, line 1: this is no JSON (")


def test_a_label_that_is_no_object_is_a_fault(tmp_path: Path) -> None:
    _document(tmp_path, [])
    assert _fault(tmp_path) == "a1.json: [] came where an object with the fields of a label was expected; correct the file."


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    assert "holds no labelled text: put ID.json beside a document" in _fault(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert _fault(tmp_path / "none") == f"'{tmp_path / 'none'}' is no folder: give the folder that holds the labelled texts."
