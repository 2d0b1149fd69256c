"""The article reader: the text in its blocks, layers of claims on their letters, one claim in full; its versions."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

import msgspec
from fastapi import Path, Query

from tawatur.errors import NotFoundError, QueryError
from tawatur.export.view_article import spans_of
from tawatur.history.alignment import align
from tawatur.records.article import Article
from tawatur.records.ledger import Diagnostic, Ledger, Reader
from tawatur.records.resolution import Member
from tawatur.records.story import Story
from tawatur.store.protocol import Version
from tawatur.web.addresses import address, decoded_id
from tawatur.web.page import PageGroup
from tawatur.web.reading.layers import LAYERS, anchors_of, parts_of, record_of, words_at
from tawatur.web.reading.panel import ClaimPanel, panel_of
from tawatur.web.reading.sheets import BlockView, Role, blocks_of, sheets_of
from tawatur.web.reading.wording import ChangedPiece, changed_pieces
from tawatur.web.summaries import heading
from tawatur.web.visit import Asked, Visit

__all__ = ["ArticleView", "VersionsView", "article", "group", "versions"]

group = PageGroup("article")

ArticleId = Annotated[str, Path(description="The id of an article.")]
Number = Annotated[int | None, Query(ge=1, le=2**31, description="The number of a version.")]


class ReaderLayer(msgspec.Struct, frozen=True, kw_only=True):
    """A layer: how many claims it holds, and whether they are shown."""

    name: str
    kind: str
    count: int
    is_shown: bool


class ReaderHead(msgspec.Struct, frozen=True, kw_only=True):
    """An article in short; `link` is the address of its page where a reader may safely follow it."""

    id: str
    version: int
    versions: int
    outlet: str | None
    title: str
    published: str | None
    link: str | None
    sha256: str
    letters: int
    reader: Reader


class StoryLink(msgspec.Struct, frozen=True, kw_only=True):
    """The story that an article stands in."""

    id: str
    title: str
    articles: int


class ArticleView(msgspec.Struct, frozen=True, kw_only=True):
    """An article and what was read in it. A long one has several sheets, which begin at `sheets`; `blocks` are those of
    one. `claim` is the one that was asked for; `is_lost` tells that this version has no such claim."""

    head: ReaderHead
    story: StoryLink | None
    layers: tuple[ReaderLayer, ...]
    sheet: int
    sheets: tuple[int, ...]
    begin: int
    finish: int
    blocks: tuple[BlockView, ...]
    claim: ClaimPanel | None
    is_lost: bool
    base: str
    diagnostics: tuple[Diagnostic, ...]
    counts: dict[str, int]


class VersionLine(msgspec.Struct, frozen=True, kw_only=True):
    """One version of an article."""

    number: int
    title: str
    published: str | None
    added: str
    sha256: str
    href: str


class VersionsView(msgspec.Struct, frozen=True, kw_only=True):
    """The versions of an article, and what the outlet changed from one (`before`) to another (`after`)."""

    id: str
    outlet: str | None
    title: str
    versions: tuple[VersionLine, ...]
    before: int
    after: int
    edits: int
    pieces: tuple[ChangedPiece, ...]


@group.page("/article/{article}", template="article.html.j2")
def article(
    visit: Asked,
    article: ArticleId,
    version: Annotated[int | None, Query(alias="v", ge=1, description="The number of a version.")] = None,
    layer: Annotated[
        list[str] | None, Query(max_length=20, description="Layers that are shown: entities, figures, …; all if none.")
    ] = None,
    claim: Annotated[str, Query(max_length=200, description="The id of a claim to be told in full.")] = "",
    char: Annotated[str, Query(max_length=30, description="Letters to be marked, such as 120,164.")] = "",
    sheet: Annotated[int, Query(ge=1, le=2**31, description="The sheet of a long article.")] = 1,
) -> ArticleView:
    """One article with its text, the claims of some layers on their letters, and one claim in full."""
    ident = decoded_id(article)
    ledger = visit.archive.ledger(ident, version)
    held = visit.archive.versions(ident)
    chosen = tuple(LAYERS) if layer is None else tuple(name for name in LAYERS if name in layer)
    found = record_of(ledger, claim) if claim else None
    roles = _roles(ledger.article.text, found, char)
    sheets = sheets_of(ledger.article.text, number=sheet, at=roles[0].start if roles else None)
    part = (sheets.begin, sheets.finish)
    kept = held[0].article if held else ident
    shared = visit.archive.shared_by_member([kept]).get(Member(kept, claim)) if found else None
    return ArticleView(
        head=_head(ledger, held, version),
        story=_story(visit, kept),
        layers=tuple(
            ReaderLayer(name=name, kind=kind, count=len(getattr(ledger, name)), is_shown=name in chosen)
            for name, kind in LAYERS.items()
        ),
        sheet=sheets.number,
        sheets=sheets.starts,
        begin=sheets.begin,
        finish=sheets.finish,
        blocks=blocks_of(ledger.article, sheets, anchors_of(ledger, chosen, *part), roles, _places(ledger, *part)),
        claim=panel_of(ledger, claim, entity=shared) if claim else None,
        is_lost=bool(claim) and found is None,
        base=_base(kept, version, layer, sheets.number),
        diagnostics=ledger.diagnostics,
        counts={name: len(getattr(ledger, name)) for name in LAYERS},
    )


def _roles(text: str, found: tuple[str, object] | None, char: str) -> list[Role]:
    """What is pointed at, the claim itself first."""
    roles: list[Role] = []
    if found is not None:
        _, record = found
        own = [(span.start, span.end) for span in words_at(record)]
        roles += (Role(start, end, "claim") for start, end in own)
        roles += (Role(s.start, s.end, "part") for s in parts_of(record) if (s.start, s.end) not in own)
    if char:
        start, comma, end = char.partition(",")
        if not (comma and start.isdecimal() and end.isdecimal()):
            raise QueryError(f"char={char}: give two numbers of letters, such as 120,164")
        first, last = min(int(start), len(text)), min(int(end), len(text))
        if first < last:
            roles.insert(0, Role(first, last, "passage"))
    return roles


def _places(ledger: Ledger, begin: int, finish: int) -> list[tuple[int, int]]:
    """The places that other pages link to, as far as they begin in a part of the text."""
    return [(span.start, span.end) for _, span in spans_of(ledger) if begin <= span.start < finish]


def _head(ledger: Ledger, held: tuple[Version, ...], version: int | None) -> ReaderHead:
    article = ledger.article
    return ReaderHead(
        id=held[0].article if held else article.id,
        version=version or len(held),
        versions=len(held),
        outlet=article.outlet,
        title=heading(article),
        published=article.published,
        link=_safe(article),
        sha256=article.sha256,
        letters=len(article.text),
        reader=ledger.reader,
    )


def _safe(article: Article) -> str | None:
    try:
        return article.url if urlsplit(article.url or "").scheme in ("http", "https") else None
    except ValueError:
        return None


def _story(visit: Visit, ident: str) -> StoryLink | None:
    try:
        record: Story = visit.archive.story(ident).record
    except NotFoundError:
        return None
    return StoryLink(id=record.id, title=record.title or record.id, articles=len(record.articles))


def _base(ident: str, version: int | None, layers: list[str] | None, sheet: int) -> str:
    """The address of the page as it is, to which a claim can be added."""
    query: dict[str, str | int | list[str]] = {} if version is None else {"v": version}
    if layers is not None:
        query["layer"] = layers
    if sheet > 1:
        query["sheet"] = sheet
    plain = address("article", ident, **query)
    return plain + ("&" if "?" in plain else "?")


@group.page("/article/{article}/versions", template="versions.html.j2")
def versions(visit: Asked, article: ArticleId, before: Number = None, after: Number = None) -> VersionsView:
    """The versions of an article, and the words that the outlet changed between two of them."""
    ident = decoded_id(article)
    held = visit.archive.versions(ident)
    if not held:
        raise NotFoundError(f"no article {ident!r} in this archive")
    last = after or len(held)
    first = before or max(1, last - 1)
    old, new = (visit.archive.ledger(ident, number, corrected=False).article for number in (first, last))
    edits = align(old.text, new.text).edits
    return VersionsView(
        id=held[0].article,
        outlet=new.outlet,
        title=heading(new),
        versions=tuple(_line(version) for version in reversed(held)),
        before=first,
        after=last,
        edits=len(edits),
        pieces=changed_pieces(old.text, new.text, edits),
    )


def _line(version: Version) -> VersionLine:
    return VersionLine(
        number=version.number, title=version.title or version.id, published=version.published,
        added=version.added.isoformat()[:16], sha256=version.sha256,
        href=address("article", version.article, v=version.number),
    )  # fmt: skip
