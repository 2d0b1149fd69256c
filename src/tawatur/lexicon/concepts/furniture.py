"""Words of the page around an article: link lists, share buttons, bylines, captions, tags."""

from __future__ import annotations

from typing import ClassVar, Literal

from tawatur.lexicon.entry import Entry

__all__ = ["PageFurniture"]


class PageFurniture(Entry, frozen=True, kw_only=True):
    """Words that show what a line of the page is.

    `block` is the kind of block they make. `place` says where they must stand: "opens" (at the start of a line),
    "alone" (they fill the line, or a colon or dash follows), "within" (anywhere in a short line), "ends" (in brackets
    at the end of a line), "tail" (at the start of the last sentence, which has no stop), "cut" (at the start of a
    line, of which the rest is something else), "whole" (at the start of a line, all of whose sentences belong to
    them), "stamp" (they fill the first or last line together with a date), "zone" (names of clocks in such a
    line), "flash" (at the start of a line or title, with a sign behind them or as a hashtag). `tail` lets words stand
    at the tail as well; `links` tells that the lines below are headlines of other articles.
    """

    concept: ClassVar[str] = "page_furniture"

    block: Literal["link-list", "share", "byline", "caption"]
    place: Literal["opens", "alone", "within", "ends", "tail", "cut", "whole", "stamp", "zone", "flash"]
    tail: bool = False
    links: bool = False
