"""Rule files read, checked and put together to one Ruleset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from contractcheck.errors import ClauseFileError
from contractcheck.model.outline import OutlineWords
from contractcheck.model.rules import Ruleset
from contractcheck.rules import build, cross, playbook_faults, validate, yaml_
from contractcheck.rules import playbook as playbooks
from contractcheck.rules.anchors import anchored
from contractcheck.rules.source import RuleSource
from contractcheck.rules.sources import trials_of


def parts_of(files: Mapping[str, tuple[str, Path]], *, cases: bool) -> tuple[build.Parts | None, tuple[ClauseFileError, ...]]:
    """What the files say, None where that cannot be used, and every fault in them.

    `files` gives for each path inside the folder the path to show to people and the file.
    """
    chosen = [pair for inside, pair in files.items() if cases or not inside.endswith(validate.CASES_ENDING)]
    read, found = _read_all(chosen)
    found += [fault for file in read for fault in validate.faults(file)]
    if found:
        return None, _in_order(found)
    return _fitted(read)


def faults_over(own: Sequence[RuleSource], ours: Mapping[str, tuple[str, Path]]) -> tuple[ClauseFileError, ...]:
    """Every fault in files that were read elsewhere; without a `ruleset.yaml` they are laid over `ours`, as a playbook is."""
    found = [fault for file in own for fault in validate.faults(file)]
    if found:
        return _in_order(found)
    inside = {build.inside(file.path) for file in own}
    is_whole = any(validate.kind(file) == "ruleset" for file in own)
    read, _ = _read_all([] if is_whole else [pair for name, pair in ours.items() if name not in inside])
    return _fitted([*read, *own])[1]


def _fitted(read: Sequence[RuleSource]) -> tuple[build.Parts | None, tuple[ClauseFileError, ...]]:
    """The parts of sound files, as a playbook among them wants them; or what does not fit between them."""
    parts = playbooks.listed(build.parts(read))
    shown = next((file.path.partition("/")[0] for file in read), "clauses")
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


def ruleset_of(parts: build.Parts, sha256: str) -> Ruleset:
    """The parts as a Ruleset; `sha256` is that of their files."""
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
        anchors=anchored(phrase for term in terms.values() for phrase in (*term.nl, *term.en, *term.any)),
        trials=trials_of(terms.values()),
        subjects=tuple(subjects[subject_id] for subject_id in header.also if subject_id not in families),
        tracks=tuple(track.value for track in parts.tracks),
        opinion=next((each.value for each in parts.opinions), None),
        subject_cases=tuple(case.value for case in parts.cases if parts.is_of_subject(case.value)),
        playbook=own,
    )
