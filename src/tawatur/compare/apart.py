"""All rows of clauses that exclude each other: each kind of contradiction in turn, and what one found stays found."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.compare.accounts import Account
from tawatur.compare.conditions import find_conditions
from tawatur.compare.contradicting import Apart
from tawatur.compare.disputes import find_disputes
from tawatur.compare.doers import find_doers
from tawatur.compare.holders import find_holders
from tawatur.compare.likeness import Scale
from tawatur.compare.names import Known
from tawatur.compare.opposites import find_oppositions
from tawatur.compare.reasons import find_reasons
from tawatur.compare.rows import Draft, Ground
from tawatur.compare.tallies import find_tallies
from tawatur.compare.tellings import Telling
from tawatur.compare.undone import find_undone
from tawatur.compare.ways import find_ways
from tawatur.compare.whereabouts import find_whereabouts
from tawatur.lexicon import Lexicon

__all__ = ["find_apart"]

#: Accounts of up to so many clauses tell little beside one happening, so that what they tell in entirely other words is
#: told of it. On three days of newspapers that nobody had read some two of nineteen such rows were right, all but three
#: of them in stories with a longer account; of short stories none is longer.
_SHORT = 14


def find_apart(
    items: Sequence[Telling],
    accounts: Sequence[Account],
    figures: Sequence[Draft],
    ground: Ground,
    scale: Scale,
    known: Known,
    lexicon: Lexicon,
) -> Apart:
    """Set the clauses that cannot both be true beside each other; in stories with a long account those that are alike.

    `figures` are the rows of counts.
    """
    found = find_disputes(items, accounts, ground, scale)
    found |= find_oppositions(items, accounts, ground, scale, known, lexicon)
    if any(len(account.clauses) > _SHORT for account in accounts):
        return found
    found |= find_conditions(items, accounts, ground, scale, known, lexicon, told=found.pairs)
    found |= find_doers(items, accounts, ground, scale, known, lexicon, told=found.pairs)
    found |= find_reasons(items, accounts, ground, lexicon, told=found.pairs)
    found |= find_ways(items, accounts, ground, lexicon, told=found.pairs, figures=figures)
    found |= find_holders(items, accounts, ground, lexicon, told=found.pairs)
    found |= find_undone(items, accounts, ground, scale, lexicon, told=found.pairs)
    found |= find_whereabouts(items, accounts, ground, lexicon, told=found.pairs)
    return found | find_tallies(items, accounts, ground, scale, lexicon, told=found.pairs, figures=figures)
