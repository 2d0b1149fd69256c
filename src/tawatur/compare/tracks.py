"""The ledger of figures: what each claimant counts over time, one line for one kind, group and place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account
from tawatur.compare.claimants import Claimants, Source, claimants_of, source_of
from tawatur.compare.counted import LOOSE, Counted
from tawatur.compare.moments import day_of
from tawatur.compare.names import Known
from tawatur.lexicon import Lexicon
from tawatur.records.comparison import Row
from tawatur.records.identity import content_id
from tawatur.records.ledger import Entity, Figure, Statement
from tawatur.records.span import Span
from tawatur.records.tracks import Claimant, FigureTrack, TrackPoint
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key

__all__ = ["figure_tracks"]

#: Tracks of one comparison at most, those with most points first.
_MOST = 60
#: Figures of an article that are looked at for one before another.
_LOOKED = 200
#: Numbers from here on are the same count where they are equal.
_TELLING = 10
_COUNTRY = "country"


class _Item(msgspec.Struct, frozen=True):
    counted: Counted
    source: Source
    place: str
    spot: str
    row: str
    point: TrackPoint


def figure_tracks(
    accounts: Sequence[Account], heads: Sequence[Sequence[Counted]], rows: Sequence[Row], known: Known, lexicon: Lexicon
) -> tuple[FigureTrack, ...]:
    """The tracks of the figures of each account (`heads`), those with most points first.

    Counts that no row holds keep to the first one of their article.
    """
    rows_of = {cell.claim: row.id for row in rows if row.kind == "figure" for cell in row.cells if cell.claim}
    items = [
        item
        for account, own in zip(accounts, heads, strict=True)
        for item in _items(account, own, rows_of, known, lexicon)
    ]
    claimants = claimants_of(item.source for item in items)
    groups: dict[tuple[str, ...], list[_Item]] = defaultdict(list)
    for item, happening in zip(items, _happenings(items, claimants), strict=True):
        counted = item.counted
        earlier = "earlier" if counted.background else ""
        groups[counted.what, counted.group, happening, earlier, claimants.key(item.source)].append(item)
    tracks = [
        _track(key, same, claimants.of(same[0].source))
        for key, found in sorted(groups.items())
        for same in _by_place(found)
    ]
    tracks = [track for track in tracks if track.what not in LOOSE or len(track.points) > 1]
    tracks.sort(key=lambda t: (t.earlier, -len(t.points), t.points[0].begin, t.what, t.group, t.claimant.name, t.id))
    return tuple(tracks[:_MOST])


def _happenings(items: Sequence[_Item], claimants: Claimants) -> Iterator[str]:
    """What each count is of: the happening of the story ("") for the first of its kind in an article, else its row.

    A number (10 and more) that its claimant gives elsewhere is of the same happening as there.
    """
    placed: dict[tuple[object, ...], str] = {}
    for item in items:
        is_head = item.counted.headline and not item.counted.background
        if is_head or item.row:
            key = _number(item, claimants)
            placed[key] = min(placed.get(key, item.row), "" if is_head else item.row)
    for item in items:
        if item.counted.headline and not item.counted.background:
            yield ""
            continue
        key = _number(item, claimants)
        telling = max(item.point.low or 0, item.point.high or 0) >= _TELLING
        yield placed.get(key, repr(key)) if telling else item.row or item.counted.figure.id


def _number(item: _Item, claimants: Claimants) -> tuple[object, ...]:
    counted, point = item.counted, item.point
    earlier = counted.background
    return counted.what, counted.group, earlier, point.low, point.high, claimants.key(item.source)


def _items(
    account: Account, heads: Sequence[Counted], rows_of: Mapping[str, str], known: Known, lexicon: Lexicon
) -> Iterator[_Item]:
    statements = {statement.id: statement for statement in account.ledger.statements}
    places = {
        mention.start: entity
        for entity in account.ledger.entities
        if entity.type == "LOC"
        for mention in entity.mentions
    }
    for head in heads:
        for counted in head.all():
            row = rows_of.get(counted.figure.id, "")
            for figure, source in _tellings(account, counted.figure, statements, known, lexicon):
                span = counted.cell if figure is counted.figure else figure
                point = _point(account, figure, span, statements.get(figure.statement or ""))
                place, spot = _place(account, figure, places, known)
                yield _Item(head, source, place, spot, row, point)


def _tellings(
    account: Account, figure: Figure, statements: Mapping[str, Statement], known: Known, lexicon: Lexicon
) -> Iterator[tuple[Figure, Source]]:
    """The count with each claimant whom the article gives for it; its own voice only where there is no other."""
    found: dict[str, tuple[Figure, Source]] = {}
    for one in (figure, *_equals(account, figure)):
        source = source_of(account, one.chain, statements.get(one.statement or ""), known, lexicon)
        found.setdefault(source.key, (one, source))
    claimed = {key: pair for key, pair in found.items() if pair[1].text}
    yield from (claimed or found).values()


def _equals(account: Account, figure: Figure) -> Iterator[Figure]:
    """The same number of the same kind elsewhere in the article; small ones are equal by chance."""
    if max(figure.low or 0, figure.high or 0) >= _TELLING:
        for other in account.ledger.figures[:_LOOKED]:
            if other is not figure and (other.what, other.low, other.high) == (figure.what, figure.low, figure.high):
                yield other


def _point(account: Account, figure: Figure, span: Span, statement: Statement | None) -> TrackPoint:
    day = day_of(account.ledger, statement)
    return TrackPoint(
        start=span.start,
        end=span.end,
        text=account.doc.text[span.start : span.end],
        article=account.id,
        claim=figure.id,
        begin=day.begin,
        finish=day.finish,
        dated=day.dated,
        low=figure.low,
        high=figure.high,
        approx=figure.approx,
        tally=_tally(account, figure),
    )


def _tally(account: Account, figure: Figure) -> str:
    """How a count goes with others; "30 others were wounded" after the dead comes on top of no count of wounded."""
    if figure.tally != "further":
        return figure.tally
    before = (f for f in account.ledger.figures[:_LOOKED] if f.start < figure.start and f.what == figure.what)
    return figure.tally if any(f.start >= len(account.ledger.article.title) for f in before) else ""


def _place(account: Account, figure: Figure, places: Mapping[int, Entity], known: Known) -> tuple[str, str]:
    """The name of a figure's place and what is the same for one place; a country is the place of all its stories."""
    if figure.place is None:
        return "", ""
    entity = places.get(figure.place.start)
    if entity is None:
        return figure.place.text, _bare(figure.place.text)
    if entity.kind == _COUNTRY:
        return "", ""
    number = known.get((account.id, entity.id))
    return entity.name, _bare(entity.name) if number is None else str(number)


def _by_place(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """The items of each place; those without one go with the only place that there is."""
    found: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        found[item.spot].append(item)
    named = [place for place in found if place]
    if len(named) == 1:
        yield list(items)
    else:
        yield from found.values()


def _bare(place: str) -> str:
    return " ".join(likeness_key(word) for word in fold(place).split())


def _track(key: tuple[str, ...], items: Sequence[_Item], claimant: Claimant) -> FigureTrack:
    what, group, _, earlier, _ = key
    ordered = sorted(items, key=lambda i: (i.point.begin, i.point.finish, i.counted.owner, i.point.start))
    points = tuple(_changed([item.point for item in ordered]))
    anchors = [part for point in points for part in (point.article, point.start)]
    return FigureTrack(
        id=content_id("track", what, group, *anchors),
        what=what,
        group=group,
        place=next((item.place for item in ordered if item.place), ""),
        claimant=claimant,
        points=points,
        earlier=bool(earlier),
    )


def _changed(points: Sequence[TrackPoint]) -> Iterator[TrackPoint]:
    before: TrackPoint | None = None
    for point in points:
        yield msgspec.structs.replace(point, change=_change(before, point))
        if point.tally != "further" or before is None:
            before = point


def _change(before: TrackPoint | None, point: TrackPoint) -> str:
    """How a count stands to the one before it; counts on top of those before say nothing of the whole."""
    if point.tally == "further":
        return "further"
    if before is None:
        return "first"
    if (before.low, before.high) == (point.low, point.high):
        return "same"
    if point.high is not None and before.low is not None and point.high < before.low:
        return "lowered"
    if point.low is not None and before.high is not None and point.low > before.high:
        return "raised"
    return "refined"
