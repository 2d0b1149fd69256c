"""Home: the stories of the archive, contradictions first, and the articles that came last."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence

import msgspec

from tawatur.collection import Story
from tawatur.export.view_grid import VERDICT_ORDER
from tawatur.records.ledger import Ledger
from tawatur.web.comparisons import Comparisons
from tawatur.web.forms import Form
from tawatur.web.page import Nav, PageGroup, SeeOther, Table
from tawatur.web.paging import Limit, Next, place_of, place_token
from tawatur.web.summaries import ArticleLine, article_lines
from tawatur.web.visit import Asked, Visit

__all__ = ["HomeView", "StoryCard", "group", "home"]

group = PageGroup("home", nav=Nav(path="/", label="home.nav", key="g h"))

#: Seconds that one visit spends on comparisons not made yet; the next visit makes others.
_PATIENCE = 1.0
_RECENT = 10
_MOST_FACTS = 3


class StoryCard(msgspec.Struct, frozen=True, kw_only=True):
    """A story in short; `verdicts` is empty where its accounts have not been compared yet.

    An article without an outlet is an outlet of its own, null; of the `origins` so many are `unknown`.
    """

    id: str
    title: str
    articles: int
    outlets: tuple[str | None, ...]
    origins: int
    begin: str
    finish: str
    verdicts: dict[str, int]
    contradictions: tuple[str, ...]
    is_compared: bool = True
    unknown: int = 0


class HomeView(msgspec.Struct, frozen=True, kw_only=True):
    """The archive at a glance; `next` is the `_next` of the page with more stories."""

    counts: dict[str, int]
    stories: tuple[StoryCard, ...]
    story_count: int
    recent: tuple[ArticleLine, ...]
    next: str | None = None


def _table(view: HomeView) -> Table:
    columns = ("id", "title", "articles", "outlets", "origins", "begin", "finish", "contradictions")
    return Table(
        columns=columns,
        rows=(
            (
                c.id,
                c.title,
                c.articles,
                "; ".join(outlet or "" for outlet in c.outlets),
                c.origins,
                c.begin,
                c.finish,
                c.verdicts.get("contradict"),
            )
            for c in view.stories
        ),
    )


_EXAMPLE = HomeView(
    counts={"articles": 4, "stories": 1},
    stories=(
        StoryCard(
            id="story-1", title="A title", articles=4, outlets=("Outlet A", "Outlet B"), origins=2,
            begin="2025-07-23", finish="2025-07-24", verdicts={"contradict": 1}, contradictions=("killed: 47 / 39",),
        ),
    ),
    story_count=1,
    recent=(),
)  # fmt: skip


@group.page("/", template="home.html.j2", table=_table, example=_EXAMPLE)
def home(visit: Asked, size: Limit = 30, begin: Next = "") -> HomeView:
    """The stories that ended last, contradictions first, and the articles published last."""
    offset = place_of(begin)
    stories = visit.remembered.of(("stories", size, offset), lambda: _stories(visit, size + 1, offset))
    counts, story_count = visit.remembered.of("counts", lambda: _counts(visit))
    cards = _cards(visit, stories[:size])
    visit.is_passing = not all(card.is_compared for card in cards)
    return HomeView(
        counts=counts,
        stories=cards,
        story_count=story_count,
        recent=visit.remembered.of("recent", lambda: article_lines(visit.archive.search("", limit=_RECENT).hits)),
        next=place_token(offset + size) if len(stories) > size else None,
    )


def _stories(visit: Visit, limit: int, offset: int) -> tuple[Story, ...]:
    return tuple(visit.archive.stories(several=True, contradicted=True, limit=limit, offset=offset))


def _counts(visit: Visit) -> tuple[dict[str, int], int]:
    return visit.archive.store.counts(), visit.archive.store.count_stories(several=True)


@group.action("/stories/find")
def find_stories(visit: Asked, form: Form) -> SeeOther:
    """Put the articles of the archive into stories anew."""
    del form
    visit.archive.find_stories()
    visit.archive.find_entities()
    return SeeOther(to="/")


def _cards(visit: Visit, stories: tuple[Story, ...]) -> tuple[StoryCard, ...]:
    until = time.monotonic() + _PATIENCE
    cards = [_card(visit.comparisons, story, is_patient=time.monotonic() < until) for story in stories]
    # By days, as the query has them; what nobody kept a comparison of finds its place among those of this page.
    return tuple(sorted(cards, key=_place))


def _place(card: StoryCard) -> tuple[int, int, int, str]:
    """The last day first, of one day contradictions, then what most articles tell."""
    return _reversed(card.finish), -card.verdicts.get("contradict", 0), -card.articles, card.id


def _reversed(day: str) -> int:
    return -int(day[:10].replace("-", "")) if day[:10].replace("-", "").isdigit() else 0


def _card(comparisons: Comparisons, story: Story, *, is_patient: bool) -> StoryCard:
    if not (is_patient or comparisons.is_known(story.articles)):
        return _short(story)
    made = comparisons.of(story.articles)
    verdicts = Counter(row.verdict for row in made.comparison.rows)
    opposed = [row.fact for row in made.comparison.rows if row.verdict == "contradict"]
    return StoryCard(
        id=story.id,
        title=story.record.title or story.id,
        articles=len(story.articles),
        outlets=_outlets(made.ledgers),
        origins=len(made.comparison.origins),
        unknown=sum(origin.basis == "unknown" for origin in made.comparison.origins),
        begin=story.record.begin,
        finish=story.record.finish,
        verdicts={verdict: verdicts[verdict] for verdict in VERDICT_ORDER if verdicts[verdict]},
        contradictions=tuple(opposed[:_MOST_FACTS]),
    )


def _outlets(ledgers: Sequence[Ledger]) -> tuple[str | None, ...]:
    named = dict.fromkeys(ledger.article.outlet for ledger in ledgers if ledger.article.outlet)
    return (*named, *(None for ledger in ledgers if not ledger.article.outlet))


def _short(story: Story) -> StoryCard:
    record = story.record
    return StoryCard(
        id=story.id, title=record.title or story.id, articles=len(story.articles), outlets=(), origins=0,
        begin=record.begin, finish=record.finish, verdicts={}, contradictions=(), is_compared=False,
    )  # fmt: skip
