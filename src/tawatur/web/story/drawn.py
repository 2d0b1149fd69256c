"""Parts of pages as HTML, kept as long as what they were drawn from: most of the time of a request is drawing."""

from __future__ import annotations

from threading import Lock
from weakref import WeakKeyDictionary

from markupsafe import Markup

from tawatur.web.story.minute import Minute

__all__ = ["drawn", "keep_drawn"]

#: For one story in how many languages, digits and month names.
_MOST = 4
_KEPT: WeakKeyDictionary[Minute, dict[tuple[str, ...], Markup]] = WeakKeyDictionary()
_LOCK = Lock()


def drawn(source: Minute, key: tuple[str, ...]) -> Markup | None:
    """What was drawn from a source; every comparison has a `Minute` of its own, which stands for it."""
    with _LOCK:
        return _KEPT.get(source, {}).get(key)


def keep_drawn(source: Minute, key: tuple[str, ...], html: Markup) -> Markup:
    """Keep it, and give it back."""
    with _LOCK:
        kept = _KEPT.setdefault(source, {})
        while len(kept) >= _MOST:
            kept.pop(next(iter(kept)))
        kept[key] = html
    return html
