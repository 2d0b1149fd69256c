"""Reasons of a comparison, with what its articles are called in place of their ids."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["reason_with_names"]

#: Letters from which on an id cannot be taken for a word or a number of the sentence it stands in.
_TELLING_ID = 4
#: Where a reason about origins names an article, so that even "2" is one: `stories.origins` puts them so.
_PLACES = (
    r"(?<=% of the words of )ID(?= stand in )",
    r"(?<= stand in )ID(?= \(\d+% of its\))",
    r"(?:^|(?<=; ))ID(?= was published first \(| credits | has it from | names | gives \d+% of )",
    r"(?:^|(?<=; ))ID(?= and \S+ share \d+% of )",
    r"(?<= and )ID(?= share \d+% of )",
    r"(?<=% of its words that it shares with )ID(?![\w-])",
    r"(?<=% of its words with )ID(?=,)",
)


def reason_with_names(why: str, names: Mapping[str, str]) -> str:
    """Put the names of articles in place of their ids; short ids only where nothing else can stand."""
    longest = sorted(names, key=len, reverse=True)
    telling = "|".join(re.escape(ident) for ident in longest if len(ident) >= _TELLING_ID)
    short = "|".join(re.escape(ident) for ident in longest if 0 < len(ident) < _TELLING_ID)
    patterns = [rf"(?<![\w-])(?:{telling})(?![\w-])"] if telling else []
    patterns += [place.replace("ID", f"(?:{short})") for place in _PLACES] if short else []
    if not patterns:
        return why
    return re.sub("|".join(patterns), lambda found: names[found[0]], why)
