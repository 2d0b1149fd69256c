"""Rows of nationalities: of which country somebody without a name is, where two accounts tell it differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tawatur.compare.accounts import Account, cell_at
from tawatur.compare.clauses import Clause
from tawatur.compare.contradicting import are_of_two
from tawatur.compare.likeness import Bag, Scale, bag_of, likeness
from tawatur.compare.rows import Draft, Ground
from tawatur.compare.scopes import Scope, are_apart, scope_at
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.countries import nationalities

__all__ = ["nationality_drafts"]

#: The meaning of "nationality", which stands right before or behind the adjective.
_NATIONALITY = "=nationality"
#: Two clauses tell of one person from this part of the lighter one on, and with so many shared words. On five days of
#: newspapers the four pairs of two people shared .27 at most.
_LEAST = 0.50
_WORDS = 3
#: Clauses of one article that are looked through, the first ones.
_MOST = 400
#: How much a reader needs to know of a nationality beside other rows.
_WEIGHT = 0.5


class _Item(msgspec.Struct, frozen=True):
    owner: int
    country: str
    clause: Clause
    words: Bag
    scope: Scope


def nationality_drafts(accounts: Sequence[Account], ground: Ground, scale: Scale, lexicon: Lexicon) -> list[Draft]:
    """The nationalities that two accounts of different origins give differently, where each gives one only."""
    told = [list(_items(owner, account, scale, lexicon)) for owner, account in enumerate(accounts)]
    single = [items[0] for items in told if len({item.country for item in items}) == 1]
    pairs = ((a, b) for n, a in enumerate(single) for b in single[n + 1 :])
    opposed = next(((a, b) for a, b in pairs if _is_opposed(a, b, accounts, ground, scale)), None)
    return [_draft(opposed, accounts)] if opposed is not None else []


def _items(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> Iterator[_Item]:
    table = lexicon.compiled(nationalities)
    names = [m.start for entity in account.ledger.entities if entity.type == "PER" for m in entity.mentions]
    for clause in account.clauses[:_MOST]:
        tokens = account.doc.tokens[clause.first : clause.stop]
        if all(account.key_of(token) != _NATIONALITY for token in tokens):
            continue
        if any(clause.start <= start < clause.end for start in names):
            continue  # Sentences are announced in the same words, whoever is sentenced.
        for match in table.find(tokens):
            first, stop = match.first - clause.first, match.stop - clause.first
            beside = [*tokens[max(0, first - 1) : first], *tokens[stop : stop + 1]]
            word = next((token for token in beside if account.key_of(token) == _NATIONALITY), None)
            if word is not None:
                own = {account.key_of(token) for token in (word, *tokens[first:stop])}
                words = bag_of((key for key in clause.keys if key not in own), scale)
                yield _Item(owner, match.items[0][0].id, clause, words, scope_at(account, clause))
                break


def _is_opposed(a: _Item, b: _Item, accounts: Sequence[Account], ground: Ground, scale: Scale) -> bool:
    if a.country == b.country or not are_of_two(a, b, accounts, ground):
        return False
    shared = likeness(a.words, b.words, scale)
    return shared.of_lighter >= _LEAST and shared.words >= _WORDS and not are_apart(a.scope, b.scope)


def _draft(items: Sequence[_Item], accounts: Sequence[Account]) -> Draft:
    cells = tuple(cell_at(accounts[item.owner], item.clause) for item in items)
    fact = f"told: «{' '.join(cells[0].text.split())}»"
    why = "the accounts stand on different sides of one matter"
    return Draft("event", "contradict", fact, why, "facts.opposite", cells, _WEIGHT)
