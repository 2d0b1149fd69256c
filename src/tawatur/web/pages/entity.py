"""Who is named by several articles, and what the articles tell of one of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any

import msgspec
from fastapi import Path, Query

from tawatur.errors import QueryError
from tawatur.records.ledger import Entity, Event, Ledger
from tawatur.records.resolution import Member
from tawatur.records.span import Span
from tawatur.web.addresses import address, decoded_id
from tawatur.web.charts.network import NetworkNode, network
from tawatur.web.page import Nav, PageGroup, Table
from tawatur.web.paging import Limit, Next, place_of, place_token
from tawatur.web.visit import Asked

__all__ = ["EntitiesView", "EntityView", "group"]

group = PageGroup("entity", nav=Nav(path="/entities", label="entity.nav", key="g e"))

TYPES = ("PER", "ORG", "LOC", "NORP")
#: Rows of each kind that a page has at most.
_MOST = 200
#: Names of one entity, and others beside it, that are shown.
_MOST_NAMES = 30


class EntityLine(msgspec.Struct, frozen=True, kw_only=True):
    """An entity that several articles name."""

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    articles: int
    href: str


class EntitiesView(msgspec.Struct, frozen=True, kw_only=True):
    """Entities across articles, those of the most articles first."""

    type: str
    types: tuple[str, ...]
    lines: tuple[EntityLine, ...]
    next: str | None = None


class EntityRow(msgspec.Struct, frozen=True, kw_only=True):
    """What one article tells of it: `kind` is name, role, statement, did, suffered or figure."""

    kind: str
    term: str
    words: str
    article: str
    outlet: str | None
    published: str | None
    claim: str
    href: str


class CoActor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who takes part in the same events; `href` is the first of them, `entity` its id across articles."""

    name: str
    entity: str | None
    count: int
    words: str
    outlet: str | None
    published: str | None
    href: str


class EntityView(msgspec.Struct, frozen=True, kw_only=True):
    """An entity, as `told` articles of this page tell of it; `is_cut` where there are more rows than are shown."""

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    latin: tuple[str, ...]
    countries: tuple[str, ...]
    kinds: tuple[str, ...]
    articles: int
    told: int
    rows: dict[str, tuple[EntityRow, ...]]
    is_cut: bool
    others: tuple[CoActor, ...]
    network: tuple[NetworkNode, ...]
    next: str | None = None


def _list_table(view: EntitiesView) -> Table:
    return Table(
        columns=("id", "type", "name", "names", "articles"),
        rows=((e.id, e.type, e.name, " | ".join(e.names), e.articles) for e in view.lines),
    )


@group.page("/entities", template="entities.html.j2", table=_list_table)
def entities(
    visit: Asked,
    type: Annotated[str, Query(max_length=10, description="Entities of one type: PER, ORG, LOC, NORP.")] = "",
    size: Limit = 50,
    begin: Next = "",
) -> EntitiesView:
    """Who and what several articles name, those of the most articles first."""
    if type and type not in TYPES:
        raise QueryError(f"type={type}: give one of {', '.join(TYPES)}")
    offset = place_of(begin)
    found = list(visit.archive.entities(type=type or None, limit=size + 1, offset=offset))
    return EntitiesView(
        type=type,
        types=TYPES,
        lines=tuple(
            EntityLine(id=e.id, type=e.type, name=e.name, names=e.names[:_MOST_NAMES], articles=e.articles,
                       href=address("entity", e.id))
            for e in found[:size]
        ),
        next=place_token(offset + size) if len(found) > size else None,
    )  # fmt: skip


def _table(view: EntityView) -> Table:
    columns = ("kind", "term", "words", "article", "claim", "outlet", "published")
    rows: Iterator[tuple[Any, ...]] = (
        (r.kind, r.term, r.words, r.article, r.claim, r.outlet, r.published)
        for rows in view.rows.values()
        for r in rows
    )
    return Table(columns=columns, rows=rows)


@group.page("/entity/{entity}", template="entity.html.j2", table=_table)
def entity(
    visit: Asked,
    entity: Annotated[str, Path(description="The id of an entity across articles.")],
    size: Annotated[int, Query(alias="_size", ge=1, le=200, description="Articles on a page.")] = 50,
    begin: Next = "",
) -> EntityView:
    """An entity across articles: its names and roles, what it said, did and suffered, and who took part."""
    shared = visit.archive.entity(decoded_id(entity))
    offset = place_of(begin)
    members = list(islice(visit.archive.members(shared.id), offset, offset + size + 1))
    told = members[:size]
    idents = list(dict.fromkeys(member.article for member in told))
    ledgers = dict(zip(idents, visit.archive.ledgers(idents), strict=True)) if idents else {}
    known = visit.archive.shared_by_member(idents) if idents else {}
    rows: dict[str, list[EntityRow]] = {k: [] for k in ("name", "role", "statement", "did", "suffered", "figure")}
    others: dict[str, CoActor] = {}
    selves: list[Entity] = []
    for member in told:
        ledger = ledgers[member.article]
        one = next((e for e in ledger.entities if e.id == member.entity), None)
        if one is None:
            continue
        selves.append(one)
        for row in _rows(ledger, member, one):
            rows[row.kind].append(row)
        for other in _others(ledger, member, one, known):
            key = other.entity or other.name
            before = others.get(key)
            others[key] = other if before is None else msgspec.structs.replace(before, count=before.count + 1)
    beside = sorted(others.values(), key=lambda o: (-o.count, o.name))[:_MOST_NAMES]
    return EntityView(
        id=shared.id,
        type=shared.type,
        name=shared.name,
        names=shared.names[:_MOST_NAMES],
        latin=_distinct(e.latin for e in selves),
        countries=_distinct(e.country for e in selves),
        kinds=_distinct(e.kind for e in selves),
        articles=shared.articles,
        told=len(idents),
        rows={kind: tuple(found[:_MOST]) for kind, found in rows.items()},
        is_cut=any(len(found) > _MOST for found in rows.values()),
        others=tuple(beside),
        network=network([(o.name, o.count, address("entity", o.entity) if o.entity else o.href) for o in beside]),
        next=place_token(offset + size) if len(members) > size else None,
    )


def _distinct(found: Iterator[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in found if one))[:_MOST_NAMES]


def _rows(ledger: Ledger, member: Member, one: Entity) -> Iterator[EntityRow]:
    def row(kind: str, claim: str, words: str, term: str = "") -> EntityRow:
        about = ledger.article
        href = address("article", member.article, claim=claim)
        return EntityRow(kind=kind, term=term, words=words, article=member.article, outlet=about.outlet,
                         published=about.published, claim=claim, href=href)  # fmt: skip

    yield row("name", one.id, one.name)
    for words in dict.fromkeys(role.text for role in one.roles):
        yield row("role", one.id, words)
    said = {s.id: s for s in ledger.statements if s.speaker_entity == one.id}
    for statement in said.values():
        yield row("statement", statement.id, statement.content.text, statement.stance)
    for event in ledger.events:
        for kind, parts in (("did", event.actors), ("suffered", event.recipients)):
            if any(_names(one, part) for part in parts):
                yield row(kind, event.id, event.trigger.text, event.type)
    for figure in ledger.figures:
        if figure.statement in said:
            yield row("figure", figure.id, figure.text, figure.what)


def _names(one: Entity, part: Span) -> bool:
    """Whether a part of an event is the entity: the words begin with its name, or stand in it."""
    return any(m.start <= part.start < m.end for m in one.mentions)


def _others(ledger: Ledger, member: Member, one: Entity, known: dict[Member, str]) -> Iterator[CoActor]:
    about = ledger.article
    for event in ledger.events:
        parts = _parts(event)
        if not any(_names(one, part) for part in parts):
            continue
        for other in ledger.entities:
            shared = known.get(Member(member.article, other.id))
            is_self = other.id == one.id or (shared is not None and shared == known.get(member))
            if not is_self and any(_names(other, part) for part in parts):
                href = address("article", member.article, claim=event.id)
                yield CoActor(name=other.name, entity=shared, count=1, words=event.trigger.text, outlet=about.outlet,
                              published=about.published, href=href)  # fmt: skip


def _parts(event: Event) -> tuple[Span, ...]:
    return (*event.actors, *event.recipients)
