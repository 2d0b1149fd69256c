"""What a clause tells as empty: a deed that was not done, was denied, failed, was prevented, or was gone without.

"The party set no conditions", "the ministry denied that the doors were locked", "efforts for a truce failed", "they
parted without any understanding": of each the deed, and whom and what it would have concerned. Who tells the same deed
of the same as done says the opposite, in whatever words (`compare/undone.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set

import msgspec

from tawatur.compare.accounts import OR, Account
from tawatur.compare.voiddeeds import SUBJECT, Void, can_be_deed, void_in
from tawatur.compare.voidsight import (
    ABOUT,
    ABSTAINING,
    ANY,
    BARRED,
    BEFORE_PRESENT,
    CLEAR,
    CUES,
    DENYING,
    ESCAPING,
    FAILING,
    FOILING,
    FROM,
    IN,
    IS_NOT,
    LACK,
    LIMITED,
    NEAR,
    NEXT,
    NONE,
    NOT,
    OPENS,
    PREVENTING,
    REFUSING,
    RULING_OUT,
    STANDING,
    SURE,
    THAT,
    TO_COME,
    UNTRUE,
    WHICH,
    WITHOUT,
    Sight,
    is_stop,
    sight_of,
)
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import DeedFamily, DenialFiller
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.likeness import negated_core
from tawatur.text.tokens import WORD

__all__ = ["voids_of"]

#: Cues by which somebody tells what another one says, before whom the deed stands behind "that".
_BEFORE_THAT = frozenset({DENYING, ABSTAINING, RULING_OUT, REFUSING})
#: Entries behind which a negation turns its deed around, that end what another one tells as empty, that stand behind
#: the subject, and right behind which the deed stands.
_TURNING = (NOT, TO_COME, IS_NOT, WITHOUT, LACK)
_ENDING = CUES - {ABSTAINING, CLEAR, FAILING, REFUSING, ESCAPING, FOILING}
_BEHIND_SUBJECT = frozenset({NOT, TO_COME, IS_NOT, CLEAR})
_DESCRIBING = frozenset({NOT, TO_COME, NONE, IS_NOT})
_RIGHT_BEFORE = BEFORE_PRESENT | {WITHOUT, LACK}
#: Words behind "was clear" with its subject within which "from" stands.
_FAR = 14


def voids_of(account: Account, deeds: Mapping[int, Set[str]], verbs: Set[int], lexicon: Lexicon) -> list[Void]:
    """What an account tells as empty, in order; of titles nothing.

    `deeds` are the families of words for deeds, `verbs` those that can be verbs, by token.
    """
    sight = sight_of(account, deeds, verbs, lexicon)
    bars = lexicon.compiled(_bars)
    title = len(account.ledger.article.title)
    untrue = {m.first: m.stop for m in lexicon.compiled(_untrue).find(account.doc.tokens)}
    return [
        void
        for sentence in account.doc.sentences
        if sentence.is_read and sentence.start >= title
        for void in _in_sentence(account.doc.tokens_of(sentence), untrue, sight, bars)
    ]


def _in_sentence(
    tokens: Sequence[Token], untrue: Mapping[int, int], sight: Sight, bars: Mapping[str, frozenset[str]]
) -> Iterator[Void]:
    denied = _denied(tokens, sight)
    within = {n for begin, end in denied.values() for n in range(begin, end)}
    for at, token in enumerate(tokens):
        if token.index in untrue:
            yield from _called_untrue(tokens, at, at + untrue[token.index] - token.index, sight)
            continue
        cues = sight.marks.get(token.index, frozenset()) & CUES
        turned = bool(at) and sight.marked(tokens[at - 1], *_TURNING)
        inside = at in within and not cues & _BEFORE_THAT
        if cues & _DESCRIBING and _is_describing(tokens, at, sight):
            yield Void(token.index, "", (), within=range(token.index, tokens[min(at + NEXT, len(tokens) - 1)].index))
        elif cues - {IS_NOT} and not turned and not inside and not _is_broken(tokens, at, min(cues), sight):
            yield from _behind(tokens, at, min(cues), denied, sight, bars)


def _is_broken(tokens: Sequence[Token], at: int, cue: str, sight: Sight) -> bool:
    """Whether no deed follows: no present behind "did not" ("not with", "la Reunion"), no word behind "without"."""
    if cue not in _RIGHT_BEFORE:
        return False
    stop = _stop(tokens, at, sight)
    if stop >= len(tokens) or tokens[stop].kind != WORD:
        return True
    behind = tokens[stop]
    if cue in BEFORE_PRESENT:
        return not sight.tells(behind) or not negated_core(behind.norm)
    if cue == WITHOUT and any(sight.marked(token, PREVENTING) for token in tokens[max(0, at - 2) : at]):
        return True
    kind = sight.tags.get(behind.index)
    return kind is not None and kind != THAT and not sight.marked(behind, ANY)


def _stop(tokens: Sequence[Token], at: int, sight: Sight) -> int:
    """The place behind a cue, which may have several words."""
    return at + max(1, sight.stops.get(tokens[at].index, 0) - tokens[at].index)


def _is_describing(tokens: Sequence[Token], at: int, sight: Sight) -> bool:
    """Whether words tell which of several is spoken of ("the clubs that did not pay"); of what is named it is told."""
    for n in range(at - 1, -1, -1):
        if is_stop(tokens[n]) or sight.tags.get(tokens[n].index) == THAT:
            return False
        if sight.tags.get(tokens[n].index) == WHICH:
            return all(token.index not in sight.names for token in tokens[max(0, n - NEXT) : n])
    return False


def _called_untrue(tokens: Sequence[Token], at: int, stop: int, sight: Sight) -> Iterator[Void]:
    """The deeds of which somebody says that they are invented: behind such a word, or else before it."""
    begins = (n + 1 for n in range(at) if is_stop(tokens[n]) or sight.tags.get(tokens[n].index) == THAT)
    found = list(_each(tokens[:at], max(begins, default=0), [], UNTRUE, sight, sure=False))
    yield from found or _each(tokens, stop, [], UNTRUE, sight, sure=False)


def _denied(tokens: Sequence[Token], sight: Sight) -> Mapping[int, tuple[int, int]]:
    """Where what a denial denies begins and ends, by the place of its cue, as the ledger found it."""
    found: dict[int, tuple[int, int]] = {}
    for statement in sight.account.ledger.statements:
        if statement.stance == "deny" and tokens[0].start <= statement.cue.start < tokens[-1].end:
            cue = bisect_left(tokens, statement.cue.end, key=_start) - 1
            begin = bisect_left(tokens, statement.content.start, key=_start)
            end = bisect_left(tokens, statement.content.end, key=_start)
            if begin > cue:
                found[cue] = (begin, end)
    return found


def _start(token: Token) -> int:
    return token.start


def _behind(
    tokens: Sequence[Token],
    at: int,
    cue: str,
    denied: Mapping[int, tuple[int, int]],
    sight: Sight,
    bars: Mapping[str, frozenset[str]],
) -> Iterator[Void]:
    before = _before(tokens, at, sight) if cue in _BEHIND_SUBJECT else []
    start = _stop(tokens, at, sight)
    begin = _begin(tokens, start, cue, sight)
    if begin is None:
        start = denied.get(at, (start, 0))[0] if cue in _BEFORE_THAT else start
    else:
        before += [t for t in tokens[start:begin] if sight.tells(t)] if cue not in _BEFORE_THAT - {ABSTAINING} else []
        start = begin
    if begin is None and cue in (PREVENTING, CLEAR, ESCAPING, ABSTAINING):
        return
    sure = cue in SURE or cue in BARRED or at in denied
    if start < len(tokens) and sight.tags.get(tokens[start].index) == THAT:
        start, sure = start + 1, True
    if cue == WITHOUT:
        before = [t for t in _before(tokens, at, sight, joined=True) if t.index not in sight.verbs]
    himself = cue in BEFORE_PRESENT and at > 0 and sight.tags.get(tokens[at - 1].index) == THAT
    by = [t for t in _before(tokens, at - 1, sight) if t.index not in sight.verbs] if himself else []
    told = STANDING if sight.marked(tokens[at], STANDING) else cue
    barred = bars[REFUSING if cue == ABSTAINING else cue] if _is_barred(cue, begin) else None
    for void in _each(tokens, start, before[:SUBJECT], cue, sight, sure=sure, by=by):
        if barred is None or not void.deed or sight.is_of(sight.account.doc.tokens[void.at], barred):
            yield msgspec.structs.replace(void, cue=told)


def _begin(tokens: Sequence[Token], start: int, cue: str, sight: Sight) -> int | None:
    """Where what a cue tells as empty begins, behind "that" or the preposition of the cue; None where neither is near.

    Whom it is told of can stand before them ("failed the mediators in", "is clear the sea of").
    """
    near = range(start, min(start + NEAR, len(tokens)))
    clause = [n for n in near if not any(is_stop(token) for token in tokens[start:n])]
    if cue in (PREVENTING, ESCAPING):
        return next((n + 1 for n in clause if sight.marked(tokens[n], FROM, WITHOUT)), None)
    if cue == CLEAR:
        froms = [n + 1 for n in range(start, min(start + _FAR, len(tokens) - 1)) if sight.marked(tokens[n], FROM)]
        first = next((n for n in froms if n - 1 in clause), None)
        return next((n for n in froms if sight.marked(tokens[n], ANY)), first)
    if cue == FAILING:
        heads = (n + 1 for n in clause if sight.marked(tokens[n], IN, ABOUT))
        return next((n for n in heads if n < len(tokens) and can_be_deed(tokens[n], sight)), None)
    if cue == ABSTAINING:
        return next((n + 1 for n in clause if sight.marked(tokens[n], ABOUT)), None)
    if cue in _BEFORE_THAT:
        return next((n for n in near if sight.tags.get(tokens[n].index) == THAT), None)
    return None


def _is_barred(cue: str, begin: int | None) -> bool:
    """Whether only some deeds are not done behind a cue; of others only the words behind "failed to" are not."""
    return cue == ABSTAINING or (cue in BARRED and (cue != FAILING or begin is None))


def _each(
    tokens: Sequence[Token],
    start: int,
    before: Sequence[Token],
    cue: str,
    sight: Sight,
    *,
    sure: bool,
    by: Sequence[Token] = (),
) -> Iterator[Void]:
    """What is told as empty from a place on, each part of "this or that" by itself.

    `sure` tells that no speaker stands before the deed.
    """
    while start < len(tokens):
        stop = next((n for n in range(start, len(tokens)) if _ends(tokens[n], sight)), len(tokens))
        stop += cue in SURE and stop < len(tokens) and sight.marked(tokens[stop], LIMITED)
        void = void_in(tokens[start:stop], before, cue, sight, sure=sure)
        if void is not None:
            yield msgspec.structs.replace(void, by=tuple(token.index for token in by)) if by else void
        if stop >= len(tokens) or sight.tags.get(tokens[stop].index) != OR or cue in BEFORE_PRESENT:
            return
        start = stop + 1


def _ends(token: Token, sight: Sight) -> bool:
    return is_stop(token) or sight.tags.get(token.index) in OPENS | {OR} or sight.marked(token, *_ENDING)


def _before(tokens: Sequence[Token], at: int, sight: Sight, *, joined: bool = False) -> list[Token]:
    """The words of whom it is told, before the negation; none before "and did not", unless it is `joined` to them."""
    found: list[Token] = []
    if tokens[at].norm[:1] in CONJUNCTIONS and not joined:
        return found
    for token in reversed(tokens[:at]):
        if token.kind != WORD or sight.tags.get(token.index) in OPENS or sight.marked(token, *CUES):
            break
        if sight.tells(token):
            found.append(token)
    return found if joined else found[:SUBJECT]


def _bars(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """The families of deeds that are not done behind each cue that needs one."""
    families = lexicon.entries(DeedFamily)
    return {cue: frozenset(entry.id for entry in families if cue in entry.bars) for cue in BARRED}


def _untrue(lexicon: Lexicon) -> PhraseTable[str]:
    fillers = (entry for entry in lexicon.entries(DenialFiller) if entry.id == UNTRUE)
    return PhraseTable((form, entry.id) for entry in fillers for form in entry.forms())
