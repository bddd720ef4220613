from __future__ import annotations

from pathlib import Path

import pytest

RULESET = """\
ruleset:
  name: Rules for tests
  version: 1.0
  as_of: 2026-11-21
  families: [logbook]
"""

FAMILY = """\
family:
  id: logbook
  title: {nl: Logboek, en: Logbook}
  what: {nl: Wat het is., en: What it is.}
  why: {nl: Waarom., en: Why.}
  ask: {nl: Vraag erom., en: Ask for it.}
  repair: {nl: Herstel., en: Repair.}
  product_route: false
  legal:
    - {instrument: Regulation (EU) 2024/1689, provision: Article 12}
  elements:
    - id: kept
      title: {nl: bijgehouden, en: kept}
      essential: true
      terms: [logbook/kept]
      missing: {nl: Ontbreekt., en: Missing.}
      ask: {nl: Vraag erom., en: Ask for it.}
    - id: shown
      title: {nl: getoond, en: shown}
      essential: false
      terms: [logbook/shown]
      missing: {nl: Ontbreekt., en: Missing.}
      ask: {nl: Vraag erom., en: Ask for it.}
  examples:
    - status: adequate
      text: {nl: Leverancier houdt een logboek bij., en: Supplier shall keep a logbook.}
"""

TERMS = """\
about: Words for the logbook.
terms:
  logbook:
    nl: [logboek*]
    en: [logbook|log]
  logbook/kept:
    about: That it is kept.
    nl:
      - "houdt ... {logbook} bij"
      - "{logbook} ... bijgehouden"
    en:
      - "keep*|maintain* ... {logbook}"
  logbook/shown:
    any:
      - "{logbook} ... buyer|koper"
"""

CASES = """\
cases:
  - name: keeping a logbook is adequate
    lang: en
    family: logbook
    text: Supplier shall keep a logbook of the AI system.
    status: adequate
    elements: [kept]
  - name: an intention is weak
    lang: nl
    family: logbook
    text: >-
      Leverancier streeft ernaar
      een logboek bij te houden.
    status: weak
    reasons: [hedged]
    known_miss: the words of intention come later
"""

NOTES = """\
notes:
  hedged:
    message: {nl: Een streven., en: A wish.}
    explanation: {nl: Een streven bindt niet., en: A wish does not bind.}
"""

OUTLINE = """\
outline:
  article: [Artikel, article]
  annex: [bijlage]
"""

SETS = """\
sets:
  - id: model-clauses
    title: {nl: Modelbepalingen, en: Model clauses}
    term: logbook
    covers: [logbook]
"""

AREAS = """\
areas:
  - id: III.4
    title: {nl: Werk, en: Employment}
    term: logbook
"""

FILES = {
    "ruleset.yaml": RULESET,
    "logbook/family.yaml": FAMILY,
    "logbook/terms.yaml": TERMS,
    "logbook/terms.cases.yaml": CASES,
    "notes/reasons.yaml": NOTES,
    "shared/outline.yaml": OUTLINE,
    "references/sets.yaml": SETS,
    "purchase/areas.yaml": AREAS,
}


@pytest.fixture
def clauses(tmp_path: Path) -> Path:
    """A small, faultless set of rule files that a test can then break."""
    folder = tmp_path / "clauses"
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder
