"""When two personal names of different articles are one person's.

Names are aligned one by one and in order; the first and the last must both be there. A name that is written in two ways
is one only where transcription explains it, and a shorter name is the longer one only where something else they share
says so: a title, a body, a place near them.
"""

from __future__ import annotations

from itertools import zip_longest

from tawatur.resolve.bearers import Bearer
from tawatur.text.skeletons import consonants

__all__ = ["same_person"]

#: A name with fewer consonants than this fits too many people to be told by its sound alone.
_LONG = 7
#: One part with fewer consonants than this is not compared by sound.
_SHORTEST = 2


def same_person(left: Bearer, right: Bearer) -> str | None:
    """The rule by which two persons with full names are one; None where nothing says so."""
    if len(left.words) < 2 or len(right.words) < 2:
        return None
    shared = next((s for s in left.surfaces if s in right.surfaces and _is_full(left, s)), None)
    if shared is not None:
        return "same full name" if shared in (left.letters, right.letters) else "same full name or alias"
    short, long = (left, right) if len(left.parts) <= len(right.parts) else (right, left)
    if len(short.parts) < 2:
        return None
    if len(short.parts) == len(long.parts):
        return _same_length(short, long)
    if not _is_inside(short, long):
        return _run_together(short, long)
    if _is_beginning(short, long):
        return "the fuller name begins with it"
    if len(short.parts) - 1 in short.sons:
        # "A son of C" is not "A son of B son of C": a father is never left out before a grandfather.
        return None
    support = _support(short, long) or ("same rank" if short.ranks & long.ranks else "")
    if not support and not (short.titled and long.titled):
        support = "no title speaks against it"
    return f"first and last name of the fuller name, {support}" if support else None


def _is_full(bearer: Bearer, letters: str) -> bool:
    span = bearer.surfaces[letters]
    return len(span.text.split()) > 1 and len(letters) > 5


def _same_length(left: Bearer, right: Bearer) -> str | None:
    """Each name is that at its place, in the same letters or transcribed in another way."""
    pairs = list(zip(left.parts, right.parts, strict=True))
    differing = [(a, b) for a, b in pairs if a != b]
    if any(consonants(a) != consonants(b) or len(consonants(a)) < _SHORTEST for a, b in differing):
        return None
    support = _support(left, right)
    wavering = any(_skeleton_letters(a) != _skeleton_letters(b) for a, b in differing)
    if not support and left.offices & right.offices and (wavering or not differing):
        support = "same rank"
    if not differing:
        # Only an article or a "son of" tells them apart.
        return f"same names, {support}" if support else None
    arab = all(a in left.listed and b in right.listed for a, b in pairs)
    if arab and not wavering:
        # "Hasan" and "Husayn" are two names, whatever else is the same.
        return None
    if support:
        return f"same consonants, {support}"
    return "same consonants of a long foreign name" if len(consonants("".join(left.parts))) >= _LONG else None


def _run_together(short: Bearer, long: Bearer) -> str | None:
    """One foreign family name in one word and in two, behind the same first name."""
    rest, other = "".join(short.parts[1:]), "".join(long.parts[1:])
    support = _support(short, long) or ("same rank" if short.ranks & long.ranks else "")
    if short.parts[0] != long.parts[0] or not support or len(consonants(rest)) < _SHORTEST + 1:
        return None
    return f"same consonants, {support}" if consonants(rest) == consonants(other) else None


def _skeleton_letters(word: str) -> str:
    """The consonants as they are written."""
    return "".join(letter for letter in word if consonants(letter))


def _is_inside(short: Bearer, long: Bearer) -> bool:
    """First and last name the same, and the others in order."""
    if short.parts[0] != long.parts[0]:
        return False
    rest = iter(long.parts)
    return all(part in rest for part in short.parts) and (
        short.parts[-1] == long.parts[-1] or _is_beginning(short, long) or _ends_before_house(short, long)
    )


def _ends_before_house(short: Bearer, long: Bearer) -> bool:
    """ "A B" of "A B of the house of C"."""
    return all(a == b for a, b in zip_longest(short.parts, long.parts[: len(short.parts)]))


def _is_beginning(short: Bearer, long: Bearer) -> bool:
    """ "A son of B" of "A son of B son of C"."""
    size = len(short.parts)
    return size - 1 in short.sons and short.parts == long.parts[:size] and size - 1 in long.sons


def _support(left: Bearer, right: Bearer) -> str:
    """What two people share beside their names."""
    if left.titles & right.titles:
        return "same title"
    if left.company & right.company:
        return "same company"
    return ""
