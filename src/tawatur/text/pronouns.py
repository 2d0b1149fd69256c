"""What attached pronouns of the third person agree with."""

from __future__ import annotations

__all__ = ["agreement_of"]

_ONE = {"ه": "m", "ها": "f"}
_MANY = ("هم", "هن", "هما")


def agreement_of(pronoun: str) -> str:
    """What a pronoun stands for: "m" or "f" for one (the feminine for things in the plural too), "pl" for people.

    >>> agreement_of("ها"), agreement_of("هم"), agreement_of("نا")
    ('f', 'pl', '')
    """
    return "pl" if pronoun.startswith(_MANY) else _ONE.get(pronoun, "")
