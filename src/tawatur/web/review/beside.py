"""What other accounts say where a claim stands in a row of its story."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tawatur.errors import NotFoundError
from tawatur.web.addresses import address
from tawatur.web.story.frame import Said
from tawatur.web.story.whole import whole_of
from tawatur.web.visit import Visit

__all__ = ["BesideRow", "OtherAccount", "beside"]

#: Articles that are compared, as on the page of the story.
_MOST = 40
#: Rows and accounts of a row that are shown; the rest is on the page of the story.
_ROWS = 6


class OtherAccount(msgspec.Struct, frozen=True, kw_only=True):
    """The words of another account for the same fact; `is_own` those of the article itself."""

    outlet: str | None
    is_own: bool
    said: tuple[Said, ...]


class BesideRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the compare grid that holds the claim."""

    fact: str
    verdict: str
    why: str
    href: str
    accounts: tuple[OtherAccount, ...]


def beside(visit: Visit, article: str, claim: str) -> tuple[BesideRow, ...]:
    """The rows of the article's story that hold a claim; none where it is in no story of several articles."""
    try:
        story = visit.archive.story(article)
    except NotFoundError:
        return ()
    if len(story.articles) < 2:
        return ()
    return tuple(_rows(visit, story.id, story.articles[:_MOST], article, claim))[:_ROWS]


def _rows(visit: Visit, story: str, articles: tuple[str, ...], article: str, claim: str) -> Iterator[BesideRow]:
    whole = whole_of(visit.comparisons.of(articles))
    accounts = whole.frame.accounts
    for row in whole.rows:
        own = {cell.account for cell in row.cells for said in cell.said if said.claim == claim}
        if not any(accounts[number - 1].article == article for number in own):
            continue
        told = tuple(
            OtherAccount(outlet=accounts[c.account - 1].outlet, is_own=c.account in own, said=c.said)
            for c in row.cells
            if c.said
        )
        href = f"{address('story', story, 'compare')}#row-{row.number}"
        yield BesideRow(fact=row.fact, verdict=row.verdict, why=row.why, href=href, accounts=told)
