"""The exceptions of contractcheck. Each message says what came, what was expected and what to do.

ContractCheckError
+-- UnreadableDocument    a file that no reader could turn into a Document
+-- ClauseFileError       a rule file or settings file that breaks its schema, with path:line:column
+-- UsageError            wrong options or arguments
+-- StoreError            a store, or a folder for reports, that cannot be read or written
+-- WorkersError          workers on other machines that cannot be reached or would judge otherwise
"""

from __future__ import annotations

HOLDS_FILES = "holds-files"


class ContractCheckError(Exception):
    """Base of every error that a user can act on; its text is one sentence without a traceback."""


class UnreadableDocument(ContractCheckError):
    """A document that could not be read at all.

    `code` is a stable machine code such as "encrypted", "empty", "truncated", "unknown-format", "not-found",
    "not-a-file", "no-permission", "too-large", and HOLDS_FILES for an archive or e-mail; the message is the sentence for people.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class ClauseFileError(ContractCheckError):
    """A fault in a rule file or settings file; `line` and `column` count from 1."""

    def __init__(self, path: str, line: int, column: int, message: str) -> None:
        super().__init__(f"{path}:{line}:{column}: {message}")
        self.path = path
        self.line = line
        self.column = column


class UsageError(ContractCheckError):
    """Options or arguments that cannot be combined or have an unknown value."""


class StoreError(ContractCheckError):
    """A store, or a folder for reports, that cannot be opened, read or written; what was kept before stays."""


class WorkersError(ContractCheckError):
    """A scheduler that cannot be reached, or workers that have another version of contractcheck or its rules."""
