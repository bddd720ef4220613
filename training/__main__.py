"""`python -m training`: learn from the labelled texts and write `clauses/opinion.npz` and `clauses/opinion.yaml` anew."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from contractcheck.assess.verdict import judge
from contractcheck.detect.read import Reader
from contractcheck.evaluate.labels import STATUSES
from contractcheck.model.report import Basis
from contractcheck.model.rules import Ruleset
from contractcheck.opinion.weights import save
from contractcheck.rules.load import load
from training.fitting import fitted
from training.samples import examples, reading_of
from training.sources import ROOT, in_folder, sources

MEASURED = ROOT / "tests" / "quality"
# Chosen among 0.6 to 1.2: with more, plain duties that the rules know well are doubted; with less, the model changes little.
SHARE = "0.6"
_HEAD = """\
# The text model whose weights stand in opinion.npz, and how reliable the rules are without it.
# Written by `python -m training`; do not edit.
opinion:
  sha256: {sha256}
  texts: {texts}
  share: {share}
  findings:
"""
_LINE = "    - {{labelled: {0}, found: {1}, times: {2}}}\n"


def main() -> None:
    ruleset = load(cases=False)
    learned = examples(sources(ruleset), ruleset)
    families = [family.id for family in ruleset.families]
    weights = fitted(learned, families, {family.id: list(family.essential) for family in ruleset.families})
    target = ROOT / "clauses" / "opinion.npz"
    save(weights, target)
    head = _HEAD.format(sha256=hashlib.sha256(target.read_bytes()).hexdigest(), texts=len(learned), share=SHARE)
    counts = Counter(findings(ruleset))
    pairs = [(one.value, other.value) for one in STATUSES for other in STATUSES]
    lines = [_LINE.format(*pair, counts[pair]) for pair in pairs if counts[pair]]
    target.with_suffix(".yaml").write_text(head + "".join(lines), encoding="utf-8")
    print(f"{len(learned)} examples, {len(weights.features)} features, {len(weights.outputs)} outputs: {target.name}")  # noqa: T201


def findings(ruleset: Ruleset) -> Iterator[tuple[str, str]]:
    """The labelled status and that of the rules alone, where the text model is asked, in the texts that neither was made on."""
    reader = Reader(ruleset)
    for labelled in in_folder(MEASURED, ruleset):
        reading = reading_of(labelled, reader, ruleset)
        for family_id, label in labelled.labels.items():
            candidates = [each for each in reading.candidates if each.family == family_id]
            verdict = judge(ruleset.family(family_id), candidates, reading.incorporations)
            if verdict.basis is Basis.TEXT:
                yield label.status.value, verdict.status.value


if __name__ == "__main__":
    main()
