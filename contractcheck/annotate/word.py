"""The review copy of a Word file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from contractcheck.annotate.proposals import Proposal, Way, Words, first_ways, proposals_of
from contractcheck.annotate.remarks import Remark, remarks_of, to_repair
from contractcheck.annotate.review import Review
from contractcheck.annotate.word_comments import with_comments
from contractcheck.annotate.word_file import WordFile
from contractcheck.annotate.word_propose import with_proposals
from contractcheck.annotate.word_withdraw import Withdrawn, accepted, check, withdrawn
from contractcheck.assess.party_names import names_in
from contractcheck.model.document import Block
from contractcheck.model.drafting import Names, missing_piece, sentences
from contractcheck.model.report import DocumentReport, Status
from contractcheck.model.rules import Family, Language, Ruleset
from contractcheck.report import labels
from contractcheck.report.findings import words_on
from contractcheck.report.wording import wording

Judge = Callable[[bytes], DocumentReport]


def review_word(data: bytes, report: DocumentReport, ruleset: Ruleset, judge: Judge | None = None) -> Review:
    """A copy of the file with a comment for each finding; what contractcheck wrote into it before is replaced.

    `report` is that of the same bytes. With `judge`, which checks a file as the report was made, wording is proposed as tracked
    changes, as far as the accepted text is then in order. A comment or proposal that somebody worked on stays, and what it is
    about gets no other one.
    """
    before = withdrawn(data, ruleset.outline)
    proposals = _Proposing(before, report, ruleset, judge).chosen() if judge else ()
    proposed = with_proposals(before.file, proposals, ruleset.outline, _struck_out(report))
    remarks = [remark for remark in remarks_of(report, _blocks(proposed)) if remark.about not in before.comments]
    families = [family.id for family in ruleset.families]
    kept = tuple(each for each in families if check(each) in before.proposals)
    wanted = {clause.id for clause in to_repair(report)} - set(kept) if judge else set()
    return Review(
        with_comments(proposed, [_pointed(remark, proposals, report) for remark in remarks]).data,
        comments=len(remarks),
        proposals=len(proposals),
        kept_comments=before.comments,
        kept_proposals=kept,
        not_proposed=tuple(each for each in families if each in wanted - {proposal.about for proposal in proposals}),
    )


class _Proposing:
    """Finds the proposals with which the accepted text is in order."""

    def __init__(self, before: Withdrawn, report: DocumentReport, ruleset: Ruleset, judge: Judge) -> None:
        self._before = before
        self._report = report
        self._ruleset = ruleset
        self._judge = judge
        self._blocks = _blocks(before.file)
        self._language = _language(report)
        self._essential = {clause.id: [each.id for each in clause.elements if each.essential] for clause in report.clauses}
        self._wording = self._model_clauses()

    def chosen(self) -> tuple[Proposal, ...]:
        """The least change of each clause that helps; nothing for a clause that none puts in order."""
        ways = first_ways(self._report, self._wording.keys())
        made: tuple[Proposal, ...] = ()
        failing: Collection[str] = ()
        for _ in Way:
            made = proposals_of(self._report, self._blocks, self._wording, ways)
            failing = self._failing(made) & ways.keys()
            further = ways | {each: Way(min(ways[each] + 1, Way.ARTICLE)) for each in failing}
            if further == ways:
                break
            ways = further
        return tuple(each for each in made if each.about not in failing)

    def _failing(self, proposals: tuple[Proposal, ...]) -> frozenset[str]:
        """The families that are not adequate once the proposals are accepted."""
        if not proposals:
            return frozenset()
        made = with_proposals(self._before.file, proposals, self._ruleset.outline, _struck_out(self._report))
        found = self._judge(accepted(made))
        return frozenset(clause.id for clause in found.clauses if clause.status is not Status.ADEQUATE)

    def _model_clauses(self) -> Mapping[str, Words]:
        names = names_in(list(self._blocks.values()), self._ruleset, self._language)
        open_families = (each for each in self._ruleset.families if check(each.id) not in self._before.proposals)
        return {each.id: self._words(each, names) for each in open_families if each.id in self._ruleset.models}

    def _words(self, family: Family, names: Names) -> Words:
        model = self._ruleset.models[family.id]
        essential = self._essential[family.id]
        pieces = {each: missing_piece(model, each, names, self._language) for each in essential}
        title = family.title.in_language(self._language)
        return Words(title, " ".join(sentences(model, names, self._language, essential)), pieces)


def _blocks(file: WordFile) -> dict[str, Block]:
    return {name: placed.block for name, placed in file.blocks.items()}


def _language(report: DocumentReport) -> Language:
    """The language of the wording: that of the document, and of the report where the document has both or none."""
    return "nl" if report.language == "nl" else "en" if report.language == "en" else report.report_language


def _struck_out(report: DocumentReport) -> str:
    return wording("annotate", _language(report))("struck")


def _pointed(remark: Remark, proposals: Collection[Proposal], report: DocumentReport) -> Remark:
    """The remark with a line that says where the proposal stands."""
    own = next((each for each in proposals if each.about == remark.about), None)
    if own is None:
        return remark
    return replace(remark, lines=(*remark.lines, _where(own, remark, report)))


def _where(proposal: Proposal, remark: Remark, report: DocumentReport) -> str:
    """Where the proposal for a remark stands: at its own words, at another passage of the clause, or in a new article."""
    words = wording("annotate", report.report_language)
    if proposal.text and not (proposal.replaces or proposal.follows):
        return words("proposal.article", title=proposal.title)
    changed = [span.block for span in (proposal.replaces, proposal.follows, *proposal.strikes) if span]
    if not remark.span or remark.span.block in changed:
        return words("proposal.here")
    passages = [each for clause in report.clauses if clause.id == proposal.about for each in clause.evidence]
    there = next(each for each in passages if any(span.block == changed[0] for span in each.spans))
    return words("proposal.there", place=labels.place(there, words_on(report, report.report_language)))
