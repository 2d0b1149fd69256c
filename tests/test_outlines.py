"""What finding stories keeps: outlines of articles and days are made once, and made anew where they no longer hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import tawatur
from tawatur import Archive
from tawatur import archive as core
from tawatur.outlines import Outlines
from tawatur.reviewing.opinions import Opinions
from tests.compare.building import Page
from tests.stories.test_clustering import LEDGERS

TIME = datetime(2025, 1, 1, tzinfo=UTC)
LAST = date(2024, 3, 7)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with tawatur.open(tmp_path / "x.db") as opened:
        list(opened.add(LEDGERS))
        opened.find_stories()
        yield opened


def outlines(archive: Archive) -> Outlines:
    return Outlines(archive.store, Opinions(archive.store))


def test_what_is_kept_is_what_was_made(archive: Archive) -> None:
    made = {ledger.article.id: core.outline(ledger) for ledger in LEDGERS}
    kept = outlines(archive)
    assert {profile.id: profile for profile in kept.profiles(None)} == {i: o.profile for i, o in made.items()}
    assert list(kept.accounts(["park", "port-1"])) == [made["park"].account, made["port-1"].account]


def test_days_are_kept_as_they_were_weighed(archive: Archive) -> None:
    found = core.placed(core.outline(ledger).profile for ledger in LEDGERS)
    days = outlines(archive).days_before(LAST)
    assert [day.day for day in days] == ["2024-03-05", "2024-03-06"]
    for kept, made in zip(days, found.days, strict=False):
        assert (kept.size, dict(kept.counts), tuple(kept.articles)) == (made.size, made.counts, tuple(made.articles))


def test_a_day_more_looks_at_its_own_articles_alone(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    list(archive.add([tawatur.read(tawatur.make_article(title="خبر", body="نص", ident="z", published="2024-03-08"))]))
    asked: list[object] = []
    profiles = archive.store.profiles
    monkeypatch.setattr(archive.store, "profiles", lambda *a: (asked.append(a[1]), profiles(*a))[1])
    archive.find_stories()
    # port-1 and its story ended on the 6th and can grow until the 8th; its articles of the 5th are before the window.
    (named,) = asked
    assert isinstance(named, tuple)
    assert set(named) & {"z", "match", "flood-1"} == {"z"}


def test_what_does_not_hold_is_made_anew(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.remove("park")
    assert outlines(archive).days_before(LAST) == ()
    assert archive.store.first_changed_day() == date(2024, 3, 5)
    archive.find_stories()
    assert "park" not in {article.id for day in outlines(archive).days_before(LAST) for article in day.articles}
    assert archive.find_stories(rebuild=True).stories == ()
    monkeypatch.setattr("tawatur.outlines.made_here", lambda: "another version")
    assert outlines(archive).days_before(LAST) == ()
    asked: list[object] = []
    ledgers = archive.store.ledgers
    monkeypatch.setattr(archive.store, "ledgers", lambda ids: (asked.append(list(ids)), ledgers(ids))[1])
    assert [account.id for account in outlines(archive).accounts(["port-1"])] == ["port-1"]
    assert asked == [["port-1"]]


def test_of_judged_articles_no_outline_is_kept(tmp_path: Path) -> None:
    page = Page("one", "هدنة", "قال سالم الخطيب إن سالم الخطيب باق.").entity("سالم الخطيب", "PER")
    with tawatur.open(tmp_path / "y.db") as archive:
        list(archive.add([page.ledger()]))
        archive.find_stories()
        archive.judge(page.entities[0].id, "reject", author="layla", time=TIME, article="one")
        (profile,) = outlines(archive).profiles(["one"])
        assert profile != core.outline(page.ledger()).profile
        (account,) = outlines(archive).accounts(["one"])
        assert account.id == "one"
        archive.find_stories()
        assert archive.find_stories(rebuild=True).stories == ()
