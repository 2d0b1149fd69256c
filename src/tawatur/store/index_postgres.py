"""The index of keys in PostgreSQL: one tsvector a version, made here and never by a dictionary of the database.

All keys of a word stand at its place, so phrases hold through attached letters. Keys of other fields carry the field's
mark before them ("e/..."), so that one index answers everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.sql.elements import ColumnElement

from tawatur.store.criteria import All, Term
from tawatur.store.keyindex import FIELDS, TextCriterion
from tawatur.store.packing import pack
from tawatur.store.protocol import IndexEntry

__all__ = ["PostgresIndex"]

_MARKS = {"entity": "e/", "speaker": "p/", "outlet": "o/", "facet": "f/"}
#: PostgreSQL counts places to here, keeps 255 a key, and takes a tsvector of one megabyte; the rest is found without
#: its place, or not at all where an article has more different words than any book.
_LAST_PLACE = 16_383
_MOST_PLACES = 255
_MOST_BYTES = 900_000


class PostgresIndex:
    """A tsvector with a GIN index behind the protocol of `keyindex`."""

    def add(self, connection: Connection, rows: Sequence[tuple[int, IndexEntry]]) -> None:
        """Index versions that are not indexed."""
        if rows:
            connection.execute(
                text("INSERT INTO key_index (version_id, keys) VALUES (:version, CAST(:keys AS tsvector))"),
                [{"version": version, "keys": _vector(entry)} for version, entry in rows],
            )

    def remove(self, connection: Connection, versions: Sequence[int]) -> None:
        """Take versions out."""
        connection.execute(
            text("DELETE FROM key_index WHERE version_id = ANY(:versions)"), {"versions": list(versions)}
        )

    def erase(self, connection: Connection) -> None:
        """Nothing here: the store runs VACUUM once the transaction has ended."""

    def holds(self, criterion: TextCriterion, version: ColumnElement[int]) -> ColumnElement[bool]:
        """The condition that a version meets a criterion made of terms alone."""
        found = text("SELECT version_id FROM key_index WHERE keys @@ CAST(:match AS tsquery)").bindparams(
            bindparam("match", _expression(criterion), unique=True)
        )
        return version.in_(found)

    def missing(self, connection: Connection) -> list[int]:
        """The versions that should be indexed and are not."""
        query = text("SELECT version_id FROM documents WHERE version_id NOT IN (SELECT version_id FROM key_index)")
        return [row.version_id for row in connection.execute(query)]

    def copy(self, source: Connection, target: Connection) -> None:
        """Copy the index into that of a SQLite archive: keys that share a place are told apart by their order."""
        import msgspec

        from tawatur.store.index_sqlite import put_packed

        rows = source.execute(text("SELECT version_id, keys::text AS keys FROM key_index ORDER BY version_id"))
        while batch := rows.fetchmany(500):
            kept = [(row.version_id, pack(msgspec.json.encode(_columns_of(row.keys)))) for row in batch]
            target.execute(
                text("INSERT INTO index_keys (version_id, keys) VALUES (:version, :keys)"),
                [{"version": version, "keys": keys} for version, keys in kept],
            )
            put_packed(target, kept)


def _vector(entry: IndexEntry) -> str:
    """The keys with their places, as PostgreSQL reads them; weight A marks the first key of a word."""
    places: dict[str, list[str]] = {}
    for place, keys in enumerate(entry.words, 1):
        for number, key in enumerate(keys):
            _put(places, key, place, "A" if number == 0 else "")
    for field, name in FIELDS.items():
        for place, key in enumerate(getattr(entry, name), 1):
            if key:
                _put(places, _MARKS[field] + key, place, "")
    return " ".join(_within_budget(places))


def _put(places: dict[str, list[str]], key: str, place: int, weight: str) -> None:
    found = places.setdefault(key, [])
    if place <= _LAST_PLACE and len(found) < _MOST_PLACES:
        found.append(f"{place}{weight}")


def _within_budget(places: dict[str, list[str]]) -> Iterator[str]:
    room = _MOST_BYTES
    for key, found in places.items():
        room -= len(key.encode()) + 2 * len(found) + 8
        if room < 0:
            return
        yield f"'{key}':{','.join(found)}" if found else f"'{key}'"


_LEXEME = re.compile(r"'((?:[^']|'')*)'(?::([0-9A-D,]+))?")


def _columns_of(vector: str) -> dict[str, str]:
    """The columns of the SQLite index from a tsvector's text."""
    placed: dict[str, list[tuple[int, str]]] = {name: [] for name in ("words", "readings", *FIELDS.values())}
    names = {mark: FIELDS[field] for field, mark in _MARKS.items()}
    for key, told in _LEXEME.findall(vector):
        name = names.get(key[:2])
        for place in told.split(",") if told else ["0"]:
            number = int(place.rstrip("ABCD"))
            if name is not None:
                placed[name].append((number, key[2:]))
            else:
                placed["words" if place.endswith("A") else "readings"].append((number, key))
    columns = {}
    for name, found in placed.items():
        found.sort()
        keys: list[str] = []
        last = 0
        for number, key in found:
            if name not in ("words", "readings") and number > last + 1:
                keys.append("0")
            keys.append(key)
            last = number
        columns[name] = " ".join(dict.fromkeys(keys) if name == "readings" else keys)
    return columns


def _expression(criterion: TextCriterion) -> str:
    """The criterion in PostgreSQL's own language."""
    if isinstance(criterion, Term):
        return _term(criterion)
    sign = " & " if isinstance(criterion, All) else " | "
    return sign.join(f"({_expression(inner)})" for inner in criterion.criteria)  # type: ignore[arg-type]


def _term(term: Term) -> str:
    mark = _MARKS.get(term.field, "")
    last = len(term.words) - 1
    parts = []
    for place, keys in enumerate(term.words):
        star = ":*" if term.prefix and place == last else ""
        parts.append("(" + " | ".join(f"'{mark}{key}'{star}" for key in keys) + ")")
    return " <-> ".join(parts)
