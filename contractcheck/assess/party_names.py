"""How a document calls its supplier, its buyer and its AI system."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from contractcheck.assess.playbook import for_purchase
from contractcheck.detect.document.contents import Contents
from contractcheck.detect.grammar.languages import Languages
from contractcheck.detect.parties.roles import Role
from contractcheck.detect.purchase.context import Context, context_of
from contractcheck.detect.read import Reading
from contractcheck.detect.search.phrases import Lexicon
from contractcheck.model.document import Block
from contractcheck.model.drafting import Names, essential_text, usual_names
from contractcheck.model.report import ClauseResult, DocumentReport, Status
from contractcheck.model.rules import LANGUAGES, Language, Ruleset

_MOSTLY = 0.5
_ARTICLES = "[Dd]e|[Hh]et|[Tt]he"


def names_in(blocks: Sequence[Block], ruleset: Ruleset, language: Language) -> Names:
    """The names that the document uses most; the usual words where it names nobody."""
    lexicon = Lexicon(ruleset.terms, ruleset.anchors, ruleset.trials)
    contents = Contents(blocks, lexicon)
    return names_of([contents], context_of(contents, lexicon, Languages(ruleset)), lexicon, ruleset, language)


def names_of(documents: Sequence[Contents], context: Context, lexicon: Lexicon, ruleset: Ruleset, language: Language) -> Names:
    """The same for documents of which the context is known."""
    texts = [block.text for each in documents for block in each.blocks]
    usual = usual_names(ruleset, language)

    def party(role: Role) -> str:
        own = Counter({name: _count(name, texts) for name, of in context.parties.names.items() if of is role})
        return _name(Counter(_role_words(f"party/{role.value}", documents, lexicon, language)) + own, texts)

    supplier, buyer = party(Role.SUPPLIER), party(Role.BUYER)
    system = _name(Counter({name: _count(name, texts) for name in context.systems}), texts)
    return replace(usual, supplier=supplier or usual.supplier, buyer=buyer or usual.buyer, system=system or usual.system)


def with_model_wording(report: DocumentReport, reading: Reading, lexicon: Lexicon, ruleset: Ruleset) -> DocumentReport:
    """The report with a model text at each clause that lacks something, in the document's language and with its own names."""
    wanted = [each.id for each in report.clauses if each.required is not False and _lacks(each)]
    if not (wanted and ruleset.models):
        return report
    language = next((each for each in LANGUAGES if each == report.language), report.report_language)
    names = names_of(reading.contents, reading.context, lexicon, ruleset, language)
    fitting = for_purchase(ruleset, report.purchase)
    texts = {each: essential_text(fitting, fitting.family(each), names, language) for each in wanted}
    return replace(report, clauses=tuple(replace(each, wording=texts.get(each.id, "")) for each in report.clauses))


def _lacks(clause: ClauseResult) -> bool:
    """Whether a part of the duty is still to be written; what only takes it away needs no text."""
    return clause.status is not Status.ADEQUATE and any(each.essential and not each.binding for each in clause.elements)


def _role_words(term: str, documents: Iterable[Contents], lexicon: Lexicon, language: Language) -> Iterator[str]:
    """Each mention of a role by a word of its own ("Leverancier", "the bidder"); with a capital where the contract has one."""
    texts = (text for each in documents for text in each.texts(term))
    found = [text[match.start : match.end] for text in texts for match in lexicon.find(term, text, language)]
    capital = [word for word in found if word[0].isupper()]
    yield from capital if len(capital) > 1 else found


def _name(counts: Counter[str], texts: Iterable[str]) -> str:
    """The name most used, with its article where that mostly stands before it; "" where there is none."""
    if not counts:
        return ""
    name = max(counts, key=lambda each: (counts[each], each))
    naming = [text for text in texts if name in text]
    behind_article = re.compile(rf"\b({_ARTICLES}) {re.escape(name)}\b")
    before = Counter(match[1].lower() for text in naming for match in behind_article.finditer(text))
    article, number = before.most_common(1)[0] if before else ("", 0)
    return f"{article} {name}" if number > _MOSTLY * _count(name, naming) else name


def _count(name: str, texts: Iterable[str]) -> int:
    alone = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return sum(len(alone.findall(text)) for text in texts if name in text)
