"""Rows of shares: percentages of one thing, each as its outlet gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, cell_at, day_of, function_words, of_one_issue
from tawatur.compare.alignment import groups_of, pair_scores
from tawatur.compare.clauses import OR
from tawatur.compare.counts import Count, Judgement, compare_counts
from tawatur.compare.likeness import Bag, Scale, bag_of, likeness
from tawatur.compare.measured import COMPARED, bound_kinds, bound_words, has_standing
from tawatur.compare.rows import Draft, Ground
from tawatur.compare.scopes import Scope, are_apart, scope_around
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.quantities import Bound
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.records.span import Span, span_of
from tawatur.text.digits import read_fraction
from tawatur.text.tokens import NUMBER, PUNCT, WORD

__all__ = ["share_drafts"]

#: Two shares are of one thing from this likeness of the words next to them on, and with so many of them shared; an
#: equal share that is no whole number needs less.
_LEAST = 0.30
_WORDS = 2
_EQUAL = 0.30
#: Shares that are no whole numbers and differ by this part at most are of one thing more easily: votes still counted.
_NEAR = 0.05
_NEARLY = 0.15
#: Shares that exclude each other are of one thing from this likeness on: many things of a story have a share.
_EXCLUSIVE = 0.40
#: Articles with more shares than this are market reports: what their shares are of, the words next to them do not say.
_FEW_SHARES = 4
#: Meanings of words that tell a change: how much something rose or fell depends on since when, which is seldom told.
#: Prices that withdraw fall.
_CHANGES = frozenset({"=raise", "=fall", "=withdraw"})
#: Meanings of what has a turnout, told within so many words behind "rate".
_RATE = "=percent"
_TURNOUT = frozenset({"=attend", "=strike", "=vote"})
_BEHIND = 2
#: Words before and after a share that say of what it is; words shown before it.
_BEFORE = 9
_AFTER = 3
_SHOWN = 3
#: Places between a bound ("less than") and the number.
_REACH = 4
#: Shares of one article that are compared, the first ones.
_MOST = 60
_SIGNS = "%\u066a"
_PRIORITY = {"contradict": 3, "update": 2, "refine": 1, "agree": 0}
#: Shares are compared as counts of hundredths of a per cent.
_UNIT = 100
#: No share is larger.
_LARGEST = 1000


class _Item(msgspec.Struct, frozen=True):
    owner: int
    span: Span
    count: Count
    sentence: int
    around: Bag
    change: bool
    turnout: bool = False
    scope: Scope = Scope()


def share_drafts(accounts: Sequence[Account], ground: Ground, scale: Scale, lexicon: Lexicon) -> list[Draft]:
    """Align the percentages of different accounts; one that a single account gives makes no row."""
    items = [item for owner, account in enumerate(accounts) for item in _items(owner, account, scale, lexicon)]
    scores = pair_scores(items, lambda a, b: _score(a, b, scale))
    owners = [item.owner for item in items]
    many = Counter(owners)
    rates = Counter(item.owner for item in items if item.turnout)
    # Whoever gives one turnout only gives that of the whole vote or strike.
    for n, a in enumerate(items):
        for m in range(n + 1, len(items)):
            if _is_one_turnout(a, items[m], rates):
                scores[n, m] = max(scores.get((n, m), 0.0), _EXCLUSIVE)
    apart = {
        (a, b)
        for (a, b), score in scores.items()
        if _compare(items[a], items[b]).verdict == "contradict"
        and (
            score < _EXCLUSIVE
            or max(many[owners[a]], many[owners[b]]) > _FEW_SHARES
            or _one_issue(a, b, items, accounts)
            or are_apart(items[a].scope, items[b].scope)
            or items[a].change
            or items[b].change
        )
    }
    groups = groups_of(owners, scores, least=_LEAST, mean=_LEAST / 2, per_account=1, barred=apart)
    whole = [_without_others(group, items, scores) for group in groups]
    return [_draft([items[n] for n in group], accounts, ground) for group in whole if len(group) > 1]


def _without_others(group: Sequence[int], items: Sequence[_Item], scores: Mapping[tuple[int, int], float]) -> list[int]:
    """The shares of a row but for those that exclude one before them which they share too little with."""
    kept: list[int] = []
    for n in group:
        known = (m for m in kept if scores.get((min(m, n), max(m, n)), 0.0) < _EXCLUSIVE)
        if all(_compare(items[m], items[n]).verdict != "contradict" for m in known):
            kept.append(n)
    return kept


def _score(a: _Item, b: _Item, scale: Scale) -> float:
    shared = likeness(a.around, b.around, scale)
    telling = (a.count.low or 0) % _UNIT != 0 and (b.count.low or 0) % _UNIT != 0
    equal = telling and a.count.low == b.count.low
    near = telling and not equal and _is_near(a.count, b.count)
    if shared.words < _WORDS - (equal or near):
        return 0.0
    return shared.score + _EQUAL * equal + _NEARLY * near


def _is_one_turnout(a: _Item, b: _Item, rates: Mapping[int, int]) -> bool:
    if not (a.turnout and b.turnout) or a.owner == b.owner:
        return False
    return rates[a.owner] == rates[b.owner] == 1 and not are_apart(a.scope, b.scope)


def _is_near(a: Count, b: Count) -> bool:
    small, large = sorted((a.low or 0, b.low or 0))
    return large - small <= _NEAR * large


def _one_issue(a: int, b: int, items: Sequence[_Item], accounts: Sequence[Account]) -> bool:
    return of_one_issue(accounts[items[a].owner], accounts[items[b].owner])


def _items(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> Iterator[_Item]:
    marks, tables = lexicon.compiled(_percents), (lexicon.compiled(function_words), lexicon.compiled(bound_words))
    day = day_of(account)
    found = 0
    title = len(account.ledger.article.title)
    for sentence in account.doc.sentences:
        tokens = account.doc.tokens_of(sentence) if sentence.is_read and sentence.start >= title else ()
        ends = {match.first: match.stop for match in marks.find(tokens)} if tokens else {}
        last = 0
        for place, token in enumerate(tokens):
            stop = _share_end(tokens, place, ends)
            value = _value(token) if stop is not None else None
            if stop is None or value is None or found == _MOST:
                continue
            found += 1
            words = [t for t in tokens[max(last, place - _BEFORE) : place] if t.kind == WORD]
            words += [t for t in tokens[stop : stop + _AFTER] if t.kind == WORD]
            empty = {at for table in tables for m in table.find(words) for at in range(m.first, m.stop)}
            keys = [account.key_of(t) for t in words if t.index not in empty]
            shown = [t for t in tokens[max(last, place - _SHOWN) : place + 1] if t.kind != PUNCT]
            span = span_of(account.doc.text, shown[0].start, tokens[stop - 1].end)
            count = _bounded(tokens, place, value, day, lexicon)
            change = any(account.key_of(t) in _CHANGES for t in words) or _is_again(tokens, last, place, lexicon)
            change = change or has_standing(words, COMPARED, lexicon)
            scope = scope_around(account, token.start)
            yield _Item(owner, span, count, token.sentence, bag_of(keys, scale), change, _is_turnout(keys), scope)
            last = stop


def _is_again(tokens: Sequence[Token], last: int, place: int, lexicon: Lexicon) -> bool:
    """Whether a share says again how much something moved: "it lost 1.95 dollars, or 4.14 per cent"."""
    before = tokens[place - 1].norm if place else ""
    if all(kind != OR for kind, _ in lexicon.compiled(function_words).get(before)):
        return False
    return any(token.kind == NUMBER for token in tokens[max(last, place - _BEFORE) : place])


def _is_turnout(keys: Sequence[str]) -> bool:
    """Whether "rate" stands before a word for taking part: "the rate of participation in the strike"."""
    return any(
        key == _RATE and not _TURNOUT.isdisjoint(keys[place + 1 : place + 1 + _BEHIND])
        for place, key in enumerate(keys)
    )


def _share_end(tokens: Sequence[Token], place: int, ends: dict[int, int]) -> int | None:
    """The place after the words for "per cent" that follow a number."""
    if tokens[place].kind != NUMBER or place + 1 >= len(tokens):
        return None
    after = tokens[place + 1]
    if after.kind == PUNCT:
        return place + 2 if after.text in _SIGNS else None
    stop = ends.get(after.index)
    return None if stop is None else place + 1 + stop - after.index


def _value(token: Token) -> int | None:
    """The share in hundredths of a per cent; three digits behind a mark are a fraction here, never thousands."""
    value = read_fraction(token.norm)
    return int(value * _UNIT) if value is not None and 0 <= value <= _LARGEST else None


def _bounded(tokens: Sequence[Token], place: int, value: int, day: str, lexicon: Lexicon) -> Count:
    """The share with the bound before it: "about", "less than", "more than"."""
    before = tokens[max(0, place - _REACH) : place]
    kinds = bound_kinds(before, lexicon)
    if "over" in kinds or "least" in kinds:
        return Count(value + ("over" in kinds), None, day=day)
    if "under" in kinds or "most" in kinds or "upto" in kinds:
        return Count(0, value - ("under" in kinds), day=day)
    return Count(value, value, "about" in kinds, day=day)


def _compare(a: _Item, b: _Item) -> Judgement:
    """Judge two shares; a whole number stands for the share it rounds."""
    judged = compare_counts(a.count, b.count)
    rule = judged.rule.replace("figures.", "shares.")
    values = f"{_text(a.count)} and {_text(b.count)}"
    if judged.verdict in ("contradict", "update") and _rounds(a.count, b.count):
        return Judgement("refine", "shares.rounded", f"{values} are one share, one of them rounded")
    if rule == "shares.later-larger":
        return Judgement(judged.verdict, rule, f"{values}, on {min(a.count.day, b.count.day)} and later")
    why = {"agree": "are equal", "refine": "can both be true"}.get(judged.verdict, "exclude each other")
    return Judgement(judged.verdict, rule, f"{values} {why}")


def _rounds(a: Count, b: Count) -> bool:
    if a.low != a.high or b.low != b.high or a.low is None or b.low is None:
        return False
    return abs(a.low - b.low) < _UNIT and (a.low % _UNIT == 0) != (b.low % _UNIT == 0)


def _text(count: Count) -> str:
    """The share in per cent: 52.01%, about 35%, 50% or more, up to 35%."""
    about = "about " if count.approx else ""
    if count.low == count.high and count.low is not None:
        return f"{about}{count.low / _UNIT:g}%"
    if count.high is None:
        return f"{(count.low or 0) / _UNIT:g}% or more"
    under = count.high % _UNIT == _UNIT - 1
    return f"less than {(count.high + 1) / _UNIT:g}%" if under else f"up to {count.high / _UNIT:g}%"


def _draft(items: list[_Item], accounts: Sequence[Account], ground: Ground) -> Draft:
    cells = tuple(cell_at(accounts[item.owner], item.span) for item in items)
    fact = "share: " + " / ".join(dict.fromkeys(_text(item.count) for item in items))
    found = [_compare(a, b) for n, a in enumerate(items) for b in items[n + 1 :]]
    judged = max(found, key=lambda judgement: _PRIORITY[judgement.verdict])
    if judged.verdict == "agree" and ground.is_alone(cell.article for cell in cells):
        why = "all articles that give this share are one text or one agency's report"
        return Draft("figure", "only", fact, why, "only.one-origin", cells, 0.4)
    return Draft("figure", judged.verdict, fact, judged.why, judged.rule, cells, 0.8)


def _percents(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable(
        (form, entry.id) for entry in lexicon.entries(Bound) if entry.kind == "percent" for form in entry.forms()
    )
