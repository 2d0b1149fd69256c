"""Runs, comparisons and tombstones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from tawatur.records.codec import decode_comparison, encode
from tawatur.records.comparison import Comparison
from tawatur.store.fetching import article_keys
from tawatur.store.packing import pack, sha256_of, unpack
from tawatur.store.protocol import Run, Tombstone
from tawatur.store.tables import COMPARED, COMPARISONS, JUDGEMENTS, LEDGERS, RUNS, TOMBSTONES

__all__ = [
    "contradicted_claims", "finish_run", "iter_comparisons", "iter_runs", "iter_tombstones", "keep_comparison",
    "start_run", "state_of",
]  # fmt: skip

_CONTRADICTION = "contradict"


def start_run(connection: Connection, command: str, version: str) -> int:
    """Note that a command begins."""
    values = {"command": command, "version": version, "started": datetime.now(UTC), "counts": {}}
    key: int = connection.execute(insert(RUNS).values(values).returning(RUNS.c.id)).scalar_one()
    return key


def finish_run(connection: Connection, run: int, counts: dict[str, int]) -> None:
    """Note what a run did."""
    connection.execute(update(RUNS).where(RUNS.c.id == run).values(finished=datetime.now(UTC), counts=counts))


def iter_runs(connection: Connection) -> Iterator[Run]:
    """All runs in order."""
    for row in connection.execute(select(RUNS).order_by(RUNS.c.id)):
        yield Run(
            id=row.id,
            command=row.command,
            version=row.version,
            started=row.started,
            finished=row.finished,
            counts=dict(row.counts),
        )


def state_of(connection: Connection) -> str:
    """A word that changes with everything that is written: runs begin and end around it, or rows are only added."""
    greatest = (
        select(func.max(RUNS.c.id)),
        select(func.count(RUNS.c.finished)),
        select(func.max(LEDGERS.c.id)),
        select(func.max(JUDGEMENTS.c.number)),
    )
    row = connection.execute(select(*(query.scalar_subquery() for query in greatest))).one()
    return ".".join(str(number or 0) for number in row)


def iter_tombstones(connection: Connection) -> Iterator[Tombstone]:
    """One tombstone an article, in the order of their ids."""
    query = select(TOMBSTONES).where(TOMBSTONES.c.ident == TOMBSTONES.c.article).order_by(TOMBSTONES.c.ident)
    for row in connection.execute(query):
        yield Tombstone(article=row.article, removed=row.removed, reason=row.reason)


def keep_comparison(connection: Connection, comparison: Comparison, *, run: int, story: str | None) -> None:
    """Keep a comparison and how often each article is contradicted in it."""
    data = encode(comparison)
    digest = sha256_of(data)
    kept = connection.execute(select(COMPARISONS.c.sha256).where(COMPARISONS.c.ident == comparison.id)).scalar()
    if kept == digest:
        return
    connection.execute(COMPARED.delete().where(COMPARED.c.comparison == comparison.id))
    connection.execute(COMPARISONS.delete().where(COMPARISONS.c.ident == comparison.id))
    values = {"ident": comparison.id, "story": story, "sha256": digest, "data": pack(data), "run_id": run}
    connection.execute(insert(COMPARISONS).values(values))
    keys = article_keys(connection, comparison.articles)
    counts = dict.fromkeys(keys.values(), 0)
    for row in comparison.rows:
        if row.verdict == _CONTRADICTION:
            for ident in {cell.article for cell in row.cells}:
                counts[keys[ident]] += 1
    rows = [{"comparison": comparison.id, "article_id": key, "contradictions": n} for key, n in counts.items()]
    if rows:
        connection.execute(insert(COMPARED), rows)


class _Cell(msgspec.Struct):
    article: str
    claim: str | None = None


class _Row(msgspec.Struct):
    verdict: str
    cells: tuple[_Cell, ...]


class _Rows(msgspec.Struct):
    """The part of a comparison that tells what contradicts what; the rest is passed over, which is quicker."""

    rows: tuple[_Row, ...] = ()


_ROWS = msgspec.json.Decoder(_Rows)


def contradicted_claims(connection: Connection) -> dict[str, frozenset[str]]:
    """The claims of each article that stand in a contradiction of a kept comparison."""
    found: dict[str, set[str]] = {}
    query = select(COMPARISONS.c.ident, COMPARISONS.c.data).where(
        COMPARISONS.c.ident.in_(select(COMPARED.c.comparison).where(COMPARED.c.contradictions > 0))
    )
    for kept in connection.execute(query):
        for row in _ROWS.decode(unpack(kept.data, where=kept.ident)).rows:
            for cell in row.cells if row.verdict == _CONTRADICTION else ():
                if cell.claim is not None:
                    found.setdefault(cell.article, set()).add(cell.claim)
    return {article: frozenset(claims) for article, claims in found.items()}


def iter_comparisons(connection: Connection) -> Iterator[Comparison]:
    """The kept comparisons in the order of their ids."""
    for row in connection.execute(select(COMPARISONS).order_by(COMPARISONS.c.ident)):
        yield decode_comparison(unpack(row.data, where=row.ident), where=row.ident)
