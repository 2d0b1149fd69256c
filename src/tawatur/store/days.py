"""What finding stories keeps of the last days, so that a day more is placed without looking at their articles again.

Whatever changes on a day, the next finding goes through it again (`gathered.first_changed_day`) and keeps it anew, so a
kept day holds as long as it lies before the first changed one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, func, insert, select

from tawatur.store.finding import KeptDay
from tawatur.store.packing import enclose, unpack
from tawatur.store.tables import DOCUMENTS, STORY_DAYS

__all__ = ["days_between", "first_emptied", "forget_days_of", "keep_days"]


def days_between(connection: Connection, maker: str, first: date, before: date) -> tuple[bytes, ...] | None:
    """What `maker` keeps of each day in `[first, before)` that has articles; None where any of it is missing."""
    sizes = _sizes(connection, first, before)
    query = select(STORY_DAYS).where(STORY_DAYS.c.day.in_(sorted(sizes)), STORY_DAYS.c.maker == maker)
    rows = {row.day: row for row in connection.execute(query.order_by(STORY_DAYS.c.day)) if row.data is not None}
    if {day: row.size for day, row in rows.items()} != sizes:
        return None
    return tuple(unpack(row.data, where=f"stories of {day}") for day, row in rows.items())


def keep_days(connection: Connection, maker: str, days: Mapping[str, KeptDay], *, since: str, until: str) -> None:
    """Keep days in place of all from `since` on; what was kept of days before `until` is let go.

    A day with fewer or more articles than it had when it was looked at is gone through again the next time.
    """
    connection.execute(STORY_DAYS.delete().where((STORY_DAYS.c.day >= since) | (STORY_DAYS.c.day < until)))
    if not days:
        return
    sizes = _sizes(connection, date.fromisoformat(min(days)), date.fromisoformat(max(days)) + timedelta(days=1))
    rows = [
        {
            "day": day,
            "maker": maker,
            "size": kept.size,
            # Most of it are weights, which compressing makes a quarter smaller in a twelfth of a second.
            "data": enclose(kept.data) if sizes.get(day) == kept.size else None,
        }
        for day, kept in sorted(days.items())
    ]
    connection.execute(insert(STORY_DAYS), rows)


def _sizes(connection: Connection, first: date, before: date) -> dict[str, int]:
    """How many articles there are of each day in `[first, before)` that has any."""
    query = (
        select(DOCUMENTS.c.published, func.count())
        .where(DOCUMENTS.c.is_latest, DOCUMENTS.c.published >= first.toordinal())
        .where(DOCUMENTS.c.published < before.toordinal())
        .group_by(DOCUMENTS.c.published)
    )
    return {date.fromordinal(day).isoformat(): size for day, size in connection.execute(query)}


def forget_days_of(connection: Connection, versions: Sequence[int]) -> None:
    """Leave nothing of the days of these versions but that something is missing there."""
    query = select(DOCUMENTS.c.published).where(
        DOCUMENTS.c.version_id.in_(versions), DOCUMENTS.c.published.is_not(None)
    )
    days = {date.fromordinal(day).isoformat() for day in connection.execute(query).scalars() if day is not None}
    connection.execute(STORY_DAYS.delete().where(STORY_DAYS.c.day.in_(days)))
    if days:
        connection.execute(
            insert(STORY_DAYS), [{"day": day, "maker": "", "size": 0, "data": None} for day in sorted(days)]
        )


def first_emptied(connection: Connection) -> date | None:
    """The first day from which an article was removed since stories were found."""
    day = connection.execute(select(func.min(STORY_DAYS.c.day)).where(STORY_DAYS.c.data.is_(None))).scalar()
    return None if day is None else date.fromisoformat(day)
