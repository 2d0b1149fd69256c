"""What first pages need is made before anybody asks: language data, and the comparison that home shows first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from tawatur.errors import TawaturError
from tawatur.web.workbench import Workbench

__all__ = ["warming"]

#: Of the stories home shows first the first one with at most so many articles is compared; larger ones take longer.
_LOOKED_AT, _LARGEST = 10, 12


@contextmanager
def warming(workbench: Workbench) -> Iterator[None]:
    """Compare a story in the background; whoever closes the archive waits until that is done (a second or two)."""
    thread = Thread(target=_warm, args=(workbench,), name="warming", daemon=True)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _warm(workbench: Workbench) -> None:
    try:
        # All of them at once: a transaction is not held open while a story is compared.
        shown = tuple(workbench.archive.stories(several=True, contradicted=True, limit=_LOOKED_AT))
        first = next((story for story in shown if len(story.articles) <= _LARGEST), None)
        if first is not None:
            workbench.comparisons.of(first.articles)
    except TawaturError:
        # Whoever opens a page of this story is told what is wrong with it.
        return
