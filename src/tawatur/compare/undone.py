"""Rows of what one account tells as empty (`compare/voids.py`) and another one as done, in words of its own.

The deed meets in a word of one root, one meaning or one family of deeds; and what it concerns must meet too. Accounts
of one happening need little more than that.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.compare.accounts import day_of
from tawatur.compare.contradicting import Apart, Pairs, Testimony, joined_pairs, numbers_of, rows_apart, tellings_at
from tawatur.compare.deedwords import Words, words_of
from tawatur.compare.denials import ASKING, REJECTING
from tawatur.compare.likeness import ROOT, related_words
from tawatur.compare.negations import ATTACHED
from tawatur.compare.scopes import are_elsewhere, is_long_past
from tawatur.compare.tellings import Telling
from tawatur.compare.voids import STANDING, Void
from tawatur.text.likeness import skeleton

__all__ = ["find_undone"]

#: How much a word counts that is the same, shares its consonants, its family, or its field with another one.
_SAME, _ROOT, _FAMILY, _FIELD = 1.0, 0.8, 0.7, 0.5
#: Words next to a deed say most of what it concerns; those behind them, and whose deed it is, count for less.
_NEXT, _LATER = 3, 0.5
#: The part of the weight of what a deed concerns that must meet, and where "any" is denied.
_PART, _PART_ANY = 0.35, 0.30
#: What meets only elsewhere in the sentence counts for less.
_IN_SENTENCE = 0.6
#: How surely a deed of a family excludes any other one, where it is told as empty without more words, and before which
#: words it is not.
_BARE = 0.40
_NOT_ALONE = frozenset({STANDING, "not", "not-to-come", "without", "clear", "abstaining", "preventing"})
#: Tokens before a deed within which one that asks for it, refuses or only means it stands.
_BEFORE = 4
#: Words before a clause that it can hang on.
_LEADING = 2
_MONEY = "money"
_NEVER = "9999-12-31"


class _Side(msgspec.Struct, frozen=True):
    """A clause, by its number among the tellings."""

    number: int
    owner: int


def find_undone(testimony: Testimony, *, told: Pairs) -> Apart:
    """Set each deed told as empty beside the clauses that tell it as done."""
    items = testimony.items
    words = [words_of(account, testimony.lexicon) for account in testimony.accounts]
    places = tellings_at(items)
    pairs: list[tuple[float, _Side, _Side]] = []
    for owner, each in enumerate(words):
        for void in (void for void in each.voids if void.deed):
            number = places.get((owner, void.at))
            if number is None or _is_open(items[number], each) or is_long_past(each.account, items[number].clause):
                continue
            found = _doers(void, items[number], words, testimony)
            pairs += [(share, _Side(number, owner), _Side(n, items[n].owner)) for share, n in found]
    pairs.sort(key=lambda pair: (-pair[0], pair[1].number, pair[2].number))
    rows = joined_pairs([(a, b) for _, a, b in pairs if numbers_of(a.number, b.number) not in told])
    why = "one account tells as not done what another tells as done"
    return rows_apart(rows, testimony, why=why, rule="facts.undone")


def _is_open(item: Telling, words: Words) -> bool:
    """Whether a clause leaves open what is so; "any" in what it tells as empty does not."""
    return not words.supposed.isdisjoint(range(item.clause.first - _LEADING, item.clause.stop))


def _doers(void: Void, own: Telling, words: Sequence[Words], testimony: Testimony) -> list[tuple[float, int]]:
    """The clause of each account of another origin that tells most surely as done what another tells as empty.

    `words` are those of each account.
    """
    mine = words[own.owner]
    best: dict[int, tuple[float, int]] = {}
    for other, item in enumerate(testimony.items):
        if item.title or item.supposed or item.denied or item.denials:
            continue
        share = _share(void, own, item, mine, words[item.owner], testimony)
        if share <= best.get(item.owner, (0.0, 0))[0] or is_long_past(testimony.account(item), item.clause):
            continue
        best[item.owner] = (share, other)
    limit = best.pop(own.owner, (0.0, 0))[0]
    found = []
    for owner, (share, other) in sorted(best.items()):
        item = testimony.items[other]
        if not testimony.are_of_two(own, item) or share <= limit:
            continue
        if not (_is_next_step(void, item, mine, words[owner]) or _tells_too(void, mine, words[owner], testimony)):
            found.append((share, other))
    return found


def _is_next_step(void: Void, item: Telling, mine: Words, theirs: Words) -> bool:
    """Whether a later account tells as done what had not been done before."""
    day = day_of(mine.account)
    if day_of(theirs.account) <= day:
        return False
    paid = void.any and any(_MONEY in _kinds(mine, at) for at in void.about)
    if paid or mine.families.get(void.at, frozenset()) & mine.once:
        return False
    sentence = theirs.account.doc.sentences[item.clause.sentence]
    times = [t for t in theirs.account.ledger.times if sentence.start <= t.start < sentence.end and t.finish]
    return max((t.finish[:10] for t in times if t.finish), default=_NEVER) > day


def _tells_too(void: Void, mine: Words, theirs: Words, testimony: Testimony) -> bool:
    """Whether another account tells the same deed as empty too."""
    for other in (other for other in theirs.voids if other.deed):
        if _deed(void, other.at, mine, theirs) < _FAMILY:
            continue
        if not void.about or _about(void, other.within, mine, theirs, testimony).part >= _PART_ANY:
            return True
    return False


def _share(void: Void, own: Telling, item: Telling, mine: Words, theirs: Words, testimony: Testimony) -> float:
    """How surely a clause tells as done what another one tells as empty; 0.0 where it does not."""
    doc, clause = theirs.account.doc, item.clause
    deeds = [
        (strength, at)
        for at in range(clause.first, clause.stop)
        if (strength := _deed(void, at, mine, theirs)) > 0 and not _is_idle(at, item, theirs, to_come=void.to_come)
    ]
    if not deeds:
        return 0.0
    if _is_negated(void, theirs.negated.get(clause.sentence, frozenset())):
        return 0.0
    strength, at = max(deeds)
    if are_elsewhere(own.places, item.places) and not (item.places & mine.places or own.places & theirs.places):
        return 0.0  # The account of neither clause knows a place of the other one.
    inside = [n for n in range(clause.first, clause.stop) if n != at]
    around = [t.index for t in doc.tokens_of(doc.sentences[clause.sentence]) if t.index != at]
    here = _about(void, inside, mine, theirs, testimony)
    there = _about(void, around, mine, theirs, testimony)
    if not there.fits:
        return 0.0
    share = here.part + (there.part - here.part) * _IN_SENTENCE
    if not void.about and (not void.subject or there.words) and _is_bare(void, mine):
        return max(_BARE, share) * strength
    if void.any and there.first:
        share = max(share, _BARE)
    part = _PART_ANY if void.any else _PART
    return share * strength if share >= part and there.words else 0.0


def _is_negated(void: Void, negated: frozenset[str]) -> bool:
    """Whether a sentence negates the deed, be it in another clause."""
    root = skeleton(void.deed)
    return void.deed in negated or (len(root) >= ROOT and root in {skeleton(key) for key in negated})


def _is_bare(void: Void, words: Words) -> bool:
    """Whether a deed is told as empty altogether: "there was no truce", "the news of a surrender are invented"."""
    return void.at in words.families and (void.any or void.cue not in _NOT_ALONE)


def _is_idle(at: int, item: Telling, told: Words, *, to_come: bool) -> bool:
    """Whether a word tells no deed done: what is wished or asked for, refused, meant, negated, or to come."""
    account = told.account
    tokens = account.doc.tokens
    token = tokens[at]
    if at in told.emptied or account.key_of(token) in item.clause.negated:
        return True
    before = tokens[max(item.clause.first, at - _BEFORE) : at]
    if any(t.index in told.aims for t in before):
        return True
    if any(account.key_of(t) in REJECTING | ASKING for t in tokens[item.clause.first : at]):
        return True
    if not told.earlier.isdisjoint(range(item.clause.first - _LEADING, item.clause.stop)):
        return True
    if at not in account.verbs and token.norm[:1] in ATTACHED and not told.families.get(at, frozenset()) & told.once:
        return True  # "His wish to be accepted" is no acceptance.
    return not to_come and at in told.future


def _deed(void: Void, at: int, mine: Words, theirs: Words) -> float:
    """How near a word is to a deed: 0.0 for another one."""
    account = theirs.account
    token = account.doc.tokens[at]
    if token.kind != "word":
        return 0.0
    here, there = mine.families.get(void.at), theirs.families.get(at)
    is_act = at in account.verbs or bool({k for k in (here or there or ()) if k[0] != "="})
    return _nearness(void.deed, account.key_of(token), here, there, is_act=is_act)


def _nearness(
    one: str, other: str, kinds: frozenset[str] | None, others: frozenset[str] | None, *, is_act: bool
) -> float:
    """How near two words are of which one is a verb or a known deed."""
    if not is_act:
        return 0.0
    if one == other:
        return _SAME
    root = skeleton(one)
    if len(root) >= ROOT and root == skeleton(other):
        return _ROOT
    if kinds and others and kinds & others:
        return _FAMILY
    return 0.0


class _Met(msgspec.Struct, frozen=True):
    """The part of what a deed concerns that meets, how many of its words do, whether those that must, and the first."""

    part: float
    words: int
    fits: bool
    first: bool


def _about(void: Void, places: Sequence[int], mine: Words, theirs: Words, testimony: Testimony) -> _Met:
    """Weigh what a deed concerns against some words of another account.

    People of whom it is told ("no soldier was hurt"), who are named, and money must be told of there too.
    """
    one, other, related = mine.account, theirs.account, testimony.lexicon.compiled(related_words)
    held = {other.key_of(other.doc.tokens[at]) for at in places}
    roots = {root for key in held if len(root := skeleton(key)) >= ROOT}
    kinds = {kind for at in places for kind in _kinds(theirs, at)}
    whole = met = 0.0
    count, fits, first = 0, True, False
    known = lost = 0
    for n, at in enumerate((*void.about, *void.subject)):
        key = one.key_of(one.doc.tokens[at])
        weight = testimony.scale.of((key,)) * (1.0 if n < min(_NEXT, len(void.about)) else _LATER)
        own_kinds = _kinds(mine, at)
        whole += weight
        if key in held:
            value = _SAME
        elif len(skeleton(key)) >= ROOT and skeleton(key) in roots:
            value = _ROOT
        elif own_kinds & kinds:
            value = _FAMILY
        elif not related.get(key, frozenset()).isdisjoint(held):
            value = _FIELD
        else:
            fits = fits and not (_MONEY in own_kinds or (void.any and at in mine.people))
            lost += at in mine.named
            continue
        known += at in mine.named
        met += value * weight
        count += 1
        first = first or (n == 0 and value >= _FAMILY)
    teller = {one.key_of(one.doc.tokens[at]) for at in void.by}
    himself = {kind for at in void.by for kind in mine.things.get(at, frozenset())}
    fits = fits and (not teller or bool(teller & held or himself & kinds))
    return _Met(met / whole if whole > 0 else 0.0, count, fits and (known > 0 or lost == 0), first)


def _kinds(words: Words, at: int) -> frozenset[str]:
    return words.things.get(at, frozenset()) | words.families.get(at, frozenset())
