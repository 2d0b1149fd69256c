"""Stories: articles that report one event. `docs/stories.md` documents every field."""

from __future__ import annotations

import msgspec

from tawatur.records.comparison import Origin

__all__ = ["Story", "StoryLink"]


class StoryLink(msgspec.Struct, frozen=True, kw_only=True):
    """Why two groups of articles were put together: their first articles, how alike they are, what they share.

    `rule` is `copy` (one text), `alike` (names and words), or `by-hand`. `score` is the mean over all pairs, 0 to 1.
    """

    left: str
    right: str
    score: float
    rule: str
    shared: tuple[str, ...] = ()


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Articles that report one event, in order of publication, then id; `id` is made of the first of them.

    `title` is the title of the first article, `begin` and `finish` the days of the first and last publication ("" where
    none is known), `links` the joins that made the story, in the order in which they were made.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    begin: str = ""
    finish: str = ""
    links: tuple[StoryLink, ...] = ()
    origins: tuple[Origin, ...] = ()
