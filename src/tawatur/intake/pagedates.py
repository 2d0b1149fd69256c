"""The time of publication that a page declares in its head, its linked data or its time elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

__all__ = ["declared_time"]

#: Names under which pages declare when an article was published, not when it was changed.
_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "publish-date",
    "publish_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "date",
)  # fmt: skip
_TIME = re.compile(r"\s*(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:\.\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)?\s*", re.ASCII)
#: Linked data nests a few levels; hostile data nests more.
_DEEPEST, _LONGEST = 6, 200_000


def declared_time(tree: Any, day: str) -> str | None:
    """The first time of this day that a parsed page declares as that of its publication; None where it gives none.

    Midnight to the second is how systems write a day without a time, so it is none.
    """
    for value in _declared(tree):
        found = _TIME.fullmatch(value[:60])
        if found is None or found[1] != day:
            continue
        clock, zone = found[2] + (found[3] or ":00"), found[4] or ""
        if clock != "00:00:00" and _is_time(moment := f"{day}T{clock}{_colon(zone)}"):
            return moment
    return None


def _declared(tree: Any) -> Iterator[str]:
    metas = list(tree.iter("meta"))
    for wanted in _NAMES:
        for meta in metas:
            names = (meta.get("property"), meta.get("name"), meta.get("itemprop"))
            if any(name and name.strip().lower() == wanted for name in names):
                yield meta.get("content") or ""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            yield from _linked(script.text or "")
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or ""
    yield from (element.get("datetime") or "" for element in tree.iter("time"))


def _linked(text: str) -> Iterator[str]:
    try:
        data = json.loads(text) if len(text) <= _LONGEST else None
    except (ValueError, RecursionError):
        return
    yield from _dates(data, 0)


def _dates(data: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        if isinstance(data.get("datePublished"), str):
            yield data["datePublished"]
        data = list(data.values())
    if isinstance(data, list):
        for inner in data:
            yield from _dates(inner, depth + 1)


def _colon(zone: str) -> str:
    return zone if zone in ("", "Z") or ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _is_time(moment: str) -> bool:
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return False
    return True
