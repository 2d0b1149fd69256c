"""A noun phrase that can be a party of an event, by its tokens."""

from __future__ import annotations

import msgspec

__all__ = ["Party"]


class Party(msgspec.Struct, frozen=True):
    """A noun phrase: half-open token indexes and its head."""

    first: int
    stop: int
    head: int
