"""The settings file of a dossier, which only the user names: roles of documents and their order of precedence."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from contractcheck.errors import UsageError
from contractcheck.model.dossier import DocumentRole, DossierSettings

_KEYS = ("roles", "precedence")
_ROLES = ", ".join(DocumentRole)


def read_settings(path: str | None) -> DossierSettings:
    """The settings in a TOML file, none without a path. Raises UsageError that says what is wrong and what was expected."""
    if path is None:
        return DossierSettings()
    try:
        content = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"'{path}' could not be read ({error}): name a TOML file after --dossier-settings.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"'{path}' is no valid TOML ({error}): correct it at the place named.") from error
    if unknown := sorted(set(content) - set(_KEYS)):
        raise UsageError(f"'{path}' has an unknown key '{unknown[0]}': use only [roles] and precedence.")
    return DossierSettings(_roles(content.get("roles", {}), path), _precedence(content.get("precedence", []), path))


def _roles(given: Any, path: str) -> Mapping[str, DocumentRole]:
    if not isinstance(given, dict):
        raise UsageError(f"'roles' in '{path}' is no table: write [roles] and under it lines such as \"annex.docx\" = \"annex\".")
    return {str(name): _role(role, path) for name, role in given.items()}


def _precedence(given: Any, path: str) -> tuple[DocumentRole, ...]:
    if not isinstance(given, list):
        raise UsageError(
            f"'precedence' in '{path}' is no list: write the roles from high to low, such as [\"contract\", \"offer\"]."
        )
    order = tuple(_role(role, path) for role in given)
    if len(set(order)) < len(order):
        raise UsageError(f"'precedence' in '{path}' names a role twice: name each role once, from high to low.")
    return order


def _role(given: Any, path: str) -> DocumentRole:
    if given not in tuple(DocumentRole):
        raise UsageError(f"'{given}' in '{path}' is no role: use one of {_ROLES}.")
    return DocumentRole(given)
