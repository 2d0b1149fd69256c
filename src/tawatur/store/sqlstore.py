"""The store of `protocol` on a SQL database. Every method is one transaction."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, text

from tawatur.records.article import Article
from tawatur.records.comparison import Comparison
from tawatur.records.judgement import Judgement
from tawatur.records.ledger import Entity, Ledger, Reader
from tawatur.records.outlet import OutletStanding
from tawatur.records.resolution import Member, SharedEntity
from tawatur.records.story import Story
from tawatur.store import (
    entities,
    examining,
    fetching,
    gathered,
    judging,
    keeping,
    outlets,
    readings,
    relations,
    removing,
    searching,
)
from tawatur.store.copying import back_up
from tawatur.store.criteria import Criterion
from tawatur.store.engine import reading, take_stock, writing
from tawatur.store.keyindex import index_for
from tawatur.store.protocol import (
    Addition,
    Defect,
    Digested,
    Expected,
    Found,
    Held,
    IndexEntry,
    Outcome,
    Placed,
    Raw,
    Reading,
    ReadingPair,
    Run,
    Tombstone,
    Unread,
    Version,
)
from tawatur.store.sqlfinding import SqlFinding
from tawatur.store.sqlnaming import SqlNaming
from tawatur.store.watching import watch_on

__all__ = ["SqlStore"]


class SqlStore(SqlFinding, SqlNaming):
    """An archive in SQLite or PostgreSQL."""

    def __init__(self, engine: Engine, location: str) -> None:
        self._engine = engine
        self._index = index_for(engine.dialect.name)
        self._watch = watch_on(engine, location)
        self.location = location

    def start_run(self, command: str, version: str) -> int:
        """Note that a writing command begins; give its number."""
        with writing(self._engine) as connection:
            return relations.start_run(connection, command, version)

    def finish_run(self, run: int, counts: dict[str, int]) -> None:
        """Note what a run did."""
        with writing(self._engine) as connection:
            relations.finish_run(connection, run, counts)
            take_stock(connection)

    def add(self, additions: Sequence[Addition], *, run: int, restore: bool = False) -> tuple[Outcome, ...]:
        """Keep ledgers; what is known already is left as it is."""
        with writing(self._engine) as connection:
            return keeping.keep(connection, self._index, additions, run=run, restore=restore)

    def knows(self, article: Article, reader: Reader) -> Outcome | None:
        """What adding this article would be where nothing would come of it."""
        with reading(self._engine) as connection:
            return keeping.known_outcome(connection, article, reader)

    def versions(self, article: str | None = None, *, latest: bool = False) -> Iterator[Version]:
        """The versions of an article in order, or of all articles."""
        with reading(self._engine) as connection:
            yield from fetching.iter_versions(connection, article, latest=latest)

    def ledgers(self, articles: Sequence[str] | None = None, *, latest: bool = True) -> Iterator[Ledger]:
        """The newest ledger of each version, of these articles or of all."""
        with reading(self._engine) as connection:
            yield from fetching.iter_ledgers(connection, articles, latest=latest)

    def ledger(self, article: str, version: int | None = None) -> Ledger:
        """The newest ledger of a version of an article."""
        with reading(self._engine) as connection:
            return fetching.one_ledger(connection, article, version)

    def ledger_of_claim(self, claim: str) -> Ledger:
        """The newest ledger that holds a claim."""
        with reading(self._engine) as connection:
            return fetching.ledger_of_claim(connection, claim)

    def unread(
        self, reader: Reader, *, article: str | None = None, after: int = 0, limit: int = 50
    ) -> tuple[Unread, ...]:
        """The next versions after a key that a reader has not read."""
        with reading(self._engine) as connection:
            return readings.unread(connection, reader, article=article, after=after, limit=limit)

    def count_unread(self, reader: Reader) -> int:
        """How many versions a reader has not read."""
        with reading(self._engine) as connection:
            return readings.count_unread(connection, reader)

    def pairs(self, before: int, after: int, *, article: str | None = None) -> Iterator[ReadingPair]:
        """The newest readings of each article at the end of two runs, where they differ."""
        with reading(self._engine) as connection:
            yield from readings.iter_pairs(connection, before, after, article=article)

    def reader_pairs(self, before: str, after: str) -> Iterator[ReadingPair]:
        """The readings of each article by two readers."""
        with reading(self._engine) as connection:
            yield from readings.iter_reader_pairs(connection, before, after)

    def states(self, article: str) -> Iterator[Reading]:
        """The states an article went through."""
        with reading(self._engine) as connection:
            yield from readings.iter_states(connection, article)

    def keep_language_data(self, digest: str, entries: Mapping[str, str]) -> None:
        """Keep what the entries of the language data with a digest were."""
        with writing(self._engine) as connection:
            readings.keep_language_data(connection, digest, entries)

    def language_data(self, digest: str) -> dict[str, str] | None:
        """What the entries of the language data with a digest were."""
        with reading(self._engine) as connection:
            return readings.language_data(connection, digest)

    def digested_ledgers(self) -> Iterator[Digested]:
        """All ledgers in the order of runs."""
        with reading(self._engine) as connection:
            yield from readings.digested_ledgers(connection)

    def digested_relations(self) -> Iterator[tuple[str, str]]:
        """All stories and comparisons."""
        with reading(self._engine) as connection:
            yield from readings.digested_relations(connection)

    def raw(self, article: str, version: int | None = None) -> Raw | None:
        """The bytes a version was taken from."""
        with reading(self._engine) as connection:
            return fetching.raw_of(connection, article, version)

    def search(self, criterion: Criterion | None, *, limit: int, offset: int = 0, latest: bool = True) -> Found:
        """The articles a criterion holds for, the last published first."""
        with reading(self._engine) as connection:
            versions = searching.find_versions(
                connection, self._index, criterion, limit=limit, offset=offset, latest=latest
            )
            if offset == 0 and len(versions) < limit:
                total = len(versions)
            else:
                total = searching.count_versions(connection, self._index, criterion, latest=latest)
            return Found(total=total, held=fetching.held_versions(connection, versions))

    def entities(self, held: Sequence[Held]) -> tuple[tuple[Entity, ...], ...]:
        """The entities of the newest ledgers of these versions, in this order."""
        with reading(self._engine) as connection:
            return fetching.entities_of(connection, held)

    def remove(self, article: str, *, reason: str, run: int) -> Tombstone:
        """Erase an article and all that came from it, and leave a tombstone."""
        with writing(self._engine) as connection:
            stone = removing.remove_article(connection, self._index, article, reason=reason, run=run)
        self._let_go_of_old_pages()
        return stone

    def _let_go_of_old_pages(self) -> None:
        """Take what was removed out of the write-ahead log, and out of PostgreSQL's dead rows."""
        if self._engine.dialect.name == "postgresql":
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("VACUUM"))
            return
        connection_ = self._engine.raw_connection()
        try:
            connection_.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection_.close()

    def tombstones(self) -> Iterator[Tombstone]:
        """The tombstones of removed articles."""
        with reading(self._engine) as connection:
            yield from relations.iter_tombstones(connection)

    def runs(self) -> Iterator[Run]:
        """All runs in order."""
        with reading(self._engine) as connection:
            yield from relations.iter_runs(connection)

    def state(self) -> str:
        """A word that changes with everything that is written, by this process or another one."""
        return self._watch.word()

    def keep_comparison(self, comparison: Comparison, *, run: int, story: str | None = None) -> None:
        """Keep a comparison, of a story where one is named."""
        with writing(self._engine) as connection:
            relations.keep_comparison(connection, comparison, run=run, story=story)

    def comparisons(self) -> Iterator[Comparison]:
        """The kept comparisons in the order of their ids."""
        with reading(self._engine) as connection:
            yield from relations.iter_comparisons(connection)

    def contradicted_claims(self) -> dict[str, frozenset[str]]:
        """The claims of each article that stand in a contradiction of a kept comparison."""
        with reading(self._engine) as connection:
            return relations.contradicted_claims(connection)

    def keep_stories(self, stories: Sequence[Story], *, run: int, gone: Sequence[str] = ()) -> None:
        """Keep stories in place of their older states, and take away those that are gone."""
        with writing(self._engine) as connection:
            gathered.keep_stories(connection, stories, gone=gone, run=run)

    def stories(
        self,
        *,
        several: bool = False,
        contradicted: bool = False,
        ended: date | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[Story]:
        """The kept stories, the last ended first."""
        chosen = gathered.Chosen(several=several, contradicted=contradicted, ended=ended, limit=limit, offset=offset)
        with reading(self._engine) as connection:
            yield from gathered.iter_stories(connection, chosen)

    def count_stories(self, *, several: bool = False) -> int:
        """How many stories are kept."""
        with reading(self._engine) as connection:
            return gathered.count_stories(connection, several=several)

    def story(self, ident: str) -> Story:
        """The story with an id, or the one an article with this id stands in."""
        with reading(self._engine) as connection:
            return gathered.story_of(connection, ident)

    def judge(self, placed: Sequence[Placed], *, run: int, expected: Expected | None = None) -> tuple[str, ...]:
        """Keep judgements; give the ids of those that were not known."""
        with writing(self._engine) as connection:
            return judging.keep_judgements(connection, placed, run=run, expected=expected)

    def judgements(self, article: str | None = None) -> Iterator[Judgement]:
        """The judgements that concern an article, or all, by time and id."""
        with reading(self._engine) as connection:
            yield from judging.iter_judgements(connection, article)

    def last_judgement(self, article: str, targets: Sequence[str]) -> str:
        """The id of the judgement on these targets of an article that came last; "" for none."""
        with reading(self._engine) as connection:
            last = judging.last_judgement(connection, article, targets)
            return "" if last is None else str(last.ident)

    def article_with_text(self, sha256: str) -> str | None:
        """The id of the article with a version of this text."""
        with reading(self._engine) as connection:
            return judging.article_with_text(connection, sha256)

    def reindex(self, article: str, version: int, entry: IndexEntry) -> None:
        """Put other keys in place of those that a version is found by."""
        with writing(self._engine) as connection:
            keeping.reindex(connection, self._index, article, version, entry)

    def last_ledger(self) -> int:
        """The key of the ledger that was kept last."""
        with reading(self._engine) as connection:
            return entities.last_ledger(connection)

    def entities_are_current(self) -> bool:
        """Whether entities across articles were found since anything changed."""
        with reading(self._engine) as connection:
            return entities.are_current(connection)

    def keep_entities(
        self, digests: Mapping[str, str], make: Callable[[str], tuple[SharedEntity, list[tuple[int, str]]]], *, run: int
    ) -> dict[str, int]:
        """Keep entities with their members in place of all there were."""
        with writing(self._engine) as connection:
            return entities.keep_entities(connection, digests, make, run=run)

    def shared_entities(
        self, *, type: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Iterator[SharedEntity]:
        """The kept entities across articles, those of the most articles first."""
        with reading(self._engine) as connection:
            yield from entities.iter_entities(connection, type=type, limit=limit, offset=offset)

    def shared_entity(self, ident: str) -> SharedEntity:
        """The kept entity with an id."""
        with reading(self._engine) as connection:
            return entities.shared_entity(connection, ident)

    def members(self, entity: str) -> Iterator[Member]:
        """The entities of single articles that an entity is."""
        with reading(self._engine) as connection:
            yield from entities.iter_members(connection, entity)

    def shared_by_member(self, articles: Sequence[str]) -> dict[Member, str]:
        """The id of the shared entity that each entity of these articles is, as far as it is one."""
        with reading(self._engine) as connection:
            return entities.shared_by_member(connection, articles)

    def outlets(self, *, since: date | None = None, until: date | None = None) -> tuple[OutletStanding, ...]:
        """How each outlet stands in what it published on these days."""
        with reading(self._engine) as connection:
            return outlets.outlet_standings(connection, since=since, until=until)

    def counts(self) -> dict[str, int]:
        """How many rows of each kind the archive holds."""
        with reading(self._engine) as connection:
            return examining.count_rows(connection)

    def defects(self) -> Iterator[Defect]:
        """Everything the database itself finds wrong."""
        with reading(self._engine) as connection:
            yield from examining.iter_defects(connection, self._index)

    def backup(self, target: Path) -> None:
        """Write the whole archive into a new SQLite file, which appears only when it is complete."""
        back_up(self._engine, self._index, target)

    def close(self) -> None:
        """Let go of the database."""
        self._watch.close()
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"SqlStore({os.fspath(self.location)!r})"
