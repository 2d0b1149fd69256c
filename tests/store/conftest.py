"""Every test of a store runs on SQLite, and on PostgreSQL where the wheel with its server is installed."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tawatur.store import open_store
from tawatur.store.protocol import Store


@pytest.fixture
def new_location(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Gives the location of a new, empty database of a kind."""

    def make(kind: str) -> str:
        if kind == "sqlite":
            return str(tmp_path / f"{uuid.uuid4().hex}.db")
        return str(request.getfixturevalue("new_database")())

    return make


@pytest.fixture(params=["sqlite", "postgres"])
def location(request: pytest.FixtureRequest, new_location: Callable[[str], str]) -> str:
    """The location of a new, empty database of each kind."""
    return new_location(request.param)


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    """A new store of each kind."""
    with open_store(location, create=True) as opened:
        yield opened
