"""Finding the claim that somebody judged in another reading of the article, or in another version of its page."""

from __future__ import annotations

from typing import Any

import msgspec

from tawatur.records.article import Article
from tawatur.records.claims import anchor_of
from tawatur.records.judgement import CLAIM_KINDS, Target
from tawatur.records.ledger import Ledger
from tawatur.records.span import Span, span_of

__all__ = ["Located", "Shift", "locate", "shift_between", "shifted_data", "target_of"]

#: Letters of context kept on each side of the words that were judged.
_AROUND = 40
#: Letters of the context that must stand around words in an edited page for these to be the same words. Names and verbs
#: of reporting recur in an article; two neighbouring words and more on either side hardly do.
_LEAST_CONTEXT = 12
#: Words that long need no context where they stand once.
_LONG = 24
#: How far a part of a claim may have moved against its anchor: about a sentence.
_REACH = 400


class Shift(msgspec.Struct, frozen=True):
    """The words that were judged, where they stand now, and whether the text is another one."""

    old: Span
    new: Span
    is_edited: bool


class Located(msgspec.Struct, frozen=True):
    """What is found of a target: where its words are now (None where they are gone), the claim there, how it stands.

    `is_exact` says whether the claim hangs on just these words.
    """

    shift: Shift | None
    record: Any
    standing: str
    is_exact: bool = False


def target_of(article: Article, kind: str, record: Any, *, claim: str | None = None) -> Target:
    """The target that a claim is; `record` is the claim, or the span of one that is still to be added."""
    anchor = anchor_of(record)
    text = article.text
    return Target(
        kind=kind,
        article=article.id,
        sha256=article.sha256,
        claim=claim if claim is not None else getattr(record, "id", None),
        anchor=Span(start=anchor.start, end=anchor.end, text=anchor.text),
        before=text[max(0, anchor.start - _AROUND) : anchor.start],
        after=text[anchor.end : anchor.end + _AROUND],
    )


def locate(target: Target, ledger: Ledger) -> Located:
    """Find a target in a ledger: first its words, then the claim of its kind that hangs on them."""
    shift = shift_between(target, ledger.article)
    if shift is None:
        return Located(shift=None, record=None, standing="words changed")
    record = _claim_at(target, shift, ledger)
    if record is None:
        return Located(shift=shift, record=None, standing="claim withdrawn")
    places = {(span.start, span.end) for span in _anchors(target.kind, record)}
    standing = "stands" if (shift.old.start, shift.old.end) in places else "moved"
    return Located(shift, record, standing, (shift.new.start, shift.new.end) in places)


def shift_between(target: Target, article: Article) -> Shift | None:
    """Where the judged words stand in a text: at their offsets in the text that was judged, else by their context."""
    anchor = target.anchor
    if anchor is None:
        return None
    if target.sha256 == article.sha256 and article.text[anchor.start : anchor.end] == anchor.text:
        return Shift(anchor, anchor, False)
    best: tuple[int, int, int] | None = None
    places = _places(article.text, anchor.text)
    for start in places:
        context = _context(article.text, start, target)
        enough = context >= min(_LEAST_CONTEXT, len(target.before) + len(target.after))
        if enough or (len(places) == 1 and len(anchor.text) >= _LONG):
            best = max(best or (-1, 0, 0), (context, -abs(start - anchor.start), start))
    return None if best is None else Shift(anchor, span_of(article.text, best[2], best[2] + len(anchor.text)), True)


def _places(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0 and words:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _context(text: str, start: int, target: Target) -> int:
    """How many letters around words are those that stood around the judged ones."""
    before, end = 0, start + len(target.anchor.text if target.anchor else "")
    while before < min(len(target.before), start) and text[start - 1 - before] == target.before[-1 - before]:
        before += 1
    after = 0
    while after < min(len(target.after), len(text) - end) and text[end + after] == target.after[after]:
        after += 1
    return before + after


def _anchors(kind: str, record: Any) -> tuple[Span, ...]:
    """The words that a claim can be found by: any of its names for entities and agreements, else its anchor."""
    if kind in ("entity", "agreement"):
        return (*record.mentions, *getattr(record, "names", ()))
    return (anchor_of(record),)


def _claim_at(target: Target, shift: Shift, ledger: Ledger) -> Any:
    """The claim of a kind with the judged id or words; one that shares letters with these where there is none."""
    words = shift.new
    best: tuple[tuple[bool, bool, int], Any] | None = None
    for record in getattr(ledger, CLAIM_KINDS[target.kind]):
        for span in _anchors(target.kind, record):
            if span.overlaps(words):
                shared = min(span.end, words.end) - max(span.start, words.start)
                exact = (span.start, span.end) == (words.start, words.end)
                rank = (exact, record.id == target.claim, 2 * shared - (span.end - span.start))
                if best is None or rank > best[0]:
                    best = (rank, record)
    return None if best is None else best[1]


def shifted_data(data: Any, shift: Shift, text: str) -> Any:
    """JSON data with every span put where its words stand now; `None` in place of those that are gone."""
    if isinstance(data, list):
        moved = [shifted_data(item, shift, text) for item in data]
        return [item for item in moved if item is not None]
    if not isinstance(data, dict):
        return data
    inner = {key: shifted_data(value, shift, text) for key, value in data.items()}
    if not (isinstance(data.get("start"), int) and isinstance(data.get("text"), str)):
        return inner
    start = _nearest(text, data["text"], data["start"] + shift.new.start - shift.old.start)
    return None if start is None else {**inner, "start": start, "end": start + len(data["text"])}


def _nearest(text: str, words: str, near: int) -> int | None:
    if near >= 0 and text[near : near + len(words)] == words:
        return near
    first = max(0, near - _REACH)
    around = text[first : max(0, near) + len(words) + _REACH]
    return min((first + at for at in _places(around, words)), key=lambda at: abs(at - near), default=None)
