"""Finding the phrases of the rule files in a text.

The notation of a phrase is that of `rules.notation`. A phrase is tried on one sentence at a time, so a gap cannot leave
its sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from operator import itemgetter

from contractcheck.detect.search.chart import Chart
from contractcheck.detect.search.finders import Finder, Place, Search
from contractcheck.detect.search.index import Index
from contractcheck.detect.search.presence import Anchors, Presence, Terms
from contractcheck.detect.search.shapes import Shape, Shaper
from contractcheck.model.rules import LANGUAGES, Anchored, Language, Term, Trials
from contractcheck.rules.notation import AND, parse
from contractcheck.rules.sources import LONG, Sources, phrases_of
from contractcheck.rules.sources import trials as trials_in

# Each family asks for the same sentences of a document: as many as some hundred pages have, of some kilobytes each.
_TEXTS_AT_HAND = 8192
_CHARTS_AT_HAND = 256


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of the term found from `start` to `end` (characters of the searched text)."""

    term: str
    start: int
    end: int


class Lexicon:
    """All terms of a rule set in all languages; the `anchors` and `trials` of their phrases spare working these out."""

    def __init__(
        self,
        terms: Mapping[str, Term],
        anchors: Mapping[str, Anchored] | None = None,
        trials: Mapping[Language, Trials] | None = None,
    ) -> None:
        self._terms = terms
        self._names: dict[str, tuple[str, ...]] = {}
        known = trials or {}
        self._languages = {language: Vocabulary(terms, language, anchors or {}, known.get(language)) for language in LANGUAGES}

    def __contains__(self, name: str) -> bool:
        return name in self._terms

    def names(self, prefix: str) -> tuple[str, ...]:
        """The names of the terms that begin with the prefix, in alphabetical order."""
        if prefix not in self._names:
            self._names[prefix] = tuple(sorted(name for name in self._terms if name.startswith(prefix)))
        return self._names[prefix]

    def phrases(self, name: str, language: Language) -> tuple[str, ...]:
        """The phrases of a term that count in the language; none for a term that the rules do not have."""
        return self._languages[language].phrases.get(name, ())

    def find(self, name: str, text: str, language: Language) -> Iterator[Match]:
        """Every place where a phrase of the term stands in the text; a phrase with `&` is found at its first part."""
        return iter(self._languages[language].find(name, text))

    def may_hold(self, name: str, text: str, language: Language) -> bool:
        """Whether the words of the text allow a phrase of the term; much cheaper than `holds`, which may still say no."""
        return self.watch(name).stirs(text, language)

    def met(self, text: str, language: Language) -> Terms:
        """The terms of which the words of the text leave a phrase possible, for `Watch.stirred`."""
        return self._languages[language].met(text)

    def index(self, texts: Iterable[tuple[int, str]]) -> Index:
        """An index of numbered texts for these terms."""
        index = Index(vocabulary.presence for vocabulary in self._languages.values())
        index.add(texts)
        return index

    def watch(self, *names: str) -> Watch:
        """A watch for these terms."""
        return Watch(self._languages, names)

    def holds(self, name: str, text: str, language: Language) -> bool:
        """Whether any phrase of the term stands in the text."""
        return self._languages[language].holds(name, text)

    def outside(self, name: str, text: str, language: Language) -> list[Match]:
        """The matches of the term that touch none of the term's own `/not` ("three months after delivery")."""
        barred = list(self.find(f"{name}/not", text, language))
        found = self.find(name, text, language)
        return [match for match in found if not any(each.start < match.end and match.start < each.end for each in barred)]

    def holds_phrase(self, phrase: str, text: str, language: Language) -> bool:
        """Whether this phrase, of any term or none, stands in the text."""
        return self._languages[language].stands(phrase, text)


class Watch:
    """Tells at a glance that no phrase of some terms can stand in a text, so that nobody need look closer."""

    def __init__(self, languages: Mapping[Language, Vocabulary], names: Sequence[str]) -> None:
        self._languages = {language: (words.met, words.set_of(names)) for language, words in languages.items()}

    def stirs(self, text: str, language: Language | None = None) -> bool:
        """Whether the words of the text leave a phrase of one of the terms possible, in the language or in any."""
        if language is None:
            return any(met(text) & terms for met, terms in self._languages.values())
        met, terms = self._languages[language]
        return bool(met(text) & terms)

    def stirred(self, terms: Terms, language: Language) -> bool:
        """As `stirs`, for a text of which the possible terms are known."""
        return bool(terms & self._languages[language][1])


@dataclass(slots=True)
class _Known:
    """What was found out about one text: what its words meet, the places of terms, and which terms stand in it.

    `terms` are those of which a phrase may stand: what was looked for in vain is taken out of them.
    """

    anchors: Anchors
    terms: Terms
    places: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)


class Vocabulary:
    """The terms in one language. What a phrase needs to be found is made when the words of a text first allow it."""

    def __init__(
        self, terms: Mapping[str, Term], language: Language, anchors: Mapping[str, Anchored], trials: Trials | None = None
    ) -> None:
        self.phrases = {name: phrases_of(term, language) for name, term in terms.items()}
        self._parts = {name: tuple(self._unfolded(phrases)) for name, phrases in self.phrases.items()}
        self._anchors = anchors
        self._given = trials
        self._sources = Sources(self.phrases)
        self._finders: dict[str, Finder] = {}
        self._shape_of: dict[str, Shape] = {}
        self._shaper = Shaper(self._sources.of_term)
        self._known = lru_cache(maxsize=_TEXTS_AT_HAND)(lambda text: _Known(*self.presence.met(text)))
        self.chart = lru_cache(maxsize=_CHARTS_AT_HAND)(lambda text: Chart(text, self._shapes))

    @cached_property
    def presence(self) -> Presence:
        """Which phrases the words of a text leave possible."""
        return Presence(self._parts, self._anchors)

    @cached_property
    def _bit_of(self) -> Mapping[str, Terms]:
        return self.presence.bit_of

    def _unfolded(self, phrases: Iterable[str]) -> Iterator[str]:
        """The phrases, with those of another term in place of one that only names it, so that each is tried by itself."""
        for phrase in phrases:
            if phrase[1:-1] in self.phrases:
                yield from self._unfolded(single for single in self.phrases[phrase[1:-1]] if AND not in single)
            else:
                yield phrase

    def set_of(self, names: Iterable[str]) -> Terms:
        """Terms as a set to compare with what a text meets."""
        return self.presence.terms(names)

    def met(self, text: str) -> Terms:
        """The terms of which the words of a text leave a phrase possible."""
        return self._known(text).terms

    def possible(self, name: str, text: str) -> list[str]:
        """The phrases of the term that the words of the text allow."""
        return self.presence.possible(name, self._known(text).anchors)

    def find(self, name: str, text: str) -> tuple[Match, ...]:
        """The matches of a term, as `Lexicon.find` gives them."""
        known = self._known(text)
        if not known.terms & self._bit_of.get(name, 0):  # nine times out of ten
            return ()
        if name not in known.places:
            found = tuple(Match(name, *place) for place in self.tried(self.presence.possible(name, known.anchors), text))
            if not found:
                known.terms &= ~self._bit_of[name]
                return ()
            known.places[name] = found
        return known.places[name]

    def holds(self, name: str, text: str) -> bool:
        """Whether a phrase of the term stands in the text."""
        known = self._known(text)
        if not known.terms & self._bit_of.get(name, 0):  # nine times out of ten
            return False
        if name in known.places:
            return bool(known.places[name])
        if name in known.held:
            return True
        if any(self.stands(phrase, text) for phrase in self.presence.possible(name, known.anchors)):
            known.held.add(name)
            return True
        known.terms &= ~self._bit_of[name]
        return False

    def stands(self, phrase: str, text: str) -> bool:
        """Whether a phrase stands in the text."""
        return all(self._search(part, text)(0) for part in phrase.split(AND))

    def tried(self, phrases: Sequence[str], text: str) -> Iterator[Place]:
        """The places of these phrases; at one place the phrase with the longest expression wins."""
        single = sorted((phrase for phrase in phrases if AND not in phrase), key=self._turn_of.__getitem__)
        yield from _in_turn([self._search(phrase, text) for phrase in single])
        for phrase in phrases:
            found = [self._search(part, text)(0) for part in phrase.split(AND)] if AND in phrase else [None]
            if found[0] is not None and all(found):
                yield found[0]

    def _search(self, phrase: str, text: str) -> Search:
        """The search for a phrase without `&` in the text."""
        if phrase not in self._finders:
            source = None if self._is_long(phrase) else partial(self.source, phrase)
            self._finders[phrase] = Finder(partial(self.shape, phrase), self.chart, source)
        return self._finders[phrase].search(text)

    @cached_property
    def _trials(self) -> Trials:
        return self._given or trials_in(self.phrases)

    @cached_property
    def _turn_of(self) -> Mapping[str, int]:
        """For each phrase its place in the order in which they are tried."""
        return {phrase: place for place, phrase in enumerate(self._trials.phrases)}

    def _is_long(self, phrase: str) -> bool:
        turn = self._turn_of.get(phrase)
        return turn < self._trials.long if turn is not None else len(self.source(phrase)) > LONG

    def source(self, phrase: str) -> str:
        """The source of the expression of a phrase without `&`."""
        return self._sources.of_phrase(phrase)

    def shape(self, phrase: str) -> Shape:
        """The phrase, without `&`, as charts look for it."""
        if phrase not in self._shape_of:
            self._shape_of[phrase] = self._shaper.shape(parse(phrase))
        return self._shape_of[phrase]

    def _shapes(self, name: str, text: str) -> list[Shape]:
        """The shapes of a term that the words of the text allow, the one that wins at a place first."""
        possible = frozenset(self.possible(name, text))
        if not possible:
            return []
        own = {phrase for phrase in self.phrases[name] if phrase in possible or phrase[1:-1] in self.phrases}
        single = (phrase for phrase in own if AND not in phrase)
        return [self.shape(phrase) for phrase in sorted(single, key=self._turn_of.__getitem__)]


def _in_turn(searches: Sequence[Search]) -> Iterator[Place]:
    """The places that all searches find from left to right without overlap; at one place the earlier search wins."""
    following = [search(0) for search in searches]
    while True:
        first = min((found for found in following if found), key=itemgetter(0), default=None)
        if first is None:
            return
        yield first
        following = [
            search(first[1]) if found and found[0] < first[1] else found
            for search, found in zip(searches, following, strict=True)
        ]
