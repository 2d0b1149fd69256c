"""A story: in one minute, then everything that was read of it; and the compare grid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
from fastapi import Path, Query
from markupsafe import Markup

from tawatur.errors import QueryError
from tawatur.export.view_grid import VERDICT_ORDER
from tawatur.records.comparison import ROW_KINDS
from tawatur.storied import Story
from tawatur.web.addresses import decoded_id
from tawatur.web.comparisons import Compared
from tawatur.web.page import PageGroup, Table
from tawatur.web.story.agreements import AgreementView, RequestCard
from tawatur.web.story.decisions import Decision, decisions_of
from tawatur.web.story.drawn import drawn, keep_drawn
from tawatur.web.story.events import EventCards
from tawatur.web.story.figures import FigureKind
from tawatur.web.story.frame import AccountView
from tawatur.web.story.grid import GridFilter, GridPart, GridRow, parts_of, verdicts_of
from tawatur.web.story.minute import Minute
from tawatur.web.story.origins import OriginCard
from tawatur.web.story.timeline import TimelineView
from tawatur.web.story.whole import whole_of
from tawatur.web.story.wording import NamePart, Silence, StanceLine
from tawatur.web.visit import Asked, Interface, Visit

__all__ = ["CompareView", "StoryId", "StoryView", "compare", "group", "story"]

group = PageGroup("story")

StoryId = Annotated[str, Path(description="The id of a story, or of an article that stands in it.")]
#: Articles that are compared: no grid of more columns can be read, and comparing takes time by the square.
_MOST = 40
#: Stories that are offered to be joined: those that ended last.
_OFFERED = 40
#: Kinds of rows that say how a thing is called.
_NAMING = ("framing", "name")


class StoryHead(msgspec.Struct, frozen=True, kw_only=True):
    """A story in one line; `left_out` articles of a very long one are not compared."""

    id: str
    title: str
    begin: str
    finish: str
    articles: int
    outlets: int
    left_out: int = 0


class OtherStory(msgspec.Struct, frozen=True, kw_only=True):
    """A story that this one could be joined with."""

    id: str
    title: str
    finish: str


class StoryView(msgspec.Struct, frozen=True, kw_only=True):
    """A story. `accounts` are its articles in the order of the columns; other parts name them by number."""

    head: StoryHead
    accounts: tuple[AccountView, ...]
    origins: tuple[OriginCard, ...]
    verdicts: dict[str, int]
    minute: Minute
    events: EventCards
    figures: tuple[FigureKind, ...]
    timeline: TimelineView
    agreements: tuple[AgreementView, ...]
    requests: tuple[RequestCard, ...]
    framing: tuple[GridRow, ...]
    names: tuple[NamePart, ...]
    stances: tuple[StanceLine, ...]
    silences: tuple[Silence, ...]
    decisions: tuple[Decision, ...]
    others: tuple[OtherStory, ...]

    def drawn(self, interface: Interface) -> Markup | None:
        """The parts that depend on the comparison alone, where they were drawn for such a reader before."""
        return drawn(self.minute, self._reader(interface))

    def keep_drawn(self, interface: Interface, html: Markup) -> Markup:
        """Keep these parts, and give them back."""
        return keep_drawn(self.minute, self._reader(interface), html)

    def _reader(self, interface: Interface) -> tuple[str, ...]:
        # Addresses hold the id of the story, which can change while its articles stay.
        return (self.head.id, self.head.title, *msgspec.structs.astuple(interface))


class CompareView(msgspec.Struct, frozen=True, kw_only=True):
    """The compare grid: the rows that were chosen, kind by kind, and how many there are of each kind and verdict."""

    head: StoryHead
    accounts: tuple[AccountView, ...]
    origins: tuple[OriginCard, ...]
    chosen: GridFilter
    parts: tuple[GridPart, ...]
    shown: int
    count: int
    verdicts: dict[str, int]
    kinds: dict[str, int]
    outlets: tuple[str, ...]


@group.page("/story/{story}", template="story.html.j2")
def story(visit: Asked, story: StoryId) -> StoryView:
    """One story: who agrees, who contradicts, who stands alone, and who rests on whom."""
    found, made = _compared(visit, story)
    whole = whole_of(made)
    judgements = (j for account in whole.frame.accounts for j in visit.archive.store.judgements(account.article))
    return StoryView(
        head=_head(found, made, whole.frame.story.outlet_count),
        accounts=whole.frame.accounts,
        origins=whole.origins,
        verdicts=verdicts_of(whole.rows, VERDICT_ORDER),
        minute=whole.minute,
        events=whole.events,
        figures=whole.figures,
        timeline=whole.timeline,
        agreements=whole.agreements,
        requests=whole.requests,
        framing=tuple(row for row in whole.rows if row.kind in _NAMING),
        names=whole.names,
        stances=whole.stances,
        silences=whole.silences,
        decisions=decisions_of(judgements),
        others=tuple(_others(visit, found.id)),
    )


def _table(view: CompareView) -> Table:
    columns = (
        "row", "kind", "verdict", "fact", "rule", "why", "article", "version", "outlet", "published", "origin",
        "words", "start", "end", "claimed_by", "claim", "address",
    )  # fmt: skip
    return Table(columns=columns, rows=_lines(view))


def _lines(view: CompareView) -> Iterator[tuple[Any, ...]]:
    for row in (row for part in view.parts for row in part.rows):
        for said in (said for cell in row.cells for said in cell.said):
            account = view.accounts[said.account - 1]
            yield (
                row.number, row.kind, row.verdict, row.fact, row.rule, row.why, account.article, account.version,
                account.outlet, account.published, account.origin, said.text, said.start, said.end, said.source,
                said.claim, said.href,
            )  # fmt: skip


@group.page("/story/{story}/compare", template="compare.html.j2", table=_table)
def compare(
    visit: Asked,
    story: StoryId,
    verdict: Annotated[str, Query(max_length=20, description="Rows of one verdict: contradict, only, …")] = "",
    kind: Annotated[str, Query(max_length=20, description="Rows of one kind: figure, event, …")] = "",
    outlet: Annotated[str, Query(max_length=1000, description="Rows that one outlet tells.")] = "",
) -> CompareView:
    """The compare grid of a story: facts by kind, accounts grouped by origin, the words of each."""
    for name, value, allowed in (("verdict", verdict, VERDICT_ORDER), ("kind", kind, ROW_KINDS)):
        if value and value not in allowed:
            raise QueryError(f"{name}={value}: give one of {', '.join(allowed)}")
    found, made = _compared(visit, story)
    whole = whole_of(made)
    chosen = GridFilter(verdict=verdict, kind=kind, outlet=outlet)
    parts = parts_of(whole.rows, chosen, whole.frame)
    kinds = Counter(row.kind for row in whole.rows)
    return CompareView(
        head=_head(found, made, whole.frame.story.outlet_count),
        accounts=whole.frame.accounts,
        origins=whole.origins,
        chosen=chosen,
        parts=parts,
        shown=sum(len(part.rows) for part in parts),
        count=len(whole.rows),
        verdicts=verdicts_of(whole.rows, VERDICT_ORDER),
        kinds={kind: kinds[kind] for kind in ROW_KINDS if kinds[kind]},
        outlets=tuple(dict.fromkeys(account.outlet for account in whole.frame.accounts if account.outlet)),
    )


def _compared(visit: Visit, part: str) -> tuple[Story, Compared]:
    found = visit.archive.story(decoded_id(part))
    return found, visit.comparisons.of(found.articles[:_MOST])


def _head(found: Story, made: Compared, outlets: int) -> StoryHead:
    return StoryHead(
        id=found.id,
        title=found.record.title or found.id,
        begin=found.record.begin,
        finish=found.record.finish,
        articles=len(found.articles),
        outlets=outlets,
        left_out=len(found.articles) - len(made.ledgers),
    )


def _others(visit: Visit, ident: str) -> Iterator[OtherStory]:
    for other in visit.archive.stories(limit=_OFFERED + 1):
        if other.id != ident:
            yield OtherStory(id=other.id, title=other.record.title or other.id, finish=other.record.finish)
