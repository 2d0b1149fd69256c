"""What a store keeps for finding stories and entities, and tells of what changed since stories were found.

All of it can be made again from ledgers: bytes that the store does not look into, each made by one version of the code
(`maker`), and passed over where another version asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

import msgspec

from tawatur.records.ledger import Ledger

__all__ = ["Finding", "KeptAccount", "KeptDay", "KeptJoins", "KeptNames", "KeptProfile", "Naming"]


class KeptProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of an article's newest ledger; `account` repeats words of its `text`."""

    profile: bytes
    account: bytes
    text: str


class KeptAccount(msgspec.Struct, frozen=True, kw_only=True):
    """The account that is kept of an article, None where there is none, and the text it is completed by."""

    article: str
    text: str
    data: bytes | None


class KeptDay(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a day with so many articles."""

    size: int
    data: bytes


class KeptNames(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of the names of an article; `place` is its key, `article` the id of its last version."""

    place: int
    article: str
    data: bytes


class KeptJoins(msgspec.Struct, frozen=True, kw_only=True):
    """A story as entities are found in it, and what is kept of that; None where there is nothing of its present state.

    `articles` are the ids of last versions, `ledgers` the keys of their newest ledgers; `basis` is a hash of what the
    bytes are made of, `run` that which put the story together.
    """

    story: str
    run: int
    articles: tuple[str, ...]
    ledgers: tuple[int, ...]
    basis: str
    data: bytes | None


class Finding(Protocol):
    """The part of a store that finding stories rests on."""

    def first_changed_day(self) -> date | None:
        """The first day of which something came or changed since a run named `stories`; `date.min` without one."""

    def articles_since(self, day: date | None) -> tuple[str, ...]:
        """The ids of articles whose last version was published on a day or later; of all for None."""

    def outlet_names(self) -> dict[str, str | None]:
        """The outlet of each article, by the id of its last version."""

    def profiles(self, maker: str, articles: Sequence[str] | None = None) -> Iterator[tuple[str, bytes | None]]:
        """The ids of articles, in the order of adding, and what `maker` keeps of the newest ledger of each, or None."""

    def accounts(self, maker: str, articles: Sequence[str]) -> Iterator[KeptAccount]:
        """The accounts of articles, in the order in which they are asked for."""

    def keep_profiles(self, maker: str, made: Mapping[str, KeptProfile]) -> None:
        """Keep bytes beside the newest ledger of each article, in place of older ones."""

    def days_between(self, maker: str, first: date, before: date) -> tuple[bytes, ...] | None:
        """What `maker` keeps of each day in `[first, before)` that has articles; None where any of it is missing."""

    def keep_days(self, maker: str, days: Mapping[str, KeptDay], *, since: str, until: str) -> None:
        """Keep days in place of all from `since` on; what was kept of days before `until` is let go."""


class Naming(Protocol):
    """The part of a store that finding entities across articles rests on."""

    def unnamed(self, maker: str) -> tuple[int, ...]:
        """The keys of the newest ledgers of last versions of which `maker` keeps no names."""

    def named(self, ledgers: Sequence[int]) -> Iterator[tuple[int, Ledger]]:
        """Ledgers by their keys, with their entities alone and without text; what was removed is left out."""

    def names(self, maker: str) -> Iterator[KeptNames]:
        """What `maker` keeps of the names of articles, in the order of the keys of articles."""

    def keep_names(self, maker: str, made: Mapping[int, bytes]) -> None:
        """Keep the names of ledgers, by their keys, in place of older ones."""

    def joins(self, maker: str, *, largest: int) -> Iterator[KeptJoins]:
        """Each story of several articles, of no more than `largest`, with what `maker` keeps of its present state."""

    def keep_joins(self, made: Sequence[tuple[KeptJoins, bytes]]) -> None:
        """Keep bytes beside stories, in place of older ones."""

    def forget_names(self) -> None:
        """Let go of the names of all ledgers, and of what is kept beside stories."""
