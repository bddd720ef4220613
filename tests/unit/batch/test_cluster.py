"""What goes to a worker on another machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractcheck.batch import cluster
from contractcheck.batch.codec import decode
from contractcheck.batch.model import Job
from contractcheck.errors import WorkersError
from contractcheck.model.settings import Input, Settings


def _job(file: Path) -> Job:
    return Job("docs/a.md", Input("a.md", path=file), Settings(), ("json",))


def test_the_document_goes_along_and_its_place_stays_here(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"De cateraar levert broodjes.")
    sent = cluster._with_content(_job(tmp_path / "a.md"))
    assert sent.given == Input("a.md", data=b"De cateraar levert broodjes.")


def test_a_file_that_cannot_be_opened_is_judged_here(tmp_path: Path) -> None:
    sent = cluster._with_content(_job(tmp_path / "none.md"))
    assert sent.known is not None
    assert [part.code for part in decode(sent.known).unread] == ["not-found"]


def test_a_worker_with_other_rules_refuses() -> None:
    with pytest.raises(WorkersError, match="install the same contractcheck there"):
        cluster.perform(Job("a.md", Input("a.md", data=b"x"), Settings(), ()), "contractcheck 99 with rules 1 (0)")
