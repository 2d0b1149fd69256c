"""What was confirmed is never lost: processes are killed at random points, and disks filled, while they write."""

from __future__ import annotations

import multiprocessing
import os
import random
import subprocess
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from tawatur.records.verification import iter_mismatches
from tawatur.store import open_store
from tests.store.building import addition, article
from tests.store.writers import write_until_full, write_until_killed

KILLS = 50
#: Seconds after the first confirmation within which a process is killed: several of its transactions.
LONGEST_LIFE = 0.15

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.store.writers", "tawatur.store.sqlstore", "tawatur.store.index_sqlite"])


def received(said: Connection) -> Iterator[tuple[str, list[str]]]:
    """Everything that a process said before it ended; what it was just saying is left out."""
    while True:
        try:
            yield said.recv()
        except (EOFError, OSError):
            return


def run_process(target: Callable[..., None], *arguments: Any) -> tuple[Any, Connection]:
    receiver, sender = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=target, args=(*arguments, sender), daemon=True)
    process.start()
    sender.close()
    return process, receiver


class Expected:
    """What an archive must hold, must not hold, and may hold, by what processes said."""

    def __init__(self) -> None:
        self.held: set[str] = set()
        self.edited: set[str] = set()
        self.gone: set[str] = set()
        self.unsure: set[str] = set()
        self.judged: set[str] = set()

    def note(self, what: str, idents: list[str]) -> None:
        if what == "added":
            self.held.update(idents)
        elif what == "judged":
            self.judged.update(idents)
        elif what == "edited":
            self.edited.update(idents)
        elif what == "removing":
            self.unsure.update(idents)
        elif what == "removed":
            self.gone.update(idents)

    def check(self, location: str) -> None:
        with open_store(location) as store:
            latest = {version.article: version.number for version in store.versions(latest=True)}
            assert self.held - self.unsure <= set(latest)
            assert not self.gone & set(latest)
            assert all(latest[ident] == 2 for ident in self.edited - self.unsure)
            assert self.gone <= {stone.article for stone in store.tombstones()}
            assert self.judged <= {judgement.id for judgement in store.judgements()}
            assert [str(defect) for defect in store.defects()] == []
            assert [str(wrong) for ledger in store.ledgers(latest=False) for wrong in iter_mismatches(ledger)] == []


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_killed_at_random_points(kind: str, new_location: Callable[[str], str]) -> None:
    location = new_location(kind)
    open_store(location, create=True).close()
    chance = random.Random(7)
    expected = Expected()
    kills = 0
    for number in range(KILLS):
        process, said = run_process(write_until_killed, location, f"p{number}")
        assert said.poll(60), "the process said nothing"
        time.sleep(chance.uniform(0, LONGEST_LIFE))
        process.kill()
        process.join()
        kills += process.exitcode == -9
        for what, idents in received(said):
            expected.note(what, idents)
        said.close()
        if number % 10 == 9:
            expected.check(location)
    assert kills == KILLS
    assert len(expected.held) >= 3 * KILLS
    expected.check(location)
    with open_store(location) as store:
        assert store.add([addition(article("after"))], run=store.start_run("t", "0"))[0].outcome == "added"


def fill(location: str, limit: int | None) -> list[str]:
    """Write until full; give what was confirmed, and check what the process said at its end."""
    process, said = run_process(write_until_full, location, limit)
    confirmed: list[str] = []
    error = ""
    for what, idents in received(said):
        if what == "added":
            confirmed += idents
        else:
            (error,) = idents
    process.join()
    said.close()
    assert "could not be written to" in error
    assert "what was kept before is whole" in error
    return confirmed


def check_after_filling(location: str, confirmed: list[str]) -> None:
    assert len(confirmed) > 10
    with open_store(location) as store:
        assert {version.article for version in store.versions()} >= set(confirmed)
        assert [str(defect) for defect in store.defects()] == []
        assert store.add([addition(article("after"))], run=store.start_run("t", "0"))[0].outcome == "added"


def test_a_file_that_may_not_grow(new_location: Callable[[str], str]) -> None:
    location = new_location("sqlite")
    open_store(location, create=True).close()
    check_after_filling(location, fill(location, 2_000_000))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0:
        pytest.skip("a small disk can only be mounted by root")
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True)
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    location = str(small_disk / "x.db")
    open_store(location, create=True).close()
    (small_disk / "ballast").write_bytes(b"x" * 400_000)
    confirmed = fill(location, None)
    (small_disk / "ballast").unlink()
    check_after_filling(location, confirmed)


def test_what_is_removed_is_overwritten(new_location: Callable[[str], str]) -> None:
    location = new_location("sqlite")
    # The index leaves out what a key shares with the one before it, so its end is looked for.
    words, end = "قسطنطينوبوليسغضب", "ليسغضب".encode()
    with open_store(location, create=True) as store:
        run = store.start_run("t", "0")
        store.add([addition(article(f"n{number}")) for number in range(50)], run=run)
        store.add([addition(article("secret", body=f"قال سالم {words} 12 شخصا"), raw=b"unpacked raw")], run=run)
        files = [path for path in Path(location).parent.iterdir() if path.name.startswith(Path(location).name)]
        assert any(end in path.read_bytes() for path in files)
        store.remove("secret", reason="", run=run)
        assert not any(end in path.read_bytes() for path in files if path.exists())
        assert list(store.defects()) == []
