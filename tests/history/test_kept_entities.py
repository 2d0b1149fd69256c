"""What finding entities keeps: with it the entities are those that are found from scratch; on both stores."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from tawatur import Archive, Ledger, sharing
from tawatur.collection import open_archive
from tawatur.records.ledger import Reader
from tawatur.records.resolution import Member, SharedEntity
from tawatur.records.story import Story
from tawatur.resolve import naming
from tawatur.resolve.shared import SharedNames
from tawatur.store import migration
from tawatur.store.engine import make_engine, reading, writing
from tawatur.store.tables import NAMES, STORIES
from tests.history.building import naming_ledger

PERSON, FULLER, SURNAME = ("PER", "سالم الراوي"), ("PER", "سالم بن حمد الراوي"), ("PER", "الراوي")
OTHER, PLACE, BODY = ("PER", "ياسين الدهان"), ("LOC", "وادي السرو"), ("ORG", "مجلس عشائر الوادي")


def told(ident: str, *names: tuple[str, str], lexicon: str = "x", key: str = "") -> Ledger:
    """A ledger whose article is its names; the ids of its entities are its own."""
    return naming_ledger(ident, *names, lexicon=lexicon, key=key, claims=f"entity-{ident}")


LEDGERS = (
    told("a", FULLER, OTHER, PLACE),
    told("b", SURNAME, OTHER, BODY),
    told("c", PERSON, BODY, PLACE),
    told("d", PERSON, OTHER),
    told("e", FULLER, BODY),
)


def put(archive: Archive, *groups: str, gone: tuple[str, ...] = ()) -> None:
    """Keep stories, each the letters of its articles."""
    run = archive.store.start_run("stories", "1")
    stories = [Story(id=f"story-{g}", articles=tuple(g), title=g, begin="2026-02-02") for g in groups]
    archive.store.keep_stories(stories, gone=[f"story-{g}" for g in gone], run=run)
    archive.store.finish_run(run, {"stories": len(stories), "gone": len(gone)})


@pytest.fixture
def known(archive: Archive) -> Archive:
    """An archive whose entities were found."""
    list(archive.add(LEDGERS))
    put(archive, "ab", "cd")
    archive.find_entities()
    return archive


def found(archive: Archive) -> list[tuple[SharedEntity, tuple[Member, ...]]]:
    return [(entity, tuple(archive.members(entity.id))) for entity in archive.entities()]


def step_by_step(archive: Archive) -> list[tuple[SharedEntity, tuple[Member, ...]]]:
    """What is found with what is kept, which is what is found from scratch."""
    archive.find_entities()
    with_kept = found(archive)
    archive.find_entities(rebuild=True)
    assert found(archive) == with_kept
    assert list(archive.defects()) == []
    return with_kept


def names_of(archive: Archive) -> dict[str, int]:
    return {entity.name: entity.articles for entity, _ in step_by_step(archive)}


def judge(archive: Archive, action: str, claim: str, other: str | None = None) -> None:
    archive.judge(claim, action, other=other, author="س", time=datetime(2026, 3, 3, tzinfo=UTC))


def test_what_is_known_is_found_again(known: Archive) -> None:
    before = found(known)
    assert before
    assert step_by_step(known) == before


def test_an_article_is_added(known: Archive) -> None:
    before = names_of(known)
    list(known.add([told("f", OTHER, BODY)]))
    assert names_of(known) == before | {OTHER[1]: before[OTHER[1]] + 1, BODY[1]: before[BODY[1]] + 1}


def test_only_entities_that_differ_are_made_again(known: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    make = SharedNames.entity

    def noted(names: SharedNames, ident: str) -> tuple[SharedEntity, list[tuple[int, str]]]:
        entity, members = make(names, ident)
        made.append(entity.name)
        return entity, members

    monkeypatch.setattr(SharedNames, "entity", noted)
    before = {entity.id: (entity, members) for entity, members in found(known)}
    list(known.add([told("f", BODY, ("PER", "رشا العبيدي"))]))
    known.find_entities()
    after = {entity.id: (entity, members) for entity, members in found(known)}
    assert made == [BODY[1]]
    assert [after[ident][0].name for ident in after if before.get(ident) != after[ident]] == made
    monkeypatch.setattr(sharing, "made_here", lambda: "another version")
    list(known.add([told("g", OTHER)]))
    known.find_entities()
    assert len(made) == 1 + len(after)


def test_an_article_is_edited(known: Archive) -> None:
    before = names_of(known)
    list(known.add([told("c", OTHER, PLACE)]))
    after = names_of(known)
    assert (before[BODY[1]], after[BODY[1]]) == (3, 2)
    assert after[OTHER[1]] == before[OTHER[1]] + 1


def test_an_article_is_read_again(known: Archive) -> None:
    before = names_of(known)
    old = LEDGERS[3]
    list(known.add([msgspec.structs.replace(old, reader=Reader(version="2", lexicon="y"), entities=old.entities[:1])]))
    assert names_of(known)[OTHER[1]] == before[OTHER[1]] - 1


def test_an_article_is_removed(known: Archive) -> None:
    before = names_of(known)
    known.remove("b")
    assert names_of(known)[OTHER[1]] == before[OTHER[1]] - 1
    list(known.add([told("g", SURNAME, PLACE)]))
    put(known, "ag")
    assert names_of(known)[PLACE[1]] == 3


def test_stories_change(known: Archive) -> None:
    def joined() -> set[str]:
        return {member.article for entity, members in step_by_step(known) for member in members if entity.joins}

    assert {"a", "b"} <= joined()
    put(known, "bc", gone=("ab",))
    assert "b" in joined()
    put(known, gone=("bc", "cd"))
    assert joined() == set()
    put(known, "abcde")
    assert {"a", "b", "c", "d", "e"} <= joined()


def test_people_tell_entities_apart_and_together(known: Archive) -> None:
    before = step_by_step(known)
    judge(known, "different", "entity-c-0", "entity-d-0")
    apart = step_by_step(known)
    assert apart != before
    judge(known, "same", "entity-c-0", "entity-d-0")
    judge(known, "same", "entity-a-2", "entity-b-2")
    together = step_by_step(known)
    assert any(join.rule == "by hand" for entity, _ in together for join in entity.joins)
    for judgement in known.judgements():
        known.undo(judgement.id, author="س")
    assert step_by_step(known) == before


def test_only_what_came_is_looked_through(known: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def names(ledger: Ledger, *rest: Any) -> Any:
        looked.append(ledger.article.id)
        return naming.names_of(ledger, *rest)

    def joins(ledgers: list[Ledger], *rest: Any, **more: Any) -> Any:
        looked.append("+".join(sorted(ledger.article.id for ledger in ledgers)))
        return naming.joins_of(ledgers, *rest, **more)

    monkeypatch.setattr(sharing, "names_of", names)
    monkeypatch.setattr(sharing, "joins_of", joins)
    list(known.add([told("f", OTHER, BODY)]))
    put(known, "ef")
    known.find_entities()
    assert looked == ["f", "e+f"]
    looked.clear()
    monkeypatch.setattr(sharing, "made_here", lambda: "another version")
    list(known.add([told("h", OTHER)]))
    known.find_entities()
    assert sorted(looked) == ["a", "a+b", "b", "c", "c+d", "d", "e", "e+f", "f", "h"]


def test_unchanged_entities_are_not_written(known: Archive) -> None:
    with reading(engine_of(known)) as connection:
        before = {row.ident: row.run_id for row in connection.exec_driver_sql("SELECT ident, run_id FROM entities")}
    list(known.add([told("f", OTHER, ("LOC", "تل الزعتر"))]))
    known.find_entities()
    with reading(engine_of(known)) as connection:
        after = {row.ident: row.run_id for row in connection.exec_driver_sql("SELECT ident, run_id FROM entities")}
    (changed,) = [ident for ident, run in after.items() if before.get(ident) != run]
    assert known.entity(changed).name == OTHER[1]


def engine_of(archive: Archive) -> Any:
    return archive.store._engine  # type: ignore[attr-defined]


def test_nothing_is_left_of_what_was_removed(known: Archive) -> None:
    list(known.add([told("c", OTHER, PLACE)]))
    known.find_entities()
    for ident in "abcde":
        known.remove(ident)
    with reading(engine_of(known)) as connection:
        assert connection.execute(NAMES.select()).first() is None
        assert connection.execute(STORIES.select()).first() is None


def test_names_of_older_states_are_let_go(known: Archive) -> None:
    list(known.add([told("c", OTHER, PLACE)]))
    known.find_entities()
    with reading(engine_of(known)) as connection:
        assert len(connection.execute(NAMES.select()).all()) == len(LEDGERS)


def test_an_archive_made_before_is_brought_up_to_date(new_location: Callable[[str], str]) -> None:
    location = new_location("sqlite")
    with open_archive(location, create=True) as archive:
        list(archive.add(LEDGERS))
        put(archive, "ab", "cd")
        archive.find_entities()
        before = found(archive)
    engine = make_engine(location)
    with writing(engine) as connection:
        for step in (
            "DROP TABLE names",
            "ALTER TABLE stories DROP COLUMN joins",
            "ALTER TABLE stories DROP COLUMN joins_of",
            "ALTER TABLE entities DROP COLUMN digest",
            "UPDATE alembic_version SET version_num = '0008'",
        ):
            connection.exec_driver_sql(step)
    with writing(engine) as connection:
        assert migration.revision_of(connection) == "0008"
    engine.dispose()
    with open_archive(location) as archive:
        assert found(archive) == before
        list(archive.add([told("f", ("LOC", "تل الزعتر"))]))
        assert step_by_step(archive) == before
