"""What finding stories keeps in an archive, so that an article is looked through once and a day is weighed once.

The store holds bytes; here they are made and read. What another version of code or language data made is passed over
and made anew. Of articles that people judged no outline is kept: they are looked at as corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from tawatur import archive
from tawatur.archive import HISTORY, WINDOW, Account, Day, Outline, Profile, Weighed
from tawatur.lexicon import load_lexicon
from tawatur.reviewing.opinions import Opinions
from tawatur.store.finding import KeptDay, KeptProfile
from tawatur.store.protocol import Store
from tawatur.version import __version__

__all__ = ["Outlines", "made_here"]

#: Articles that are looked through and kept at a time.
_BATCH = 200
_PROFILES = msgspec.json.Decoder(Profile)
_ACCOUNTS = msgspec.msgpack.Decoder(Account)


class _Article(msgspec.Struct, frozen=True, array_like=True):
    """A weighed article of a kept day; `keys` are places in the list of the day's keys."""

    id: str
    title: str
    sketch: tuple[int, ...]
    places: tuple[str, ...]
    keys: list[int]
    weights: list[float]


class _Day(msgspec.Struct, frozen=True, array_like=True):
    """A day as it is kept: each key once, with the number of articles that hold it."""

    day: str
    keys: list[str]
    counts: list[int]
    articles: list[_Article]


_DAYS = msgspec.msgpack.Decoder(_Day)


class Outlines:
    """Profiles, accounts and days of an archive: kept ones, or made and kept for the next time."""

    def __init__(self, store: Store, opinions: Opinions) -> None:
        self._store = store
        self._opinions = opinions
        self._maker = made_here()

    def profiles(self, needed: Sequence[str] | None) -> Iterator[Profile]:
        """The profiles of articles, of all for None."""
        lacking = []
        for article, data in self._store.profiles(self._maker, needed):
            if data is None or article in self._opinions.of:
                lacking.append(article)
            else:
                yield _PROFILES.decode(data)
        for first in range(0, len(lacking), _BATCH):
            part = lacking[first : first + _BATCH]
            made = {}
            for article, ledger in zip(part, self._store.ledgers(part), strict=True):
                outline = archive.outline(self._opinions.applied(ledger))
                if article not in self._opinions.of:
                    made[article] = _kept(outline)
                yield outline.profile
            self._store.keep_profiles(self._maker, made)

    def accounts(self, articles: Sequence[str]) -> Iterator[Account]:
        """The accounts of articles, of those that are judged as people corrected them."""
        lacking = []
        for kept in self._store.accounts(self._maker, articles):
            if kept.data is None or kept.article in self._opinions.of:
                lacking.append(kept.article)
            else:
                yield _with_text(_ACCOUNTS.decode(kept.data), kept.text)
        for ledger in self._store.ledgers(lacking) if lacking else ():
            yield archive.outline(self._opinions.applied(ledger)).account

    def days_before(self, since: date) -> tuple[Day, ...]:
        """The days of the window before `since` as they were weighed; nothing where any of them is not kept."""
        kept = self._store.days_between(self._maker, since - timedelta(days=WINDOW), since)
        return () if kept is None else tuple(_day_of(_DAYS.decode(data)) for data in kept)

    def keep_days(self, days: Iterable[Day], *, since: date) -> None:
        """Keep the days that were gone through from `since` on, as far as the next days may ask for them."""
        readable = {day.day: day for day in days if _is_readable(day.day)}
        until = (date.fromisoformat(max(readable)) - timedelta(days=HISTORY)).isoformat() if readable else ""
        kept = {day: KeptDay(size=held.size, data=_packed(held)) for day, held in readable.items() if day >= until}
        self._store.keep_days(self._maker, kept, since=since.isoformat(), until=until)


@lru_cache(maxsize=1)
def made_here() -> str:
    """What makes all that is kept beside ledgers and stories here: the versions of code and language data."""
    return f"{__version__}/{load_lexicon().digest()}"


def _kept(outline: Outline) -> KeptProfile:
    text = outline.account.words.text
    return KeptProfile(
        profile=msgspec.json.encode(outline.profile),
        account=msgspec.msgpack.encode(_with_text(outline.account, "")),
        text=text,
    )


def _with_text(account: Account, text: str) -> Account:
    return msgspec.structs.replace(account, words=msgspec.structs.replace(account.words, text=text))


def _packed(day: Day) -> bytes:
    places = {key: number for number, key in enumerate(day.counts)}
    articles = [
        _Article(
            each.id,
            each.title,
            each.sketch,
            tuple(sorted(each.places)),
            [places[key] for key in each.vector],
            list(each.vector.values()),
        )
        for each in day.articles
    ]
    return msgspec.msgpack.encode(_Day(day.day, list(day.counts), list(day.counts.values()), articles))


def _day_of(kept: _Day) -> Day:
    keys = kept.keys
    articles = tuple(
        Weighed(
            each.id,
            kept.day,
            each.title,
            each.sketch,
            frozenset(each.places),
            dict(zip(map(keys.__getitem__, each.keys), each.weights, strict=True)),
        )
        for each in kept.articles
    )
    return Day(kept.day, len(articles), dict(zip(keys, kept.counts, strict=True)), articles)


def _is_readable(day: str) -> bool:
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
