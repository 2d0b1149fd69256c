"""What every store does, and the records that go in and come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import msgspec

from tawatur.records.article import Article
from tawatur.records.comparison import Comparison
from tawatur.records.judgement import Judgement
from tawatur.records.ledger import Entity, Ledger, Reader
from tawatur.records.outlet import OutletStanding
from tawatur.records.resolution import Member, SharedEntity
from tawatur.records.story import Story
from tawatur.store.criteria import Criterion
from tawatur.store.finding import Finding, Naming

__all__ = [
    "OUTCOMES", "Addition", "ClaimFacts", "Defect", "Digested", "Expected", "Found", "Held", "IndexEntry", "Outcome",
    "Placed", "Raw", "Reading", "ReadingPair", "Run", "Store", "Tombstone", "Unread", "Version",
]  # fmt: skip

#: What became of an addition: a new article; a new version of a known one; a known version read by another version of
#: the code; nothing new; an article that was removed for good and is not taken again.
OUTCOMES = ("added", "new version", "read again", "known", "removed")


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes an article was taken from, as they were found, and where that was."""

    data: bytes
    where: str


class ClaimFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as searches compare it: bounds of a figure, days (proleptic ordinals) of an event or statement."""

    id: str
    kind: str
    label: str = ""
    low: int | None = None
    high: int | None = None
    first: int | None = None
    last: int | None = None


class IndexEntry(msgspec.Struct, frozen=True, kw_only=True):
    """The keys an article version is found by.

    `words` holds the keys of every word in order, the one that phrases are sought by first. The other fields are keys
    in order; "" stands between two names. Keys are made of letters and digits alone. `credits` are kinds and names.
    """

    words: tuple[tuple[str, ...], ...] = ()
    entities: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    claims: tuple[ClaimFacts, ...] = ()
    credits: tuple[tuple[str, str], ...] = ()


class Addition(msgspec.Struct, frozen=True, kw_only=True):
    """A ledger to keep, the bytes its article came from where they are known, and its keys."""

    ledger: Ledger
    entry: IndexEntry
    raw: Raw | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an addition: the id of the article it was kept under, the number of its version, an `OUTCOMES`."""

    article: str
    version: int
    outcome: str


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One state of an article. `article` is the id it is kept under, `id` the one of this state (often the same)."""

    article: str
    number: int
    id: str
    outlet: str | None
    url: str | None
    title: str
    published: str | None
    sha256: str
    raw_sha256: str | None
    raw_where: str | None
    added: datetime
    is_latest: bool
    reader: Reader


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A version of an article as it was published (without blocks, which reading finds), and what it is kept under."""

    kept_as: str
    version: int
    article: Article


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A version that a reader has not read: as it was published, its newest ledger, and its key, which orders them."""

    key: int
    kept_as: str
    version: int
    article: Article
    ledger: Ledger


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One ledger of one version of an article, and the run that kept it."""

    version: int
    run: int
    ledger: Ledger


class ReadingPair(msgspec.Struct, frozen=True, kw_only=True):
    """Two readings of an article, kept under the id `article`; None where it was not there, or not read.

    Where both the page and its reader differ, `between` differs from each of them in one alone, if it is kept.
    """

    article: str
    before: Reading | None
    after: Reading | None
    between: Ledger | None = None


class Digested(msgspec.Struct, frozen=True, kw_only=True):
    """A ledger as digests see it: its key, those of its run and version, and a hash of its content (hex, sha256).

    Of two ledgers of one version the one with the greater key is the newer one.
    """

    key: int
    run: int
    version: int
    content: str


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found: how many articles in all, and those of the page that was asked for."""

    total: int
    held: tuple[Held, ...]


class Tombstone(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of an article that was removed: its id, when and why; no word of it."""

    article: str
    removed: datetime
    reason: str


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One writing command: what it was, when, by which version, and what it did."""

    id: int
    command: str
    version: str
    started: datetime
    finished: datetime | None
    counts: dict[str, int]


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement and the ids that this archive has the judged articles under."""

    judgement: Judgement
    article: str
    other: str | None = None


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody saw before judging: the last judgement ("" for none) on these targets (`target_key`) of an article.

    "Last" is the one that the archive took last, whatever time it bears.
    """

    article: str
    targets: tuple[str, ...]
    latest: str


class Defect(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong in an archive: the article or table, the place in it, and what is wrong."""

    article: str
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.article}: {self.path}: {self.message}"


class Store(Finding, Naming, Protocol):
    """An archive. Every writing call is one transaction: it is kept whole once the call returns, or not at all."""

    def start_run(self, command: str, version: str) -> int:
        """Note that a writing command begins; give its number."""

    def finish_run(self, run: int, counts: dict[str, int]) -> None:
        """Note what a run did."""

    def add(self, additions: Sequence[Addition], *, run: int, restore: bool = False) -> tuple[Outcome, ...]:
        """Keep ledgers; what is known already is left as it is. With `restore` removed articles are taken again."""

    def knows(self, article: Article, reader: Reader) -> Outcome | None:
        """What adding this article would be where nothing would come of it: known or removed; None otherwise."""

    def versions(self, article: str | None = None, *, latest: bool = False) -> Iterator[Version]:
        """The versions of an article in order, or of all articles; with `latest` the last one of each alone."""

    def ledgers(self, articles: Sequence[str] | None = None, *, latest: bool = True) -> Iterator[Ledger]:
        """The newest ledger of each version, of these articles (by id, in this order) or of all."""

    def ledger(self, article: str, version: int | None = None) -> Ledger:
        """The newest ledger of a version of an article (the last one for None); raise NotFoundError."""

    def ledger_of_claim(self, claim: str) -> Ledger:
        """The newest ledger that holds a claim; raise NotFoundError."""

    def unread(
        self, reader: Reader, *, article: str | None = None, after: int = 0, limit: int = 50
    ) -> tuple[Unread, ...]:
        """The next versions after a key that a reader has not read, of one article or of all."""

    def count_unread(self, reader: Reader) -> int:
        """How many versions a reader has not read."""

    def pairs(self, before: int, after: int, *, article: str | None = None) -> Iterator[ReadingPair]:
        """The newest readings of each article at the end of two runs, where they differ; raise NotFoundError."""

    def reader_pairs(self, before: str, after: str) -> Iterator[ReadingPair]:
        """The readings of each article by two readers, each named by its version or the start of a digest."""

    def states(self, article: str) -> Iterator[Reading]:
        """The states an article went through: new versions, and new readings of the last one."""

    def keep_language_data(self, digest: str, entries: Mapping[str, str]) -> None:
        """Keep what the entries of the language data with a digest were; keeping it twice changes nothing."""

    def language_data(self, digest: str) -> dict[str, str] | None:
        """What the entries of the language data with a digest were; None where that is not kept."""

    def digested_ledgers(self) -> Iterator[Digested]:
        """All ledgers in the order of runs, as digests see them."""

    def digested_relations(self) -> Iterator[tuple[str, str]]:
        """All stories and comparisons: the kind, and a hash of the content."""

    def raw(self, article: str, version: int | None = None) -> Raw | None:
        """The bytes a version was taken from; None where they were not given."""

    def search(self, criterion: Criterion | None, *, limit: int, offset: int = 0, latest: bool = True) -> Found:
        """The articles a criterion holds for, the last published first."""

    def entities(self, held: Sequence[Held]) -> tuple[tuple[Entity, ...], ...]:
        """The entities of the newest ledgers of these versions, in this order."""

    def remove(self, article: str, *, reason: str, run: int) -> Tombstone:
        """Erase an article and all that came from it, and leave a tombstone; raise NotFoundError."""

    def tombstones(self) -> Iterator[Tombstone]:
        """The tombstones of removed articles."""

    def runs(self) -> Iterator[Run]:
        """All runs in order."""

    def state(self) -> str:
        """A word that changes with everything that is written; what was read under one word holds as long as it."""

    def keep_comparison(self, comparison: Comparison, *, run: int, story: str | None = None) -> None:
        """Keep a comparison, of a story where one is named; keeping it twice changes nothing."""

    def comparisons(self) -> Iterator[Comparison]:
        """The kept comparisons in the order of their ids."""

    def contradicted_claims(self) -> dict[str, frozenset[str]]:
        """Article → its claims that stand in a contradiction of a kept comparison."""

    def keep_stories(self, stories: Sequence[Story], *, run: int, gone: Sequence[str] = ()) -> None:
        """Keep stories in place of their older states, and take away those whose ids are `gone`."""

    def stories(
        self,
        *,
        several: bool = False,
        contradicted: bool = False,
        ended: date | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[Story]:
        """The kept stories, the last ended first; with `several` those that more than one article tells.

        With `ended` those that ended on this day or later.
        """

    def count_stories(self, *, several: bool = False) -> int:
        """How many stories are kept, or how many of them several articles tell."""

    def story(self, ident: str) -> Story:
        """The story with an id, or the one an article with this id stands in; raise NotFoundError."""

    def judge(self, placed: Sequence[Placed], *, run: int, expected: Expected | None = None) -> tuple[str, ...]:
        """Keep judgements; give the ids of those that were not known. Raise StaleError where another one came last."""

    def judgements(self, article: str | None = None) -> Iterator[Judgement]:
        """The judgements that concern an article, or all, by time and id."""

    def last_judgement(self, article: str, targets: Sequence[str]) -> str:
        """The id of the judgement on these targets of an article that came last; "" for none."""

    def article_with_text(self, sha256: str) -> str | None:
        """The id of the article with a version of this text; None where there is none."""

    def reindex(self, article: str, version: int, entry: IndexEntry) -> None:
        """Put other keys in place of those that a version is found by."""

    def last_ledger(self) -> int:
        """The key of the ledger that was kept last; 0 where there is none."""

    def entities_are_current(self) -> bool:
        """Whether entities across articles were found since anything was added, read, removed, judged or gathered."""

    def keep_entities(
        self, digests: Mapping[str, str], make: Callable[[str], tuple[SharedEntity, list[tuple[int, str]]]], *, run: int
    ) -> dict[str, int]:
        """Keep entities with their members (article key, entity id) in place of all there were; count both.

        `digests` are hashes of what each is made of, by their ids; only those that are kept with another one are made.
        """

    def shared_entities(
        self, *, type: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Iterator[SharedEntity]:
        """The kept entities across articles, those of the most articles first."""

    def shared_entity(self, ident: str) -> SharedEntity:
        """The kept entity with an id; raise NotFoundError."""

    def members(self, entity: str) -> Iterator[Member]:
        """The entities of single articles that an entity is."""

    def shared_by_member(self, articles: Sequence[str]) -> dict[Member, str]:
        """The id of the shared entity that each entity of these articles is, as far as it is one."""

    def outlets(self, *, since: date | None = None, until: date | None = None) -> tuple[OutletStanding, ...]:
        """How each outlet stands in what it published on these days, those of the most articles first."""

    def counts(self) -> dict[str, int]:
        """How many rows of each kind the archive holds."""

    def defects(self) -> Iterator[Defect]:
        """Everything the database itself finds wrong: its file, references, hashes of bytes, missing keys."""

    def backup(self, target: Path) -> None:
        """Write the whole archive into a new SQLite file, which appears only when it is complete."""

    def close(self) -> None:
        """Let go of the database."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
