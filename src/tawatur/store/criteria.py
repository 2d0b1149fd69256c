"""What a search asks for, as a tree. The search package makes it from what people type; a store answers it.

All words are keys already (folded and taken apart by whoever filled the index); a store compares them letter by letter.
"""

from __future__ import annotations

import msgspec

__all__ = [
    "DAY_FIELDS", "TERM_FIELDS", "All", "AnyOf", "Contradicted", "Criterion", "Days", "Figures", "Named", "Not",
    "Term",
]  # fmt: skip

#: The fields of an article that terms are sought in.
TERM_FIELDS = ("text", "entity", "speaker", "outlet", "facet")
#: Days that can be asked for: when the article was published, when events happened, when things were said.
DAY_FIELDS = ("published", "happened", "said")


class Term(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Neighbouring words, each by any of its keys; with `prefix` the last word only begins so.

    `exact` holds the letters as typed where spelling counts: the index then only preselects.
    """

    words: tuple[tuple[str, ...], ...]
    field: str = "text"
    prefix: bool = False
    exact: str | None = None


class Figures(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Articles with a figure of this kind (None is any) whose bounds meet `low` to `high` (inclusive, None is open)."""

    what: str | None
    low: int | None = None
    high: int | None = None


class Days(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Articles with a day between `first` and `last` (proleptic ordinals, inclusive, None is open)."""

    field: str
    first: int | None
    last: int | None


class Contradicted(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Articles that a kept comparison found contradicted."""


class Named(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Articles that name an entity of several articles, by the id it is kept under."""

    entity: str


class Not(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Articles that the criterion does not hold for."""

    criterion: Criterion


class All(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Articles that every one of the criteria holds for; none of them holds for all articles."""

    criteria: tuple[Criterion, ...]


class AnyOf(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Articles that at least one of the criteria holds for."""

    criteria: tuple[Criterion, ...]


Criterion = Term | Figures | Days | Contradicted | Named | Not | All | AnyOf
