"""Reasons of a comparison, with what its articles are called in place of their ids."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["reason_with_names"]

#: Letters from which on an id cannot be taken for a word or a number of the sentence it stands in.
_TELLING_ID = 4


def reason_with_names(why: str, names: Mapping[str, str]) -> str:
    """Put the names of articles in place of their ids; short ids, which could be words or numbers, stay."""
    telling = sorted((ident for ident in names if len(ident) >= _TELLING_ID), key=len, reverse=True)
    if not telling:
        return why
    idents = "|".join(re.escape(ident) for ident in telling)
    return re.sub(rf"(?<![\w-])(?:{idents})(?![\w-])", lambda found: names[found[0]], why)
