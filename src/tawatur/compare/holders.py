"""Rows of sentences of two accounts that give what only one can hold to two: a post, a contract, a company.

Each clause names a holder that the other account never names, no name stands in both clauses, and these share the
words of the thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tawatur.compare.accounts import Account
from tawatur.compare.contradicting import (
    Apart,
    Pairs,
    Testimony,
    all_words,
    joined_pairs,
    pairs_but,
    rows_apart,
    saying_keys,
)
from tawatur.compare.means import beside_keys
from tawatur.compare.scopes import are_apart, is_long_past
from tawatur.compare.tellings import Telling
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import HolderWord
from tawatur.lexicon.table import PhraseTable
from tawatur.text.clitics import ARTICLE, FOR_THE
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key

__all__ = ["find_holders"]

#: Words of the thing that both clauses share: of posts there are many.
_SHARED = {"post": 3, "contract": 2, "owner": 2}
_ACTING = frozenset({"PER", "ORG"})
#: Names in a clause from which on it tells of several holders.
_SEVERAL = 4
#: Words behind that for a post that tell which it is.
_BEHIND = 2
_POST = "post"
#: Present and future tell what may come.
_TO_COME = frozenset({"present", "future"})


class _Gain(msgspec.Struct, frozen=True):
    """A clause (by number) in which somebody came by something: its names, each by its words, and its other words.

    `of` are the words right behind that of a post, in order.
    """

    number: int
    owner: int
    family: str
    names: tuple[frozenset[str], ...]
    words: frozenset[str]
    of: tuple[str, ...]


def find_holders(testimony: Testimony, *, told: Pairs) -> Apart:
    """Set the clauses that give one thing to two holders beside each other."""
    words = [all_words(account) for account in testimony.accounts]
    pairs = [
        (a, b)
        for a, b in pairs_but(list(_gains(testimony)), told)
        if _are_two(a, b, words) and _can_oppose(a, b, testimony)
    ]
    why = "the accounts give one post, contract or company to two holders"
    return rows_apart(joined_pairs(pairs), testimony, why=why, rule="facts.other-holder")


def _gains(testimony: Testimony) -> Iterator[_Gain]:
    """The clauses in which somebody came by something; none that is denied, left open or meant."""
    lexicon = testimony.lexicon
    saying = lexicon.compiled(saying_keys)
    for number, item in enumerate(testimony.items):
        account = testimony.account(item)
        if item.supposed or item.denied or item.denials or item.intended:
            continue
        families = _families(item, account, lexicon) if not is_long_past(account, item.clause) else frozenset()
        names = _names(item, account) if families else ()
        if names and len(names) < _SEVERAL:
            held = frozenset(item.clause.keys) - saying
            for family in sorted(families):
                of = _post(item, account, lexicon) if family == _POST else ()
                yield _Gain(number, item.owner, family, names, held, of)


def _families(item: Telling, account: Account, lexicon: Lexicon) -> frozenset[str]:
    """The sorts of things that somebody came by in a clause."""
    tokens = account.doc.tokens[item.clause.first : item.clause.stop]
    around = frozenset(key for t in tokens for key in (account.key_of(t), *(v.key for v in t.variants)))
    found: set[str] = set()
    for match in lexicon.compiled(_holding).find(tokens, pronouns=True):
        negated = not item.clause.negated.isdisjoint(account.key_of(t) for t in tokens if t.index == match.first)
        for entry, form in match.items:
            if (
                not negated
                and form.tense not in _TO_COME
                and (not entry.of or not around.isdisjoint(beside_keys(entry.of)))
            ):
                found.add(entry.family)
    return frozenset(found)


def _post(item: Telling, account: Account, lexicon: Lexicon) -> tuple[str, ...]:
    """The words right behind the last word for a post that is no holder's title ("an ambassador in Rabat")."""
    tokens = account.doc.tokens[item.clause.first : item.clause.stop]
    posts = frozenset(key for e in lexicon.entries(HolderWord) if e.family == _POST for key in beside_keys(e.of))
    last = len(tokens)
    for at, token in enumerate(tokens):
        names_post = not posts.isdisjoint((account.key_of(token), *(v.key for v in token.variants)))
        if names_post and not token.norm.startswith((ARTICLE, FOR_THE)):
            last = at
    behind = [key for key in map(account.key_of, tokens[last + 1 :]) if key in item.clause.keys]
    return tuple(behind[:_BEHIND])


def _names(item: Telling, account: Account) -> tuple[frozenset[str], ...]:
    """The words of each person and organisation that a clause names."""
    return tuple(
        frozenset(likeness_key(word) for word in fold(entity.name).split())
        for entity in account.ledger.entities
        if entity.type in _ACTING and any(item.clause.start <= m.start < item.clause.end for m in entity.mentions)
    )


def _are_two(a: _Gain, b: _Gain, words: Sequence[frozenset[str]]) -> bool:
    """Whether each clause names a holder that the other account lacks, and both are of one thing."""
    if a.family != b.family:
        return False
    if any(one & other for one in a.names for other in b.names):
        return False
    if not any(name.isdisjoint(words[b.owner]) for name in a.names):
        return False
    if not any(name.isdisjoint(words[a.owner]) for name in b.names):
        return False
    is_one_post = any(one.of[:1] and one.of[0] in other.of for one, other in ((a, b), (b, a)))
    return (is_one_post or a.family != _POST) and len(a.words & b.words) >= _SHARED[a.family]


def _can_oppose(a: _Gain, b: _Gain, testimony: Testimony) -> bool:
    return testimony.are_of_two(a, b) and not are_apart(testimony.scope(a), testimony.scope(b))


def _holding(lexicon: Lexicon) -> PhraseTable[HolderWord]:
    return PhraseTable((form, entry) for entry in lexicon.entries(HolderWord) for form in entry.forms())
