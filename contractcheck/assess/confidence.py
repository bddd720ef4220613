"""How sure a verdict is: what in its passages bears on that, and how often verdicts of the same kind were right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from contractcheck.assess.counted import Counted
from contractcheck.assess.verdict import Verdict
from contractcheck.detect.clauses.candidates import Candidate
from contractcheck.detect.document.statements import Fault
from contractcheck.model.report import Basis, Confidence, Status
from contractcheck.model.rules import Language, Ruleset
from contractcheck.model.track import Track

PLAIN = "plain"
OUTWEIGHED = "outweighed"
FOUND = "found"
DISPUTED = "disputed"
_DOUBTFUL = 0.75
Sign = Callable[[Verdict, Sequence[Candidate]], bool]


def _by_reference(verdict: Verdict, _: Sequence[Candidate]) -> bool:
    return verdict.basis is Basis.REFERENCE


def _nobody_named(_: Verdict, candidates: Sequence[Candidate]) -> bool:
    return any(Fault.ACTORLESS in each.statement.faults for each in candidates)


def _plain_denial(_: Verdict, candidates: Sequence[Candidate]) -> bool:
    """A bare "not", which may concern something else than the duty."""
    return any(not scope.sure for each in candidates for scope in each.statement.scopes)


def _weak_beside(_: Verdict, candidates: Sequence[Candidate]) -> bool:
    return any(each.statement.faults - {Fault.ACTORLESS} for each in candidates)


def _spread(_: Verdict, candidates: Sequence[Candidate]) -> bool:
    return len({each.statement.passage.order for each in candidates if each.element_ids}) > 1


def _incomplete(verdict: Verdict, _: Sequence[Candidate]) -> bool:
    return verdict.reasons == ("incomplete",)


# By status, in the order in which they are looked for: the first that holds names the kind of the verdict.
_SIGNS: dict[Status, tuple[tuple[str, Sign], ...]] = {
    Status.ADEQUATE: (("by-reference", _by_reference), ("weak-beside", _weak_beside), ("spread", _spread)),
    Status.WEAK: (
        ("by-reference", _by_reference),
        ("nobody-named", _nobody_named),
        ("plain-denial", _plain_denial),
        ("spread", _spread),
        ("one-passage-short", _incomplete),
    ),
}


def signal_of(judged: Counted, candidates: Sequence[Candidate]) -> str:
    """What in the two readings or in the candidates of a family bears on how sure the verdict on it is."""
    if judged.is_outweighed:
        return FOUND if judged.is_found else OUTWEIGHED
    if judged.is_disputed:
        return DISPUTED
    verdict = judged.verdict
    return next((name for name, sign in _SIGNS.get(verdict.status, ()) if sign(verdict, candidates)), PLAIN)


def confidence_of(status: Status, signal: str, ruleset: Ruleset, language: Language) -> Confidence | None:
    """The share of right verdicts of the same status and signal; None where there was none.

    What only the text model found is always doubted, also where no such verdict was ever counted: one half then, of none.
    """
    uncounted = Track(status.value, signal, 0, 0) if signal == FOUND else None
    track = next((each for each in ruleset.tracks if (each.status, each.signal) == (status.value, signal)), uncounted)
    if track is None:
        return None
    value = round(track.value, 2)
    if value >= _DOUBTFUL:
        return Confidence(value, track.right, track.of)
    return Confidence(value, track.right, track.of, signal, ruleset.notes[f"doubt-{signal}"].message.in_language(language))
