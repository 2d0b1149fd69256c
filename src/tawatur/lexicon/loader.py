"""Reading the language data: one TOML file a concept, or several for a large one, one TSV file a compiled list.

A `Lexicon` is immutable knowledge that stages take as an argument. What a stage compiles from it (tables, automata) is
kept by `compiled`, so that it is built once.
"""

from __future__ import annotations

import gc
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec

from tawatur.errors import LexiconError
from tawatur.lexicon.entry import Entry

__all__ = ["Lexicon", "load_lexicon"]

E = TypeVar("E", bound=Entry)
T = TypeVar("T")


class _File(msgspec.Struct):
    entry: list[dict[str, Any]]
    concept: dict[str, str] = {}


class Lexicon:
    """The language data of one language, read on first use and kept."""

    def __init__(self, root: Traversable) -> None:
        self._root = root
        self._entries: dict[type[Entry], tuple[Any, ...]] = {}
        self._compiled: dict[Callable[[Lexicon], Any], Any] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return (load_lexicon, ())

    def entries(self, kind: type[E]) -> tuple[E, ...]:
        """All entries of a concept in file order; raise LexiconError where the file or an entry is malformed."""
        if kind not in self._entries:
            self._entries[kind] = self._read(kind)
        return self._entries[kind]

    def rows(self, table: str) -> list[list[str]]:
        """The rows of `tables/<table>.tsv`, without its comment lines; the first comment lines name its columns."""
        lines = self._table(table).splitlines()
        return [line.split("\t") for line in lines if line and not line.startswith("#")]

    def words(self, table: str) -> list[str]:
        """The rows of a table of one column; much faster than `rows` where a table is long."""
        return self._body(table).split("\n")

    def pairs(self, table: str) -> dict[str, str]:
        """The rows of a table of two columns, first to second; much faster than `rows` where a table is long."""
        cells = iter(self._body(table).replace("\n", "\t").split("\t"))
        return dict(zip(cells, cells, strict=True))

    def _body(self, table: str) -> str:
        """A table's text without its comment lines, which stand first."""
        text = self._table(table)
        at = 0
        while text.startswith("#", at):
            at = text.index("\n", at) + 1
        return text[at:].rstrip("\n")

    def _table(self, table: str) -> str:
        path = self._root.joinpath("tables", f"{table}.tsv")
        try:
            return path.read_text("utf-8")
        except OSError as error:
            raise LexiconError(f"{path}: cannot be read: {error}") from error

    def compiled(self, build: Callable[[Lexicon], T]) -> T:
        """What `build` makes of this lexicon, built once; `build` must be a module-level function."""
        if build not in self._compiled:
            with _uncollected():
                self._compiled[build] = build(self)
        result: T = self._compiled[build]
        return result

    def digest(self) -> str:
        """A sha256 over all data files, in order of their names."""
        total = sha256()
        for path in self.data_files():
            total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return total.hexdigest()

    def data_files(self) -> list[Traversable]:
        """Every TOML and TSV file, in order of their names."""
        found = [*self._root.iterdir(), *self._root.joinpath("tables").iterdir()]
        return sorted((p for p in found if p.name.endswith((".toml", ".tsv"))), key=lambda p: p.name)

    def file_names(self, kind: type[Entry]) -> list[str]:
        """The files of a concept."""
        return list(self._files(kind))

    def _files(self, kind: type[Entry]) -> dict[str, _File]:
        """A concept's file and those of its `parts` ("<concept>.<part>.toml", without a head), by their names."""
        name = f"{kind.concept}.toml"
        head = _parse(self._root.joinpath(name))
        parts = [f"{kind.concept}.{part}.toml" for part in head.concept.get("parts", "").split()]
        return {name: head} | {part: _parse(self._root.joinpath(part)) for part in parts}

    def _read(self, kind: type[E]) -> tuple[E, ...]:
        files = self._files(kind)
        default = files[f"{kind.concept}.toml"].concept.get("source", "")
        entries: list[E] = []
        for name, data in files.items():
            for number, fields in enumerate(data.entry, 1):
                try:
                    entries.append(msgspec.convert({"source": default, **fields}, kind))
                except msgspec.ValidationError as error:
                    ident = fields.get("id", "without id")
                    raise LexiconError(f"{name}: entry {number} ({ident}): {error}") from error
        return tuple(entries)


def _parse(path: Traversable) -> _File:
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File)
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{path}: {error}") from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the garbage collector rest: what is compiled is kept, and walking over it again took half the start."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The Arabic language data shipped with this package."""
    return Lexicon(files("tawatur.lexicon").joinpath("data", "ar"))
