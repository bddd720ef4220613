"""Scores of a text: whole numbers that add up to the same everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from contractcheck.errors import UsageError
from contractcheck.opinion.weights import Weights, load, save
from tests.unit.opinion.weights import small

WORDS = ["shall", "may", "register", "not", "perhaps"]
_TOKENS = st.text("abcdefgé0", min_size=1, max_size=6)


@st.composite
def models(draw: st.DrawFn) -> Weights:
    features = tuple(draw(st.lists(_TOKENS, min_size=1, max_size=6, unique=True)))
    outputs = tuple(f"log/{each}" for each in draw(st.lists(_TOKENS, min_size=1, max_size=4, unique=True)))
    matrix = draw(arrays(np.int8, (len(features), len(outputs)), elements=st.integers(-127, 127)))
    bias = draw(arrays(np.int64, len(outputs), elements=st.integers(-(2**40), 2**40)))
    rarity = draw(arrays(np.int16, len(features), elements=st.integers(1, 2000)))
    return Weights(features, outputs, matrix, bias, rarity, draw(st.floats(1e-6, 10)))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.integers(0, 7))
def test_the_order_of_words_counts_only_by_their_pairs(words: list[str], turn: int) -> None:
    # A ring of words has the same words and pairs wherever it is begun.
    rings = [[*words[at:], *words[:at], words[at]] for at in (0, turn % len(words))]
    one, other = (small().scores(" ".join(ring), "log") for ring in rings)
    assert one == other


def test_another_order_with_other_pairs_has_other_scores() -> None:
    assert small().scores("shall not register", "log") != small().scores("not shall register", "log")


def test_two_runs_have_the_same_scores(tmp_path: Path) -> None:
    save(small(), tmp_path / "model.npz")
    code = (
        "import sys, pathlib; from contractcheck.opinion.weights import load; "
        "print(load(pathlib.Path(sys.argv[1])).scores('the supplier shall not register', 'log'))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "model.npz")]
    runs = [
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] == f"{small().scores('the supplier shall not register', 'log')}\n".encode()


@given(st.lists(st.sampled_from(["perhaps", "gladly", "Fernhill"])))
def test_unknown_words_change_no_score(unknown: list[str]) -> None:
    known = "shall register"
    assert small().scores(" ".join([known, *unknown]), "log") == small().scores(known, "log")


@pytest.mark.parametrize("text", ["", "perhaps", "; | :"])
def test_a_text_without_known_words_has_the_bias_alone(text: str) -> None:
    made = small()
    bias = {output: int(value) * made.step / 4096 for output, value in zip(made.outputs, made.bias, strict=True)}
    assert made.scores(text, "map") == {"weak": bias["map/weak"]}


def test_a_family_is_scored_by_its_own_labels_alone() -> None:
    assert list(small().scores("shall", "map")) == ["weak"]


def test_a_family_is_known_by_its_whole_name() -> None:
    assert [small().knows(each) for each in ("log", "map", "lo", "maps")] == [True, True, False, False]


def test_a_word_counts_less_in_a_longer_text_and_the_longer_text_counts_more_as_a_whole() -> None:
    (_, short), (_, long) = (small().vector(text) for text in ("shall", "shall not register may"))
    assert long[0] < short[0]
    assert (long * long).sum() > (short * short).sum()


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
def test_the_shares_of_the_words_add_up_to_the_difference_of_two_labels_without_their_bias(words: list[str]) -> None:
    made = replace(small(), bias=np.zeros_like(small().bias))
    text = " ".join(words)
    scores = made.scores(text, "log")
    shares = made.shares(text, "log", "adequate", "weak")
    assert abs(sum(each.value for each in shares) - (scores["adequate"] - scores["weak"])) < 0.001
    assert [each.value for each in shares] == sorted((each.value for each in shares), reverse=True)


@given(made=models())
def test_saved_weights_come_back_as_they_were_and_with_the_same_bytes(
    made: Weights, tmp_path_factory: pytest.TempPathFactory
) -> None:
    one, two = (tmp_path_factory.mktemp("weights") / "model.npz" for _ in range(2))
    save(made, one)
    back = load(one)
    save(back, two)
    assert (back.features, back.outputs, back.step) == (made.features, made.outputs, made.step)
    for name in ("matrix", "bias", "rarity"):
        assert getattr(back, name).dtype == getattr(made, name).dtype
        assert np.array_equal(getattr(back, name), getattr(made, name))
    assert one.read_bytes() == two.read_bytes()


def _without_bias(path: Path) -> None:
    np.savez_compressed(path, features=np.array("shall"), outputs=np.array("log/weak"), matrix=np.zeros((1, 1)))


def _half(path: Path) -> None:
    save(small(), path)
    path.write_bytes(path.read_bytes()[:400])


@pytest.mark.parametrize(
    "write",
    [
        _without_bias,
        _half,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"PK\x03\x04 but no archive"),
        lambda path: path.write_text("sha256: none\n", encoding="utf-8"),
        lambda path: np.save(path.open("wb"), np.zeros(3)),
        lambda _: None,
    ],
    ids=["lacks-a-part", "cut-off", "empty", "no-archive", "text", "one-array", "absent"],
)
def test_a_file_without_weights_is_one_sentence(write: object, tmp_path: Path) -> None:
    write(tmp_path / "model.npz")  # type: ignore[operator]
    with pytest.raises(
        UsageError, match=r"^'model\.npz' holds no weights of a text model: make it anew with `python -m training`\.$"
    ):
        load(tmp_path / "model.npz")
