"""The file `playbook.yaml` of an organisation, as typed values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contractcheck.model.playbook import ForPurchase
from contractcheck.model.rules import Term, Text
from contractcheck.model.wording import PartyNames, Piece
from contractcheck.rules.placed import Placed
from contractcheck.rules.source import RuleSource

TEXT_KEYS = ("title", "what", "why", "ask", "repair", "missing")


@dataclass(frozen=True, slots=True)
class Required:
    """A family that is required from a kind of purchase on: "ai" or "high-risk"."""

    family: str
    purchase: str


@dataclass(frozen=True, slots=True)
class OwnTexts:
    """Texts in place of ours, about a family, a neighbour subject or an element ("family/element")."""

    about: str
    texts: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class OwnPlaybook:
    """What `playbook.yaml` says; `phrases` are added to the terms of ours that they are named after."""

    name: str
    made_for: str
    names: str
    essential: tuple[str, ...]
    desirable: tuple[str, ...]
    purchases: tuple[ForPurchase, ...]
    required: tuple[Required, ...]
    texts: tuple[OwnTexts, ...]
    wording: tuple[Piece, ...]
    parties: tuple[PartyNames, ...]
    phrases: tuple[Term, ...]


def playbook(file: RuleSource) -> Placed[OwnPlaybook]:
    """The playbook of a file that keeps to its schema."""
    data = file.data["playbook"]
    made = OwnPlaybook(
        name=data["name"],
        made_for=data.get("made_for", ""),
        names=data.get("names", ""),
        essential=tuple(data.get("essential", ())),
        desirable=tuple(data.get("desirable", ())),
        purchases=tuple(_purchase(each) for each in data.get("purchases", ())),
        required=tuple(Required(each["family"], each["purchase"]) for each in data.get("required", ())),
        texts=tuple(_own_texts(each) for each in data.get("texts", ())),
        wording=tuple(piece(each) for each in data.get("wording", ())),
        parties=tuple(party_names(each) for each in data.get("parties", ())),
        phrases=tuple(_phrases(name, each) for name, each in data.get("phrases", {}).items()),
    )
    return Placed(made, file, ("playbook",))


def text(data: Any) -> Text:
    """One text in both languages."""
    return Text(nl=data["nl"].strip(), en=data["en"].strip())


def piece(data: Any) -> Piece:
    """The wording of one element."""
    return Piece(data["element"], text(data["text"]), text(data["alone"]) if "alone" in data else None)


def party_names(data: Any) -> PartyNames:
    """A pair of names."""
    return PartyNames(data["id"], text(data["title"]), text(data["supplier"]), text(data["buyer"]))


def _purchase(data: Any) -> ForPurchase:
    return ForPurchase(data["purchase"], tuple(data.get("essential", ())), tuple(data.get("desirable", ())))


def _own_texts(data: Any) -> OwnTexts:
    return OwnTexts(data["about"], {key: text(data[key]) for key in TEXT_KEYS if key in data})


def _phrases(name: str, data: Any) -> Term:
    return Term(name, tuple(data.get("nl", ())), tuple(data.get("en", ())), tuple(data.get("any", ())))
