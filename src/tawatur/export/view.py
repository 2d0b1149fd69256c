"""What the report shows, computed from a comparison and its ledgers before any template runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

import msgspec

from tawatur.errors import LedgerError
from tawatur.export.marks import mark_id
from tawatur.export.reasons import Reason, origin_reasons
from tawatur.records.comparison import Comparison, Evidence
from tawatur.records.ledger import Ledger
from tawatur.records.publication import publication_order
from tawatur.records.reasons import reason_with_names
from tawatur.records.span import Span

__all__ = ["OriginView", "Outlet", "Quote", "Story", "make_story", "quote", "reading_order"]


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """One article's column: `number` counts from 1 in reading order, `origin` is the number of its origin.

    `nth` counts the articles of an outlet that has several of them; it is None where there is one.
    """

    number: int
    nth: int | None
    ledger: Ledger
    origin: int
    starts_origin: bool

    @property
    def name(self) -> str | None:
        """The outlet's name, None where it is not known."""
        return self.ledger.article.outlet

    @property
    def anchor(self) -> str:
        """The id of the article's section in the page."""
        return f"article-{self.number}"

    @property
    def url(self) -> str | None:
        """The article's address where it is one that a reader may safely follow."""
        url = self.ledger.article.url or ""
        try:
            return url if urlsplit(url).scheme in ("http", "https") else None
        except ValueError:
            return None


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an article, where they stand (half-open code points), and the link to their place in the report."""

    text: str
    href: str
    outlet: Outlet
    start: int
    end: int


class OriginView(msgspec.Struct, frozen=True, kw_only=True):
    """One account: the outlets that gave it, how we know, and the words that show it."""

    number: int
    basis: str
    why: str
    reasons: tuple[Reason, ...]
    outlets: tuple[Outlet, ...]
    evidence: tuple[Quote, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """The compared articles in reading order: by origin, the origin with the earliest article first."""

    outlets: tuple[Outlet, ...]
    origins: tuple[OriginView, ...]
    by_article: Mapping[str, Outlet]

    @property
    def names(self) -> dict[str, str]:
        """What the articles are called, by their ids: their outlets, numbered where one has several."""
        return {i: f"{o.name or i}{f' ({o.nth})' if o.nth else ''}" for i, o in self.by_article.items()}

    @property
    def first(self) -> Outlet | None:
        """The article that was published first, whose title the page bears; None where there is none."""
        return min(self.outlets, key=lambda outlet: reading_order(outlet.ledger), default=None)

    @property
    def outlet_count(self) -> int:
        """How many different outlets are named."""
        return len({outlet.name for outlet in self.outlets if outlet.name})

    def named(self, why: str) -> str:
        """Put the outlets' names, isolated, in place of the articles' ids."""
        named = ((ident, outlet.name) for ident, outlet in self.by_article.items())
        return reason_with_names(why, {ident: f"\u2068{name}\u2069" for ident, name in named if name})

    def quote(self, evidence: Evidence) -> Quote:
        """Link a quotation of the comparison to its place; raise LedgerError where it does not quote its article."""
        outlet = self.by_article.get(evidence.article)
        if outlet is None:
            raise LedgerError(f"the comparison quotes article {evidence.article!r}, whose ledger was not given")
        return quote(outlet, evidence)


def quote(outlet: Outlet, span: Span) -> Quote:
    """Link a span of an article to its place; raise LedgerError where it does not quote the article."""
    article = outlet.ledger.article
    if not 0 <= span.start < span.end or article.text[span.start : span.end] != span.text:
        raise LedgerError(
            f"article {article.id!r}: the span [{span.start}, {span.end}) does not quote the text; run `tawatur verify`"
        )
    return Quote(
        text=span.text,
        href=f"#{mark_id(outlet.number, span.start, span.end)}",
        outlet=outlet,
        start=span.start,
        end=span.end,
    )


def make_story(comparison: Comparison, ledgers: Sequence[Ledger]) -> Story:
    """Order the articles by origin and time; articles that no origin holds each stand alone as unknown."""
    by_id = {ledger.article.id: ledger for ledger in ledgers}
    missing = [article for article in comparison.articles if article not in by_id]
    if missing:
        raise LedgerError(f"the comparison {comparison.id!r} needs the ledgers of {', '.join(missing)}; give them too")
    groups = sorted(_groups(comparison), key=lambda group: min(reading_order(by_id[article]) for article in group))
    times = Counter(by_id[article].article.outlet for article in comparison.articles)
    seen: Counter[str | None] = Counter()
    outlets: list[Outlet] = []
    for origin, group in enumerate(groups, 1):
        for place, article in enumerate(sorted(group, key=lambda article: reading_order(by_id[article]))):
            name = by_id[article].article.outlet
            seen[name] += 1
            outlets.append(
                Outlet(
                    number=len(outlets) + 1,
                    nth=seen[name] if name and times[name] > 1 else None,
                    ledger=by_id[article],
                    origin=origin,
                    starts_origin=place == 0,
                )
            )
    story = Story(outlets=tuple(outlets), origins=(), by_article={o.ledger.article.id: o for o in outlets})
    return msgspec.structs.replace(story, origins=_origins(comparison, story, len(groups)))


def _groups(comparison: Comparison) -> list[list[str]]:
    groups: list[list[str]] = []
    seen: set[str] = set()
    for members in [*(origin.articles for origin in comparison.origins), *((a,) for a in comparison.articles)]:
        group = [article for article in members if article in comparison.articles and article not in seen]
        seen.update(group)
        if group:
            groups.append(group)
    return groups


def reading_order(ledger: Ledger) -> tuple[str, str]:
    """By publication, those whose day is not known last, then by id."""
    return (publication_order(ledger.article.published) or "9999", ledger.article.id)


def _origins(comparison: Comparison, story: Story, count: int) -> tuple[OriginView, ...]:
    records = {article: origin for origin in comparison.origins for article in origin.articles}
    views = []
    for number in range(1, count + 1):
        outlets = tuple(outlet for outlet in story.outlets if outlet.origin == number)
        record = records.get(outlets[0].ledger.article.id)
        views.append(
            OriginView(
                number=number,
                basis=record.basis if record else "unknown",
                why=story.named(record.why) if record else "",
                reasons=origin_reasons(record.why, story.names) if record else (),
                outlets=outlets,
                evidence=tuple(story.quote(span) for span in record.evidence) if record else (),
            )
        )
    return tuple(views)
