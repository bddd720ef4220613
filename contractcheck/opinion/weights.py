"""The weights of the text model: one file, made by `python -m training`, of whole numbers only.

Whole numbers add up to the same sum in every order and on every machine, so that an opinion never differs between two runs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from contractcheck.errors import UsageError
from contractcheck.opinion.features import features_of

UNIT = 4096
"""What a feature counts, as a whole number, that is as rare as the usual one in a text of usual length."""

# The length of the vector of a usual text, at which the two ways of weighing below come to the same.
_USUAL = 3840.0

Integers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Share:
    """What one feature adds to a score."""

    feature: str
    value: float


@dataclass(frozen=True)
class Weights:
    """`outputs` are named "family/label"; `matrix` has a row for each feature, and a column for each output, in parts of `step`.

    `rarity` tells for each feature in how few of the texts it stands (its inverse document frequency).
    """

    features: tuple[str, ...]
    outputs: tuple[str, ...]
    matrix: Integers
    bias: Integers
    rarity: Integers
    step: float

    @cached_property
    def _places(self) -> dict[str, int]:
        return {feature: place for place, feature in enumerate(self.features)}

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {output: column for column, output in enumerate(self.outputs)}

    def knows(self, family: str) -> bool:
        """Whether the model learned of the family."""
        return any(output.startswith(f"{family}/") for output in self.outputs)

    def vector(self, text: str) -> tuple[Integers, Integers]:
        """The places of the features that the text has and the model knows, and how much each counts.

        A sentence counts less in a longer text, but not so much less as the text is longer: one that takes a duty away
        among ten that lay it down must still be heard. So the vector is divided by the root of its length.
        """
        places = np.array([place for each in features_of(text) if (place := self._places.get(each)) is not None], dtype=np.int64)
        rarity = self.rarity[places].astype(np.int64)
        length = math.sqrt((rarity * rarity).sum())  # to the last bit the same on every machine, as a power is not
        return places, np.rint(rarity * (UNIT / math.sqrt(length * _USUAL))).astype(np.int64) if length else rarity

    def scores(self, text: str, family: str) -> dict[str, float]:
        """The score of each label of the family for the text: the higher, the surer; with a logistic function a likelihood."""
        places, values = self.vector(text)
        names = [name for name in self.outputs if name.startswith(f"{family}/")]
        columns = np.array([self._columns[name] for name in names], dtype=np.int64)
        sums = (self.matrix[np.ix_(places, columns)].astype(np.int64) * values[:, None]).sum(axis=0) + self.bias[columns]
        scale = self.step / UNIT
        return {name.partition("/")[2]: round(int(total) * scale, 4) for name, total in zip(names, sums, strict=True)}

    def shares(self, text: str, family: str, label: str, other: str) -> list[Share]:
        """What each feature of the text adds to the score of a label, over that of another one; the most first."""
        places, values = self.vector(text)
        gain, loss = (self._columns[f"{family}/{each}"] for each in (label, other))
        added = (self.matrix[places, gain].astype(np.int64) - self.matrix[places, loss]) * values
        order = sorted(range(len(places)), key=lambda each: (-int(added[each]), int(places[each])))
        return [Share(self.features[places[each]], round(int(added[each]) * self.step / UNIT, 4)) for each in order]


def load(path: Path) -> Weights:
    """The weights in the file at `path`; raises UsageError where it holds none."""
    try:
        with np.load(path, allow_pickle=False) as held:
            return Weights(
                tuple(str(held["features"]).split("\n")),
                tuple(str(held["outputs"]).split("\n")),
                held["matrix"],
                held["bias"],
                held["rarity"],
                float(held["step"]),
            )
    except (OSError, ValueError, EOFError, LookupError, TypeError, AttributeError, BadZipFile) as error:
        raise UsageError(f"'{path.name}' holds no weights of a text model: make it anew with `python -m training`.") from error


def save(weights: Weights, path: Path) -> None:
    """Write the weights to `path`, the same bytes for the same weights."""
    np.savez_compressed(
        path,
        features=np.array("\n".join(weights.features)),
        outputs=np.array("\n".join(weights.outputs)),
        matrix=weights.matrix,
        bias=weights.bias,
        rarity=weights.rarity,
        step=np.array(weights.step),
    )
