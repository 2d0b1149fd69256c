"""What a store keeps for finding stories: profiles and accounts of ledgers, and the last days."""

from __future__ import annotations

from datetime import date

from tawatur.records.story import Story
from tawatur.store.finding import KeptDay, KeptProfile
from tawatur.store.protocol import Store
from tests.store.building import addition, article

FIRST, SECOND, THIRD = (f"2025-01-0{day}" for day in (1, 2, 3))


def filled(store: Store) -> Store:
    run = store.start_run("add", "0")
    days = {"a": FIRST, "b": SECOND, "c": THIRD}
    store.add([addition(article(ident, published=day)) for ident, day in days.items()], run=run)
    store.finish_run(run, {})
    return store


def found(store: Store) -> None:
    run = store.start_run("stories", "0")
    stories = [
        Story(id=f"s-{held.article}", title="", articles=(held.article,), begin=held.published, finish=held.published)
        for held in store.versions()
    ]
    store.keep_stories(stories, run=run)
    store.finish_run(run, {})


def test_accounts_lie_beside_the_text(store: Store) -> None:
    text = filled(store).ledger("a").article.text
    assert [(k.article, k.text, k.data) for k in store.accounts("m", ["a"])] == [("a", text, None)]
    store.keep_profiles("m", {"a": KeptProfile(profile=b"p", account=text.encode() * 3, text=text)})
    assert dict(store.profiles("m")) == {"a": b"p", "b": None, "c": None}
    assert [kept.data for kept in store.accounts("m", ["b", "a"])] == [None, text.encode() * 3]
    assert [kept.data for kept in store.accounts("other", ["a"])] == [None]
    store.remove("a", reason="", run=1)
    assert dict(store.profiles("m")) == {"b": None, "c": None}
    assert list(store.defects()) == []


def test_articles_are_chosen_by_their_ids_and_those_of_their_last_versions(store: Store) -> None:
    run = filled(store).start_run("add", "0")
    edits = [article(ident, url="https://example.org/one", body=f"{ident} " * 40) for ident in ("old", "old new")]
    store.add([addition(edit) for edit in edits], run=run)
    assert [(v.article, v.id) for v in store.versions("old")] == [("old", "old"), ("old", "old new")]
    # Both are ids of the article, which is kept under the first.
    for chosen in ("old", "old new"):
        assert list(store.profiles("m", [chosen, "nobody", "b"])) == [("b", None), ("old", None)]


def test_days_hold_while_their_articles_are_the_same(store: Store) -> None:
    filled(store)
    found(store)
    days = {day: KeptDay(size=1, data=day.encode()) for day in (FIRST, SECOND)}
    store.keep_days("m", days, since=FIRST, until="")
    first, third = date.fromisoformat(FIRST), date.fromisoformat(THIRD)
    assert store.days_between("m", first, third) == (FIRST.encode(), SECOND.encode())
    assert store.days_between("other", first, third) is None
    assert store.days_between("m", first, date(2025, 1, 4)) is None
    store.keep_days("m", {THIRD: KeptDay(size=2, data=b"")}, since=SECOND, until=FIRST)
    # Another article came while the third day was looked at: it is gone through again.
    assert store.first_changed_day() == third
    assert store.days_between("m", first, date(2025, 1, 2)) == (FIRST.encode(),)
    assert store.days_between("m", first, third) is None
    store.keep_days("m", {}, since=THIRD, until=SECOND)
    assert store.days_between("m", first, date(2025, 1, 2)) is None


def test_removing_the_only_article_of_a_day_changes_that_day(store: Store) -> None:
    filled(store)
    found(store)
    assert store.first_changed_day() is None
    store.remove("b", reason="", run=1)
    assert store.first_changed_day() == date.fromisoformat(SECOND)
    store.keep_days("m", {}, since=SECOND, until="")
    assert store.first_changed_day() is None


def test_stories_that_ended_since(store: Store) -> None:
    filled(store)
    found(store)
    assert [story.id for story in store.stories(ended=date.fromisoformat(SECOND))] == ["s-c", "s-b"]
