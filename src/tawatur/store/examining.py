"""What can be wrong in the database itself: its file, its references, hashes of bytes, missing keys."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select, text

from tawatur.errors import TawaturError
from tawatur.records.claims import iter_claims
from tawatur.records.ledger import Ledger
from tawatur.store.judging import iter_judgement_defects
from tawatur.store.keyindex import KeyIndex
from tawatur.store.packing import sha256_of, unpack, unpack_json, unpack_ledger, unpack_text
from tawatur.store.protocol import Defect
from tawatur.store.tables import (
    ARTICLES,
    BLOBS,
    CLAIMS,
    COMPARISONS,
    DOCUMENTS,
    JUDGEMENTS,
    LEDGERS,
    METADATA,
    RUNS,
    STORIES,
    TOMBSTONES,
    VERSIONS,
)

__all__ = ["count_rows", "iter_defects"]

#: Rows fetched at a time.
_BATCH = 200


_COUNTED = {
    "articles": ARTICLES,
    "versions": VERSIONS,
    "ledgers": LEDGERS,
    "claims": CLAIMS,
    "stories": STORIES,
    "comparisons": COMPARISONS,
    "judgements": JUDGEMENTS,
    "removed": TOMBSTONES,
    "runs": RUNS,
}
_COUNTS = select(*(select(func.count()).select_from(t).scalar_subquery().label(name) for name, t in _COUNTED.items()))


def count_rows(connection: Connection) -> dict[str, int]:
    """How many rows of each kind there are."""
    return dict(zip(_COUNTED, connection.execute(_COUNTS).one(), strict=True))


def iter_defects(connection: Connection, index: KeyIndex) -> Iterator[Defect]:
    """Everything that does not hold, the file first."""
    if connection.dialect.name == "sqlite":
        yield from _sqlite_defects(connection)
    else:
        yield from _dangling(connection)
    yield from _unread(connection)
    yield from _damaged_bytes(connection)
    yield from _damaged_ledgers(connection)
    yield from iter_judgement_defects(connection)
    for version in index.missing(connection):
        yield Defect(article=_name(connection, version), path="index", message="is not indexed")


def _sqlite_defects(connection: Connection) -> Iterator[Defect]:
    for told in connection.execute(text("PRAGMA integrity_check")).scalars():
        if told != "ok":
            yield Defect(article="archive", path="file", message=told)
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Defect(article="archive", path=f"{row[0]}[{row[1]}]", message=f"leads to no row of {row[2]}")


def _dangling(connection: Connection) -> Iterator[Defect]:
    """References that lead nowhere; PostgreSQL keeps them whole, unless somebody switched that off."""
    for table in METADATA.sorted_tables:
        for key in table.foreign_keys:
            target = key.column
            found = select(func.count()).select_from(table).where(key.parent.is_not(None))
            count = connection.execute(found.where(key.parent.not_in(select(target)))).scalar()
            if count:
                message = f"{count:,} rows lead to no row of {target.table.name}"
                yield Defect(article="archive", path=f"{table.name}.{key.parent.name}", message=message)


def _unread(connection: Connection) -> Iterator[Defect]:
    """Versions without a ledger or a document, and articles without exactly one last version."""
    for table in (LEDGERS, DOCUMENTS):
        query = select(VERSIONS.c.ident).where(VERSIONS.c.id.not_in(select(table.c.version_id)))
        for ident in connection.execute(query).scalars():
            yield Defect(article=ident, path=table.name, message="is missing")
    latest = (
        select(VERSIONS.c.article_id, func.count().label("number"))
        .join(DOCUMENTS, DOCUMENTS.c.version_id == VERSIONS.c.id)
        .where(DOCUMENTS.c.is_latest)
        .group_by(VERSIONS.c.article_id)
        .subquery()
    )
    query = (
        select(ARTICLES.c.ident)
        .outerjoin(latest, latest.c.article_id == ARTICLES.c.id)
        .where((latest.c.number.is_(None)) | (latest.c.number != 1))
    )
    for ident in connection.execute(query).scalars():
        yield Defect(article=ident, path="documents.is_latest", message="not exactly one version is the last")


def _damaged_bytes(connection: Connection) -> Iterator[Defect]:
    for digest in connection.execute(select(BLOBS.c.sha256).order_by(BLOBS.c.sha256)).scalars().all():
        data = connection.execute(select(BLOBS.c.data).where(BLOBS.c.sha256 == digest)).scalar_one()
        try:
            holds = sha256_of(unpack(data, where=digest)) == digest
        except TawaturError:
            holds = False
        if not holds:
            yield Defect(article="archive", path=f"blobs[{digest}]", message="the bytes do not have this hash")


def _damaged_ledgers(connection: Connection) -> Iterator[Defect]:
    """Every ledger of every version, and the claims of the newest."""
    columns = (VERSIONS.c.id, VERSIONS.c.ident, VERSIONS.c.sha256, VERSIONS.c.text, VERSIONS.c.title_length)
    query = (
        select(*columns, LEDGERS.c.sha256.label("digest"), LEDGERS.c.data)
        .join(LEDGERS, LEDGERS.c.version_id == VERSIONS.c.id)
        .order_by(VERSIONS.c.id, LEDGERS.c.id.desc())
    )
    last = None
    for row in connection.execution_options(yield_per=_BATCH).execute(query):
        is_newest, last = row.id != last, row.id
        try:
            text = unpack_text(row.text, where=row.ident)
            raw = unpack_json(row.data, text, where=row.ident)
            ledger = unpack_ledger(row.data, text, row.title_length, where=row.ident)
        except (TawaturError, UnicodeError) as error:
            yield Defect(article=row.ident, path="ledger", message=str(error))
            continue
        if sha256_of(raw) != row.digest:
            yield Defect(article=row.ident, path="ledger", message="does not have the hash it was kept with")
        if sha256_of(text.encode("utf-8")) != row.sha256:
            yield Defect(article=row.ident, path="text", message="does not have the hash it was kept with")
        if is_newest:
            yield from _wrong_claims(connection, row.id, ledger)


def _wrong_claims(connection: Connection, version: int, ledger: Ledger) -> Iterator[Defect]:
    claims = set(connection.execute(select(CLAIMS.c.ident).where(CLAIMS.c.version_id == version)).scalars())
    # Claims that people added or hold on to are found like those of the ledger.
    claims -= set(connection.execute(select(JUDGEMENTS.c.claim).where(JUDGEMENTS.c.claim.in_(claims))).scalars()) - {
        claim.id for claim in iter_claims(ledger)
    }
    held = {claim.id for claim in iter_claims(ledger)}
    if claims != held:
        message = f"{len(held - claims)} claims of the ledger are missing, {len(claims - held)} are not in it"
        yield Defect(article=ledger.article.id, path="claims", message=message)


def _name(connection: Connection, version: int) -> str:
    found: str = connection.execute(select(VERSIONS.c.ident).where(VERSIONS.c.id == version)).scalar_one()
    return found
