from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.errors import ClauseFileError, UsageError
from contractcheck.model.outline import OutlineWords
from contractcheck.model.rules import Note, Text
from contractcheck.rules.load import faults, load


def rewrite(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert content.count(old) == 1
    path.write_text(content.replace(old, new), encoding="utf-8")


def test_a_faultless_set_has_no_faults(clauses: Path) -> None:
    assert faults(clauses) == ()


def test_the_header_becomes_the_name_version_and_date_of_the_rule_set(clauses: Path) -> None:
    rules = load(clauses)
    assert (rules.name, rules.version, rules.as_of) == ("Rules for tests", "1.0", "2026-11-21")


def test_a_family_keeps_its_elements_in_the_order_of_the_file(clauses: Path) -> None:
    family = load(clauses).family("logbook")
    assert [element.id for element in family.elements] == ["kept", "shown"]
    assert family.essential == ("kept",)
    assert family.path == "clauses/logbook/family.yaml"


def test_families_come_in_the_order_of_the_rule_set(clauses: Path) -> None:
    second = clauses / "archive" / "family.yaml"
    second.parent.mkdir()
    text = (clauses / "logbook" / "family.yaml").read_text(encoding="utf-8")
    second.write_text(text.replace("id: logbook", "id: archive"), encoding="utf-8")
    rewrite(clauses / "ruleset.yaml", "[logbook]", "[logbook, archive]")
    assert [family.id for family in load(clauses).families] == ["logbook", "archive"]


def test_a_term_knows_its_phrases_and_its_place(clauses: Path) -> None:
    term = load(clauses).terms["logbook/kept"]
    assert term.nl == ("houdt ... {logbook} bij", "{logbook} ... bijgehouden")
    assert term.en == ("keep*|maintain* ... {logbook}",)
    assert (term.about, term.path, term.line) == ("That it is kept.", "clauses/logbook/terms.yaml", 6)


def test_a_case_knows_what_it_expects_and_its_place(clauses: Path) -> None:
    first, second = load(clauses).cases
    assert (first.elements, first.reasons, first.line) == (("kept",), (), 2)
    assert (second.elements, second.reasons, second.line) == (None, ("hedged",), 8)
    assert second.text == "Leverancier streeft ernaar een logboek bij te houden."


def test_notes_are_found_by_their_code(clauses: Path) -> None:
    explanation = Text("Een streven bindt niet.", "A wish does not bind.")
    assert load(clauses).notes == {"hedged": Note("hedged", Text("Een streven.", "A wish."), explanation)}


def test_words_of_the_outline_are_lower_case(clauses: Path) -> None:
    assert load(clauses).outline == OutlineWords(article=("artikel", "article"), annex=("bijlage",))


def test_sets_and_areas_name_their_terms(clauses: Path) -> None:
    rules = load(clauses)
    assert [(item.id, item.term, item.covers) for item in rules.sets] == [("model-clauses", "logbook", ("logbook",))]
    assert [(area.id, area.term) for area in rules.areas] == [("III.4", "logbook")]


@pytest.mark.parametrize("name", ["references/sets.yaml", "purchase/areas.yaml", "shared/outline.yaml", "notes/reasons.yaml"])
def test_a_kind_of_file_that_is_not_there_leaves_its_part_empty(clauses: Path, name: str) -> None:
    (clauses / name).unlink()
    rules = load(clauses)
    assert not all((rules.sets, rules.areas, rules.notes, rules.outline != OutlineWords()))


def test_without_cases_a_broken_case_file_is_not_read(clauses: Path) -> None:
    rewrite(clauses / "logbook" / "terms.cases.yaml", "status: weak", "status: poor")
    assert load(clauses, cases=False).cases == ()


def test_hidden_files_are_no_rule_files(clauses: Path) -> None:
    (clauses / ".draft.yaml").write_text("nonsense", encoding="utf-8")
    assert load(clauses)


def test_load_raises_the_first_of_several_faults(clauses: Path) -> None:
    rewrite(clauses / "ruleset.yaml", "version: 1.0", "version: one")
    rewrite(clauses / "logbook" / "family.yaml", "essential: true", "essential: perhaps")
    first, second = faults(clauses)
    assert (first.path, second.path) == ("clauses/logbook/family.yaml", "clauses/ruleset.yaml")
    with pytest.raises(ClauseFileError, match="perhaps"):
        load(clauses)


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no folder"):
        load(tmp_path / "nowhere")


class TestSha256:
    def test_stays_the_same_for_the_same_files(self, clauses: Path) -> None:
        assert load(clauses).sha256 == load(clauses, cases=False).sha256

    def test_does_not_depend_on_the_kind_of_line_ends_and_nor_do_the_rules(self, clauses: Path) -> None:
        before = load(clauses)
        for path in clauses.rglob("*.yaml"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        assert load(clauses) == before

    def test_changes_with_a_single_phrase(self, clauses: Path) -> None:
        before = load(clauses).sha256
        rewrite(clauses / "logbook" / "terms.yaml", "logboek*", "logboek")
        assert load(clauses).sha256 != before

    def test_changes_with_the_name_of_a_file(self, clauses: Path) -> None:
        before = load(clauses).sha256
        (clauses / "shared" / "outline.yaml").rename(clauses / "shared" / "words.yaml")
        assert load(clauses).sha256 != before

    def test_does_not_depend_on_where_the_folder_is(self, clauses: Path) -> None:
        before = load(clauses).sha256
        assert load(clauses.rename(clauses.with_name("elsewhere"))).sha256 == before
