"""From the files of a command line to ledgers, with problems told and counted on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from tawatur.cli.exits import NOTHING_READ, OK, SOME_UNREAD
from tawatur.cli.progress import track
from tawatur.cli.talk import tell
from tawatur.errors import InputError, LedgerError, NotFoundError
from tawatur.intake.problem import Problem
from tawatur.records.article import Article
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Ledger

if TYPE_CHECKING:
    from tawatur.collection import Archive
    from tawatur.inputs import Read

__all__ = [
    "Intake", "ToCompare", "articles_of", "check_views", "grouped_articles", "keep_comparison", "ledgers_to_compare",
    "stored_ledgers", "story_ledgers",
]  # fmt: skip


class Intake:
    """Reads the inputs of one command; `exit_code` tells how that went."""

    def __init__(
        self, *, outlet: str | None = None, published: str | None = None, strict: bool = False, as_json: bool = False
    ) -> None:
        self._outlet = outlet
        self._published = published
        self._strict = strict
        self._as_json = as_json
        self._read = 0
        self._failed = 0

    @property
    def exit_code(self) -> int:
        """0 where all inputs were read, 3 where some were, 4 where none was."""
        if self._failed == 0:
            return OK
        return SOME_UNREAD if self._read else NOTHING_READ

    def ledgers(self, files: Iterable[str]) -> Iterator[Ledger]:
        """Read articles into ledgers; notes about an article become diagnostics of its ledger.

        Raise click.exceptions.Exit at the first problem where the command is strict.
        """
        return self.distinct(read.ledger for read in self.read(files))

    def read(self, files: Iterable[str], *, skip: Callable[[Article], bool] = lambda _: False) -> Iterator[Read]:
        """Read articles that are not to be skipped into ledgers, each with the bytes it came from."""
        from tawatur.inputs import Passed, Read, read_inputs

        found = read_inputs(files, outlet=self._outlet, published=self._published, skip=skip, strict=self._strict)
        for item in found:
            if isinstance(item, Read):
                self._read += 1
                yield item
            elif isinstance(item, Passed):
                self._read += 1
            else:
                self.tell(item)

    def distinct(self, ledgers: Iterable[Ledger]) -> Iterator[Ledger]:
        """The same ledgers, with a note where two different articles bear one id: what cites it means either."""
        texts: dict[str, str] = {}
        for ledger in ledgers:
            article = ledger.article
            if texts.setdefault(article.id, article.sha256) != article.sha256:
                message = "another article of these inputs has the same id; give each its own"
                self.tell(Problem(level="note", where=article.id, message=message, article=article.id))
            yield ledger

    def any_ledgers(self, files: Iterable[str]) -> Iterator[Ledger]:
        """Give the ledgers of ledger files, and read all other files as articles."""
        return (read.ledger for read in self.any_read(files))

    def any_read(self, files: Iterable[str], *, skip: Callable[[Article], bool] = lambda _: False) -> Iterator[Read]:
        """Give the ledgers of ledger files, and read the articles of all other files that are not to be skipped."""
        from tawatur.inputs import Read

        for file in files:
            if _holds_ledgers(file):
                yield from (Read(ledger=ledger) for ledger in self._stored(file))
            else:
                yield from self.read([file], skip=skip)

    def _stored(self, file: str) -> Iterator[Ledger]:
        try:
            for ledger in stored_ledgers(file):
                self._read += 1
                yield ledger
        except LedgerError as error:
            self.tell(Problem(level="error", where=file, message=str(error), kind=type(error).__name__))

    def tell(self, problem: Problem) -> None:
        """Say a problem and count it; raise click.exceptions.Exit at the first error where the command is strict."""
        tell(problem, as_json=self._as_json)
        if problem.level == "error":
            self._failed += 1
            if self._strict:
                raise click.exceptions.Exit(SOME_UNREAD if self._read else NOTHING_READ)


def _holds_ledgers(file: str) -> bool:
    """Whether a file's first line is a ledger: an object that opens with the article it was read from."""
    path = Path(file)
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.readline(200).lstrip().startswith((b'{"article":{', b'{"article": {'))


def stored_ledgers(file: str) -> Iterator[Ledger]:
    """The ledgers of a file, "-" being standard input; raise InputError or LedgerError, which name file and line."""
    from tawatur.records.codec import decode_ledgers

    try:
        with click.open_file(file, "rb") as stream:
            yield from decode_ledgers(stream, where=file)
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from error


def story_ledgers(files: Iterable[str], intake: Intake) -> tuple[Ledger, ...]:
    """All ledgers of one story; an article that is given twice counts once, and a note says so."""
    found: dict[str, Ledger] = {}
    for ledger in track(intake.any_ledgers(files), "reading"):
        article = ledger.article
        if article.id in found and found[article.id].article.sha256 == article.sha256:
            intake.tell(Problem(level="note", where=article.id, message="the article is given twice; it counts once"))
        elif article.id in found:
            message = f"two different articles have the id {article.id!r}; only the first is compared"
            intake.tell(Problem(level="error", where=article.id, message=message, kind=InputError.__name__))
        else:
            found[article.id] = ledger
    _tell_lacking(found.values(), intake)
    return tuple(found.values())


def _tell_lacking(ledgers: Collection[Ledger], intake: Intake) -> None:
    """Say how many articles of several cannot be told apart by outlet, or placed on a calendar."""
    lacks = {
        "outlet (--outlet)": sum(not ledger.article.outlet for ledger in ledgers),
        'day of publication (--published), so what is later and what days like "yesterday" mean stays open': sum(
            ledger.article.published_on is None for ledger in ledgers
        ),
    }
    for what, count in lacks.items():
        if count and len(ledgers) > 1:
            intake.tell(Problem(level="note", where=f"{count} of {len(ledgers)} articles", message=f"no {what}"))


class ToCompare(msgspec.Struct, frozen=True):
    """The ledgers of one story, and what people decided of their names and origins."""

    ledgers: tuple[Ledger, ...]
    decisions: Any = None


def ledgers_to_compare(
    files: Iterable[str], intake: Intake, *, db: str | None, machine: bool = False, confirmed_only: bool = False
) -> ToCompare:
    """All ledgers of one story, from files or, with `db`, by ids; raise click.exceptions.Exit where there is none.

    Those of an archive are as people corrected them, unless `machine` is set.
    """
    check_views(db, machine=machine, confirmed_only=confirmed_only)
    if db is None:
        found = ToCompare(story_ledgers(files, intake))
    else:
        from tawatur.collection import open_archive

        with open_archive(db, create=False) as archive:
            idents = articles_of(archive, files)
            ledgers = tuple(archive.ledgers(idents, corrected=not machine, confirmed_only=confirmed_only))
            found = ToCompare(ledgers, None if machine else archive.decisions(ledgers))
    if not found.ledgers:
        raise click.exceptions.Exit(intake.exit_code)
    return found


def check_views(db: str | None, *, machine: bool, confirmed_only: bool) -> None:
    """Refuse --machine and --confirmed-only where there is no archive, and both together."""
    if db is None and (machine or confirmed_only):
        raise click.UsageError("--machine and --confirmed-only need --db ARCHIVE: corrections are kept in archives")
    if machine and confirmed_only:
        raise click.UsageError("give --machine or --confirmed-only, not both")


def articles_of(archive: Archive, idents: Iterable[str]) -> tuple[str, ...]:
    """Ids of articles, each once; the id of a story stands for all of its articles."""
    return tuple(dict.fromkeys(article for group in grouped_articles(archive, idents) for article in group))


def grouped_articles(archive: Archive, idents: Iterable[str]) -> list[tuple[str, ...]]:
    """The articles of each story that is named; articles that are named themselves are one more group, in its place."""
    groups: dict[str, tuple[str, ...]] = {}
    for ident in idents:
        members = _members(archive, ident)
        name = ident if members is not None else ""
        groups[name] = members if members is not None else (*groups.get(name, ()), ident)
    return [tuple(dict.fromkeys(group)) for group in groups.values()]


def _members(archive: Archive, ident: str) -> tuple[str, ...] | None:
    """The articles of a story; None for the id of anything else."""
    try:
        story = archive.story(ident)
    except NotFoundError:
        return None
    return story.articles if story.id == ident else None


def keep_comparison(db: str, comparison: Comparison) -> None:
    """Keep a comparison in an archive."""
    from tawatur.collection import open_archive

    with open_archive(db, create=False) as archive:
        archive.keep(comparison)
