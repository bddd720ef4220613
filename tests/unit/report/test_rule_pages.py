"""The page of a rule shows what its file, the law and the last evaluation say, and is a file that stands alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from contractcheck.report.rule_pages import file_of, pages
from contractcheck.report.site import site
from contractcheck.rules.load import load
from tests.program import Run

ROOT = Path(__file__).parents[3]
RULES = load()
QUALITY = {
    "documents": {
        "status_accuracy_by": {
            "family": {"dataset-provenance": {"value": 0.7, "interval": [0.55, 0.82], "part": 28, "whole": 40}}
        }
    }
}
PAGES = pages(RULES, QUALITY)
FAMILIES = [family.id for family in RULES.families]
IDS = [*FAMILIES, *(subject.id for subject in RULES.subjects)]


def test_every_rule_has_a_page_in_both_languages() -> None:
    assert set(PAGES) == {file_of(name, language) for name in ("README", *IDS) for language in ("nl", "en")}


def test_the_pages_in_the_documentation_are_those_of_the_rules() -> None:
    assert {path.name for path in (ROOT / "docs" / "clauses").iterdir()} == set(PAGES)


@pytest.mark.parametrize("family", RULES.families, ids=FAMILIES)
def test_a_page_shows_every_example_in_both_languages(family: object) -> None:
    page = re.sub(r"\\(.)", r"\1", PAGES[f"{family.id}.nl.md"])
    for example in family.examples:
        assert f"> {example.text.nl}" in page
        assert f"> {example.text.en}" in page


@pytest.mark.parametrize("family", FAMILIES)
def test_a_page_says_from_when_the_law_applies(family: str) -> None:
    assert "annex III: 2 December 2027" in PAGES[f"{family}.md"]


def test_measured_quality_stands_on_the_page_of_its_rule_alone() -> None:
    assert "28 of 40 (70%; 55% to 82%)" in PAGES["dataset-provenance.md"]
    assert "Measured quality" not in PAGES["technical-documentation.md"]


def test_a_known_miss_is_named() -> None:
    missed = [case for case in (*RULES.cases, *RULES.subject_cases) if case.known_miss]
    shown = re.sub(r"\\(.)", r"\1", "".join(PAGES.values()))
    assert [case.name for case in missed if " ".join(case.text.split())[:40] not in shown] == []


def test_every_link_of_a_site_leads_to_one_of_its_files(tmp_path: Path) -> None:
    made = site(PAGES)
    links = {link for page in made.values() for link in re.findall(r'href="([^"]*)"', page)}
    assert links <= set(made)
    assert "index.html" in links


def test_a_site_asks_for_nothing_from_elsewhere() -> None:
    for page in site(PAGES).values():
        assert "default-src 'none'" in page
        assert not re.search(r"<(script|img|link|iframe)\b|https?://", page)


def test_a_page_with_html_in_a_text_shows_it_as_text() -> None:
    assert "&lt;b&gt;" in site({"a.md": "# A\n\n\\<b>\n"})["a.html"]


def test_the_commands_write_all_files(run: Run, tmp_path: Path) -> None:
    figures = tmp_path / "quality.json"
    figures.write_text(json.dumps({"documents": None, "passages": None}), encoding="utf-8")
    assert (
        run("rules", "pages", "-o", tmp_path / "pages", "--quality", figures).out
        == f"{len(PAGES)} pages in {tmp_path / 'pages'}\n"
    )
    run("rules", "site", "-o", tmp_path / "site")
    assert len(list((tmp_path / "site").iterdir())) == len(PAGES)


def test_a_file_without_figures_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[]", encoding="utf-8")
    answer = run("rules", "pages", "-o", tmp_path / "pages", "--quality", tmp_path / "a.json")
    assert (answer.code, "has no figures" in answer.err) == (2, True)
