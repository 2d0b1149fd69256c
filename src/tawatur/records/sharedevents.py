"""Who did what to whom, where and when, as the accounts of a story tell it.

Events that stand in one row of the comparison are one happening; so are events of different articles where the same
actor does the same to the same, or at the same place, unless their days exclude each other. Parties, places and days
are never settled: each is kept with the article whose words they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from unicodedata import category, normalize

import msgspec

from tawatur.records.comparison import Comparison
from tawatur.records.eventtimes import EventTimes
from tawatur.records.ledger import Event, Ledger
from tawatur.records.span import Span

__all__ = ["SharedEvent", "Telling", "days_of", "name_of", "shared_events"]

#: Rows whose words tell what happened; those of figures, times and names stand beside it.
_TELLING_ROWS = frozenset({"event", "statement", "commitment", "agreement"})
#: Types whose modes say by what means; those of other types say what was done, and two of them are two deeds.
_MEANS = frozenset({"ASSAULT", "CONSULT"})
#: Quotation marks around a name are no part of it.
_MARKS = '"«»“”'
#: Statuses of what is told, or denied, to have happened in these days. Others stand apart, each with its own.
_NOW = frozenset({"actual", "denied"})


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """An event as one article tells it."""

    article: str
    event: Event


class SharedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Events of one type, and of one mode where modes are deeds.

    `happened` says that they are told, or denied, to have happened in these days.
    """

    type: str
    happened: bool
    told: tuple[Telling, ...]
    articles: int
    origins: int

    @property
    def modes(self) -> tuple[str, ...]:
        """The modes that accounts tell, in the order of the accounts."""
        return tuple(dict.fromkeys(one.event.mode for one in self.told if one.event.mode))

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses that accounts give it, in the order of the accounts."""
        return tuple(dict.fromkeys(one.event.status for one in self.told))

    @property
    def says_who(self) -> bool:
        """Whether any account tells a party or a place."""
        return any(one.event.actors or one.event.recipients or one.event.places for one in self.told)


def shared_events(comparison: Comparison, ledgers: Iterable[Ledger]) -> tuple[SharedEvent, ...]:
    """Give the happenings: those told as happened first, of these what most origins tell, then most articles."""
    by_id = {ledger.article.id: ledger for ledger in ledgers}
    origin_of = {article: number for number, one in enumerate(comparison.origins) for article in one.articles}
    cells = _cells(comparison)
    groups: dict[tuple[str, str, str], list[Telling]] = defaultdict(list)
    for article in comparison.articles:
        for event in by_id[article].events:
            row = _row_of(event, cells[article]) or f"{article} {event.id}"
            status = "actual" if event.status in _NOW else event.status
            groups[row, event.type, status].append(Telling(article=article, event=event))
    deeds = [
        _Deed(type=kind, happened=status == "actual", told=told, traits=_traits(told, by_id))
        for (_, kind, status), together in groups.items()
        for told in _by_mode(kind, together)
    ]
    found = [
        SharedEvent(
            type=deed.type,
            happened=deed.happened,
            told=deed.told,
            articles=len({one.article for one in deed.told}),
            origins=len({origin_of.get(one.article, one.article) for one in deed.told}),
        )
        for deed in _joined(deeds)
    ]
    return tuple(sorted(found, key=_order))


def name_of(ledger: Ledger, span: Span) -> str:
    """The fullest name of the entity that the words begin with, else the words, so that one thing is one text.

    Marks around and above letters are left out (vowel signs, hamzas); it is to compare with, not to show.
    """
    for entity in ledger.entities:
        if any(mention.start == span.start and span.covers(mention) for mention in entity.mentions):
            return _plain(entity.name)
    return _plain(span.text)


def days_of(ledger: Ledger, event: Event) -> Iterator[tuple[str, str]]:
    """First and last day (ISO) of each time of an event (`records.eventtimes`)."""
    for time in EventTimes(ledger.times).of(event):
        begin, finish = time.begin or time.finish, time.finish or time.begin
        if begin and finish:
            yield begin, finish


def _plain(name: str) -> str:
    letters = (letter for letter in normalize("NFD", name) if category(letter) != "Mn")
    return " ".join("".join(letters).split()).strip(_MARKS)


class _Traits(msgspec.Struct, frozen=True):
    """By what a deed is known again: who did it, to whom or where, its mode, and its days (ISO, inclusive)."""

    actors: frozenset[str]
    objects: frozenset[str]
    modes: frozenset[str]
    days: tuple[tuple[str, str], ...]


class _Deed(msgspec.Struct, frozen=True, kw_only=True):
    type: str
    happened: bool
    told: tuple[Telling, ...]
    traits: _Traits


def _traits(told: Sequence[Telling], ledgers: Mapping[str, Ledger]) -> _Traits:
    named = [(ledgers[one.article], one.event) for one in told]
    return _Traits(
        frozenset(name_of(ledger, span) for ledger, event in named for span in event.actors),
        frozenset(name_of(ledger, span) for ledger, event in named for span in (*event.recipients, *event.places)),
        frozenset(event.mode for _, event in named if event.mode),
        tuple(days for ledger, event in named for days in days_of(ledger, event)),
    )


def _by_mode(kind: str, told: Sequence[Telling]) -> Iterator[tuple[Telling, ...]]:
    """Part what accounts tell by its modes; what names no mode stands with the one that most name."""
    modes = Counter(one.event.mode for one in told if one.event.mode)
    if kind in _MEANS or len(modes) < 2:
        yield tuple(told)
        return
    usual = modes.most_common(1)[0][0]
    for mode in modes:
        yield tuple(one for one in told if (one.event.mode or usual) == mode)


def _joined(deeds: Sequence[_Deed]) -> list[_Deed]:
    """Join each deed with the first before it that it is known again by."""
    kept: list[_Deed] = []
    places: dict[tuple[str, str], set[int]] = defaultdict(set)
    for deed in deeds:
        asked = sorted({n for actor in deed.traits.actors for n in places[deed.type, actor]})
        place = next((n for n in asked if _is_same(deed, kept[n])), None)
        at = len(kept) if place is None else place
        for actor in deed.traits.actors:
            places[deed.type, actor].add(at)
        if place is None:
            kept.append(deed)
            continue
        one, two = kept[place].traits, deed.traits
        traits = _Traits(
            one.actors | two.actors, one.objects | two.objects, one.modes | two.modes, (*one.days, *two.days)
        )
        told = (*kept[place].told, *deed.told)
        kept[place] = _Deed(type=deed.type, happened=deed.happened, told=told, traits=traits)
    return kept


def _is_same(deed: _Deed, other: _Deed) -> bool:
    """Whether two deeds of different articles are one; an article tells one happening once."""
    if (deed.type, deed.happened) != (other.type, other.happened) or not deed.happened:
        return False
    one, two = deed.traits, other.traits
    if not one.actors & two.actors or not one.objects & two.objects:
        return False
    if one.modes and two.modes and not one.modes & two.modes:
        return False
    if {told.article for told in deed.told} & {told.article for told in other.told}:
        return False
    return not one.days or not two.days or any(a <= d and c <= b for a, b in one.days for c, d in two.days)


def _order(one: SharedEvent) -> tuple[bool, bool, int, int, int]:
    return not one.happened, not one.says_who, -one.origins, -one.articles, _first(one.told)


def _first(told: Sequence[Telling]) -> int:
    """How far down it is told where it is told earliest: what an article is about stands in its first lines."""
    return min(one.event.trigger.start for one in told)


class _Place(msgspec.Struct, frozen=True):
    """The words of an article that stand in a row of the comparison."""

    start: int
    end: int
    row: str


def _cells(comparison: Comparison) -> dict[str, list[_Place]]:
    """The words of each article that tell what happened, the shortest first."""
    found: dict[str, list[_Place]] = defaultdict(list)
    for row in comparison.rows:
        if row.kind in _TELLING_ROWS:
            for cell in row.cells:
                found[cell.article].append(_Place(start=cell.start, end=cell.end, row=row.id))
    for places in found.values():
        places.sort(key=lambda place: place.end - place.start)
    return found


def _row_of(event: Event, cells: Sequence[_Place]) -> str | None:
    """The row in whose words an event is named, of several that with the fewest words."""
    start = event.trigger.start
    return next((cell.row for cell in cells if cell.start <= start < cell.end), None)
