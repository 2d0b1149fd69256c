"""What the processes do that the tests of durability kill: write, and say what was confirmed."""

from __future__ import annotations

import random
import resource
from datetime import UTC, datetime
from itertools import count
from multiprocessing.connection import Connection
from typing import Any

from tawatur.errors import StoreWriteError
from tawatur.records.judgement import Target, make_judgement
from tawatur.store import open_store
from tawatur.store.protocol import Placed, Store
from tests.store.building import addition, article


def write_until_killed(location: str, name: str, said: Connection) -> None:
    """Add, judge, edit and remove without end; say each thing once the store has confirmed it."""
    with open_store(location) as store:
        run = store.start_run("add", "0")
        for number in count():
            idents = [f"{name}-{number}-{part}" for part in range(3)]
            store.add([addition(article(ident), raw=ident.encode()) for ident in idents], run=run)
            said.send(("added", idents))
            said.send(("judged", [judge(store, idents[2], run)]))
            if number % 2:
                store.add([addition(article(idents[0], body="قال الوزير سالم إن 15 شخصا قتلوا."))], run=run)
                said.send(("edited", idents[:1]))
            if number % 3 == 2:
                said.send(("removing", idents[1:2]))
                store.remove(idents[1], reason="", run=run)
                said.send(("removed", idents[1:2]))


def judge(store: Store, ident: str, run: int) -> str:
    """Judge an article's story; give the id of the judgement."""
    target = Target(kind="story", article=ident)
    time = datetime(2026, 2, 1, tzinfo=UTC)
    made = make_judgement("edit", target, field="title", value="عنوان", author="س", time=time)
    store.judge([Placed(judgement=made, article=ident)], run=run)
    return made.id


def write_until_full(location: str, limit: int | None, said: Connection) -> None:
    """Add until the disk is full, or a file may not grow beyond `limit` bytes; say what the store said."""
    if limit is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    told: Any = "no error"
    try:
        with open_store(location) as store:
            run = store.start_run("add", "0")
            for number in range(20_000):
                ident = f"full-{number}"
                # Bytes that cannot be compressed.
                store.add([addition(article(ident), raw=random.Random(number).randbytes(20_000))], run=run)
                said.send(("added", [ident]))
    except StoreWriteError as error:
        told = str(error)
    said.send(("error", [told]))
