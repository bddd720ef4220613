"""The law in the data: every provision that a text cites is known, and its date depends on the purchase and on the day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from contractcheck.assess.law import legal_of
from contractcheck.checker import Checker, packaged_rules
from contractcheck.model.citations import known, units
from contractcheck.model.report import Purchase
from contractcheck.model.rules import LANGUAGES, Language, Provision, Subject
from contractcheck.model.settings import Input, Settings
from contractcheck.report.law_page import render
from contractcheck.rules.find import clauses_folder

RULES = packaged_rules()
AI_ACT = "Regulation (EU) 2024/1689"
KNOWN = {provision.number for law in RULES.law for provision in law.provisions}
# Terms and cases hold phrases of contracts, also wrong and old citations.
CITING = sorted(
    path
    for pattern in ("*/family.yaml", "*/model.yaml", "notes/*.yaml", "purchase/areas.yaml", "shared/drafting.yaml")
    for path in clauses_folder().glob(pattern)
)


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


@pytest.mark.parametrize("subject", RULES.subjects, ids=lambda subject: str(subject.id))
def test_every_provision_that_a_neighbour_subject_cites_is_in_the_data(subject: Subject) -> None:
    shown = [text.in_language(language) for text in (subject.what, subject.why, subject.ask) for language in LANGUAGES]
    assert {unit for text in shown for unit in units(" ".join(text.split()))} - KNOWN == set()


def test_the_law_of_a_neighbour_subject_has_its_dates() -> None:
    text = "Leverancier levert Opdrachtgever een AI-systeem met een hoog risico voor werving."
    report = Checker(RULES).check(
        Input("a.md", data=text.encode()), Settings(purchase="high-risk", area="III.4", report_language="en", rules_only=True)
    )
    found = {each.id: [law.applies_from for law in each.legal] for each in report.also}
    assert found["human-oversight"] == ["2027-12-02", "2027-12-02"]
    assert found["general-purpose-models"] == ["2025-08-02", "2025-08-02"]
    assert [each for each, days in found.items() if "" in days] == []


def law(family: str, area: str | None = "III.4", as_of: str = "2026-11-21", language: Language = "en") -> dict[str, Provision]:
    purchase = Purchase(ai=True, high_risk=True, area=area, provider=None, stated=(), grounds=())
    return {each.provision: each for each in legal_of(RULES.family(family), purchase, RULES, as_of, language)}


@pytest.mark.parametrize("path", CITING, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_provision_that_a_text_cites_is_in_the_data(path: Path) -> None:
    content = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    cited = {unit for text in texts(content) for unit in units(" ".join(text.split()))}
    assert cited - KNOWN == set()


def test_the_texts_do_cite_provisions() -> None:
    cited = {unit for path in CITING for unit in units(path.read_text(encoding="utf-8"))}
    assert {"Article 43", "Article 72", "Annex IV", "Annex VIII"} <= cited


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Article 16(f), (g) and (h)", ("Article 16",)),
        ("Annexes V, VI and VII", ("Annex V", "Annex VI", "Annex VII")),
        ("de artikelen 43, 47 en 48 van de verordening", ("Article 43", "Article 47", "Article 48")),
        ("volgens artikel 26, lid 8, en bijlage IV", ("Article 26", "Annex IV")),
        ("Annex III and from 2 August 2028", ("Annex III",)),
        ("the particle 5 and an annex of the contract", ()),
    ],
)
def test_a_citation_is_taken_apart(text: str, found: tuple[str, ...]) -> None:
    assert units(text) == found


def test_a_provision_outside_the_data_is_unknown() -> None:
    assert known(RULES.law, Provision(AI_ACT, "Article 999")) == ()


def test_every_schedule_has_a_source_and_is_used() -> None:
    for instrument in RULES.law:
        assert {each.id for each in instrument.schedules} == {each.schedule for each in instrument.provisions}
        assert all(each.source and each.dates for each in instrument.schedules)


def test_before_its_date_a_duty_binds_only_by_contract() -> None:
    assert law("technical-documentation")["Article 11"].statement == (
        "applies from 2 December 2027; binds only by contract until then"
    )


def test_from_its_date_a_duty_is_said_to_apply() -> None:
    assert law("technical-documentation", as_of="2027-12-02")["Article 11"].statement == "has applied since 2 December 2027"


def test_a_product_of_annex_i_has_the_later_date() -> None:
    assert law("technical-documentation", area="I")["Article 11"].applies_from == "2028-08-02"


def test_a_date_through_article_6_is_only_expected() -> None:
    found = law("conformity-assessment")["Article 43"]
    assert (found.certainty, found.applies_from, found.urns) == ("expected", "2027-12-02", ("aia-14",))
    assert found.statement.startswith("is expected to apply from")


def test_registration_does_not_apply_to_products() -> None:
    found = law("eu-database-registration", area="I", language="nl")["Article 49"]
    assert (found.applies_from, found.statement) == ("", "geldt niet voor producten van bijlage I")


@pytest.mark.parametrize(
    ("area", "own"), [("III.2", {"Article 49(5)"}), ("III.6", {"Article 49(4)"}), ("III.4", set()), (None, set())]
)
def test_the_register_that_fits_the_area_is_named(area: str | None, own: set[str]) -> None:
    assert law("eu-database-registration", area=area).keys() & {"Article 49(4)", "Article 49(5)"} == own


def test_existing_systems_of_public_authorities_have_until_2030() -> None:
    ((instrument, provision),) = known(RULES.law, Provision(AI_ACT, "Article 111(2)"))
    (schedule,) = [each for each in instrument.schedules if each.id == provision.schedule]
    assert [each.day for each in schedule.dates] == ["2030-08-02"]


def test_the_date_asked_for_decides_what_the_report_says() -> None:
    given = Input("contract.md", data=b"# Contract for an AI system\n\nThe Supplier supplies an AI system.\n")
    report = Checker(RULES).check(given, Settings(as_of="2028-01-01", report_language="en", rules_only=True))
    assert report.clauses[1].legal[0].statement == "has applied since 2 December 2027"


def test_the_page_on_the_law_is_made_from_the_data() -> None:
    page = Path(__file__).parents[2] / "docs" / "law.md"
    assert page.read_text(encoding="utf-8") == render(RULES)
