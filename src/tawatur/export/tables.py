"""The tables of an export: one row a claim, every row with the words it rests on and where they stand.

`docs/exports.md` documents every column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from tawatur.errors import NotFoundError
from tawatur.export.accounts import NOWHERE, Account, Place, permalink, words_of
from tawatur.export.eventcolumns import EVENT_COLUMNS, event_values
from tawatur.export.fields import Column, Flattener, make_flattener
from tawatur.records.comparison import Cell, Comparison, Row
from tawatur.records.ledger import (
    Agreement,
    Commitment,
    Credit,
    Entity,
    Event,
    Figure,
    Ledger,
    Statement,
    TimeExpression,
)
from tawatur.records.span import Span

__all__ = ["CLAIM_TABLES", "ROWS", "TABLE_NAMES", "Batch", "Table", "batches", "row_batch", "table_of"]

#: Code points of the same line that `context` shows before and after the quoted words.
_AROUND = 80

Values = list[Any]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table: the list of a ledger that it shows, the words that a row quotes, and its columns in order.

    `more` gives the values of columns that no field of a record holds alone.
    """

    name: str
    columns: tuple[Column, ...]
    own: Flattener
    more: Callable[[Any, Ledger], Values] | None = None


class Batch(msgspec.Struct, frozen=True):
    """Some rows of a table; a row holds one value a column."""

    table: Table
    rows: list[Values]


def _text(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "text") for name in names)


#: Of whom a row is, and where its words stand.
_EVIDENCE = (
    *_text("article", "outlet", "published"),
    Column("published_day", "date"),
    *_text("headline", "url", "permalink", "quotation"),
    Column("start", "integer"),
    Column("end", "integer"),
    *_text("context"),
)
#: What made a row, and how its article stands to others.
_TRUST = (
    *_text("story"),
    Column("origin", "integer"),
    Column("origins", "integer"),
    *_text("origin_basis", "reader_version", "reader_lexicon", "reader_models", "article_sha256"),
)


def _table(
    name: str,
    kind: type[msgspec.Struct],
    *without: str,
    columns: tuple[Column, ...] = (),
    more: Callable[[Any, Ledger], Values] | None = None,
) -> Table:
    own = make_flattener(kind, without=frozenset({"id", *without}))
    return Table(name=name, columns=(*_text("id"), *_EVIDENCE, *own.columns, *columns, *_TRUST), own=own, more=more)


_OF_SPAN = ("start", "end", "text")

#: The tables of claims in the order in which a workbook has them.
CLAIM_TABLES: tuple[Table, ...] = (
    _table("statements", Statement, "content"),
    _table("figures", Figure, *_OF_SPAN),
    _table("events", Event, "trigger", columns=EVENT_COLUMNS, more=event_values),
    _table("times", TimeExpression, *_OF_SPAN),
    _table("commitments", Commitment, "content"),
    _table("agreements", Agreement),
    _table("entities", Entity),
    _table("credits", Credit, *_OF_SPAN),
)


class _Told(msgspec.Struct, frozen=True):
    """What a row of the comparison adds to each of its cells."""

    row: str
    kind: str
    verdict: str
    fact: str
    count_what: str | None
    count_group: str | None
    why: str
    row_rule: str
    row_articles: int
    row_origins: int | None
    claim: str | None
    stance: str | None
    certainty: str | None
    chain: Any
    basis: str | None
    rule: str | None


_TOLD = make_flattener(_Told, without=frozenset({"chain"}))
_CHAIN = make_flattener(Statement, without=frozenset(Statement.__struct_fields__) - {"chain"})

#: The rows of a comparison, one line a cell.
ROWS = Table(name="rows", columns=(*_EVIDENCE, *_TOLD.columns, *_CHAIN.columns, *_TRUST), own=_TOLD)
TABLE_NAMES = (*(table.name for table in CLAIM_TABLES), ROWS.name)


def table_of(name: str) -> Table:
    """The table of a name; raise NotFoundError."""
    for table in (*CLAIM_TABLES, ROWS):
        if table.name == name:
            return table
    raise NotFoundError(f"no table {name!r}; choose one of {', '.join(TABLE_NAMES)}")


def batches(tables: Iterable[Table], accounts: Iterable[Account]) -> Iterator[Batch]:
    """The rows of claim tables, account by account, so that no more than one article is held at a time."""
    wanted = [table for table in tables if table is not ROWS]
    for account in accounts:
        head, tail = _about(account.ledger), _trust(account)
        for table in wanted:
            records = getattr(account.ledger, table.name)
            if records:
                yield Batch(table, [_values(table, record, account.ledger, head, tail) for record in records])


def row_batch(comparison: Comparison, ledgers: Iterable[Ledger], places: Mapping[str, Place]) -> Batch:
    """All cells of a comparison; cells of an article whose ledger is not given are left out."""
    known = {ledger.article.id: ledger for ledger in ledgers}
    lines = []
    for row in comparison.rows:
        for cell in row.cells:
            if cell.article in known:
                ledger = known[cell.article]
                account = Account(ledger=ledger, place=places.get(cell.article, NOWHERE))
                claim = _claim_behind(cell, ledger)
                values = [*_about(ledger), *_evidence(ledger, cell)]
                _TOLD.extend(values, _told(row, cell, claim, places, _saying(claim, ledger)))
                _CHAIN.extend(values, claim if claim is not None else _NO_CHAIN)
                lines.append([*values, *_trust(account)])
    return Batch(ROWS, lines)


class _Chainless(msgspec.Struct, frozen=True):
    chain: tuple[()] = ()


_NO_CHAIN = _Chainless()


def _claim_behind(cell: Cell, ledger: Ledger) -> Any:
    """The claim that a cell names; else the innermost statement whose words hold the cell's, if there is one."""
    if cell.claim is not None:
        claims: tuple[Any, ...] = (*ledger.statements, *ledger.figures, *ledger.events, *ledger.commitments)
        return next((claim for claim in claims if claim.id == cell.claim), None)
    around = [statement for statement in ledger.statements if statement.content.covers(cell)]
    return min(around, key=lambda statement: statement.content.end - statement.content.start, default=None)


def _saying(claim: Any, ledger: Ledger) -> Statement | None:
    """The statement that says what a cell quotes; None where the article does so itself."""
    if isinstance(claim, Statement):
        return claim
    ident = getattr(claim, "statement", None)
    return next((statement for statement in ledger.statements if statement.id == ident), None)


def _told(row: Row, cell: Cell, claim: Any, places: Mapping[str, Place], saying: Statement | None) -> _Told:
    articles = {other.article for other in row.cells}
    own = claim if cell.claim is not None else None
    origins = {places[article].origin for article in articles if article in places}
    return _Told(
        row=row.id,
        kind=row.kind,
        verdict=row.verdict,
        fact=row.fact,
        count_what=row.counts.what if row.counts is not None else None,
        count_group=(row.counts.group or None) if row.counts is not None else None,
        why=row.why,
        row_rule=row.rule,
        row_articles=len(articles),
        row_origins=len(origins) or None,
        claim=cell.claim,
        stance=saying.stance if saying is not None else None,
        certainty=saying.certainty if saying is not None else None,
        chain=(),
        basis=own.basis if own is not None else None,
        rule=own.rule if own is not None else None,
    )


def _values(table: Table, record: Any, ledger: Ledger, head: Values, tail: Values) -> Values:
    row = [record.id, *head, *_evidence(ledger, words_of(record))]
    table.own.extend(row, record)
    if table.more is not None:
        row += table.more(record, ledger)
    row += tail
    return row


def _about(ledger: Ledger) -> Values:
    article = ledger.article
    day = article.published_on
    return [
        article.id, article.outlet or None, article.published or None, day.isoformat() if day else None,
        article.title, article.url or None,
    ]  # fmt: skip


def _evidence(ledger: Ledger, span: Span) -> Values:
    article = ledger.article
    return [permalink(article, span), span.text, span.start, span.end, _context(article.text, span)]


def _context(text: str, span: Span) -> str:
    """The words around a span on its own lines, untouched, cut between words."""
    line = text.rfind("\n", 0, span.start) + 1
    first = max(line, span.start - _AROUND)
    if first > line:
        space = text.find(" ", first, span.start)
        first = space + 1 if space >= 0 else span.start
    newline = text.find("\n", span.end)
    stop = newline if newline >= 0 else len(text)
    if stop > span.end + _AROUND:
        space = text.rfind(" ", span.end, span.end + _AROUND)
        stop = space if space >= 0 else span.end
    return text[first:stop]


def _trust(account: Account) -> Values:
    place, reader = account.place, account.ledger.reader
    return [
        place.story, place.origin, place.origins, place.origin_basis,
        reader.version, reader.lexicon, reader.models, account.ledger.article.sha256,
    ]  # fmt: skip
