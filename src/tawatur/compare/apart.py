"""All rows of clauses that exclude each other: each kind of contradiction in turn, and what one found stays found."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.compare.accounts import Account
from tawatur.compare.conditions import find_conditions
from tawatur.compare.contradicting import Apart, Testimony
from tawatur.compare.disputes import find_disputes
from tawatur.compare.doers import find_doers
from tawatur.compare.holders import find_holders
from tawatur.compare.likeness import Scale
from tawatur.compare.names import Known
from tawatur.compare.opposites import find_oppositions
from tawatur.compare.reasons import find_reasons
from tawatur.compare.rows import Draft, Ground
from tawatur.compare.scopes import setting_of
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
#: The kinds of contradictions between clauses that need not be alike, in order: the first one that finds a pair has it.
#: Each is `told` the pairs that stand in a row of a contradiction already.
_IN_OTHER_WORDS = (
    find_conditions,
    find_doers,
    find_reasons,
    find_ways,
    find_holders,
    find_undone,
    find_whereabouts,
    find_tallies,
)


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
    settings = [setting_of(account) for account in accounts]
    testimony = Testimony(items, accounts, settings, figures, ground, scale, known, lexicon)
    found = find_disputes(testimony) | find_oppositions(testimony)
    if any(len(account.clauses) > _SHORT for account in accounts):
        return found
    for find in _IN_OTHER_WORDS:
        found |= find(testimony, told=found.pairs)
    return found
