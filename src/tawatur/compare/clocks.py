"""Rows of hours: at what time of day something happened or is to happen, by each account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tawatur.compare.accounts import Account, cell_at
from tawatur.compare.alignment import apart_in_one_issue, groups_of, pair_scores
from tawatur.compare.counts import Judgement
from tawatur.compare.hours import bare_hours, clock_of, is_standing, minutes_between, names_half, time_word_table
from tawatur.compare.likeness import Bag, Scale, bag_of, likeness
from tawatur.compare.rows import Draft, Ground
from tawatur.lexicon import Lexicon
from tawatur.lexicon.table import PhraseTable
from tawatur.records.ledger import TimeExpression
from tawatur.text.tokens import PUNCT

__all__ = ["clock_drafts"]

#: Two hours are of one thing from this likeness of their sentences on; hours that exclude each other need more, and
#: so many shared words.
_LEAST = 0.20
_EXCLUSIVE = 0.40
_WORDS = 3
_EQUAL = 0.20
#: Hours that differ by less than this many minutes are one hour, rounded.
_NEAR = 60
#: Hours of one article that are compared, the first ones.
_MOST = 60
#: Zones of time lie so many minutes apart.
_ZONE_STEP = 30
#: Letters behind an hour within which it is said by what time it counts, and words of the place there.
_BESIDE = 25
_ZONE_WORDS = 2
_PRIORITY = {"contradict": 2, "refine": 1, "agree": 0}


class _Item(msgspec.Struct, frozen=True):
    owner: int
    time: TimeExpression
    day: str
    minutes: int
    half: bool
    standing: bool
    around: Bag
    zone: frozenset[str]


def clock_drafts(accounts: Sequence[Account], ground: Ground, scale: Scale, lexicon: Lexicon) -> list[Draft]:
    """Align the hours that different accounts give for one day; only rows of two articles or more are made."""
    items = [item for owner, account in enumerate(accounts) for item in _items(owner, account, scale, lexicon)]
    scores = pair_scores(items, lambda a, b: _score(a, b, scale))
    apart = apart_in_one_issue(items, scores, _compare, accounts)
    owners = [item.owner for item in items]
    groups = groups_of(owners, scores, least=_LEAST, mean=_LEAST / 2, per_account=1, barred=apart)
    return [_draft([items[n] for n in group], accounts, ground) for group in groups]


def _items(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> Iterator[_Item]:
    """The hours of an account, each once (rounded or not), where its body first gives it."""
    title = len(account.ledger.article.title)
    seen: set[tuple[str, int]] = set()
    for time in sorted((*account.ledger.times, *bare_hours(account, lexicon)), key=lambda t: (t.start, t.end)):
        minutes = clock_of(time)
        at = account.clause_at(time.start)
        if minutes is None or time.begin is None or at is None or time.start < title:
            continue
        key = (time.begin[:10], minutes)
        if any(day == key[0] and abs(known - minutes) < _NEAR for day, known in seen) or len(seen) == _MOST:
            continue
        seen.add(key)
        keys = account.sentence_keys(account.clauses[at].sentence)
        around = bag_of((k for k in keys if not k[0].isdigit()), scale)
        half = names_half(time, lexicon)
        standing = is_standing(account, account.clauses[at], time, lexicon)
        zone = _zone(account, account.clauses[at].sentence, time, lexicon)
        yield _Item(owner, time, key[0], minutes, half, standing, around, zone)


def _zone(account: Account, sentence: int, time: TimeExpression, lexicon: Lexicon) -> frozenset[str]:
    """The words of "Mecca time" in an hour or right beside it; none where it is not said by what time it counts."""
    tokens = account.doc.tokens_of(account.doc.sentences[sentence])
    near = [t for t in tokens if time.start <= t.start and t.start < time.end + _BESIDE and t.kind != PUNCT]
    found = lexicon.compiled(_zones).find(near)
    if not found:
        return frozenset()
    words = [token for token in near if found[0].first <= token.index][: _ZONE_WORDS + 1]
    return frozenset(account.key_of(token) for token in words)


def _score(a: _Item, b: _Item, scale: Scale) -> float:
    if a.day != b.day:
        return 0.0
    shared = likeness(a.around, b.around, scale)
    judged = _compare(a, b)
    if judged.verdict == "contradict":
        if a.standing or b.standing:
            return 0.0
        return shared.score if shared.score >= _EXCLUSIVE and shared.words >= _WORDS else 0.0
    return shared.score + _EQUAL * (judged.verdict == "agree")


def _compare(a: _Item, b: _Item) -> Judgement:
    apart = minutes_between(a.minutes, b.minutes, halves=not (a.half and b.half))
    early, late = (_text(minutes) for minutes in sorted((a.minutes, b.minutes)))
    if apart == 0:
        return Judgement("agree", "clocks.equal", f"both {early}")
    if apart < _NEAR:
        return Judgement("refine", "clocks.near", f"{early} and {late} are {apart} minutes apart")
    if a.zone != b.zone and apart % _ZONE_STEP == 0:
        return Judgement("refine", "clocks.other-zone", f"{early} and {late} are {apart} minutes apart")
    return Judgement("contradict", "clocks.exclusive", f"{early} and {late} of one day exclude each other")


def _text(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _draft(items: list[_Item], accounts: Sequence[Account], ground: Ground) -> Draft:
    cells = tuple(cell_at(accounts[item.owner], item.time, item.time.id or None) for item in items)
    fact = f"hour: {items[0].day} " + " / ".join(dict.fromkeys(_text(item.minutes) for item in items))
    found = [_compare(a, b) for n, a in enumerate(items) for b in items[n + 1 :]]
    judged = max(found, key=lambda judgement: _PRIORITY[judgement.verdict])
    if judged.verdict == "agree" and ground.is_alone(cell.article for cell in cells):
        why = "all articles that give this hour are one text or one agency's report"
        return Draft("time", "only", fact, why, "only.one-origin", cells, 0.3)
    return Draft("time", judged.verdict, fact, judged.why, judged.rule, cells, 0.6)


def _zones(lexicon: Lexicon) -> PhraseTable[str]:
    return time_word_table(lexicon, frozenset({"zone"}))
