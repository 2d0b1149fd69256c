"""The clause around a verb: who does what, and the phrases that prepositions add."""

from __future__ import annotations

import msgspec

from tawatur.claims.clauses.party import Party

__all__ = ["Attached", "Clause"]


class Attached(msgspec.Struct, frozen=True):
    """A phrase that a preposition adds: the preposition as written and folded, and the parties it governs.

    `stop`: where a fixed phrase ends that governs nothing, 0 for others.
    """

    marker: str
    role: str
    parties: tuple[Party, ...]
    stop: int = 0


class Clause(msgspec.Struct, frozen=True):
    """Who does what: `how` names the construction that told the subject."""

    subject: tuple[Party, ...]
    object: tuple[Party, ...]
    attached: tuple[Attached, ...]
    how: str
    #: An office right behind a person's name that is taken for his, where no other object follows.
    office: tuple[Party, ...] = ()
