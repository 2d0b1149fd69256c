"""Tawatur reads Arabic news into ledgers of who said and did what, through whom, and compares accounts.

>>> import tawatur
>>> article = tawatur.make_article(title="", body="", outlet="مثال", published="2026-01-01")
>>> ledger = tawatur.read(article)
>>> ledger.article.outlet
'مثال'
>>> tawatur.compare([ledger]).rows
()

Names are imported when they are first used, so that the command line starts at once.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from tawatur.version import __version__

if TYPE_CHECKING:
    from tawatur.archive import compare
    from tawatur.collection import Archive
    from tawatur.collection import open_archive as open
    from tawatur.pipeline import read
    from tawatur.records.article import Article, Block, make_article
    from tawatur.records.comparison import Comparison
    from tawatur.records.ledger import Ledger

__all__ = [
    "Archive", "Article", "Block", "Comparison", "Ledger", "__version__", "compare", "make_article", "open", "read",
]  # fmt: skip

_HOMES = {
    "Archive": "tawatur.collection",
    "Article": "tawatur.records.article",
    "Block": "tawatur.records.article",
    "Comparison": "tawatur.records.comparison",
    "Ledger": "tawatur.records.ledger",
    "compare": "tawatur.archive",
    "make_article": "tawatur.records.article",
    "open": "tawatur.collection",
    "read": "tawatur.pipeline",
}
#: Public names that are called otherwise where they are defined.
_NAMES = {"open": "open_archive"}


class _Package(ModuleType):
    """The package, whose public names win over subpackages of the same name (`compare` is both)."""

    def __getattr__(self, name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_HOMES[name]), _NAMES.get(name, name))
        super().__setattr__(name, value)
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        # Importing a subpackage binds it here; the function of that name must stay what users get.
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package
