"""Rows of what one account tells as empty (`compare/voids.py`) and another one as done, in words of its own.

The deed meets in a word of one root, one meaning or one family of deeds; and what it concerns must meet too. Short
accounts of one happening need little more than that; long ones tell of much, and must tell nearly the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, day_of, of_one_issue
from tawatur.compare.concerns import FAMILY, MONEY, SAME, SHARED_ROOT, Two, kinds_at, met_of
from tawatur.compare.contradicting import Apart, joined_pairs, numbers_of, rows_apart
from tawatur.compare.deedwords import Words, words_of
from tawatur.compare.denials import ASKING, REJECTING
from tawatur.compare.likeness import ROOT, Scale, related_words
from tawatur.compare.negations import ATTACHED
from tawatur.compare.rows import Ground
from tawatur.compare.scopes import are_elsewhere, is_long_past
from tawatur.compare.tellings import Telling
from tawatur.compare.voiddeeds import Void
from tawatur.compare.voidsight import STANDING
from tawatur.lexicon import Lexicon
from tawatur.text.likeness import skeleton
from tawatur.text.tokens import WORD

__all__ = ["find_undone"]

#: The part of the weight of what a deed concerns that must meet: in short accounts, where "any" is denied, and in
#: long accounts.
_PART, _PART_ANY, _PART_LONG = 0.35, 0.30, 0.80
#: Where only the family of the deed meets, so many words of what it concerns do, or one that weighs so much of it.
_WORDS, _PART_ALONE = 2, 0.5
#: What meets only elsewhere in the sentence counts for less.
_IN_SENTENCE = 0.6
#: How surely a deed of a family excludes any other one, where it is told as empty without more words, and before which
#: words it is not.
_BARE = 0.40
_NOT_ALONE = frozenset({STANDING, "not", "not-to-come", "without", "clear", "abstaining", "preventing"})
#: Clauses from which on an account tells more than one happening. On five days of newspapers 25 gave two
#: more rows, both false.
_LONG = 16
#: Words that must meet in long accounts.
_WORDS_LONG = 2
#: Tokens before a deed within which one that asks for it, refuses or only means it stands.
_BEFORE = 4
#: Words before a clause that it can hang on.
_LEADING = 2
_NEVER = "9999-12-31"
#: Words of the names of those who can be meant by "he".
_NAMED = 4


class _Side(msgspec.Struct, frozen=True):
    """A clause, by its number among the tellings."""

    number: int
    owner: int


class _Finder(msgspec.Struct, frozen=True):
    """All that is needed to seek what one account tells as empty in others."""

    items: Sequence[Telling]
    accounts: Sequence[Account]
    words: Sequence[Words]
    ground: Ground
    twos: Mapping[tuple[int, int], Two]


def find_undone(
    items: Sequence[Telling],
    accounts: Sequence[Account],
    ground: Ground,
    scale: Scale,
    lexicon: Lexicon,
    *,
    told: frozenset[tuple[int, int]],
) -> Apart:
    """Set each deed told as empty beside the clauses that tell it as done.

    `told` are the pairs of tellings that stand in a row of a contradiction already.
    """
    words = [words_of(account, lexicon) for account in accounts]
    related = lexicon.compiled(related_words)
    each = range(len(accounts))
    twos = {(a, b): Two(accounts[a], accounts[b], words[a], words[b], scale, related) for a in each for b in each}
    finder = _Finder(items, accounts, words, ground, twos)
    places = _places(items)
    pairs: list[tuple[float, _Side, _Side]] = []
    for owner, mine in enumerate(words):
        for void in (
            void for void in mine.voids if void.deed and mine.part.isdisjoint(range(void.within.start, void.at))
        ):
            number = places.get((owner, void.at))
            if number is None or _is_open(items[number], mine) or is_long_past(accounts[owner], items[number].clause):
                continue
            found = _doers(_with_antecedent(void, accounts[owner], mine), number, finder)
            pairs += [(share, _Side(number, owner), _Side(n, items[n].owner)) for share, n in found]
    pairs.sort(key=lambda pair: (-pair[0], pair[1].number, pair[2].number))
    rows = joined_pairs([(a, b) for _, a, b in pairs if numbers_of(a.number, b.number) not in told])
    why = "one account tells as not done what another tells as done"
    return rows_apart(rows, items, accounts, why=why, rule="facts.undone")


def _with_antecedent(void: Void, account: Account, words: Words) -> Void:
    """A deed with the people named before it where "he" did not do it."""
    if not void.by and (void.subject or void.about or void.any):
        return void
    sentence = account.doc.tokens[void.at].sentence
    here = [at for at in words.named if account.doc.tokens[at].sentence == sentence and at < void.within.start]
    named = sorted(here) or sorted(at for at in words.named if account.doc.tokens[at].sentence == sentence - 1)
    subject = void.subject or (*void.by, *named[:_NAMED])
    return msgspec.structs.replace(void, by=(*void.by, *named), subject=subject)


def _is_open(item: Telling, words: Words) -> bool:
    """Whether a clause leaves open what is so; "any" in what it tells as empty does not."""
    return not words.supposed.isdisjoint(range(item.clause.first - _LEADING, item.clause.stop))


def _places(items: Sequence[Telling]) -> Mapping[tuple[int, int], int]:
    """The telling of each token of an account."""
    return {
        (item.owner, at): number
        for number, item in enumerate(items)
        for at in range(item.clause.first, item.clause.stop)
    }


def _doers(void: Void, number: int, finder: _Finder) -> list[tuple[float, int]]:
    """The clause of each account of another origin that tells most surely as done what another tells as empty."""
    items, accounts = finder.items, finder.accounts
    own = items[number]
    best: dict[int, tuple[float, int]] = {}
    for other, item in enumerate(items):
        if item.title or item.supposed or item.denied or item.denials:
            continue
        share = _share(void, own, item, finder.twos[own.owner, item.owner])
        if share <= best.get(item.owner, (0.0, 0))[0] or is_long_past(accounts[item.owner], item.clause):
            continue
        best[item.owner] = (share, other)
    limit = best.pop(own.owner, (0.0, 0))[0]
    found = []
    for owner, (share, other) in sorted(best.items()):
        one, account = accounts[owner], accounts[own.owner]
        if of_one_issue(account, one) or finder.ground.accounts((account.id, one.id)) < 2 or share <= limit:
            continue
        two = finder.twos[own.owner, owner]
        if not _is_next_step(void, items[other], two) and not _tells_too(void, two):
            found.append((share, other))
    return found


def _is_next_step(void: Void, item: Telling, two: Two) -> bool:
    """Whether a later account tells as done what had not been done before."""
    day = day_of(two.one)
    if day_of(two.other) <= day:
        return False
    kinds = two.words.families.get(void.at, frozenset())
    paid = void.any and any(MONEY in kinds_at(two.words, at) for at in void.about)
    if paid or kinds & two.words.once:
        return False
    sentence = two.other.doc.sentences[item.clause.sentence]
    times = [t for t in two.other.ledger.times if sentence.start <= t.start < sentence.end and t.finish]
    return max((t.finish[:10] for t in times if t.finish), default=_NEVER) > day


def _tells_too(void: Void, two: Two) -> bool:
    """Whether another account tells the same deed as empty too."""
    for other in (other for other in two.others.voids if other.deed):
        if _deed(void, other.at, two) < FAMILY:
            continue
        if not void.about or met_of(void, two, list(other.within)).part >= _PART_ANY:
            return True
    return False


def _share(void: Void, own: Telling, item: Telling, two: Two) -> float:
    """How surely a clause tells as done what another one tells as empty; 0.0 where it does not."""
    clause = item.clause
    deeds = [
        (strength, at)
        for at in range(clause.first, clause.stop)
        if (strength := _deed(void, at, two)) > 0 and not _is_idle(void, at, item, two)
    ]
    if not deeds or _is_negated(void, two.others.negated.get(clause.sentence, frozenset())):
        return 0.0
    strength, at = max(deeds)
    is_long = any(len(account.clauses) > _LONG for account in (two.one, two.other))
    if are_elsewhere(own.places, item.places) and (is_long or _are_foreign(own, item, two)):
        return 0.0
    inside = [n for n in range(clause.first, clause.stop) if n != at]
    around = [t.index for t in two.other.doc.tokens_of(two.other.doc.sentences[clause.sentence]) if t.index != at]
    here, there = met_of(void, two, inside), met_of(void, two, around)
    if not there.fits:
        return 0.0
    share = here.part + (there.part - here.part) * _IN_SENTENCE
    if is_long:
        return share * strength if share * strength >= _PART_LONG and here.words >= _WORDS_LONG else 0.0
    if not void.about and (not void.subject or there.words) and _is_bare(void, at, strength, two):
        return max(_BARE, share) * strength
    if void.any and there.first:
        share = max(share, _BARE)
    part = _PART_ANY if void.any else _PART
    enough = there.words >= _WORDS or there.part >= _PART_ALONE or strength > FAMILY
    return share * strength if share >= part and there.words and enough else 0.0


def _is_negated(void: Void, negated: frozenset[str]) -> bool:
    """Whether a sentence negates the deed, be it in another clause."""
    root = skeleton(void.deed)
    return void.deed in negated or (len(root) >= ROOT and root in {skeleton(key) for key in negated})


def _are_foreign(one: Telling, other: Telling, two: Two) -> bool:
    """Whether the account of neither clause knows a place of the other one."""
    return not (other.places & two.words.places or one.places & two.others.places)


def _is_bare(void: Void, at: int, strength: float, two: Two) -> bool:
    """Whether a deed is told as empty altogether: "there was no truce", "the news of a surrender are invented".

    By a word of its family only where it belongs to what happened ("nobody was hurt").
    """
    own = two.words.families.get(void.at, frozenset())
    shared = own & two.others.families.get(at, frozenset()) & two.words.once
    return bool(own) and (void.any or void.cue not in _NOT_ALONE) and (strength > FAMILY or bool(shared))


def _is_idle(void: Void, at: int, item: Telling, two: Two) -> bool:
    """Whether a word tells no deed done: what is wished or asked for, refused, meant, negated, to come, elsewhere."""
    told, tokens = two.others, two.other.doc.tokens
    clause = item.clause
    key = two.other.key_of
    if at in told.emptied or key(tokens[at]) in clause.negated:
        return True
    if not told.aims.isdisjoint(range(clause.first, at)):
        return True
    if any(key(t) in REJECTING | ASKING for t in tokens[clause.first : at]):
        return True
    if not told.earlier.isdisjoint(range(clause.first - _LEADING, clause.stop)):
        return True
    if at - 1 in told.against:
        return True
    if not told.elsewhere.isdisjoint(range(two.other.doc.sentences[clause.sentence].first, clause.stop)):
        return True
    if not void.any and not told.part.isdisjoint(range(at, at + _BEFORE)):
        return True
    is_once = told.families.get(at, frozenset()) & told.once
    if at not in two.other.verbs and tokens[at].norm[:1] in ATTACHED and not is_once:
        return True  # "His wish to be accepted" is no acceptance.
    return not void.to_come and at in told.future


def _deed(void: Void, at: int, two: Two) -> float:
    """How near a word is to a deed: 0.0 for another one."""
    token = two.other.doc.tokens[at]
    if token.kind != WORD:
        return 0.0
    here, there = two.words.families.get(void.at), two.others.families.get(at)
    is_act = at in two.other.verbs or bool({k for k in (here or there or ()) if k[0] != "="})
    return _nearness(void.deed, two.other.key_of(token), here, there, is_act=is_act)


def _nearness(
    one: str, other: str, kinds: frozenset[str] | None, others: frozenset[str] | None, *, is_act: bool
) -> float:
    """How near two words are of which one is a verb or a known deed."""
    if not is_act:
        return 0.0
    if one == other:
        return SAME
    root = skeleton(one)
    if len(root) >= ROOT and root == skeleton(other):
        return SHARED_ROOT
    if kinds and others and kinds & others:
        return FAMILY
    return 0.0
