"""Where a text names a news agency at all: "told the agency", "a poll by the agency", its sign after the last line.

A credit says where a report comes from; a trace is what the agency's own wording leaves in a report that does not. By
itself it proves nothing, as an agency can be written about; together with words in common it tells whose text it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.reporting import Medium
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.records.span import Span, span_of
from tawatur.stories.passages import Words
from tawatur.text.clitics import PREPOSITIONS
from tawatur.text.quotes import is_quote_mark
from tawatur.text.tokens import cut_alone

__all__ = ["agencies_named"]

#: Words that are looked at from the first word of a name on.
_LONGEST = 6
_OPENING = frozenset("([")


def agencies_named(words: Words, lexicon: Lexicon) -> Iterator[Span]:
    """Every place of an article that names one known agency, in order.

    A name that is also an ordinary word counts in quotation marks or brackets only, one that an "and" adds to another
    name not at all.
    """
    names, first_words = lexicon.compiled(_names), lexicon.compiled(_first_words)
    last = 0
    for at, key in enumerate(words.keys):
        if key not in first_words or words.starts[at] < last:
            continue
        found = _name_at(words, at, names)
        if found is not None:
            last = found.end
            yield found


def _name_at(words: Words, at: int, names: PhraseTable[Medium]) -> Span | None:
    begin = words.starts[at]
    tokens = cut_alone(words.text[begin : words.ends[min(at + _LONGEST, len(words.ends)) - 1]])
    match = next((m for m in names.find(tokens) if m.first == 0), None)
    if match is None or not (_is_sure(match) or _is_marked(words.text, begin)):
        return None
    return span_of(words.text, begin + match.variant.start, begin + tokens[match.stop - 1].end)


def _is_sure(match: Match[Medium]) -> bool:
    return any(medium.part == "name" for medium, _ in match.items)


def _is_marked(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1] in _OPENING or is_quote_mark(text[start - 1]))


def _names(lexicon: Lexicon) -> PhraseTable[Medium]:
    """The names of single agencies."""
    named = (e for e in lexicon.entries(Medium) if e.part != "head" and e.kind == "agency" and e.medium)
    return PhraseTable((form, entry) for entry in named for form in entry.forms())


def _first_words(lexicon: Lexicon) -> frozenset[str]:
    """The folded words with which the names begin, bare and with a preposition attached."""
    heads = lexicon.compiled(_names).heads
    return heads | {letter + head for letter in PREPOSITIONS for head in heads}
