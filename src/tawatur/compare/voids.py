"""What a clause tells as empty: a deed that was not done, was denied, failed, was prevented, or was gone without.

"The party set no conditions", "the ministry denied that the doors were locked", "efforts for a truce failed", "they
parted without any understanding": of each the deed, and whom and what it would have concerned. Who tells the same deed
of the same as done says the opposite, in whatever words (`compare/undone.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

import msgspec

from tawatur.compare.accounts import Account, function_words
from tawatur.compare.clauses import OR
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import DenialFiller, VoidWord
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.likeness import negated_core
from tawatur.text.tokens import WORD

__all__ = ["EARLIER", "STANDING", "Void", "void_words", "voids_of"]

#: Entries of `void_words.toml`: words before which a deed is told as empty, ...
_NOT, _TO_COME, _NONE, _WITHOUT, _IS_NOT = "not", "not-to-come", "none", "without", "is-not"
_LACK, _CLEAR, _FAILING, _DENYING, _ABSTAINING = "lack", "clear", "failing", "denying", "abstaining"
_PREVENTING, _RULING_OUT, _FROM = "preventing", "ruling-out", "from"
_CUES = frozenset(
    {_NOT, _TO_COME, _NONE, _WITHOUT, _LACK, _CLEAR, _FAILING, _DENYING, _ABSTAINING, _PREVENTING, _RULING_OUT, _IS_NOT}
)  # fmt: skip
#: ... those by which somebody tells what another one says, before whom the deed stands behind "that", ...
_BEFORE_THAT = frozenset({_DENYING, _ABSTAINING, _RULING_OUT})
#: ... those that say nothing by themselves between them and the deed, "any", whom "any" is said of, what takes a part
#: of the negation back, and deeds of which nothing follows when they are not done ("did not announce").
_LIGHT, _ANY, _ANYBODY, _LIMITED, _TELLING = "light", "any", "anybody", "limited", "telling"
_AT_ALL, _ANYWHERE, _DONE, STANDING = "at-all", "anywhere", "done", "standing"
#: The entry of what calls something untrue (`denial_fillers.toml`).
_UNTRUE = "untrue"
#: ... and of what puts a deed before the happening.
EARLIER = "earlier"
_SKIPPED = frozenset({_LIGHT, _ANY, _AT_ALL, _ANYWHERE, _ANYBODY})
#: Meanings of deeds that are told of many ("his not going on") and say nothing by themselves.
_IDLE = frozenset({"=continue"})
#: Families of deeds that are the end of what fails: a meeting that failed was held.
_RESULTS = frozenset({"settling", "ceasing"})
#: ... and of the vote that somebody abstains from.
_VOTING = "voting"
#: Classes of words before which another clause begins.
_PREPOSITION, _THAT, _WHICH, _OPENS = "prep", "comp", "rel", frozenset({"comp", "conj", "rel"})
_BOUND = frozenset({_PREPOSITION, *_OPENS})
#: Entries whose words stand without attached prepositions, and without pronouns; those behind which a negation turns
#: its deed around, that end what another one tells as empty, that stand behind the subject, and right behind which the
#: deed stands.
_PLAIN = frozenset({_NOT, _TO_COME, _NONE, _IS_NOT, _LIMITED, _ANY})
_UNBOUND = frozenset({_NOT, _TO_COME, _NONE, _IS_NOT, _WITHOUT, _LACK})
_TURNING = (_NOT, _TO_COME, _IS_NOT, _WITHOUT, _LACK)
_ENDING = _CUES - {_ABSTAINING, _CLEAR, _FAILING}
_BEHIND_SUBJECT = frozenset({_NOT, _TO_COME, _IS_NOT, _CLEAR})
_DESCRIBING = frozenset({_NOT, _TO_COME, _NONE, _IS_NOT})
_BEFORE_PRESENT = frozenset({_NOT, _TO_COME})
_RIGHT_BEFORE = _BEFORE_PRESENT | {_WITHOUT, _LACK}
_BEFORE_SPEAKER = frozenset({_DENYING, _RULING_OUT, _UNTRUE, _FAILING})
_SURE = frozenset({_NOT, _TO_COME, _NONE, _WITHOUT, _LACK, _CLEAR})
_PAST, _PRESENT = "past", "present"
#: The attached pronoun that is mostly the ending of an adjective.
_MY = "ي"
#: Marks at which what is told as empty ends.
_STOPS = frozenset(".,;:!?،؛؟…·–—-•|")
#: Words behind a cue within which "that" stands, and between a cue and the deed.
_NEAR = 8
_NEXT = 3
#: Words that belong to a deed at most, and before a negation.
_MOST = 10
_SUBJECT = 4


class Void(msgspec.Struct, frozen=True):
    """A deed told as empty ("" where it is none, or only in part): the token and key of its word.

    `about` are the tokens of what it concerns, `subject` those of whose deed it is.

    `by` are those of whoever tells it of himself ("they say that they did not").

    `any` marks what is said of any deed or thing of its kind, `to_come` what will not be, `within` the tokens of all
    that is told as empty.
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


class _Sight(msgspec.Struct, frozen=True):
    """The tokens of an account with the classes of function words and the entries of cues, by token.

    `deeds` are the families of words for deeds, by token.
    """

    account: Account
    tags: Mapping[int, str]
    marks: Mapping[int, frozenset[str]]
    deeds: Mapping[int, Set[str]]

    def marked(self, token: Token, *kinds: str) -> bool:
        """Whether a word stands in one of some entries."""
        return not self.marks.get(token.index, frozenset()).isdisjoint(kinds)

    def tells(self, token: Token) -> bool:
        """Whether a word is a content word."""
        return token.kind == WORD and token.index not in self.tags

    def weighs(self, token: Token) -> bool:
        """Whether a content word says something of what is told as empty."""
        return self.tells(token) and not self.marked(token, *_SKIPPED)


def voids_of(account: Account, deeds: Mapping[int, Set[str]], lexicon: Lexicon) -> list[Void]:
    """What an account tells as empty, in order; of titles nothing. `deeds` are the families of words for deeds, by
    token.
    """
    tokens = account.doc.tokens
    small = lexicon.compiled(function_words)
    bound = small.find(tokens, pronouns=True, overlapping=True)
    tags = {m.first: m.items[0][0] for m in bound if m.items[0][0] in _BOUND and m.pronoun != _MY}
    tags |= {m.first: m.items[0][0] for m in small.find(tokens, overlapping=True)}
    marks: dict[int, set[str]] = defaultdict(set)
    for match in lexicon.compiled(void_words).find(tokens, pronouns=True, overlapping=True):
        kinds = {kind for kind, _ in match.items if kind not in _PLAIN or _is_plain(match.variant.prefix)}
        kinds |= {STANDING} if kinds & {_DENYING} and all(f.tense == _PRESENT for _, f in match.items) else set()
        kinds -= {_PREVENTING} if all(form.tense != _PAST for _, form in match.items) else frozenset()
        kinds -= _UNBOUND if match.pronoun else frozenset()
        for at in range(match.first, match.stop):
            marks[at] |= kinds if at == match.first else kinds & _SKIPPED
    sight = _Sight(account, tags, {at: frozenset(kinds) for at, kinds in marks.items()}, deeds)
    title = len(account.ledger.article.title)
    untrue = {m.first: m.stop for m in lexicon.compiled(_untrue).find(tokens)}
    return [
        void
        for sentence in account.doc.sentences
        if sentence.is_read and sentence.start >= title
        for void in _in_sentence(account.doc.tokens_of(sentence), untrue, sight)
    ]


def _is_plain(prefix: str) -> bool:
    return all(letter in CONJUNCTIONS for letter in prefix)


def _in_sentence(tokens: Sequence[Token], untrue: Mapping[int, int], sight: _Sight) -> Iterator[Void]:
    denied = _denied(tokens, sight)
    within = {n for begin, end in denied.values() for n in range(begin, end)}
    for at, token in enumerate(tokens):
        if token.index in untrue:
            yield from _called_untrue(tokens, at, at + untrue[token.index] - token.index, sight)
            continue
        cues = sight.marks.get(token.index, frozenset()) & _CUES
        turned = bool(at) and sight.marked(tokens[at - 1], *_TURNING)
        inside = at in within and not cues & _BEFORE_THAT
        if cues - {_IS_NOT} and not turned and not inside and not _is_broken(tokens, at, min(cues), sight):
            yield from _behind(tokens, at, min(cues), denied, sight)


def _is_broken(tokens: Sequence[Token], at: int, cue: str, sight: _Sight) -> bool:
    """Whether no deed follows: no present behind "did not" ("not with", "la Reunion"), no word behind "without"."""
    if cue in _DESCRIBING and _is_describing(tokens, at, sight):
        return True
    if cue == _ABSTAINING and at + 1 < len(tokens):
        return sight.tags.get(tokens[at + 1].index) not in (_PREPOSITION, _THAT)
    if cue not in _RIGHT_BEFORE:
        return False
    if at + 1 >= len(tokens) or tokens[at + 1].kind != WORD:
        return True
    behind = tokens[at + 1]
    if cue in _BEFORE_PRESENT:
        return not sight.tells(behind) or not negated_core(behind.norm)
    if cue == _WITHOUT and any(sight.marked(token, _PREVENTING) for token in tokens[max(0, at - 2) : at]):
        return True
    kind = sight.tags.get(behind.index)
    return kind is not None and kind != _THAT and not sight.marked(behind, _ANY)


def _is_describing(tokens: Sequence[Token], at: int, sight: _Sight) -> bool:
    """Whether words tell which of several is spoken of ("the clubs that did not pay")."""
    for token in reversed(tokens[:at]):
        if _is_stop(token) or sight.tags.get(token.index) == _THAT:
            return False
        if sight.tags.get(token.index) == _WHICH:
            return True
    return False


def _called_untrue(tokens: Sequence[Token], at: int, stop: int, sight: _Sight) -> Iterator[Void]:
    """The deeds of which somebody says that they are invented: behind such a word, or else before it."""
    begins = (n + 1 for n in range(at) if _is_stop(tokens[n]) or sight.tags.get(tokens[n].index) == _THAT)
    found = list(_each(tokens[:at], max(begins, default=0), [], _UNTRUE, sight, sure=False))
    yield from found or _each(tokens, stop, [], _UNTRUE, sight, sure=False)


def _denied(tokens: Sequence[Token], sight: _Sight) -> Mapping[int, tuple[int, int]]:
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
    tokens: Sequence[Token], at: int, cue: str, denied: Mapping[int, tuple[int, int]], sight: _Sight
) -> Iterator[Void]:
    start = at + 1
    if cue in _BEFORE_THAT:
        near = range(start, min(start + _NEAR, len(tokens)))
        start = next((n for n in near if sight.tags.get(tokens[n].index) == _THAT), denied.get(at, (start, 0))[0])
    elif cue == _PREVENTING:
        start = _prevented(tokens, start, sight)
    sure = cue in _SURE or at in denied
    if start < len(tokens) and sight.tags.get(tokens[start].index) == _THAT:
        start, sure = start + 1, True
    before = _before(tokens, at, sight) if cue in _BEHIND_SUBJECT else []
    himself = cue in _BEFORE_PRESENT and at > 0 and sight.tags.get(tokens[at - 1].index) == _THAT
    by = _before(tokens, at - 1, sight) if himself else []
    told = STANDING if sight.marked(tokens[at], STANDING) else cue
    for void in _each(tokens, start, before, cue, sight, sure=sure, by=by):
        yield msgspec.structs.replace(void, cue=told)


def _each(
    tokens: Sequence[Token],
    start: int,
    before: Sequence[Token],
    cue: str,
    sight: _Sight,
    *,
    sure: bool,
    by: Sequence[Token] = (),
) -> Iterator[Void]:
    """What is told as empty from a place on, each part of "this or that" by itself.

    `sure` tells that no speaker stands before the deed.
    """
    while start < len(tokens):
        stop = next((n for n in range(start, len(tokens)) if _ends(tokens[n], sight)), len(tokens))
        stop += cue in _SURE and stop < len(tokens) and sight.marked(tokens[stop], _LIMITED)
        void = _void(tokens[start:stop], before, cue, sight, sure=sure)
        if void is not None:
            yield msgspec.structs.replace(void, by=tuple(token.index for token in by)) if by else void
        if stop >= len(tokens) or sight.tags.get(tokens[stop].index) != OR or cue in _BEFORE_PRESENT:
            return
        start = stop + 1


def _is_stop(token: Token) -> bool:
    return token.kind != WORD and token.norm in _STOPS


def _ends(token: Token, sight: _Sight) -> bool:
    return _is_stop(token) or sight.tags.get(token.index) in _OPENS | {OR} or sight.marked(token, *_ENDING)


def _prevented(tokens: Sequence[Token], start: int, sight: _Sight) -> int:
    """Where what was prevented begins: behind "from" or "without"; past the end where there is no such word."""
    near = range(start, min(start + _NEAR, len(tokens)))
    return next((n + 1 for n in near if sight.marked(tokens[n], _FROM, _WITHOUT)), len(tokens))


def _before(tokens: Sequence[Token], at: int, sight: _Sight) -> list[Token]:
    """The words of whom it is told, before the negation; none before "and did not"."""
    found: list[Token] = []
    if tokens[at].norm[:1] in CONJUNCTIONS:
        return found
    for token in reversed(tokens[:at]):
        if token.kind != WORD or sight.tags.get(token.index) in _OPENS or sight.marked(token, *_CUES):
            break
        if sight.tells(token):
            found.append(token)
    return found[:_SUBJECT]


def _void(span: Sequence[Token], before: Sequence[Token], cue: str, sight: _Sight, *, sure: bool) -> Void | None:
    if not span:
        return None
    within = range(span[0].index, span[-1].index + 1)
    limited = cue in _SURE and any(sight.marked(token, _LIMITED) for token in span)
    limited |= cue in _BEFORE_PRESENT and sight.marked(span[0], _TELLING)
    deed = None if limited else _deed(span, cue, sight)
    if deed is None or sight.marked(deed, _TELLING) or sight.account.key_of(deed) in _IDLE:
        return Void(span[0].index, "", (), within=within, cue=cue)
    own = sight.deeds.get(deed.index, frozenset())
    behind = [t for n, t in enumerate(span) if n and t.index > deed.index and not sight.marked(span[n - 1], _ANYWHERE)]
    if any(token.norm[:1].isdigit() for token in behind[:_NEXT]):
        return Void(span[0].index, "", (), within=within, cue=cue)  # "Had not been married eighteen months".
    about = [t.index for t in behind if sight.weighs(t) and not sight.deeds.get(t.index, frozenset()) & own]
    first = 0 if sure else len(span)
    ahead = [token.index for token in (*before, *span[first:]) if token.index < deed.index and sight.weighs(token)]
    return Void(
        at=deed.index,
        deed=sight.account.key_of(deed),
        about=tuple(about[:_MOST]),
        subject=tuple(ahead[:_SUBJECT]),
        any=any(sight.marked(token, _ANY, _AT_ALL) for token in (*span, *before)),
        to_come=cue == _TO_COME,
        within=within,
        cue=cue,
    )


def _deed(span: Sequence[Token], cue: str, sight: _Sight) -> Token | None:
    """The word of the deed: what there was not any of, what somebody has not done, or else the first that can be."""
    done = next((n for n, token in enumerate(span[:-1]) if sight.marked(token, _DONE)), None)
    for n, token in enumerate(span[:-1]):
        behind = span[n + 1]
        if done is not None and done >= n:
            continue
        if sight.marked(token, _ANY) and not sight.marked(token, _ANYWHERE) and sight.weighs(behind):
            is_verb = cue in _BEFORE_PRESENT and sight.weighs(span[0])
            return behind if behind.index in sight.deeds else span[0] if is_verb else None
    if done is not None and sight.tells(span[done + 1]):
        return span[done + 1]
    heavy = [token for token in span if sight.weighs(token)]
    if not heavy or heavy[0].index - span[0].index > _NEAR or (cue == _RULING_OUT and heavy[0] is span[0]):
        return None
    if cue in _BEFORE_PRESENT and heavy[0] is span[0]:
        return heavy[0]
    verbs = sight.account.verbs if cue == _DENYING else frozenset[int]()
    deed = next((token for token in heavy if token.index in sight.deeds or token.index in verbs), None)
    if cue not in _BEFORE_SPEAKER and deed is not heavy[0]:
        return None
    if cue == _ABSTAINING and deed is not None and _VOTING in sight.deeds.get(deed.index, frozenset()):
        return None  # Who abstains takes part in the vote.
    is_plain = cue != _FAILING or sight.tags.get(span[0].index) == _PREPOSITION
    return deed if is_plain or (deed is not None and sight.deeds[deed.index] & _RESULTS) else None


def void_words(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.id) for entry in lexicon.entries(VoidWord) for form in entry.forms())


def _untrue(lexicon: Lexicon) -> PhraseTable[str]:
    fillers = (entry for entry in lexicon.entries(DenialFiller) if entry.id == _UNTRUE)
    return PhraseTable((form, entry.id) for entry in fillers for form in entry.forms())
