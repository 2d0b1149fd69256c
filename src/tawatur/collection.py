"""An archive as Python sees it: add articles, go through what they hold, search, compare.

>>> import tawatur, tempfile
>>> with tempfile.TemporaryDirectory() as folder, tawatur.open(f"{folder}/x.db") as archive:
...     outcomes = list(archive.add([tawatur.make_article(title="", body="", ident="a")]))
...     [article.id for article in archive.articles()]
['a']
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec
from msgspec.structs import replace

from tawatur.records.article import Article
from tawatur.records.claims import CLAIM_LISTS, Claim, iter_claims
from tawatur.records.ledger import Ledger
from tawatur.records.span import Span
from tawatur.review.applying import machine_ledger
from tawatur.reviewing.opinions import Opinions
from tawatur.search.claimspans import claim_spans, claims_asked
from tawatur.search.indexing import entry_of
from tawatur.search.matching import Matcher, has_exact, outermost, preselection
from tawatur.search.parser import parse_query
from tawatur.store import open_store
from tawatur.store.criteria import Criterion
from tawatur.store.lazyrun import LazyRun
from tawatur.store.protocol import Addition, Defect, Held, Outcome, Raw, Store, Tombstone, Version
from tawatur.storied import Storied, Story
from tawatur.version import __version__

if TYPE_CHECKING:
    import pandas

    from tawatur.history.digests import ArchiveDigest, RunSeen
    from tawatur.history.rereading import Reread
    from tawatur.records.change import ArticleChanges
    from tawatur.records.resolution import Member, SharedEntity
    from tawatur.records.verification import Mismatch

__all__ = ["Archive", "Hit", "Results", "Source", "Story", "open_archive"]

#: Articles that are kept by one transaction, and the seconds after which it is closed with fewer.
_BATCH = 100
_LONGEST_WAIT = 2.0
#: Articles that are looked through at a time where letters count as typed.
_PAGE = 200


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Something to add: a ledger or an article still to be read, and the bytes it came from where they are known."""

    item: Ledger | Article
    raw: Raw | None = None


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An article that was found, the number of its version, and the places that answer, in its own letters.

    `kept_as` is the id the archive has it under; the id of this version is mostly the same.
    """

    kept_as: str
    version: int
    article: Article
    matches: tuple[Span, ...]
    archive: Archive

    @property
    def ledger(self) -> Ledger:
        """The newest ledger of this version."""
        return self.archive.ledger(self.kept_as, self.version)


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """The hits of one page, and how many articles were found in all (None where that was not counted)."""

    total: int | None
    hits: tuple[Hit, ...]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)


def open_archive(location: str | Path, *, create: bool | None = None) -> Archive:
    """Open an archive: a path or a `postgresql://` address.

    A SQLite file that is not there is made, unless `create` is False. Raise StoreError for what is no archive.
    """
    made = create if create is not None else "://" not in str(location)
    return Archive(open_store(str(location), create=made))


class Archive(Storied):
    """Articles, their versions and ledgers, in one file or database. Use it in a `with` block, or close it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._has_noted = False

    def add(self, items: Iterable[Article | Ledger | Source], *, restore: bool = False) -> Iterator[Outcome]:
        """Read articles and keep ledgers; yield what became of each once it is kept for good.

        Nothing is kept before the outcomes are gone through: `list(archive.add(articles))` where they do not matter.
        Adding something twice changes nothing. An article that was removed is only taken again with `restore`.
        """
        run = LazyRun(self.store, "add")
        try:
            for batch in _batches(items):
                for outcome in self._add_batch(batch, run, restore):
                    run.count(outcome.outcome)
                    yield outcome
        finally:
            run.finish()

    def _add_batch(self, batch: Sequence[Source], run: LazyRun, restore: bool) -> Iterator[Outcome]:
        waiting: list[Addition] = []
        for source in batch:
            known = None if restore else self._known(source.item)
            if known is None:
                # What people corrected elsewhere comes as judgements; ledgers are kept as the machine made them.
                ledger = self._read(source.item) if isinstance(source.item, Article) else machine_ledger(source.item)
                waiting.append(Addition(ledger=ledger, entry=entry_of(ledger), raw=source.raw))
            else:
                yield known
        if waiting:
            for outcome in self.store.add(waiting, run=run.number, restore=restore):
                if outcome.outcome in ("new version", "read again"):
                    self.reindex_judged(outcome.article)
                yield outcome

    def _known(self, item: Article | Ledger) -> Outcome | None:
        if isinstance(item, Article):
            return self.known(item)
        return self.store.knows(item.article, item.reader)

    def known(self, article: Article) -> Outcome | None:
        """What adding the article would be where nothing would come of it: known, or removed; None otherwise."""
        from tawatur.pipeline import reader

        return self.store.knows(article, reader())

    def _read(self, article: Article) -> Ledger:
        from tawatur.pipeline import read

        if not self._has_noted:
            self.note_reader()
        return read(article)

    def articles(self) -> Iterator[Version]:
        """The last version of every article, in the order in which they were added."""
        return self.store.versions(latest=True)

    def versions(self, article: str) -> tuple[Version, ...]:
        """All versions of an article, the first one first."""
        return tuple(self.store.versions(article))

    def claims(self, kind: str | None = None, *, query: str | None = None) -> Iterator[Claim]:
        """The claims of all articles, or of those a query finds; `kind` is a list of a ledger such as "figures"."""
        if kind is not None and kind not in CLAIM_LISTS:
            raise ValueError(f"{kind!r} is none of {', '.join(CLAIM_LISTS)}")
        ledgers = self.ledgers() if query is None else (hit.ledger for hit in self.iter_search(query))
        for ledger in ledgers:
            for claim in iter_claims(ledger):
                if kind is None or claim.path.startswith(f"{kind}["):
                    yield claim

    def figures(self, *, query: str | None = None) -> Iterator[Claim]:
        """The figures of all articles, or of those a query finds; `claim.record` is the figure."""
        return self.claims("figures", query=query)

    def statements(self, *, query: str | None = None) -> Iterator[Claim]:
        """The statements of all articles, or of those a query finds; `claim.record` is the statement."""
        return self.claims("statements", query=query)

    def events(self, *, query: str | None = None) -> Iterator[Claim]:
        """The events of all articles, or of those a query finds; `claim.record` is the event."""
        return self.claims("events", query=query)

    def search(self, query: str, *, limit: int = 20, offset: int = 0, all_versions: bool = False) -> Results:
        """The articles a query finds, the last published first; raise QueryError for one that is not understood."""
        criterion = parse_query(query)
        matcher = Matcher(criterion)
        latest = not all_versions
        if criterion is not None and has_exact(criterion):
            found = self._exact(criterion, matcher, latest)
            return Results(total=None, hits=self._marked(criterion, islice(found, offset, offset + limit)))
        page = self.store.search(criterion, limit=limit, offset=offset, latest=latest)
        return Results(total=page.total, hits=self._marked(criterion, self._hits(matcher, page.held)))

    def _marked(self, criterion: Criterion | None, hits: Iterable[Hit]) -> tuple[Hit, ...]:
        """The hits, with the words of the claims that were asked for, which only their ledgers know."""
        asked = claims_asked(criterion)
        if not asked:
            return tuple(hits)
        marked = ((hit, (*hit.matches, *claim_spans(asked, hit.ledger))) for hit in hits)
        return tuple(replace(hit, matches=outermost(hit.article.text, spans)) for hit, spans in marked)

    def iter_search(self, query: str) -> Iterator[Hit]:
        """All articles a query finds; the words of claims that were asked for are marked by `search` only."""
        criterion = parse_query(query)
        matcher = Matcher(criterion)
        if criterion is not None and has_exact(criterion):
            yield from self._exact(criterion, matcher, True)
            return
        offset = 0
        while page := self.store.search(criterion, limit=_PAGE, offset=offset).held:
            yield from self._hits(matcher, page)
            offset += _PAGE

    def _exact(self, criterion: Criterion, matcher: Matcher, latest: bool) -> Iterator[Hit]:
        offset = 0
        wider = preselection(criterion)
        while page := self.store.search(wider, limit=_PAGE, offset=offset, latest=latest).held:
            offset += _PAGE
            yield from self._hits(matcher, [held for held in page if matcher.holds(held.article.text)])

    def _hits(self, matcher: Matcher, page: Sequence[Held]) -> Iterator[Hit]:
        names = self.store.entities(page) if matcher.needs_names and page else [()] * len(page)
        for held, entities in zip(page, names, strict=True):
            yield Hit(
                kept_as=held.kept_as,
                version=held.version,
                article=held.article,
                matches=matcher.spans(held.article.text, entities),
                archive=self,
            )

    def reread(self, articles: Iterable[str] | None = None, *, limit: int | None = None) -> Iterator[Reread]:
        """Read what is kept again with this version of code and language data; yield each version once it is kept.

        `articles` are ids, None is all; `limit` counts versions. The older ledgers stay. What this version has read
        already is passed over, so a reading that was stopped goes on where it was.
        """
        from tawatur.history.rereading import reread
        from tawatur.pipeline import reader

        run = LazyRun(self.store, "reread")
        try:
            for again in reread(self.store, reader(), self._read, lambda: run.number, articles=articles, limit=limit):
                run.count("read again")
                self.reindex_judged(again.article)
                yield again
        finally:
            run.finish()

    def note_reader(self) -> None:
        """Keep what the entries of the installed language data are, so that `diff` can name those that change later."""
        from tawatur.pipeline import language_data, reader

        digest = reader().lexicon
        if self.store.language_data(digest) is None:
            self.store.keep_language_data(digest, language_data())
        self._has_noted = True

    def diff(
        self, before: int | None = None, after: int | None = None, *, article: str | None = None
    ) -> Iterator[ArticleChanges]:
        """What differs between the newest readings at the end of two runs, article by article, each with its causes.

        Without runs, what became of one article from each of its states to the next. Raise NotFoundError.
        """
        from tawatur.history.comparing import compare_pairs, compare_states

        if before is not None and after is not None:
            return compare_pairs(self.store, self.store.pairs(before, after, article=article))
        if article is None or before is not None or after is not None:
            raise ValueError("give two runs, or an article")
        return compare_states(self.store, article)

    def diff_readers(self, before: str, after: str) -> Iterator[ArticleChanges]:
        """What differs between the readings by two readers, each named by its version or the start of a digest."""
        from tawatur.history.comparing import compare_pairs

        return compare_pairs(self.store, self.store.reader_pairs(before, after))

    def runs(self) -> tuple[RunSeen, ...]:
        """All commands that wrote, what each kept, and the digest of the readings at its end."""
        from tawatur.history.digests import runs_of

        return runs_of(self.store)

    def digest(self) -> ArchiveDigest:
        """One digest of all that was read, put into stories and compared; the same for the same content everywhere."""
        from tawatur.history.digests import digest_of

        return digest_of(self.store)

    def find_entities(self, *, rebuild: bool = False) -> bool:
        """Find who is one across the articles of the archive, and keep it; False where nothing changed since.

        `rebuild` finds them even so. Stories that were found before let names in several spellings be put together.
        """
        from tawatur.sharing import find_entities

        return find_entities(self.store, rebuild=rebuild) is not None

    def entities(self, *, type: str | None = None, limit: int | None = None, offset: int = 0) -> Iterator[SharedEntity]:
        """The kept entities that several articles name, those of the most articles first."""
        return self.store.shared_entities(type=type, limit=limit, offset=offset)

    def entity(self, ident: str) -> SharedEntity:
        """The kept entity with an id; raise NotFoundError."""
        return self.store.shared_entity(ident)

    def members(self, entity: str) -> Iterator[Member]:
        """The entities of single articles that an entity is."""
        return self.store.members(entity)

    def shared_by_member(self, articles: Sequence[str]) -> dict[Member, str]:
        """The id of the shared entity that each entity of these articles is, as far as it is one."""
        return self.store.shared_by_member(articles)

    def remove(self, article: str, *, reason: str = "") -> Tombstone:
        """Erase an article with all that came from it; only a tombstone with its id is left."""
        run = self.store.start_run("remove", __version__)
        stone = self.store.remove(article, reason=reason, run=run)
        self.store.finish_run(run, {"removed": 1})
        return stone

    def defects(self) -> Iterator[Defect]:
        """Everything that does not hold in the whole archive: database, hashes, and every span of every ledger."""
        from tawatur.records.verification import iter_mismatches

        yield from self.store.defects()
        opinions = Opinions(self.store)
        for ledger in self.store.ledgers(latest=False):
            for wrong in (*iter_mismatches(ledger), *self._wrongly_corrected(ledger, opinions)):
                yield Defect(article=wrong.article, path=wrong.path, message=wrong.message)

    def _wrongly_corrected(self, ledger: Ledger, opinions: Opinions) -> Iterable[Mismatch]:
        """What does not hold only once judgements are applied."""
        from tawatur.records.verification import iter_mismatches

        return iter_mismatches(opinions.applied(ledger)) if opinions.on(ledger) else ()

    def backup(self, target: str | Path) -> None:
        """Write the whole archive into a new SQLite file."""
        self.store.backup(Path(target))

    def to_pandas(self, kind: str, *, query: str | None = None) -> pandas.DataFrame:
        """A table of "articles", or of claims ("figures") with the columns of its export; needs pandas.

        Origins are those of the comparisons that the archive keeps.
        """
        from tawatur.export.accounts import accounts_of, places_of
        from tawatur.export.frames import frame_of_articles, frame_of_claims

        if kind != "articles" and kind not in CLAIM_LISTS:
            raise ValueError(f"{kind!r} is none of articles, {', '.join(CLAIM_LISTS)}")
        ledgers = self.ledgers() if query is None else (hit.ledger for hit in self.iter_search(query))
        if kind == "articles":
            return frame_of_articles(ledgers)
        places = {name: place for kept in self.store.comparisons() for name, place in places_of(kept).items()}
        return frame_of_claims(kind, accounts_of(ledgers, places))

    def close(self) -> None:
        """Let go of the file or database."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Archive({self.store!r})"


def _batches(items: Iterable[Article | Ledger | Source]) -> Iterator[list[Source]]:
    batch: list[Source] = []
    opened = time.monotonic()
    for item in items:
        batch.append(item if isinstance(item, Source) else Source(item=item))
        if len(batch) >= _BATCH or time.monotonic() - opened > _LONGEST_WAIT:
            yield batch
            batch, opened = [], time.monotonic()
    if batch:
        yield batch
