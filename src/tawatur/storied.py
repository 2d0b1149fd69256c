"""The part of an archive that knows its stories: found from what came since the last time, kept, compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from tawatur.records import story as records
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Ledger
from tawatur.records.outlet import OutletStanding
from tawatur.reviewing.opinions import Opinions
from tawatur.reviewing.reviewed import Reviewed
from tawatur.version import __version__

if TYPE_CHECKING:
    from tawatur.settling import Settled

__all__ = ["Storied", "Story"]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A kept story: its record, and the ledgers of its articles, which can be read and compared."""

    record: records.Story
    archive: Storied

    @property
    def id(self) -> str:
        """The id of the story, made of its first article."""
        return self.record.id

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of its articles, in the order of publication."""
        return self.record.articles

    def ledgers(self) -> tuple[Ledger, ...]:
        """The newest ledger of each of its articles."""
        return tuple(self.archive.ledgers(self.articles))

    def compare(self) -> Comparison:
        """Compare the accounts of its articles."""
        return self.archive.compare(self.articles)


class Storied(Reviewed):
    """The part of an archive that knows its stories."""

    def stories(
        self, *, several: bool = False, contradicted: bool = False, limit: int | None = None, offset: int = 0
    ) -> Iterator[Story]:
        """The kept stories, the last ended first; with `several` those that more than one article tells.

        With `contradicted` those of one day lead whose kept comparisons hold contradictions.
        """
        for record in self.store.stories(several=several, contradicted=contradicted, limit=limit, offset=offset):
            yield Story(record=record, archive=self)

    def story(self, ident: str) -> Story:
        """The story with an id, or the one an article with this id stands in; raise NotFoundError."""
        return Story(record=self.store.story(ident), archive=self)

    def outlets(self, *, since: date | None = None, until: date | None = None) -> tuple[OutletStanding, ...]:
        """How each outlet stands in what it published on these days: how often it copies, whom it credits."""
        return self.store.outlets(since=since, until=until)

    def find_stories(self, *, rebuild: bool = False) -> Settled:
        """Put what came since the last time into stories and keep them; with `rebuild` go through all days again."""
        from tawatur.settling import Settled, settle

        since = date.min if rebuild else self.store.first_changed_day()
        if since is None:
            return Settled()
        run = self.store.start_run("stories", __version__)
        settled = settle(self.store, since)
        self.store.keep_stories(settled.stories, gone=settled.gone, run=run)
        self.store.finish_run(run, {"stories": len(settled.stories), "gone": len(settled.gone)})
        return settled

    def compare(
        self, articles: Sequence[str], *, keep: bool = False, corrected: bool = True, confirmed_only: bool = False
    ) -> Comparison:
        """Compare the accounts of these articles as one story; with `keep` the archive holds on to the comparison.

        Claims, names and origins are as people corrected them, unless `corrected` is False.
        """
        from tawatur.archive import compare

        idents = tuple(dict.fromkeys(articles))
        ledgers = tuple(self.ledgers(idents, corrected=corrected, confirmed_only=confirmed_only))
        decisions = Opinions(self.store, idents).decisions(ledgers) if corrected else None
        comparison = compare(ledgers, decisions=decisions, claims_only=confirmed_only)
        if keep:
            self.keep(comparison)
        return comparison

    def keep(self, comparison: Comparison) -> None:
        """Hold on to a comparison of articles of this archive."""
        run = self.store.start_run("compare", __version__)
        self.store.keep_comparison(comparison, run=run)
        self.store.finish_run(run, {"comparisons": 1})
