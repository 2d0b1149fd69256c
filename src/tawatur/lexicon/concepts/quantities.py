"""Quantities: numerals, the words that bound them, the words that make a number a label, people that are counted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

import msgspec

from tawatur.lexicon.entry import Entry
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold
from tawatur.text.inflection import DUAL_ENDING, Form, construct_dual_forms, noun_forms

__all__ = ["Bound", "CountedPeople", "Measure", "NumberLabel", "Numeral"]

#: The nominative dual as it stands before a pronoun.
_NOMINATIVE_DUAL = "ا"
#: What a numeral can be in the grammar of `annotate.numbers`.
NUMERAL_KINDS = (
    "unit", "one", "head", "teen", "ten", "hundred", "scale", "plural-scale", "vague", "few", "ordinal", "fraction",
    "fractions", "none", "member",
)  # fmt: skip


class Numeral(Entry, frozen=True, kw_only=True):
    """A number word: its `kind` (`NUMERAL_KINDS`), its value, and how often a scale is meant (0: the context tells)."""

    concept: ClassVar[str] = "numerals"

    kind: str
    value: Decimal
    count: int = 1

    def forms(self) -> Iterator[Form]:
        """The surfaces, with and without the article."""
        for surface in self.surfaces:
            yield Form(fold(surface))
            yield Form(ARTICLE + fold(surface))


class Bound(Entry, frozen=True, kw_only=True):
    """A phrase that bounds or links numbers; `place` tells on which side of the number it stands.

    `kind`: about over least under most upto (one number), between from to or (ranges), percent, subset.
    """

    concept: ClassVar[str] = "bounds"

    kind: str
    place: str = "before"


class Measure(Entry, frozen=True, kw_only=True):
    """A unit of measurement or a currency: `factor` says how many of the smallest unit of its `kind` it is.

    `nouns` are a singular with its plurals; numbers of a unit that `moves` (prices) are each of their moment.
    """

    concept: ClassVar[str] = "measures"

    kind: str
    factor: int
    nouns: tuple[str, ...] = ()
    moves: bool = False

    def forms(self) -> Iterator[Form]:
        """The written forms of the nouns, and the plain surfaces."""
        yield from super().forms()
        for words in self.nouns:
            yield from noun_forms(*words.split())


class NumberLabel(Entry, frozen=True, kw_only=True):
    """A word right before (or after) a number that makes it a name, not a count: `place` is before or after."""

    concept: ClassVar[str] = "number_labels"

    place: str = "before"


class CountedPeople(Entry, frozen=True, kw_only=True):
    """A noun for people, with what a count of them tells when no verb does (`what`).

    `singular` and `plurals` are the principal parts; `outcome` says that the noun itself tells what happened; `role`
    marks offices, whose definite dual and bare singular refer back and are not counts; `adjective` words count nothing
    behind another noun; `collective` ones are bodies whose members are counted ("tens of the militia");
    `pair` nouns have a dual before a genitive that is told apart; `case` nouns ("cases of") count only where another
    word tells what happened, and never in the bare singular; `toll` nouns are the dead in a
    total; `names` are forms that name something else.
    """

    concept: ClassVar[str] = "counted_people"

    singular: str = ""
    plurals: tuple[str, ...] = ()
    gender: str = "m"
    what: str = "people"
    outcome: bool = False
    role: bool = False
    adjective: bool = False
    collective: bool = False
    pair: bool = False
    case: bool = False
    toll: bool = False
    names: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """All numbers and cases, with and without the article, and before a genitive in the dual."""
        names = {fold(name) for name in self.names}
        return (form for form in self._all_forms() if form.text not in names)

    def _all_forms(self) -> Iterator[Form]:
        for form in super().forms():
            yield form
            if self.collective and not form.text.startswith(ARTICLE):
                yield Form(ARTICLE + form.text)
        if self.singular:
            sound = {fold(prefix + plural) for plural in self.plurals for prefix in ("", ARTICLE)}
            for form in noun_forms(self.singular, *self.plurals, gender=self.gender):
                # The oblique of a sound plural is written like that of the dual; the plural is far more frequent.
                ambiguous = form.number == "du" and form.text in sound
                yield msgspec.structs.replace(form, number="pl") if ambiguous else form
            duals = list(construct_dual_forms(self.singular, gender=self.gender))
            if self.pair:
                yield from duals
            elif not any(plural.endswith(DUAL_ENDING) for plural in self.plurals):
                # Before a pronoun both cases are told apart, unless the plural loses its n in the same way.
                for form in duals:
                    yield msgspec.structs.replace(form, bound=True)
                    yield msgspec.structs.replace(form, text=form.text[:-1] + _NOMINATIVE_DUAL, bound=True)
        else:
            for plural in self.plurals:
                yield Form(fold(plural), number="pl")
                yield Form(ARTICLE + fold(plural), number="pl")
