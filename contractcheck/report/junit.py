"""The JUnit report: a test suite per document and a test case per clause, for the overview of a build server."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from contractcheck.model.report import DocumentReport, Report, Status
from contractcheck.report.findings import Finding, findings
from contractcheck.report.plain_text import clean

_KINDS = {Status.MISSING: "failure", Status.EXCLUDED: "failure", Status.UNDETERMINED: "error"}


def render(report: Report) -> bytes:
    """The report as JUnit XML without times.

    A clause that counts fails when it is missing or excluded and is an error when it could not be judged; a weak one passes
    with its reason as output; one that is not required or is waived is skipped.
    """
    suites = etree.Element("testsuites", name="contractcheck")
    for document in report.reports:
        suites.append(_suite(document))
    for name in ("tests", "failures", "errors", "skipped"):
        suites.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    text = etree.tostring(suites, pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return bytes(text)


def _suite(document: DocumentReport) -> etree._Element:
    name = clean(document.source.name)
    suite = etree.Element("testsuite", name=name)
    for each in findings(document, document.report_language):
        suite.append(_case(each, name))
    counts = Counter(result.tag for case in suite for result in case)
    suite.set("tests", str(len(suite)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(counts[tag]))
    return suite


def _case(finding: Finding, document: str) -> etree._Element:
    case = etree.Element("testcase", name=clean(finding.clause.title), classname=f"{document}.{finding.clause.id}")
    if finding.clause.required is False:
        etree.SubElement(case, "skipped")
    elif finding.waiver:
        etree.SubElement(case, "skipped", message=f"{finding.status}: {finding.waiver}")
    elif kind := _KINDS.get(finding.clause.status):
        result = etree.SubElement(case, kind, type=finding.clause.status.value, message=f"{finding.status}: {finding.reason}")
        result.text = _details(finding)
    elif finding.clause.status is Status.WEAK:
        etree.SubElement(case, "system-out").text = f"{finding.status}: {finding.reason}\n{_details(finding)}"
    return case


def _details(finding: Finding) -> str:
    quotes = (f"“{each.quote}” ({each.place})" if each.place else f"“{each.quote}”" for each in finding.passages)
    return "\n".join(part for part in (*quotes, finding.advice) if part)
