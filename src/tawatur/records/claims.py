"""Finding claims in ledgers by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tawatur.errors import NotFoundError
from tawatur.records.ledger import Ledger
from tawatur.records.span import Span

__all__ = ["CLAIM_LISTS", "Claim", "anchor_of", "find_claim", "iter_claims"]

#: The lists of a ledger that hold records with an id.
CLAIM_LISTS = ("entities", "credits", "statements", "figures", "times", "events", "commitments", "agreements")


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A record of a ledger with the ledger it stands in and its place there ("statements[2]")."""

    id: str
    path: str
    record: Any
    ledger: Ledger


def iter_claims(ledger: Ledger) -> Iterator[Claim]:
    """Yield every record with an id, in the order of the ledger."""
    for name in CLAIM_LISTS:
        for number, record in enumerate(getattr(ledger, name)):
            yield Claim(id=record.id, path=f"{name}[{number}]", record=record, ledger=ledger)


def find_claim(ledgers: Iterable[Ledger], ident: str) -> Claim:
    """Find a claim by its id; raise NotFoundError where no ledger holds it."""
    for ledger in ledgers:
        for claim in iter_claims(ledger):
            if claim.id == ident:
                return claim
    raise NotFoundError(f"no claim {ident!r} in these ledgers; ids stand under `id` in the output of `tawatur read`")


def anchor_of(record: Any) -> Span:
    """The words a claim hangs on: itself where it is a span, else its trigger, cue, content or first mention."""
    if isinstance(record, Span):
        return record
    for field in ("trigger", "cue", "content"):
        anchor = getattr(record, field, None)
        if isinstance(anchor, Span):
            return anchor
    first: Span = record.mentions[0]
    return first
