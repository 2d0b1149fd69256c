"""From criteria to SQL: one condition on the version, put together from the index of keys and plain columns."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, and_, false, func, not_, or_, select, true
from sqlalchemy.sql.elements import ColumnElement

from tawatur.store.criteria import All, AnyOf, Contradicted, Criterion, Days, Figures, Named, Not, Term
from tawatur.store.keyindex import KeyIndex, TextCriterion
from tawatur.store.tables import CLAIMS, COMPARED, DOCUMENTS, MEMBERS, VERSIONS

__all__ = ["condition", "count_versions", "find_versions"]

_VERSION = DOCUMENTS.c.version_id
_DAY_KINDS = {"happened": "event", "said": "statement"}


def find_versions(
    connection: Connection,
    index: KeyIndex,
    criterion: Criterion | None,
    *,
    limit: int | None,
    offset: int,
    latest: bool,
) -> list[int]:
    """The versions that meet a criterion, the last published first, those without a day at the end."""
    query = (
        select(_VERSION)
        .where(condition(index, criterion), DOCUMENTS.c.is_latest if latest else true())
        .order_by(DOCUMENTS.c.published.desc().nulls_last(), _VERSION.desc())
        .offset(offset)
    )
    return list(connection.execute(query.limit(limit) if limit is not None else query).scalars())


def count_versions(connection: Connection, index: KeyIndex, criterion: Criterion | None, *, latest: bool) -> int:
    """How many versions meet a criterion."""
    query = select(func.count()).select_from(DOCUMENTS)
    query = query.where(condition(index, criterion), DOCUMENTS.c.is_latest if latest else true())
    return connection.execute(query).scalar() or 0


def condition(index: KeyIndex, criterion: Criterion | None) -> ColumnElement[bool]:
    """The condition that a row of `documents` meets a criterion; all of them meet None."""
    if criterion is None:
        return true()
    if _is_text(criterion):
        return index.holds(criterion, _VERSION)  # type: ignore[arg-type]
    if isinstance(criterion, Not):
        return not_(condition(index, criterion.criterion))
    if isinstance(criterion, All | AnyOf):
        return _together(index, criterion)
    if isinstance(criterion, Figures):
        return _VERSION.in_(_figures(criterion))
    if isinstance(criterion, Days):
        return _days(criterion)
    if isinstance(criterion, Named):
        return _VERSION.in_(_named(criterion))
    assert isinstance(criterion, Contradicted)
    return _VERSION.in_(_contradicted())


def _is_text(criterion: Criterion) -> bool:
    """Whether the index of keys can answer the whole criterion at once."""
    if isinstance(criterion, All | AnyOf):
        return bool(criterion.criteria) and all(_is_text(inner) for inner in criterion.criteria)
    return isinstance(criterion, Term)


def _together(index: KeyIndex, criterion: All | AnyOf) -> ColumnElement[bool]:
    """Put the terms into one question to the index, and join it with the rest."""
    texts = tuple(inner for inner in criterion.criteria if _is_text(inner))
    conditions = [condition(index, inner) for inner in criterion.criteria if not _is_text(inner)]
    if texts:
        merged: TextCriterion = type(criterion)(criteria=texts)
        conditions.insert(0, index.holds(merged, _VERSION))
    return and_(true(), *conditions) if isinstance(criterion, All) else or_(false(), *conditions)


def _figures(criterion: Figures) -> Select[Any]:
    query = select(CLAIMS.c.version_id).where(CLAIMS.c.kind == "figure")
    if criterion.what is not None:
        query = query.where(CLAIMS.c.label == criterion.what)
    if criterion.low is not None:
        query = query.where(or_(CLAIMS.c.high >= criterion.low, CLAIMS.c.high.is_(None)))
    if criterion.high is not None:
        query = query.where(or_(CLAIMS.c.low <= criterion.high, CLAIMS.c.low.is_(None)))
    return query


def _days(criterion: Days) -> ColumnElement[bool]:
    if criterion.field == "published":
        bounds = []
        if criterion.first is not None:
            bounds.append(DOCUMENTS.c.published >= criterion.first)
        if criterion.last is not None:
            bounds.append(DOCUMENTS.c.published <= criterion.last)
        return and_(DOCUMENTS.c.published.is_not(None), *bounds)
    query = select(CLAIMS.c.version_id).where(
        CLAIMS.c.kind == _DAY_KINDS[criterion.field], CLAIMS.c.first.is_not(None), CLAIMS.c.last.is_not(None)
    )
    if criterion.first is not None:
        query = query.where(CLAIMS.c.last >= criterion.first)
    if criterion.last is not None:
        query = query.where(CLAIMS.c.first <= criterion.last)
    return _VERSION.in_(query)


def _contradicted() -> Select[Any]:
    return (
        select(VERSIONS.c.id)
        .join(COMPARED, COMPARED.c.article_id == VERSIONS.c.article_id)
        .where(COMPARED.c.contradictions > 0)
    )


def _named(criterion: Named) -> Select[Any]:
    return (
        select(VERSIONS.c.id)
        .join(MEMBERS, MEMBERS.c.article_id == VERSIONS.c.article_id)
        .where(MEMBERS.c.entity == criterion.entity)
    )
