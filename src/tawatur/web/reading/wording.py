"""What an outlet changed in its text, as pieces that stood, went and came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tawatur.records.change import Edited

__all__ = ["ChangedPiece", "changed_pieces"]

#: Letters that stayed the same and are shown on either side of a change; edits that are shown.
_AROUND = 160
_MOST = 500


class ChangedPiece(msgspec.Struct, frozen=True, kw_only=True):
    """Words that are in both texts ("same"), only in the old one ("gone") or only in the new one ("new"), or "gap"."""

    kind: str
    text: str


def changed_pieces(old: str, new: str, edits: Iterable[Edited]) -> tuple[ChangedPiece, ...]:
    """The changed words of a text among those around them; nothing where nothing changed."""
    found = tuple(edits)[:_MOST]
    return tuple(piece for piece in _pieces(old, new, found) if piece.text) if found else ()


def _pieces(old: str, new: str, edits: tuple[Edited, ...]) -> Iterator[ChangedPiece]:
    at = 0
    for edit in edits:
        yield from _same(new[at : edit.after_start], opens=at == 0, closes=False)
        yield ChangedPiece(kind="gone", text=old[edit.before_start : edit.before_end])
        if edit.before and edit.after:
            yield ChangedPiece(kind="same", text=" ")
        yield ChangedPiece(kind="new", text=new[edit.after_start : edit.after_end])
        if edit.before and not edit.after:
            yield ChangedPiece(kind="same", text=" ")
        at = edit.after_end
    yield from _same(new[at:], opens=False, closes=True)


def _same(text: str, *, opens: bool, closes: bool) -> Iterator[ChangedPiece]:
    if len(text) <= 2 * _AROUND + 40:
        yield ChangedPiece(kind="same", text=text)
        return
    if not opens:
        yield ChangedPiece(kind="same", text=text[: text.rfind(" ", 0, _AROUND) + 1])
    yield ChangedPiece(kind="gap", text="…")
    if not closes:
        yield ChangedPiece(kind="same", text=text[text.find(" ", len(text) - _AROUND) :])
