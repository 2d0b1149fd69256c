"""Reading again what an archive holds, with the code and language data of today.

What is still to be read is what no ledger of this reader stands beside, so nothing has to be remembered: whoever was
stopped goes on where he was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

import msgspec

from tawatur.records.article import Article
from tawatur.records.ledger import Ledger, Reader
from tawatur.search.indexing import entry_of
from tawatur.store.protocol import Addition, Outcome, Store, Unread

__all__ = ["Reread", "reread"]

#: Versions that are kept by one transaction, and the seconds after which it is closed with fewer.
_BATCH = 50
_LONGEST_WAIT = 2.0


class Reread(msgspec.Struct, frozen=True, kw_only=True):
    """A version that was read again and is kept for good: its article, its number, both ledgers."""

    article: str
    version: int
    before: Ledger
    after: Ledger


def reread(
    store: Store,
    reader: Reader,
    read: Callable[[Article], Ledger],
    run: Callable[[], int],
    *,
    articles: Iterable[str] | None = None,
    limit: int | None = None,
) -> Iterator[Reread]:
    """Read what `reader` has not read, of these articles or of all, and yield each version once it is kept.

    `run` gives the number of the run, and is called when there is something to keep.
    """
    left = limit
    for article in [None] if articles is None else articles:
        after = 0
        while left is None or left > 0:
            waiting = store.unread(reader, article=article, after=after, limit=min(_BATCH, left or _BATCH))
            if not waiting:
                break
            done = _keep(store, waiting, read, run())
            after = waiting[len(done) - 1].key
            left = None if left is None else left - len(done)
            yield from (again for again, outcome in done if outcome.outcome == "read again")
        if left == 0:
            return


def _keep(
    store: Store, waiting: tuple[Unread, ...], read: Callable[[Article], Ledger], run: int
) -> list[tuple[Reread, Outcome]]:
    """Read as many as the time of a transaction allows, and keep them."""
    opened = time.monotonic()
    found: list[Reread] = []
    for version in waiting:
        after = _with_notes(read(version.article), version.ledger)
        found.append(Reread(article=version.kept_as, version=version.version, before=version.ledger, after=after))
        if time.monotonic() - opened > _LONGEST_WAIT:
            break
    outcomes = store.add([Addition(ledger=again.after, entry=entry_of(again.after)) for again in found], run=run)
    return list(zip(found, outcomes, strict=True))


def _with_notes(ledger: Ledger, before: Ledger) -> Ledger:
    """The new ledger with what intake noted about the bytes, which are not looked at again."""
    notes = tuple(note for note in before.diagnostics if note.stage == "intake")
    return msgspec.structs.replace(ledger, diagnostics=(*notes, *ledger.diagnostics)) if notes else ledger
