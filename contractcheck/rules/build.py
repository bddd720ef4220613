"""From files of the right shape to typed values, each with the way back to its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from contractcheck.model.outline import OutlineWords
from contractcheck.model.rules import (
    Area,
    Case,
    Element,
    Example,
    Family,
    Instrument,
    Note,
    Provision,
    ReferenceSet,
    Subject,
    Term,
)
from contractcheck.model.track import Finding, OpinionRecord, Track
from contractcheck.model.wording import Drafting, ModelClause
from contractcheck.rules.build_law import instrument
from contractcheck.rules.build_playbook import OwnPlaybook, party_names, piece, playbook, text
from contractcheck.rules.placed import Placed
from contractcheck.rules.source import RuleSource
from contractcheck.rules.validate import CASES_ENDING, kind


@dataclass(frozen=True, slots=True)
class Header:
    """What `ruleset.yaml` says: name, version, date of the law, families and neighbour subjects in the order of reports."""

    name: str
    version: str
    as_of: str
    families: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that stands in the rule files, in the order of their paths, before it is known to fit together."""

    paths: frozenset[str]
    headers: tuple[Placed[Header], ...]
    families: tuple[Placed[Family], ...]
    terms: tuple[Placed[Term], ...]
    cases: tuple[Placed[Case], ...]
    notes: tuple[Placed[Note], ...]
    outlines: tuple[Placed[OutlineWords], ...]
    sets: tuple[Placed[ReferenceSet], ...]
    areas: tuple[Placed[Area], ...]
    models: tuple[Placed[ModelClause], ...]
    draftings: tuple[Placed[Drafting], ...]
    law: tuple[Placed[Instrument], ...]
    playbooks: tuple[Placed[OwnPlaybook], ...]
    subjects: tuple[Placed[Subject], ...] = ()
    tracks: tuple[Placed[Track], ...] = ()
    opinions: tuple[Placed[OpinionRecord], ...] = ()

    def is_of_subject(self, case: Case) -> bool:
        """Whether a case judges the neighbour subject in the file beside it; a family may bear the same id."""
        beside = inside(case.path).replace(CASES_ENDING, ".yaml")
        return any(inside(subject.file.path) == beside and subject.value.id == case.family for subject in self.subjects)


def inside(path: str) -> str:
    """The path of a rule file without its folder, which the rules and a playbook that lies over them do not share."""
    return path.partition("/")[2]


def parts(files: Iterable[RuleSource]) -> Parts:
    """The typed values of files that keep to their schemas."""
    of_kind: dict[str, list[RuleSource]] = {}
    for file in files:
        of_kind.setdefault(str(kind(file)), []).append(file)
    return Parts(
        paths=frozenset(inside(file.path) for same in of_kind.values() for file in same),
        headers=tuple(_header(file) for file in of_kind.get("ruleset", ())),
        families=tuple(_family(file) for file in of_kind.get("family", ())),
        terms=tuple(term for file in (*of_kind.get("terms", ()), *of_kind.get("subject", ())) for term in _terms(file)),
        cases=tuple(case for file in of_kind.get("cases", ()) for case in _cases(file)),
        notes=tuple(note for file in of_kind.get("notes", ()) for note in _notes(file)),
        outlines=tuple(_outline(file) for file in of_kind.get("outline", ())),
        sets=tuple(item for file in of_kind.get("sets", ()) for item in _sets(file)),
        areas=tuple(area for file in of_kind.get("areas", ()) for area in _areas(file)),
        models=tuple(_model(file) for file in of_kind.get("model", ())),
        draftings=tuple(_drafting(file) for file in of_kind.get("drafting", ())),
        law=tuple(instrument(file) for file in of_kind.get("law", ())),
        playbooks=tuple(playbook(file) for file in of_kind.get("playbook", ())),
        subjects=tuple(_subject(file) for file in of_kind.get("subject", ())),
        tracks=tuple(track for file in of_kind.get("confidence", ()) for track in _tracks(file)),
        opinions=tuple(_opinion(file) for file in of_kind.get("opinion", ())),
    )


def _header(file: RuleSource) -> Placed[Header]:
    data = file.data["ruleset"]
    header = Header(data["name"], data["version"], data["as_of"], tuple(data["families"]), tuple(data.get("also", ())))
    return Placed(header, file, ("ruleset",))


def _family(file: RuleSource) -> Placed[Family]:
    data = file.data["family"]
    family = Family(
        id=data["id"],
        title=text(data["title"]),
        what=text(data["what"]),
        why=text(data["why"]),
        ask=text(data["ask"]),
        repair=text(data["repair"]),
        elements=tuple(_element(element) for element in data["elements"]),
        legal=tuple(Provision(law["instrument"], law["provision"]) for law in data["legal"]),
        examples=tuple(Example(example["status"], text(example["text"])) for example in data["examples"]),
        product_route=data["product_route"],
        path=file.path,
    )
    return Placed(family, file, ("family",))


def _subject(file: RuleSource) -> Placed[Subject]:
    data = file.data["subject"]
    subject = Subject(
        id=data["id"],
        title=text(data["title"]),
        what=text(data["what"]),
        why=text(data["why"]),
        ask=text(data["ask"]),
        legal=tuple(Provision(law["instrument"], law["provision"]) for law in data.get("legal", ())),
        either_party=data.get("either_party", False),
        denial_binds=data.get("denial_binds", False),
        path=file.path,
    )
    return Placed(subject, file, ("subject",))


def _element(data: Any) -> Element:
    return Element(
        id=data["id"],
        title=text(data["title"]),
        essential=data["essential"],
        terms=tuple(data["terms"]),
        missing=text(data["missing"]),
        ask=text(data["ask"]),
        given=data.get("given", False),
        topic=data.get("topic", False),
    )


def _terms(file: RuleSource) -> list[Placed[Term]]:
    return [Placed(_term(file, name, data), file, ("terms", name)) for name, data in file.data["terms"].items()]


def _term(file: RuleSource, name: str, data: Any) -> Term:
    return Term(
        name=name,
        nl=tuple(data.get("nl", ())),
        en=tuple(data.get("en", ())),
        any=tuple(data.get("any", ())),
        about=data.get("about", ""),
        path=file.path,
        line=file.position(("terms", name), key=True)[0],
    )


def _cases(file: RuleSource) -> list[Placed[Case]]:
    return [Placed(_case(file, index, data), file, ("cases", index)) for index, data in enumerate(file.data["cases"])]


def _case(file: RuleSource, index: int, data: Any) -> Case:
    return Case(
        name=data["name"],
        language=data["lang"],
        text=data["text"].strip(),
        family=data["family"],
        status=data["status"],
        reasons=tuple(data.get("reasons", ())),
        elements=tuple(data["elements"]) if "elements" in data else None,
        known_miss=data.get("known_miss", ""),
        path=file.path,
        line=file.position(("cases", index))[0],
    )


def _notes(file: RuleSource) -> list[Placed[Note]]:
    return [Placed(_note(code, data), file, ("notes", code)) for code, data in file.data["notes"].items()]


def _note(code: str, data: Any) -> Note:
    return Note(code, text(data["message"]), text(data["explanation"]), text(data["ask"]) if "ask" in data else None)


def _outline(file: RuleSource) -> Placed[OutlineWords]:
    data = file.data["outline"]
    words = {field.name: tuple(word.lower() for word in data.get(field.name, ())) for field in fields(OutlineWords)}
    return Placed(OutlineWords(**words), file, ("outline",))


def _sets(file: RuleSource) -> list[Placed[ReferenceSet]]:
    return [Placed(_set(data), file, ("sets", index)) for index, data in enumerate(file.data["sets"])]


def _set(data: Any) -> ReferenceSet:
    marks = data.get("light", False), data.get("of_law", False)
    return ReferenceSet(data["id"], text(data["title"]), data["term"], tuple(data["covers"]), *marks)


def _areas(file: RuleSource) -> list[Placed[Area]]:
    return [
        Placed(Area(data["id"], text(data["title"]), data["term"]), file, ("areas", index))
        for index, data in enumerate(file.data["areas"])
    ]


def _model(file: RuleSource) -> Placed[ModelClause]:
    data = file.data["model"]
    return Placed(ModelClause(data["family"], tuple(piece(each) for each in data["pieces"])), file, ("model",))


def _drafting(file: RuleSource) -> Placed[Drafting]:
    data = file.data["drafting"]
    own = {field.name for field in fields(Drafting)} - {"parties", "usual"}
    texts: dict[str, Any] = {name: text(data[name]) for name in own}
    parties = tuple(party_names(each) for each in data["parties"])
    return Placed(Drafting(**texts, parties=parties), file, ("drafting",))


def _tracks(file: RuleSource) -> list[Placed[Track]]:
    return [
        Placed(Track(data["status"], data["signal"], int(data["right"]), int(data["of"])), file, ("confidence", index))
        for index, data in enumerate(file.data["confidence"])
    ]


def _opinion(file: RuleSource) -> Placed[OpinionRecord]:
    data = file.data["opinion"]
    findings = tuple(Finding(each["labelled"], each["found"], int(each["times"])) for each in data["findings"])
    record = OpinionRecord(data["sha256"], int(data["texts"]), float(data["share"]), findings)
    return Placed(record, file, ("opinion",))
