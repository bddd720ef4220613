"""Rule files written to a folder as YAML."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from contractcheck.errors import UsageError
from contractcheck.rules.build import inside
from contractcheck.rules.source import RuleSource

_WIDTH = 130


def write(files: Iterable[RuleSource], folder: Path) -> None:
    """Write the files under their paths; raises UsageError for a folder that is in use or cannot be written."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"'{folder}' is there already and is not empty: name a new folder with --output.")
    try:
        for file in files:
            path = folder / inside(file.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(as_yaml(file), encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(
            f"Cannot write to '{folder}': {error.strerror or error}. Name a folder that you may write to."
        ) from error


def as_yaml(file: RuleSource) -> str:
    """The values of a file as YAML, in their order."""
    yaml = YAML(typ="safe", pure=True)
    options: dict[str, Any] = {"default_flow_style": False, "allow_unicode": True, "width": _WIDTH}
    for name, value in {**options, "sort_base_mapping_type_on_output": False}.items():
        setattr(yaml, name, value)
    # The reader of rules refuses anchors.
    yaml.representer.ignore_aliases = lambda _: True
    made = io.StringIO()
    yaml.dump(file.data, made)
    return made.getvalue()
