"""Events in POLECAT's layout: tab-separated text with its 40 columns, one row an event.

Fields that a ledger cannot fill (COW codes, Wikipedia ids, contexts) are empty. Several actors stand in one cell,
parted by semicolons. Only events that happened stand in POLECAT: planned, denied and hypothetical ones are left out,
and so are earlier ones without a day of their own, since the day of publication would be a false one for them.
Cells with a quotation mark are quoted and the mark doubled: readers of tables take a mark that opens a cell for a
quoted cell, and would run over the tabs behind it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from tawatur.export.accounts import Account
from tawatur.export.plover import event_day
from tawatur.records.eventtimes import EventTimes
from tawatur.records.ledger import ActorCode, Event, Ledger
from tawatur.records.span import Span

__all__ = ["COLUMNS", "polecat_rows", "write_polecat"]

_PARTY = ("Name", "Country", "COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw", "Wikipedia {} ID")


def _party_columns(role: str) -> tuple[str, ...]:
    short = tuple(f"{role} {name}" for name in _PARTY[:3])
    return (*short, *(name.format(role) for name in _PARTY[3:]))


COLUMNS: tuple[str, ...] = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *_party_columns("Actor"), *_party_columns("Recipient"),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
_LEVELS = ("town", "district", "province")


def write_polecat(accounts: Iterable[Account], stream: BinaryIO) -> None:
    """Write the header and one row an event."""
    stream.write(_lines([COLUMNS]))
    for account in accounts:
        stream.write(_lines(polecat_rows(account.ledger)))


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter="\t", lineterminator="\n").writerows(rows)
    return lines.getvalue().encode("utf-8")


def polecat_rows(ledger: Ledger) -> Iterator[list[str]]:
    """The events of a ledger that happened, one list of cells each."""
    article = ledger.article
    published = article.published_on
    times = EventTimes(ledger.times)
    story = [_joined(e.name for e in ledger.entities if e.type == kind) for kind in ("PER", "ORG", "LOC")]
    for event in ledger.events:
        if event.status != "actual" and not (event.status == "historical" and event_day(event, times, None)):
            continue
        row = [
            event.id, event_day(event, times, published) or "", event.type, event.mode or "",
            f"{event.intensity:g}" if event.intensity is not None else "", str(event.quad or ""), "",
            *_party(event.actors, event.actor_codes), *_party(event.recipients, event.recipient_codes),
            *_place(event), article.outlet or "",
            published.isoformat() if published is not None else "", *story, "ar", ledger.reader.version,
        ]  # fmt: skip
        yield [_cell(value) for value in row]


def _party(spans: tuple[Span, ...], codes: tuple[ActorCode, ...]) -> list[str]:
    primary = _joined(code.sectors[0] for code in codes if code.sectors)
    every = _joined("-".join(code.sectors) for code in codes)
    countries = _joined(code.country or "" for code in codes)
    names = _joined(span.text for span in spans)
    return [names, countries, "", primary, every, "", names, ""]


def _place(event: Event) -> list[str]:
    if not event.locations:
        return [""] * 10
    where, raw = event.locations[0], event.places[0].text
    names = [where.name if where.level == level else "" for level in _LEVELS]
    point = ["" if value is None else f"{value:.4f}" for value in (where.latitude, where.longitude)]
    return [where.name, *names, where.country or "", *point, where.id or "", raw, where.level]


def _joined(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(value for value in values if value))


def _cell(value: str) -> str:
    """A value without the characters that part cells and rows."""
    return " ".join(value.replace("\0", " ").split())
