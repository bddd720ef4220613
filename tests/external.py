"""Programs outside Python that some tests need."""

from __future__ import annotations

import os
import shutil

import pytest


def require(program: str, folders: str = "") -> str:
    """The path of a program, also searched in these folders.

    Without it the test is skipped, or fails where everything must be installed.
    """
    path = shutil.which(program) or shutil.which(program, path=folders)
    if path is not None:
        return path
    message = f"{program} is not installed"
    if os.environ.get("CONTRACTCHECK_REQUIRE_EXTERNAL") == "1":
        pytest.fail(message)
    pytest.skip(message)
