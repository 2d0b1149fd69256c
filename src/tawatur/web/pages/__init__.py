"""The page groups of the workbench. A new one is a module here and a line in `GROUPS`, which is also the order of the
navigation."""

from tawatur.web.page import PageGroup
from tawatur.web.pages import (
    add,
    article,
    entity,
    figures,
    help,
    home,
    review,
    reviewhand,
    runs,
    search,
    sources,
    story,
    storyhand,
)

__all__ = ["GROUPS"]

GROUPS: tuple[PageGroup, ...] = (
    home.group,
    search.group,
    add.group,
    article.group,
    story.group,
    storyhand.group,
    figures.group,
    entity.group,
    sources.group,
    review.group,
    reviewhand.group,
    runs.group,
    help.group,
)
