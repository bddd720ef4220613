"""The applications of the relations: each is a document made from a known one, and the verdict that it must get per family."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from contractcheck.model.rules import LANGUAGES, Language
from tests.metamorphic.building import CONTRACTS, FAMILIES, RELATIONS, SETS, Article, Contract, contract, duties, related, without

FIRM = RELATIONS[0]
SKELETONS = range(len(CONTRACTS["contracts"]))


@dataclass(frozen=True, slots=True)
class Application:
    """A document (name and text) and the verdict on families in it: a status with the reasons that it may have."""

    title: str
    file: str
    text: str
    families: tuple[str, ...]
    status: str
    reasons: frozenset[str] = frozenset()
    lacking: str | None = None


def applications() -> list[Application]:
    """Every application of every relation, always in the same order."""
    return [*_worded(), *_dropped(), *_partly_hedged(), *_named(), *_reshaped()]


def _worded() -> Iterator[Application]:
    for relation in RELATIONS:
        for language in LANGUAGES:
            for number, words in enumerate(relation[language]):
                for at in SETS:
                    made = contract(
                        language, at + number, related(relation, words, language, at), (at + number) % _names(language)
                    )
                    yield Application(
                        f"{relation['name']}: {language} {number + 1}, set {at + 1}",
                        "contract.md",
                        made.markdown(),
                        tuple(FAMILIES),
                        relation["status"],
                        frozenset(relation.get("reasons", ())),
                    )


def _names(language: Language) -> int:
    return len(CONTRACTS["names"][language])


def _firm(language: Language, at: int, names: int = 0, skeleton: int = 0) -> Contract:
    return contract(language, skeleton, related(FIRM, FIRM[language][0], language, at), names)


def _dropped() -> Iterator[Application]:
    for family in FAMILIES:
        for language in LANGUAGES:
            for at in SETS:
                whole = duties(family, language, at)
                for element in sorted({each for duty in whole for each in duty.elements | duty.when}):
                    rest = without(whole, element)
                    said = {each for duty in rest for each in duty.elements | (duty.when if duty.tail else frozenset())}
                    if not rest or element in said:
                        continue
                    text = "\n\n".join(FIRM[language][0]["each"].replace("{do}", d.do).replace("{tail}", d.tail) for d in rest)
                    made = _with_text(_firm(language, at, skeleton=at), family, text)
                    title = f"Without {family}/{element} the clause is incomplete: {language}, set {at + 1}"
                    yield Application(
                        title, "contract.md", made.markdown(), (family,), "weak", frozenset({"incomplete"}), element
                    )


def _with_text(made: Contract, family: str, text: str) -> Contract:
    return replace(made, articles=tuple(replace(each, text=text) if each.family == family else each for each in made.articles))


def _partly_hedged() -> Iterator[Application]:
    hedge = next(each for each in RELATIONS if each.get("reasons") == ["hedged"])
    for family in FAMILIES:
        for language in LANGUAGES:
            for at in SETS:
                whole = duties(family, language, at)
                if len(whole) == 1:
                    continue
                soft, firm = hedge[language][0]["each"], FIRM[language][0]["each"]
                lines = [*(firm.replace("{do}", d.do).replace("{tail}", d.tail) for d in whole[:-1])]
                last = whole[-1]
                lines.append(soft.replace("{do}", last.do).replace("{to}", last.to).replace("{tail}", last.tail))
                made = _with_text(_firm(language, at, skeleton=at), family, "\n\n".join(lines))
                title = f"A hedge on one duty of several makes the clause weak: {family}, {language}, set {at + 1}"
                yield Application(title, "contract.md", made.markdown(), (family,), "weak", frozenset({"hedged"}))


def _named() -> Iterator[Application]:
    """Other names for the parties and the system change nothing."""
    for language in LANGUAGES:
        for at in SETS:
            for skeleton in SKELETONS:
                for names in range(_names(language)):
                    made = _firm(language, at, names, skeleton)
                    title = f"Names change nothing: {language}, set {at + 1}, contract {skeleton + 1}, {made.names['supplier']}"
                    yield Application(title, "contract.md", made.markdown(), tuple(FAMILIES), "adequate")


def _reshaped() -> Iterator[Application]:
    for name, (file, shape) in SHAPES.items():
        for language in LANGUAGES:
            for at in SETS:
                for skeleton in SKELETONS:
                    text = shape(_firm(language, at, 0, skeleton))
                    title = f"{name}: {language}, set {at + 1}, contract {skeleton + 1}"
                    yield Application(title, file, text, tuple(FAMILIES), "adequate")


def _reversed(made: Contract) -> str:
    return replace(made, articles=made.articles[::-1]).markdown()


def _split(made: Contract) -> str:
    """Every passage's last sentence stands in an article at the end."""
    parts = [(each, each.text.split("\n\n")) for each in made.articles]
    kept = [replace(each, text="\n\n".join(text[:-1])) if each.family and len(text) > 1 else each for each, text in parts]
    moved = [text[-1] for each, text in parts if each.family and len(text) > 1]
    last = {"nl": "Nadere afspraken", "en": "Further arrangements"}[made.language]
    return replace(made, articles=(*kept, Article(last, "\n\n".join(moved)))).markdown()


def _longer(made: Contract) -> str:
    """Some ten pages of ordinary articles stand around the passages."""
    extra = tuple(Article(**each) for each in CONTRACTS["ordinary"][made.language]) * 10
    return replace(made, articles=(*made.articles[:1], *extra, *made.articles[1:], *extra)).markdown()


def _windows(made: Contract) -> str:
    return made.markdown().replace("\n", "\r\n")


def _one_paragraph(made: Contract) -> str:
    """The sentences of an article stand in one paragraph."""
    return replace(made, articles=tuple(replace(each, text=each.text.replace("\n\n", " ")) for each in made.articles)).markdown()


def _wrapped(made: Contract) -> str:
    """Plain text of 60 characters a line."""
    lines = made.markdown().replace("#", "").split("\n\n")
    return "\n\n".join(textwrap.fill(each.strip(), 60, break_long_words=False, break_on_hyphens=False) for each in lines)


def _hyphenated(made: Contract) -> str:
    """Plain text in which a long word at the end of a line is broken with a hyphen."""
    paragraphs = []
    for paragraph in made.markdown().replace("#", "").split("\n\n"):
        lines = textwrap.wrap(paragraph.strip(), 60, break_long_words=False, break_on_hyphens=False)
        for at, line in enumerate(lines[1:], 1):
            word, _, rest = line.partition(" ")
            if len(word) > 11 and word.isalpha():
                lines[at - 1] += f" {word[:6]}-"
                lines[at] = f"{word[6:]} {rest}"
        paragraphs.append("\n".join(lines))
    return "\n\n".join(paragraphs)


def _soft_hyphens(made: Contract) -> str:
    words = made.markdown().split(" ")
    return " ".join(f"{each[:5]}\u00ad{each[5:]}" if len(each) > 9 and each.isalpha() else each for each in words)


def _hard_spaces(made: Contract) -> str:
    return made.markdown().replace("artikel ", "artikel\u00a0").replace("Article ", "Article\u00a0").replace(" AI", "\u00a0AI")


SHAPES: dict[str, tuple[str, Callable[[Contract], str]]] = {
    "The order of the articles changes nothing": ("contract.md", _reversed),
    "Two articles say together what one said": ("contract.md", _split),
    "Ten pages of ordinary contract change nothing": ("contract.md", _longer),
    "Line ends of Windows change nothing": ("contract.md", _windows),
    "One paragraph says what several said": ("contract.md", _one_paragraph),
    "Broken lines change nothing": ("contract.txt", _wrapped),
    "Hyphens at the end of lines change nothing": ("contract.txt", _hyphenated),
    "Soft hyphens change nothing": ("contract.md", _soft_hyphens),
    "Hard spaces change nothing": ("contract.md", _hard_spaces),
}
