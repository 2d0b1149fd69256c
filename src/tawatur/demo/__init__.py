"""The bundled story: four articles of our own writing about one invented event, by four invented outlets.

Two accounts are independent of each other (a newspaper with its own correspondent, an agency's report). A website
copies the first without credit, a portal retells the second: four outlets, two origins. Everything in it is invented
but the names of states and of the United Nations.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import msgspec

from tawatur.records.article import Article, make_article

__all__ = ["demo_articles", "demo_lines"]


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    """One line of `articles.jsonl`: the public input format, `text` being the body."""

    id: str
    outlet: str
    url: str
    title: str
    published: str
    text: str


def demo_lines() -> str:
    """Give the story as JSON lines of articles, as a user would write them for `tawatur read`."""
    return files(__package__).joinpath("articles.jsonl").read_text("utf-8")


@lru_cache(maxsize=1)
def demo_articles() -> tuple[Article, ...]:
    """Give the four articles of the bundled story.

    >>> [article.id for article in demo_articles()]
    ['demo-almarfa', 'demo-sutur', 'demo-aldifaf', 'demo-almizan']
    """
    lines = (msgspec.json.decode(line, type=_Line) for line in demo_lines().splitlines())
    return tuple(
        make_article(
            title=line.title,
            body=line.text,
            outlet=line.outlet,
            url=line.url,
            published=line.published,
            ident=line.id,
        )
        for line in lines
    )
