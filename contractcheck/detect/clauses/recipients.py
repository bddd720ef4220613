"""Who receives what the supplier gives: the buyer, or an authority alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contractcheck.detect.clauses.candidates import Candidate
from contractcheck.detect.document.statements import Statement
from contractcheck.detect.parties.roles import Role
from contractcheck.detect.purchase.context import Context
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.rules import Family


class Recipients:
    """Tells duties that are owed to an authority alone: the Act gives those already, so the buyer gains nothing by them."""

    def __init__(self, families: Iterable[Family], lexicon: Lexicon) -> None:
        self._given = {family.id: frozenset(each.id for each in family.elements if each.given) for family in families}
        self._lexicon = lexicon

    def authority_only(self, candidates: Sequence[Candidate], context: Context) -> tuple[str, ...]:
        """The families of which everything that the supplier must give goes to an authority and nothing to the buyer."""
        return tuple(family for family in self._given if self._all_to_authority(family, candidates, context))

    def _all_to_authority(self, family: str, candidates: Sequence[Candidate], context: Context) -> bool:
        giving = [
            each.statement
            for each in candidates
            if each.family == family and not each.statement.faults and each.element_ids & self._given[family]
        ]
        return bool(giving) and all(self._to_authority(each, context) for each in giving)

    def _to_authority(self, statement: Statement, context: Context) -> bool:
        text, language = statement.text, statement.language
        authorities = list(self._lexicon.find("recipient/authority", text, language))
        for match in authorities:
            text = text[: match.start] + " " * (match.end - match.start) + text[match.end :]
        buyers = any(role is Role.BUYER for _, _, role in context.parties.find(text))
        return bool(authorities) and not buyers and not self._lexicon.holds("recipient/buyer", text, language)
