"""One run: reuse what is known, hand out the rest, keep each verdict as soon as it is there."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import TypeVar

import msgspec

import contractcheck
from contractcheck.assess.waivers import settings_for
from contractcheck.batch.codec import decode
from contractcheck.batch.key import Keys, content_sha256, keys, without_passwords
from contractcheck.batch.model import Done, Entry, Job, Result, Workers
from contractcheck.batch.outputs import Outputs
from contractcheck.batch.store import FINISHED, STOPPED, Known, Store, Verdict
from contractcheck.errors import StoreError
from contractcheck.model.dossier import DossierSettings
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import Input, Settings
from contractcheck.report import WITH_TEXT

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is to do; `folders` are shown in the list of runs, `playbook` is the folder laid over the rules."""

    entries: tuple[Entry, ...]
    folders: tuple[str, ...]
    settings: Settings
    outputs: Outputs
    playbook: Path | None = None


@dataclass(frozen=True, slots=True)
class _Open:
    """An entry with work left: its content, what is known of it, and which formats are to be drawn."""

    entry: Entry
    sha256: str
    known: Known | None
    formats: tuple[str, ...]


class Batch:
    """A run in a store; `number` is its number there."""

    def __init__(self, plan: Plan, store: Store, ruleset: Ruleset) -> None:
        self._plan, self._store = plan, store
        self._keys: Keys = keys(ruleset, plan.settings)
        self.number = store.begin_run(
            tool=contractcheck.__version__,
            ruleset=(f"{ruleset.name} {ruleset.version}", ruleset.sha256),
            folders=plan.folders,
            settings=without_passwords(plan.settings),
            as_of=plan.settings.as_of or ruleset.as_of,
        )

    def run(self, workers: Workers, stopped: Callable[[], bool]) -> Iterator[Done]:
        """Each entry once it is kept; when `stopped` says so, the documents in hand are finished and no other begun.

        Raises StoreError when the store or the folder for reports fails; what was kept before stays.
        """
        state = STOPPED
        self._plan.outputs.clear()
        try:
            left: list[_Open] = []
            for entry in _until(self._plan.entries, stopped):
                if done := self._reused(entry, left):
                    yield done
            yield from self._worked(left, workers, stopped)
            state = STOPPED if stopped() else FINISHED
        finally:
            # The first failure is the one to tell.
            with contextlib.suppress(StoreError):
                self._store.end_run(self.number, state)

    def _reused(self, entry: Entry, left: list[_Open]) -> Done | None:
        """The entry, where its verdict is known and every report shows it; else it goes to those with work left."""
        sha256 = _sha256(entry)
        known = self._store.known(self._key(sha256, entry))
        formats = self._undrawn(entry, known)
        if known is None or formats:
            left.append(_Open(entry, sha256, known, formats))
            return None
        report = decode(known.report)
        self._store.reuse(self.number, entry, known.id, report)
        return Done(entry, report, reused=True)

    def _key(self, sha256: str, entry: Entry) -> str:
        """The key of an entry; only the waivers about it count, so that another waiver leaves its verdict known."""
        own = settings_for(self._plan.settings, *(_members(entry) or (_input(entry),)))
        return self._keys.of(sha256, _name(entry), own.waivers)

    def _undrawn(self, entry: Entry, known: Known | None) -> tuple[str, ...]:
        """The formats without a file that shows what is known."""
        files = self._plan.outputs.files(entry.path)
        shown = self._store.shown(files.values()) if known and files else {}
        return tuple(name for name, file in files.items() if not (known and shown.get(file) == known.id and file.is_file()))

    def _worked(self, left: Sequence[_Open], workers: Workers, stopped: Callable[[], bool]) -> Iterator[Done]:
        by_path = {each.entry.path: each for each in left}
        jobs = (self._job(each) for each in _until(left, stopped))
        with contextlib.closing(workers.results(jobs)) as results:
            for result in results:
                yield self._kept(by_path[result.path], result)

    def _job(self, each: _Open) -> Job:
        given, members, settings = _input(each.entry), _members(each.entry), self._plan.settings
        if members:
            settings = replace(settings, dossier=settings.dossier or DossierSettings())
        # A store keeps no texts, so a report that shows the text is drawn from a new check.
        known = each.known.report if each.known and not WITH_TEXT.intersection(each.formats) else None
        return Job(each.entry.path, given, settings, each.formats, known, self._plan.playbook, members)

    def _kept(self, each: _Open, result: Result) -> Done:
        report = decode(result.report)
        # The file may have changed since it was looked at; an archive, or a worker that died, says nothing of the whole content.
        sha256 = each.sha256 if report.dossier else report.source.sha256 or each.sha256
        key = self._key(sha256, each.entry)
        files = self._plan.outputs.write(each.entry.path, dict(result.files))
        reused = each.known is not None
        self._store.keep(self.number, each.entry, Verdict(key, result.report), files, reused=reused)
        return Done(each.entry, report, reused=reused)


def _until(items: Iterable[T], stopped: Callable[[], bool]) -> Iterator[T]:
    return takewhile(lambda _: not stopped(), items)


def _name(entry: Entry) -> str:
    return entry.path if entry.members else entry.path.rpartition("/")[2]


def _input(entry: Entry) -> Input:
    return Input(_name(entry), path=entry.file, place=entry.path)


def _members(entry: Entry) -> tuple[Input, ...]:
    return tuple(Input(name, path=file) for name, file in entry.members)


def _sha256(entry: Entry) -> str:
    """That of the file; of a dossier, over the names and contents of its files."""
    if not entry.members:
        return content_sha256(entry.file)
    contents = [(name, content_sha256(file)) for name, file in entry.members]
    return hashlib.sha256(msgspec.json.encode(contents)).hexdigest()
