"""Which of many Latin names an Arabic name is: by the cost of writing its letters so.

The costs are learnt from pairs of names (`training/latin.py`). A few likely names are found by their consonants first,
since weighing every name against every other would take too long.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import msgspec
from rapidfuzz import fuzz, process

from tawatur.lexicon import Lexicon
from tawatur.text.folding import fold

__all__ = ["LatinNames", "LetterCosts", "letter_costs", "writing_cost"]

#: What an Arabic letter costs that is not written at all, and a Latin one that nothing stands for, where the table has
#: no such cost; hundredths of a negative logarithm, as in the table.
_UNWRITTEN, _UNASKED = 700, 600
_FAR = 1 << 30
#: So many names are weighed letter by letter; the right one is among them for 97 of 100 names.
_LIKELY = 60


class LetterCosts(msgspec.Struct, frozen=True):
    """Costs by Arabic piece (one letter or two), of Latin letters without one, and the likeliest spelling by letter."""

    pieces: dict[str, list[tuple[str, int]]]
    unasked: dict[str, int]
    likeliest: dict[str, str]


def letter_costs(lexicon: Lexicon) -> LetterCosts:
    """Compile the costs; for `Lexicon.compiled`."""
    pieces: dict[str, list[tuple[str, int]]] = {}
    for arabic, latin, cost in lexicon.rows("letters"):
        pieces.setdefault(arabic, []).append((latin, int(cost)))
    unasked = dict(pieces.pop("", []))
    likeliest = {arabic: min(rows, key=lambda row: (row[1], row[0]))[0] for arabic, rows in pieces.items()}
    return LetterCosts(pieces, unasked, likeliest)


def writing_cost(arabic: str, latin: str, costs: LetterCosts) -> int:
    """What it costs to write a folded Arabic name as small Latin letters; linear in the product of the lengths."""
    size = len(latin)
    first = [0] * (size + 1)
    for at in range(1, size + 1):
        first[at] = first[at - 1] + costs.unasked.get(latin[at - 1], _UNASKED)
    rows = [first]
    for number, letter in enumerate(arabic):
        row = [_FAR] * (size + 1)
        _write(letter, rows[-1], row, latin, costs)
        if number:
            _write(arabic[number - 1 : number + 1], rows[-2], row, latin, costs)
        for at in range(size + 1):
            row[at] = min(row[at], rows[-1][at] + _UNWRITTEN)
            if at:
                row[at] = min(row[at], row[at - 1] + costs.unasked.get(latin[at - 1], _UNASKED))
        rows.append(row)
    return rows[-1][size]


def _write(piece: str, before: list[int], row: list[int], latin: str, costs: LetterCosts) -> None:
    """Write one piece in each way it can be written, behind every place reached before."""
    for letters, cost in costs.pieces.get(piece, ()):
        size = len(letters)
        for at in range(size, len(row)):
            if before[at - size] + cost < row[at] and (not size or latin[at - size : at] == letters):
                row[at] = before[at - size] + cost


class LatinNames:
    """Latin names in which Arabic ones are looked for."""

    def __init__(self, names: Iterable[str], costs: LetterCosts) -> None:
        self._costs = costs
        self._names = sorted(set(names))
        self._plain = [_plain(name) for name in self._names]

    def nearest(self, arabic: str) -> str | None:
        """The name that the Arabic one is written as at the lowest cost; of equals the first in alphabetical order."""
        word = fold(arabic).replace(" ", "")
        guess = "".join(self._costs.likeliest.get(letter, "") for letter in word)
        likely = process.extract(guess, self._plain, scorer=fuzz.ratio, limit=_LIKELY)
        weighed = [(writing_cost(word, plain, self._costs), self._names[at]) for plain, _, at in likely]
        return min(weighed)[1] if weighed else None


def _plain(latin: str) -> str:
    """Small Latin letters without accents."""
    letters = unicodedata.normalize("NFKD", latin.lower())
    return "".join(letter for letter in letters if "a" <= letter <= "z")
