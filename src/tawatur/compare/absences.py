"""What a clause tells that there was none of, or some: wounded, dead, survivors, money, sessions, shells.

None is told by a negation with "anybody", "any" or "one" ("nobody was hurt", "did not pay one riyal", "no session was
held"), or by "without" and "lack of" ("without losses").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, function_words
from tawatur.compare.denials import ASKING
from tawatur.compare.measured import number_words
from tawatur.compare.reckonings import THINGS, group_words, reckoning_words, reckonings_of, sides_of
from tawatur.compare.tellings import Telling
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import CountedThing, DenialFiller
from tawatur.lexicon.concepts.quantities import Measure, Numeral
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.records.tracks import ANYBODY
from tawatur.text.clitics import ARTICLE
from tawatur.text.tokens import NUMBER, WORD

__all__ = ["MONEY", "Presence", "presences_of"]

#: What there was none of: wounded and dead, dead alone, survivors, money; and things and deeds by their own names.
_HURT, _DEAD, _ALIVE, MONEY = "hurt", "dead", "alive", "money"
#: Meanings of words for what happens to people, and the kinds of figures that count those.
_MEANINGS: Mapping[str, str] = {
    "=injure": _HURT, "=death": _DEAD, "=survivor": _ALIVE, "=unhurt": _ALIVE,
    "=free": "released", "=arrest": "arrested", "=kidnap": "abducted",
}  # fmt: skip
_PEOPLE = frozenset(_MEANINGS.values())
_FIGURES: Mapping[str, tuple[str, ...]] = {
    "killed": (_DEAD, _HURT), "wounded": (_HURT,),
    "released": ("released",), "arrested": ("arrested",), "abducted": ("abducted",),
}  # fmt: skip
#: Kinds of words (`ReckoningWord`) that stand for harm, life and money; those that tell of some; those of paying and
#: of another happening.
_KINDS: Mapping[str, str] = {"harm": _HURT, "hurt": _HURT, "alive": _ALIVE, "money": MONEY}
_SHOWN = ("hurt", "alive")
_PAYING, _ELSEWHERE = "paying", "elsewhere"
#: Entries of fillers: of "did not", "nobody", "any", "lack of", and of words that take back a part of the negation or
#: leave open whether something is so.
_NOT, _NO_ONE, _ANY, _ABSENCE = "did-not", "no-one", "any", "absence"
_EXCEPT, _ONLY, _SUPPOSED = "except", "only", "supposed"
#: Word classes: negations, words before which another clause begins, and prepositions.
_NEG, _WITHOUT, _PREPOSITION = "neg", "without", "prep"
_OPENS = frozenset({"comp", "conj", "rel"})
#: Places behind "without" in which stands what there was none of, and behind other negations, or before them.
_CLOSE, _REACH = 4, 9
#: Money is counted in hundredths, as degrees are.
_HUNDREDTHS = 100
_NO_MONEY = frozenset({"magnitude", "celsius", "usd-price"})


class Presence(msgspec.Struct, frozen=True):
    """A clause (by the number of its telling) that tells of none, or of some, of a kind.

    `who` are the groups and sides of people, and the words, of which it is told; where none is told of nobody in
    particular it is empty.
    """

    number: int
    owner: int
    kind: str
    none: bool
    who: frozenset[str]


class _Sight(msgspec.Struct, frozen=True):
    """The words and numbers of a clause, with what they stand for by their places.

    `tags` are the classes of function words, `marks` the entries of fillers, `words` the kinds of `ReckoningWord`,
    `kinds` what there can be none of, `ones` the words for one, `numbers` other numbers.
    """

    account: Account
    tokens: Sequence[Token]
    tags: Mapping[int, set[str]]
    marks: Mapping[int, set[str]]
    words: Mapping[int, set[str]]
    kinds: Mapping[int, str]
    ones: frozenset[int]
    numbers: frozenset[int]

    def is_marked(self, n: int, *entries: str) -> bool:
        """Whether a word stands in one of some entries."""
        return not self.marks.get(n, set()).isdisjoint(entries)

    def is_bare(self, n: int) -> bool:
        """Whether a word is a noun without an article, of which no number is told."""
        token = self.tokens[n]
        return (
            not token.norm.startswith(ARTICLE) and token.index not in self.account.verbs and n - 1 not in self.numbers
        )

    def is_none(self, n: int) -> bool:
        """Whether "any" stands before a word, or "one" behind it."""
        return n + 1 in self.ones or self.is_marked(n - 1, _ANY) or self.is_marked(n - 2, _ANY)


def presences_of(number: int, item: Telling, account: Account, lexicon: Lexicon) -> Iterator[Presence]:
    """What a clause tells that there was none of, or else that there was."""
    clause = item.clause
    tokens = [t for t in account.doc.tokens[clause.first : clause.stop] if t.kind in (WORD, NUMBER)]
    sight = _sight(account, tokens, lexicon)
    opened = any(_SUPPOSED in marks for marks in sight.marks.values())
    if opened or any(_ELSEWHERE in kinds for kinds in sight.words.values()):
        return
    groups = {m.items[0][0] for m in lexicon.compiled(group_words).find(tokens, pronouns=True)} - {ANYBODY}
    who = frozenset(groups | sides_of({*groups, *clause.keys}))
    none = set(_none(item, sight))
    if none:
        who |= _of_whom(sight)
    elif item.supposed or item.denied or item.denials or _is_negated(sight) or not ASKING.isdisjoint(clause.keys):
        return
    found = none or set(_some(number, item, sight, lexicon))
    for kind in sorted(found):
        yield Presence(number, item.owner, kind, bool(none), who if none else who | item.sentence)


def _sight(account: Account, tokens: Sequence[Token], lexicon: Lexicon) -> _Sight:
    at = {token.index: n for n, token in enumerate(tokens)}
    tags, marks, words = (defaultdict[int, set[str]](set) for _ in range(3))
    for match in lexicon.compiled(function_words).find(tokens, overlapping=True):
        tags[at[match.first]].add(match.items[0][0])
    for filler in lexicon.compiled(_fillers).find(tokens, overlapping=True):
        marks[at[filler.first]].add(filler.items[0][0])
    for word in lexicon.compiled(reckoning_words).find(tokens, overlapping=True):
        words[at[word.first]].update(kind for kind, _ in word.items)
    kinds = {at[thing.first]: thing.items[0][0] for thing in lexicon.compiled(_things).find(tokens)}
    kinds |= {at[money.first]: MONEY for money in lexicon.compiled(_moneys).find(tokens)}
    kinds |= {n: _KINDS[kind] for n, found in words.items() for kind in sorted(found) if kind in _KINDS}
    kinds |= {n: _MEANINGS[key] for n, t in enumerate(tokens) if (key := account.key_of(t)) in _MEANINGS}
    ones = frozenset(at[match.first] for match in lexicon.compiled(_ones).find(tokens))
    for n in ones:
        marks[n].discard(_NO_ONE)  # "And anybody" is spelled like "one".
    numbers = {n for n, token in enumerate(tokens) if token.kind == NUMBER} | set(number_words(tokens, lexicon))
    return _Sight(account, tokens, tags, marks, words, kinds, ones, frozenset(numbers - ones))


def _is_negated(sight: _Sight) -> bool:
    negated = any(not tags.isdisjoint((_NEG, _WITHOUT)) for tags in sight.tags.values())
    return negated or any(_ABSENCE in marks for marks in sight.marks.values())


def _of_whom(sight: _Sight) -> set[str]:
    """The noun behind "none of": what is told is told of those alone."""
    for n in range(len(sight.tokens) - 2):
        if sight.is_marked(n, _NO_ONE) and sight.tags.get(n + 1) == {_PREPOSITION} and n + 2 not in sight.tags:
            return {sight.account.key_of(sight.tokens[n + 2])}
    return set()


def _none(item: Telling, sight: _Sight) -> Iterator[str]:
    """The kinds of which a clause tells that there was none."""
    for at in range(len(sight.tokens)):
        past = sight.is_marked(at, _NOT)
        if past or sight.is_marked(at, _ABSENCE) or _WITHOUT in sight.tags.get(at, ()):
            yield from _none_behind(at, sight, lacking=not past)
    if item.denied:
        yield from (kind for n, kind in sight.kinds.items() if sight.is_marked(n - 1, _ANY))


def _none_behind(at: int, sight: _Sight, *, lacking: bool) -> Iterator[str]:
    """The kinds of which a negation tells that there was none."""
    opening = (n for n in range(at + 1, len(sight.tokens)) if not sight.tags.get(n, set()).isdisjoint(_OPENS))
    stop = next(opening, len(sight.tokens))
    if any(sight.is_marked(n, _EXCEPT, _ONLY) for n in range(at + 1, stop)):
        return
    reach = range(at + 1, min(stop, at + 1 + (_CLOSE if lacking else _REACH)))
    nobody = any(sight.is_marked(n, _NO_ONE) for n in range(max(0, at - _REACH), reach.stop))
    paying = lacking or any(_PAYING in sight.words.get(n, ()) for n in reach)
    for n in reach:
        kind = sight.kinds.get(n, "")
        none, bare = sight.is_none(n), sight.is_bare(n)
        if kind == MONEY:
            told = paying and (none or bare)
        elif kind in _PEOPLE:
            told = nobody or none or (lacking and bare)
        else:
            told = bool(kind) and none
        if told:
            yield kind


def _some(number: int, item: Telling, sight: _Sight, lexicon: Lexicon) -> Iterator[str]:
    """The kinds of which a clause counts some, or tells that there were."""
    account, clause = sight.account, item.clause
    for figure in account.ledger.figures:
        if clause.start <= figure.start < clause.end and (figure.low or 0) > 0 and not figure.part_of:
            yield from _FIGURES.get(figure.what, ())
    for n, token in enumerate(sight.tokens):
        kind = _MEANINGS.get(account.key_of(token))
        if kind in (_HURT, _DEAD) and token.index in account.verbs:
            yield from (kind, _HURT)
        yield from (_KINDS[word] for word in _SHOWN if word in sight.words.get(n, ()))
    for told in reckonings_of(number, item, account, lexicon):
        if told.subject == THINGS and told.count.floor > 0 and not told.partly:
            yield told.noun
        elif told.subject in lexicon.compiled(_currencies) and told.count.floor > 0:
            yield MONEY


def _fillers(lexicon: Lexicon) -> PhraseTable[str]:
    kinds = (_NO_ONE, _ANY, _EXCEPT, _ONLY, _ABSENCE, _NOT, _SUPPOSED)
    entries = (entry for entry in lexicon.entries(DenialFiller) if entry.id in kinds)
    return PhraseTable((form, entry.id) for entry in entries for form in entry.forms())


def _ones(lexicon: Lexicon) -> PhraseTable[str]:
    ones = (entry for entry in lexicon.entries(Numeral) if entry.kind == "one")
    return PhraseTable((form, entry.id) for entry in ones for form in entry.forms())


def _things(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.id) for entry in lexicon.entries(CountedThing) for form in entry.forms())


def _currencies(lexicon: Lexicon) -> frozenset[str]:
    """The kinds of units that are money."""
    return frozenset(e.kind for e in lexicon.entries(Measure) if e.factor == _HUNDREDTHS and e.kind not in _NO_MONEY)


def _moneys(lexicon: Lexicon) -> PhraseTable[str]:
    kinds = lexicon.compiled(_currencies)
    return PhraseTable((form, e.kind) for e in lexicon.entries(Measure) if e.kind in kinds for form in e.forms())
