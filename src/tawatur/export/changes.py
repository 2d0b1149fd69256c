"""What changed between two readings of an archive, as one HTML page that needs no network and no script.

The page is written article by article, so that its size never stands in memory; its totals come last in the text and
are shown first.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tawatur.export.changewords import NOUNS, gist_of, shown
from tawatur.export.labels import LANGUAGES, Labels
from tawatur.export.report import page_assets, page_environment
from tawatur.records.change import CAUSES, CHANGES, QUIET, ArticleChanges
from tawatur.version import __version__

__all__ = ["iter_page"]

_BADGES = {"added": "agree", "withdrawn": "contradict", "changed": "update", "moved": "only", "rederived": "only"}


def iter_page(found: Iterable[ArticleChanges], *, lang: str = "ar", digits: str = "arab") -> Iterator[str]:
    """Yield the page part by part; equal changes give equal text.

    `lang` is the label language shown first ("ar" or "en"; the reader can switch), `digits` the digits of Arabic
    labels: "arab" (٠-٩) or "latn" (0-9).
    """
    if lang not in LANGUAGES:
        raise ValueError(f"no label language {lang!r}; choose one of {', '.join(LANGUAGES)}")
    labels = Labels(_table(), digits=digits)
    totals = _Totals()
    template = page_environment().get_template("changes.html.j2")
    parts = template.generate(
        lang=lang,
        t=labels.ui,
        term=labels.get,
        count=labels.count,
        number=labels.number,
        day=labels.day,
        articles=totals.counted(found),
        totals=totals,
        kinds=CHANGES,
        causes=CAUSES,
        badges=_BADGES,
        nouns=NOUNS,
        gist=gist_of,
        shown=shown,
        version=__version__,
        **page_assets(),
    )
    yield from parts


class _Totals:
    """Counts what goes by; lives for one page."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.causes: Counter[str] = Counter()
        self.articles = self.new = 0

    def counted(self, found: Iterable[ArticleChanges]) -> Iterator[ArticleChanges]:
        """Pass on the articles of which something is shown."""
        for one in found:
            self.kinds.update(change.kind for change in one.changes)
            self.causes.update(cause for change in one.changes for cause in {c.kind for c in change.causes})
            self.new += one.before is None
            if one.before is None or one.edits or one.changes:
                self.articles += 1
                yield one

    @property
    def quiet(self) -> int:
        """Facts that say the same at another place or by another rule."""
        return sum(self.kinds[kind] for kind in QUIET)


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    """The labels of all pages with those of this one."""
    root = files("tawatur.export")
    shared, own = (tomllib.loads(root.joinpath(name).read_text("utf-8")) for name in ("labels.toml", "changes.toml"))
    return {**shared, **{group: {**shared.get(group, {}), **entries} for group, entries in own.items()}}
