"""A page of Markdown for each clause and neighbour subject, drawn from its rule file, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from contractcheck.model.citations import known
from contractcheck.model.drafting import paragraphs, usual_names
from contractcheck.model.rules import LANGUAGES, Case, Family, Language, Provision, Ruleset, Schedule, Subject
from contractcheck.report import labels
from contractcheck.report.markdown import escape
from contractcheck.report.wording import Wording, wording

INDEX = "README"
_EXAMPLES = 2
Lines = Iterator[str]


def pages(ruleset: Ruleset, quality: Mapping[str, Any]) -> dict[str, str]:
    """The Markdown of every page by its file name; `quality` is what `evaluate --report FILE.json` wrote, or nothing."""
    made = {}
    for language in LANGUAGES:
        page = _Page(ruleset, quality, language)
        made[file_of(INDEX, language)] = page.index()
        made |= {file_of(family.id, language): page.family(family) for family in ruleset.families}
        made |= {file_of(subject.id, language): page.subject(subject) for subject in ruleset.subjects}
    return made


def file_of(name: str, language: Language) -> str:
    """The file of a page: English without a mark, as on the rest of this site."""
    return f"{name}.md" if language == "en" else f"{name}.{language}.md"


@dataclass(frozen=True, slots=True)
class _Page:
    ruleset: Ruleset
    quality: Mapping[str, Any]
    language: Language
    words: Wording = field(init=False)
    explain: Wording = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", wording("pages", self.language))
        object.__setattr__(self, "explain", wording("explain", self.language))

    def index(self) -> str:
        """The list of all pages."""
        lines = [f"# {self.words('index')}", "", self._other(INDEX), "", self.words("made")]
        for title, listed in (("clauses", self.ruleset.families), ("subjects", self.ruleset.subjects)):
            shown = [f"- [{escape(each.title.in_language(self.language))}]({file_of(each.id, self.language)})" for each in listed]
            lines += _part(self.words(title), shown)
        return _joined(lines)

    def family(self, family: Family) -> str:
        """The page of one clause."""
        return _joined(
            [
                *self._head(family),
                *_part(self.explain("why"), [escape(family.why.in_language(self.language))]),
                *_part(self.explain("law"), self._law(family.legal)),
                *_part(self.words("elements"), self._elements(family)),
                *_part(self.explain("ask"), [escape(family.ask.in_language(self.language))]),
                *_part(self.words("examples"), self._examples(family)),
                *_part(self.explain("repair"), [escape(family.repair.in_language(self.language))]),
                *_part(self.words("wording"), self._wording(family)),
                *_part(self.words("misses"), self._misses(family.id, self.ruleset.cases)),
                *_part(self.words("quality"), self._measured(family.id)),
            ]
        )

    def subject(self, subject: Subject) -> str:
        """The page of one neighbour subject."""
        own = [case for case in self.ruleset.subject_cases if case.family == subject.id]
        return _joined(
            [
                *self._head(subject),
                *_part(self.explain("why"), [escape(subject.why.in_language(self.language))]),
                *_part(self.explain("law"), self._law(subject.legal)),
                *_part(self.explain("ask"), [escape(subject.ask.in_language(self.language))]),
                *_part(self.words("examples"), self._passages(own)),
                *_part(self.words("misses"), self._misses(subject.id, self.ruleset.subject_cases)),
                "",
                self.explain("is-also"),
            ]
        )

    def _head(self, rule: Family | Subject) -> Lines:
        home = self.words("home", file=file_of(INDEX, self.language))
        yield from (f"# {escape(rule.title.in_language(self.language))}", "", f"{home} · {self._other(rule.id)}", "")
        yield from (escape(rule.what.in_language(self.language)), "", f"*{self.words('made')}*")

    def _other(self, name: str) -> str:
        return self.words("other", file=file_of(name, "nl" if self.language == "en" else "en"))

    def _law(self, legal: Sequence[Provision]) -> Lines:
        if legal:
            yield from _table([self.words("provision"), self.words("about"), self.words("applies")], map(self._provision, legal))

    def _provision(self, cited: Provision) -> Sequence[str]:
        name = labels.law((cited,), self.explain)
        found = known(self.ruleset.law, cited)
        if not found:
            return name, "", ""
        law, provision = found[0]
        schedule = next(each for each in law.schedules if each.id == provision.schedule)
        return name, provision.subject.in_language(self.language), self._days(schedule)

    def _days(self, schedule: Schedule) -> str:
        days = "; ".join(self.words(each.route, day=each.shown.in_language(self.language)) for each in schedule.dates)
        return self.words("expected", days=days) if schedule.certainty == "expected" else days

    def _elements(self, family: Family) -> Lines:
        rows = (
            (
                f"{each.title.in_language(self.language)} ({each.id})",
                self.words("essential" if each.essential else "desirable"),
                each.ask.in_language(self.language),
            )
            for each in family.elements
        )
        return _table([self.words("element"), self.words("kind"), self.explain("ask")], rows)

    def _examples(self, family: Family) -> Lines:
        for status, examples in groupby(family.examples, key=lambda each: each.status):
            yield from (f"**{self.words(f'status.{status}')}**", "")
            for example in examples:
                for language in self._languages():
                    yield from (f"> {escape(example.text.in_language(language))}", "")

    def _passages(self, cases: Sequence[Case]) -> Lines:
        """Some labelled passages of each standing, in both languages."""
        for status in dict.fromkeys(case.status for case in cases):
            yield from (f"**{self.words(f'status.{status}')}**", "")
            for language in self._languages():
                own = [each for each in cases if (each.status, each.language) == (status, language) and not each.known_miss]
                for case in own[:_EXAMPLES]:
                    yield from (f"> {escape(case.text)}", "")

    def _languages(self) -> Sequence[Language]:
        """The reader's own first."""
        return sorted(LANGUAGES, key=lambda each: each != self.language)

    def _wording(self, family: Family) -> Lines:
        if family.id in self.ruleset.models:
            names = usual_names(self.ruleset, self.language)
            texts = paragraphs(self.ruleset, family, names, self.language)
            yield "\n>\n".join(f"> {escape(text)}" for text in texts)

    def _misses(self, family: str, cases: Iterable[Case]) -> Lines:
        missed = [case for case in cases if case.family == family and case.known_miss]
        for case in missed:
            said = self.words("miss", status=self.words(f"status.{case.status}"), why=case.known_miss)
            yield f"- “{escape(case.text)}” ({escape(said)})"
        if not missed:
            yield self.words("no-misses")

    def _measured(self, family: str) -> Lines:
        found = {kind: self._share(kind, family) for kind in ("documents", "passages")}
        shown = {kind: share for kind, share in found.items() if share}
        if shown:
            yield from (self.words("quality.about"), "")
            yield from (f"- {self.words(f'quality.{kind}')}: {self._percent(share)}" for kind, share in shown.items())

    def _share(self, kind: str, family: str) -> Mapping[str, Any]:
        scores = self.quality.get(kind) or {}
        share: Mapping[str, Any] = scores.get("status_accuracy_by", {}).get("family", {}).get(family, {})
        return share

    def _percent(self, share: Mapping[str, Any]) -> str:
        value, low, high = (f"{each:.0%}" for each in (share["value"], *share["interval"]))
        return self.words("quality.share", part=share["part"], whole=share["whole"], value=value, low=low, high=high)


def _part(title: str, lines: Iterable[str]) -> Lines:
    content = list(lines)
    if content:
        yield from ("", f"## {title}", "", *content)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Lines:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    yield from (f"| {' | '.join(escape(cell) for cell in row)} |" for row in rows)


def _joined(lines: Iterable[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"
