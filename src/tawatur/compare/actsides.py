"""What an account tells of acts that exclude each other (`exclusive_acts.toml`): who put which matter on which side."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, function_words, tokens_within
from tawatur.compare.denials import ASKING, REJECTING
from tawatur.compare.scopes import is_long_past
from tawatur.compare.tellings import Telling
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import DenialFiller
from tawatur.lexicon.concepts.exclusiveacts import ActThing, ExclusiveAct
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.text.inflection import Form

__all__ = ["ALL", "KIN", "ActSide", "ActWords", "act_words_of", "sides_in", "wishes"]

#: Entries of things that tell something else: people of somebody's, that all are meant, and that an act is only wished
#: for, feared or foretold, that its day is to come, that it is told of a part.
KIN, ALL, _WISH, _TO_COME, _PART = "kin", "all", "wish", "to-come", "part"
_NO_THINGS = frozenset({KIN, ALL, _WISH, _TO_COME, _PART})
#: Tokens before a word within which one that asks for it, refuses, or only means it stands.
_BEFORE = 5
#: Tokens from a word within which a thing stands that it is told of, and within which a kinsman of somebody does.
_REACH, _BEHIND = 12, 4
#: Words before a clause that it can hang on.
_LEADING = 2
_SUPPOSED, _AIM = "supposed", "aim"
_FUTURE, _PREPOSITION = "future", "prep"
_MY, _FOR = "ي", "ل"
#: Open where a clause only reports a rumour, and the like.
_OPEN = ""


class ActWords(msgspec.Struct, frozen=True):
    """The words for acts and things in an account, in order, with the tokens at which the acts begin.

    `things` are the entries of things by token, `one` those of which all words name one thing, `tags` the classes of
    function words, `denied` the places of what is denied, `marks` the tokens of fillers by entry, `dated` the tokens of
    times, `silent` those and those of who is quoted.
    """

    acts: Sequence[Match[ExclusiveAct]]
    acts_at: Sequence[int]
    things: Mapping[int, frozenset[str]]
    one: frozenset[str]
    tags: Mapping[int, str]
    denied: Sequence[tuple[int, int]]
    marks: Mapping[str, frozenset[int]]
    dated: frozenset[int]
    silent: frozenset[int]


class ActSide(msgspec.Struct, frozen=True):
    """A clause (by number) that puts a matter on a side, with the tokens of the words that say so.

    `things` are the entries of the things that it is told of, `kin` whether somebody else's kinsman stands beside,
    `verb` whether a verb says so.
    """

    number: int
    owner: int
    side: str
    first: int
    stop: int
    things: frozenset[str]
    kin: bool = False
    verb: bool = False


def act_words_of(account: Account, lexicon: Lexicon) -> ActWords:
    """Find the words for acts and things in an account."""
    tokens = account.doc.tokens
    acts = lexicon.compiled(_acts).find(tokens, pronouns=True)
    things: dict[int, set[str]] = defaultdict(set)
    one = {entry.id for entry in lexicon.entries(ActThing) if entry.one}
    for match in lexicon.compiled(_things).find(tokens, pronouns=True, overlapping=True):
        things[match.first] |= {thing for thing, _ in match.items}
    fillers = lexicon.compiled(_fillers).find(tokens, overlapping=True)
    statements = account.ledger.statements
    quoted = [span for s in statements for span in (s.speaker, s.cue) if span is not None]
    dated = {at for span in account.ledger.times for at in tokens_within(account.doc, span)}
    silent = dated | {at for span in quoted for at in tokens_within(account.doc, span)}
    return ActWords(
        acts=acts,
        acts_at=[match.first for match in acts],
        things={at: frozenset(kinds) for at, kinds in things.items()},
        one=frozenset(one),
        tags={m.first: m.items[0][0] for m in lexicon.compiled(function_words).find(tokens, overlapping=True)},
        denied=[(s.content.start, s.content.end) for s in statements if s.stance == "deny"],
        marks={kind: frozenset(m.first for m in fillers if m.items[0][0] == kind) for kind in (_SUPPOSED, _AIM)},
        dated=frozenset(dated),
        silent=frozenset(silent),
    )


def sides_in(number: int, item: Telling, account: Account, words: ActWords) -> Iterator[tuple[str, ActSide]]:
    """The matters of which a clause tells one side; of a title, and of what is left open, none."""
    clause = item.clause
    inside = words.acts[bisect_left(words.acts_at, clause.first) : bisect_left(words.acts_at, clause.stop)]
    if not inside or item.title or is_long_past(account, clause):
        return
    if any(_TO_COME in words.things.get(at, ()) for at in words.dated & set(range(clause.first, clause.stop))):
        return
    if not words.marks[_SUPPOSED].isdisjoint(range(clause.first - _LEADING, clause.stop)):
        return
    found: dict[tuple[str, bool], dict[str, ActSide]] = defaultdict(dict)
    for match in inside:
        for entry, form in match.items:
            things = _things_near(match, entry, item, account, words)
            if (entry.of and not things) or _is_another_word(match, form, words):
                continue
            side = _side_of(match, entry, form, item, account, words)
            kin = any(KIN in words.things.get(at, ()) for at in range(match.stop, match.stop + _BEHIND))
            told = ActSide(number, item.owner, side, match.first, match.stop, things, kin, bool(form.tense))
            found[entry.matter, bool(form.tense)].setdefault(side, told)
    for matter in dict.fromkeys(matter for matter, _ in found):
        # A verb says more than a noun that it governs ("failed to pay").
        told_by = found.get((matter, True), {}) or found.get((matter, False), {})
        if len(told_by) == 1 and _OPEN not in told_by:
            yield matter, next(iter(told_by.values()))


def _is_another_word(match: Match[ExclusiveAct], form: Form, words: ActWords) -> bool:
    """Whether a word that could be a verb is none: behind a preposition, or with what is mostly another ending."""
    return match.pronoun == _MY or bool(form.tense and words.tags.get(match.first - 1) == _PREPOSITION)


def _things_near(
    match: Match[ExclusiveAct], entry: ExclusiveAct, item: Telling, account: Account, words: ActWords
) -> frozenset[str]:
    """The things told of near a word, of the kinds that its entry asks for, or of any."""
    sentence = account.doc.sentences[item.clause.sentence]
    first, stop = max(sentence.first, match.first - _REACH), min(sentence.stop, match.stop + _REACH)
    near = {kind for at in range(first, stop) for kind in words.things.get(at, ())} - _NO_THINGS
    return frozenset(near.intersection(entry.of) if entry.of else near)


def _side_of(
    match: Match[ExclusiveAct], entry: ExclusiveAct, form: Form, item: Telling, account: Account, words: ActWords
) -> str:
    """The side that a word tells; "" where it tells none: what is to come, meant, or asked for."""
    behind = range(match.stop, match.stop + _BEHIND)
    if any(_PART in words.things.get(at, ()) for at in behind):
        return _OPEN
    if form.tense == _FUTURE or (not form.tense and _FOR in match.variant.prefix):
        return _OPEN
    tokens = account.doc.tokens
    first = max(account.doc.sentences[item.clause.sentence].first, item.clause.first - _LEADING, match.first - _BEFORE)
    before = {account.key_of(token) for token in tokens[first : match.first]}
    wished = any(_WISH in words.things.get(at, ()) for at in range(first, match.first))
    if wished or not words.marks[_AIM].isdisjoint(range(first, match.first)) or before & ASKING:
        return _OPEN
    if match.first in words.tags:
        return entry.side  # "Did not survive" holds its negation itself.
    start = tokens[match.first].start
    turned = any(begin <= start < end for begin, end in words.denied)
    turned ^= account.key_of(tokens[match.first]) in item.clause.negated
    turned ^= not form.tense and bool(before & REJECTING)
    return entry.opposite if turned else entry.side


def wishes(lexicon: Lexicon) -> PhraseTable[str]:
    """The words by which an act is only meant, wished for, feared or foretold; for `Lexicon.compiled`."""
    entries = (
        *(filler for filler in lexicon.entries(DenialFiller) if filler.id == _AIM),
        *(thing for thing in lexicon.entries(ActThing) if thing.id == _WISH),
    )
    return PhraseTable((form, entry.id) for entry in entries for form in entry.forms())


def _acts(lexicon: Lexicon) -> PhraseTable[ExclusiveAct]:
    return PhraseTable((form, entry) for entry in lexicon.entries(ExclusiveAct) for form in entry.forms())


def _things(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.id) for entry in lexicon.entries(ActThing) for form in entry.forms())


def _fillers(lexicon: Lexicon) -> PhraseTable[str]:
    """The words by which something is only meant, or left open."""
    fillers = (entry for entry in lexicon.entries(DenialFiller) if entry.id in (_AIM, _SUPPOSED))
    return PhraseTable((form, entry.id) for entry in fillers for form in entry.forms())
