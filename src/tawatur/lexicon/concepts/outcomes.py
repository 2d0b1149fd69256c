"""What happens to people that are counted: verbs, verbal nouns and participles of killing, wounding, arrest, flight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tawatur.lexicon.entry import Entry, part_forms
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold
from tawatur.text.inflection import Form, participle_forms

__all__ = ["Outcome"]


class Outcome(Entry, frozen=True, kw_only=True):
    """Words for one thing that happens to people; `what` is the figure's kind (`records.ledger.FIGURE_KINDS`).

    `verbs` and `passives` are pairs of past and present; `nouns` are verbal nouns, `participles` stand after the
    people; `surfaces` are fixed phrases, `plural_phrases` those whose subject is several. A `weak` outcome ("to fall")
    gives way to a noun that tells what happened; behind a `described` one a bare adjective is its attribute; `several`
    tells of no single person. Words that stand `behind` the people ("with cholera", "on strike") tell of them when
    nothing before does; an `illness` tells that the stricken are not wounded, a `loss` that those who lose something
    are not missing, an `escape` that "others" beside the caught are not displaced. A `held` outcome ("handed over")
    tells only of people whose noun says that they are held.
    """

    concept: ClassVar[str] = "outcomes"

    what: str
    verbs: tuple[tuple[str, str], ...] = ()
    passives: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    plural_phrases: tuple[str, ...] = ()
    weak: bool = False
    described: bool = False
    several: bool = False
    behind: bool = False
    illness: bool = False
    loss: bool = False
    escape: bool = False
    held: bool = False

    def forms(self) -> Iterator[Form]:
        """Every person and tense of the verbs, the nouns with and without the article, the participles."""
        yield from super().forms()
        yield from part_forms(verbs=self.verbs, passives=self.passives)
        for noun in self.nouns:
            yield Form(fold(noun), number="sg")
            yield Form(ARTICLE + fold(noun), number="sg")
        for phrase in self.plural_phrases:
            yield Form(fold(phrase), number="pl", tense="past")
        for participle in self.participles:
            yield from participle_forms(participle)
