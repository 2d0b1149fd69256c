"""What every store promises, on every database."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tawatur.errors import NotFoundError, StoreError
from tawatur.records.codec import encode
from tawatur.records.comparison import Cell, Comparison, Row
from tawatur.records.ledger import Reader
from tawatur.records.story import Story
from tawatur.store import open_store
from tawatur.store.criteria import Term
from tawatur.store.protocol import Addition, Outcome, Store
from tests.store.building import READER, addition, article, ledger

LATER = Reader(version="0.2.0", lexicon="abd")


def add(store: Store, *additions: Addition, **options: Any) -> list[str]:
    """Add in one run; give the outcomes as "article/version/outcome"."""
    run = store.start_run("test", "0")
    outcomes = store.add(additions, run=run, **options)
    return [f"{o.article}/{o.version}/{o.outcome}" for o in outcomes]


def test_what_is_kept_comes_back_byte_for_byte(store: Store) -> None:
    made = addition(article(outlet="سطور", url="https://a.example/1", published="2026-01-02T10:00"), raw=b"\x00raw")
    assert add(store, made) == ["a/1/added"]
    assert encode(store.ledger("a")) == encode(made.ledger)
    raw = store.raw("a")
    assert raw is not None
    assert (raw.data, raw.where) == (b"\x00raw", "news.jsonl:1")
    (version,) = store.versions()
    assert (version.article, version.number, version.title, version.is_latest) == ("a", 1, "هدنة في المدينة", True)
    assert version.reader == READER
    assert version.added.tzinfo is not None


def test_adding_twice_changes_nothing(store: Store) -> None:
    add(store, addition(raw=b"x"), addition(article("b")))
    before = store.counts()
    assert add(store, addition(raw=b"x"), addition(article("b"))) == ["a/1/known", "b/1/known"]
    assert store.counts() == {**before, "runs": 2}


def test_twice_in_one_call(store: Store) -> None:
    assert add(store, addition(), addition()) == ["a/1/added", "a/1/known"]
    assert store.counts()["ledgers"] == 1


def test_a_silent_edit_is_a_new_version(store: Store) -> None:
    add(store, addition())
    edited = article(body="قال الوزير سالم إن 15 شخصا قتلوا.")
    assert add(store, addition(edited)) == ["a/2/new version"]
    assert [(v.number, v.is_latest) for v in store.versions("a")] == [(1, False), (2, True)]
    assert "15" in store.ledger("a").article.text
    assert "12" in store.ledger("a", 1).article.text
    assert [found.article.text for found in store.ledgers()] == [edited.text]
    assert add(store, addition()) == ["a/1/known"]


def test_two_states_in_one_call(store: Store) -> None:
    outcomes = add(store, addition(), addition(article(body="قال الوزير سالم إن 15 شخصا قتلوا.")))
    assert outcomes == ["a/1/added", "a/2/new version"]
    assert [v.is_latest for v in store.versions()] == [False, True]
    assert list(store.defects()) == []


def test_an_edit_is_known_by_its_address(store: Store) -> None:
    url = "https://www.sutur.example/news/77?utm_source=x"
    add(store, addition(article("one", url=url)))
    edited = article("two", url="http://sutur.example/news/77#top", body="قال الوزير سالم إن 15 شخصا قتلوا.")
    assert add(store, addition(edited)) == ["one/2/new version"]
    assert store.ledger("two").article.id == "two"
    assert [v.id for v in store.versions("two")] == ["one", "two"]


@pytest.mark.parametrize("url", ["https://sutur.example/", "https://sutur.example/live"])
def test_another_text_at_one_address_is_another_article(store: Store, url: str) -> None:
    add(store, addition(article("one", url=url)))
    other = article("two", url=url, title="سوق", body="ارتفعت أسعار القمح في موانئ البحر الأسود بعد موجة جفاف طويلة")
    assert add(store, addition(other)) == ["two/1/added"]


def test_a_later_reading_of_a_known_version(store: Store) -> None:
    add(store, addition())
    assert add(store, addition(reader=LATER)) == ["a/1/read again"]
    assert store.ledger("a").reader == LATER
    assert store.counts()["ledgers"] == 2
    assert store.counts()["claims"] == 3
    assert list(store.defects()) == []


def test_knowing(store: Store) -> None:
    assert store.knows(article(), READER) is None
    add(store, addition())
    assert store.knows(article(), READER) == Outcome(article="a", version=1, outcome="known")
    assert store.knows(article(), LATER) is None
    assert store.knows(article(body="غيره"), READER) is None


def test_hostile_letters(store: Store) -> None:
    hostile = article("a\0b\x1b", body="قال\0سالم \u202e'; DROP TABLE versions; -- \x1b0", outlet="x\0y")
    add(store, addition(hostile))
    (version,) = store.versions()
    assert (version.article, version.outlet) == ("a\0b\x1b", "x\0y")
    assert encode(store.ledger("a\0b\x1b")) == encode(ledger(hostile))
    assert store.knows(hostile, READER) is not None


def test_a_claim_leads_to_its_ledger(store: Store) -> None:
    add(store, addition(), addition(article("b")))
    assert store.ledger_of_claim("figure-b").article.id == "b"
    with pytest.raises(NotFoundError, match="no claim 'figure-x'"):
        store.ledger_of_claim("figure-x")


@pytest.mark.parametrize("ask", ["ledger", "raw", "versions"])
def test_unknown_articles(store: Store, ask: str) -> None:
    with pytest.raises(NotFoundError, match="no article 'x'"):
        list(getattr(store, ask)("x") or ())


def test_an_unknown_version(store: Store) -> None:
    add(store, addition())
    with pytest.raises(NotFoundError, match="no version 7"):
        store.ledger("a", 7)


def test_removing(store: Store) -> None:
    add(store, addition(raw=b"same"), addition(article("b"), raw=b"same"), addition(article(body="سر 15"), raw=b"own"))
    store.keep_comparison(Comparison(id="c", articles=("a", "b"), origins=(), rows=()), run=1)
    store.keep_stories(
        [Story(id="s", articles=("a", "b"), title="قصة"), Story(id="t", articles=("b",), title="")], run=1
    )
    stone = store.remove("a", reason="court order", run=1)
    assert (stone.article, stone.reason) == ("a", "court order")
    assert [v.article for v in store.versions()] == ["b"]
    assert store.raw("b") is not None
    assert list(store.comparisons()) == []
    assert [story.id for story in store.stories()] == ["t"]
    assert [s.article for s in store.tombstones()] == ["a"]
    assert store.search(Term(words=(("سر",),)), limit=5).total == 0
    assert list(store.defects()) == []
    assert add(store, addition()) == ["a/0/removed"]
    assert store.knows(article(), READER) == Outcome(article="a", version=0, outcome="removed")
    assert add(store, addition(), restore=True) == ["a/1/added"]
    assert list(store.tombstones()) == []


def test_removing_the_unknown(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.remove("x", reason="", run=store.start_run("t", "0"))


def test_comparisons(store: Store) -> None:
    add(store, addition(), addition(article("b")), addition(article("c")))
    cells = tuple(Cell(article=name, start=0, end=4, text="هدنة") for name in "ab")
    row = Row(id="r", kind="figure", verdict="contradict", fact="f", why="w", cells=cells)
    comparison = Comparison(id="x", articles=("a", "b", "c"), origins=(), rows=(row,))
    for _ in range(2):
        store.keep_comparison(comparison, run=1)
    assert list(store.comparisons()) == [comparison]


def test_runs(store: Store) -> None:
    run = store.start_run("add", "0.1.0")
    store.finish_run(run, {"added": 2})
    (told,) = store.runs()
    assert (told.command, told.version, told.counts) == ("add", "0.1.0", {"added": 2})
    assert told.finished is not None
    assert told.started <= told.finished


def test_backup_is_an_archive(store: Store, tmp_path: Path) -> None:
    add(store, addition(article(outlet="سطور"), raw=b"r"), addition(article("b")), addition(article(body="سر 15")))
    store.keep_stories([Story(id="s", articles=("a",), title="قصة")], run=1)
    target = tmp_path / "copy.db"
    store.backup(target)
    with open_store(str(target)) as copy:
        assert copy.counts() == store.counts()
        assert [encode(x) for x in copy.ledgers(latest=False)] == [encode(x) for x in store.ledgers(latest=False)]
        assert list(copy.defects()) == []
        found = copy.search(Term(words=(("وزير",),)), limit=5)
        assert [x.article.id for x in found.held] == ["b"]
        assert add(copy, addition(article("d"))) == ["d/1/added"]
        copy.remove("b", reason="", run=1)
        assert list(copy.defects()) == []
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_failing_call_keeps_nothing(store: Store) -> None:
    add(store, addition())
    broken = addition(article("b"))
    with pytest.raises(StoreError):
        store.add([broken], run=999_999)
    assert [v.article for v in store.versions()] == ["a"]
    assert list(store.defects()) == []


def test_readers_go_on_while_one_writes(store: Store) -> None:
    add(store, addition(), addition(article("b")))
    reading = store.ledgers()
    first = next(reading)
    add(store, addition(article("c")))
    assert [first.article.id, *(x.article.id for x in reading)] == ["a", "b"]
    assert len(list(store.ledgers())) == 3


def test_an_article_is_found_without_going_through_all(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "a.db"), create=True) as store:
        run = store.start_run("test", "0")
        store.add([addition(article(f"a{number}")) for number in range(200)], run=run)
        store.finish_run(run, {})
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT versions.id FROM versions JOIN documents ON documents.version_id = versions.id"
            " WHERE documents.is_latest = 1 AND versions.article_id IN (3, 4)"
        ).fetchall()
    assert plan[0][3].startswith("SEARCH versions"), plan


def test_two_writers_take_turns(location: str) -> None:
    with open_store(location, create=True):
        pass
    failures: list[BaseException] = []

    def write(name: str) -> None:
        try:
            with open_store(location) as store:
                for number in range(10):
                    add(store, addition(article(f"{name}{number}")), addition(article(f"shared{number}")))
        except BaseException as error:
            failures.append(error)

    writers = [threading.Thread(target=write, args=(name,)) for name in ("x", "y")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    with open_store(location) as store:
        assert store.counts()["articles"] == 30
        assert list(store.defects()) == []
