"""`python -m training`: learn from the labelled texts and write `clauses/opinion.npz` and `clauses/opinion.yaml` anew."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from contractcheck.assess.document import counted_of
from contractcheck.detect.read import Reader
from contractcheck.evaluate.labels import STATUSES, read
from contractcheck.evaluate.run import input_of
from contractcheck.ingest import guarded
from contractcheck.ingest.files import input_bytes
from contractcheck.model.report import Basis
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import ReadOptions
from contractcheck.opinion.weights import save
from contractcheck.rules.load import load
from training.fitting import fitted
from training.samples import examples
from training.sources import ROOT, sources

MEASURED = ROOT / "tests" / "quality"
# Chosen among 0.5 to 0.8: with more, plain duties that the rules know well are doubted; with less, the model changes little.
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
    families = {family.id: [element.id for element in family.elements] for family in ruleset.families}
    reader = Reader(ruleset)
    for sample in read(MEASURED, (".md",), families):
        given = input_of(sample)
        reading = reader.read(guarded.read(input_bytes(given), given.name, ruleset.outline, ReadOptions()))
        for family in ruleset.families:
            candidates = [each for each in reading.candidates if each.family == family.id]
            verdict = counted_of(family, candidates, reading, None).verdict
            if family.id in sample.labels and verdict.basis is Basis.TEXT:
                yield sample.labels[family.id].status.value, verdict.status.value


if __name__ == "__main__":
    main()
