"""Short phrases that several reports share: places, facts of the purchase, parts that were not read, provisions of law."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from contractcheck.model.document import Unread
from contractcheck.model.report import Basis, ClauseResult, Evidence, Purchase, Report
from contractcheck.model.rules import Provision
from contractcheck.model.waivers import WaiverState, WaiverUse
from contractcheck.report.plain_text import clean
from contractcheck.report.wording import Wording

_LETTER = re.compile(r"\(?[A-Za-z]\)?")
_SINGLE = re.compile(r"Article \d+\w*(?:\(\w+\))*")


def quoted(evidence: Evidence) -> str:
    """A quote on one line, with a dot between the cells of a row."""
    if not any(span.is_cell for span in evidence.spans):
        return clean(evidence.quote)
    parts, start = [], 0
    for span in evidence.spans:
        parts.append(evidence.quote[start : start + span.end - span.start])
        start += span.end - span.start + 1
    return " · ".join(map(clean, parts))


def place(evidence: Evidence, words: Wording) -> str:
    """Where a quote stands: its document in a dossier, its number or heading, its page."""
    return _around(evidence, _named(evidence, words), words)


def places(passages: Iterable[Evidence], words: Wording) -> str:
    """Where several quotes stand, each place once; what stands in one document or on one page together."""
    groups: list[tuple[Evidence, list[Evidence]]] = []
    for each in passages:
        last = groups[-1] if groups else None
        if last and _around(each, "", words) == _around(last[0], "", words):
            last[1].append(each)
        else:
            groups.append((each, [each]))
    found = dict.fromkeys(_around(first, _cited(group, words), words) for first, group in groups)
    return ("; " if any(", " in where for where in found) and len(found) > 1 else ", ").join(each for each in found if each)


def _around(evidence: Evidence, cited: str, words: Wording) -> str:
    page = words("page", page=evidence.page) if evidence.page else ""
    document = clean(evidence.document) if evidence.document != words.report_on else ""
    return ", ".join(part for part in (document, cited, page) if part)


def _named(evidence: Evidence, words: Wording) -> str:
    return _numbered(evidence, words) or clean(evidence.heading)


def _cited(passages: Sequence[Evidence], words: Wording) -> str:
    """What the passages are cited by, each once; articles as one list, and semicolons between names that are long."""
    found = dict.fromkeys(name for each in passages if (name := _named(each, words)))
    numbers = {words("article", number=number): number for each in passages if (number := clean(each.number))[:1].isdigit()}
    if len(found) > 1 and found.keys() <= numbers.keys():
        *most, last = (numbers[name] for name in found)
        return words("articles", numbers=", ".join(most), last=last)
    return ("; " if any(", " in name for name in found) else ", ").join(found)


def left_aside(unread: Iterable[Unread], words: Wording) -> str:
    """The kinds of parts that never hold a clause, each once."""
    return ", ".join(dict.fromkeys(_part_name(part, words) for part in unread if not part.holds_clauses))


def answer(fact: bool | None, words: Wording) -> str:  # noqa: FBT001  (a fact of three values)
    """Yes, no or unclear."""
    return words("unclear" if fact is None else "yes" if fact else "no")


def ai_purchase(purchase: Purchase, words: Wording) -> str:
    """Whether AI is bought, and whether the user said so."""
    return answer(purchase.ai, words) + (f" ({words('stated')})" if "purchase" in purchase.stated else "")


def high_risk(purchase: Purchase, words: Wording) -> str:
    """Whether the AI is of high risk, in which area, and how that is known."""
    details = [_area(purchase.area, words)] if purchase.area else []
    if "purchase" in purchase.stated:
        details.append(words("stated"))
    elif purchase.high_risk:
        details.append(words("indication"))
    return answer(purchase.high_risk, words) + (f" ({', '.join(details)})" if details else "")


def provider(purchase: Purchase, words: Wording) -> str:
    """Who the provider is, where that is the buyer or was stated; else nothing."""
    stated = "provider" in purchase.stated
    if purchase.provider != "buyer" and not stated:
        return ""
    return words(f"provider.{purchase.provider}") + (f" ({words('stated')})" if stated else "")


def part(unread: Unread, words: Wording) -> str:
    """The name of a part of a document, with the document in a dossier."""
    name = _part_name(unread, words)
    return f"{clean(unread.document)}, {name}" if unread.document else name


def status(clause: ClauseResult, words: Wording) -> str:
    """The status of a clause, and whether it rests on a set that is only named."""
    shown = words(f"status.{clause.status}")
    return f"{shown} ({words('by-reference')})" if clause.basis is Basis.REFERENCE else shown


def waiver(clause: ClauseResult, words: Wording) -> str:
    """Who accepts the gap in a clause, until when and why; "" where nobody does."""
    given = clause.waiver
    return words("waiver", owner=clean(given.owner), expires=words.day(given.expires), why=clean(given.why)) if given else ""


def doubt(clause: ClauseResult, words: Wording) -> str:
    """Why the verdict is less sure than others, and how often such verdicts were right; "" where it is not."""
    given = clause.confidence
    if not given or not given.doubt:
        return ""
    key = "doubt" if given.of else "doubt.uncounted"
    return words(key, message=clean(given.message), right=given.right, of=given.of)


def waiver_warnings(report: Report, words: Wording) -> Iterator[str]:
    """A sentence for each waiver of a run that has expired or that no gap fits."""
    titles = {clause.id: clean(clause.title) for document in report.reports for clause in document.clauses}
    return unfit(report.waivers, titles, words)


def unfit(uses: Iterable[WaiverUse], titles: Mapping[str, str], words: Wording) -> Iterator[str]:
    """The same for waivers by themselves; a clause without a title goes by its id."""
    for use in uses:
        if use.state is not WaiverState.USED:
            given = use.waiver
            named = titles.get(given.clause, given.clause)
            about = {"clause": named, "document": clean(given.document), "owner": clean(given.owner)}
            yield words(f"waivers.{use.state}", **about, expires=words.day(given.expires))


def law(provisions: Sequence[Provision], words: Wording) -> str:
    """The provisions with each instrument named once; `words` are those of "explain"."""
    instruments: dict[str, list[str]] = {}
    for each in provisions:
        instruments.setdefault(each.instrument, []).append(each.provision)
    cited = "; ".join(_translated(f"{name}, {', '.join(_together(found))}", words) for name, found in instruments.items())
    return f"{cited} ({latest})" if (latest := applies(provisions)) else cited


def _together(provisions: Iterable[str]) -> Iterator[str]:
    """The provisions, with single articles cited as one where the first of them stands: "Articles 43, 47 and 48"."""
    found = list(provisions)
    singles = sorted(filter(_SINGLE.fullmatch, found), key=lambda each: int(re.findall(r"\d+", each)[0]))
    for each in found:
        if each not in singles:
            yield each
        elif each == next(filter(singles.__contains__, found)):
            yield _listed([single.removeprefix("Article ") for single in singles])


def _listed(articles: Sequence[str]) -> str:
    *most, last = articles
    return f"Articles {', '.join(most)} and {last}" if most else f"Article {last}"


def applies(provisions: Iterable[Provision]) -> str:
    """From when the last of the provisions applies, with the least certain statement; "" where the rules know no dates."""
    dated = [each for each in provisions if each.applies_from]
    last = max(dated, key=lambda each: (each.applies_from, each.certainty == "expected"), default=None)
    return last.statement if last else ""


def _numbered(evidence: Evidence, words: Wording) -> str:
    """The number as people cite it; a letter says little without its heading."""
    number, heading = clean(evidence.number), clean(evidence.heading)
    if number[:1].isdigit():
        return words("article", number=number)
    if not _LETTER.fullmatch(number):
        return number
    return ", ".join(part for part in (heading, words("point", number=number)) if part)


def _area(area: str, words: Wording) -> str:
    annex, _, point = area.partition(".")
    return words("area.annex-iii", point=point) if annex == "III" else words("area.annex-i")


def _part_name(unread: Unread, words: Wording) -> str:
    if unread.part == f"page {unread.page}":
        return words("page", page=unread.page)
    return words.or_else(f"part.{unread.part}", clean(unread.part))


def _translated(text: str, words: Wording) -> str:
    return " ".join(words.or_else(f"law.{word}", word) for word in text.split())
