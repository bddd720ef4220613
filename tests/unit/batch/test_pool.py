"""Worker processes and what becomes of a document that its worker does not survive."""

from __future__ import annotations

import os
from typing import Any

from contractcheck.batch.codec import decode
from contractcheck.batch.model import Job
from contractcheck.batch.pool import Pool
from contractcheck.model.report import Outcome
from contractcheck.model.settings import Input, Settings


class Deadly(Input):
    """An input that ends the process that receives it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def _job(name: str, given: Input | None = None) -> Job:
    return Job(name, given or Input(name, data=b"De cateraar levert broodjes."), Settings(), ("json",))


def test_a_document_that_kills_its_workers_is_undetermined_and_the_others_are_judged() -> None:
    jobs = [_job("a.md"), _job("deadly.md", Deadly("deadly.md", data=b"x")), _job("b.md"), _job("c.md")]
    found = {result.path: decode(result.report) for result in Pool(2).results(jobs)}
    assert {path for path, report in found.items() if report.outcome is Outcome.UNDETERMINED} == {"deadly.md"}
    assert len(found) == 4
    assert [notice.code for notice in found["deadly.md"].notices] == ["unreadable-file"]


def test_no_more_documents_are_taken_than_there_are_workers() -> None:
    taken = []
    results = Pool(1).results(taken.append(name) or _job(name) for name in ("a.md", "b.md", "c.md"))  # type: ignore[func-returns-value]
    next(results)
    results.close()
    assert len(taken) < 3
