"""Rows of what one account tells and another one has denied.

A denial and what it denies share their words, so that they would stand in one row as if they agreed. They are taken out
first: each denial makes a row with the clauses of other accounts that assert it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from tawatur.compare.accounts import Account, day_of
from tawatur.compare.contradicting import Apart, Testimony, contradicting_draft, may_be_of_one, numbers_of
from tawatur.compare.denials import ACCUSING, ASKING, REJECTING, asserted
from tawatur.compare.likeness import ROOT, Scale, bag_of, likeness
from tawatur.compare.negations import ATTACHED, Absence
from tawatur.compare.rows import Draft
from tawatur.compare.scopes import is_long_past
from tawatur.compare.tellings import FEWEST_WORDS, Telling
from tawatur.text.likeness import skeleton, verb_core

__all__ = ["find_disputes"]

#: What a clause tells as not done in plain words is told as done by one that holds so much of it.
_PLAINLY = 0.85
#: ... and so many of its words as they are, not only their consonants, within a stretch that has so many tokens more
#: than words: what stands far apart is told of other things ("the video that shows her ... is said to have insulted").
_EXACT = 2
_BETWEEN = 5
#: The attached preposition by which something is only meant.
_FOR = "ل"
#: Who tells of himself that he did not do something contradicts who names him by this much of the weight of his words.
_BY = 0.5
#: Two denials that share this much of the lighter one deny one thing.
_ONE_DENIAL = 0.35
#: What the whole sentence asserts counts for less than what the clause itself does.
_IN_SENTENCE = 0.5


def find_disputes(testimony: Testimony) -> Apart:
    """Set each denial beside the clauses that assert what it denies, one an account."""
    items = testimony.items
    reported: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for item in items:
        if item.denied:
            reported[item.owner].append(item.denied)
    denying = frozenset((item.owner, item.clause.sentence) for item in items if item.denied)
    found: list[list[int]] = []
    for number, item in enumerate(items):
        told = _asserters(number, testimony, reported, denying) if item.denied else []
        told = told or (_happened(number, testimony) if item.absent.words else [])
        if told:
            found.append([number, *told])
    merged = _merged(found, items)
    drafts = [_draft(group, testimony) for group in merged]
    pairs = frozenset(numbers_of(first, n) for first, *others in found for n in others)
    return Apart(drafts, pairs, frozenset(n for group in merged for n in group))


def _with_roots(keys: Iterable[str]) -> set[str]:
    """Keys with their consonants, where these are enough to tell a root."""
    found = set(keys)
    return found | {root for key in found if len(root := skeleton(key)) >= ROOT}


def _asserters(
    number: int,
    testimony: Testimony,
    reported: Mapping[int, Sequence[Sequence[str]]],
    denying: Container[tuple[int, int]],
) -> list[int]:
    """The clause of each account of another origin that holds most of what is denied, where it is no denial too.

    Nor is any other clause of a sentence that denies (`denying`, by account and sentence) or negates a word of it.
    """
    items, scale = testimony.items, testimony.scale
    denial, words = items[number], items[number].denied
    roots = _with_roots(words)
    negating = {(i.owner, i.clause.sentence) for i in items if roots & _with_roots(i.clause.negated)}
    knowing = {owner for owner, told in reported.items() if any(_is_one_denial(words, known, scale) for known in told)}
    best: dict[int, tuple[float, int]] = {}
    for other, item in enumerate(items):
        place = (item.owner, item.clause.sentence)
        if item.owner == denial.owner or item.owner in knowing or place in denying or place in negating:
            continue
        share = _share(denial, item, scale) if may_be_of_one(denial, item, testimony) else 0.0
        if share > best.get(item.owner, (0.0, 0))[0] and not is_long_past(testimony.account(item), item.clause):
            best[item.owner] = (share, other)
    own, ids = testimony.account(denial).id, {n: testimony.account(items[n]).id for _, n in best.values()}
    if not ids or testimony.ground.accounts((own, *ids.values())) < 2:
        return []
    home = testimony.ground.origin.get(own)
    return sorted(n for n, ident in ids.items() if home is None or testimony.ground.origin.get(ident) != home)


def _is_one_denial(one: Sequence[str], other: Sequence[str], scale: Scale) -> bool:
    """Whether two accounts report the denial of one thing, be it in other words."""
    shared = likeness(bag_of(one, scale), bag_of(other, scale), scale)
    return bool(asserted(one, other, scale)) or (shared.words >= FEWEST_WORDS and shared.of_lighter >= _ONE_DENIAL)


def _happened(number: int, testimony: Testimony) -> list[int]:
    """The clause of each account of another origin, no later one, that tells as done what a clause tells as not done.

    An account that tells the same as not done does not count.
    """
    items, scale = testimony.items, testimony.scale
    absent = items[number]
    if absent.denied or absent.denials or absent.title or absent.supposed:
        return []
    own = testimony.account(absent)
    best: dict[int, tuple[float, int]] = {}
    for other, item in enumerate(items):
        if item.clause.negated or item.denied or item.denials or item.title or item.supposed:
            continue
        account = testimony.account(item)
        if day_of(account) > day_of(own) or testimony.ground.accounts((own.id, account.id)) < 2:
            continue
        share = _told_as_done(absent.absent, item, account, scale)
        if share > best.get(item.owner, (0.0, 0))[0]:
            best[item.owner] = (share, other)
    again = (item for item in items if item.absent.words and item.owner in best)
    knowing = {item.owner for item in again if asserted(absent.absent.words, item.absent.words, scale)}
    return sorted(n for owner, (_, n) in best.items() if owner not in knowing)


def _told_as_done(absent: Absence, item: Telling, account: Account, scale: Scale) -> float:
    """How much of what is told as not done a clause tells as done, in one stretch of words."""
    if item.bag.keys & ASKING:
        return 0.0  # Who asks for something does not tell it as done.
    tokens = account.doc.tokens[item.clause.first : item.clause.stop]
    keys = [account.key_of(token) for token in tokens]
    words = absent.words
    sought = _with_roots(words[:1])
    if any(t.norm[:1] == _FOR and _with_roots((k,)) & sought for k, t in zip(keys, tokens, strict=True)):
        return 0.0  # "To find out whose" is not found out.
    if not _with_roots(item.bag.keys) & sought:
        same = (k for k, t in zip(keys, tokens, strict=True) if absent.core and verb_core(t.norm) == absent.core)
        deed = next((key for key in same if key in item.bag.keys and key not in words), None)
        if deed is None:
            return 0.0
        words = (deed, *words[1:])
    if len(item.bag.keys & set(words)) < _EXACT + (words is not absent.words):
        return 0.0
    if absent.by and scale.of(absent.by & item.sentence) < _BY * scale.of(absent.by):
        return 0.0
    if absent.deeds and not _with_roots(_done(item, account)) & _with_roots(absent.deeds):
        return 0.0
    size = len(words) + _BETWEEN
    share = max(asserted(words, keys[n : n + size], scale) for n in range(max(1, len(keys) - size + 1)))
    return share if share >= _PLAINLY else 0.0


def _done(item: Telling, account: Account) -> set[str]:
    """The keys of the verbs of a clause, none behind an attached preposition ("for the refusal")."""
    tokens = account.doc.tokens[item.clause.first : item.clause.stop]
    return {account.key_of(t) for t in tokens if t.index in account.verbs and t.norm[:1] not in ATTACHED}


def _share(denial: Telling, item: Telling, scale: Scale) -> float:
    """How much of what is denied a clause asserts."""
    if item.denied or item.denials or item.clause.negated or item.title or item.supposed:
        return 0.0
    said = _with_roots(item.sentence)
    if item.bag.keys & REJECTING or any(said & _with_roots((key,)) for key in denial.denials):
        return 0.0
    if item.bag.keys & ASKING and not ASKING.intersection(denial.denied):
        return 0.0  # Who asks for something does not tell it as done.
    if ACCUSING in denial.bag.keys and not denial.denials and ACCUSING not in item.bag.keys:
        return 0.0
    if denial.intended and not (item.intended or item.commitments or any(e.status == "planned" for e in item.events)):
        return 0.0  # Who did not mean to kill may well have killed.
    # Who speaks of the matter without what is denied of it, mostly the first word, asserts nothing.
    first, others = denial.denied[:1], set(denial.denied[1:])
    if not _with_roots(item.bag.keys - _named(item) - others) & _with_roots(first):
        return 0.0
    whole = asserted(denial.denied, item.bag.keys, scale)
    return whole or asserted(denial.denied, item.sentence, scale) * _IN_SENTENCE


def _named(item: Telling) -> frozenset[str]:
    return frozenset(key for name in item.names for key in name)


def _merged(found: Sequence[list[int]], items: Sequence[Telling]) -> list[list[int]]:
    """Denials of one assertion make one row; each account keeps its first denial and its first assertion there."""
    rows: list[list[int]] = []
    for group in found:
        home = next((row for row in rows if set(row[1:]) & set(group[1:])), None)
        if home is None:
            rows.append(list(group))
            continue
        told = {items[n].owner for n in home}
        home.extend(n for n in group if items[n].owner not in told)
    return rows


def _draft(row: Sequence[int], testimony: Testimony) -> Draft:
    if not testimony.items[row[0]].denied:
        why = "one account tells as not done what another tells as done"
        return contradicting_draft(row, testimony, why=why, rule="facts.not-done")
    why = "one account reports a denial of what another tells"
    return contradicting_draft(row, testimony, why=why, rule="statements.denied")
