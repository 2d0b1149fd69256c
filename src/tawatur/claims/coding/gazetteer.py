"""The places of the language data by their folded names, namesakes together."""

from __future__ import annotations

import msgspec

from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.countries import Country

__all__ = ["GazetteerRow", "alpha3_codes", "gazetteer"]

_ALPHA2 = 2


class GazetteerRow(msgspec.Struct, frozen=True):
    """A place: id, country (alpha-3), degrees, level, people who live there."""

    id: str
    country: str
    latitude: float
    longitude: float
    level: str
    population: int


def gazetteer(lexicon: Lexicon) -> dict[str, tuple[GazetteerRow, ...]]:
    """Folded name → every place of that name."""
    found: dict[str, list[GazetteerRow]] = {}
    for table in ("gazetteer", "provinces"):
        for name, ident, country, latitude, longitude, level, size in lexicon.rows(table):
            row = GazetteerRow(ident, country, float(latitude), float(longitude), level, int(size))
            found.setdefault(name, []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def alpha3_codes(lexicon: Lexicon) -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes, with which ids of places begin → alpha-3."""
    listed = {country.id for country in lexicon.entries(Country)}
    pairs = ((row.id.split(":")[0], row.country) for rows in lexicon.compiled(gazetteer).values() for row in rows)
    return {two: three for two, three in pairs if len(two) == _ALPHA2 and three in listed}
