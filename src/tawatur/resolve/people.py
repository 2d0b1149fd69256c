"""When two personal names of different articles are one person's."""

from __future__ import annotations

from tawatur.resolve.bearers import Bearer
from tawatur.text.skeletons import skeleton

__all__ = ["same_person"]

#: A skeleton with fewer consonants than this fits too many names.
_SHORTEST_SKELETON = 4


def same_person(left: Bearer, right: Bearer) -> str | None:
    """The rule by which two persons with full names are one; None where nothing says so.

    Likeness of letters alone never suffices: a transcription counts only with a shared title or shared company, and
    one word of the name must be the same.
    """
    if len(left.words) < 2 or len(right.words) < 2:
        return None
    shared = next((s for s in left.surfaces if s in right.surfaces and _is_full(left, s)), None)
    if shared is not None:
        return "same full name" if shared in (left.letters, right.letters) else "same full name or alias"
    if _is_part(left.words, right.words) or _is_part(right.words, left.words):
        return "first and last name of the fuller name"
    if _is_transcription(left, right):
        if left.titles & right.titles:
            return "same consonants, same title"
        if left.company & right.company:
            return "same consonants, same company"
    return None


def _is_full(bearer: Bearer, letters: str) -> bool:
    span = bearer.surfaces[letters]
    return len(span.text.split()) > 1 and len(letters) > 5


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """First name the same, and the other words in order: "A C" of "A B C"; "A B" of "A B of the house of C"."""
    if len(short) >= len(long) or short[0] != long[0]:
        return False
    rest = iter(long)
    return all(word in rest for word in short)


def _is_transcription(left: Bearer, right: Bearer) -> bool:
    bones = skeleton(left.name)
    if len(bones) < _SHORTEST_SKELETON or bones != skeleton(right.name):
        return False
    return left.words[0] == right.words[0] or left.words[-1] == right.words[-1] or _alike_word_by_word(left, right)


def _alike_word_by_word(left: Bearer, right: Bearer) -> bool:
    """Each word has the consonants of the word at its place."""
    if len(left.words) != len(right.words):
        return False
    return all(skeleton(a) == skeleton(b) for a, b in zip(left.words, right.words, strict=True))
