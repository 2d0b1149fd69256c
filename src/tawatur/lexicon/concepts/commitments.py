"""Cues of requests, demands, promises, offers, conditions, agreements, refusals and ceasefires."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tawatur.lexicon.entry import Entry, part_forms
from tawatur.text.inflection import Form, participle_forms

__all__ = ["CommitmentCue"]


class CommitmentCue(Entry, frozen=True, kw_only=True):
    """What makes a commitment of one kind; the fields are explained in the data file."""

    concept: ClassVar[str] = "commitment_cues"

    kind: str
    status: str
    triggers: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()
    before: str = ""
    opened_by: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    opens: str = ""
    never: tuple[str, ...] = ()
    shifts: bool = False
    only: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    towards: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of the cues that are no event triggers."""
        yield from super().forms()
        yield from part_forms(verbs=self.verbs, nouns=self.nouns)
        for participle in self.participles:
            yield from participle_forms(participle)
