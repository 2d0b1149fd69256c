"""Facts and their changes in few words, for terminals and pages."""

from __future__ import annotations

from typing import Any

from tawatur.records.change import Change

__all__ = ["NOUNS", "gist_of", "shown"]

#: What one fact of a list is called.
NOUNS = {
    "entities": "name",
    "credits": "credit",
    "statements": "statement",
    "figures": "figure",
    "times": "time",
    "events": "event",
    "commitments": "commitment",
    "agreements": "agreement",
}
#: The fields that say in few words what a fact is.
_GIST = {
    "entities": ("type", "name"),
    "credits": ("kind", "name"),
    "statements": ("stance", "speaker"),
    "figures": ("what", "low", "high"),
    "times": ("value",),
    "events": ("type", "mode", "status"),
    "commitments": ("kind", "status"),
    "agreements": ("kind", "name"),
}
#: Of a record that is no span, the fields that stand for it.
_NAMING = ("name", "kind", "country", "state", "field", "id")
_NOTHING = "-"


def gist_of(change: Change) -> str:
    """What a fact says, in few words: `killed 3`, `ASSAULT raid actual`."""
    record = change.after if change.after is not None else change.before
    assert record is not None
    if change.list == "figures":
        return f"{record['what']} {_bounds(record['low'], record['high'])}"
    told = (shown(record.get(name)) for name in _GIST[change.list])
    return " ".join(part for part in told if part != _NOTHING)


def _bounds(low: int | None, high: int | None) -> str:
    if low == high:
        return shown(low)
    return f"{'' if low is None else f'{low:,}'}..{'' if high is None else f'{high:,}'}"


def shown(value: Any) -> str:
    """A value of a field as people read it: spans by their words, "-" for nothing."""
    if value is None or value in ("", [], ()):
        return _NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,}"
    if isinstance(value, dict):
        return _of_record(value)
    if isinstance(value, list | tuple):
        return " | ".join(shown(inner) for inner in value)
    return " ".join(str(value).split())


def _of_record(value: dict[str, Any]) -> str:
    if "text" in value:
        return shown(value["text"])
    told = [str(value[name]) for name in _NAMING if value.get(name)]
    return " ".join(told) or _NOTHING
