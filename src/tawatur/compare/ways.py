"""Rows of sentences of two accounts that let one happening come about in two ways: by a mine, or by a rocket.

Nothing needs to mark the means as a cause. So two meet only where both answer one question about it
(`means_kinds.toml`), no means of one goes with those of the other, and the accounts share words enough to be of one
happening.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account
from tawatur.compare.contradicting import (
    Apart,
    Pairs,
    Testimony,
    all_words,
    joined_pairs,
    rows_apart,
    saying_keys,
    tellings_at,
)
from tawatur.compare.means import Kinds, kinds_of_means, means_in
from tawatur.compare.scopes import are_apart, is_long_past
from tawatur.compare.tellings import Telling
from tawatur.records.comparison import Cell

__all__ = ["find_ways"]

#: Meanings of the happenings about which each question is asked; each account tells one.
_SCENES: Mapping[str, frozenset[str]] = {
    "wreck": frozenset(
        {"=explosion", "=fire", "=burn", "=crash", "=collide", "=overturn", "=drown", "=collapse", "=destroy", "=death"}
        | {"=injure", "=attack", "=target", "=accident", "=damage", "=shell", "=bomb", "=aircraft"}
    ),
    "illness": frozenset({"=poison", "=infect", "=disease", "=hospital", "=treat", "=death"}),
    "death": frozenset({"=death", "=corpse"}),
    "freeing": frozenset({"=hostage", "=kidnap", "=free"}),
    "struck": frozenset({"=attack", "=target", "=shell", "=aircraft", "=explosion", "=destroy"}),
}
#: Words that two accounts of one happening share at least, beside those of the scene; where both tell little else, and
#: else.
_SHARED_IN_TINY, _SHARED = 3, 4
#: ... and as how many of them one toll counts.
_TOLL = 1
#: Clauses up to which an account tells nothing but one happening. Of longer ones each sentence shares so many words
#: with the other account, and of an attack both give one toll: there are many attacks in one story.
_TINY = 6
_TIED = 2
_HOSTILE = "hostile"
_CONTRADICT = "contradict"


class _Way(msgspec.Struct, frozen=True):
    """A clause (by number) that tells means of some kinds."""

    number: int
    owner: int
    kinds: frozenset[str]


class _Story(msgspec.Struct, frozen=True):
    """What is needed to judge two clauses.

    `named` are all kinds that each account tells, unless it negates them, `every` all its words, `words` those of them
    that are of no scene and no saying.
    """

    testimony: Testimony
    kinds: Kinds
    named: Mapping[int, frozenset[str]]
    words: Mapping[int, frozenset[str]]
    every: Mapping[int, frozenset[str]]
    tolls: Sequence[Mapping[str, Cell]]


def find_ways(testimony: Testimony, *, told: Pairs) -> Apart:
    """Set the clauses that tell means of different kinds for one happening beside each other."""
    items, lexicon = testimony.items, testimony.lexicon
    ways, named = _ways(testimony)
    common = frozenset(key for keys in _SCENES.values() for key in keys) | lexicon.compiled(saying_keys)
    every = {owner: all_words(account) for owner, account in enumerate(testimony.accounts)}
    words = {owner: keys - common for owner, keys in every.items()}
    tolls = [{cell.article: cell for cell in row.cells} for row in testimony.figures if row.verdict != _CONTRADICT]
    story = _Story(testimony, lexicon.compiled(kinds_of_means), named, words, every, tolls)
    sentences = {_sentences(items[one], items[other]) for one, other in told}
    pairs = [(a, b) for a, b in _pairs(ways, story) if _sentences(items[a.number], items[b.number]) not in sentences]
    why = "the accounts let one happening come about by different means"
    return rows_apart(joined_pairs(pairs), testimony, why=why, rule="facts.other-means")


def _ways(testimony: Testimony) -> tuple[list[_Way], Mapping[int, frozenset[str]]]:
    """The clauses that tell means, and all kinds that each account tells or leaves open."""
    clauses = tellings_at(testimony.items)
    ways: list[_Way] = []
    named: dict[int, frozenset[str]] = {}
    for owner, account in enumerate(testimony.accounts):
        told: dict[int, set[str]] = {}
        means = [each for each in means_in(account, testimony.lexicon) if not each.negated]
        named[owner] = frozenset(each.kind for each in means)
        for each in means:
            number = clauses.get((owner, each.at))
            if number is not None and not each.open and not _is_barred(testimony.items[number], account):
                told.setdefault(number, set()).add(each.kind)
        ways += [_Way(number, owner, frozenset(kinds)) for number, kinds in sorted(told.items())]
    return ways, named


def _is_barred(item: Telling, account: Account) -> bool:
    """Whether a clause leaves open, denies, or dates long before what it tells."""
    return bool(item.supposed or item.denied or item.denials) or is_long_past(account, item.clause)


def _sentences(a: Telling, b: Telling) -> frozenset[tuple[int, int]]:
    """The sentences that two clauses stand in."""
    return frozenset({(a.owner, a.clause.sentence), (b.owner, b.clause.sentence)})


def _pairs(ways: Sequence[_Way], story: _Story) -> Iterator[tuple[_Way, _Way]]:
    """The pairs of clauses that exclude each other, of each two accounts the one that does so most plainly."""
    best: dict[tuple[int, int], tuple[int, _Way, _Way]] = {}
    for n, a in enumerate(ways):
        for b in ways[n + 1 :]:
            if a.owner == b.owner or not _can_oppose(a, b, story):
                continue
            count = _opposed(a, b, story)
            rank = count + _shared(a, b.owner, story) + _shared(b, a.owner, story) if count else 0
            if rank > best.get((a.owner, b.owner), (0,))[0]:
                best[a.owner, b.owner] = (rank, a, b)
    for _, a, b in best.values():
        yield a, b


def _shared(way: _Way, owner: int, story: _Story) -> int:
    """How many words a clause shares with another account: it tells what happened beside the means."""
    keys = frozenset(story.testimony.items[way.number].clause.keys)
    return len(keys & story.every[owner])


def _opposed(a: _Way, b: _Way, story: _Story) -> int:
    """How many kinds of two clauses exclude each other, of which neither account tells the other one too."""
    kinds = story.kinds
    is_tiny = _are_tiny(a, b, story)
    return sum(
        kinds.exclude(x, y, question)
        for question, scene in _SCENES.items()
        if all(_tells(way.owner, scene, story) for way in (a, b))
        for x in a.kinds
        for y in b.kinds
        if not (_names(a.owner, y, story) or _names(b.owner, x, story))
        if is_tiny or not (_HOSTILE in kinds.wider[x] and _HOSTILE in kinds.wider[y]) or _tell_one_toll(a, b, story)
    )


def _are_tiny(a: _Way, b: _Way, story: _Story) -> bool:
    return all(len(story.testimony.account(way).clauses) <= _TINY for way in (a, b))


def _tell_one_toll(a: _Way, b: _Way, story: _Story) -> bool:
    """Whether the accounts of two clauses give one count of the same, near these."""
    reach = int(_are_tiny(a, b, story))
    return any(all(_is_near(way, toll, reach, story) for way in (a, b)) for toll in story.tolls)


def _is_near(way: _Way, toll: Mapping[str, Cell], reach: int, story: _Story) -> bool:
    """Whether a count stands in the sentence of a clause, or so many sentences beside it."""
    account, clause = story.testimony.account(way), story.testimony.items[way.number].clause
    cell = toll.get(account.id)
    at = None if cell is None else account.clause_at(cell.start)
    return at is not None and abs(account.clauses[at].sentence - clause.sentence) <= reach


def _names(owner: int, kind: str, story: _Story) -> bool:
    """Whether an account tells means of a kind, of a wider or of a narrower one."""
    wider = story.kinds.wider
    return any(kind in wider[each] or each in wider[kind] for each in story.named[owner])


def _tells(owner: int, scene: frozenset[str], story: _Story) -> bool:
    return not scene.isdisjoint(story.every[owner])


def _can_oppose(a: _Way, b: _Way, story: _Story) -> bool:
    """Whether two clauses may be of one happening, told by accounts of different origin."""
    testimony = story.testimony
    if not testimony.are_of_two(a, b):
        return False
    is_tiny = _are_tiny(a, b, story)
    shared = len(story.words[a.owner] & story.words[b.owner]) + _TOLL * _tell_one_toll(a, b, story)
    if shared < (_SHARED_IN_TINY if is_tiny else _SHARED):
        return False
    if not is_tiny and min(_tie(a, b, story), _tie(b, a, story)) < _TIED:
        return False
    return not are_apart(testimony.scope(a), testimony.scope(b), loosely=True)


def _tie(way: _Way, other: _Way, story: _Story) -> int:
    """How many words the sentence of a clause shares with the account of another one."""
    return len(story.testimony.items[way.number].sentence & story.words[other.owner])
