"""Logistic regression over the words of the examples: one model of statuses, one of reasons, one of each element."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from contractcheck.opinion.features import features_of
from contractcheck.opinion.weights import UNIT, Integers, Weights
from training.samples import Example

# A word that stands in fewer examples tells more of the example than of the language.
_FEWEST = 3
_STRENGTH = 10.0
_MOST = 127
Columns = dict[str, tuple[Any, float]]


def fitted(examples: Sequence[Example], families: Sequence[str], elements: dict[str, list[str]]) -> Weights:
    """The weights that tell the labels of the examples best; `elements` are the ids of the essential ones by family."""
    words = [features_of(each.text) for each in examples]
    counts = Counter(word for each in words for word in each)
    vocabulary = sorted(word for word, count in counts.items() if count >= _FEWEST)
    rarity = np.rint([64 * (1 + np.log((1 + len(examples)) / (1 + counts[word]))) for word in vocabulary]).astype(np.int16)
    bare = Weights(tuple(vocabulary), (), np.zeros((0, 0)), np.zeros(0), rarity, 1.0)
    vectors = _vectors(examples, bare)
    columns: Columns = {}
    columns |= _across(examples, vectors, families, [each.label.status.value for each in examples], "")
    weak = [place for place, each in enumerate(examples) if len(each.label.reasons) == 1]
    reasons = [min(examples[each].label.reasons) for each in weak]
    columns |= _across([examples[each] for each in weak], vectors[weak], families, reasons, "reason:")
    for family in families:
        columns |= _elements(examples, vectors, family, elements[family])
    return _whole(columns, bare)


def _vectors(examples: Sequence[Example], bare: Weights) -> Any:
    matrix = sparse.lil_matrix((len(examples), len(bare.features)))
    for row, example in enumerate(examples):
        places, values = bare.vector(example.text)
        matrix[row, places] = values / UNIT
    return matrix.tocsr()


def _across(examples: Sequence[Example], vectors: Any, families: Sequence[str], labels: Sequence[str], prefix: str) -> Columns:
    """A column for each family and label, of what words mean in all families and what they mean in that one."""
    own = np.array([[each.family == family for family in families] for each in examples], dtype=float)
    crossed = sparse.hstack([vectors, *(vectors.multiply(own[:, [place]]) for place in range(len(families))), own]).tocsr()
    counts = [each.weight for each in examples]
    model = LogisticRegression(C=_STRENGTH, max_iter=300, tol=1e-3).fit(crossed, labels, sample_weight=counts)
    size = vectors.shape[1]
    found: Columns = {}
    for row, label in enumerate(model.classes_):
        weights = model.coef_[row]
        for place, family in enumerate(families):
            first = size * (1 + place)
            bias = model.intercept_[row] + weights[size * (1 + len(families)) + place]
            found[f"{family}/{prefix}{label}"] = (weights[:size] + weights[first : first + size], float(bias))
    return found


def _elements(examples: Sequence[Example], vectors: Any, family: str, elements: Sequence[str]) -> Columns:
    rows = [place for place, each in enumerate(examples) if each.family == family and each.label.elements is not None]
    found: Columns = {}
    for element in elements:
        known = [element in (examples[row].label.elements or ()) for row in rows]
        model = LogisticRegression(C=_STRENGTH, max_iter=300, tol=1e-3).fit(vectors[rows], known)
        found[f"{family}/element:{element}"] = (model.coef_[0], float(model.intercept_[0]))
    return found


def _whole(columns: Columns, bare: Weights) -> Weights:
    """The weights in whole numbers: parts of a step so small that the largest weight is 127."""
    step = max(float(np.abs(weights).max()) for weights, _ in columns.values()) / _MOST
    matrix: Integers = np.rint(np.stack([weights for weights, _ in columns.values()], axis=1) / step).astype(np.int8)
    bias: Integers = np.rint(np.array([value for _, value in columns.values()]) / step * UNIT).astype(np.int64)
    return Weights(bare.features, tuple(columns), matrix, bias, bare.rarity, step)
