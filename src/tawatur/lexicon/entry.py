"""What every entry of the language data has in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from tawatur.text.folding import fold
from tawatur.text.inflection import Form, adjective_forms, noun_forms, verb_forms

__all__ = ["Entry", "part_forms", "verb_phrase_forms"]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of a concept's TOML file; each concept is a subclass that adds fields and says which forms it has.

    `source` falls back to the file's; `yes` are sentences in which the entry must be found, `no` sentences in which it
    must not. `surfaces` are plain written forms; concepts that inflect make theirs in `forms`.
    """

    concept: ClassVar[str] = ""
    #: Whether entries are words, of which each needs an example.
    is_worded: ClassVar[bool] = True

    id: str
    surfaces: tuple[str, ...] = ()
    source: str = ""
    note: str = ""
    region: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms to look for, folded; several words are joined by one space."""
        for surface in self.surfaces:
            yield Form(fold(surface))


def part_forms(
    *,
    verbs: tuple[tuple[str, str], ...] = (),
    passives: tuple[tuple[str, str], ...] = (),
    nouns: tuple[str, ...] = (),
    adjectives: tuple[str, ...] = (),
) -> Iterator[Form]:
    """Make the forms of words given by their principal parts, as the data files write them.

    `verbs` and `passives` are pairs of past and present; each of `nouns` is a singular and its plurals, by spaces;
    `adjectives` are masculine singulars.
    """
    for past, present in verbs:
        yield from verb_forms(past, present)
    for past, present in passives:
        yield from verb_forms(past, present, passive=True)
    for words in nouns:
        yield from noun_forms(*words.split(" "))
    for adjective in adjectives:
        yield from adjective_forms(adjective)


def verb_phrase_forms(past: str, present: str) -> Iterator[Form]:
    """Make the forms of a verb with the words behind it, which `past` has too ("came to a stop", "comes")."""
    verb, _, rest = past.partition(" ")
    for form in verb_forms(verb, present.partition(" ")[0]):
        if not form.bound:
            yield msgspec.structs.replace(form, text=f"{form.text} {fold(rest)}")
