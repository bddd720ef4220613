"""`contractcheck explain`: the page of a family, an element or a code, drawn from the rule set."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from contractcheck.errors import UsageError
from contractcheck.model.rules import LANGUAGES, Element, Example, Family, Language, Note, Provision, Ruleset, Subject
from contractcheck.report.wording import Wording, wording

Lines = Iterator[str]


def explain(ruleset: Ruleset, topic: str, language: Language, width: int) -> str:
    """The page of a family id, a neighbour subject, "family/element", an unambiguous element id, or a code.

    Lines have at most `width` characters. Raises UsageError, with the nearest names, for a topic that does not exist.
    """
    words = wording("explain", language)
    name = _normal(topic)
    for family in ruleset.families:
        if family.id == name:
            return _page(_family(family, words), width)
    for subject in ruleset.subjects:
        if subject.id == name:
            return _page(_subject(subject, words), width)
    for code in (name, f"outcome-{name}"):
        if code in _notes(ruleset):
            return _page(_note(code, _notes(ruleset)[code], words), width)
    family, element = _find_element(ruleset, name, topic)
    return _page((*_element(family, element, words), *_in_purchases(f"{family.id}/{element.id}", ruleset, words)), width)


def topics(ruleset: Ruleset, language: Language, width: int) -> str:
    """All names that `explain` knows."""
    words = wording("explain", language)
    return _page(_topics(ruleset, words), width)


def _topics(ruleset: Ruleset, words: Wording) -> Lines:
    yield words("usage", topic=ruleset.families[0].id)
    yield from _part(
        words("families"), [f"- {family.id}: {family.title.in_language(words.language)}" for family in ruleset.families]
    )
    yield from _part(
        words("also"), [f"- {subject.id}: {subject.title.in_language(words.language)}" for subject in ruleset.subjects]
    )
    yield from _part(words("elements"), [f"- {path}" for path in _elements(ruleset)])
    yield from _part(words("notes"), [", ".join(ruleset.notes)])


def _family(family: Family, words: Wording) -> Lines:
    language = words.language
    yield from (family.title.in_language(language), "", family.what.in_language(language))
    yield from _part(words("why"), [family.why.in_language(language)])
    yield from _part(words("law"), [f"- {_law(law, words)}" for law in family.legal])
    for kind, essential in (("essential", True), ("desirable", False)):
        yield from _part(words(kind), _element_list(family, language, essential=essential))
    yield from _part(words("ask"), [family.ask.in_language(language)])
    for example in family.examples:
        yield from _example(example, words)
    yield from _part(words("repair"), [family.repair.in_language(language)])


def _subject(subject: Subject, words: Wording) -> Lines:
    language = words.language
    yield from (subject.title.in_language(language), "", subject.what.in_language(language))
    yield from _part(words("why"), [subject.why.in_language(language)])
    yield from _part(words("law"), [f"- {_law(law, words)}" for law in subject.legal])
    yield from _part(words("ask"), [subject.ask.in_language(language)])
    yield from ("", words("is-also"))


def _law(law: Provision, words: Wording) -> str:
    return " ".join(words.or_else(f"law.{word}", word) for word in f"{law.instrument}, {law.provision}".split())


def _element_list(family: Family, language: Language, *, essential: bool) -> list[str]:
    chosen = (element for element in family.elements if element.essential is essential)
    return [f"- {element.title.in_language(language)} ({element.id})" for element in chosen]


def _example(example: Example, words: Wording) -> Lines:
    """The example in both languages, the reader's own first."""
    languages = sorted(LANGUAGES, key=lambda language: language != words.language)
    lines = [f"- {words(f'language.{language}')}: {example.text.in_language(language)}" for language in languages]
    yield from _part(words(f"example.{example.status}"), lines)


def _element(family: Family, element: Element, words: Wording) -> Lines:
    language = words.language
    yield element.title.in_language(language)
    yield words("element-of", family=f"{family.title.in_language(language)} ({family.id})")
    yield from ("", words("is-essential" if element.essential else "is-desirable"))
    yield from _part(words("ask"), [element.ask.in_language(language)])


def _in_purchases(element: str, ruleset: Ruleset, words: Wording) -> Lines:
    """What a playbook says of the element in one kind of purchase."""
    for asked in ruleset.playbook.purchases if ruleset.playbook else ():
        for kind, names in (("essential", asked.essential), ("desirable", asked.desirable)):
            if element in names:
                yield from ("", words(f"in-purchase.{kind}", purchase=asked.purchase))


def _note(code: str, note: Note, words: Wording) -> Lines:
    yield from (code, "", note.message.in_language(words.language), "", note.explanation.in_language(words.language))


def _part(title: str, lines: Iterable[str]) -> Lines:
    content = list(lines)
    if content:
        yield from ("", title.upper(), *content)


def _page(lines: Iterable[str], width: int) -> str:
    return "".join(f"{_wrapped(line, width)}\n" for line in lines)


def _wrapped(line: str, width: int) -> str:
    # Ids and provisions stay whole: a reader copies them.
    hanging = "  " if line.startswith("- ") else ""
    return textwrap.fill(line, width, subsequent_indent=hanging, break_on_hyphens=False, break_long_words=False)


def _find_element(ruleset: Ruleset, name: str, topic: str) -> tuple[Family, Element]:
    elements = _elements(ruleset)
    found = [path for path in elements if name in {path, path.partition("/")[2]}]
    if not found:
        raise UsageError(f"There is nothing called '{topic}' to explain{_nearest(ruleset, name)}.")
    if len(found) > 1:
        raise UsageError(f"'{topic}' is an element of several clauses; name one of {', '.join(found)}.")
    return elements[found[0]]


def _nearest(ruleset: Ruleset, name: str) -> str:
    ids = [*(family.id for family in ruleset.families), *(subject.id for subject in ruleset.subjects)]
    near = get_close_matches(name, [*ids, *_notes(ruleset), *_elements(ruleset)], cutoff=0.5)
    return f"; did you mean {' or '.join(near)}?" if near else "; 'contractcheck explain' lists all names"


def _elements(ruleset: Ruleset) -> dict[str, tuple[Family, Element]]:
    return {f"{family.id}/{element.id}": (family, element) for family in ruleset.families for element in family.elements}


def _notes(ruleset: Ruleset) -> dict[str, Note]:
    return {_normal(code): note for code, note in ruleset.notes.items()}


def _normal(topic: str) -> str:
    return topic.strip().lower().replace("_", "-").replace(" ", "-")
