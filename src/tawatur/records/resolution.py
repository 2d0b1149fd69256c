"""Which entities of different articles are one, and why."""

from __future__ import annotations

import msgspec

from tawatur.records.span import Span

__all__ = ["Member", "Reason", "ResolvedEntity", "SharedEntity"]


class Member(msgspec.Struct, frozen=True, order=True):
    """An entity of one article."""

    article: str
    entity: str


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why two entities are one: the rule, and the words of both articles that it rests on."""

    rule: str
    left: Member
    right: Member
    left_evidence: tuple[Span, ...] = ()
    right_evidence: tuple[Span, ...] = ()


class ResolvedEntity(msgspec.Struct, frozen=True, kw_only=True):
    """One person, body, place or people across articles; `members` in order of article and entity id.

    `name` is the fullest name of its members; `reasons` hold one more entry less than `members`: the joins that were
    made.
    """

    id: str
    type: str
    name: str
    members: tuple[Member, ...]
    reasons: tuple[Reason, ...] = ()


class SharedEntity(msgspec.Struct, frozen=True, kw_only=True):
    """One person, body, place or people that several articles of an archive name.

    `name` is the most frequent of its `names`, `key` its entry in the lists where it has one, `articles` the number of
    articles. `rules` count by which rules its members were put together, `joins` are those made inside of stories, with
    the words they rest on, as far as they are kept.
    """

    id: str
    type: str
    name: str
    names: tuple[str, ...] = ()
    articles: int = 0
    key: str | None = None
    rules: dict[str, int] = {}
    joins: tuple[Reason, ...] = ()
