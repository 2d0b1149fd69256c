"""Which record types a record holds."""

from __future__ import annotations

import typing
from collections.abc import Iterator

import msgspec


def records_of(kind: type) -> Iterator[type[msgspec.Struct]]:
    """A record type and all record types that its fields hold."""
    seen: list[type[msgspec.Struct]] = []
    waiting: list[object] = [kind]
    while waiting:
        current = waiting.pop()
        if isinstance(current, type) and issubclass(current, msgspec.Struct):
            if current not in seen:
                seen.append(current)
                waiting.extend(typing.get_type_hints(current).values())
        else:
            waiting.extend(typing.get_args(current))
    yield from seen
