from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractcheck.rules.notation import (
    DEEPEST_NESTING,
    WIDEST_GAP,
    Either,
    Gap,
    Item,
    Optional,
    PhraseError,
    Reference,
    Sequence,
    Word,
    parse,
    parts,
    references,
)


def words(text: str) -> Sequence:
    return Sequence(tuple(Word(word) for word in text.split()))


@pytest.mark.parametrize(
    ("phrase", "items"),
    [
        ("model", [Word("model")]),
        ("model*", [Word("model", open_end=True)]),
        ("*model", [Word("model", open_start=True)]),
        ("*model*", [Word("model", open_start=True, open_end=True)]),
        ("ai-systeem", [Word("ai-systeem")]),
        ("buyer's data", [Word("buyer's"), Word("data")]),
        ("art. 2024/1689", [Word("art."), Word("2024/1689")]),
        ("  keeps  a   log ", [Word("keeps"), Word("a"), Word("log")]),
        ("keeps ... log", [Word("keeps"), Gap(8), Word("log")]),
        ("keeps ...3 log", [Word("keeps"), Gap(3), Word("log")]),
        ("{logbook}", [Reference("logbook")]),
        ("{area/III.4} kept", [Reference("area/III.4"), Word("kept")]),
        ("log|book* kept", [Either((words("log"), Sequence((Word("book", open_end=True),)))), Word("kept")]),
        ("log|{diary}", [Either((words("log"), Sequence((Reference("diary"),))))]),
        ("(keep a|maintain the) log", [Either((words("keep a"), words("maintain the"))), Word("log")]),
        ("( keep a | maintain the ) log", [Either((words("keep a"), words("maintain the"))), Word("log")]),
        ("a|(b c)|d", [Either((words("a"), words("b c"), words("d")))]),
        ("(keep a) log", [Word("keep"), Word("a"), Word("log")]),
        ("[a full] log", [Optional(words("a full")), Word("log")]),
        ("[a|the full] log", [Optional(Sequence((Either((words("a"), words("the full"))),))), Word("log")]),
        ("[very ...] log", [Optional(Sequence((Word("very"), Gap()))), Word("log")]),
    ],
)
def test_a_phrase_has_this_tree(phrase: str, items: list[Item]) -> None:
    assert parse(phrase) == Sequence(tuple(items))


@pytest.mark.parametrize(
    ("phrase", "position", "message"),
    [
        ("", 0, "nothing stands here"),
        ("   ", 3, "nothing stands here"),
        ("a (b|) c", 5, "nothing stands here"),
        ("a (|b) c", 3, "nothing stands here"),
        ("a [] c", 3, "nothing stands here"),
        ("a|", 2, "the phrase ends with |"),
        ("|a", 0, "a word was expected here, '|' came"),
        ("a||b", 2, "a word was expected here, '|' came"),
        ("a | b", 2, "leave no space beside |"),
        ("a| b", 2, "leave no space beside |"),
        ("a (b", 2, "'(' is not closed with ')'"),
        ("a [b", 2, "'[' is not closed with ']'"),
        ("a (b] c", 2, "'(' is not closed with ')'"),
        ("a b)", 3, "')' closes nothing"),
        ("{log}s", 5, "put a space here"),
        ("keep{log}", 4, "put a space here"),
        ("(keep ...|a)s", 12, "put a space here"),
        ("a ...[b] c", 5, "put a space here"),
        ("article 49(3)", 10, "brackets of the text itself are not written"),
        ("own[and absolute] view", 3, "a part of a word has no space in it"),
        ("model*[s]", 6, "* stands at the beginning or end of a word"),
        ("a" + "[b]" * 7, 19, "more than 64 spellings"),
        ("*(*|a)", 2, "'*' is no word"),
        ("a & b", 2, "'&' joins two whole phrases"),
        ("a {log", 2, "'{' has no partner"),
        ("a log}", 5, "'}' has no partner"),
        ("a {}", 2, "'{}' names no term"),
        ("a {-log}", 2, "'{-log}' names no term"),
        ("on*v", 0, "'on*v' is no word"),
        ("a *", 2, "'*' is no word"),
        ("a **b", 2, "'**b' is no word"),
        ("a - b", 2, "'-' is no word"),
        ("a...", 0, "a gap is three dots by themselves"),
        ("a … b", 2, "a gap is three dots by themselves"),
        ("a ...0 b", 2, "a gap spans 1 to"),
        (f"a ...{WIDEST_GAP + 1} b", 2, "a gap spans 1 to"),
        (f"a ...{'9' * 5000} b", 2, "a gap spans 1 to"),
        ("a ... ...2 b", 6, "two gaps stand side by side"),
        ("... a", 0, "a phrase begins with a word"),
        ("a ...", 5, "a phrase ends with a word"),
        ("a|...3 b", 6, "a gap stands alone"),
        ("[...] a", 0, "a gap stands alone"),
        ("[a] [b]", 0, "everything in this phrase may be left out"),
        ("a (b|[c]) d", 8, "this alternative may be left out"),
        ("([a]|b)", 6, "this alternative may be left out"),
        ("(" * (DEEPEST_NESTING + 1), DEEPEST_NESTING, "brackets stand more than"),
    ],
)
def test_a_phrase_that_breaks_the_notation_says_where_and_why(phrase: str, position: int, message: str) -> None:
    with pytest.raises(PhraseError) as raised:
        parse(phrase)
    assert raised.value.position == position
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("phrase", "same"),
    [
        ("er[naar]", "ernaar|er"),
        ("[be]oordeelt", "beoordeelt|oordeelt"),
        ("onderhoud[t|en]", "onderhoudt|onderhouden|onderhoud"),
        ("tr(y|ies) to", "try|tries to"),
        ("(buyer|customer)'s data", "buyer's|customer's data"),
        ("(her|ver)ken(t|nen)", "herkent|herkennen|verkent|verkennen"),
        ("(fee|charge)*", "fee*|charge*"),
        ("*(plicht|last)", "*plicht|*last"),
        ("(the fee|cost)* x", "(the fee*|cost*) x"),
        ("*vorm[en]*", "*vormen*|*vorm*"),
        ("[a]* b", "[a*] b"),
        ("[a][b] c", "[ab|a|b] c"),
        ("er[naar]|toe", "(ernaar|er)|toe"),
        ("(x er[naar]|toe)", "(x (ernaar|er)|toe)"),
    ],
)
def test_parts_of_words_stand_for_the_words_they_spell(phrase: str, same: str) -> None:
    assert parse(phrase) == parse(same)


def test_a_phrase_without_an_ampersand_is_its_only_part() -> None:
    assert parts("research&development") == ((0, "research&development"),)


def test_each_part_of_a_joint_phrase_knows_its_position() -> None:
    assert parts("keep* & log & daily") == ((0, "keep*"), (8, "log"), (14, "daily"))


def test_references_are_found_at_every_depth() -> None:
    assert references(parse("{a} [x {b}] (y|z ({c}|w)) v|{a}")) == ("a", "b", "c", "a")


@given(st.text(alphabet="ab|()[]{}*. 3-'", max_size=40))
def test_any_text_is_a_phrase_or_has_a_fault_inside_it(text: str) -> None:
    try:
        parse(text)
    except PhraseError as error:
        assert 0 <= error.position <= len(text)  # noqa: PT017


@given(st.text(max_size=60))
def test_no_text_of_any_script_ends_in_another_error(text: str) -> None:
    try:
        assert isinstance(parse(text), Sequence)
    except PhraseError as error:
        assert str(error)  # noqa: PT017


names = st.from_regex(r"[a-z]{1,4}(-[a-z]{1,3})?", fullmatch=True)
plain = st.builds(Word, names, st.booleans(), st.booleans())
leaves = plain | st.builds(Reference, names)


def choices(options: st.SearchStrategy[Sequence]) -> st.SearchStrategy[Item]:
    return st.builds(Either, st.lists(options, min_size=2, max_size=3).map(tuple))


def sequences(items: st.SearchStrategy[Item]) -> st.SearchStrategy[Sequence]:
    """Items in a row, with a word first so that a group is never taken for its only content, and a gap here and there."""
    rest = st.lists(st.tuples(st.none() | st.builds(Gap, st.integers(1, WIDEST_GAP)), items), max_size=3)
    flat = rest.map(lambda pairs: tuple(item for pair in pairs for item in pair if item is not None))
    return st.builds(lambda first, others: Sequence((first, *others)), leaves, flat)


trees = sequences(
    st.recursive(leaves, lambda inner: choices(sequences(inner)) | st.builds(Optional, sequences(inner)), max_leaves=6)
)


def written(node: Item | Sequence) -> str:
    """A tree in the notation: what `parse` reads back."""
    match node:
        case Word(text, open_start, open_end):
            return "*" * open_start + text + "*" * open_end
        case Gap(widest):
            return f"...{widest}"
        case Reference(name):
            return "{" + name + "}"
        case Optional(content):
            return f"[{written(content)}]"
        case Either(options):
            return f"({'|'.join(written(option) for option in options)})"
        case Sequence(items):
            return " ".join(written(item) for item in items)


@given(trees)
def test_a_tree_that_is_written_out_is_read_back_the_same(tree: Sequence) -> None:
    assert parse(written(tree)) == tree


@given(trees)
def test_references_are_those_between_braces(tree: Sequence) -> None:
    text = written(tree)
    assert list(references(tree)) == [part.split("}")[0] for part in text.split("{")[1:]]
