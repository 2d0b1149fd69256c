"""The index of keys: what a store asks of its database's own full-text search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection
from sqlalchemy.sql.elements import ColumnElement

from tawatur.store.criteria import All, AnyOf, Term
from tawatur.store.protocol import IndexEntry

__all__ = ["FIELDS", "KeyIndex", "TextCriterion", "index_for"]

TextCriterion = Term | All | AnyOf
#: Field of a term → what the entry holds for it.
FIELDS = {"entity": "entities", "speaker": "speakers", "outlet": "outlet", "facet": "facets"}


class KeyIndex(Protocol):
    """Keeps the keys of versions and answers terms."""

    def add(self, connection: Connection, rows: Sequence[tuple[int, IndexEntry]]) -> None:
        """Index versions that are not indexed."""

    def remove(self, connection: Connection, versions: Sequence[int]) -> None:
        """Take versions out."""

    def erase(self, connection: Connection) -> None:
        """Leave no letter of what was taken out."""

    def holds(self, criterion: TextCriterion, version: ColumnElement[int]) -> ColumnElement[bool]:
        """The condition that a version meets a criterion made of terms alone, without negation."""

    def missing(self, connection: Connection) -> list[int]:
        """The versions that should be indexed and are not."""

    def copy(self, source: Connection, target: Connection) -> None:
        """Copy the index into that of a SQLite archive."""


def index_for(dialect: str) -> KeyIndex:
    """The index of a database."""
    if dialect == "sqlite":
        from tawatur.store.index_sqlite import SqliteIndex

        return SqliteIndex()
    from tawatur.store.index_postgres import PostgresIndex

    return PostgresIndex()
