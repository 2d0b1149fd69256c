"""What a clause tells as not having happened, in plain words: "the residents did not get any warning".

Nobody is quoted as denying it; still another account that tells it as having happened says the opposite.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.compare.accounts import Account, Clause, function_words
from tawatur.compare.hollow import saying_verbs
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import DenialFiller
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.text.tokens import WORD

__all__ = ["not_happened"]

#: The entries of the words that negate the past, of "any", of whom nobody else would name ("any side"), and of words
#: that take back a part of the negation ("only", "not yet").
_NOT = "did-not"
_ANY = "any"
_NOBODY = "nobody"
_ONLY = "only"
_ABSENCE = "absence"
#: Meanings of verbs that, negated, tell that something is so: "has not ceased".
_GOES_ON = frozenset({"=continue"})
#: Word classes before which another clause begins, and those that begin what depends on a noun.
_OPENS = frozenset({"comp", "conj"})
_DEPENDS = "rel"
#: What did not happen needs so many words, to be found in other accounts.
_FEWEST = 2


def not_happened(account: Account, clause: Clause, lexicon: Lexicon) -> tuple[str, ...]:
    """The keys of what did not happen: first the verb, or what there was not any of; then who and what."""
    if not clause.negated:
        return ()
    tokens = [t for t in account.doc.tokens[clause.first : clause.stop] if t.kind == WORD]
    marks = {m.first: m.items[0][0] for m in lexicon.compiled(_marks).find(tokens, overlapping=True)}
    at = next((n for n, token in enumerate(tokens) if marks.get(token.index) == _NOT), None)
    if at is None or at + 1 >= len(tokens) or not {_ONLY, _ABSENCE}.isdisjoint(marks.values()):
        return ()
    tags = {m.first: m.items[0][0] for m in lexicon.compiled(function_words).find(tokens, overlapping=True)}
    before, after = _around(tokens, at, tags)
    if not after:
        return ()  # Another clause begins right behind the negation: the sentence is broken off.
    if any(tags.get(token.index) == _DEPENDS for token in tokens[:at]) or account.key_of(tokens[at + 1]) in _GOES_ON:
        return ()
    if lexicon.compiled(saying_verbs).find((tokens[at + 1],)):
        return ()  # What somebody did not announce may be so.
    empty = next((n for n, token in enumerate(after) if marks.get(token.index) == _ANY), None)
    if empty is not None:
        if empty + 1 >= len(after) or marks.get(after[empty + 1].index) == _NOBODY:
            return ()
        told = [after[empty + 1], *before, *after[1:empty], *after[empty + 2 :]]
    else:
        told = [after[0], *before, *after[1:]]
    keys = tuple(dict.fromkeys(account.key_of(token) for token in told if token.index not in tags))
    return keys if len(keys) >= _FEWEST else ()


def _around(tokens: Sequence[Token], at: int, tags: dict[int, str]) -> tuple[list[Token], list[Token]]:
    """The words before a negation, from the last "that" on, and those behind it, up to the next "but"."""
    first = max((n + 1 for n in range(at) if tags.get(tokens[n].index) in _OPENS), default=0)
    return list(tokens[first:at]), list(_until(tokens[at + 1 :], tags))


def _until(tokens: Sequence[Token], tags: dict[int, str]) -> Iterator[Token]:
    for token in tokens:
        if tags.get(token.index) in _OPENS or tags.get(token.index) == _DEPENDS:
            return
        yield token


def _marks(lexicon: Lexicon) -> PhraseTable[str]:
    kinds = (_NOT, _ANY, _NOBODY, _ONLY, _ABSENCE)
    return PhraseTable(
        (form, entry.id) for entry in lexicon.entries(DenialFiller) if entry.id in kinds for form in entry.forms()
    )
