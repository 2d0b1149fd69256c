"""Column types that hold the same values in SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

__all__ = ["AnyText", "Json", "UtcTime"]

_ESCAPE, _NUL = "\x1b", "\0"


class AnyText(TypeDecorator[str]):
    """Text that may hold NUL, which PostgreSQL refuses: it is written as an escape."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Escape what cannot be stored."""
        del dialect
        if value is None or not (_NUL in value or _ESCAPE in value):
            return value
        return value.replace(_ESCAPE, _ESCAPE + "e").replace(_NUL, _ESCAPE + "0")

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Give the text as it was."""
        del dialect
        if value is None or _ESCAPE not in value:
            return value if value is None else str(value)
        return str(value).replace(_ESCAPE + "0", _NUL).replace(_ESCAPE + "e", _ESCAPE)


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC; SQLite would give it back without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn to UTC."""
        del dialect
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Add the zone where the database left it out."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Json(TypeDecorator[Any]):
    """JSON, in PostgreSQL as JSONB, whose part of the library is only imported there."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The database's own type."""
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON())
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB())
