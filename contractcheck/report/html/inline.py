"""Styles and scripts that stand inside a page, each allowed by its hash and nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from markupsafe import Markup


@cache
def own_text(package: str, name: str) -> str:
    """The text of a file of this program."""
    return (files(package) / name).read_text(encoding="utf-8")


def inline(package: str, *names: str) -> Markup:
    """The texts of files of this program one after another, as they go into a page."""
    return Markup("".join(own_text(package, name) for name in names))  # noqa: S704


def source_hash(text: str) -> str:
    """The source expression of a content security policy for an inline text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
