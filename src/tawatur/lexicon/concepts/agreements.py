"""Words for agreements and for the states in which they are told to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tawatur.lexicon.entry import Entry, part_forms
from tawatur.text.inflection import Form

__all__ = ["AgreementState", "AgreementWord"]


class AgreementWord(Entry, frozen=True, kw_only=True):
    """Head nouns of agreements: `kind` accord or ceasefire.

    Words that describe one are of the kind generic, or another where they tell it from others ("a second truce").
    """

    concept: ClassVar[str] = "agreement_words"

    kind: str
    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of surfaces and nouns."""
        yield from super().forms()
        yield from part_forms(nouns=self.nouns)


class AgreementState(Entry, frozen=True, kw_only=True):
    """Verbs and nouns that tell a state of an agreement.

    `takes` are the prepositions before what is signed, accepted ...; with `of_itself` the agreement is the subject.
    """

    concept: ClassVar[str] = "agreement_states"

    state: str
    denied: str = ""
    takes: tuple[str, ...] = ()
    of_itself: bool = False
    verbs: tuple[tuple[str, str], ...] = ()
    passives: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of surfaces, verbs and nouns."""
        yield from super().forms()
        yield from part_forms(verbs=self.verbs, passives=self.passives, nouns=self.nouns)
