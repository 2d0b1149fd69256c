"""Who is called what by whom: the names of all articles, side by side."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict

import msgspec

from tawatur.export.view import Outlet, Quote, Story, quote
from tawatur.records.ledger import ENTITY_TYPES, Entity

__all__ = ["NameGroup", "NameRow", "Naming", "make_names"]


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """One form of a name in one article, linked to its first place, and how often it stands there."""

    quote: Quote
    times: int


class NameRow(msgspec.Struct, frozen=True, kw_only=True):
    """A person, body or place, and what each outlet calls it, in the order of the columns."""

    name: str
    title: str | None
    cells: tuple[tuple[Naming, ...], ...]
    mentions: int


class NameGroup(msgspec.Struct, frozen=True, kw_only=True):
    """The names of one type, those of most outlets first."""

    type: str
    rows: tuple[NameRow, ...]


def make_names(story: Story) -> tuple[NameGroup, ...]:
    """Put entities of one type together where they share a form of a name, marks apart."""
    groups = []
    for type_ in ENTITY_TYPES:
        found = [(outlet, entity) for outlet in story.outlets for entity in outlet.ledger.entities]
        rows = [_row(story, group) for group in _shared([pair for pair in found if pair[1].type == type_])]
        if rows:
            rows.sort(key=lambda row: (-sum(1 for cell in row.cells if cell), -row.mentions, row.name))
            groups.append(NameGroup(type=type_, rows=tuple(rows)))
    return tuple(groups)


def _shared(found: list[tuple[Outlet, Entity]]) -> list[list[tuple[Outlet, Entity]]]:
    """Group by shared forms (union-find over the forms)."""
    parent: dict[str, str] = {}

    def root(form: str) -> str:
        parent.setdefault(form, form)
        while parent[form] != form:
            parent[form] = parent[parent[form]]
            form = parent[form]
        return form

    for _, entity in found:
        first, *others = [_without_marks(mention.text) for mention in entity.mentions] or [entity.id]
        for other in others:
            parent[root(other)] = root(first)
    groups: dict[str, list[tuple[Outlet, Entity]]] = defaultdict(list)
    for outlet, entity in found:
        form = _without_marks(entity.mentions[0].text) if entity.mentions else entity.id
        groups[root(form)].append((outlet, entity))
    return list(groups.values())


def _without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn").casefold()


def _row(story: Story, group: list[tuple[Outlet, Entity]]) -> NameRow:
    longest = max((entity for _, entity in group), key=lambda entity: len(entity.name))
    return NameRow(
        name=longest.name,
        title=next((entity.title for _, entity in group if entity.title), None),
        cells=tuple(_namings(outlet, [e for o, e in group if o is outlet]) for outlet in story.outlets),
        mentions=sum(len(entity.mentions) for _, entity in group),
    )


def _namings(outlet: Outlet, entities: list[Entity]) -> tuple[Naming, ...]:
    mentions = sorted((m for entity in entities for m in entity.mentions), key=lambda m: m.start)
    times = Counter(mention.text for mention in mentions)
    first = {mention.text: mention for mention in reversed(mentions)}
    return tuple(Naming(quote=quote(outlet, first[text]), times=n) for text, n in times.items())
