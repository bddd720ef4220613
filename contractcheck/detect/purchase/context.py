"""What holds for the whole document: its parties, the names of its AI system, its main language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from contractcheck.detect.document.contents import Contents
from contractcheck.detect.document.legend import MARKED, Legend, legend_of
from contractcheck.detect.grammar.languages import Languages
from contractcheck.detect.parties.acting import acting, is_proper
from contractcheck.detect.parties.introductions import role_by
from contractcheck.detect.parties.parties import Parties, parties_of
from contractcheck.detect.parties.roles import Role
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.detect.timing.moments import Moments, moments_of
from contractcheck.model.document import Block
from contractcheck.model.rules import LANGUAGES, Language

_OPENING = 60
_MASK = "AI-"
_NAME = r"([A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3})"
_BEFORE = re.compile(rf"[\"“”'‘’(]*{_NAME}[\"“”'‘’)]*\s*$")
_AFTER = re.compile(rf"[\s:,\"“”'‘’]*(?:(?:de|het|the)\s)?\s*[\"“”'‘’]*{_NAME}")
# A name that opens the sentence, and at most a few words of what it does.
_ACTING = re.compile(rf"(?:.*[.:;]\s)?((?:De|Het|The)\s)?{_NAME}\s(?![^.:;]*[.:;])[a-z][^.:;]{{0,80}}$", re.DOTALL)
_ENTRY = re.compile(rf"\W*{_NAME}[\"“”'‘’)*]*\s*:")
# Behind a word of the same sentence, so that "Ideally, the model" names nothing.
_APPOSED = re.compile(rf"(?<=[a-z]\s){_NAME},\s(?=[a-z])")
# A defined name and what it is said to be: "**Controller** – the software that".
_DEFINED = re.compile(rf"\W*{_NAME}[\"“”'‘’)*]*\s*(?:[:–—]|\s-)\s(?=[a-z])")
_ARTICLE = re.compile(r"^(?:De|Het|The|This|Een|A)\s+")
_LETTERS = re.compile(r"(?<!\w)AI(?!\w)")
# Words of which the first begins with A and the last with I, before the letters in brackets or in brackets after them.
_INITIALS = r"([Aa]\w{3,}(?:[ -]\w+){0,2}?[ -][Ii]\w{3,})"
_SHORTENED = re.compile(rf"{_INITIALS}\s*\([^()]{{0,24}}?\bAI\W*\)|(?<!\w)AI\s*(?:\(|=\s*){_INITIALS}(?:\)|$)")
_NO_SYSTEM = ("party/supplier", "party/buyer", "party/public-body", "ai/not-a-system", "moment/launch")
_NEAR = 80
# As far as the thing of which a name is the owner stands before it.
_OWNER = 24
_PERSON = re.compile(r"([^().;]{1,80})\(\s*[\"“‘']\s*(we|us|wij|ons|you|u)\b", re.IGNORECASE)
_OURS = frozenset({"we", "us", "wij", "ons"})
_SIDES = {
    "party/company": Role.SUPPLIER,
    "party/buyer": Role.BUYER,
    "party/public-body": Role.BUYER,
    "party/supplier": Role.SUPPLIER,
}
_ROLES = ("party/buyer", "party/supplier")
_BECOMES = "party/becomes-provider"
# As many blocks as a definition of "we" outweighs.
_FIRMER = 3
# Terms that show "we" to be the supplier, and the buyer: definitions, what either says, what "you" do.
_WE = (
    ("party/we-defined-supplier", "party/we-defined-buyer"),
    ("party/we-are-supplier", "party/we-are-surely-buyer"),
    ("party/you-receive", "party/you-act"),
)


@dataclass(frozen=True, slots=True)
class Context:
    """The parties, the defined names of AI systems, the language label of the report and the one for undecided passages.

    `namesake`: the text uses the letters AI for something else, such as avian influenza.
    """

    parties: Parties
    systems: tuple[str, ...]
    language: str | None
    main: Language
    namesake: bool = False
    legend: Legend = field(default_factory=dict)
    moments: Moments = field(default_factory=Moments)

    def masked(self, text: str) -> str:
        """The text with each name of an AI system replaced by a word of AI of the same length ("AI-xxxx")."""
        text = self.without_namesakes(text)
        for name in self.systems:
            if name not in text:
                continue
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _MASK + "x" * (len(name) - len(_MASK)), text)
        return text

    def without_namesakes(self, text: str) -> str:
        """The text with the letters AI struck out, at the same length, where they stand for something else."""
        return _LETTERS.sub("--", text) if self.namesake else text

    def names_system(self, text: str) -> bool:
        """Whether the text names an AI system that the document defines."""
        return any(name in text and re.search(rf"(?<!\w){re.escape(name)}", text) for name in self.systems)


def context_of(contents: Contents, lexicon: Lexicon, languages: Languages) -> Context:
    """Read the facts that hold for all passages."""
    texts = contents.every
    language = languages.of_document(texts)
    main: Language = "en" if language == "en" else "nl"
    parties = parties_of([_under_head(block, lexicon) for block in contents.blocks[:_OPENING]], contents, lexicon)
    becoming = contents.texts(_BECOMES)
    provider = Role.BUYER if any(_buyer_is_provider(text, lexicon, parties) for text in becoming) else Role.SUPPLIER
    things = _called_by_roles(_defining(contents, lexicon), lexicon)
    names = {name: role for name, role in parties.names.items() if name not in things}
    parties = Parties(
        names, provider, _defined_person(texts[:_OPENING], lexicon) or _first_person(contents.texts(*chain(*_WE)), lexicon)
    )
    namesake = any("AI" in text and _is_namesake(text, lexicon, main) for text in texts)
    systems = () if namesake else _systems(contents.texts("ai/noun"), "\n".join(texts), lexicon, parties)
    systems = (*systems, *(() if namesake else things))
    parties = replace(parties, names={**acting(contents, (*parties.names, *systems), lexicon), **parties.names})
    legend = legend_of(contents.texts(*MARKED), lexicon)
    return Context(parties, systems, language, main, namesake, legend, moments_of(contents, lexicon))


def _under_head(block: Block, lexicon: Lexicon) -> str:
    """The text, of a cell in the first row of a table of parties behind the head of its column: "Seller: X"."""
    if block.cell is None or block.cell.row != 1 or block.cell.header == block.text:
        return block.text
    head = block.cell.header
    names_side = any(lexicon.holds(term, head, language) for term in _ROLES for language in LANGUAGES)
    return f"{head}: {block.text}" if names_side else block.text


def _defining(contents: Contents, lexicon: Lexicon) -> list[str]:
    """The texts under a heading of definitions."""
    term = "mood/definition-heading"
    nearest = contents.nearest_headings(term)
    defining = {heading for heading in nearest if any(lexicon.holds(term, heading, language) for language in LANGUAGES)}
    return [each.text for each in contents.blocks if each.headings and each.headings[-1] in defining] if defining else []


def _called_by_roles(texts: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The words for parties that the document defines as names of a thing: "Controller" of the software that sets the pumps."""
    found = [(_DEFINED.match(text), text, language) for text in texts for language in LANGUAGES]
    return tuple(
        dict.fromkeys(
            name[1]
            for name, text, language in found
            if name
            and any(lexicon.holds(term, name[1], language) for term in _ROLES)
            and next((match.start for match in lexicon.find("ai/thing", text[name.end() :][:_NEAR], language)), 1) == 0
        )
    )


def _is_namesake(text: str, lexicon: Lexicon, language: Language) -> bool:
    """Whether the text shortens other words to AI: "aviaire influenza (hierna: AI)", "AI (action item)"."""
    spelled = (found[1] or found[2] for found in _SHORTENED.finditer(text))
    return any(not lexicon.holds("ai/noun", words, language) for words in spelled)


def _buyer_is_provider(text: str, lexicon: Lexicon, parties: Parties) -> bool:
    """Whether the text makes the buyer the provider in the sense of the Act."""
    for language in LANGUAGES:
        for match in lexicon.find(_BECOMES, text, language):
            around = text[max(0, match.start - 80) : match.end + 40]
            names_buyer = any(role is Role.BUYER for _, _, role in parties.find(around))
            if (
                names_buyer
                or lexicon.holds("party/buyer", around, language)
                or lexicon.holds("party/public-body", around, language)
            ):
                names_supplier = any(role is Role.SUPPLIER for _, _, role in parties.find(around))
                return not names_supplier and not lexicon.holds("party/supplier", around, language)
    return False


def _defined_person(texts: Sequence[str], lexicon: Lexicon) -> Role | None:
    """Who "we" is by a pronoun in brackets behind a party: 'the County of X ("you")'."""
    for match in (match for text in texts for match in _PERSON.finditer(text)):
        for language in LANGUAGES:
            ends = [0, *(each.end for each in lexicon.find("party/and", match[1], language))]
            side = role_by(_SIDES, match[1][max(ends) :][-_NEAR:], language, lexicon)
            if side is not None:
                ours = match[2].lower() in _OURS
                return side if ours else Role.BUYER if side is Role.SUPPLIER else Role.SUPPLIER
    return None


def _first_person(texts: Sequence[str], lexicon: Lexicon) -> Role | None:
    """Who "we" is: the side for which more blocks speak, a definition ("you are the Council") most; None where they are even."""
    defined, spoken, done = (tuple(_texts_with(term, texts, lexicon) for term in pair) for pair in _WE)
    for ours, theirs in ((_FIRMER * defined[0] + spoken[0], _FIRMER * defined[1] + spoken[1]), done):
        if ours != theirs:
            return Role.BUYER if theirs > ours else Role.SUPPLIER
    return None


def _texts_with(term: str, texts: Sequence[str], lexicon: Lexicon) -> int:
    """How many texts hold the term; in a question "we" is the other side than in its answer."""
    texts = [text.rpartition("?")[2] for text in texts]
    return sum(lexicon.holds(term, text, language) for text in texts for language in LANGUAGES)


def _systems(texts: Sequence[str], whole: str, lexicon: Lexicon, parties: Parties) -> tuple[str, ...]:
    """Terms that the document defines with words of AI: "*Selection System*: the software with its ranking model"."""
    found = [name for text in texts for language in LANGUAGES for name in _defined(text, language, lexicon)]
    doing = (name for text in texts for language in LANGUAGES for name in _doing(text, language, lexicon))
    acting = (name for text in texts for language in LANGUAGES for name in _acting(text, language, lexicon))
    shown = [*doing, *(name for name in dict.fromkeys(acting) if is_proper(name, whole))]
    found += [name for name in dict.fromkeys(shown) if not _is_party(name, whole, lexicon)]
    return tuple(dict.fromkeys(name for name in found if name not in parties.names))


def _doing(text: str, language: Language, lexicon: Lexicon) -> Iterator[str]:
    """The names before a verb of what AI does, when the text speaks of AI."""
    matches = lexicon.find("ai/does", text, language) if lexicon.holds("ai/noun", text, language) else ()
    found = (_BEFORE.search(text[: match.start]) for match in matches)
    return _fit(found, language, lexicon)


def _fit(found: Iterable[re.Match[str] | None], language: Language, lexicon: Lexicon) -> Iterator[str]:
    """The names found, without their articles, that are long enough to mask and no party, moment or common thing."""
    for name in (_ARTICLE.sub("", each[1]) for each in found if each):
        if len(name) > len(_MASK) and not any(lexicon.holds(term, name, language) for term in _NO_SYSTEM):
            yield name


def _is_party(name: str, whole: str, lexicon: Lexicon) -> bool:
    """Whether it does anywhere what a party does: "X shall", "X delivers"."""
    after = (match[1] for match in re.finditer(rf"\b{re.escape(name)}\s(\w+)", whole))
    return any(lexicon.holds("party/deed", word, language) for word in after for language in LANGUAGES)


def _acting(text: str, language: Language, lexicon: Lexicon) -> Iterator[str]:
    """The name that opens a sentence on what a thing does with AI inside: "X ranks files by means of a trained model"."""
    for match in lexicon.find("ai/works-by", text, language):
        subject = _ACTING.match(text[: match.start])
        if subject and not _is_ordinary(subject[1] or "", subject[2], language, lexicon):
            yield subject[2]


def _is_ordinary(article: str, name: str, language: Language, lexicon: Lexicon) -> bool:
    """Whether the name, or with its article ("the bank"), is that of a party, a moment or a common thing."""
    return any(lexicon.holds(term, name, language) for term in (*_NO_SYSTEM, "party/not-a-name")) or lexicon.holds(
        "party/public-body", article + name, language
    )


def _is_entry(explanation: str, language: Language, lexicon: Lexicon) -> bool:
    """Whether the words after the colon explain what a thing of AI is: they begin with an article."""
    first = " ".join(explanation.split()[:1])
    return lexicon.holds("actor/article", first, language) and lexicon.holds("ai/noun", explanation[:_NEAR], language)


def _is_apposed(name: re.Match[str], language: Language, lexicon: Lexicon) -> bool:
    """Whether what stands behind the name calls it a thing; "the tool of Y, an AI system" calls the tool so."""
    if any(lexicon.holds("party/product-of", name.string[: name.start()][-_OWNER:], each) for each in LANGUAGES):
        return False
    return _is_thing(name.string[name.end() :], language, lexicon)


def _is_thing(apposition: str, language: Language, lexicon: Lexicon) -> bool:
    """Whether the words after the comma call the name a thing of AI: "a model that", not "a maker of models"."""
    found = next(iter(lexicon.find("ai/apposition", apposition[:_NEAR], language)), None)
    return found is not None and found.start == 0 and not lexicon.holds("actor/oblique", apposition[: found.end], language)


def _defined(text: str, language: Language, lexicon: Lexicon) -> Iterator[str]:
    """The names before a colon or verb of definition, or after an alias marker, when the text speaks of AI."""
    if not lexicon.holds("ai/noun", text, language):
        return iter(())
    around = [(match.start, match.end) for match in lexicon.find("ai/defines", text, language)]
    found = [each for start, end in around for each in (_BEFORE.search(text[:start]), _AFTER.match(text[end:]))]
    found += [_AFTER.match(text[match.end :]) for match in lexicon.find("ai/thing", text, language)]
    entry = _ENTRY.match(text)
    found += [entry] if entry and _is_entry(text[entry.end() :], language, lexicon) else []
    found += [each for each in _APPOSED.finditer(text) if _is_apposed(each, language, lexicon)]
    return _fit(found, language, lexicon)
