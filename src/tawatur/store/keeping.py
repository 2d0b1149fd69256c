"""Writing ledgers: which article and version one belongs to, and the rows it becomes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Row, func, insert, select, update

from tawatur.records.article import Article
from tawatur.records.ledger import Ledger, Reader
from tawatur.store.fetching import article_key
from tawatur.store.identity import is_edit, place_of, version_identity
from tawatur.store.keyindex import KeyIndex
from tawatur.store.packing import pack, pack_ledger, sha256_of, unpack_text
from tawatur.store.protocol import Addition, IndexEntry, Outcome, Raw
from tawatur.store.tables import ARTICLES, BLOBS, CLAIMS, CREDITS, DOCUMENTS, LEDGERS, TOMBSTONES, VERSIONS

__all__ = ["forget_tombstones", "keep", "known_outcome", "reindex"]


#: Values compared in one query.
_MOST_VALUES = 500


class _Waiting(msgspec.Struct):
    """Rows of one call that are written together at its end."""

    ledgers: list[dict[str, Any]] = msgspec.field(default_factory=list)
    claims: list[dict[str, Any]] = msgspec.field(default_factory=list)
    credits: list[dict[str, Any]] = msgspec.field(default_factory=list)
    documents: list[dict[str, Any]] = msgspec.field(default_factory=list)
    entries: list[tuple[int, IndexEntry]] = msgspec.field(default_factory=list)


def keep(
    connection: Connection, index: KeyIndex, additions: Sequence[Addition], *, run: int, restore: bool
) -> tuple[Outcome, ...]:
    """Write ledgers; the outcomes are in the order of the additions.

    Most articles are new in every respect. They are written together; the others are looked at one by one afterwards,
    in order, since they may be later states of the new ones.
    """
    if restore:
        for addition in additions:
            forget_tombstones(connection, addition.ledger.article.id)
    fresh = _unheard_of(connection, additions)
    waiting = _Waiting()
    outcomes: dict[int, Outcome] = {}
    if fresh:
        _keep_fresh(connection, [additions[place] for place in fresh], waiting, run)
        for place in fresh:
            ident = additions[place].ledger.article.id
            outcomes[place] = Outcome(article=ident, version=1, outcome="added")
    for place, addition in enumerate(additions):
        if place not in outcomes:
            removed = _tombstone(connection, addition.ledger.article)
            outcomes[place] = removed or _keep_one(connection, index, addition, waiting, run)
    _write(connection, index, waiting)
    return tuple(outcomes[place] for place in range(len(additions)))


def _unheard_of(connection: Connection, additions: Sequence[Addition]) -> list[int]:
    """The additions whose id and address neither the archive nor an earlier addition knows."""
    articles = [addition.ledger.article for addition in additions]
    idents, places = {a.id for a in articles}, {place_of(a.url) for a in articles} - {None}
    known = set(_among(connection, VERSIONS.c.ident, idents)) | set(_among(connection, TOMBSTONES.c.ident, idents))
    known |= set(_among(connection, ARTICLES.c.ident, idents))
    taken = set(_among(connection, ARTICLES.c.place, places))
    fresh = []
    for number, article in enumerate(articles):
        place = place_of(article.url)
        if article.id not in known and (place is None or place not in taken):
            fresh.append(number)
        known.add(article.id)
        taken.add(place)
    return fresh


def _among(connection: Connection, column: Column[Any], values: Collection[Any]) -> Iterator[Any]:
    """The values that a column holds."""
    wanted = sorted(values)
    for at in range(0, len(wanted), _MOST_VALUES):
        part = wanted[at : at + _MOST_VALUES]
        yield from connection.execute(select(column).where(column.in_(part))).scalars()


def _keep_fresh(connection: Connection, additions: Sequence[Addition], waiting: _Waiting, run: int) -> None:
    rows = [{"ident": a.ledger.article.id, "place": place_of(a.ledger.article.url)} for a in additions]
    added = insert(ARTICLES).returning(ARTICLES.c.id, sort_by_parameter_order=True)
    keys = connection.execute(added, rows).scalars().all()
    values = [
        _version_row(connection, key, 1, addition.ledger.article, addition.raw, run)
        for key, addition in zip(keys, additions, strict=True)
    ]
    added = insert(VERSIONS).returning(VERSIONS.c.id, sort_by_parameter_order=True)
    versions = connection.execute(added, values).scalars().all()
    for version, addition in zip(versions, additions, strict=True):
        day = _day(addition.ledger.article)
        waiting.documents.append({"version_id": version, "published": day, "is_latest": True})
        _read(waiting, version, addition, run)


def known_outcome(connection: Connection, article: Article, reader: Reader) -> Outcome | None:
    """What adding an article would be where nothing would come of it."""
    if (removed := _tombstone(connection, article)) is not None:
        return removed
    found = _version(connection, article)
    if found is None or not _has_ledger(connection, found.id, reader):
        return None
    return Outcome(article=found.article, version=found.number, outcome="known")


def forget_tombstones(connection: Connection, article: str) -> None:
    """Let an article that was removed be taken again."""
    connection.execute(TOMBSTONES.delete().where(TOMBSTONES.c.ident == article))


def _keep_one(connection: Connection, index: KeyIndex, addition: Addition, waiting: _Waiting, run: int) -> Outcome:
    article, reader = addition.ledger.article, addition.ledger.reader
    found = _version(connection, article)
    if found is not None:
        outcome = Outcome(article=found.article, version=found.number, outcome="known")
        if any(row["version_id"] == found.id for row in waiting.ledgers) or _has_ledger(connection, found.id, reader):
            return outcome
        _remove_keys(connection, index, found.id)
        _read(waiting, found.id, addition, run)
        return msgspec.structs.replace(outcome, outcome="read again")
    above = _article_of(connection, article)
    place = place_of(article.url)
    if above is None:
        added = insert(ARTICLES).values(ident=article.id, place=place).returning(ARTICLES.c.id)
        key = connection.execute(added).scalar_one()
        ident, number = article.id, 1
    else:
        key, ident, number = above.id, above.ident, _last_number(connection, above.id) + 1
        if place is not None:
            connection.execute(update(ARTICLES).where(ARTICLES.c.id == key).values(place=place))
    row = _version_row(connection, key, number, article, addition.raw, run)
    version: int = connection.execute(insert(VERSIONS).values(row).returning(VERSIONS.c.id)).scalar_one()
    if number > 1:
        _no_longer_latest(connection, waiting, key, version)
    waiting.documents.append({"version_id": version, "published": _day(article), "is_latest": True})
    _read(waiting, version, addition, run)
    return Outcome(article=ident, version=number, outcome="added" if number == 1 else "new version")


def _tombstone(connection: Connection, article: Article) -> Outcome | None:
    found = connection.execute(select(TOMBSTONES.c.article).where(TOMBSTONES.c.ident == article.id)).scalar()
    return None if found is None else Outcome(article=found, version=0, outcome="removed")


def _version(connection: Connection, article: Article) -> Row[*tuple[Any, ...]] | None:
    """The version that is this state of this article."""
    query = (
        select(VERSIONS.c.id, VERSIONS.c.number, ARTICLES.c.ident.label("article"), ARTICLES.c.place, VERSIONS.c.ident)
        .join(ARTICLES, ARTICLES.c.id == VERSIONS.c.article_id)
        .where(VERSIONS.c.identity == version_identity(article))
        .order_by(VERSIONS.c.id)
    )
    place = place_of(article.url)
    for row in connection.execute(query):
        if row.ident == article.id or (place is not None and row.place == place):
            return row
    return None


def _article_of(connection: Connection, article: Article) -> Row[*tuple[Any, ...]] | None:
    """The article that this is a further state of: by its id, or by its address where the texts are alike."""
    by_id = (
        select(ARTICLES.c.id, ARTICLES.c.ident)
        .join(VERSIONS, VERSIONS.c.article_id == ARTICLES.c.id)
        .where(VERSIONS.c.ident == article.id)
        .limit(1)
    )
    found = connection.execute(by_id).first()
    place = place_of(article.url)
    if found is not None or place is None:
        return found
    by_place = select(ARTICLES.c.id, ARTICLES.c.ident).where(ARTICLES.c.place == place).order_by(ARTICLES.c.id)
    for row in connection.execute(by_place).all():
        last = connection.execute(
            select(VERSIONS.c.text).where(VERSIONS.c.article_id == row.id).order_by(VERSIONS.c.number.desc()).limit(1)
        ).scalar()
        if last is not None and is_edit(unpack_text(last, where=row.ident), article.text):
            return row
    return None


def _last_number(connection: Connection, article: int) -> int:
    query = select(func.max(VERSIONS.c.number)).where(VERSIONS.c.article_id == article)
    return connection.execute(query).scalar() or 0


def _has_ledger(connection: Connection, version: int, reader: Reader) -> bool:
    query = select(LEDGERS.c.id).where(
        LEDGERS.c.version_id == version,
        LEDGERS.c.reader_version == reader.version,
        LEDGERS.c.lexicon == reader.lexicon,
        LEDGERS.c.models == reader.models,
    )
    return connection.execute(query).first() is not None


def _version_row(
    connection: Connection, article_id: int, number: int, article: Article, raw: Raw | None, run: int
) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "number": number,
        "ident": article.id,
        "identity": version_identity(article),
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published,
        "title_length": len(article.title),
        "sha256": article.sha256,
        "text": pack(article.text.encode("utf-8")),
        "raw_sha256": None if raw is None else _keep_bytes(connection, raw),
        "raw_where": None if raw is None else raw.where,
        "run_id": run,
        "added": datetime.now(UTC),
    }


def _keep_bytes(connection: Connection, raw: Raw) -> str:
    digest = sha256_of(raw.data)
    if connection.execute(select(BLOBS.c.sha256).where(BLOBS.c.sha256 == digest)).first() is None:
        values = {"sha256": digest, "size": len(raw.data), "data": pack(raw.data)}
        connection.execute(insert(BLOBS).values(values))
    return digest


def _no_longer_latest(connection: Connection, waiting: _Waiting, article: int, version: int) -> None:
    older = select(VERSIONS.c.id).where(VERSIONS.c.article_id == article, VERSIONS.c.id != version)
    connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.version_id.in_(older)).values(is_latest=False))
    keys = set(connection.execute(older).scalars())
    for row in waiting.documents:
        if row["version_id"] in keys:
            row["is_latest"] = False


def _read(waiting: _Waiting, version: int, addition: Addition, run: int) -> None:
    ledger: Ledger = addition.ledger
    packed = pack_ledger(ledger)
    waiting.ledgers.append(
        {
            "version_id": version,
            "reader_version": ledger.reader.version,
            "lexicon": ledger.reader.lexicon,
            "models": ledger.reader.models,
            "sha256": packed.sha256,
            "data": packed.data,
            "run_id": run,
        }
    )
    _index(waiting, version, addition.entry)


def _index(waiting: _Waiting, version: int, entry: IndexEntry) -> None:
    seen: set[str] = set()
    for claim in entry.claims:
        if claim.id not in seen:
            seen.add(claim.id)
            row = {"ident": claim.id, "version_id": version, "kind": claim.kind, "label": claim.label}
            waiting.claims.append(
                {**row, "low": claim.low, "high": claim.high, "first": claim.first, "last": claim.last}
            )
    waiting.credits += ({"version_id": version, "kind": kind, "name": name} for kind, name in entry.credits)
    waiting.entries.append((version, entry))


def _remove_keys(connection: Connection, index: KeyIndex, version: int) -> None:
    for table in (CLAIMS, CREDITS):
        connection.execute(table.delete().where(table.c.version_id == version))
    index.remove(connection, [version])


def reindex(connection: Connection, index: KeyIndex, article: str, number: int, entry: IndexEntry) -> None:
    """Put other keys and claims in place of those a version is found by; its ledgers stay as they are."""
    key = article_key(connection, article)
    query = select(VERSIONS.c.id).where(VERSIONS.c.article_id == key, VERSIONS.c.number == number)
    version: int = connection.execute(query).scalar_one()
    _remove_keys(connection, index, version)
    waiting = _Waiting()
    _index(waiting, version, entry)
    _write(connection, index, waiting)


def _write(connection: Connection, index: KeyIndex, waiting: _Waiting) -> None:
    written = {LEDGERS: waiting.ledgers, CLAIMS: waiting.claims, CREDITS: waiting.credits, DOCUMENTS: waiting.documents}
    for table, rows in written.items():
        if rows:
            connection.execute(table.insert(), rows)
    index.add(connection, waiting.entries)


def _day(article: Article) -> int | None:
    day = article.published_on
    return None if day is None else day.toordinal()
