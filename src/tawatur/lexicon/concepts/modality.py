"""Marks of negation, plan, possibility and past, and how far each reaches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tawatur.lexicon.entry import Entry, part_forms
from tawatur.text.inflection import Form, participle_forms

__all__ = ["ModalityMark"]


class ModalityMark(Entry, frozen=True, kw_only=True):
    """A word that makes what follows less than plain fact; `kind` and `scope` as the data file explains them."""

    concept: ClassVar[str] = "modality_marks"

    kind: str
    scope: str
    before: str = ""
    ends: bool = False
    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of the mark."""
        yield from super().forms()
        yield from part_forms(verbs=self.verbs, nouns=self.nouns)
        for participle in self.participles:
            yield from participle_forms(participle)
