"""The part of a SQL store that finding entities rests on. Every method is one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Engine

from tawatur.records.ledger import Ledger
from tawatur.store import naming
from tawatur.store.engine import reading, writing
from tawatur.store.finding import KeptJoins, KeptNames

__all__ = ["SqlNaming"]


class SqlNaming:
    """What `finding.Naming` asks for."""

    _engine: Engine

    def unnamed(self, maker: str) -> tuple[int, ...]:
        """The keys of the newest ledgers of last versions of which `maker` keeps no names."""
        with reading(self._engine) as connection:
            return naming.unnamed(connection, maker)

    def named(self, ledgers: Sequence[int]) -> Iterator[tuple[int, Ledger]]:
        """Ledgers by their keys, with their entities alone."""
        with reading(self._engine) as connection:
            yield from naming.iter_named(connection, ledgers)

    def names(self, maker: str) -> Iterator[KeptNames]:
        """What `maker` keeps of the names of articles."""
        with reading(self._engine) as connection:
            yield from naming.iter_names(connection, maker)

    def keep_names(self, maker: str, made: Mapping[int, bytes]) -> None:
        """Keep the names of ledgers."""
        with writing(self._engine) as connection:
            naming.keep_names(connection, maker, made)

    def joins(self, maker: str, *, largest: int) -> Iterator[KeptJoins]:
        """Each story of several articles with what `maker` keeps of its present state."""
        with reading(self._engine) as connection:
            yield from naming.iter_joins(connection, maker, largest=largest)

    def keep_joins(self, made: Sequence[tuple[KeptJoins, bytes]]) -> None:
        """Keep bytes beside stories."""
        with writing(self._engine) as connection:
            naming.keep_joins(connection, made)

    def forget_names(self) -> None:
        """Let go of the names of all ledgers, and of what is kept beside stories."""
        with writing(self._engine) as connection:
            naming.forget_names(connection)
