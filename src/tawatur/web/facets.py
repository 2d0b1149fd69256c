"""Facets of a search: what its articles have in common, and the query that a choice of them makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from tawatur.records.article import Article

__all__ = ["COUNTED", "Facet", "FacetValue", "Filters", "facets_of"]

#: Articles that are looked at to count facets; a search that finds more says so.
COUNTED = 500
#: Values of a facet that are shown.
_MOST = 12


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What was chosen: outlets (any of them), days of publication, kinds of events, figures and commitments."""

    outlet: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    event: tuple[str, ...] = ()
    figure: tuple[str, ...] = ()
    contradicted: bool = False

    def query(self, typed: str) -> str:
        """The query in the language of searches; raise nothing, the parser judges it."""
        parts = [f"({typed})" if typed.strip() else ""]
        parts.append(_any("outlet", self.outlet))
        parts.append(_any("event", self.event))
        parts.append(_any("figure", self.figure))
        if self.since or self.until:
            parts.append(f"published:{_word(self.since)}..{_word(self.until)}")
        if self.contradicted:
            parts.append("has:contradiction")
        return " ".join(part for part in parts if part)


class FacetValue(msgspec.Struct, frozen=True, kw_only=True):
    """A value, how many of the counted articles have it, and whether it is chosen."""

    value: str
    count: int
    is_chosen: bool


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter of the search and its commonest values."""

    name: str
    values: tuple[FacetValue, ...]


def facets_of(articles: Iterable[Article], filters: Filters) -> tuple[Facet, ...]:
    """The outlets of articles, the commonest first; chosen ones are always there."""
    outlets = Counter(article.outlet for article in articles if article.outlet)
    for chosen in filters.outlet:
        outlets.setdefault(chosen, 0)
    ranked = sorted(outlets.items(), key=lambda item: (item[0] not in filters.outlet, -item[1], item[0]))
    values = tuple(FacetValue(value=v, count=n, is_chosen=v in filters.outlet) for v, n in ranked[:_MOST])
    return (Facet(name="outlet", values=values),)


def _any(field: str, values: tuple[str, ...]) -> str:
    plain = [_word(value, spaces=True) for value in values]
    terms = [f'{field}:"{value}"' for value in plain if value]
    return f"({' OR '.join(terms)})" if len(terms) > 1 else "".join(terms)


def _word(value: str, *, spaces: bool = False) -> str:
    """A value that cannot end the place it stands in."""
    plain = "".join(" " if letter in '"«»“”„()|' else letter for letter in value).strip()
    return plain if spaces else plain.replace(" ", "")
