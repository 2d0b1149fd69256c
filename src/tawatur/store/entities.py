"""Entities across articles: whether they are up to date, keeping them, and reading them back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, bindparam, func, insert, select

from tawatur.errors import NotFoundError
from tawatur.records.resolution import Member, SharedEntity
from tawatur.store.gathered import FINDING as STORIES_FOUND
from tawatur.store.packing import pack, unpack
from tawatur.store.tables import (
    ARTICLES,
    ENTITIES,
    JUDGEMENTS,
    LEDGERS,
    MEMBERS,
    RUNS,
    STORIES,
    TOMBSTONES,
)

__all__ = [
    "FINDING", "are_current", "iter_entities", "iter_members", "keep_entities", "last_ledger",
    "shared_by_member", "shared_entity",
]  # fmt: skip

#: The command of a run that finds entities, and the count of it that says from which ledgers.
FINDING = "entities"
_UP_TO = "up to ledger"
#: Rows fetched, and written, at a time.
_BATCH = 200
_ROWS = 5_000
_DECODER = msgspec.json.Decoder(SharedEntity)
_DIGESTS: Select[Any] = select(ENTITIES.c.ident, ENTITIES.c.digest)
_MEMBERS: Select[Any] = select(MEMBERS.c.entity, MEMBERS.c.article_id, MEMBERS.c.claim)
_UPDATE = (
    ENTITIES.update()
    .where(ENTITIES.c.ident == bindparam("new_ident"))
    .values({name: bindparam(f"new_{name}") for name in ("type", "name", "digest", "run_id", "data")})
)
_LEAVE = MEMBERS.delete().where(*(MEMBERS.c[name] == bindparam(name) for name in ("entity", "article_id", "claim")))


def last_ledger(connection: Connection) -> int:
    """The key of the ledger that was kept last; 0 where there is none."""
    return connection.execute(select(func.max(LEDGERS.c.id))).scalar() or 0


def are_current(connection: Connection) -> bool:
    """Whether entities were found since anything was added, read again, removed, judged, or put into stories."""
    query = select(RUNS.c.id, RUNS.c.counts).where(RUNS.c.command == FINDING, RUNS.c.finished.is_not(None))
    last = connection.execute(query.order_by(RUNS.c.id.desc()).limit(1)).first()
    if last is None or last.counts.get(_UP_TO) != last_ledger(connection):
        return False
    gathered = select(RUNS.c.counts).where(RUNS.c.command == STORIES_FOUND, RUNS.c.id > last.id)
    if any(counts.get("gone") for counts in connection.execute(gathered).scalars()):
        return False
    changed = (select(table.c.run_id).where(table.c.run_id > last.id) for table in (TOMBSTONES, STORIES, JUDGEMENTS))
    return all(connection.execute(query.limit(1)).first() is None for query in changed)


def keep_entities(
    connection: Connection,
    digests: Mapping[str, str],
    make: Callable[[str], tuple[SharedEntity, list[tuple[int, str]]]],
    *,
    run: int,
) -> dict[str, int]:
    """Keep entities with their members in place of all that were there; give how many of each there are now.

    `digests` are hashes of what each entity is made of: only what is new or has another one is made and written.
    """
    old: dict[str, str | None] = {row.ident: row.digest for row in connection.execute(_DIGESTS).all()}
    there = set(connection.execute(select(ARTICLES.c.id)).scalars())
    changed: list[_Changed] = []
    waiting = 0
    for ident, digest in digests.items():
        is_new = ident not in old
        if old.pop(ident, None) == digest:
            continue
        entity, found_at = make(ident)
        # An article may have been removed in the meantime; then the entity is no longer what the digest tells.
        places = [place for place in found_at if place[0] in there]
        values = {"ident": ident, "type": entity.type, "name": entity.name, "run_id": run}
        values |= {"digest": digest if len(places) == len(found_at) else None}
        changed.append(_Changed(values | {"data": pack(msgspec.json.encode(entity))}, places, is_new))
        waiting += len(places)
        if waiting > _ROWS:
            _write(connection, changed)
            changed, waiting = [], 0
    _write(connection, changed)
    _remove(connection, sorted(old))
    members = connection.execute(select(func.count()).select_from(MEMBERS)).scalar_one()
    return {"entities": len(digests), "members": members}


class _Changed(msgspec.Struct, frozen=True):
    """An entity that is not kept as it is now: its row, and its members."""

    values: dict[str, Any]
    members: list[tuple[int, str]]
    is_new: bool


def _write(connection: Connection, changed: Sequence[_Changed]) -> None:
    """Write these entities, and of their members those that came or went."""
    made = [each.values for each in changed if each.is_new]
    if made:
        connection.execute(insert(ENTITIES), made)
    known = [each.values for each in changed if not each.is_new]
    if known:
        connection.execute(_UPDATE, [{f"new_{name}": value for name, value in values.items()} for values in known])
    now = {(each.values["ident"], *place) for each in changed for place in each.members}
    before: set[tuple[str, int, str]] = set()
    for first in range(0, len(known), _BATCH):
        idents = [values["ident"] for values in known[first : first + _BATCH]]
        before.update(map(tuple, connection.execute(_MEMBERS.where(MEMBERS.c.entity.in_(idents))).all()))
    for change, rows in ((_LEAVE, before - now), (insert(MEMBERS), now - before)):
        if rows:
            connection.execute(
                change, [{"entity": entity, "article_id": at, "claim": claim} for entity, at, claim in sorted(rows)]
            )


def _remove(connection: Connection, idents: Sequence[str]) -> None:
    for first in range(0, len(idents), _BATCH):
        part = idents[first : first + _BATCH]
        connection.execute(MEMBERS.delete().where(MEMBERS.c.entity.in_(part)))
        connection.execute(ENTITIES.delete().where(ENTITIES.c.ident.in_(part)))


def iter_entities(
    connection: Connection, *, type: str | None = None, limit: int | None = None, offset: int = 0
) -> Iterator[SharedEntity]:
    """The kept entities, those of the most articles first."""
    size = func.count(MEMBERS.c.article_id.distinct()).label("size")
    sizes = select(MEMBERS.c.entity, size).group_by(MEMBERS.c.entity).subquery()
    query = (
        select(ENTITIES.c.ident, ENTITIES.c.data)
        .join(sizes, sizes.c.entity == ENTITIES.c.ident)
        .order_by(sizes.c.size.desc(), ENTITIES.c.ident)
    )
    if type is not None:
        query = query.where(ENTITIES.c.type == type)
    if limit is not None:
        query = query.limit(limit).offset(offset)
    for row in connection.execution_options(yield_per=_BATCH).execute(query):
        yield _DECODER.decode(unpack(row.data, where=row.ident))


def shared_entity(connection: Connection, ident: str) -> SharedEntity:
    """The entity with an id; raise NotFoundError."""
    data = connection.execute(select(ENTITIES.c.data).where(ENTITIES.c.ident == ident)).scalar()
    if data is None:
        raise NotFoundError(f"no entity {ident!r} in the archive; `tawatur entities` finds and lists them")
    return _DECODER.decode(unpack(data, where=ident))


def iter_members(connection: Connection, ident: str) -> Iterator[Member]:
    """The entities of single articles that an entity is, in order of the articles' ids."""
    query = (
        select(ARTICLES.c.ident, MEMBERS.c.claim)
        .join(ARTICLES, ARTICLES.c.id == MEMBERS.c.article_id)
        .where(MEMBERS.c.entity == ident)
        .order_by(ARTICLES.c.ident, MEMBERS.c.claim)
    )
    for row in connection.execute(query):
        yield Member(row.ident, row.claim)


def shared_by_member(connection: Connection, articles: Sequence[str]) -> dict[Member, str]:
    """The id of the shared entity that each entity of these articles is, as far as it is one."""
    found: dict[Member, str] = {}
    for first in range(0, len(articles), _BATCH):
        query = (
            select(ARTICLES.c.ident, MEMBERS.c.claim, MEMBERS.c.entity)
            .join(ARTICLES, ARTICLES.c.id == MEMBERS.c.article_id)
            .where(ARTICLES.c.ident.in_(articles[first : first + _BATCH]))
        )
        found |= {Member(row.ident, row.claim): row.entity for row in connection.execute(query)}
    return found
