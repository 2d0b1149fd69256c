"""The accounts of a story as the columns of its pages, and the words they quote, linked to the article reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from tawatur.export.view import Outlet, Quote, Story, make_story
from tawatur.web.addresses import address
from tawatur.web.comparisons import Compared, Kept
from tawatur.web.summaries import heading

__all__ = ["AccountView", "Frame", "Said", "frame_of"]

#: Letters of a cell with the words around it; about three lines of a column.
_ROOM = 120
_LEAST = 24


class AccountView(msgspec.Struct, frozen=True, kw_only=True):
    """One article of a story: a column of its tables. `number` counts from 1, `origin` is the number of its origin.

    `nth` counts the articles of an outlet that has several of them.
    """

    number: int
    article: str
    version: int
    outlet: str | None
    nth: int | None
    title: str
    published: str | None
    origin: int
    starts_origin: bool
    href: str


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an account, where they stand, and the letters of the same line before and after them.

    `source` is the last link of the chain behind them, `claim` the id of the claim, where there is one.
    """

    account: int
    start: int
    end: int
    text: str
    before: str
    after: str
    href: str
    source: str | None = None
    claim: str | None = None


class Frame:
    """A story in the order of its origins, as the report has it, with the addresses of the workbench."""

    def __init__(self, story: Story, kept: Mapping[str, Kept]) -> None:
        self.story = story
        self._kept = kept
        self.accounts = tuple(self._account(outlet) for outlet in story.outlets)

    def _account(self, outlet: Outlet) -> AccountView:
        article = outlet.ledger.article
        kept = self._kept[article.id]
        return AccountView(
            number=outlet.number,
            article=kept.article,
            version=kept.version,
            outlet=article.outlet,
            nth=outlet.nth,
            title=heading(article),
            published=article.published,
            origin=outlet.origin,
            starts_origin=outlet.starts_origin,
            href=address("article", kept.article, v=kept.version),
        )

    def said(self, quoted: Quote, *, source: str | None = None, claim: str | None = None) -> Said:
        """Words that a view of the report quotes."""
        text = quoted.outlet.ledger.article.text
        account = self.accounts[quoted.outlet.number - 1]
        before, after = _around(text, quoted.start, quoted.end)
        return Said(
            account=account.number,
            start=quoted.start,
            end=quoted.end,
            text=quoted.text,
            before=before,
            after=after,
            href=f"{account.href}#char={quoted.start},{quoted.end}",
            source=source,
            claim=claim,
        )

    def all_said(self, quotes: Iterable[Quote]) -> tuple[Said, ...]:
        """Several of them."""
        return tuple(self.said(one) for one in quotes)


def frame_of(made: Compared) -> Frame:
    """The frame of a comparison."""
    return Frame(make_story(made.comparison, made.ledgers), made.kept)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The letters around words, within their line and cut between words."""
    room = max(_LEAST, (_ROOM - (end - start)) // 2)
    first = text.rfind("\n", 0, start) + 1
    newline = text.find("\n", end)
    last = len(text) if newline < 0 else newline
    begin, finish = max(first, start - room), min(last, end + room)
    before, after = text[begin:start], text[end:finish]
    if begin > first:
        before = "… " + before.partition(" ")[2]
    if finish < last:
        after = after.rpartition(" ")[0] + " …"
    return before, after
