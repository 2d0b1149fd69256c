"""Opening: what is an archive, what is none, and archives of older versions."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from tawatur.errors import StoreError, StoreWriteError
from tawatur.records.story import Story
from tawatur.store import migration, open_store
from tawatur.store.engine import make_engine, writing
from tawatur.store.tables import METADATA
from tests.store.building import addition, article


def test_there_must_be_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no archive at .*tawatur init"):
        open_store(str(tmp_path / "x.db"))
    assert list(tmp_path.iterdir()) == []


def test_the_folder_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(StoreWriteError):
        open_store(str(tmp_path / "no" / "x.db"), create=True)


def test_other_files(tmp_path: Path) -> None:
    text = tmp_path / "x.txt"
    text.write_text("no database at all, " * 100)
    with pytest.raises(StoreError):
        open_store(str(text))
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(StoreError, match="is no archive of Tawatur"):
        open_store(str(other))


@pytest.mark.parametrize("address", ["mysql://host/db", "postgresql://host:port/x", "postgresql://127.0.0.1:9/none"])
def test_addresses(address: str) -> None:
    with pytest.raises(StoreError):
        open_store(address)


def test_only_its_owner_reads_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    open_store(str(path), create=True).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x54777472,)
    connection.close()


def test_the_last_step_is_known() -> None:
    config = Config()
    config.set_main_option("script_location", str(migration._STEPS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == migration.HEAD


def test_the_steps_make_the_tables(location: str) -> None:
    open_store(location, create=True).close()
    engine = make_engine(location)
    own = {"index_keys", "alembic_version"}
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_object": lambda _, name, kind, *__: (
                    not (kind in ("table", "index") and name is not None and (name in own or "key_index" in name))
                )
            },
        )
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_an_old_archive_is_brought_up_to_date(location: str) -> None:
    engine = make_engine(location)
    migration.bring_up_to_date(engine, to="0001")
    with writing(engine) as connection:
        from tawatur.store import keeping, relations
        from tawatur.store.keyindex import index_for

        run = relations.start_run(connection, "add", "0.0.1")
        index = index_for(engine.dialect.name)
        keeping.keep(connection, index, [addition(article(), raw=b"old")], run=run, restore=False)
    engine.dispose()
    with open_store(location) as store:
        assert [v.article for v in store.versions()] == ["a"]
        story = Story(id="s", articles=("a",), title="", begin="2025-01-01")
        store.keep_stories([story], run=1)
        assert list(store.stories()) == [story]
        assert list(store.defects()) == []


def test_a_step_that_breaks_off_leaves_the_archive_as_it_was(location: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = make_engine(location)
    migration.bring_up_to_date(engine, to="0007")
    tables = set(inspect(engine).get_table_names())

    def broken_off(name: str, *columns: Any) -> None:
        if name == "story_days":
            raise StoreError("broken off")
        make(name, *columns)

    make = op.create_table
    with monkeypatch.context() as patched:
        patched.setattr(op, "create_table", broken_off)
        with pytest.raises(StoreError, match="broken off"):
            open_store(location)
    with engine.connect() as connection:
        assert migration.revision_of(connection) == "0007"
    assert set(inspect(engine).get_table_names()) == tables
    assert "account" not in {column["name"] for column in inspect(engine).get_columns("profiles")}
    engine.dispose()
    with open_store(location) as store:
        assert store.days_between("any", date(2025, 1, 1), date(2025, 1, 3)) == ()


def test_an_archive_of_a_newer_version(location: str) -> None:
    open_store(location, create=True).close()
    engine = make_engine(location)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(StoreError, match="newer version"):
        open_store(location)


def test_opening_imports_no_migrations(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    open_store(str(path), create=True).close()
    code = f"import sys, tawatur; tawatur.open({str(path)!r}).close(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "sqlalchemy" in loaded
    assert not {"alembic", "tawatur.pipeline", "tawatur.lexicon", "sqlalchemy.orm"} & set(loaded)


def test_a_driver_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"tawatur\[postgres\]"):
        open_store("postgresql://localhost/x")


def test_a_busy_archive_fails_clearly(new_location: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.store.engine.PATIENCE", 0)
    path = new_location("sqlite")
    with open_store(path, create=True) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr("tawatur.store.engine._PRAGMAS", ("PRAGMA busy_timeout=0",))
        with pytest.raises(StoreError, match="busy"):
            store.start_run("add", "0")
        other.close()


def test_opening_imports_only_what_it_needs(tmp_path: Path) -> None:
    """Opening in a new process takes a fifth of a second, most of it SQLAlchemy; nothing else may creep in."""
    location = str(tmp_path / "x.db")
    open_store(location, create=True).close()
    code = (
        "import sys, tawatur\n"
        "with tawatur.open(sys.argv[1]) as archive: list(archive.articles())\n"
        "print(*sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, location], capture_output=True, check=True, text=True)
    loaded = set(done.stdout.split())
    heavy = {"alembic", "psycopg", "rapidfuzz", "rich", "jinja2", "sqlalchemy.dialects.postgresql", "tawatur.pipeline"}
    assert not loaded & (heavy | {"tawatur.lexicon", "tawatur.archive", "tawatur.compare", "tawatur.annotate"})
