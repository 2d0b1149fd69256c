"""Taking words apart: the letters that attach to the front of an Arabic word, and the pronouns at its end.

No decision is made here. `analyse` lists the readings that spelling allows, and a lexicon look-up or a word-class
decision picks among them.
"""

from __future__ import annotations

import msgspec

__all__ = [
    "ARTICLE", "CONJUNCTIONS", "FOR_THE", "HER", "PREPOSITIONS", "PRONOUNS", "THEM", "US", "Reading", "analyse",
    "analyse_bound",
]  # fmt: skip

ARTICLE = "ال"
CONJUNCTIONS = "وف"
PREPOSITIONS = "بكل"
#: "Li-" with the article, which it swallows.
FOR_THE = "لل"
#: Attached pronouns, folded, longest first.
PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
#: Three of them by themselves.
US, THEM, HER = "نا", "هم", "ها"

_SHORTEST_STEM = 2


class Reading(msgspec.Struct, frozen=True):
    """A folded word without `prefix` and `suffix`; `skip` letters of the folded word stand before it."""

    key: str
    skip: int
    prefix: str
    suffix: str


def analyse(norm: str) -> tuple[Reading, ...]:
    """List the readings of a folded word by its possible prefixes, the plain word first.

    A conjunction may come off, then a preposition; "li" + article is restored to the article ("lilhukuma" is "li" +
    "alhukuma") and `skip` then counts both letters, since only what follows them stands in the text.
    """
    readings = [Reading(norm, 0, "", "")]
    _take_prepositions(norm, 0, "", readings)
    if len(norm) > _SHORTEST_STEM and norm[0] in CONJUNCTIONS:
        rest = norm[1:]
        readings.append(Reading(rest, 1, norm[0], ""))
        _take_prepositions(rest, 1, norm[0], readings)
    return tuple(readings)


def _take_prepositions(word: str, skip: int, prefix: str, readings: list[Reading]) -> None:
    if len(word) <= _SHORTEST_STEM or word[0] not in PREPOSITIONS:
        return
    letter = word[0]
    if letter == "ل" and word[1] == "ل" and len(word) > _SHORTEST_STEM + 1:
        readings.append(Reading(ARTICLE + word[2:], skip + 2, prefix + letter, ""))
    readings.append(Reading(word[1:], skip + 1, prefix + letter, ""))


def analyse_bound(norm: str) -> tuple[Reading, ...]:
    """List the readings of a folded word with an attached pronoun taken off its end, shortest pronoun last."""
    readings: list[Reading] = []
    for pronoun in PRONOUNS:
        if norm.endswith(pronoun) and len(norm) - len(pronoun) >= _SHORTEST_STEM:
            stem = norm[: -len(pronoun)]
            readings.extend(Reading(r.key, r.skip, r.prefix, pronoun) for r in analyse(stem))
    return tuple(readings)
