"""When it happened, when it was said, when it was published: three things that one word for "when" mixes up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from tawatur.compare.accounts import Account, cell_at
from tawatur.records.evidence import Cell
from tawatur.records.ledger import Ledger, Statement, TimeExpression
from tawatur.records.tracks import LANES, Moment

__all__ = ["Day", "day_of", "frames", "timeline_of"]

#: Letters after the speaker and the verb within which a time belongs to the saying.
_REACH = 80
#: Times of one article that are placed, the first ones.
_MOST = 200


class Day(msgspec.Struct, frozen=True):
    """A stretch of days, "" where unknown, and where it comes from, one of `DATINGS`."""

    begin: str
    finish: str
    dated: str


def timeline_of(accounts: Sequence[Account]) -> tuple[Moment, ...]:
    """All days that articles name or were published on, by begin, finish and lane."""
    named: dict[tuple[str, str, str], list[Cell]] = defaultdict(list)
    printed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for account in accounts:
        published = _published(account.ledger)
        if published.begin:
            printed[published.begin, published.finish].append(account.id)
        for time in account.ledger.times[:_MOST]:
            begin, finish = time.begin or time.finish, time.finish or time.begin
            if begin is not None and finish is not None:
                lane = "said" if any(frames(s, time) for s in account.ledger.statements[:_MOST]) else "happened"
                named[begin[:10], finish[:10], lane].append(cell_at(account, time, time.id))
    moments = [
        Moment(
            lane=lane, begin=b, finish=f, articles=tuple(dict.fromkeys(c.article for c in cells)), cells=tuple(cells)
        )
        for (b, f, lane), cells in named.items()
    ]
    moments += [Moment(lane="published", begin=b, finish=f, articles=tuple(a)) for (b, f), a in printed.items()]
    return tuple(sorted(moments, key=lambda m: (m.begin, m.finish, LANES.index(m.lane))))


def day_of(ledger: Ledger, statement: Statement | None) -> Day:
    """When something was said: the time that frames its statement, else the publication."""
    if statement is not None:
        for time in ledger.times[:_MOST]:
            if time.begin is not None and time.finish is not None and frames(statement, time):
                return Day(time.begin[:10], time.finish[:10], "said")
    return _published(ledger)


def _published(ledger: Ledger) -> Day:
    given = (ledger.article.published or "")[:10]
    if given:
        return Day(given, given, "published")
    told = ledger.publication
    if told is not None and told.begin and told.finish:
        return Day(told.begin[:10], told.finish[:10], "published")
    return Day("", "", "unknown")


def frames(statement: Statement, time: TimeExpression) -> bool:
    """Whether a time stands between who speaks and what is said: "the minister said on Monday that …"."""
    speaker, cue = statement.speaker, statement.cue
    first = min(cue.start, speaker.start if speaker is not None else cue.start)
    last = max(cue.end, speaker.end if speaker is not None else cue.end)
    inside = statement.content.start <= time.start < statement.content.end
    return not inside and first <= time.start < max(last, min(statement.content.start, last + _REACH))
