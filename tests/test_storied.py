"""The stories of an archive: found from what came since the last time, the same as if all were gone through at once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

import tawatur
from tawatur import Archive
from tawatur.errors import NotFoundError
from tests.stories.test_clustering import LEDGERS

TIME = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with tawatur.open(tmp_path / "x.db") as opened:
        yield opened


def groups(archive: Archive) -> set[tuple[str, ...]]:
    return {tuple(sorted(story.articles)) for story in archive.stories(several=True)}


@pytest.mark.parametrize("seed", range(4))
def test_step_by_step_is_as_all_at_once(archive: Archive, tmp_path: Path, seed: int) -> None:
    order = list(LEDGERS)
    random.Random(seed).shuffle(order)
    for first in range(0, len(order), 3):
        list(archive.add(order[first : first + 3]))
        archive.find_stories()
    step_by_step = list(archive.store.stories())
    with tawatur.open(tmp_path / "y.db") as other:
        list(other.add(LEDGERS))
        other.find_stories()
        assert list(other.store.stories()) == step_by_step
        assert other.digest().digest == archive.digest().digest
    assert archive.find_stories(rebuild=True).stories == ()
    assert list(archive.store.stories()) == step_by_step


def test_only_what_changed_is_gone_through(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    list(archive.add(LEDGERS[:-1]))
    assert len(archive.find_stories().stories) == 3
    runs = len(list(archive.store.runs()))
    assert archive.find_stories().stories == ()
    assert len(list(archive.store.runs())) == runs
    list(archive.add([LEDGERS[-1]]))
    asked: list[object] = []
    ledgers = archive.store.ledgers
    monkeypatch.setattr(archive.store, "ledgers", lambda ids, **more: (asked.append(ids), ledgers(ids, **more))[1])
    (story,) = archive.find_stories().stories
    assert story.articles == ("match",)
    assert asked == [["match"]]
    archive.find_stories(rebuild=True)
    assert [ids for ids in asked if len(ids) == 1] == [["match"]]


def test_a_late_article_and_a_new_version(archive: Archive) -> None:
    list(archive.add(LEDGERS[1:]))
    archive.find_stories()
    list(archive.add([LEDGERS[0]]))
    found = archive.find_stories()
    assert "port-1" in {story.articles[0] for story in found.stories}
    assert len(found.gone) == 1
    moved = msgspec.structs.replace(LEDGERS[5].article, published="2024-03-20", text=LEDGERS[5].article.text + " .")
    list(archive.add([tawatur.read(moved)]))
    archive.find_stories()
    assert archive.find_stories(rebuild=True).stories == ()
    assert archive.story("flood-2").articles == ("flood-2",)


def test_removing_takes_the_story_away_until_it_is_found_again(archive: Archive) -> None:
    list(archive.add(LEDGERS))
    archive.find_stories()
    before = groups(archive)
    archive.remove("port-2")
    assert all("port" not in " ".join(members) for members in groups(archive))
    assert list(archive.defects()) == []
    archive.find_stories()
    assert groups(archive) == {tuple(a for a in members if a != "port-2") for members in before}


def test_decisions_of_people_hold(archive: Archive) -> None:
    list(archive.add(LEDGERS))
    archive.find_stories()
    archive.judge_articles("story", ["flood-1"], ["flood-2"], same=False, author="layla", time=TIME)
    archive.judge_articles("story", ["park"], ["port-1"], same=True, author="layla", time=TIME)
    archive.find_stories()
    assert not any({"flood-1", "flood-2"} <= set(members) for members in groups(archive))
    assert any({"park", "port-1"} <= set(members) for members in groups(archive))
    archive.name_story("port-1", "رصيف مغلق", author="layla", time=TIME)
    archive.find_stories()
    assert archive.story("port-1").record.title == "رصيف مغلق"
    assert archive.find_stories(rebuild=True).stories == ()


def test_stories_know_their_accounts(archive: Archive) -> None:
    list(archive.add(LEDGERS))
    archive.find_stories()
    story = archive.story("port-1")
    assert story.record.origins == story.compare().origins
    assert archive.story(story.id).record == story.record
    assert archive.store.count_stories() > archive.store.count_stories(several=True) == len(groups(archive))
    with pytest.raises(NotFoundError, match="no story 'x'"):
        archive.story("x")
