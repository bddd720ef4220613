"""Check draft contracts and tender documents for the clauses a public buyer of AI needs.

>>> import contractcheck
>>> report = contractcheck.check("draft.docx")
>>> [(clause.id, clause.status) for clause in report.clauses if clause.required]

The names in `__all__` are the interface; they are loaded when they are first used. All else may change between versions.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contractcheck.api import (
        Basis,
        Choices,
        ClauseResult,
        ContractCheckError,
        DocumentReport,
        Evidence,
        ExitCode,
        Input,
        Outcome,
        Report,
        Status,
        UsageError,
        check,
        check_dossier,
        check_files,
        exit_code,
        render,
    )

__version__ = "0.1.0"
__all__ = [
    "Basis",
    "Choices",
    "ClauseResult",
    "ContractCheckError",
    "DocumentReport",
    "Evidence",
    "ExitCode",
    "Input",
    "Outcome",
    "Report",
    "Status",
    "UsageError",
    "__version__",
    "check",
    "check_dossier",
    "check_files",
    "exit_code",
    "render",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("contractcheck.api"), name)
    raise AttributeError(f"module 'contractcheck' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
