"""The marks that part words like a dash."""

from __future__ import annotations

__all__ = ["DASHES"]

#: Hyphen, dashes, and the tatweel, which newspapers write between words as a dash.
DASHES = frozenset("-–—ـ")
