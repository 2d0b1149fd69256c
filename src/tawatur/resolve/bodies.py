"""When two names of bodies, places or peoples of different articles name one thing."""

from __future__ import annotations

from rapidfuzz import fuzz

from tawatur.resolve.bearers import Bearer
from tawatur.text.skeletons import skeleton

__all__ = ["same_body", "same_place"]

#: Two spellings of one place share its consonants and at least this many of a hundred letters.
_ALIKE = 70
_SHORTEST_SKELETON = 3


def same_body(left: Bearer, right: Bearer) -> str | None:
    """The rule by which two bodies or peoples are one."""
    if left.letters == right.letters:
        return "same name"
    if left.codes == right.codes:
        return "same words, country by adjective, name or capital"
    shared = next((s for s in left.surfaces if s in right.surfaces and _is_specific(left, s)), None)
    if shared is not None and (left.key is None or right.key is None):
        return "a shared name"
    return None


def _is_specific(bearer: Bearer, letters: str) -> bool:
    """A name of several words that does not only leave out the last words of the fullest name, or a listed one."""
    words = bearer.surfaces[letters].text.split()
    return not bearer.letters.startswith(letters) and (len(words) > 1 or bearer.key is not None)


def _bones(place: Bearer) -> str:
    """The skeleton without the last letter's breath: a place's final -a is written with either letter."""
    return skeleton(place.name.removesuffix("ة").removesuffix("ه"))


def same_place(left: Bearer, right: Bearer) -> str | None:
    """The rule by which two places are one."""
    if left.letters == right.letters:
        return "same name"
    if any(s in right.surfaces for s in left.surfaces):
        return "a shared name"
    bones = _bones(left)
    alike = len(bones) >= _SHORTEST_SKELETON and bones == _bones(right) and len(left.words) == len(right.words)
    if alike and fuzz.ratio(left.letters, right.letters) >= _ALIKE and left.company & right.company:
        return "same consonants, same company"
    return None
