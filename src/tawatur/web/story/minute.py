"""A story in one minute: what most origins agree on, where they contradict, what stands alone."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tawatur.records.headlines import Headlines
from tawatur.text.folding import fold_words
from tawatur.web.story.frame import Frame, Said
from tawatur.web.story.grid import GridRow

__all__ = ["Minute", "MinuteFact", "Side", "SideWords", "minute_of"]

#: Facts of each of the three lists: more cannot be read in a minute.
_AGREED, _OPPOSED, _ALONE = 6, 6, 6


class SideWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words, and the accounts that put it so but for spelling."""

    said: Said
    accounts: tuple[int, ...]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """What one origin says of a fact."""

    origin: int
    words: tuple[SideWords, ...]


class MinuteFact(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the grid in short; `said` is its fullest wording."""

    row: int
    kind: str
    verdict: str
    rule: str
    fact: str
    origins: int
    told: int
    said: Said
    sides: tuple[Side, ...] = ()


class Minute(msgspec.Struct, frozen=True, kw_only=True, weakref=True, eq=False):
    """The three lists, and how many facts there are of each in all."""

    agreed: tuple[MinuteFact, ...]
    agreed_count: int
    opposed: tuple[MinuteFact, ...]
    opposed_count: int
    alone: tuple[MinuteFact, ...]
    alone_count: int


def minute_of(rows: tuple[GridRow, ...], frame: Frame, first: Headlines) -> Minute:
    """The minute of a grid, its facts ranked as `records.headlines` ranks them."""
    known = {row.id: row for row in rows}
    return Minute(
        agreed=tuple(_fact(known[ident], frame) for ident in first.shared[:_AGREED]),
        agreed_count=len(first.shared),
        opposed=tuple(_fact(known[ident], frame, sides=True) for ident in first.opposed[:_OPPOSED]),
        opposed_count=len(first.opposed),
        alone=tuple(_fact(known[ident], frame) for ident in first.alone[:_ALONE]),
        alone_count=len(first.alone),
    )


def _fact(row: GridRow, frame: Frame, *, sides: bool = False) -> MinuteFact:
    said = [one for cell in row.cells for one in cell.said]
    return MinuteFact(
        row=row.number,
        kind=row.kind,
        verdict=row.verdict,
        rule=row.rule,
        fact=row.fact,
        origins=row.origins,
        told=row.told,
        said=max(said, key=lambda one: (one.claim is not None, len(one.text), -one.account)),
        sides=tuple(_sides(said, frame)) if sides else (),
    )


def _sides(said: list[Said], frame: Frame) -> Iterable[Side]:
    for origin in dict.fromkeys(frame.accounts[one.account - 1].origin for one in said):
        mine = [one for one in said if frame.accounts[one.account - 1].origin == origin]
        alike: dict[str, list[Said]] = {}
        for one in mine:
            alike.setdefault(fold_words(one.text), []).append(one)
        words = (
            SideWords(said=group[0], accounts=tuple(dict.fromkeys(one.account for one in group)))
            for group in alike.values()
        )
        yield Side(origin=origin, words=tuple(words))
