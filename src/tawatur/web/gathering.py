"""Articles of an archive into stories that are kept in it."""

from __future__ import annotations

from tawatur.collection import Archive
from tawatur.version import __version__

__all__ = ["gather_stories"]


def gather_stories(archive: Archive) -> int:
    """Find the stories of all articles and keep those that more than one article tells; give their number."""
    from tawatur.archive import stories

    found = [story for story in stories(archive.ledgers()) if len(story.articles) > 1]
    run = archive.store.start_run("stories", __version__)
    for story in found:
        archive.store.keep_story(story.id, story.articles, title=story.title, run=run)
    archive.store.finish_run(run, {"stories": len(found)})
    return len(found)
