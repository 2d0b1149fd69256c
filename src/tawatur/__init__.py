"""Tawatur reads Arabic news into ledgers of who said and did what, through whom, and compares accounts.

>>> import tawatur
>>> article = tawatur.make_article(title="", body="", outlet="مثال", published="2026-01-01")
>>> tawatur.read(article).article.outlet
'مثال'
"""

from tawatur.pipeline import read
from tawatur.records.article import Article, Block, make_article
from tawatur.records.ledger import Ledger
from tawatur.version import __version__

__all__ = ["Article", "Block", "Ledger", "__version__", "make_article", "read"]
