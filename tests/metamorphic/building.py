"""Builds contracts with a known verdict from the duties, contracts and relations in the YAML files of this folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from contractcheck.model.rules import Language

LETTERS = "abcdefgh"
_FOLDER = Path(__file__).parent


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = YAML(typ="safe").load((_FOLDER / name).read_text("utf-8"))
    return content


FAMILIES: dict[str, Any] = _read("duties.yaml")["families"]
RELATIONS: list[dict[str, Any]] = _read("relations.yaml")["relations"]
CONTRACTS = _read("contracts.yaml")
SETS = range(len(FAMILIES["conformity-assessment"]["sets"]))


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty in its forms, and the elements that it covers; `tail` is "" or a clause of its own, with a space before it."""

    do: str
    to: str
    says: str
    tail: str
    elements: frozenset[str]
    when: frozenset[str]


@dataclass(frozen=True, slots=True)
class Article:
    heading: str
    text: str
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Contract:
    """A document in parts, before names are filled in and articles are numbered."""

    language: Language
    title: str
    opening: str
    articles: tuple[Article, ...]
    names: Mapping[str, str]

    def markdown(self) -> str:
        """The whole text with numbered articles."""
        word = CONTRACTS["article"][self.language]
        numbers = {each.family: str(at) for at, each in enumerate(self.articles, 1) if each.family}
        parts = [f"# {self.title}", filled(self.opening, self.names)]
        for at, article in enumerate(self.articles, 1):
            text = article.text
            for family, number in numbers.items():
                text = text.replace(f"{{number of {family}}}", number)
            parts += [f"## {word} {at} {article.heading}", filled(text, self.names)]
        return "\n\n".join(parts) + "\n"


def filled(text: str, names: Mapping[str, str]) -> str:
    """The text with names for {supplier}, {buyer} and {system}; a sentence begins with a capital."""
    for key, name in names.items():
        text = text.replace(f"{{{key}}}", name)
    sentences = "\n\n".join(paragraph[:1].upper() + paragraph[1:] for paragraph in text.split("\n\n"))
    for key in names.values():
        sentences = sentences.replace(f". {key}", f". {key[:1].upper()}{key[1:]}")
    return sentences


def duties(family: str, language: Language, at: int) -> list[Duty]:
    """The duties of set `at`, which together cover every essential element of the family."""
    return [
        Duty(
            do=each["do"],
            to=each.get("to", "to " + each["do"]),
            says=each["says"],
            tail=f" {each['tail']}" if "tail" in each else "",
            elements=frozenset(each["elements"]),
            when=frozenset(each.get("when", ())),
        )
        for each in FAMILIES[family]["sets"][at][language]
    ]


def without(given: Sequence[Duty], element: str) -> list[Duty]:
    """The duties that are left when nothing says the element any more."""
    return [replace(each, tail="") if element in each.when else each for each in given if element not in each.elements]


def worded(template: str, duty: Duty, *, exchange: bool = False) -> str:
    """The duty in the words of a relation; with `exchange` the parties inside the duty change places."""
    text = template
    for key in ("do", "to", "says", "tail"):
        form = getattr(duty, key)
        if exchange:
            form = form.replace("{buyer}", "{supplier}")
        text = text.replace(f"{{{key}}}", form)
    return text


def body(relation: Mapping[str, Any], words: Mapping[str, str], given: Sequence[Duty]) -> str:
    """The text of an article that says the duties in the words of the relation."""
    layout = relation.get("layout", "sentences")
    if layout == "once":
        return words["each"]
    texts = [
        worded(words["each"], duty, exchange=relation.get("exchange", False)).replace("{n}", str(at)).replace("{letter}", letter)
        for at, (duty, letter) in enumerate(zip(given, LETTERS, strict=False), 1)
    ]
    lead = [words["lead"]] if "lead" in words else []
    return ("\n" if layout == "table" else "\n\n").join(lead + texts)


def contract(language: Language, at: int, articles: Sequence[Article], names: int = 0) -> Contract:
    """Ordinary contract `at` with the articles in the middle and the names with number `names`."""
    skeleton = CONTRACTS["contracts"][at % len(CONTRACTS["contracts"])][language]
    before, after = (tuple(Article(**each) for each in skeleton[key]) for key in ("before", "after"))
    chosen = CONTRACTS["names"][language][names]
    return Contract(language, skeleton["title"], skeleton["opening"], (*before, *articles, *after), chosen)


def related(relation: Mapping[str, Any], words: Mapping[str, str], language: Language, at: int) -> list[Article]:
    """An article for each family with its duties of set `at` in the words of the relation, and one for the deviations."""
    articles, deviations = [], []
    for family, content in FAMILIES.items():
        given = duties(family, language, at)
        heading = relation["heading"][language] if "heading" in relation else content["title"][language]
        articles.append(Article(heading, body(relation, words, given), family))
        deviation = words.get("deviation", "").replace("{number}", f"{{number of {family}}}")
        deviations += [worded(deviation, each) for each in given if deviation]
    last = {"nl": "Afwijkingen", "en": "Deviations"}[language]
    return [*articles, *([Article(last, "\n\n".join(deviations))] if deviations else [])]
