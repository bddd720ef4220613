"""The reports' own labels, kept as data in `wording/*.yaml` in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

from contractcheck.model.days import written
from contractcheck.model.rules import Language, Text


@dataclass(frozen=True, slots=True)
class Wording:
    """The labels of one report in one language; `report_on` is the file or dossier that it is about."""

    texts: Mapping[str, Text]
    language: Language
    report_on: str = ""

    def __call__(self, key: str, **details: object) -> str:
        """The label with its placeholders filled; KeyError for an unknown key."""
        return self.texts[key].in_language(self.language).format(**details)

    def __contains__(self, key: str) -> bool:
        return key in self.texts

    def day(self, day: str) -> str:
        """An ISO date as people write it."""
        return written(day, self.language)

    def or_else(self, key: str, text: str) -> str:
        """The label, or the text itself where there is no such label."""
        return self(key) if key in self else text


def wording(report: str, language: Language) -> Wording:
    """The labels of a report, for example "terminal", in a language."""
    return Wording(texts(report), language)


@cache
def texts(report: str) -> Mapping[str, Text]:
    """All labels of a report by key, in both languages."""
    content = (files("contractcheck.report") / "wording" / f"{report}.yaml").read_text(encoding="utf-8")
    return {key: Text(**both) for key, both in YAML(typ="safe").load(content).items()}
