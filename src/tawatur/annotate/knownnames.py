"""The names that lists hold: countries, towns, bodies, people, peoples, and how freely each may be taken."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.concepts.names import KnownPerson, Organisation, People, Region
from tawatur.text.clitics import ARTICLE, PREPOSITIONS
from tawatur.text.folding import fold

__all__ = ["CONTEXT", "FREE", "GUARDED", "TOWNS", "Known", "Town", "known_names", "listed_towns", "own_towns"]

#: How freely a listed name may be taken: wherever it stands, behind a word of place, or only behind a head noun,
#: in quotation marks or where the article itself names it in full.
FREE, CONTEXT, GUARDED = 0, 1, 2
#: The lists of towns: the large one of several sources, and our own.
TOWNS = frozenset({"places", "towns"})


class Town(NamedTuple):
    """A row of our own list: folded name, name, home countries, level."""

    key: str
    name: str
    homes: str
    level: str


def own_towns(lexicon: Lexicon) -> list[Town]:
    """Our own list of towns; for `Lexicon.compiled`."""
    return [Town(fold(name), name, homes, level) for name, homes, level in lexicon.rows("towns")]


def listed_towns(lexicon: Lexicon) -> list[list[str]]:
    """The large list of towns (folded name, id, level); for `Lexicon.compiled`."""
    return lexicon.rows("places")


class Known(msgspec.Struct, frozen=True):
    """A listed name: its type, canonical name and key, how freely it may be taken, and the list it stands in."""

    type: str
    name: str
    key: str
    level: int
    rule: str


def known_names(lexicon: Lexicon, parts: dict[str, str], common: frozenset[str]) -> dict[str, Known]:
    """All listed names; what stands in a curated list wins over the table of places."""
    levels = {"0": FREE, "1": CONTEXT, "2": GUARDED, "3": GUARDED}
    known = {row[0]: Known("LOC", row[0], row[1], levels[row[2]], "places") for row in lexicon.compiled(listed_towns)}
    for key, name, country, level in lexicon.compiled(own_towns):
        listed = known.get(key)
        ident = listed.key if listed is not None else f"{country or 'place'}:{key}"
        known[key] = Known("LOC", name, ident, levels[level], "towns")
    _add_bodies(lexicon, known)
    _add_places(lexicon, known, common)
    _add_people(lexicon, known, parts, common)
    _drop_joined(known)
    for body in lexicon.entries(Organisation):
        for surface in body.weak:
            known.setdefault(fold(surface), Known("ORG", body.surfaces[0], f"org:{body.id}", GUARDED, "organisations"))
        for surface in body.surfaces:
            known[fold(surface)] = Known("ORG", body.surfaces[0], f"org:{body.id}", FREE, "organisations")
    return known


def _drop_joined(known: dict[str, Known]) -> None:
    """Drop towns of the large list that are spelled like "in" or "to" with a country or a capital."""
    for name, home in list(known.items()):
        if home.rule in ("countries", "capitals") and home.level == FREE and len(name) > 3:
            for letter in PREPOSITIONS:
                joined = known.get(letter + name)
                if joined is not None and joined.rule == "places":
                    del known[letter + name]


def _add_bodies(lexicon: Lexicon, known: dict[str, Known]) -> None:
    """Clubs and companies; the names of towns stay the towns'."""
    for name, _, country, level in lexicon.rows("bodies"):
        key = fold(name)
        body = Known("ORG", name, f"{country}:{key}", FREE if level == "0" else GUARDED, "organisations")
        known.setdefault(key, body)


def _add_places(lexicon: Lexicon, known: dict[str, Known], common: frozenset[str]) -> None:
    for region in lexicon.entries(Region):
        weak = {fold(s) for s in region.weak}
        for surface in (*region.surfaces, *region.weak):
            key = fold(surface)
            known[key] = Known("LOC", surface, f"region:{key}", CONTEXT if key in weak else FREE, "regions")
    for people in lexicon.entries(People):
        for surface in people.surfaces:
            known[fold(surface)] = Known("NORP", surface, f"people:{fold(surface)}", FREE, "peoples")
        for surface in people.weak:
            known[fold(surface)] = Known("NORP", surface, f"people:{fold(surface)}", GUARDED, "peoples")
    for home in lexicon.entries(Country):
        for capital in home.capitals:
            free = FREE if fold(capital) not in common else CONTEXT
            listed = known.get(fold(capital))
            if listed is not None and listed.rule == "towns" and listed.level == GUARDED:
                continue
            known[fold(capital)] = Known("LOC", home.capitals[0], f"{home.id}:capital", free, "capitals")
    for home in lexicon.entries(Country):
        for surface in home.surfaces:
            key = fold(surface)
            free = CONTEXT if key in common and not key.startswith(ARTICLE) and len(key) < 5 else FREE
            known[key] = Known("LOC", home.surfaces[0], home.id, free, "countries")


def _add_people(lexicon: Lexicon, known: dict[str, Known], parts: dict[str, str], common: frozenset[str]) -> None:
    for person in lexicon.entries(KnownPerson):
        for surface in person.short:
            first = fold(surface).split(" ")[0]
            guarded = (first in common and surface not in person.sole) or parts.get(first, "")[:1] == "g"
            level = GUARDED if guarded else FREE
            known_as = Known("PER", person.surfaces[0], f"person:{person.id}", level, "known-people")
            if surface in person.sole:
                known[fold(surface)] = known_as
            else:
                known.setdefault(fold(surface), known_as)
        for surface in person.surfaces:
            level = GUARDED if " " not in fold(surface) and fold(surface) in common else FREE
            known[fold(surface)] = Known("PER", person.surfaces[0], f"person:{person.id}", level, "known-people")
