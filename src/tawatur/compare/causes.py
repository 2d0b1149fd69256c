"""The causes that an account tells: what something is put down to, of which kind that is, and what it explains."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from tawatur.compare.accounts import Account, function_words
from tawatur.compare.clauses import OR
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.causewords import CauseKind, CauseMark
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.records.document import Token
from tawatur.text.tokens import PUNCT

__all__ = ["Cause", "causes_of", "stretch_before"]

#: Tokens of a cause in which words of its kind are sought, and of what it explains.
_CAUSE = 8
_CLOSE = 3
_EFFECT = 18
_HEADS = 2
#: Tokens before a mark within which a word leaves open whether it is so.
_LEADING = 4
#: Marks at which a cause ends; brackets and quotation marks do not.
_STOPS = frozenset(".,;:!?،؛؟…")
_BEHIND, _AHEAD, _OPEN = "behind", "ahead", "open"
#: The classes of words by which a cause is taken back, or given as one of two.
_NEG = "neg"
_FEMININE = "ة"
_NOT_SO = frozenset({_NEG, "without", "adj", OR})


class Cause(msgspec.Struct, frozen=True):
    """A cause in an account: the token of its mark, its kinds with the wider ones, and the keys of what it explains.

    `heads` are those of `effect` that stand next to the mark, `bound` marks what is explained by a pronoun only ("put
    it down to"), `undone` what did not happen.
    """

    at: int
    kinds: frozenset[str]
    effect: frozenset[str]
    heads: frozenset[str]
    bound: bool
    undone: bool


class _Stretch(msgspec.Struct, frozen=True):
    """The tokens in which a cause is sought, those that tell what it explains, and those of these next to the mark."""

    cause: range
    effect: range
    heads: range


def causes_of(account: Account, lexicon: Lexicon) -> list[Cause]:
    """The causes of known kinds that an account tells, in order; none that it negates, leaves open, or gives beside
    another one ("or because of")."""
    marks = lexicon.compiled(_marks).find(account.doc.tokens, pronouns=True, overlapping=True)
    tokens = account.doc.tokens
    kinds = [m for m in lexicon.compiled(_kinds).find(tokens, pronouns=True) if not _is_feminine(m, tokens)]
    places = [match.first for match in kinds]
    left_open = frozenset(match.first for match in marks if match.items[0][0].way == _OPEN)
    found: list[Cause] = []
    for match in marks:
        mark = match.items[0][0]
        near = range(match.first - _LEADING, match.first)
        if mark.way == _OPEN or not left_open.isdisjoint(near) or _is_taken_back(match, account, lexicon):
            continue
        stretch = _stretch(match, mark, account, kinds, places)
        inside = _within(kinds, places, stretch.cause) if stretch is not None else []
        if stretch is not None and inside and not (found and found[-1].at == match.first):
            found.append(_cause(match, stretch, inside, account, lexicon))
    return found


def _is_feminine(match: Match[CauseKind], tokens: Sequence[Token]) -> bool:
    """Whether what seems a pronoun is a feminine ending: "the holiday" is no "its fault"."""
    return bool(match.pronoun) and tokens[match.stop - 1].text.endswith(_FEMININE)


def _cause(
    match: Match[CauseMark],
    stretch: _Stretch,
    kinds: Sequence[Match[CauseKind]],
    account: Account,
    lexicon: Lexicon,
) -> Cause:
    tokens = account.doc.tokens
    small = lexicon.compiled(function_words)
    told = {at: account.key_of(tokens[at]) for at in stretch.effect if _is_content(tokens[at], small)}
    return Cause(
        at=match.first,
        kinds=frozenset(kind for found in kinds for entry, _ in found.items for kind in (entry.id, *entry.of)),
        effect=frozenset(told.values()),
        heads=frozenset(told[at] for at in stretch.heads if at in told),
        bound=bool(match.pronoun),
        undone=any(k == _NEG for at in stretch.effect for v in tokens[at].variants for k, _ in small.get(v.key)[:1]),
    )


def _is_content(token: Token, small: PhraseTable[str]) -> bool:
    return token.kind != PUNCT and not small.get(token.norm)


def _is_taken_back(match: Match[CauseMark], account: Account, lexicon: Lexicon) -> bool:
    """Whether a negation or "or" stands right before a mark."""
    if match.first == 0:
        return False
    before = lexicon.compiled(function_words).get(account.doc.tokens[match.first - 1].norm)
    return any(kind in _NOT_SO for kind, _ in before)


def _stretch(
    match: Match[CauseMark],
    mark: CauseMark,
    account: Account,
    kinds: Sequence[Match[CauseKind]],
    places: Sequence[int],
) -> _Stretch | None:
    """Where a mark has its cause and what that explains; None where the word of the cause does not stand there."""
    tokens = account.doc.tokens
    sentence = account.doc.sentences[tokens[match.first].sentence]
    before = stretch_before(tokens, match.first, sentence.first) or stretch_before(
        tokens, match.first - 1, sentence.first
    )
    behind = _behind(tokens, match.stop, sentence.stop)
    if mark.way == _AHEAD:
        return _Stretch(before[-_CAUSE:], behind[:_EFFECT], behind[:_HEADS])
    if mark.way == _BEHIND:
        cause = range(match.first, behind.start + min(len(behind), _CLOSE if mark.close else _CAUSE))
        return _Stretch(cause, before[-_EFFECT:], before[-_HEADS:])
    at = _then(tokens, behind, mark.then, places)
    if at is None:
        return None
    cause = range(at, min(sentence.stop, at + _CAUSE))
    inside = _within(kinds, places, cause)
    stop = inside[0].first if inside and not mark.then else at
    return _Stretch(cause, range(match.first, stop), range(match.first, stop))


def _within(kinds: Sequence[Match[CauseKind]], places: Sequence[int], stretch: range) -> Sequence[Match[CauseKind]]:
    return kinds[bisect_left(places, stretch.start) : bisect_left(places, stretch.stop)]


def stretch_before(tokens: Sequence[Token], at: int, first: int) -> range:
    """The tokens before a place back to the next mark, none before `first`."""
    start = at = max(at, first)
    while start > first and not (tokens[start - 1].kind == PUNCT and tokens[start - 1].norm in _STOPS):
        start -= 1
    return range(start, at)


def _behind(tokens: Sequence[Token], at: int, stop: int) -> range:
    end = at
    while end < stop and not (tokens[end].kind == PUNCT and tokens[end].norm in _STOPS):
        end += 1
    return range(at, end)


def _then(tokens: Sequence[Token], behind: range, then: str, places: Sequence[int]) -> int | None:
    """Where the cause begins behind what is explained; None where its word does not stand there."""
    if not then:
        return behind.start if behind else None
    for at in behind[1:] if len(then) == 1 else behind:
        token = tokens[at]
        if len(then) == 1 and any(v.prefix.endswith(then) for v in token.variants) and at in places:
            return at
        if len(then) > 1 and token.text == then:
            return at + 1
    return None


def _marks(lexicon: Lexicon) -> PhraseTable[CauseMark]:
    return PhraseTable((form, entry) for entry in lexicon.entries(CauseMark) for form in entry.forms())


def _kinds(lexicon: Lexicon) -> PhraseTable[CauseKind]:
    return PhraseTable((form, entry) for entry in lexicon.entries(CauseKind) for form in entry.forms())
