"""What one article, and one story, gives to the entities of a whole archive; both depend on ledgers alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from tawatur.lexicon import Lexicon
from tawatur.records.ledger import Ledger
from tawatur.records.resolution import Reason
from tawatur.resolve.bearers import Bearer, bearers_of, coded, codes_of, listed_as, name_letters, name_words
from tawatur.resolve.entities import Pair, joins_among

__all__ = ["Join", "Named", "joins_of", "names_of", "signature_of"]

#: Shorter names of people and bodies, in letters, are not told to be one by their letters alone.
_SHORTEST = 6


class Named(msgspec.Struct, frozen=True, array_like=True):
    """An entity of an article as the whole archive sees it.

    `key` is its entry in the lists; `full` the letters it is told by in all articles, None for what many bear: a
    surname, "the ministry".
    """

    entity: str
    type: str
    name: str
    key: str | None
    full: str | None


class Join(msgspec.Struct, frozen=True, array_like=True):
    """Two entities that a story tells to be one, and why."""

    left: Named
    right: Named
    reason: Reason


def names_of(ledger: Ledger, lexicon: Lexicon) -> tuple[Named, ...]:
    """The entities of a ledger, in its order."""
    codes = codes_of(lexicon)
    found = []
    for entity in ledger.entities:
        if entity.mentions:
            words = name_words(entity.name)
            full = _full_name(entity.type, words, codes)
            found.append(Named(entity.id, entity.type, entity.name, listed_as(entity), full))
    return tuple(found)


def joins_of(
    ledgers: Sequence[Ledger], lexicon: Lexicon, *, same: Collection[Pair] = (), different: Collection[Pair] = ()
) -> tuple[Join, ...]:
    """What the names of one story tell to be one, as far as their signatures do not tell it already."""
    codes = codes_of(lexicon)
    alone = {member for pair in different for member in pair}
    ordered = sorted(ledgers, key=lambda ledger: ledger.article.id)
    bearers = [bearer for ledger in ordered for bearer in bearers_of(ledger, lexicon)]
    by_member = {bearer.member: bearer for bearer in bearers}
    joins = []
    for reason in joins_among(bearers, same=same, different=different):
        left, right = (_named(by_member[member], codes) for member in (reason.left, reason.right))
        if signature_of(reason.left.article, left, alone) != signature_of(reason.right.article, right, alone):
            joins.append(Join(left, right, reason))
    return tuple(joins)


def signature_of(article: str, named: Named, alone: Collection[tuple[str, str]]) -> str:
    """What entities of all articles are one by: an entry of the lists, a full name; else nothing but themselves."""
    if not alone or (article, named.entity) not in alone:
        if named.key is not None:
            return f"key {named.type} {named.key}"
        if named.full is not None:
            return f"name {named.type} {named.full}"
    return f"one {named.type} {article} {named.entity}"


def _named(bearer: Bearer, codes: dict[str, str]) -> Named:
    return Named(
        bearer.member.entity, bearer.type, bearer.name, bearer.key, _full_name(bearer.type, bearer.words, codes)
    )


def _full_name(type: str, words: Sequence[str], codes: dict[str, str]) -> str | None:
    letters = name_letters(words)
    if type in ("LOC", "NORP"):
        return letters or None
    if len(words) < 2 or len(letters) < _SHORTEST:
        return None
    return letters if type == "PER" else " ".join(coded(words, codes))
