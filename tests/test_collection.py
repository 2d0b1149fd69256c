"""An archive from Python."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest

import tawatur
from tawatur import Archive
from tawatur.collection import Source
from tawatur.demo import demo_articles
from tawatur.errors import NotFoundError, StoreError
from tawatur.export import frames
from tawatur.export.fields import Column
from tawatur.export.tables import table_of
from tawatur.records.story import Story
from tawatur.store.protocol import Raw


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with tawatur.open(tmp_path / "x.db") as opened:
        assert [o.outcome for o in opened.add(demo_articles())] == ["added"] * 4
        yield opened


def test_opening(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        tawatur.open(tmp_path / "x.db", create=False)
    with tawatur.open(tmp_path / "x.db") as archive:
        assert "x.db" in repr(archive)


def test_ledgers_are_what_reading_gives(archive: Archive) -> None:
    assert list(archive.ledgers()) == [tawatur.read(article) for article in demo_articles()]


def test_known_articles_are_not_read(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Archive, "_read", lambda *_: pytest.fail("was read"))
    assert {o.outcome for o in archive.add(demo_articles())} == {"known"}
    assert len(list(archive.store.runs())) == 1


def test_articles_with_their_bytes(archive: Archive) -> None:
    article = tawatur.make_article(title="خبر", body="نص", ident="raw")
    list(archive.add([Source(item=article, raw=Raw(data=b"<p>", where="page.html"))]))
    raw = archive.store.raw("raw")
    assert raw is not None
    assert raw.data == b"<p>"


def test_claims(archive: Archive) -> None:
    figures = list(archive.figures())
    assert len(figures) == sum(len(ledger.figures) for ledger in archive.ledgers())
    assert {c.ledger.article.id for c in archive.statements(query="outlet:سطور")} == {"demo-sutur"}
    assert all(c.path.startswith("events[") for c in archive.events())
    assert archive.claim(figures[0].id).record == figures[0].record
    with pytest.raises(NotFoundError):
        archive.claim("figure-x")
    with pytest.raises(ValueError, match="is none of entities"):
        next(archive.claims("cats"))


def test_searching(archive: Archive) -> None:
    results = archive.search("هدنة", limit=1)
    assert (results.total, len(results)) == (4, 1)
    (hit,) = results
    assert hit.ledger.article.id == hit.article.id == hit.kept_as
    assert all("هدنة" in match.text for match in hit.matches)
    assert len(list(archive.iter_search("هدنة"))) == 4
    exact = archive.search("exact:الهدنة", limit=1)
    assert exact.total is None
    rest = archive.search("exact:الهدنة", limit=9, offset=1)
    assert {*map(_id, exact), *map(_id, rest)} == set(map(_id, archive.iter_search("exact:الهدنة")))


def _id(hit: tawatur.collection.Hit) -> str:  # type: ignore[name-defined]
    return str(hit.article.id)


def test_an_empty_query_finds_everything(archive: Archive) -> None:
    assert archive.search("").total == 4


def test_names_of_older_versions(archive: Archive) -> None:
    for body in ("قال الرئيس ياسين الدهان إن الأمر صعب.", "قال ياسين الدهان إن الأمر سهل."):
        list(archive.add([tawatur.make_article(title="تصريح", body=body, ident="v")]))
    found = archive.search("entity:الدهان", all_versions=True)
    assert {(hit.kept_as, hit.version) for hit in found if hit.kept_as == "v"} <= {("v", 1), ("v", 2)}


def test_comparing_and_stories(archive: Archive) -> None:
    ids = [article.id for article in demo_articles()]
    comparison = archive.compare(ids, keep=True)
    assert list(archive.store.comparisons()) == [comparison]
    archive.store.keep_stories([Story(id="s", articles=tuple(ids), title="وادي السرو")], run=1)
    (story,) = archive.stories()
    assert story.compare() == comparison
    assert len(story.ledgers()) == 4


def test_removing_and_verifying(archive: Archive, tmp_path: Path) -> None:
    assert list(archive.defects()) == []
    assert archive.remove("demo-sutur", reason="x").article == "demo-sutur"
    assert len(list(archive.articles())) == 3
    assert list(archive.defects()) == []
    archive.backup(tmp_path / "copy.db")
    with tawatur.open(tmp_path / "copy.db") as copy:
        assert len(list(copy.articles())) == 3


def test_damage_is_found(archive: Archive, tmp_path: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    connection.execute("UPDATE versions SET sha256 = 'x' WHERE ident = 'demo-sutur'")
    connection.execute("UPDATE versions SET text = zeroblob(9) WHERE ident = 'demo-almizan'")
    connection.execute("DELETE FROM index_keys WHERE version_id = 1")
    connection.execute("DELETE FROM claims WHERE ident LIKE 'figure-%' AND version_id = 3")
    connection.execute("UPDATE documents SET is_latest = 0 WHERE version_id = 2")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO members VALUES ('none', 99, 'x')")
    connection.execute("INSERT INTO blobs VALUES ('digest', 1, x'00')")
    connection.close()
    told = [str(defect) for defect in archive.store.defects()]
    for part in ("demo-sutur: text", "demo-almizan: ledger", "is not indexed", "claims of the ledger are missing",
                 "not exactly one version", "leads to no row", "blobs[digest]"):  # fmt: skip
        assert any(part in line for line in told), (part, told)


@pytest.mark.skipif(importlib.util.find_spec("pandas") is not None, reason="pandas is installed")
def test_tables_say_what_they_need(archive: Archive) -> None:
    with pytest.raises(ModuleNotFoundError, match=r"tawatur\[pandas\]"):
        archive.to_pandas("figures")


def test_tables(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def plain(columns: Iterable[Column], rows: list[list[Any]]) -> list[dict[str, Any]]:
        return [dict(zip((column.name for column in columns), row, strict=True)) for row in rows]

    monkeypatch.setattr(frames, "_frame", plain)
    figures = cast("list[dict[str, Any]]", archive.to_pandas("figures", query="outlet:سطور"))
    assert {row["article"] for row in figures} == {"demo-sutur"}
    assert list(figures[0]) == [column.name for column in table_of("figures").columns]
    articles = cast("list[dict[str, Any]]", archive.to_pandas("articles"))
    assert [row["id"] for row in articles] == [a.id for a in demo_articles()]
    assert len(archive.to_pandas("articles", query="outlet:سطور")) == 1
    for kind in ("entities", "events", "statements", "times"):
        assert len(archive.to_pandas(kind)) == len(list(archive.claims(kind)))
    with pytest.raises(ValueError, match="none of articles, entities"):
        archive.to_pandas("nope")


def test_frames(archive: Archive) -> None:
    pytest.importorskip("pandas")
    figures, events = archive.to_pandas("figures"), archive.to_pandas("events")
    assert str(figures["low"].dtype) == str(figures["high"].dtype) == "Int64"
    assert str(figures["approx"].dtype) == "boolean"
    assert str(events["begin"].dtype) == "datetime64[s]"
    assert figures["chain_json"].map(json.loads).map(type).eq(list).all()
    assert len(archive.to_pandas("figures", query="outlet:none")) == 0
