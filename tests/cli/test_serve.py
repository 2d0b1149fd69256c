"""`tawatur serve` and `tawatur demo --serve` as processes: they listen, answer, and end when they are told to."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

import tawatur
from tawatur.cli.serve import _listen

SCRIPT = str(Path(sys.executable).with_name("tawatur"))
TOKEN = "a-long-enough-token"


@contextmanager
def running(*arguments: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command that runs until it is told to end."""
    process = subprocess.Popen(
        [SCRIPT, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "BROWSER": "true", **environment},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def address_of(process: subprocess.Popen[bytes]) -> str:
    """Where it listens, once it does."""
    assert process.stdout is not None
    return str(json.loads(process.stdout.readline())["address"])


@pytest.fixture
def archive(tmp_path: Path) -> str:
    place = str(tmp_path / "x.db")
    tawatur.open(place).close()
    return place


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_and_ends_when_it_is_told(archive: str, told: signal.Signals) -> None:
    with running("serve", "--db", archive, "--port", "0", "--json") as process:
        with urlopen(f"{address_of(process)}index.json") as answer:
            assert json.load(answer)["counts"]["articles"] == 0
        process.send_signal(told)
        _, complaints = process.communicate(timeout=20)
        assert process.returncode in (0, 130, -told)
        assert b"Traceback" not in complaints


def test_the_address_holds_the_token(archive: str) -> None:
    with running("serve", "--db", archive, "--port", "0", "--json", TAWATUR_TOKEN=TOKEN) as process:
        address = address_of(process)
        assert address.endswith(f"/?token={TOKEN}")
        with pytest.raises(HTTPError, match="401") as refused:
            urlopen(address.partition("?")[0])
        refused.value.close()


@pytest.mark.parametrize(
    "arguments, words",
    [
        (("--db", "none.db"), "tawatur init --db none.db"),
        (("--host", "0.0.0.0"), "--token"),
        (("--token", "short"), "16 or more"),
    ],
)
def test_what_cannot_be_served_says_why(tmp_path: Path, archive: str, arguments: tuple[str, ...], words: str) -> None:
    command = [SCRIPT, "serve", *(() if "--db" in arguments else ("--db", archive)), *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 4
    assert words in done.stderr


def test_the_demo_is_served_with_its_story() -> None:
    demo = running("demo", "--serve", "--port", "0", "--json")
    with demo as process, urlopen(f"{address_of(process)}index.json") as answer:
        assert json.load(answer)["story_count"] == 1


def test_small_answers_leave_at_once() -> None:
    # asyncio sets TCP_NODELAY only on sockets that say that they are TCP; without it an answer waits 40 ms.
    with _listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
