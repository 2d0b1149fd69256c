"""Rows of clauses of two accounts whose numbers of one thing cannot both be true, though they share few words.

"No more than 1,200 workers sat in" excludes every larger number of workers that another account gives. So does a
number that is told as all there is, or as final; and two accounts of one day that count the dead once, or the years of
a sentence, mean the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tawatur.compare.accounts import day_of
from tawatur.compare.contradicting import (
    Apart,
    Pairs,
    Testimony,
    apart_of,
    contradicting_draft,
    joined_pairs,
    numbers_of,
)
from tawatur.compare.counts import Count, compare_counts
from tawatur.compare.reckonings import KILLED, OWN, PEOPLE, PRISON, THINGS, Reckoning, reckonings_of
from tawatur.compare.rows import Draft
from tawatur.compare.scopes import is_long_past
from tawatur.compare.tolls import TOLLS
from tawatur.compare.zeros import find_zeros
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS

__all__ = ["find_tallies"]

#: Numbers that differ more than so many times are of two things.
_FARTHEST = 20
#: Kinds of words of counts that are no last word on one happening.
_MOVING = frozenset({"raised", "earlier", "several", "series", "moved", "elsewhere"})
#: A single death is told of many happenings.
_SEVERAL = 2
#: A story that gives more numbers of dead tells of several happenings.
_MOST_TOLLS = 3
#: Letters before the article of a noun.
_ATTACHED = CONJUNCTIONS + PREPOSITIONS
_WHOLE = "whole"
_CONTRADICT = "contradict"
_REVISED = "revised"


def find_tallies(testimony: Testimony, *, told: Pairs) -> Apart:
    """Set the clauses whose numbers exclude each other, or of which one tells of none, beside each other."""
    said = [draft for draft in testimony.figures if draft.verdict == _CONTRADICT]
    drafts: list[Draft] = []
    rows: list[list[int]] = []
    for reckoned in _reckoned(testimony):
        opposed = _opposed(reckoned, testimony)
        pairs = [(a, b) for a, b in opposed if numbers_of(a.number, b.number) not in told]
        for row in joined_pairs([pair for pair in pairs if not any(_holds(draft, pair, testimony) for draft in said)]):
            rows.append([each.number for each in row])
            why = f"{row[0].count.text} and {row[1].count.text} exclude each other"
            drafts.append(contradicting_draft(rows[-1], testimony, why=why, rule="facts.other-tally"))
    for presences in find_zeros(testimony):
        first, *others = [each.number for each in presences]
        if all(numbers_of(first, other) not in told for other in others):
            rows.append([first, *others])
            why = "one account tells that there was none of what another one counts"
            drafts.append(contradicting_draft(rows[-1], testimony, why=why, rule="facts.none-and-some"))
    return apart_of(drafts, rows)


def _reckoned(testimony: Testimony) -> Iterator[list[Reckoning]]:
    """The numbers of all accounts by what they are of."""
    subjects: dict[str, list[Reckoning]] = defaultdict(list)
    for number, item in enumerate(testimony.items):
        account = testimony.account(item)
        if not item.supposed and not is_long_past(account, item.clause):
            for reckoning in reckonings_of(number, item, account, testimony.lexicon):
                subjects[reckoning.subject].append(reckoning)
    yield from (found for _, found in sorted(subjects.items()))


def _holds(draft: Draft, pair: Sequence[Reckoning], testimony: Testimony) -> bool:
    """Whether a row of counts says already that two accounts count such people differently."""
    articles = {cell.article for cell in draft.cells}
    same = draft.counts is not None and draft.counts.what == pair[0].subject
    return same and all(testimony.account(told).id in articles for told in pair)


def _opposed(found: Sequence[Reckoning], testimony: Testimony) -> list[tuple[Reckoning, Reckoning]]:
    """The pairs that exclude each other, those that share most first; each number of an account once."""
    own: dict[int, list[Reckoning]] = defaultdict(list)
    for reckoning in found:
        own[reckoning.owner].append(reckoning)
    pairs: list[tuple[float, Reckoning, Reckoning]] = []
    for a in found:
        for owner, theirs in own.items():
            if a.owner == owner or not testimony.are_of_two(a, theirs[0]):
                continue
            same = [b for b in theirs if _is_one_thing(a, b)]
            mine = [b for b in own[a.owner] if same and _is_one_thing(b, same[0])]
            b = _against(
                a, mine, same, testimony, numbers=len({each.count for each in found if _is_one_thing(a, each)})
            )
            if b is not None:
                pairs.append((_shared(a, b, testimony), a, b))
    pairs.sort(key=lambda each: (-each[0], each[1].number, each[2].number))
    told: dict[tuple[int, Count], Reckoning] = {}  # Who gives a number at several places gives it once.
    once = ([told.setdefault((each.owner, each.count), each) for each in (a, b)] for _, a, b in pairs)
    return list(dict.fromkeys((a, b) for a, b in once))


def _shared(a: Reckoning, b: Reckoning, testimony: Testimony) -> float:
    """The weight of the words that the sentences of two numbers share."""
    return testimony.scale.of(_words(a, testimony) & _words(b, testimony))


def _words(told: Reckoning, testimony: Testimony) -> frozenset[str]:
    """The words of the sentence of a number, but for numbers."""
    return frozenset(key for key in testimony.items[told.number].sentence if not key[0].isdigit())


def _is_one_thing(a: Reckoning, b: Reckoning) -> bool:
    """Whether two numbers can be of one thing, or of the same people."""
    if a.side != b.side and ((a.side and b.side) or OWN in (a.side, b.side)):
        return False
    if a.noun == b.noun:
        return True
    return a.subject != THINGS and "" in (a.noun, b.noun)


def _against(
    a: Reckoning, mine: Sequence[Reckoning], theirs: Sequence[Reckoning], testimony: Testimony, *, numbers: int
) -> Reckoning | None:
    """The number of another account that excludes a number, the one in the most alike sentence; None for none.

    `numbers` is how many numbers of such a thing the story gives.
    """
    if not theirs:
        return None
    if a.limited and not a.partly:
        excluded = all(_exceeds(b, a) for b in theirs)
    else:
        excluded = (a.subject != KILLED or numbers <= _MOST_TOLLS) and _is_lone(a, mine, theirs, testimony)
    can = [b for b in theirs if excluded and _counts_all(b) and _meet(a, b, testimony)]
    shared = {b.number: _shared(a, b, testimony) for b in can}
    return min(can, key=lambda b: (-shared[b.number], b.number), default=None)


def _is_lone(a: Reckoning, mine: Sequence[Reckoning], theirs: Sequence[Reckoning], testimony: Testimony) -> bool:
    """Whether two accounts give one number each of a thing, and the numbers are of one moment of it."""
    b = theirs[0]
    if a.partly or any(_value(x) != _value(a) for x in mine) or any(_value(x) != _value(b) for x in theirs):
        return False
    if compare_counts(a.count, b.count).verdict != "contradict" or _MOVING & (a.kinds | b.kinds):
        return False
    if a.subject == PRISON:
        return _REVISED not in a.kinds | b.kinds
    if not testimony.settings[a.owner] & testimony.settings[b.owner]:
        return False
    days = day_of(testimony.account(a)), day_of(testimony.account(b))
    if a.subject == THINGS:
        return a.single or b.single
    if a.subject != KILLED or min(a.count.floor, b.count.floor) < _SEVERAL:
        return False
    return days[0] == days[1] or (days[0] < days[1]) == (a.count.floor > b.count.floor)


def _counts_all(told: Reckoning) -> bool:
    """Whether a number counts no others, no part of people, and not all that there are; of tolls it may be vague."""
    if _WHOLE in told.kinds:
        return False
    if told.count.vague:
        return told.subject in TOLLS
    return not told.partly or told.subject not in {*TOLLS, PEOPLE, THINGS}


def _value(told: Reckoning) -> tuple[int | None, int | None]:
    return told.count.low, told.count.high


def _exceeds(large: Reckoning, small: Reckoning) -> bool:
    judged = compare_counts(small.count, large.count)
    return judged.verdict == "contradict" and (large.count.low or 0) > (small.count.high or 0)


def _meet(a: Reckoning, b: Reckoning, testimony: Testimony) -> bool:
    """Whether the sentences of two numbers speak of one happening."""
    small, large = sorted(told.count.low or told.count.high or 0 for told in (a, b))
    if large > _FARTHEST * max(1, small):
        return False
    return not (_are_two_kinds(a, b, testimony) or _words(a, testimony).isdisjoint(_words(b, testimony)))


def _are_two_kinds(a: Reckoning, b: Reckoning, testimony: Testimony) -> bool:
    """Whether one noun has another adjective in each clause: "the white list" and "the green list"."""
    one, other = (dict(_adjectives(told, testimony)) for told in (a, b))
    return any(one[noun] != other[noun] for noun in one.keys() & other.keys())


def _adjectives(told: Reckoning, testimony: Testimony) -> Iterator[tuple[str, str]]:
    """The nouns with an article of a clause, with the word with an article right behind."""
    account, clause = testimony.account(told), testimony.items[told.number].clause
    for noun, behind in pairwise(account.doc.tokens[clause.first : clause.stop]):
        if noun.norm.lstrip(_ATTACHED).startswith(ARTICLE) and behind.norm.startswith(ARTICLE):
            yield account.key_of(noun), account.key_of(behind)
