"""Reading a run of digits with its separators: thousands, decimals, both in every habit of the Arabic press."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["LONGEST", "read_digits", "read_fraction"]

#: Longer runs of digits are telephone numbers, accounts and noise, not quantities.
LONGEST = 18

_PLAIN = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:([.,\u066c\u060c])\d{3})(?:\1\d{3})*")
_GROUPED_DECIMAL = re.compile(r"(\d{1,3}(?:[,\u066c]\d{3})+)[.\u066b](\d+)")
#: The decimal mark of older agency style is the letter ra; what is written before it is the fraction.
_RA_DECIMAL = re.compile(r"(\d+)\u0631(\d+)")
_DECIMAL = re.compile(r"(\d+)[.,\u066b\u060c](\d+)")


def read_digits(norm: str) -> Decimal | None:
    """Read folded digits exactly; None for what is no single number (dates, versions, endless runs).

    A separator before groups of three digits parts thousands ("1.500" is 1500), except after a lone zero ("0.125").
    Around the letter ra the fraction stands first.
    """
    if len(norm) > LONGEST:
        return None
    if _PLAIN.fullmatch(norm):
        return Decimal(norm)
    if (match := _GROUPED_DECIMAL.fullmatch(norm)) is not None:
        return Decimal(re.sub(r"\D", "", match[1]) + "." + match[2])
    if (match := _GROUPED.fullmatch(norm)) is not None and norm[0] != "0":
        return Decimal(re.sub(r"\D", "", norm))
    if (match := _DECIMAL.fullmatch(norm)) is not None:
        return Decimal(f"{match[1]}.{match[2]}")
    if (match := _RA_DECIMAL.fullmatch(norm)) is not None:
        return Decimal(f"{match[2]}.{match[1]}")
    return None


def read_fraction(norm: str) -> Decimal | None:
    """Read folded digits where no thousands are told, as before "per cent": "12.125" is twelve and an eighth."""
    match = _DECIMAL.fullmatch(norm) if len(norm) <= LONGEST else None
    return read_digits(norm) if match is None else Decimal(f"{match[1]}.{match[2]}")
