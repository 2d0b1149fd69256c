"""Rows of quantities: money, lengths, weights and the like of one thing, each as its outlet gives it.

Units of one kind are converted where a definition says how (72 km, 72,000 metres); currencies never are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from tawatur.compare.accounts import Account, cell_at, day_of, function_words, of_one_issue
from tawatur.compare.alignment import groups_of, pair_scores
from tawatur.compare.counts import Count, Judgement, compare_counts
from tawatur.compare.intervals import days_apart
from tawatur.compare.likeness import Bag, Scale, bag_of, candidates, likeness
from tawatur.compare.measured import COMPARED, Measured, bound_words, has_standing, measured
from tawatur.compare.rows import Draft, Ground
from tawatur.compare.scopes import Scope, are_apart, scope_around
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.countries import nationalities
from tawatur.records.document import Sentence, Token
from tawatur.records.span import Span, span_of
from tawatur.text.tokens import NUMBER, PUNCT, WORD

__all__ = ["quantity_drafts"]

#: Two quantities are of one thing from this likeness of the words next to them on, and with so many of them shared.
_LEAST = 0.30
_WORDS = 2
#: An equal value of more than one digit needs less.
_EQUAL = 0.20
#: Quantities that exclude each other are of one thing from this likeness on, where no other is nearly as much alike.
_EXCLUSIVE = 0.42
_MARGIN = 0.10
#: ... and where they differ no more than so many times.
_FARTHEST = 3
#: Articles with more quantities of one kind than this tell of many things: what excludes what is not sure there.
_FEW = 6
#: Meanings of words that tell a change: how much something rose or fell depends on since when.
_CHANGES = frozenset({"=raise", "=fall", "=withdraw"})
_LENGTH = "length"
#: ... where such a word stands within so many places before the quantity.
_CHANGED = 16
#: Words before and behind a quantity that say of what it is; words shown before it.
_BEFORE = 9
_BEHIND = 4
_SHOWN = 3
#: Quantities of one article that are compared, the first ones.
_MOST = 60
#: Digits of a year, and its first two: 14 for years of the hijra.
_YEAR = 4
_CENTURIES = frozenset({"14", "19", "20"})
#: A bound ("more than 5") and a quantity beyond it are of one thing up to so many times.
_BOUND = 1.5
#: Days of the months, quarters and halves of which a quantity can be told; years are compared by their numbers.
_MONTH = 27
_HALF_YEAR = 190
_STOPS = frozenset(".;:!?؛؟،,")
_OPENING = "("
#: The class of "that", and of the words between a distance and from where it is measured.
_THAT = "comp"
_FROM = "prep"
#: How much a reader needs to know of a quantity beside other rows.
_WEIGHT = 0.6
_PRIORITY = {"contradict": 3, "update": 2, "refine": 1, "agree": 0}


class _Item(msgspec.Struct, frozen=True):
    owner: int
    told: Measured
    span: Span
    around: Bag
    change: bool
    years: frozenset[str]
    periods: frozenset[tuple[str, str]]
    scope: Scope
    country: str
    whence: frozenset[str]
    beside: frozenset[str]

    @property
    def count(self) -> Count:
        return self.told.count


def quantity_drafts(accounts: Sequence[Account], ground: Ground, scale: Scale, lexicon: Lexicon) -> list[Draft]:
    """Align the quantities of different accounts; one that only one account gives, or copies of one, makes no row."""
    kinds: dict[str, list[_Item]] = defaultdict(list)
    for owner, account in enumerate(accounts):
        for item in _items(owner, account, scale, lexicon):
            kinds[item.told.kind].append(item)
    drafts: list[Draft] = []
    for _, items in sorted(kinds.items()):
        scores = pair_scores(items, lambda a, b: _score(a, b, scale), among=_near(items))
        barred = _barred(items, scores, accounts)
        owners = [item.owner for item in items]
        for group in groups_of(owners, scores, least=_LEAST, mean=_LEAST / 2, per_account=1, barred=barred):
            if not ground.is_alone(accounts[owners[n]].id for n in group):
                drafts.append(_draft([items[n] for n in group], accounts))
    return drafts


def _near(items: Sequence[_Item]) -> set[tuple[int, int]]:
    """The pairs that share a word that is not too common, or a telling value: others are never of one thing."""
    equal: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        if _is_telling(item.count):
            equal[item.count.low, item.count.high].append(number)
    same = (pair for numbers in equal.values() for pair in combinations(numbers[:_MOST], 2))
    return candidates({number: item.around for number, item in enumerate(items)}).union(same)


def _barred(
    items: Sequence[_Item], scores: Mapping[tuple[int, int], float], accounts: Sequence[Account]
) -> set[tuple[int, int]]:
    """The pairs that cannot be of one thing; what can be with one account can be with those that say the same."""
    apart = {(a, b) for a, b in scores if not _goes(items[a], items[b])}
    own: dict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        own[item.owner].append(number)
    same: dict[int, set[int]] = defaultdict(set)
    for (a, b), score in scores.items():
        if (a, b) not in apart and score >= _LEAST:
            same[a].add(b)
            same[b].add(a)
    opposite: dict[int, set[int]] = defaultdict(set)
    for a, b in apart:
        if _can_meet(a, b, items, scores, accounts, own):
            opposite[a] |= {b, *same[b]}
    return apart - {(min(x, y), max(x, y)) for a, others in opposite.items() for x in (a, *same[a]) for y in others}


def _goes(a: _Item, b: _Item) -> bool:
    """Whether two quantities do not exclude each other, and are no two bounds or two days' values that differ."""
    verdict = compare_counts(a.count, b.count).verdict
    if verdict == "refine" and a.count.floor != b.count.floor:
        if a.told.moves or b.told.moves or (a.years and b.years and a.years != b.years) or _are_bounds(a, b):
            return False
        low, high = sorted((a.count.floor, b.count.floor))
        return a.count.day == b.count.day and high <= _BOUND * low
    return verdict in ("agree", "refine")


def _are_bounds(a: _Item, b: _Item) -> bool:
    """Whether both say from where on, or up to where."""
    return (a.count.high is None and b.count.high is None) or (a.count.low == 0 and b.count.low == 0)


def _score(a: _Item, b: _Item, scale: Scale) -> float:
    if a.country and b.country and a.country != b.country:
        return 0.0  # The Algerian dinar is not the Iraqi one.
    if a.whence and b.whence and not a.whence & b.whence and not _goes(a, b):
        return 0.0
    shared = likeness(a.around, b.around, scale)
    equal = _is_telling(a.count) and a.count.low == b.count.low and a.count.high == b.count.high
    if shared.words < _WORDS - equal:
        return 0.0
    return shared.score + _EQUAL * equal


def _is_telling(count: Count) -> bool:
    """Whether a value is more than one digit and zeros."""
    return len(str(count.low or 0).rstrip("0")) > 1


def _can_meet(
    a: int,
    b: int,
    items: Sequence[_Item],
    scores: Mapping[tuple[int, int], float],
    accounts: Sequence[Account],
    own: Mapping[int, Sequence[int]],
) -> bool:
    """Whether two quantities can be of one thing: those that exclude each other only under conditions.

    Neither account gives the other's value, no other pair of theirs is nearly as much alike, and day, place and issue
    let them be of one thing. `own` are the numbers of the quantities of each account.
    """
    one, other = items[a], items[b]
    mine, theirs = own[one.owner], own[other.owner]
    if scores[a, b] < _EXCLUSIVE or max(len(mine), len(theirs)) > _FEW:
        return False
    if compare_counts(one.count, other.count).verdict == "refine" or one.count.day != other.count.day:
        return False
    if one.told.moves or ((one.change or other.change) and not one.years & other.years):
        return False
    if one.years and other.years and one.years != other.years:
        return False
    if one.periods and other.periods and one.periods.isdisjoint(other.periods):
        return False
    if of_one_issue(accounts[one.owner], accounts[other.owner]) or are_apart(one.scope, other.scope):
        return False
    low, high = sorted((one.count.floor, other.count.floor))
    if high > _FARTHEST * low:
        return False
    if str(one.told.value) in other.beside or str(other.told.value) in one.beside:
        return False
    known = [items[n].count.floor for n in mine], [items[n].count.floor for n in theirs]
    if other.count.floor in known[0] or one.count.floor in known[1]:
        return False
    rivals = [(a, n) for n in theirs if n != b] + [(n, b) for n in mine if n != a]
    return all(scores.get((min(p), max(p)), 0.0) < scores[a, b] - _MARGIN for p in rivals)


def _items(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> Iterator[_Item]:
    """The quantities of the body of an account with the words next to them."""
    day = day_of(account)
    title = len(account.ledger.article.title)
    found = 0
    for sentence in account.doc.sentences:
        tokens = account.doc.tokens_of(sentence) if sentence.is_read and sentence.start >= title else ()
        compared = has_standing(tokens, COMPARED, lexicon)
        last, words = 0, list[Token]()
        for told in measured(tokens, day, lexicon):
            if told.first < last or found == _MOST:
                continue
            found += 1
            if not _is_equivalent(tokens, last, told.first):
                words = _words_around(tokens, last, told, lexicon)
            keys = [key for t in _telling(words, lexicon) if not (key := account.key_of(t))[:1].isdigit()]
            scope = scope_around(account, tokens[told.first].start)
            before = tokens[max(0, told.first - _CHANGED) : told.first]
            change = compared or any(account.key_of(t) in _CHANGES for t in before)
            change = change and told.kind != _LENGTH  # The word for a rise is that for a height.
            shown = [t for t in tokens[max(last, told.first - _SHOWN) : told.first + 1] if t.kind != PUNCT]
            span = span_of(account.doc.text, shown[0].start, tokens[told.stop - 1].end)
            years = _years(tokens[max(last, told.first - _BEHIND) : told.stop + _BEHIND])
            periods, country = _periods(account, sentence), _country(tokens[told.stop : told.stop + 1], lexicon)
            whence = _whence(account, told, tokens, lexicon)
            beside = frozenset(t.norm for t in tokens if t.kind == NUMBER)
            yield _Item(owner, told, span, bag_of(keys, scale), change, years, periods, scope, country, whence, beside)
            last = told.stop


def _whence(account: Account, told: Measured, tokens: Sequence[Token], lexicon: Lexicon) -> frozenset[str]:
    """The keys of the words from which a length is measured ("12 km from the airport")."""
    behind = tokens[told.stop : told.stop + _BEHIND] if told.kind == _LENGTH else ()
    tags = [kind for token in behind[:1] for kind, _ in lexicon.compiled(function_words).get(token.norm)]
    if _FROM not in tags:
        return frozenset()
    stop = next((n for n, token in enumerate(behind) if token.kind != WORD), len(behind))
    return frozenset(account.key_of(token) for token in behind[1:stop])


def _is_equivalent(tokens: Sequence[Token], last: int, first: int) -> bool:
    """Whether a quantity stands in brackets right behind another and says the same of it: "2 km (2,000 m)"."""
    return 0 < last < first <= last + 3 and tokens[last].text == _OPENING


def _words_around(tokens: Sequence[Token], last: int, told: Measured, lexicon: Lexicon) -> list[Token]:
    """The words before a quantity as far as the one before it, and behind it as far as a stop or a number.

    What stands before "that" says who tells it.
    """
    before = tokens[max(last, told.first - _BEFORE) : told.first]
    that = (m.stop for m in lexicon.compiled(function_words).find(before, pronouns=True) if m.items[0][0] == _THAT)
    first = max(that, default=0)
    words = [t for t in before if t.kind == WORD and t.index >= first]
    for token in tokens[told.stop : told.stop + _BEHIND]:
        if token.kind == NUMBER or token.text in _STOPS:
            break
        if token.kind == WORD:
            words.append(token)
    return words


def _years(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(t.norm for t in tokens if t.kind == NUMBER and len(t.norm) == _YEAR and t.norm[:2] in _CENTURIES)


def _periods(account: Account, sentence: Sentence) -> frozenset[tuple[str, str]]:
    """The months, quarters and halves that a sentence names: what is earned in one is not what is earned in another."""
    named = (t for t in account.ledger.times if sentence.start <= t.start < sentence.end and t.begin and t.finish)
    days = (((time.begin or "")[:10], (time.finish or "")[:10]) for time in named)
    return frozenset((a, b) for a, b in days if _MONTH <= days_apart((a, a), (b, b)) <= _HALF_YEAR)


def _country(after: Sequence[Token], lexicon: Lexicon) -> str:
    """The country that stands right behind a currency ("Algerian dinars"), "" for none: many share a name."""
    found = lexicon.compiled(nationalities).find(after)
    return found[0].items[0][0].id if found else ""


def _telling(words: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    tables = (lexicon.compiled(function_words), lexicon.compiled(bound_words))
    empty = {at for table in tables for m in table.find(words) for at in range(m.first, m.stop)}
    return [token for token in words if token.index not in empty]


def _compare(a: _Item, b: _Item) -> Judgement:
    judged = compare_counts(a.count, b.count)
    verdict = "contradict" if judged.verdict == "update" else judged.verdict
    why = {"agree": "are equal", "refine": "can both be true"}.get(verdict, "exclude each other")
    rule = "quantities.exclusive" if verdict == "contradict" else judged.rule.replace("figures.", "quantities.")
    return Judgement(verdict, rule, f"{a.told.text} and {b.told.text} {why}")


def _draft(items: list[_Item], accounts: Sequence[Account]) -> Draft:
    cells = tuple(cell_at(accounts[item.owner], item.span) for item in items)
    fact = "quantity: " + " / ".join(dict.fromkeys(item.told.text for item in items))
    found = [_compare(a, b) for n, a in enumerate(items) for b in items[n + 1 :]]
    judged = max(found, key=lambda judgement: _PRIORITY[judgement.verdict])
    return Draft("figure", judged.verdict, fact, judged.why, judged.rule, cells, _WEIGHT)
