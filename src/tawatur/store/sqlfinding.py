"""The part of a SQL store that finding stories rests on. Every method is one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Engine

from tawatur.store import days as story_days
from tawatur.store import gathered, profiles
from tawatur.store.engine import reading, writing
from tawatur.store.finding import KeptAccount, KeptDay, KeptProfile

__all__ = ["SqlFinding"]


class SqlFinding:
    """What `finding.Finding` asks for."""

    _engine: Engine

    def first_changed_day(self) -> date | None:
        """The first day of which something came or changed since stories were found."""
        with reading(self._engine) as connection:
            return gathered.first_changed_day(connection)

    def articles_since(self, day: date | None) -> tuple[str, ...]:
        """The ids of articles whose last version was published on a day or later."""
        with reading(self._engine) as connection:
            return gathered.articles_since(connection, day)

    def outlet_names(self) -> dict[str, str | None]:
        """The outlet of each article, by the id of its last version."""
        with reading(self._engine) as connection:
            return gathered.outlet_names(connection)

    def profiles(self, maker: str, articles: Sequence[str] | None = None) -> Iterator[tuple[str, bytes | None]]:
        """The ids of articles and what `maker` keeps of the newest ledger of each."""
        with reading(self._engine) as connection:
            yield from profiles.iter_profiles(connection, maker, articles)

    def accounts(self, maker: str, articles: Sequence[str]) -> Iterator[KeptAccount]:
        """The accounts of articles, in the order in which they are asked for."""
        with reading(self._engine) as connection:
            yield from profiles.iter_accounts(connection, maker, articles)

    def keep_profiles(self, maker: str, made: Mapping[str, KeptProfile]) -> None:
        """Keep bytes beside the newest ledger of each article."""
        with writing(self._engine) as connection:
            profiles.keep_profiles(connection, maker, made)

    def days_between(self, maker: str, first: date, before: date) -> tuple[bytes, ...] | None:
        """What is kept of each day that has articles; None where any of it is missing."""
        with reading(self._engine) as connection:
            return story_days.days_between(connection, maker, first, before)

    def keep_days(self, maker: str, days: Mapping[str, KeptDay], *, since: str, until: str) -> None:
        """Keep days in place of all from `since` on."""
        with writing(self._engine) as connection:
            story_days.keep_days(connection, maker, days, since=since, until=until)
