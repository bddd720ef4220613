"""The sides on which a party can stand."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """The side on which a party stands."""

    SUPPLIER = "supplier"
    BUYER = "buyer"
    THIRD = "third"
