"""Rows of sentences of two accounts that put one happening down to different causes: a short circuit, or a gas bottle.

Causes are told of everything, and mostly of different things. Two meet only where both are of a known kind, no kind of
one is one of the other's, and both explain one happening: words of one family ("did not come", "the delay"), the same
word right beside both, or one that leaves open what happened ("the accident").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tawatur.compare.causes import Cause, causes_of
from tawatur.compare.contradicting import (
    Apart,
    Pairs,
    Testimony,
    all_words,
    joined_pairs,
    pairs_but,
    rows_apart,
    saying_keys,
    tellings_at,
)
from tawatur.compare.scopes import is_dated_long_past

__all__ = ["find_reasons"]

#: Meanings of happenings that are put down to causes, by what happened.
_FAMILIES: Mapping[str, frozenset[str]] = {
    "fire": frozenset({"=fire", "=burn", "=explosion"}),
    "crash": frozenset({"=crash", "=collide", "=overturn"}),
    "sinking": frozenset({"=drown", "=overturn"}),
    "collapse": frozenset({"=collapse"}),
    "illness": frozenset({"=poison", "=infect", "=disease"}),
    "leaving": frozenset({"=resign", "=replace"}),
    "off": frozenset({"=delay", "=cancel", "=stop", "=shut", "=absent", "=ban", "=cut", "=darkness"}),
    "death": frozenset({"=death"}),
}
_HAPPENINGS = frozenset(key for keys in _FAMILIES.values() for key in keys)
#: Words for a happening that leave open what it was.
_GENERAL = frozenset({"=accident", "=decide", "=cause", "=measure"})
#: Of some happenings accounts tell several, so that a word more must be shared.
_MANY = frozenset({"off", "death", "leaving"})
#: What people do and suffer is not told of one of them by its word alone.
_OF_SOMEBODY = _FAMILIES["death"] | _FAMILIES["leaving"] | _GENERAL
#: What several causes share: prices and measures rise for many reasons.
_GRADUAL = frozenset(
    {"=raise", "=fall", "=price", "=inflation", "=lose", "=damage", "=destroy", "=hunger", "=displace"}
)
#: What did not take place is called off, late or missed.
_UNDONE = "off"
#: Wind and drought tell how far a fire went, not how it began.
_FED_BY = {"fire": frozenset({"weather"})}


class _Reason(msgspec.Struct, frozen=True):
    """A clause (by number) with a cause, what happenings that explains, and the words around them.

    `general` marks what is explained without telling what it was.
    """

    number: int
    owner: int
    cause: Cause
    happenings: frozenset[str]
    general: bool
    around: frozenset[str]


def find_reasons(testimony: Testimony, *, told: Pairs) -> Apart:
    """Set the clauses that put one happening down to causes of different kinds beside each other."""
    words = [all_words(account) for account in testimony.accounts]
    pairs = [
        (a, b)
        for a, b in pairs_but(_reasons(testimony), told)
        if not a.cause.kinds & b.cause.kinds and testimony.are_of_two(a, b) and _explain_one(a, b, words)
    ]
    why = "the accounts put one happening down to different causes"
    return rows_apart(joined_pairs(pairs), testimony, why=why, rule="facts.other-cause")


def _reasons(testimony: Testimony) -> list[_Reason]:
    """The causes of all accounts, none that is denied, left open, or told of a day long past."""
    items = testimony.items
    clauses = tellings_at(items)
    saying = testimony.lexicon.compiled(saying_keys)
    found: list[_Reason] = []
    for owner, account in enumerate(testimony.accounts):
        for cause in causes_of(account, testimony.lexicon):
            number = clauses.get((owner, cause.at))
            item = items[number] if number is not None else None
            if number is None or item is None or item.supposed or item.denied or item.denials:
                continue
            happenings = _happenings(cause)
            fed = frozenset(kind for each in happenings for kind in _FED_BY.get(each, ()))
            if cause.kinds <= fed or is_dated_long_past(account, item.clause):
                continue
            general = not happenings and (cause.bound or not _GENERAL.isdisjoint(cause.effect))
            if not _GRADUAL.isdisjoint(cause.heads):
                continue
            around = (cause.effect | item.sentence) - _HAPPENINGS - _GENERAL - saying
            found.append(_Reason(number, owner, cause, happenings, general, around))
    return found


def _happenings(cause: Cause) -> frozenset[str]:
    found = {name for name, keys in _FAMILIES.items() if not keys.isdisjoint(cause.effect)}
    return frozenset(found | {_UNDONE} if cause.undone else found)


def _explain_one(a: _Reason, b: _Reason, words: Sequence[frozenset[str]]) -> bool:
    """Whether two causes explain one happening; `words` are all those of each account."""
    both = a.happenings & b.happenings
    same = a.cause.heads & b.cause.heads
    if same - _OF_SOMEBODY:
        return True
    if both:
        return not both <= _MANY or bool((a.around & words[b.owner]) | (b.around & words[a.owner]))
    if not (a.general or b.general):
        return False
    if a.general and b.general:
        return True
    general, special = (a, b) if a.general else (b, a)
    return any(not _FAMILIES[name].isdisjoint(words[general.owner]) for name in special.happenings)
