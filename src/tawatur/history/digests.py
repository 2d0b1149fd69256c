"""One digest over what an archive holds: the same articles and the same reader give the same one everywhere.

Rows are hashed one by one and their hashes added up, so that no order of rows, articles or databases matters, and what
a later reading replaces is taken out again. What says when, where and by whom something was kept is left out: dates of
adding, numbers of rows, versions and runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

import msgspec

from tawatur.store.protocol import Digested, Run, Store

__all__ = ["ArchiveDigest", "RunSeen", "digest_of", "runs_of"]

_ROOM = 1 << 256


class ArchiveDigest(msgspec.Struct, frozen=True, kw_only=True):
    """Digests (hex, sha256) of the newest ledger of every version, of stories, of comparisons, and of all together.

    `counts` says of how many ledgers, stories and comparisons.
    """

    digest: str
    ledgers: str
    stories: str
    comparisons: str
    counts: dict[str, int]


class RunSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A run with what it kept: ledgers by it that are there today, and the digest of all readings at its end."""

    run: Run
    ledgers: int
    digest: str


class _Sum:
    """Adds hashes up; lives for one call."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.total = 0
        self.number = 0

    def add(self, content: str) -> None:
        self.total = (self.total + int(content, 16)) % _ROOM
        self.number += 1

    def take(self, content: str) -> None:
        self.total = (self.total - int(content, 16)) % _ROOM
        self.number -= 1

    @property
    def digest(self) -> str:
        told = f"tawatur 1 {self.kind} {self.number} {self.total:064x}"
        return sha256(told.encode("ascii")).hexdigest()


def digest_of(store: Store) -> ArchiveDigest:
    """The digest of what an archive holds now."""
    ledgers = _Sum("ledgers")
    for _ in _summed(store.digested_ledgers(), ledgers):
        pass
    relations = {"story": _Sum("stories"), "comparison": _Sum("comparisons")}
    for kind, content in store.digested_relations():
        relations[kind].add(content)
    parts = {part.kind: part for part in (ledgers, *relations.values())}
    whole = sha256(" ".join(part.digest for part in parts.values()).encode("ascii")).hexdigest()
    digests = {kind: part.digest for kind, part in parts.items()}
    return ArchiveDigest(digest=whole, **digests, counts={kind: part.number for kind, part in parts.items()})


def runs_of(store: Store) -> tuple[RunSeen, ...]:
    """All runs with what each kept and the digest of the readings at its end."""
    ledgers = _Sum("ledgers")
    ends: dict[int, str] = {}
    kept: dict[int, int] = {}
    for item in _summed(store.digested_ledgers(), ledgers):
        ends[item.run] = ledgers.digest
        kept[item.run] = kept.get(item.run, 0) + 1
    found = []
    last = _Sum("ledgers").digest
    for run in store.runs():
        last = ends.get(run.id, last)
        found.append(RunSeen(run=run, ledgers=kept.get(run.id, 0), digest=last))
    return tuple(found)


def _summed(items: Iterable[Digested], total: _Sum) -> Iterator[Digested]:
    """Add the newest ledger of each version up, and yield each item after it was added."""
    newest: dict[int, Digested] = {}
    for item in items:
        older = newest.get(item.version)
        if older is None or older.key < item.key:
            if older is not None:
                total.take(older.content)
            newest[item.version] = item
            total.add(item.content)
        yield item
