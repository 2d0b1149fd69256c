"""Reading an archive again, what that changed, and digests; on both stores."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

import tawatur
from tawatur import Archive, Article, Ledger
from tawatur.collection import open_archive
from tawatur.demo import demo_articles
from tawatur.errors import NotFoundError
from tawatur.history.rereading import reread
from tawatur.pipeline import reader
from tawatur.records.change import QUIET
from tawatur.records.ledger import Diagnostic, Figure, Reader
from tawatur.records.story import Story
from tests.store.building import article, ledger

OLD = Reader(version="0.0.1", lexicon="0ld")
NEW = Reader(version="0.0.2", lexicon="new")


def read_new(one: Article) -> Ledger:
    """A reader that finds one victim more."""
    found = ledger(one, reader=NEW)
    figures = tuple(msgspec.structs.replace(figure, low=13, high=13) for figure in found.figures)
    return msgspec.structs.replace(found, figures=figures)


def fill(archive: Archive, idents: str = "abcd") -> None:
    list(archive.add(ledger(article(ident), reader=OLD) for ident in idents))


def read_again(archive: Archive, **options: Any) -> list[str]:
    run = archive.store.start_run("reread", "0.0.2")
    done = [again.article for again in reread(archive.store, NEW, read_new, lambda: run, **options)]
    archive.store.finish_run(run, {"read again": len(done)})
    return done


def test_every_version_is_read_again_and_the_old_readings_stay(archive: Archive) -> None:
    fill(archive)
    list(archive.add([ledger(article("a", body="قال الوزير سالم إن 12 شخصا جرحوا."), reader=OLD)]))
    assert read_again(archive) == ["a", "b", "c", "d", "a"]
    assert archive.store.counts()["ledgers"] == 10
    assert {one.reader for one in archive.ledgers()} == {NEW}
    assert read_again(archive) == []
    assert list(archive.defects()) == []


def test_search_finds_what_the_new_reading_says(archive: Archive) -> None:
    fill(archive)
    read_again(archive, limit=3)
    assert archive.search("figure:killed=13").total == 3
    assert archive.search("figure:killed=12").total == 1
    assert archive.claim("figure-a").record.low == 13


def test_a_limit_or_ids_leave_the_rest_for_later(archive: Archive) -> None:
    fill(archive)
    assert read_again(archive, articles=["c", "a"]) == ["c", "a"]
    assert read_again(archive, articles=["c", "b", "d"], limit=1) == ["b"]
    assert archive.store.count_unread(NEW) == 1
    assert read_again(archive) == ["d"]
    with pytest.raises(NotFoundError):
        read_again(archive, articles=["x"])


def test_what_intake_noted_is_kept(archive: Archive) -> None:
    note = Diagnostic(start=0, end=1, stage="intake", message="read as windows-1256")
    list(archive.add([msgspec.structs.replace(ledger(reader=OLD), diagnostics=(note,))]))
    read_again(archive)
    assert archive.ledger("a").diagnostics == (note,)


def test_reading_again_with_the_installed_version(archive: Archive) -> None:
    fresh = [tawatur.read(one) for one in demo_articles()]
    list(archive.add(msgspec.structs.replace(one, reader=OLD, figures=()) for one in fresh))
    assert len(list(archive.reread())) == 4
    assert list(archive.ledgers()) == fresh
    assert list(archive.reread()) == []
    assert [seen.run.command for seen in archive.runs()] == ["add", "reread"]
    assert archive.store.count_unread(reader()) == 0


def test_what_two_runs_differ_in(archive: Archive) -> None:
    fill(archive)
    read_again(archive, limit=2)
    fill(archive, "abcde")
    first, second, third = (seen.run.id for seen in archive.runs())
    assert list(archive.diff(first, first)) == []
    found = list(archive.diff(first, second))
    assert [one.article for one in found] == ["a", "b"]
    (change,) = found[0].spoken
    assert [(f.field, f.before, f.after) for f in change.fields] == [("low", 12, 13), ("high", 12, 13)]
    assert [cause.kind for cause in change.causes] == ["lexicon", "code"]
    assert found[0].same == 2
    (later,) = archive.diff(second, third)
    assert later.article == "e"
    assert later.before is None
    assert later.facts == 3
    assert [one.article for one in archive.diff(third, first)] == ["a", "b", "e"]
    assert [one.article for one in archive.diff(first, third, article="b")] == ["b"]
    with pytest.raises(NotFoundError, match="no run 99"):
        list(archive.diff(first, 99))
    with pytest.raises(ValueError, match="give two runs"):
        archive.diff(first)


def test_what_two_readers_differ_in(archive: Archive) -> None:
    fill(archive)
    read_again(archive, limit=2)
    for before, after in (("0.0.1", "0.0.2"), ("0l", "new")):
        assert [one.article for one in archive.diff_readers(before, after)] == ["a", "b"]
    assert list(archive.diff_readers("0.0.1", "9")) == []


def test_what_became_of_one_article(archive: Archive) -> None:
    fill(archive)
    list(archive.add([ledger(article("a", body="قال الوزير سالم إن 12 شخصا جرحوا."), reader=OLD)]))
    read_again(archive)
    edited, reread_ = archive.diff(article="a")
    assert [(e.before, e.after) for e in edited.edits] == [("قتلوا.", "جرحوا.")]
    assert {cause.kind for change in edited.changes for cause in change.causes} == {"page"}
    assert not reread_.edits
    assert [change.kind for change in reread_.spoken] == ["changed"]


def test_a_page_edited_and_read_by_another_version(archive: Archive) -> None:
    """Each change is blamed on what made it, although both lie between the two runs."""
    fill(archive, "a")
    list(archive.add([ledger(article("a", body="قال المدير سالم إن 12 شخصا قتلوا."), reader=OLD)]))
    read_again(archive)
    (found,) = archive.diff(1, 3)
    changes = {change.list: change for change in found.spoken}
    assert [cause.kind for cause in changes["figures"].causes] == ["lexicon", "code"]


def digest_in(location: str, idents: str) -> str:
    with open_archive(location, create=True) as opened:
        for one in idents:
            fill(opened, one)
        for pair in ("ab", "cd"):
            opened.compare(sorted(pair), keep=True)
        run = opened.store.start_run("stories", "0")
        for pair in sorted(("ab", "dc"), reverse=idents[0] == "d"):
            story = Story(id=f"story-{min(pair)}", articles=tuple(sorted(pair)), title="خبر")
            opened.store.keep_stories([story], run=run)
        return opened.digest().digest


def test_digests_know_no_order_and_no_database(new_location: Callable[[str], str], archive: Archive) -> None:
    del archive
    found = {digest_in(new_location(kind), idents) for kind in ("sqlite", "postgres") for idents in ("abcd", "dbca")}
    assert len(found) == 1


def test_digests_change_with_what_is_held(archive: Archive) -> None:
    seen = [archive.digest().digest]
    fill(archive)
    seen.append(archive.digest().digest)
    read_again(archive)
    seen.append(archive.digest().digest)
    archive.compare(["a", "b"], keep=True)
    seen.append(archive.digest().digest)
    archive.remove("a")
    seen.append(archive.digest().digest)
    assert len(set(seen)) == 5
    fill(archive, "b")
    assert archive.digest().digest == seen[-1]


def test_an_archive_read_again_has_the_digest_of_one_read_at_once(new_location: Callable[[str], str]) -> None:
    with open_archive(new_location("sqlite")) as again, open_archive(new_location("sqlite")) as once:
        fill(again)
        read_again(again)
        list(once.add(read_new(article(ident)) for ident in "dcba"))
        assert again.digest() == once.digest()
        assert again.runs()[-1].digest == once.runs()[-1].digest == again.digest().ledgers


def test_digests_are_the_same_in_other_surroundings(tmp_path: Path) -> None:
    code = (
        "import sys, tawatur; from tawatur.demo import demo_articles\n"
        "articles = list(demo_articles())\n"
        "with tawatur.open(sys.argv[1]) as archive:\n"
        "    list(archive.add(articles[::int(sys.argv[2])]))\n"
        "    archive.compare([article.id for article in articles], keep=True)\n"
        "    print(archive.digest().digest)"
    )
    surroundings = (("1", "0", "UTC", "C.UTF-8"), ("-1", "4711", "Asia/Aden", "tr_TR.UTF-8"))
    found = set()
    for order, seed, zone, locale in surroundings:
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        command = [sys.executable, "-c", code, str(tmp_path / f"{seed}.db"), order]
        found.add(subprocess.run(command, env=env, capture_output=True, check=True).stdout)
    assert len(found) == 1


WRITER = """
import sys
from tawatur.collection import open_archive
from tests.history.test_rereading import NEW, read_new
from tawatur.history import rereading
from tawatur.records.story import Story
rereading._BATCH = 5
with open_archive(sys.argv[1]) as archive:
    print("ready", flush=True)
    run = archive.store.start_run("reread", "0.0.2")
    for again in rereading.reread(archive.store, NEW, read_new, lambda: run):
        print(again.article, flush=True)
"""


@pytest.mark.parametrize("pause", [0.0, 0.02, 0.06, 0.15])
def test_a_killed_reading_goes_on_where_it_was(archive: Archive, location: str, pause: float) -> None:
    list(archive.add(ledger(article(f"n{number}"), reader=OLD) for number in range(60)))
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, location], stdout=subprocess.PIPE, cwd=root, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        confirmed = [line.strip() for line in process.stdout if line.endswith("\n")]
    assert list(archive.defects()) == []
    left = archive.store.count_unread(NEW)
    assert left <= 60 - len(confirmed)
    again = read_again(archive)
    assert len(again) == left
    assert not set(again) & set(confirmed)
    assert {one.reader for one in archive.ledgers()} == {NEW}
    assert archive.store.counts()["ledgers"] == 120


def test_quiet_changes_say_nothing_new(archive: Archive) -> None:
    fill(archive, "a")
    moved = ledger(article("a", body="عاجل: قال الوزير سالم إن 12 شخصا قتلوا."), reader=OLD)
    list(archive.add([moved]))
    (found,) = archive.diff(1, 2)
    assert {change.kind for change in found.changes} <= QUIET | {"changed"}
    assert isinstance(moved.figures[0], Figure)


def test_entries_that_changed_are_named(archive: Archive) -> None:
    """Of the entries that a fact names, those are told that the two language data have in other words."""
    fill(archive, "a")
    run = archive.store.start_run("reread", "0.0.2")

    def read(one: Article) -> Ledger:
        found = read_new(one)
        figures = tuple(msgspec.structs.replace(f, rule="assault.kill") for f in found.figures)
        return msgspec.structs.replace(found, figures=figures)

    assert len(list(reread(archive.store, NEW, read, lambda: run))) == 1
    told = {"event_triggers/assault.kill": "1", "event_triggers/assault.raid": "1", "tables/places": "1"}
    archive.store.keep_language_data(OLD.lexicon, told)
    archive.store.keep_language_data(NEW.lexicon, {**told, "event_triggers/assault.raid": "2"})
    (one,) = archive.diff(1, run)
    assert [(c.kind, c.name) for c in one.spoken[0].causes] == [("rule", ""), ("lexicon", ""), ("code", "")]
    newer = Reader(version="0.0.2", lexicon="newer")
    run = archive.store.start_run("reread", "0.0.2")

    def read_newer(one: Article) -> Ledger:
        found = read(one)
        figures = tuple(msgspec.structs.replace(f, low=1) for f in found.figures)
        return msgspec.structs.replace(found, figures=figures, reader=newer)

    assert len(list(reread(archive.store, newer, read_newer, lambda: run))) == 1
    archive.store.keep_language_data("newer", {**told, "event_triggers/assault.kill": "3"})
    (one,) = archive.diff(run - 1, run)
    assert [(c.kind, c.name) for c in one.spoken[0].causes] == [("lexicon", "assault.kill")]


def test_the_language_data_of_readings_are_kept(archive: Archive) -> None:
    list(archive.add(demo_articles()[:1]))
    kept = archive.store.language_data(reader().lexicon)
    assert kept is not None
    assert "event_triggers/assault.kill" in kept
    assert "tables/name_parts" in kept
    assert archive.store.language_data("nobody") is None
