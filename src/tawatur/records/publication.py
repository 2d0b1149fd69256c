"""When an article was published: the day its relative dates count from, and which of two came first."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

__all__ = ["came_first", "publication_day", "publication_order", "written_out"]

#: A day as ISO writes it: of the calendar or of a week, with or without hyphens. A week or month alone is no day.
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)|\d{8}(?!\d)|\d{4}-W\d\d-\d(?!\d)|\d{4}W\d{3}(?!\d)", re.ASCII)

#: Other forms that can be read in one way only: the year first with strokes or dots, GDELT's fourteen digits, and the
#: form of feeds and mails with its month in letters. Years of other calendars (1447, 1404) are none of these.
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)([/.])(\d{1,2})\2(\d{1,2})(?:[T ]+(\d\d:\d\d(?::\d\d)?))?", re.ASCII)
_STAMP = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z?)", re.ASCII)
_LETTERS = re.compile(
    r"(?:[A-Za-z]{3}, *)?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UTC?)", re.ASCII
)
#: The digits of Arabic and Persian.
_DIGITS = {
    ord(sign): str(number) for zero in (0x660, 0x6F0) for number, sign in enumerate(map(chr, range(zero, zero + 10)))
}


def publication_day(published: str | None) -> date | None:
    """The day of an ISO date or time, as its outlet gives it; None where unknown or unreadable."""
    found = _DAY.match(published or "")
    if found is None:
        return None
    try:
        return date.fromisoformat(found[0])
    except ValueError:
        return None


def written_out(published: str | None) -> str | None:
    """The date or time with its day as YYYY-MM-DD; whatever is no day, or may be two, stays as given."""
    day = publication_day(published)
    if day is None and published is not None:
        return _unmistakable(published.strip().translate(_DIGITS)) or published
    if day is None or published is None or published.startswith(day.isoformat()):
        return published
    found = _DAY.match(published)
    moment = _moment(published)
    rest = published[found.end() :] if found is not None else ""
    return moment.isoformat() if moment is not None else day.isoformat() + rest


def _unmistakable(published: str) -> str | None:
    """A date or time of another form as ISO writes it; None where it may be read in two ways, or in none."""
    try:
        if found := _STAMP.fullmatch(published):
            iso = "{}-{}-{}T{}:{}:{}{}".format(*found.groups())
            return datetime.fromisoformat(iso).isoformat()
        if found := _YEAR_FIRST.fullmatch(published):
            day_alone = date(int(found[1]), int(found[3]), int(found[4])).isoformat()
            return datetime.fromisoformat(f"{day_alone}T{found[5]}").isoformat() if found[5] else day_alone
        if _LETTERS.fullmatch(published):
            return parsedate_to_datetime(published).isoformat()
    except ValueError:
        return None
    return written_out(published) if publication_day(published) is not None else None


def publication_order(published: str | None) -> str:
    """What sorts articles by publication: the time, in UTC where it has an offset, or the day; "" where unknown.

    What is no day sorts as given.
    """
    moment = _moment(published)
    if moment is None:
        day = publication_day(published)
        return (published or "") if day is None else day.isoformat()
    return _in_utc(moment).isoformat()


def came_first(one: str | None, other: str | None) -> bool | None:
    """Whether an article was published before another; None where that is not known, as of two of one day."""
    days = publication_day(one), publication_day(other)
    if days[0] is None or days[1] is None:
        return None
    moments = _moment(one), _moment(other)
    if moments[0] is None or moments[1] is None:
        return None if days[0] == days[1] else days[0] < days[1]
    if all(moment.tzinfo is not None for moment in moments if moment):
        early, late = (_in_utc(moment) for moment in moments if moment)
    else:
        early, late = (moment.replace(tzinfo=None) for moment in moments if moment)
    return None if early == late else early < late


def _moment(published: str | None) -> datetime | None:
    """The time of publication; None where only a day is given."""
    found = _DAY.match(published or "")
    if not published or found is None or found.end() == len(published):
        return None
    try:
        return datetime.fromisoformat(published)
    except ValueError:
        return None


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(UTC).replace(tzinfo=None)
    except OverflowError:
        return moment.replace(tzinfo=None)
