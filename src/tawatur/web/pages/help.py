"""Help: keys, the language of searches, what verdicts mean."""

from __future__ import annotations

import msgspec

from tawatur.export.view_grid import VERDICT_ORDER
from tawatur.search.parser import FIELDS
from tawatur.web.page import Nav, PageGroup
from tawatur.web.visit import SETTINGS, Asked

__all__ = ["HelpView", "group", "help_page"]

group = PageGroup("help", nav=Nav(path="/help", label="help.nav", key="g ?"))

#: Keys and the label that says what they do; entries of the navigation and things on a page tell theirs themselves.
_KEYS = (("/", "search"), ("?", "keys"), ("j", "down"), ("k", "up"), ("Enter", "open"), ("Esc", "close"))
#: Searches that are explained by an example.
_QUERIES = (
    "words", "phrase", "or", "not", "prefix", "exact", "entity", "speaker", "outlet", "figure", "published", "event",
    "stance", "commitment", "has", "sounds",
)  # fmt: skip
_ORIGINS = ("copy", "agency", "shared-source", "own", "unknown")


class HelpView(msgspec.Struct, frozen=True, kw_only=True):
    """What can be explained: keys, kinds of search, verdicts, origins, settings with their values."""

    keys: tuple[tuple[str, str], ...]
    queries: tuple[str, ...]
    fields: tuple[str, ...]
    verdicts: tuple[str, ...]
    origins: tuple[str, ...]
    settings: dict[str, tuple[str, ...]]


@group.page("/help", template="help.html.j2")
def help_page(visit: Asked) -> HelpView:
    """Keys, the language of searches, and what verdicts mean."""
    del visit
    return HelpView(
        keys=_KEYS, queries=_QUERIES, fields=FIELDS, verdicts=tuple(VERDICT_ORDER), origins=_ORIGINS, settings=SETTINGS
    )
