"""A small text model of two families, made by hand."""

from __future__ import annotations

import numpy as np

from contractcheck.opinion.weights import Weights

FEATURES = ("shall", "may", "register", "shall register", "may register", "not")
OUTPUTS = (*(f"log/{each}" for each in ("adequate", "weak", "excluded", "missing", "reason:hedged", "element:proof")), "map/weak")


def small() -> Weights:
    """Each feature tells something else of each label."""
    matrix = np.array([[7 * row - 5 * column for column in range(len(OUTPUTS))] for row in range(len(FEATURES))], dtype=np.int8)
    bias = np.arange(-3, 4, dtype=np.int64) * 4096
    return Weights(FEATURES, OUTPUTS, matrix, bias, np.array([64, 80, 90, 128, 140, 100], dtype=np.int16), 0.125)
