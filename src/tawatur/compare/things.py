"""Rows of counted things: villages, raids, houses of one happening, where accounts count them differently.

People have rows of their own (`figures`). An equal number of things makes no row here: the clauses that tell it do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, cell_at, day_of
from tawatur.compare.alignment import groups_of, pair_scores
from tawatur.compare.amounts import INEXACT, bounds_of, number_of
from tawatur.compare.clauses import Clause
from tawatur.compare.contradicting import are_of_two
from tawatur.compare.counts import Count, Judgement, compare_counts
from tawatur.compare.likeness import Bag, Scale, bag_of, likeness
from tawatur.compare.openings import openings_alike
from tawatur.compare.rows import Draft, Ground
from tawatur.compare.scopes import Scope, are_apart, scope_at
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import CountedThing
from tawatur.lexicon.table import PhraseTable
from tawatur.records.comparison import RowCount
from tawatur.records.document import Token
from tawatur.records.span import Span, span_of
from tawatur.text.tokens import PUNCT

__all__ = ["thing_drafts"]

#: Two counts are of one thing from this part of the lighter clause on, and with so many shared words beside the number.
_LEAST = 0.45
_WORDS = 4
#: ... and of those whose accounts open alike.
_FEWER = 2
_WORDS_AROUND = 5
#: An account that gives several numbers of one thing is only opposed where the clauses share this much of both.
_SAME = 0.50
#: Counts that differ more than so many times are of two things.
_FARTHEST = 5
#: Places before a thing in which its number stands; before and behind both, in which a bound makes it no exact one.
_BEFORE = 4
_REACH = 4
#: Kinds of bounds beside which a number is no exact one, or only a part.
_INEXACT = INEXACT | {"or", "subset", "them", "among", "further", "outof"}
#: Clauses of one article that are looked through, and counts that are compared, the first ones.
_MOST = 400
_MOST_COUNTS = 60
_DUAL = "du"
#: What rows of things count (`RowCount.what`).
_WHAT = "things"


class _Item(msgspec.Struct, frozen=True):
    owner: int
    thing: str
    count: Count
    cell: Span
    words: Bag
    around: Bag
    scope: Scope


def thing_drafts(accounts: Sequence[Account], ground: Ground, scale: Scale, lexicon: Lexicon) -> list[Draft]:
    """The counts of one kind of thing that exclude each other, with those that go with either."""
    kinds: dict[str, list[_Item]] = defaultdict(list)
    for owner, account in enumerate(accounts):
        for item in _items(owner, account, scale, lexicon):
            kinds[item.thing].append(item)
    drafts: list[Draft] = []
    alike = openings_alike(accounts, scale)
    for thing, items in sorted(kinds.items()):
        known: dict[int, set[int]] = defaultdict(set)
        for item in items:
            known[item.owner].add(item.count.floor)
        scores = pair_scores(items, lambda a, b: _score(a, b, scale, alike))
        barred = {(a, b) for a, b in scores if not _can_meet(items[a], items[b], known, accounts, ground, scale)}
        owners = [item.owner for item in items]
        groups = groups_of(owners, scores, least=_LEAST, mean=_LEAST / 2, per_account=1, barred=barred)
        for group in groups:
            judged = _judge(group, items, scores)
            if judged is not None:
                drafts.append(_draft(thing, [items[n] for n in group], judged, accounts))
    return drafts


def _items(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> Iterator[_Item]:
    """Each exact number of things of an account, where it first stands in the body, else in the title."""
    title = len(account.ledger.article.title)
    found: dict[tuple[str, int], _Item] = {}
    clauses = [clause for clause in account.clauses[:_MOST] if clause.start >= title]
    for clause in (*clauses, *(clause for clause in account.clauses[:_MOST] if clause.start < title)):
        for thing, number, span in _counted(account, clause, lexicon):
            if (thing, number) not in found and len(found) < _MOST_COUNTS:
                words, around = (
                    bag_of((key for key in keys if not key[0].isdigit()), scale)
                    for keys in (clause.keys, account.sentence_keys(clause.sentence))
                )
                scope = scope_at(account, clause)
                count = Count(number, number, day=day_of(account))
                found[thing, number] = _Item(owner, thing, count, span, words, around, scope)
    yield from found.values()


def _counted(account: Account, clause: Clause, lexicon: Lexicon) -> Iterator[tuple[str, int, Span]]:
    tokens = account.doc.tokens[clause.first : clause.stop]
    for match in lexicon.compiled(_things).find(tokens):
        thing, is_dual = match.items[0][0]
        place = match.first - clause.first
        before = [token for token in tokens[max(0, place - _BEFORE) : place] if token.kind != PUNCT][-2:]
        number = 2 if is_dual else number_of(before, lexicon)
        first = match.first if is_dual or not before else before[-1].index
        other = tokens[max(0, first - clause.first - 2) : max(0, first - clause.first - 1)]
        around = tokens[max(0, first - clause.first - _REACH) : match.stop - clause.first + _REACH]
        if (
            number is None
            or number < 2
            or number_of(other, lexicon) is not None
            or lexicon.compiled(_bounds).find(around)
        ):
            continue
        if not any(_counts_people(account, token) for token in tokens[first - clause.first : place]):
            yield thing, number, span_of(account.doc.text, account.doc.tokens[first].start, tokens[place].end)


def _counts_people(account: Account, token: Token) -> bool:
    return any(figure.start <= token.start < figure.end for figure in account.ledger.figures)


def _score(a: _Item, b: _Item, scale: Scale, alike: Container[tuple[int, int]]) -> float:
    """How much of the lighter clause is shared, or of the lighter sentence where the clauses are short."""
    shared = likeness(a.words, b.words, scale)
    if shared.words >= _WORDS or not shared.words or (shared.words >= _FEWER and (a.owner, b.owner) in alike):
        return shared.of_lighter
    whole = likeness(a.around, b.around, scale)
    return whole.of_lighter if whole.words >= _WORDS_AROUND else 0.0


def _can_meet(
    a: _Item, b: _Item, known: Mapping[int, set[int]], accounts: Sequence[Account], ground: Ground, scale: Scale
) -> bool:
    """Whether two numbers can be of one thing.

    Of those that differ, neither account knows the other's; and each gives no third number that the other does not
    give and that is no part of its own, unless the clauses are nearly the same.
    """
    if a.count.floor == b.count.floor:
        return True
    if not are_of_two(a, b, accounts, ground) or are_apart(a.scope, b.scope):
        return False
    small, large = sorted((a.count.floor, b.count.floor))
    if large > _FARTHEST * small or a.count.floor in known[b.owner] or b.count.floor in known[a.owner]:
        return False
    shown = known[a.owner] & known[b.owner]
    if all(sum(known[item.owner] - shown - {item.count.floor}) in (0, item.count.floor) for item in (a, b)):
        return True
    shared = likeness(a.words, b.words, scale)
    return shared.of_both >= _SAME and shared.words > _WORDS


def _judge(group: Sequence[int], items: Sequence[_Item], scores: Mapping[tuple[int, int], float]) -> Judgement | None:
    """The contradiction of the pair that is most alike; None where no pair of the row excludes each other."""
    pairs = [pair for pair in scores if pair[0] in group and pair[1] in group and scores[pair] >= _LEAST]
    for a, b in sorted(pairs, key=lambda pair: (-scores[pair], pair)):
        judged = compare_counts(items[a].count, items[b].count)
        if judged.verdict == "contradict":
            return Judgement("contradict", "things.exclusive", judged.why)
    return None


def _draft(thing: str, items: Sequence[_Item], judged: Judgement, accounts: Sequence[Account]) -> Draft:
    cells = tuple(cell_at(accounts[item.owner], item.cell) for item in items)
    values = " / ".join(dict.fromkeys(item.count.text for item in items))
    counts = RowCount(what=_WHAT, group=thing)
    fact = f"{counts.what}, {counts.group}: {values}"
    return Draft("figure", judged.verdict, fact, judged.why, judged.rule, cells, 0.6, counts)


def _things(lexicon: Lexicon) -> PhraseTable[tuple[str, bool]]:
    return PhraseTable(
        (form, (entry.id, form.number == _DUAL)) for entry in lexicon.entries(CountedThing) for form in entry.forms()
    )


def _bounds(lexicon: Lexicon) -> PhraseTable[str]:
    return bounds_of(lexicon, _INEXACT)
