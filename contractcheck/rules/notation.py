"""The notation of a phrase: one line of text that a lawyer can write, parsed to a tree.

    word  word*  *word  *word*    the word itself, a beginning, an ending, a part
    a|b                           either in this place
    (a b|c d)                     alternatives of several words
    [x]  [a b|c d]                may be left out
    er[naar]  tr(y|ies)  (a|b)*   the same without a space: parts of a word
    ...  ...3                     a gap of at most 8, or 3, words
    {term-name}                   any phrase of another term
    a b & c d                     two phrases of which both stand in the sentence, in any order

`|` joins single places outside brackets and whole alternatives inside them. Case makes no difference. A hyphen in a
word is also a space or nothing, and a space also a hyphen or a bracket: "article 49 3" is also "article 49(3)".
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, NoReturn

from contractcheck.rules.phrase_tree import (
    DEFAULT_GAP,
    Either,
    Gap,
    Item,
    Optional,
    PhraseError,
    Reference,
    Sequence,
    Word,
    references,
)
from contractcheck.rules.spelling import STAR, joined

__all__ = [
    "AND",
    "DEEPEST_NESTING",
    "DEFAULT_GAP",
    "WIDEST_GAP",
    "Either",
    "Gap",
    "Item",
    "Optional",
    "PhraseError",
    "Reference",
    "Sequence",
    "Word",
    "parse",
    "parts",
    "references",
]

AND = " & "
WIDEST_GAP = 30
DEEPEST_NESTING = 8

_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<gap>\.{3}\d*(?=[\s()\[\]{}|]|$))|(?P<reference>\{[^\s{}]*\})|(?P<mark>[()\[\]{}|])|(?P<word>[^\s()\[\]{}|]+)"
)
_PLAIN = re.compile(r"\*?\w+\*?(?: \*?\w+\*?)*")
_NAME = re.compile(r"[A-Za-z0-9]+([-./][A-Za-z0-9]+)*")
_CLOSING = {"(": ")", "[": "]"}
_GAP_DIGITS = 3


class _Token(NamedTuple):
    kind: str
    text: str
    position: int


@cache
def parse(phrase: str) -> Sequence:
    """The tree of a phrase without `&`. Raises PhraseError, a ValueError with the position of the fault."""
    if _PLAIN.fullmatch(phrase):  # half of all phrases, and a run parses thousands
        return Sequence(tuple(Word(word.strip("*"), word.startswith("*"), word.endswith("*")) for word in phrase.split()))
    parser = _Parser(phrase)
    sequence = parser.places(depth=0)
    parser.expect_end()
    _check_edges(sequence, len(phrase))
    return sequence


def parts(phrase: str) -> tuple[tuple[int, str], ...]:
    """The phrases that `&` joins, each with its position; most phrases are their own only part."""
    found, position = [], 0
    for part in phrase.split(AND):
        found.append((position, part))
        position += len(part) + len(AND)
    return tuple(found)


class _Parser:
    """Reads tokens from left to right; `_at` is the next token."""

    def __init__(self, phrase: str) -> None:
        self._tokens = [_Token(str(match.lastgroup), match[0], match.start()) for match in _TOKEN.finditer(phrase)]
        self._end = len(phrase)
        self._at = 0

    def places(self, depth: int) -> Sequence:
        """Places up to the end, or up to the `|` or bracket that ends an alternative inside brackets."""
        items: list[Item] = []
        self._skip_space()
        while not self._at_stop(depth):
            start = self._position()
            items.extend(self._place(depth))
            _check_gaps(items, start)
            self._skip_space()
        if not items:
            self._fail("nothing stands here; write a word or take the | or the brackets away")
        return Sequence(tuple(items))

    def expect_end(self) -> None:
        if self._peek():
            self._fail(f"'{self._peek()}' closes nothing; take it away or open it before")

    def _place(self, depth: int) -> tuple[Item, ...]:
        """One word or group, or outside brackets several joined by `|`."""
        options = [self._spelled(depth)]
        while depth == 0 and self._peek() == "|":
            self._at += 1
            options.append(self._spelled(depth))
        return options[0].items if len(options) == 1 else (_either(options, self._position()),)

    def _spelled(self, depth: int) -> Sequence:
        """An atom with those that follow without a space."""
        start = self._position()
        whole = self._atom(depth)
        while not self._at_stop(1) and not self._peek().isspace():
            position = self._position()
            whole = joined(whole, self._atom(depth), position)
        if STAR in whole.items:
            raise PhraseError(start, "'*' is no word; it stands before or after letters, as in model*")
        return whole

    def _atom(self, depth: int) -> Sequence:
        if self._at == len(self._tokens):
            self._fail("the phrase ends with |; write the other word or take the | away")
        token = self._tokens[self._at]
        if token.text in _CLOSING:
            return self._group(token, depth + 1)
        self._at += 1
        return Sequence((_leaf(token),))

    def _group(self, opening: _Token, depth: int) -> Sequence:
        if depth > DEEPEST_NESTING:
            self._fail(f"brackets stand more than {DEEPEST_NESTING} deep; give the inner part a term of its own")
        self._at += 1
        content = self._alternatives(depth)
        if self._peek() != _CLOSING[opening.text]:
            self._fail(f"'{opening.text}' is not closed with '{_CLOSING[opening.text]}'", opening.position)
        self._at += 1
        _refuse_lone_gap(content, opening.position)
        return content if opening.text == "(" else Sequence((Optional(content),))

    def _alternatives(self, depth: int) -> Sequence:
        options = [self.places(depth)]
        while self._peek() == "|":
            self._at += 1
            options.append(self.places(depth))
        return options[0] if len(options) == 1 else Sequence((_either(options, self._position()),))

    def _at_stop(self, depth: int) -> bool:
        return self._peek() in (("", ")", "]", "|") if depth else ("", ")", "]"))

    def _skip_space(self) -> None:
        while self._at < len(self._tokens) and self._tokens[self._at].kind == "space":
            self._at += 1

    def _peek(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    def _position(self) -> int:
        return self._tokens[self._at].position if self._at < len(self._tokens) else self._end

    def _fail(self, message: str, position: int | None = None) -> NoReturn:
        raise PhraseError(self._position() if position is None else position, message)


def _refuse_lone_gap(content: Sequence, position: int) -> None:
    if len(content.items) == 1 and isinstance(content.items[0], Gap):
        raise PhraseError(position, "a gap stands alone; write a word beside it")


def _either(options: list[Sequence], position: int) -> Either:
    for option in options:
        _refuse_lone_gap(option, position)
        if not _needs_word(option):
            raise PhraseError(position, "this alternative may be left out; write [ ] around the whole group instead")
    return Either(tuple(options))


def _leaf(token: _Token) -> Item:
    match token.kind:
        case "word":
            return _word(token)
        case "gap":
            return _gap(token)
        case "reference":
            return _reference(token)
        case "mark" if token.text in "{}":
            raise PhraseError(token.position, f"'{token.text}' has no partner; a term is named as in {{term-name}}")
        case _:
            raise PhraseError(token.position, f"a word was expected here, '{token.text.strip()}' came; leave no space beside |")


def _word(token: _Token) -> Word:
    text = token.text.strip("*")
    if token.text == "*":
        return STAR
    if "*" in text or "**" in token.text or not text.strip("-'\N{RIGHT SINGLE QUOTATION MARK}"):
        raise PhraseError(token.position, f"'{token.text}' is no word; * stands once before or after letters, as in model*")
    if text == AND.strip():
        raise PhraseError(token.position, "'&' joins two whole phrases; write words and a space on each side of it")
    if "..." in text or "\N{HORIZONTAL ELLIPSIS}" in text:
        raise PhraseError(token.position, f"'{token.text}' is no word; a gap is three dots by themselves, ... or ...3")
    return Word(text, token.text.startswith("*"), token.text.endswith("*"))


def _gap(token: _Token) -> Gap:
    digits = token.text.removeprefix("...")
    widest = int(digits or DEFAULT_GAP) if len(digits) <= _GAP_DIGITS else WIDEST_GAP + 1
    if not 1 <= widest <= WIDEST_GAP:
        raise PhraseError(token.position, f"a gap spans 1 to {WIDEST_GAP} words, not '{token.text}'")
    return Gap(widest)


def _reference(token: _Token) -> Reference:
    name = token.text[1:-1]
    if not _NAME.fullmatch(name):
        raise PhraseError(token.position, f"'{token.text}' names no term; a name has letters and digits, joined by - . or /")
    return Reference(name)


def _check_gaps(items: list[Item], position: int) -> None:
    if len(items) > 1 and isinstance(items[-1], Gap) and isinstance(items[-2], Gap):
        raise PhraseError(position, "two gaps stand side by side; write one, as in ...12")


def _check_edges(sequence: Sequence, end: int) -> None:
    if isinstance(sequence.items[0], Gap):
        raise PhraseError(0, "a phrase begins with a word, not with a gap")
    if isinstance(sequence.items[-1], Gap):
        raise PhraseError(end, "a phrase ends with a word, not with a gap")
    if not _needs_word(sequence):
        raise PhraseError(0, "everything in this phrase may be left out; one word must stand without [ ]")


def _needs_word(sequence: Sequence) -> bool:
    return any(isinstance(item, Word | Reference) or _always_filled(item) for item in sequence.items)


def _always_filled(item: Item) -> bool:
    return isinstance(item, Either) and all(_needs_word(option) for option in item.options)
