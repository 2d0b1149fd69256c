"""Tawatur reads Arabic news into ledgers of who said and did what, through whom, and compares accounts.

>>> import tawatur
>>> article = tawatur.make_article(title="", body="", outlet="مثال", published="2026-01-01")
>>> tawatur.read(article).article.outlet
'مثال'

Names are imported when they are first used, so that the command line starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tawatur.version import __version__

if TYPE_CHECKING:
    from tawatur.pipeline import read
    from tawatur.records.article import Article, Block, make_article
    from tawatur.records.ledger import Ledger

__all__ = ["Article", "Block", "Ledger", "__version__", "make_article", "read"]

_HOMES = {
    "Article": "tawatur.records.article",
    "Block": "tawatur.records.article",
    "Ledger": "tawatur.records.ledger",
    "make_article": "tawatur.records.article",
    "read": "tawatur.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
