"""The rule files of a folder as one Ruleset; the first fault is raised, or all of them are listed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from contractcheck.errors import ClauseFileError
from contractcheck.model.outline import OutlineWords
from contractcheck.model.rules import Ruleset
from contractcheck.rules import build, cache, cross, find, playbook_faults, validate, yaml_
from contractcheck.rules import playbook as playbooks
from contractcheck.rules.anchors import anchored

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
    return _parts(_files(folder or find.clauses_folder(), playbook), cases=True)[1]


def _files(folder: Path, playbook: Path | None) -> _Files:
    """The files to load by their path inside the folder, each with the path to show to people."""
    found: _Files = {}
    for each in (folder, playbook) if playbook else (folder,):
        for path in find.rule_files(each):
            inside = path.relative_to(each).as_posix()
            found[inside] = (f"{each.resolve().name}/{inside}", path)
    return dict(sorted(found.items()))


def _loaded(files: _Files, key: cache.Key) -> Ruleset:
    parts, found = _parts(files, cases=key.cases)
    if parts is None:
        raise found[0]
    ruleset = _ruleset(parts, key.sha256)
    cache.store(key, ruleset)
    return ruleset


def _parts(files: _Files, *, cases: bool) -> tuple[build.Parts | None, tuple[ClauseFileError, ...]]:
    chosen = [pair for inside, pair in files.items() if cases or not inside.endswith(validate.CASES_ENDING)]
    read, found = _read_all(chosen)
    found += [fault for file in read for fault in validate.faults(file)]
    if found:
        return None, _in_order(found)
    parts = playbooks.listed(build.parts(read))
    shown = next((shown.partition("/")[0] for shown, _ in chosen), "clauses")
    unfitting = _in_order([*cross.faults(parts, shown), *playbook_faults.faults(parts)])
    return (None if unfitting else playbooks.applied(parts)), unfitting


def _read_all(chosen: Iterable[tuple[str, Path]]) -> tuple[list[yaml_.RuleFile], list[ClauseFileError]]:
    files: list[yaml_.RuleFile] = []
    found: list[ClauseFileError] = []
    for shown, path in chosen:
        try:
            files.append(yaml_.read(path, shown))
        except ClauseFileError as fault:
            found.append(fault)
    return files, found


def _in_order(found: Iterable[ClauseFileError]) -> tuple[ClauseFileError, ...]:
    return tuple(sorted(found, key=lambda fault: (fault.path, fault.line, fault.column)))


def _ruleset(parts: build.Parts, sha256: str) -> Ruleset:
    header = parts.headers[0].value
    families = {family.value.id: family.value for family in parts.families}
    subjects = {subject.value.id: subject.value for subject in parts.subjects}
    terms = {term.value.name: term.value for term in parts.terms}
    own = next((playbooks.model_of(each.value) for each in parts.playbooks), None)
    return Ruleset(
        name=f"{header.name} + {own.name}" if own else header.name,
        version=header.version,
        sha256=sha256,
        as_of=header.as_of,
        families=tuple(families[family_id] for family_id in header.families),
        terms=terms,
        sets=tuple(placed.value for placed in parts.sets),
        areas=tuple(placed.value for placed in parts.areas),
        notes={note.value.code: note.value for note in parts.notes},
        outline=parts.outlines[0].value if parts.outlines else OutlineWords(),
        cases=tuple(case.value for case in parts.cases if not parts.is_of_subject(case.value)),
        models={model.value.family: model.value for model in parts.models},
        law=tuple(each.value for each in parts.law),
        drafting=parts.draftings[0].value if parts.draftings else None,
        anchors={phrase: anchored(phrase) for term in terms.values() for phrase in (*term.nl, *term.en, *term.any)},
        subjects=tuple(subjects[subject_id] for subject_id in header.also if subject_id not in families),
        tracks=tuple(track.value for track in parts.tracks),
        subject_cases=tuple(case.value for case in parts.cases if parts.is_of_subject(case.value)),
        playbook=own,
    )


def _sha256(files: _Files) -> str:
    """Over the paths and contents of all rule files; the kind of line end makes no difference."""
    total = hashlib.sha256()
    for inside, (_, path) in files.items():
        content = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(inside.encode() + b"\0")
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()
