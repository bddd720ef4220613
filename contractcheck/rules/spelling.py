"""Words with parts that vary: `er[naar]` is er or ernaar, `tr(y|ies)` is try or tries, `(fee|charge)*` begins with either."""

from __future__ import annotations

from dataclasses import replace

from contractcheck.rules.phrase_tree import Either, Item, Optional, PhraseError, Sequence, Word

MOST_SPELLINGS = 64

Words = tuple[Word, ...]

STAR = Word("", open_start=True, open_end=True)


def joined(left: Sequence, right: Sequence, position: int) -> Sequence:
    """Two parts that stand side by side without a space, as the words that they spell.

    `STAR` on one side opens that side of every word. Raises PhraseError at `position` for parts that spell no words.
    """
    before, after = _spellings(left, position), _spellings(right, position)
    if STAR in right.items:
        return _built([(*words[:-1], replace(words[-1], open_end=True)) if words else () for words in before])
    if STAR in left.items:
        return _built([(replace(words[0], open_start=True), *words[1:]) if words else () for words in after])
    _refuse_doubtful(before, after, position)
    return _built([_one_word(first, second, position) for first in before for second in after])


def _spellings(part: Sequence, position: int) -> list[Words]:
    match part.items:
        case (Either(options),):
            return [words for option in options for words in _spellings(option, position)]
        case (Optional(content),):
            return [*_spellings(content, position), ()]
        case items:
            return [tuple(_only_word(item, position) for item in items)]


def _only_word(item: Item, position: int) -> Word:
    if isinstance(item, Word):
        return item
    raise PhraseError(position, "letters can be joined to words, (a|b) and [x] only; put a space here")


def _refuse_doubtful(before: list[Words], after: list[Words], position: int) -> None:
    """`49(3)` would otherwise be 493, and `own[and absolute] view` the word ownand."""
    if len(before) == len(after) == 1:
        raise PhraseError(position, "brackets of the text itself are not written; put a space here, as in article 49 3")
    if any(len(words) > 1 for words in (*before, *after)):
        raise PhraseError(position, "a part of a word has no space in it; put a space here")
    if len(before) * len(after) > MOST_SPELLINGS:
        raise PhraseError(position, f"this word has more than {MOST_SPELLINGS} spellings; write fewer")


def _one_word(first: Words, second: Words, position: int) -> Words:
    if not (first and second):
        return first or second
    left, right = first[0], second[0]
    if left.open_end or right.open_start:
        raise PhraseError(position, "* stands at the beginning or end of a word; put a space here or take it away")
    return (Word(left.text + right.text, left.open_start, right.open_end),)


def _built(spellings: list[Words]) -> Sequence:
    options = tuple(Sequence(words) for words in spellings if words)
    whole = options[0] if len(options) == 1 else Sequence((Either(options),))
    return whole if len(options) == len(spellings) else Sequence((Optional(whole),))
