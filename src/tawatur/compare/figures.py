"""Rows of counts: figures of the same kind, group and happening, each as its outlet gives it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec

from tawatur.compare.accounts import Account, cell_at
from tawatur.compare.alignment import groups_of
from tawatur.compare.counts import Count, Judgement, compare_counts, count_of
from tawatur.compare.likeness import Bag, Scale, bag_of, likeness
from tawatur.compare.rows import Draft, Ground
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import CountedGroup
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.records.ledger import Figure
from tawatur.records.span import Span, span_of
from tawatur.text.likeness import likeness_key
from tawatur.text.tokens import cut

__all__ = ["figure_drafts"]

#: Two figures are one count from this score on; see `_score`. Tuned on four stories so that no figure of another
#: happening joins a row, at the price of rows that stay apart.
_LEAST = 0.5
_EQUAL = 0.45
_HEADLINE = 0.35
#: Counts below this are equal by chance too often to be joined by their value alone.
_TELLING = 10
#: A sentence that dates its count this long before publication speaks of an earlier happening.
_BACKGROUND_DAYS = 14
#: Kinds that hold counts of anything: the first of its kind in an article need not be the first in another.
_LOOSE = frozenset({"people", "other"})
#: Words of its clause shown before a figure: mostly the verb or noun that says what happened to the counted.
_SHOWN_BEFORE = 1
#: Figures of one article that are compared, the first ones.
_MOST = 200
_ANYBODY = "anybody"
_PRIORITY = {"contradict": 3, "update": 2, "refine": 1, "agree": 0}


class _Item(msgspec.Struct, frozen=True):
    """A figure with what decides whether another one counts the same people."""

    owner: int
    figure: Figure
    count: Count
    group: str
    around: Bag
    headline: bool
    background: bool
    cell: Span


def figure_drafts(accounts: Sequence[Account], ground: Ground, scale: Scale, lexicon: Lexicon) -> list[Draft]:
    """Align the figures of all accounts; figures of different kinds or groups never meet."""
    kinds: dict[tuple[str, str], list[_Item]] = defaultdict(list)
    for owner, account in enumerate(accounts):
        for item in _items(owner, account, scale, lexicon):
            kinds[item.figure.what, item.group].append(item)
    drafts: list[Draft] = []
    for (what, group), items in sorted(kinds.items()):
        scores = {
            (a, b): score
            for a in range(len(items))
            for b in range(a + 1, len(items))
            if (score := _score(items[a], items[b], scale)) > 0
        }
        owners = [item.owner for item in items]
        groups = groups_of(owners, scores, least=_LEAST, mean=_LEAST / 2, barred=_barred(items))
        used = {number for found in groups for number in found}
        groups += [[number] for number in range(len(items)) if number not in used]
        drafts += [_draft([items[n] for n in found], accounts, ground, what, group) for found in groups]
    return drafts


def _items(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> list[_Item]:
    """The figures of an account, equal numbers of one kind once: where the body gives a bound, the title has it too."""
    groups = lexicon.compiled(_groups)
    title = len(account.ledger.article.title)
    items: dict[tuple[str, str, int], _Item] = {}
    seen: set[tuple[str, str]] = set()
    for figure in sorted(account.ledger.figures, key=lambda f: (f.start, f.end))[:_MOST]:
        group = _group(figure, groups)
        count = count_of(figure, account.ledger.article.published or "")
        key = (figure.what, group, _number(count))
        known = items.get(key)
        if known is not None and known.figure.start >= title:
            continue
        items[key] = _Item(
            owner,
            figure,
            count,
            group,
            bag_of(_around(account, figure), scale),
            known.headline if known is not None else (figure.what, group) not in seen,
            _is_background(account, figure),
            _cell_span(account, figure),
        )
        seen.add((figure.what, group))
    return sorted(items.values(), key=lambda item: item.figure.start)


def _number(count: Count) -> int:
    """The number in the text: "more than 60" is 61 and up."""
    return count.low if count.low is not None else count.high or 0


def _barred(items: list[_Item]) -> set[tuple[int, int]]:
    """Counts of one article that exclude each other: an author who gives both means two things."""
    return {
        (a, b)
        for a in range(len(items))
        for b in range(a + 1, len(items))
        if items[a].owner == items[b].owner and compare_counts(items[a].count, items[b].count).verdict == "contradict"
    }


def _score(a: _Item, b: _Item, scale: Scale) -> float:
    """How surely two figures count the same: what stands around them, an equal value, being the first of their kind."""
    if a.background != b.background:
        return 0.0
    context = likeness(a.around, b.around, scale).score
    if a.owner == b.owner:
        return _LEAST if a.count.vague != b.count.vague and (a.headline or b.headline) else 0.0
    equal = (a.count.low, a.count.high) == (b.count.low, b.count.high)
    if equal and a.count.floor >= _TELLING and not a.count.vague:
        return _EQUAL + context + _HEADLINE * (a.headline and b.headline)
    if a.headline and b.headline and a.figure.what not in _LOOSE:
        return _HEADLINE + context + (_EQUAL / 2 if equal else 0.0)
    return context


def _draft(items: list[_Item], accounts: Sequence[Account], ground: Ground, what: str, group: str) -> Draft:
    cells = tuple(cell_at(accounts[i.owner], i.cell, i.figure.id) for i in items)
    label = what if group == _ANYBODY else f"{what}, {group}"
    values = " / ".join(dict.fromkeys(item.count.text for item in items))
    judged = _judge(items)
    if judged is None or (ground.is_alone(c.article for c in cells) and judged.verdict == "agree"):
        rule, why = "only.one-account", "one account gives this figure"
        if len({c.article for c in cells}) > 1:
            rule, why = "only.one-origin", "all articles that give this figure are one text or one agency's report"
        return Draft("figure", "only", f"{label}: {values}", why, rule, cells, _weight(items))
    return Draft("figure", judged.verdict, f"{label}: {values}", judged.why, judged.rule, cells, _weight(items) + 0.5)


def _judge(items: list[_Item]) -> Judgement | None:
    """The gravest judgement over all pairs, the first in order of articles among equals."""
    found = [compare_counts(a.count, b.count) for n, a in enumerate(items) for b in items[n + 1 :]]
    return max(found, key=lambda judgement: _PRIORITY[judgement.verdict], default=None)


def _weight(items: list[_Item]) -> float:
    grave = items[0].figure.what not in _LOOSE
    return 0.4 + 0.8 * grave + 0.4 * any(item.headline for item in items) - 0.4 * (items[0].count.floor < 2)


def _around(account: Account, figure: Figure) -> list[str]:
    """The content words of the sentence, those of the figure itself left out."""
    own = {likeness_key(word.norm) for word in _words(figure)}
    at = account.clause_at(figure.start)
    if at is None:
        return []
    keys = account.sentence_keys(account.clauses[at].sentence)
    return [key for key in keys if key not in own and not key[0].isdigit()]


def _words(figure: Figure) -> list[Token]:
    text = f"{figure.text} {figure.of.text if figure.of is not None else ''}"
    return list(cut(text, 0, len(text), index=0, sentence=0))


def _group(figure: Figure, groups: PhraseTable[str]) -> str:
    tokens = _words(figure)
    found = [item for match in groups.find(tokens, pronouns=True) for item, _ in match.items[:1]]
    return next((group for group in found if group != _ANYBODY), _ANYBODY)


def _is_background(account: Account, figure: Figure) -> bool:
    published = account.ledger.article.published_on
    at = account.clause_at(figure.start)
    if published is None or at is None:
        return False
    sentence = account.doc.sentences[account.clauses[at].sentence]
    for time in account.ledger.times:
        if sentence.start <= time.start < sentence.end and time.finish is not None:
            try:
                gap = (published - date.fromisoformat(time.finish[:10])).days
            except ValueError:
                continue
            if gap > _BACKGROUND_DAYS:
                return True
    return False


def _cell_span(account: Account, figure: Figure) -> Span:
    """The figure with its counted noun and the word before it in its clause."""
    start, end = figure.start, figure.end
    if figure.of is not None and 0 <= figure.of.start - figure.start < 60:
        start, end = min(start, figure.of.start), max(end, figure.of.end)
    elif figure.of is not None and 0 <= figure.start - figure.of.end < 20:
        start = figure.of.start
    at = account.clause_at(start)
    if at is not None:
        clause = account.clauses[at]
        before = [t for t in account.doc.tokens[clause.first : clause.stop] if t.end <= start][-_SHOWN_BEFORE:]
        start = min([start, *(token.start for token in before)])
    return span_of(account.doc.text, start, end)


def _groups(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.group) for entry in lexicon.entries(CountedGroup) for form in entry.forms())
