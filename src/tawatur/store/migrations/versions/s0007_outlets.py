"""Whom each article credits, and the account that it gives in its story, so that outlets can be counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

from tawatur.store.columns import AnyText
from tawatur.store.packing import unpack, unpack_json, unpack_text

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_BATCH = 200


# Classes would look their annotations up in a module that Alembic registers under no name.
_Credit = msgspec.defstruct("_Credit", [("kind", str), ("name", str)])
_Credits = msgspec.defstruct("_Credits", [("credits", tuple[_Credit, ...], ())])  # type: ignore[valid-type]
_Origin = msgspec.defstruct("_Origin", [("articles", tuple[str, ...]), ("basis", str)])
_Origins = msgspec.defstruct("_Origins", [("origins", tuple[_Origin, ...], ())])  # type: ignore[valid-type]


def upgrade() -> None:
    """Make the table and the columns, and fill them from what is kept."""
    table = op.create_table(
        "credits",
        sa.Column(
            "version_id", _NUMBER, sa.ForeignKey("versions.id", name="fk_credits_version_id_versions"), primary_key=True
        ),
        sa.Column("kind", AnyText, primary_key=True),
        sa.Column("name", AnyText, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.add_column("story_articles", sa.Column("basis", AnyText))
    # SQLite cannot add a reference to a table that is there; rows of an article go with its stories.
    op.add_column("story_articles", sa.Column("first_id", _NUMBER))
    connection = op.get_bind()
    _in_batches(connection, table.insert(), _credits(connection))
    _fill_stories(connection)


def _in_batches(connection: sa.Connection, statement: Any, rows: Iterator[dict[str, Any]]) -> None:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) >= _BATCH:
            connection.execute(statement, batch)
            batch = []
    if batch:
        connection.execute(statement, batch)


def _credits(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    """Whom the newest ledger of each version credits, as the machine read it."""
    versions = sa.table("versions", *(sa.column(c) for c in ("id", "ident", "text")))
    ledgers = sa.table("ledgers", *(sa.column(c) for c in ("id", "version_id", "data")))
    newest = sa.select(sa.func.max(ledgers.c.id).label("id")).group_by(ledgers.c.version_id).subquery()
    query = (
        sa.select(versions.c.id, versions.c.ident, versions.c.text, ledgers.c.data)
        .join(ledgers, ledgers.c.version_id == versions.c.id)
        .join(newest, newest.c.id == ledgers.c.id)
        .order_by(versions.c.id)
    )
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(_Credits)
    for row in _fetched(connection, query, versions.c.id):
        raw = unpack_json(row.data, unpack_text(row.text, where=row.ident), where=row.ident)
        for kind, name in dict.fromkeys((c.kind, c.name) for c in decoder.decode(raw).credits):
            yield {"version_id": row.id, "kind": kind, "name": name}


def _fetched(connection: sa.Connection, query: sa.Select[Any], key: sa.ColumnElement[Any]) -> Iterator[Any]:
    """All rows, a few at a time: what is read is written in the same transaction."""
    last: Any = None
    while rows := connection.execute((query if last is None else query.where(key > last)).limit(_BATCH)).all():
        yield from rows
        last = rows[-1][0]


def _fill_stories(connection: sa.Connection) -> None:
    articles = sa.table("articles", sa.column("id"), sa.column("ident", AnyText))
    versions = sa.table("versions", sa.column("article_id"), sa.column("ident", AnyText))
    stories = sa.table("stories", sa.column("ident", AnyText), sa.column("data", sa.LargeBinary))
    members = sa.table("story_articles", *(sa.column(c) for c in ("story", "article_id", "basis", "first_id")))
    keys = {row.ident: row.article_id for row in connection.execute(sa.select(versions))}
    keys |= {row.ident: row.id for row in connection.execute(sa.select(articles))}
    change = (
        members.update()
        .where(members.c.story == sa.bindparam("in_story"), members.c.article_id == sa.bindparam("of_article"))
        .values(basis=sa.bindparam("rests_on"), first_id=sa.bindparam("led_by"))
    )
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(_Origins)

    def rows() -> Iterator[dict[str, Any]]:
        query = sa.select(stories).where(stories.c.data.is_not(None)).order_by(stories.c.ident)
        for row in _fetched(connection, query, stories.c.ident):
            for origin in decoder.decode(unpack(row.data, where=row.ident)).origins:
                known = [keys[ident] for ident in origin.articles if ident in keys]
                for key in known:
                    yield {"in_story": row.ident, "of_article": key, "rests_on": origin.basis, "led_by": known[0]}

    _in_batches(connection, change, rows())
