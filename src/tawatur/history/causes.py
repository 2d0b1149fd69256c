"""Why a fact changed: its page, its rule, the language data, the models, the code.

Where only one thing differs between two readings, it is the cause. Where the page was edited and something else read it
as well, an edit is the cause of what it touches, and the reader of the rest.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from tawatur.history.alignment import Alignment
from tawatur.records.change import Cause, Change
from tawatur.records.ledger import Reader

__all__ = ["causes_of"]

#: An edit this near to a fact's words (in letters) touches it.
_NEAR = 40
#: Ids of entries as rules and derivations write them: `org:un`, `SYR`, `assault.raid`.
_ENTRY = re.compile(r"[A-Z]{3}|[a-z-]+:[\w.-]+|[a-z-]+\.[a-z-]+")
_SHORT = 12


def causes_of(
    change: Change, before: Reader, after: Reader, alignment: Alignment, edited: Collection[str] | None = None
) -> tuple[Cause, ...]:
    """The causes of a change, the most exact one first.

    `edited` are the ids of entries and the tables in which the language data of the readers differ, None where that is
    not known.
    """
    if alignment.edits and (change.kind == "moved" or before == after):
        return tuple(_pages(change, alignment, nearest=True))
    found = list(_pages(change, alignment, nearest=False))
    if found:
        return (*found, *_rules(change))
    others = list(_readers(change, before, after, edited))
    # An entry that is known to have changed is nearer to the cause than the rule it led to.
    is_exact = edited is not None and any(cause.name for cause in others)
    found = [*others, *_rules(change)] if is_exact else [*_rules(change), *others]
    # One page and one reader give one ledger, unless somebody changed the code and not its version.
    return tuple(found) or (Cause(kind="code", before=before.version, after=after.version),)


def _pages(change: Change, alignment: Alignment, *, nearest: bool) -> Iterator[Cause]:
    """The edit that touches the fact, or the one nearest to it."""
    is_old = change.after is None
    found = alignment.nearest(_spots_in(change.before if is_old else change.after), is_old=is_old)
    if found is not None and (nearest or found[0] <= _NEAR):
        yield Cause(kind="page", before=found[1].before, after=found[1].after)


def _spots_in(value: Any) -> Iterator[tuple[int, int]]:
    """Every place that a record quotes, those of its derivation left out."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value["start"], value["end"]
        for name, inner in value.items():
            if name != "derivation":
                yield from _spots_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _spots_in(inner)


def _rules(change: Change) -> Iterator[Cause]:
    """The rule that made the fact, where it is another one; else the rules of its fields."""
    was, now = _rule(change.before), _rule(change.after)
    if was != now:
        yield Cause(kind="rule", before=was, after=now)
        return
    before, after = _field_rules(change.before), _field_rules(change.after)
    for field in sorted({*before, *after}):
        if before.get(field) != after.get(field):
            yield Cause(kind="rule", before=before.get(field, ""), after=after.get(field, ""), name=field)


def _rule(record: dict[str, Any] | None) -> str:
    return "" if record is None else str(record.get("rule", ""))


def _field_rules(record: dict[str, Any] | None) -> dict[str, str]:
    rules: dict[str, list[str]] = {}
    for step in () if record is None else record.get("derivation", ()):
        rules.setdefault(str(step["field"]), []).append(str(step["rule"]))
    return {field: ", ".join(dict.fromkeys(found)) for field, found in rules.items()}


def _readers(change: Change, before: Reader, after: Reader, edited: Collection[str] | None) -> Iterator[Cause]:
    """What differs between the readers, the most likely first: learned facts by models, named entries by data."""
    if before.models != after.models and _is_learned(change):
        yield Cause(kind="models", before=before.models[:_SHORT], after=after.models[:_SHORT])
    if before.lexicon != after.lexicon:
        for name in _entries(change, edited) or [""]:
            yield Cause(kind="lexicon", before=before.lexicon[:_SHORT], after=after.lexicon[:_SHORT], name=name)
    if before.version != after.version:
        yield Cause(kind="code", before=before.version, after=after.version)
    if before.models != after.models and not _is_learned(change):
        yield Cause(kind="models", before=before.models[:_SHORT], after=after.models[:_SHORT])


def _is_learned(change: Change) -> bool:
    return any(
        "learned" in rule or rule.endswith(".bin")
        for record in (change.before, change.after)
        for rule in (_rule(record), *_field_rules(record).values())
    )


def _entries(change: Change, edited: Collection[str] | None) -> list[str]:
    """The entries that the two facts name and that were edited; where that is not known, those that only one names."""
    was, now = (set(_named(record)) for record in (change.before, change.after))
    if edited is not None:
        return sorted(name for name in was | now if name in edited)
    was, now = ({name for name in names if _ENTRY.fullmatch(name)} for names in (was, now))
    return sorted(was ^ now or was | now)


def _named(record: dict[str, Any] | None) -> Iterator[str]:
    if record is None:
        return
    steps = record.get("derivation", ())
    yield _rule(record)
    for step in steps:
        yield str(step["note"])
        yield str(step["rule"])
