"""Tables for pandas: one row an article or a claim. Needs pandas (`pip install 'tawatur[pandas]'`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from tawatur.records.claims import Claim, anchor_of
from tawatur.records.ledger import Ledger
from tawatur.records.span import Span

if TYPE_CHECKING:
    import pandas

__all__ = ["frame_of_articles", "frame_of_claims"]

_ABOUT = ("outlet", "published", "title", "url")


def frame_of_articles(ledgers: Iterable[Ledger]) -> pandas.DataFrame:
    """One row an article: id, outlet, published, title, url, and how many claims of each kind it has."""
    rows = []
    for ledger in ledgers:
        about = {name: getattr(ledger.article, name) for name in ("id", *_ABOUT)}
        counts = {name: len(getattr(ledger, name)) for name in ("statements", "figures", "events", "commitments")}
        rows.append({**about, **counts})
    return _frame(rows)


def frame_of_claims(claims: Iterable[Claim]) -> pandas.DataFrame:
    """One row a claim: the article, the claim's plain fields, the words of its spans and where its anchor stands."""
    rows = []
    for claim in claims:
        article = claim.ledger.article
        anchor = anchor_of(claim.record)
        about = {"article": article.id, **{name: getattr(article, name) for name in _ABOUT[:2]}}
        rows.append({**about, "start": anchor.start, "end": anchor.end, "words": anchor.text, **_plain(claim.record)})
    return _frame(rows)


def _frame(rows: list[dict[str, Any]]) -> pandas.DataFrame:
    try:
        import pandas
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("tables need pandas: pip install 'tawatur[pandas]'") from error
    return pandas.DataFrame.from_records(rows)


def _plain(record: msgspec.Struct) -> dict[str, Any]:
    """The fields of a record, spans as their words, several joined by "; "."""
    fields = zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
    return {key: _value(getattr(record, name)) for name, key in fields if name not in ("derivation", "start", "end")}


def _value(value: Any) -> Any:
    if isinstance(value, Span):
        return value.text
    if isinstance(value, tuple):
        return "; ".join(str(_value(item)) for item in value)
    return value
