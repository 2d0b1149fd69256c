"""The index of keys in SQLite: an FTS5 table without content, and the keys beside it, compressed.

FTS5 knows one key a place, so `words` holds the first key of every word, which phrases are sought by, and `readings`
the further ones, each once. A row of such a table can only be taken out by naming what was put in; that is what
`index_keys` keeps, so that it never depends on how a later version makes its keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, product

import msgspec
from sqlalchemy import Connection, bindparam, text
from sqlalchemy.sql.elements import ColumnElement

from tawatur.store.criteria import All, Term
from tawatur.store.keyindex import FIELDS, TextCriterion
from tawatur.store.packing import pack, unpack
from tawatur.store.protocol import IndexEntry

__all__ = ["SqliteIndex", "put_packed"]

_COLUMNS = ("words", "readings", "entities", "speakers", "outlet", "facets")
#: Stands between two names: no key has one letter.
_GAP = "0"
#: A phrase is spelled out in no more ways than this.
_MOST_SPELLINGS = 400

_INSERT = text(
    "INSERT INTO key_index (rowid, words, readings, entities, speakers, outlet, facets)"
    " VALUES (:version, :words, :readings, :entities, :speakers, :outlet, :facets)"
)
_DELETE = text(
    "INSERT INTO key_index (key_index, rowid, words, readings, entities, speakers, outlet, facets)"
    " VALUES ('delete', :version, :words, :readings, :entities, :speakers, :outlet, :facets)"
)


class SqliteIndex:
    """FTS5 behind the protocol of `keyindex`."""

    def add(self, connection: Connection, rows: Sequence[tuple[int, IndexEntry]]) -> None:
        """Index versions that are not indexed."""
        if not rows:
            return
        columns = [(version, _columns_of(entry)) for version, entry in rows]
        connection.execute(_INSERT, [{"version": version, **keys} for version, keys in columns])
        connection.execute(
            text("INSERT INTO index_keys (version_id, keys) VALUES (:version, :keys)"),
            [{"version": version, "keys": pack(msgspec.json.encode(keys))} for version, keys in columns],
        )

    def remove(self, connection: Connection, versions: Sequence[int]) -> None:
        """Take versions out."""
        for version in versions:
            kept = connection.execute(
                text("SELECT keys FROM index_keys WHERE version_id = :version"), {"version": version}
            ).scalar()
            if kept is not None:
                keys = msgspec.json.decode(unpack(kept, where=f"index of version {version}"), type=dict[str, str])
                connection.execute(_DELETE, {"version": version, **keys})
                connection.execute(text("DELETE FROM index_keys WHERE version_id = :version"), {"version": version})

    def erase(self, connection: Connection) -> None:
        """Write the index anew, since what was taken out stays in its older parts until they are merged."""
        connection.execute(text("INSERT INTO key_index (key_index) VALUES ('optimize')"))

    def holds(self, criterion: TextCriterion, version: ColumnElement[int]) -> ColumnElement[bool]:
        """The condition that a version meets a criterion made of terms alone."""
        found = text("SELECT rowid FROM key_index WHERE key_index MATCH :match").bindparams(
            bindparam("match", _expression(criterion), unique=True)
        )
        return version.in_(found)

    def missing(self, connection: Connection) -> list[int]:
        """The versions that should be indexed and are not."""
        query = text("SELECT version_id FROM documents WHERE version_id NOT IN (SELECT version_id FROM index_keys)")
        return [row.version_id for row in connection.execute(query)]

    def copy(self, source: Connection, target: Connection) -> None:
        """Copy the index into that of a SQLite archive."""
        rows = source.execute(text("SELECT version_id, keys FROM index_keys ORDER BY version_id"))
        while batch := rows.fetchmany(500):
            kept = [{"version": row.version_id, "keys": row.keys} for row in batch]
            target.execute(text("INSERT INTO index_keys (version_id, keys) VALUES (:version, :keys)"), kept)
            put_packed(target, [(row["version"], row["keys"]) for row in kept])


def put_packed(connection: Connection, rows: Iterable[tuple[int, bytes]]) -> None:
    """Index versions by keys that were kept."""
    columns = [
        {
            "version": version,
            **msgspec.json.decode(unpack(kept, where=f"index of version {version}"), type=dict[str, str]),
        }
        for version, kept in rows
    ]
    connection.execute(_INSERT, columns)


def _columns_of(entry: IndexEntry) -> dict[str, str]:
    first = [keys[0] for keys in entry.words if keys]
    further = dict.fromkeys(key for keys in entry.words for key in keys[1:])
    return {
        "words": " ".join(first),
        "readings": " ".join(further),
        **{name: " ".join(key or _GAP for key in getattr(entry, name)) for name in _COLUMNS[2:]},
    }


def _expression(criterion: TextCriterion) -> str:
    """The criterion in FTS5's own language."""
    if isinstance(criterion, Term):
        return _term(criterion)
    word = " AND " if isinstance(criterion, All) else " OR "
    return word.join(f"({_expression(inner)})" for inner in criterion.criteria)  # type: ignore[arg-type]


def _term(term: Term) -> str:
    star = " *" if term.prefix else ""
    if len(term.words) == 1:
        columns = FIELDS.get(term.field, "words readings")
        return " OR ".join(f'{{{columns}}} : "{key}"{star}' for key in term.words[0])
    columns = FIELDS.get(term.field, "words")
    spellings = islice(product(*term.words), _MOST_SPELLINGS)
    return " OR ".join(f'{columns} : "{" ".join(spelling)}"{star}' for spelling in spellings)
