"""What a store keeps for finding stories, and tells of what changed since they were found.

All of it can be made again from ledgers: bytes that the store does not look into, each made by one version of the code
(`maker`), and passed over where another version asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

import msgspec

__all__ = ["Finding", "KeptAccount", "KeptDay", "KeptProfile"]


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


class Finding(Protocol):
    """The part of a store that finding stories rests on."""

    def first_changed_day(self) -> date | None:
        """The first day of which something came or changed since a run named `stories`; `date.min` without one."""

    def articles_since(self, day: date | None) -> tuple[str, ...]:
        """The ids of articles whose last version was published on a day or later; of all for None."""

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
