"""The means and causes that an account tells, also where no word marks them as such: a land mine, a ransom, birds."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tawatur.compare.accounts import Account, function_words
from tawatur.compare.causes import stretch_before
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.causewords import CauseMark, MeansKind
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.text.folding import fold

__all__ = ["Kinds", "Means", "beside_keys", "kinds_of_means", "means_in"]

#: Tokens around a word within which one stands that it needs beside it, and before it one that negates or leaves open.
_NEAR = 9
_BEFORE = 4
_NEGATIONS = frozenset({"neg", "without", "adj"})
_OPEN = "open"
_FEMININE = "ة"
_MEANING = "="


class Means(msgspec.Struct, frozen=True):
    """Means of a kind in an account: the token, and whether it is negated there or left open."""

    at: int
    kind: str
    negated: bool
    open: bool


class Kinds(msgspec.Struct, frozen=True):
    """What is known of each kind: the questions that it answers, itself with wider ones, and what goes with these."""

    asked: Mapping[str, frozenset[str]]
    wider: Mapping[str, frozenset[str]]
    along: Mapping[str, frozenset[str]]

    def exclude(self, a: str, b: str, question: str) -> bool:
        """Whether nothing came about by means of both kinds, as far as a question goes."""
        if question not in self.asked[a] or question not in self.asked[b]:
            return False
        one, other = self.wider[a], self.wider[b]
        return not (a in other or b in one or self.along[a] & other or self.along[b] & one)


def kinds_of_means(lexicon: Lexicon) -> Kinds:
    """What is known of the kinds of means."""
    entries = {entry.id: entry for entry in lexicon.entries(MeansKind)}
    return Kinds(
        asked={name: frozenset(entry.asked) for name, entry in entries.items()},
        wider={name: frozenset({name, *entry.of}) for name, entry in entries.items()},
        along={name: frozenset(entry.along) for name, entry in entries.items()},
    )


def means_in(account: Account, lexicon: Lexicon) -> list[Means]:
    """The means that an account tells, in order."""
    tokens = account.doc.tokens
    small = lexicon.compiled(function_words)
    maybe = frozenset(match.first for match in lexicon.compiled(_open_marks).find(tokens))
    found: list[Means] = []
    for match in lexicon.compiled(_means).find(tokens, pronouns=True, overlapping=True):
        if match.pronoun and tokens[match.stop - 1].text.endswith(_FEMININE):
            continue
        before = _before(match.first, account)
        negated = any(k in _NEGATIONS for n in before for v in tokens[n].variants for k, _ in small.get(v.key)[:1])
        near = _near(match, account)
        for entry in dict.fromkeys(entry for entry, _ in match.items):
            if not entry.beside or not near.isdisjoint(beside_keys(entry.beside)):
                found.append(Means(match.first, entry.id, negated, not maybe.isdisjoint(before)))
    return found


def beside_keys(words: tuple[str, ...]) -> frozenset[str]:
    """The meanings and folded words that an entry needs beside it."""
    return frozenset(word if word.startswith(_MEANING) else fold(word) for word in words)


def _before(at: int, account: Account) -> range:
    """The tokens right before a place, back to the next mark."""
    tokens = account.doc.tokens
    return stretch_before(tokens, at, max(account.doc.sentences[tokens[at].sentence].first, at - _BEFORE))


def _near(match: Match[MeansKind], account: Account) -> frozenset[str]:
    """The meanings and words that stand around a match in its sentence."""
    tokens = account.doc.tokens
    sentence = account.doc.sentences[tokens[match.first].sentence]
    low, high = max(sentence.first, match.first - _NEAR), min(sentence.stop, match.stop + _NEAR)
    around = [tokens[n] for n in range(low, high) if not match.first <= n < match.stop]
    return frozenset(key for token in around for key in (account.key_of(token), *(v.key for v in token.variants)))


def _means(lexicon: Lexicon) -> PhraseTable[MeansKind]:
    return PhraseTable((form, entry) for entry in lexicon.entries(MeansKind) for form in entry.forms())


def _open_marks(lexicon: Lexicon) -> PhraseTable[CauseMark]:
    """The words that leave open whether what stands behind them was a cause."""
    marks = (mark for mark in lexicon.entries(CauseMark) if mark.way == _OPEN)
    return PhraseTable((form, mark) for mark in marks for form in mark.forms())
