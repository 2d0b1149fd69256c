"""Files and texts that were sent, through the guarded way of `tawatur add` into the archive."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from tawatur.collection import Archive, Source
from tawatur.inputs import Passed, Read, read_inputs
from tawatur.intake.problem import Problem
from tawatur.records.article import Article
from tawatur.store.protocol import Outcome, Raw

__all__ = ["Sent", "Taken", "pasted", "take"]

_CHUNK = 1 << 20
#: Letters of a file's name that are kept; a name only tells the format and is shown with problems.
_LONGEST_NAME = 80
_UNSAFE = re.compile(r"[\x00-\x1f:\x7f]")


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was sent: its name as the sender called it, and a stream of its bytes."""

    name: str
    stream: BinaryIO


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What became of everything that was sent."""

    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]


def pasted(*, title: str, text: str, outlet: str, url: str, published: str) -> bytes:
    """A text that was typed, as a line of the public input format."""
    given = {"title": title, "text": text, "outlet": outlet, "url": url, "published": published}
    return msgspec.json.encode({key: value for key, value in given.items() if value.strip()})


def take(archive: Archive, sent: Iterable[Sent], *, outlet: str | None, published: str | None) -> Taken:
    """Read everything that was sent and keep it; what is known already, or was removed, is left as it is."""
    outcomes: list[Outcome] = []
    problems: list[Problem] = []

    def is_known(article: Article) -> bool:
        known = archive.known(article)
        if known is not None:
            outcomes.append(known)
        return known is not None

    def sources(folder: Path) -> Iterator[Source]:
        for found in read_inputs(_written(sent, folder), outlet=outlet, published=published, skip=is_known):
            if isinstance(found, Read):
                where = _named(found.where, folder)
                yield Source(item=found.ledger, raw=Raw(data=found.data or b"", where=where))
            elif not isinstance(found, Passed):
                problems.append(_told(found, folder))

    with tempfile.TemporaryDirectory(prefix="tawatur-") as folder:
        outcomes.extend(archive.add(sources(Path(folder))))
    return Taken(outcomes=tuple(outcomes), problems=tuple(problems))


def _written(sent: Iterable[Sent], folder: Path) -> Iterator[str]:
    """The files one after the other, each in a folder of its own, so that equal names do not meet."""
    for number, file in enumerate(sent):
        own = folder / str(number)
        own.mkdir()
        last = re.split(r"[/\\]", file.name)[-1]
        name = _UNSAFE.sub("_", last)[-_LONGEST_NAME:].lstrip(".").encode("utf-8", "replace").decode()
        path = own / (name or "text")
        with path.open("wb") as target:
            while chunk := file.stream.read(_CHUNK):
                target.write(chunk)
        yield str(path)
        path.unlink()


def _named(text: str, folder: Path) -> str:
    """A text without the place of the temporary folder."""
    return re.sub(rf"{re.escape(str(folder))}/\d+/", "", text)


def _told(problem: Problem, folder: Path) -> Problem:
    where, message = _named(problem.where, folder), _named(problem.message, folder)
    return msgspec.structs.replace(problem, where=where, message=message)
