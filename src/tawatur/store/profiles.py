"""What finding stories keeps of ledgers: bytes that the store does not look into, made by one version of the code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, insert, or_, select

from tawatur.store.fetching import article_keys, newest_ledger
from tawatur.store.finding import KeptAccount, KeptProfile
from tawatur.store.packing import pack, pack_beside, unpack, unpack_beside, unpack_text
from tawatur.store.tables import ARTICLES, DOCUMENTS, LEDGERS, PROFILES, VERSIONS

__all__ = ["iter_accounts", "iter_profiles", "keep_profiles", "remove_profiles"]

#: Ids asked for by one statement.
_BATCH = 500


def iter_profiles(
    connection: Connection, maker: str, articles: Sequence[str] | None
) -> Iterator[tuple[str, bytes | None]]:
    """For articles, by their ids or those of their last versions: the id each is kept under and the profile of its
    newest ledger; None where `maker` made none.
    """
    query = (
        select(ARTICLES.c.ident, PROFILES.c.data)
        .join(VERSIONS, VERSIONS.c.article_id == ARTICLES.c.id)
        .join(DOCUMENTS, DOCUMENTS.c.version_id == VERSIONS.c.id)
        .outerjoin(PROFILES, (PROFILES.c.ledger_id == newest_ledger()) & (PROFILES.c.maker == maker))
        .where(DOCUMENTS.c.is_latest)
        .order_by(ARTICLES.c.id)
    )
    seen: set[str] = set()
    chosen = [None] if articles is None else [articles[at : at + _BATCH] for at in range(0, len(articles), _BATCH)]
    for part in chosen:
        rows = connection.execute(query if part is None else _of(query, part))
        for row in rows:
            if row.ident in seen:
                continue
            seen.add(row.ident)
            yield row.ident, None if row.data is None else unpack(row.data, where=row.ident)


def _of(query: Select[Any], idents: Sequence[str]) -> Select[Any]:
    """Only articles with these ids, or whose last versions have them."""
    # Asked for either id at once, SQLite goes through all articles.
    named = select(ARTICLES.c.id).where(ARTICLES.c.ident.in_(idents))
    known = named.union(select(VERSIONS.c.article_id).where(VERSIONS.c.ident.in_(idents)))
    return query.where(ARTICLES.c.id.in_(known), or_(ARTICLES.c.ident.in_(idents), VERSIONS.c.ident.in_(idents)))


def iter_accounts(connection: Connection, maker: str, articles: Sequence[str]) -> Iterator[KeptAccount]:
    """The accounts of the newest ledgers of articles, by their ids or those of their versions, in this order."""
    query = (
        select(ARTICLES.c.id, ARTICLES.c.ident, VERSIONS.c.text, PROFILES.c.account)
        .join(VERSIONS, VERSIONS.c.article_id == ARTICLES.c.id)
        .join(DOCUMENTS, DOCUMENTS.c.version_id == VERSIONS.c.id)
        .outerjoin(PROFILES, (PROFILES.c.ledger_id == newest_ledger()) & (PROFILES.c.maker == maker))
        .where(DOCUMENTS.c.is_latest)
    )
    for first in range(0, len(articles), _BATCH):
        part = articles[first : first + _BATCH]
        keys = article_keys(connection, part)
        rows = {row.id: row for row in connection.execute(query.where(ARTICLES.c.id.in_(set(keys.values()))))}
        for row in (rows[keys[ident]] for ident in part):
            text = unpack_text(row.text, where=row.ident)
            data = None if row.account is None else unpack_beside(row.account, text, where=row.ident)
            yield KeptAccount(article=row.ident, text=text, data=data)


def keep_profiles(connection: Connection, maker: str, profiles: Mapping[str, KeptProfile]) -> None:
    """Keep the profile of the newest ledger of each article in place of an older one."""
    idents = sorted(profiles)
    for at in range(0, len(idents), _BATCH):
        part = idents[at : at + _BATCH]
        query = (
            select(ARTICLES.c.ident, func.max(LEDGERS.c.id).label("ledger"))
            .join(VERSIONS, VERSIONS.c.article_id == ARTICLES.c.id)
            .join(DOCUMENTS, DOCUMENTS.c.version_id == VERSIONS.c.id)
            .join(LEDGERS, LEDGERS.c.version_id == VERSIONS.c.id)
            .where(DOCUMENTS.c.is_latest, ARTICLES.c.ident.in_(part))
            .group_by(ARTICLES.c.ident)
        )
        rows = [
            {"ledger_id": row.ledger, "maker": maker} | _packed(profiles[row.ident])
            for row in connection.execute(query).all()
        ]
        connection.execute(PROFILES.delete().where(PROFILES.c.ledger_id.in_([row["ledger_id"] for row in rows])))
        if rows:
            connection.execute(insert(PROFILES), rows)


def _packed(kept: KeptProfile) -> dict[str, bytes]:
    return {"data": pack(kept.profile), "account": pack_beside(kept.account, kept.text)}


def remove_profiles(connection: Connection, versions: Sequence[int]) -> None:
    """Take away what was kept of the ledgers of these versions."""
    ledgers = select(LEDGERS.c.id).where(LEDGERS.c.version_id.in_(versions))
    connection.execute(PROFILES.delete().where(PROFILES.c.ledger_id.in_(ledgers)))
