"""The deed in what a clause tells as empty (`compare/voids.py`), with what it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tawatur.compare.voidsight import (
    ABSTAINING,
    ANY,
    ANYWHERE,
    AT_ALL,
    BARRED,
    BEFORE_PRESENT,
    BLAME,
    DENYING,
    DONE,
    FROM,
    LIGHT,
    LIMITED,
    NEAR,
    NEXT,
    NOT,
    RULING_OUT,
    SURE,
    TELLING,
    THAT,
    TO_COME,
    UNTRUE,
    WHILE,
    WITHOUT,
    Sight,
)
from tawatur.records.document import Token
from tawatur.text.clitics import ARTICLE
from tawatur.text.likeness import negated_core

__all__ = ["SUBJECT", "Void", "can_be_deed", "void_in"]

#: Meanings of deeds that are told of many ("his not going on") and say nothing by themselves.
_IDLE = frozenset({"=continue"})
#: The family of the vote that somebody abstains from.
_VOTING = "voting"
#: ... and of returns: the same verb means "no longer".
_RETURNING = frozenset({"returning"})
#: Cues behind which somebody who speaks can stand before the deed.
_BEFORE_SPEAKER = frozenset({DENYING, RULING_OUT, UNTRUE, *BARRED})
#: Words behind "did not" among which a verb that says nothing by itself can still be the deed.
_HEAD = 5
#: Words that belong to a deed at most, and before a negation.
_MOST = 10
SUBJECT = 7


class Void(msgspec.Struct, frozen=True):
    """A deed told as empty ("" where it is none, or only in part): the token and key of its word.

    `about` are the tokens of what it concerns, `subject` those of whose deed it is.

    `by` are those of whoever tells it of himself ("they say that they did not").

    `any` marks what is said of any deed or thing of its kind, `to_come` what will not be, `within` the tokens of all
    that is told as empty, `whom` those right behind "any".
    """

    at: int
    deed: str
    about: tuple[int, ...]
    subject: tuple[int, ...] = ()
    by: tuple[int, ...] = ()
    any: bool = False
    to_come: bool = False
    within: range = range(0)
    cue: str = ""
    whom: frozenset[int] = frozenset()


def can_be_deed(token: Token, sight: Sight) -> bool:
    """Whether a word can be a deed, or say nothing by itself before one."""
    return sight.tells(token) and (token.index in sight.deeds or sight.marked(token, LIGHT))


def void_in(span: Sequence[Token], before: Sequence[Token], cue: str, sight: Sight, *, sure: bool) -> Void | None:
    """What a span behind a cue tells as empty, with the words `before` of whom; `sure` that no speaker stands in it."""
    if not span:
        return None
    within = range(span[0].index, span[-1].index + 1)
    limited = cue in SURE and any(sight.marked(token, LIMITED) for token in span)
    limited |= cue in BEFORE_PRESENT and _is_telling(span, sight)
    deed = None if limited else _deed(span, cue, sight, sure=sure)
    if deed is not None and any(token.index < deed.index and sight.marked(token, BLAME) for token in span):
        deed = None  # Who denies to be behind a deed does not deny it.
    if deed is None or sight.marked(deed, TELLING) or sight.account.key_of(deed) in _IDLE:
        return Void(span[0].index, "", (), within=within, cue=cue)
    own = sight.deeds.get(deed.index, frozenset())
    behind = [t for n, t in enumerate(span) if n and t.index > deed.index and not sight.marked(span[n - 1], ANYWHERE)]
    if any(token.norm[:1].isdigit() for token in behind[:NEXT]):
        return Void(span[0].index, "", (), within=within, cue=cue)  # "Had not been married eighteen months".
    about = [t.index for t in behind if sight.weighs(t) and not sight.deeds.get(t.index, frozenset()) & own]
    first = 0 if sure else len(span)
    ahead = [token.index for token in (*before, *span[first:]) if token.index < deed.index and sight.weighs(token)]
    told = (*reversed(before), *span) if before and before[0].index < span[0].index else span
    return Void(
        at=deed.index,
        deed=sight.account.key_of(deed),
        about=tuple(about[:_MOST]),
        subject=tuple(ahead[:SUBJECT]),
        any=any(sight.marked(token, ANY, AT_ALL) for token in told),
        to_come=cue == TO_COME,
        within=within,
        cue=cue,
        whom=frozenset(_whom(told, sight)),
    )


def _is_telling(span: Sequence[Token], sight: Sight) -> bool:
    """Whether of a verb behind "did not" nothing follows; "none of them returned" tells that they are away."""
    if not sight.marked(span[0], TELLING):
        return False
    is_any = any(sight.marked(token, ANY, AT_ALL) for token in span[:_HEAD])
    return not (is_any and (sight.marked(span[0], LIGHT) or sight.is_of(span[0], _RETURNING)))


def _whom(told: Sequence[Token], sight: Sight) -> Iterator[int]:
    """The words right behind "any", and "any of the"."""
    for n, token in enumerate(told):
        if sight.marked(token, ANY, AT_ALL):
            yield from (
                each.index for each in told[n + 1 : n + 2 + (n + 1 < len(told) and sight.marked(told[n + 1], FROM))]
            )


def _deed(span: Sequence[Token], cue: str, sight: Sight, *, sure: bool) -> Token | None:
    """The word of the deed: what there was not any of, what somebody has not done, or else the first that can be."""
    done = next((n for n, token in enumerate(span[:-1]) if sight.marked(token, DONE)), None)
    if done is not None and sight.tells(span[done + 1]):
        return _deed(span[done + 1 :], NOT, sight, sure=True)
    span = span[: next((n for n, token in enumerate(span) if n and sight.marked(token, WHILE)), len(span))]
    that = sure and sight.tags.get(span[0].index - 1) == THAT
    had = _behind_had(span, sight) if that else 0
    if had:
        return _deed(span[had:], NOT, sight, sure=True)
    is_verb = cue in BEFORE_PRESENT or (that and (span[0].index in sight.verbs or bool(negated_core(span[0].norm))))
    for n, token in enumerate(span[:-1]):
        behind = span[n + 1]
        if not sight.marked(token, ANY) or sight.marked(token, ANYWHERE) or not sight.tells(behind):
            continue
        if behind.index in sight.deeds or sight.marked(behind, TELLING):
            return behind
        if sight.weighs(behind):
            ahead = [
                t for t in span[: n if cue in _BEFORE_SPEAKER else 0] if sight.weighs(t) and t.index in sight.deeds
            ]
            is_deed = is_verb and (sight.weighs(span[0]) or span[0].index in sight.deeds)
            return span[0] if is_deed else next(iter(ahead), None)
    heavy = [token for token in span if sight.weighs(token)]
    if is_verb:
        return _verbal(span, heavy, sight)
    if not heavy:
        return _light(span, sight) if cue != WITHOUT else None
    if heavy[0].index - span[0].index > NEAR or (cue == RULING_OUT and heavy[0] is span[0]):
        return None
    verbs = sight.verbs if cue == DENYING else frozenset[int]()
    deed = next((token for token in heavy if token.index in sight.deeds or token.index in verbs), None)
    if cue not in _BEFORE_SPEAKER and deed is not heavy[0]:
        return None
    if cue == ABSTAINING and deed is not None and sight.is_of(deed, {_VOTING}):
        return None  # Who abstains takes part in the vote.
    return deed


def _behind_had(span: Sequence[Token], sight: Sight) -> int:
    """The place of the verb behind "that his soldiers had", 0 where there is none."""
    if not sight.marked(span[0], LIGHT) or span[0].index in sight.verbs:
        return 0
    return next((n for n in range(1, min(len(span), _HEAD + 1)) if span[n].index in sight.verbs), 0)


def _verbal(span: Sequence[Token], heavy: Sequence[Token], sight: Sight) -> Token | None:
    """The deed of a verb: itself, or where it says nothing by itself the noun with it, or the verb behind "had"."""
    if heavy and heavy[0] is span[0]:
        return heavy[0]
    for token in heavy:
        if token.index in sight.deeds and token.index - span[0].index <= _HEAD:
            return token
        if not token.norm.startswith(ARTICLE) and token.index not in sight.names:
            break
    return _light(span, sight)


def _light(span: Sequence[Token], sight: Sight) -> Token | None:
    """A word that says little by itself, as the deed where there is no other: the last noun, or else the verb."""
    found = [t for t in span[:_HEAD] if sight.tells(t) and t.index in sight.deeds and sight.marked(t, LIGHT)]
    nouns = [token for token in found if token.index not in sight.verbs]
    return next(iter(reversed(nouns)), found[0] if found else None)
