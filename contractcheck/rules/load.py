"""The rule files of a folder as one Ruleset; the first fault is raised, or all of them are listed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from contractcheck.errors import ClauseFileError
from contractcheck.model.rules import Ruleset
from contractcheck.rules import cache, find

if TYPE_CHECKING:
    from contractcheck.rules.source import RuleSource

# What reads rule files (`rules.compilation`) loads in ten times the time that rules from the cache take.
_Files = dict[str, tuple[str, Path]]


def load(folder: Path | None = None, *, cases: bool = True, playbook: Path | None = None) -> Ruleset:
    """The rules under `folder`, or those that come with contractcheck.

    `playbook` is a folder laid over them: its files replace those of the same name, others are added. Without `cases` the
    labelled passages are neither read nor checked, which a check of documents has no need of. Rules that have been loaded
    before come from the cache. Raises ClauseFileError with the place of the first fault.
    """
    files = _files(folder or find.clauses_folder(), playbook)
    key = cache.Key(_sha256(files), " ".join(sorted({shown.partition("/")[0] for shown, _ in files.values()})), cases)
    return cache.stored(key) or _loaded(files, key)


def faults(folder: Path | None = None, playbook: Path | None = None) -> tuple[ClauseFileError, ...]:
    """Every fault in the rule files, in the order of their places; how the files fit together once each is sound."""
    from contractcheck.rules.compilation import parts_of

    return parts_of(_files(folder or find.clauses_folder(), playbook), cases=True)[1]


def faults_of(own: Sequence[RuleSource]) -> tuple[ClauseFileError, ...]:
    """Every fault in rule files that were read elsewhere; without a `ruleset.yaml` they are laid over ours, as a playbook is."""
    from contractcheck.rules.compilation import faults_over

    return faults_over(own, _files(find.clauses_folder(), None))


def _files(folder: Path, playbook: Path | None) -> _Files:
    """The files to load by their path inside the folder, each with the path to show to people."""
    found: _Files = {}
    for each in (folder, playbook) if playbook else (folder,):
        for path in find.rule_files(each):
            inside = path.relative_to(each).as_posix()
            found[inside] = (f"{each.resolve().name}/{inside}", path)
    return dict(sorted(found.items()))


def _loaded(files: _Files, key: cache.Key) -> Ruleset:
    from contractcheck.rules.compilation import parts_of, ruleset_of

    parts, found = parts_of(files, cases=key.cases)
    if parts is None:
        raise found[0]
    ruleset = ruleset_of(parts, key.sha256)
    cache.store(key, ruleset)
    return ruleset


def _sha256(files: _Files) -> str:
    """Over the paths and contents of all rule files; the kind of line end makes no difference."""
    total = hashlib.sha256()
    for inside, (_, path) in files.items():
        content = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(inside.encode() + b"\0")
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()
