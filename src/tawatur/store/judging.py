"""Keeping judgements and giving them back; rows are added, and erased with the article they quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, or_, select

from tawatur.errors import StaleError, TawaturError
from tawatur.records.codec import decode_judgement, encode
from tawatur.records.judgement import Judgement, Target, judgement_id, target_key
from tawatur.store.fetching import article_key
from tawatur.store.packing import pack, sha256_of, unpack, unpack_text
from tawatur.store.protocol import Defect, Expected, Placed
from tawatur.store.tables import ARTICLES, JUDGEMENTS, VERSIONS

__all__ = [
    "article_with_text", "iter_judgement_defects", "iter_judgements", "keep_judgements",
    "last_judgement", "remove_judgements",
]  # fmt: skip

#: Rows fetched at a time.
_BATCH = 200


def keep_judgements(
    connection: Connection, placed: Sequence[Placed], *, run: int, expected: Expected | None
) -> tuple[str, ...]:
    """Write judgements that are not known yet; give the ids of those that were written."""
    if expected is not None:
        _refuse_stale(connection, expected)
    written = []
    for one in placed:
        ident = one.judgement.id
        if connection.execute(select(JUDGEMENTS.c.number).where(JUDGEMENTS.c.ident == ident)).first() is None:
            connection.execute(insert(JUDGEMENTS).values(_row(connection, one, run)))
            written.append(ident)
    return tuple(written)


def last_judgement(connection: Connection, article: str, targets: Sequence[str]) -> Row[Any] | None:
    """The judgement on these targets of an article that came last."""
    key = article_key(connection, article)
    mine = (JUDGEMENTS.c.article_id == key) & JUDGEMENTS.c.target.in_(targets)
    others = (JUDGEMENTS.c.other_id == key) & JUDGEMENTS.c.other_target.in_(targets)
    query = select(JUDGEMENTS).where(or_(mine, others)).order_by(JUDGEMENTS.c.number.desc()).limit(1)
    return connection.execute(query).first()


def _refuse_stale(connection: Connection, expected: Expected) -> None:
    last = last_judgement(connection, expected.article, expected.targets)
    if (last.ident if last else "") != expected.latest:
        told = f"{last.author} ({last.action}, {last.time:%Y-%m-%d %H:%M}, {last.ident})" if last else "nobody any more"
        raise StaleError(
            f"the claim was judged in the meantime by {told}; look at it again, or force your judgement beside it"
        )


def _row(connection: Connection, placed: Placed, run: int) -> dict[str, Any]:
    judgement = msgspec.structs.replace(placed.judgement, run=None)
    data = encode(judgement)
    other = judgement.other
    return {
        "ident": judgement.id,
        "article_id": article_key(connection, placed.article),
        "other_id": None if placed.other is None else article_key(connection, placed.other),
        "target": target_key(judgement.target),
        "other_target": None if other is None else target_key(other),
        "claim": judgement.target.claim,
        "action": judgement.action,
        "author": judgement.author,
        "time": judgement.time,
        "sha256": sha256_of(data),
        "data": pack(data),
        "run_id": run,
    }


def iter_judgements(connection: Connection, article: str | None) -> Iterator[Judgement]:
    """The judgements of an article, or of all, in the order in which they count, under the archive's own ids."""
    others = ARTICLES.alias("others")
    query = (
        select(
            JUDGEMENTS.c.ident, JUDGEMENTS.c.data, JUDGEMENTS.c.run_id, ARTICLES.c.ident.label("article"),
            others.c.ident.label("other"),
        )
        .join(ARTICLES, ARTICLES.c.id == JUDGEMENTS.c.article_id)
        .outerjoin(others, others.c.id == JUDGEMENTS.c.other_id)
        .order_by(JUDGEMENTS.c.time, JUDGEMENTS.c.ident)
    )  # fmt: skip
    if article is not None:
        key = article_key(connection, article)
        query = query.where(or_(JUDGEMENTS.c.article_id == key, JUDGEMENTS.c.other_id == key))
    for row in connection.execution_options(yield_per=_BATCH).execute(query):
        yield _judgement(row)


def _judgement(row: Row[*tuple[Any, ...]]) -> Judgement:
    """A judgement as it was kept, its articles called what this archive calls them."""
    kept = decode_judgement(unpack(row.data, where=row.ident), where=row.ident)
    other = kept.other
    if other is not None and row.other is not None:
        other = msgspec.structs.replace(other, article=row.other)
    target = msgspec.structs.replace(kept.target, article=row.article)
    return msgspec.structs.replace(kept, target=target, other=other, run=row.run_id)


def article_with_text(connection: Connection, sha256: str) -> str | None:
    """The id of the first article that has a version with this text."""
    query = (
        select(ARTICLES.c.ident)
        .join(VERSIONS, VERSIONS.c.article_id == ARTICLES.c.id)
        .where(VERSIONS.c.sha256 == sha256)
        .order_by(VERSIONS.c.id)
        .limit(1)
    )
    found: str | None = connection.execute(query).scalar()
    return found


def remove_judgements(connection: Connection, article: int) -> None:
    """Erase every judgement that quotes an article."""
    mine = or_(JUDGEMENTS.c.article_id == article, JUDGEMENTS.c.other_id == article)
    connection.execute(JUDGEMENTS.delete().where(mine))


def iter_judgement_defects(connection: Connection) -> Iterator[Defect]:
    """Judgements that were changed, or that do not quote the text they were made on."""
    query = select(JUDGEMENTS, ARTICLES.c.ident.label("article")).join(
        ARTICLES, ARTICLES.c.id == JUDGEMENTS.c.article_id
    )
    for row in connection.execute(query.order_by(JUDGEMENTS.c.number)).all():
        path = f"judgements[{row.ident}]"
        try:
            data = unpack(row.data, where=row.ident)
            judgement = decode_judgement(data, where=row.ident)
        except TawaturError as error:
            yield Defect(article=row.article, path=path, message=str(error))
            continue
        if sha256_of(data) != row.sha256 or not judgement_id(judgement) == judgement.id == row.ident:
            yield Defect(article=row.article, path=path, message="was changed after it was kept")
        for target, key in ((judgement.target, row.article_id), (judgement.other, row.other_id)):
            if target is not None and key is not None and not _quotes(connection, key, target):
                yield Defect(article=row.article, path=path, message="does not quote the text it was made on")


def _quotes(connection: Connection, article: int, target: Target) -> bool:
    """Whether a target quotes the version it was made on; a text that came from elsewhere cannot be checked."""
    anchor = target.anchor
    mine = (VERSIONS.c.article_id == article) & (VERSIONS.c.sha256 == target.sha256)
    packed = connection.execute(select(VERSIONS.c.text).where(mine).limit(1)).scalar()
    if packed is None or anchor is None:
        return True
    try:
        return unpack_text(packed, where="text")[anchor.start : anchor.end] == anchor.text
    except TawaturError:
        return True  # told of the version itself
