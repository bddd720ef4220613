"""Dossiers of a few short documents, with invented parties."""

from __future__ import annotations

from dataclasses import replace

from contractcheck.checker import Checker, packaged_rules
from contractcheck.model.dossier import DossierSettings
from contractcheck.model.report import DocumentReport
from contractcheck.model.settings import Input
from tests.by_rules import BY_RULES

CHECKER = Checker(packaged_rules())
ASSESSMENT = (
    "Leverancier voert vóór de ingebruikname de conformiteitsbeoordeling van het AI-systeem uit en overhandigt Opdrachtgever de "
    "EU-conformiteitsverklaring."
)
FILE = (
    "Leverancier stelt de technische documentatie van het AI-systeem volgens bijlage IV van de AI-verordening op, "
    "verstrekt die aan Opdrachtgever en houdt haar bij elke wijziging actueel."
)
DATA = (
    "Leverancier beschrijft van de trainingsdata van het AI-systeem de herkomst, de omvang en de belangrijkste kenmerken en "
    "verstrekt die beschrijving aan Opdrachtgever."
)
MONITORING = (
    "Leverancier bewaakt na de ingebruikname de prestaties van het AI-systeem en meldt ernstige incidenten onverwijld aan "
    "Opdrachtgever."
)
REGISTRATION = (
    "Leverancier registreert het AI-systeem vóór de ingebruikname in de EU-databank van artikel 71 van de AI-verordening."
)
PURPOSE = (
    "Leverancier levert een AI-systeem dat sollicitanten beoordeelt (hoog risico, bijlage III, punt 4, van de AI-verordening)."
)


def contract(*clauses: str) -> str:
    articles = "".join(f"## {number}. Afspraken\n\n{number}.1 {text}\n\n" for number, text in enumerate((PURPOSE, *clauses), 1))
    parties = "Gemeente Veldzicht, hierna: Opdrachtgever, en Rekenlicht B.V., hierna: Leverancier.\n\n"
    return f"# Overeenkomst AI-systeem\n\n{parties}{articles}"


def requirements(*texts: str, title: str = "Programma van eisen") -> str:
    rows = "".join(f"| {number} | Eis | {text} |\n" for number, text in enumerate(texts, 11))
    return f"# {title}\n\n{PURPOSE}\n\n| Nr. | Soort | Eis |\n|---|---|---|\n{rows}"


def notice(*answers: str) -> str:
    rows = "".join(f"| {number} | {text} |\n" for number, text in enumerate(answers, 1))
    return f"# Eerste nota van inlichtingen\n\n| Nr. | Antwoord |\n|---|---|\n{rows}"


def judged(settings: DossierSettings | None = None, **documents: str) -> DocumentReport:
    """The report on a dossier; a double underscore in a name stands for its last full stop."""
    inputs = [Input(name.replace("__", "."), data=text.encode()) for name, text in documents.items()]
    return CHECKER.dossier(inputs, replace(BY_RULES, dossier=settings or DossierSettings(), report_language="nl"))


def statuses(report: DocumentReport) -> str:
    """The statuses of the five families in short: a w e m u."""
    return "".join(clause.status[0] for clause in report.clauses)
