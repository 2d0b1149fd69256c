"""Rows of durations: how long a truce, a siege, talks or a captivity last, where several accounts say so.

Clauses that say the same with another duration are judged as facts too (`compare.facts`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from tawatur.compare.accounts import Account, cell_at
from tawatur.compare.alignment import apart_in_one_issue, groups_of, pair_scores
from tawatur.compare.amounts import Duration, durations, lasting
from tawatur.compare.counts import Judgement
from tawatur.compare.likeness import Bag, Scale, Shared, bag_of, likeness
from tawatur.compare.rows import Draft, Ground
from tawatur.lexicon import Lexicon
from tawatur.records.span import Span, span_of

__all__ = ["duration_drafts"]

#: Two durations are of one thing from this score on: the likeness of their sentences or of the words around them, and
#: more for equal ones that are told of few things ("70 days", not "two days") and for rounded ones.
_LEAST = 0.10
_RARE = 0.10
_ROUND = 0.05
#: Durations told of many things, in hours: one and two days, a week, a year, ...
_COMMON = frozenset({1, 2, 24, 48, 72, 168, 336, 720, 1440, 8760, 17520})
#: Durations that differ by less than this part are one, rounded, where one is rough or in other units.
_ROUNDED = 0.17
_UNITS = (8760, 720, 168, 24, 1)
#: From a month on, those that differ by less than this part are counted in months or years begun and ended.
_COARSE, _COARSELY = 720, 0.12
#: Durations that exclude each other need sentences that are this alike, and so many words; further apart they are of
#: two things.
_EXCLUSIVE = 0.50
_WORDS = 4
_FARTHEST = 3
#: Words shown before a duration, and content words around it that say what lasts.
_BEFORE = 1
_WINDOW = 5
#: Places of one duration in an article that are compared, the first ones.
_PLACES = 4
#: Durations of one article that are compared, the first ones.
_DURATIONS = 60
#: Clauses of one article that are looked through, the first ones.
_MOST = 400
_PRIORITY = {"contradict": 2, "refine": 1, "agree": 0}


class _Item(msgspec.Struct, frozen=True):
    owner: int
    hours: int
    rough: bool
    aged: bool
    span: Span
    contexts: tuple[Bag, Bag]


def duration_drafts(accounts: Sequence[Account], ground: Ground, scale: Scale, lexicon: Lexicon) -> list[Draft]:
    """Align the durations of different accounts; a duration that one article alone gives makes no row."""
    items = [i for owner, a in enumerate(accounts) for i in list(_items(owner, a, scale, lexicon))[:_DURATIONS]]
    scores = pair_scores(items, lambda a, b: _score(a, b, scale))
    apart = apart_in_one_issue(items, scores, _compare, accounts)
    owners = [item.owner for item in items]
    groups = groups_of(owners, scores, least=_LEAST, mean=_LEAST / 2, per_account=1, barred=apart)
    return [_draft([items[n] for n in group], accounts, ground) for group in _told_once(groups, items)]


def _told_once(groups: Sequence[list[int]], items: Sequence[_Item]) -> list[list[int]]:
    """The largest groups: accounts that give a duration at several places give it once."""
    kept: list[list[int]] = []
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        told = {(items[n].owner, items[n].hours) for n in group}
        if not any(told <= {(items[n].owner, items[n].hours) for n in other} for other in kept):
            kept.append(group)
    return sorted(kept)


def _items(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> Iterator[_Item]:
    """Each place of a duration in the body of an account, or in its title where the body has none."""
    places: dict[int, list[tuple[Duration, Span, int, bool]]] = defaultdict(list)
    for clause in account.clauses[:_MOST]:
        told = frozenset(lasting(account, clause, lexicon))
        for duration in durations(account.doc.tokens[clause.first : clause.stop], lexicon):
            span = _shown(account, duration, clause.first)
            places[duration.hours].append((duration, span, clause.sentence, duration not in told))
    title = len(account.ledger.article.title)
    for hours, found in sorted(places.items()):
        body = [place for place in found if place[1].start >= title]
        for duration, span, sentence, aged in (body or found)[:_PLACES]:
            bags = tuple(bag_of(keys, scale) for keys in _around(account, duration, sentence))
            yield _Item(owner, hours, duration.bounded, aged, span, (bags[0], bags[1]))


def _around(account: Account, duration: Duration, sentence: int) -> tuple[list[str], list[str]]:
    """The content words of a sentence, and those right around the duration, its own left out."""
    content = account.sentence_keys(sentence)
    tokens = account.doc.tokens_of(account.doc.sentences[sentence])
    words = [(token.index, key) for token in tokens if (key := account.key_of(token)) in content]
    before = [key for index, key in words if index < duration.first]
    after = [key for index, key in words if index >= duration.stop]
    return [*before, *after], [*before[-_WINDOW:], *after[:_WINDOW]]


def _shown(account: Account, duration: Duration, first: int) -> Span:
    tokens = account.doc.tokens
    start = tokens[max(first, duration.first - _BEFORE)].start
    return span_of(account.doc.text, start, tokens[duration.stop - 1].end)


def _score(a: _Item, b: _Item, scale: Scale) -> float:
    judged = _compare(a, b)
    if judged.rule == _OTHER or (a.hours != b.hours and (a.aged or b.aged)):
        return 0.0
    shared = [likeness(one, other, scale) for one, other in zip(a.contexts, b.contexts, strict=True)]
    best = max(shared, key=_alike)
    if judged.verdict == "contradict":
        return best.score if best.score >= _EXCLUSIVE and best.words >= _WORDS else 0.0
    return best.score + (_ROUND if a.hours != b.hours else _RARE * (a.hours not in _COMMON))


def _alike(shared: Shared) -> float:
    return shared.score


#: The rule of two durations that are of two things.
_OTHER = "durations.other"


def _compare(a: _Item, b: _Item) -> Judgement:
    short, long = sorted((a.hours, b.hours))
    if short == long:
        return Judgement("agree", "durations.equal", f"both {_text(short)}")
    coarse = short >= _COARSE and long - short <= _COARSELY * long
    if coarse or (long - short <= _ROUNDED * long and (a.rough or b.rough or _unit(short) != _unit(long))):
        return Judgement("refine", "durations.rounded", f"{_text(short)} and {_text(long)}: one is rounded")
    if a.rough or b.rough or long > _FARTHEST * short:
        return Judgement("refine", _OTHER, f"{_text(short)} and {_text(long)}: of two things")
    return Judgement("contradict", "durations.exclusive", f"{_text(short)} and {_text(long)} exclude each other")


def _unit(hours: int) -> int:
    """The hours of the largest unit that a duration is a whole number of."""
    return next(unit for unit in _UNITS if hours % unit == 0)


def _text(hours: int) -> str:
    return f"{hours // 24} days" if hours % 24 == 0 else f"{hours} hours"


def _draft(items: list[_Item], accounts: Sequence[Account], ground: Ground) -> Draft:
    cells = tuple(cell_at(accounts[item.owner], item.span) for item in items)
    hours = sorted({item.hours for item in items})
    days = all(each % 24 == 0 for each in hours)
    fact = f"lasts-{'days' if days else 'hours'}: " + " / ".join(str(each // 24 if days else each) for each in hours)
    found = [_compare(a, b) for n, a in enumerate(items) for b in items[n + 1 :] if a.owner != b.owner]
    judged = max(found, key=lambda judgement: _PRIORITY[judgement.verdict])
    if judged.verdict == "agree" and ground.is_alone(cell.article for cell in cells):
        why = "all articles that give this duration are one text or one agency's report"
        return Draft("time", "only", fact, why, "only.one-origin", cells, 0.2)
    return Draft("time", judged.verdict, fact, judged.why, judged.rule, cells, 0.6)
