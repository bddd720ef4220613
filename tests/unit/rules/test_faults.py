"""Every fault of a rule file and the place that its error names: the `@` in the broken text."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.errors import ClauseFileError
from contractcheck.rules.load import faults, load

RULESET, FAMILY, TERMS = "ruleset.yaml", "logbook/family.yaml", "logbook/terms.yaml"
CASES, NOTES, SETS, AREAS = "logbook/terms.cases.yaml", "notes/reasons.yaml", "references/sets.yaml", "purchase/areas.yaml"

SHAPE = {
    "a misspelt key of a family": (FAMILY, "  product_route:", "  @product_rout:", "did you mean 'product_route'?"),
    "a misspelt key of an element": (FAMILY, "      essential: true", "      @essentials: true", "did you mean 'essential'?"),
    "a misspelt key of a term": (TERMS, "    about:", "    @abuot:", "did you mean 'about'?"),
    "a misspelt kind": (TERMS, "\nterms:", "\n@term:", "did you mean 'terms'?"),
    "a key of another kind": (RULESET, "[logbook]", "[logbook]\n@notes: {}", "'notes' is no key here; known are ruleset"),
    "a missing key": (RULESET, "ruleset:\n  name: Rules for tests", "@ruleset:", "'name' is missing here"),
    "a missing language": (FAMILY, "title: {nl: Logboek, en: Logbook}", "@title: {nl: Logboek}", "'en' is missing here"),
    "a missing key in a list": (SETS, "  - id: model-clauses\n    title", "  - @title", "'id' is missing here"),
    "a misspelt status": (CASES, "status: weak", "status: @waek", "did you mean 'weak'?"),
    "a misspelt reason": (CASES, "[hedged]", "[@hedge]", "did you mean 'hedged'?"),
    "a status that is no label": (CASES, "status: weak", "status: @undetermined", "'undetermined' is not one of adequate, weak"),
    "an unknown language": (CASES, "lang: en", "lang: @fr", "'fr' is not one of nl, en"),
    "a word where true or false belongs": (
        FAMILY,
        "product_route: false",
        "product_route: @no",
        "true or false was expected, 'no' came",
    ),
    "true where a text belongs": (
        RULESET,
        "name: Rules for tests",
        "name: @true",
        "a text was expected, true came; put the text in quotes",
    ),
    "a term name without quotes": (TERMS, '"keep*|maintain* ... {logbook}"', "@{logbook}", "a text was expected, a mapping came"),
    "an optional word without quotes": (
        TERMS,
        '"keep*|maintain* ... {logbook}"',
        "@[logbook]",
        "a text was expected, a list came",
    ),
    "one phrase that is no list": (TERMS, "[logboek*]", "@logboek*", "a list was expected, 'logboek*' came"),
    "a key without a value": (RULESET, "name: Rules for tests", "name@:", "a text was expected, nothing came"),
    "an empty text": (RULESET, "name: Rules for tests", "name: @''", "this is empty"),
    "an empty list of phrases": (TERMS, "[logboek*]", "@[]", "this is empty"),
    "a term without phrases": (TERMS, '\n    any:\n      - "{logbook} ... buyer|koper"', " @{}", "there are no phrases here"),
    "a phrase that stands twice": (TERMS, "[logboek*]", "[logboek*, logboek, @logboek*]", "'logboek*' stands twice"),
    "an id with a capital": (SETS, "id: model-clauses", "id: @Model", "'Model' is no id: Small letters"),
    "a term name with a space": (TERMS, "  logbook/shown:", "  @logbook shown:", "'logbook shown' is no name of a term"),
    "a code with a space": (NOTES, "  hedged:", "  @hedged words:", "'hedged words' is no code"),
    "a version that is no number": (RULESET, "version: 1.0", "version: @first", "'first' is no version"),
    "an area that annex III does not have": (AREAS, "id: III.4", "id: @III.9", "'III.9' is no area"),
    "a list at the top": (NOTES, "notes:\n", "@- notes:\n", "a mapping with one of the keys"),
}

YAML_SYNTAX = {
    "a key that stands twice": (
        FAMILY,
        "  what:",
        "  @title: {nl: a, en: b}\n  what:",
        "'title' stands here twice, first on line 3",
    ),
    "a list as a key": (RULESET, "name:", "@[a]: x\n  name:", "a key is a text"),
    "an asterisk without quotes": (TERMS, "[logboek*]", "[@*boek]", "put quotes round a text"),
    "an anchor": (TERMS, "[logboek*]", "@&words [logboek*]", "'&words' is an anchor"),
    "a tag": (RULESET, "name: Rules for tests", "name: @!!binary Rules", "is a tag"),
    "a tab": (RULESET, "  name:", "@\tname:", "this is no YAML"),
    "a colon in a text": (RULESET, "name: Rules for tests", "name: Rules@: tests", "this is no YAML"),
    "a second document": (RULESET, "families: [logbook]", "families: [logbook]\n@---\nruleset: {}", "this is no YAML"),
    "a control character": (RULESET, "name: Rules", "name: @\x07Rules", "a control character"),
}

FIT = {
    "a misspelt family in the rule set": (RULESET, "[logbook]", "[logbook, @logboek]", "did you mean 'logbook'?"),
    "an element's term that is not there": (FAMILY, "[logbook/kept]", "[@logbook/keep]", "did you mean 'logbook/kept'?"),
    "a set's term that is not there": (SETS, "term: logbook", "term: @logbok", "did you mean 'logbook'?"),
    "an area's term that is not there": (AREAS, "term: logbook", "term: @logbok", "did you mean 'logbook'?"),
    "a set that covers an unknown family": (SETS, "[logbook]", "[@logboek]", "did you mean 'logbook'?"),
    "a case of an unknown family": (
        CASES,
        "lang: en\n    family: logbook",
        "lang: en\n    family: @logboek",
        "did you mean 'logbook'?",
    ),
    "a case with an unknown element": (
        CASES,
        "[kept]",
        "[kept, @show]",
        "no element of logbook is called 'show'; did you mean 'shown'?",
    ),
    "two cases of one name": (
        CASES,
        "  - name: an intention is weak",
        "  - @name: keeping a logbook is adequate",
        "already; rename one",
    ),
    "two elements of one id": (FAMILY, "id: shown", "id: @kept", "the element 'kept' stands here twice"),
    "a day that no calendar has": (RULESET, "2026-11-21", "@2026-02-30", "'2026-02-30' is no day of the calendar"),
    "a reference to an unknown term": (
        TERMS,
        '"{logbook} ... bijgehouden"',
        '"@{logboek} ... bijgehouden"',
        "did you mean 'logbook'?",
    ),
    "a fault inside a phrase": (TERMS, '"{logbook} ... bijgehouden"', '"houdt @(een|het logboek bij"', "'(' is not closed"),
    "a fault inside a phrase without quotes": (TERMS, "[logboek*]", "[een @on*v]", "'on*v' is no word"),
    "a fault after an ampersand": (TERMS, "... buyer|koper", "& een @on*v", "'on*v' is no word"),
    "a gap at the end of a phrase": (TERMS, "[logboek*]", "[logboek ...@]", "a phrase ends with a word"),
}


def broken(clauses: Path, name: str, old: str, marked: str) -> str:
    """Breaks a file; returns `path:line:column` of the mark."""
    path = clauses / name
    content = path.read_text(encoding="utf-8")
    assert content.count(old) == 1
    before, _, after = content.replace(old, marked).partition("@")
    path.write_text(before + after, encoding="utf-8")
    line_start = before.rfind("\n") + 1
    return f"clauses/{name}:{before.count(chr(10)) + 1}:{len(before) - line_start + 1}"


@pytest.mark.parametrize("fault", [*SHAPE, *YAML_SYNTAX, *FIT])
def test_a_fault_is_reported_once_at_its_own_place(clauses: Path, fault: str) -> None:
    name, old, marked, message = (SHAPE | YAML_SYNTAX | FIT)[fault]
    place = broken(clauses, name, old, marked)
    (found,) = faults(clauses)
    assert str(found).startswith(place + ": ")
    assert message in str(found)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"# nothing but a remark\n", "the file is empty"),
        (b"just words\n", "a mapping with one of the keys ruleset, family"),
        (b"about: nothing else\n", "the key of a rule file is one of"),
        (b"{}\n", "the key of a rule file is one of"),
        (b"terms: " + b"[" * 5000, "nested too deeply"),
        (b"\xff\xfe\x00", "not UTF-8"),
    ],
)
def test_a_file_that_holds_no_rules_is_reported_at_its_start(clauses: Path, content: bytes, message: str) -> None:
    (clauses / "extra.yaml").write_bytes(content)
    (found,) = faults(clauses)
    assert str(found).startswith("clauses/extra.yaml:1:1: ")
    assert message in str(found)


def test_a_letter_that_is_not_utf_8_is_reported_at_its_line(clauses: Path) -> None:
    (clauses / "extra.yaml").write_bytes(b"terms:\n  caf\xe9: {nl: [x]}\n")
    (found,) = faults(clauses)
    assert (found.line, "UTF-8" in str(found)) == (2, True)


def test_a_byte_order_mark_is_no_fault(clauses: Path) -> None:
    path = clauses / RULESET
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert faults(clauses) == ()


def test_line_ends_of_windows_change_neither_the_rules_nor_the_places(clauses: Path) -> None:
    place = broken(clauses, TERMS, "logbook|log", "logbook|@*|log")
    before = [str(fault) for fault in faults(clauses)]
    for path in clauses.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert [str(fault) for fault in faults(clauses)] == before
    assert before[0].startswith(place)


class TestFiles:
    def test_a_rule_set_without_its_header_is_a_fault(self, clauses: Path) -> None:
        (clauses / RULESET).unlink()
        (found,) = faults(clauses)
        assert str(found).startswith("clauses/ruleset.yaml:1:1: the file is missing")

    def test_an_empty_folder_is_a_fault(self, tmp_path: Path) -> None:
        (found,) = faults(tmp_path)
        assert "ruleset.yaml:1:1: the file is missing" in str(found)

    def test_a_listed_family_without_a_file_is_a_fault(self, clauses: Path) -> None:
        for name in (FAMILY, CASES, SETS):
            (clauses / name).unlink()
        (found,) = faults(clauses)
        assert str(found).startswith("clauses/ruleset.yaml:5:14: no family.yaml has the id 'logbook'")

    def test_a_rule_set_without_families_is_a_fault(self, clauses: Path) -> None:
        for name in (FAMILY, CASES, SETS):
            (clauses / name).unlink()
        place = broken(clauses, RULESET, "families: [logbook]", "@families: []")
        (found,) = faults(clauses)
        assert str(found).startswith(f"{place}: no family is listed")

    def test_a_family_that_is_not_listed_is_a_fault(self, clauses: Path) -> None:
        copy = clauses / "archive" / "family.yaml"
        copy.parent.mkdir()
        copy.write_text((clauses / FAMILY).read_text(encoding="utf-8").replace("id: logbook", "id: archive"), encoding="utf-8")
        (found,) = faults(clauses)
        assert str(found).startswith("clauses/archive/family.yaml:2:7: the family 'archive' is not listed")

    def test_a_family_in_a_folder_of_another_name_is_a_fault(self, clauses: Path) -> None:
        (clauses / "logbook").rename(clauses / "journal")
        (found,) = faults(clauses)
        assert str(found).startswith("clauses/journal/family.yaml:2:7: the family 'logbook' stands in the folder 'journal'")

    def test_a_term_of_two_files_is_a_fault_that_names_the_other_place(self, clauses: Path) -> None:
        (clauses / "more.yaml").write_text("terms:\n  logbook: {en: [log]}\n", encoding="utf-8")
        (found,) = faults(clauses)
        assert (
            str(found) == "clauses/more.yaml:2:3: the term 'logbook' stands in clauses/logbook/terms.yaml:3 already; rename one"
        )

    def test_a_note_of_two_files_is_a_fault(self, clauses: Path) -> None:
        (clauses / "notes" / "statuses.yaml").write_bytes((clauses / NOTES).read_bytes())
        (found,) = faults(clauses)
        assert str(found).startswith(
            "clauses/notes/statuses.yaml:2:3: the note 'hedged' stands in clauses/notes/reasons.yaml:2 already"
        )

    @pytest.mark.parametrize("name", [RULESET, "shared/outline.yaml"])
    def test_a_second_file_of_a_kind_that_stands_alone_is_a_fault(self, clauses: Path, name: str) -> None:
        (clauses / "zz.yaml").write_bytes((clauses / name).read_bytes())
        (found,) = faults(clauses)
        assert str(found).startswith("clauses/zz.yaml:1:1: a rule set has one file of this kind")

    def test_cases_without_a_rule_file_beside_them_are_a_fault(self, clauses: Path) -> None:
        (clauses / CASES).rename(clauses / "logbook" / "words.cases.yaml")
        (found,) = faults(clauses)
        assert str(found).startswith("clauses/logbook/words.cases.yaml:1:1: there is no clauses/logbook/words.yaml beside")

    def test_cases_in_a_file_of_another_name_are_a_fault(self, clauses: Path) -> None:
        (clauses / CASES).rename(clauses / "logbook" / "cases.yaml")
        (found,) = faults(clauses)
        assert "clauses/logbook/cases.yaml:1:1: files with cases, and no others," in str(found)

    def test_terms_in_a_file_named_as_cases_are_a_fault(self, clauses: Path) -> None:
        (clauses / "more.cases.yaml").write_text("terms:\n  diary: {en: [diary]}\n", encoding="utf-8")
        (found,) = faults(clauses)
        assert "clauses/more.cases.yaml:1:1: files with cases, and no others," in str(found)

    def test_a_file_whose_name_ends_in_yml_is_a_fault(self, clauses: Path) -> None:
        (clauses / NOTES).rename(clauses / "notes" / "reasons.yml")
        (found,) = faults(clauses)
        assert str(found) == "clauses/notes/reasons.yml:1:1: the name of a rule file ends in .yaml; rename it"


@pytest.mark.parametrize("chain", [["a"], ["a", "b"], ["a", "b", "c"]])
def test_terms_that_refer_round_in_a_circle_are_faults(clauses: Path, chain: list[str]) -> None:
    links = zip(chain, [*chain[1:], chain[0]], strict=True)
    lines = [f'  {name}: {{nl: ["word {{{target}}}"]}}\n' for name, target in links]
    (clauses / "circle.yaml").write_text("terms:\n" + "".join(lines), encoding="utf-8")
    found = [(fault.line, fault.column, "refers to itself" in str(fault)) for fault in faults(clauses)]
    assert found == [(line + 2, 3, True) for line in range(len(chain))]


def test_a_term_that_refers_to_a_circle_is_no_fault_of_its_own(clauses: Path) -> None:
    text = 'terms:\n  outside: {nl: ["{round}"]}\n  round: {nl: ["x {round}"]}\n'
    (clauses / "circle.yaml").write_text(text, encoding="utf-8")
    assert [fault.line for fault in faults(clauses)] == [3]


def test_a_reference_to_a_term_with_a_joint_phrase_is_a_fault(clauses: Path) -> None:
    text = 'terms:\n  joint: {nl: ["a & b"]}\n  user: {nl: ["een {joint}"]}\n'
    (clauses / "joint.yaml").write_text(text, encoding="utf-8")
    (found,) = faults(clauses)
    assert str(found).startswith("clauses/joint.yaml:3:20: the term 'joint' has a phrase with &")


def test_a_misspelt_key_comes_before_the_keys_that_are_missing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "ruleset.yaml").write_text("ruleset:\n  nmae: x\n", encoding="utf-8")
    (found,) = faults(tmp_path)
    assert (found.line, found.column, "did you mean 'name'?" in str(found)) == (2, 3, True)


def test_load_raises_what_faults_lists(clauses: Path) -> None:
    broken(clauses, RULESET, "families:", "@familys:")
    with pytest.raises(ClauseFileError) as raised:
        load(clauses)
    assert str(raised.value) == str(faults(clauses)[0])


SUBJECT = """\
subject:
  id: diary
  title: {nl: Dagboek, en: Diary}
  what: {nl: Wat het is., en: What it is.}
  why: {nl: Waarom., en: Why.}
  ask: {nl: Vraag erom., en: Ask for it.}
terms:
  also/diary/subject: {en: [diary]}
"""


class TestSubject:
    def write(self, clauses: Path, text: str, listed: str = "[diary]") -> list[str]:
        (clauses / "also").mkdir()
        (clauses / "also" / "diary.yaml").write_text(text, encoding="utf-8")
        ruleset = (clauses / RULESET).read_text(encoding="utf-8").rstrip()
        (clauses / RULESET).write_text(f"{ruleset}\n  also: {listed}\n", encoding="utf-8")
        return [str(fault) for fault in faults(clauses)]

    def test_that_is_sound_is_loaded(self, clauses: Path) -> None:
        assert self.write(clauses, SUBJECT) == []
        assert [subject.id for subject in load(clauses).subjects] == ["diary"]

    def test_that_is_not_listed_is_a_fault(self, clauses: Path) -> None:
        assert "the subject 'diary' is not listed under 'also'" in self.write(clauses, SUBJECT, "[]")[0]

    def test_that_is_listed_and_absent_is_a_fault(self, clauses: Path) -> None:
        assert "no subject is called 'diarry'; did you mean 'diary'?" in " ".join(self.write(clauses, SUBJECT, "[diary, diarry]"))

    def test_without_words_is_a_fault(self, clauses: Path) -> None:
        assert "has no term 'also/diary/subject'" in self.write(clauses, SUBJECT.replace("diary/subject", "diary/words"))[0]

    def test_with_the_name_of_a_family_gives_way_to_it(self, clauses: Path) -> None:
        text = SUBJECT.replace("id: diary", "id: logbook").replace("also/diary", "also/logbook")
        assert self.write(clauses, text, "[logbook]") == []
        assert load(clauses).subjects == ()

    def test_a_case_with_the_status_of_a_family_is_a_fault(self, clauses: Path) -> None:
        case = "cases:\n  - {name: A diary, lang: en, family: diary, status: adequate, text: Keep a diary.}\n"
        self.write(clauses, SUBJECT)
        (clauses / "also" / "diary.cases.yaml").write_text(case, encoding="utf-8")
        (found,) = faults(clauses)
        assert "a neighbour subject has no status 'adequate'; choose one of binding, weak, not_found" in str(found)
