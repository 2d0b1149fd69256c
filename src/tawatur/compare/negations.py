"""What a clause tells as not having happened, in plain words: "the residents did not get any warning", "there was no
fraud", "without a ransom being paid", "he refused to apologise".

Nobody is quoted as denying it; still another account that tells it as having happened says the opposite.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import SAYING, Account, function_words
from tawatur.compare.clauses import Clause
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import DenialFiller
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.likeness import negated_core
from tawatur.text.tokens import WORD

__all__ = ["ATTACHED", "Absence", "not_happened"]

#: The entries of the words that negate the past, of "any", of whom nobody else would name ("any side"), of "anybody",
#: of words that take back a part of the negation ("only", "not yet"), of "lack of", and of verbs and nouns by which
#: something only happens.
_NOT = "did-not"
_ANY = "any"
_NOBODY = "nobody"
_NO_ONE = "no-one"
_ONLY = "only"
_EXCEPT = "except"
_ABSENCE = "absence"
_HAPPENING = "happening"
#: ... and of "prevents", behind which "without" tells what is kept from happening.
_PREVENTING = "preventing"
_WITHOUT = "without"
#: Meanings of verbs that, negated, tell that something is so: "has not ceased"; those that tell nothing without what
#: is reached; and by which somebody refuses to do something.
_GOES_ON = frozenset({"=continue"})
_REACHING = "=reach"
_REFUSING = "=refuse"
#: The group of everyday verbs that say something only before "that" ("pushed", "cut").
_EVERYDAY = "continuation"
#: Word classes before which another clause begins, those that begin what depends on a noun, and words before a noun.
_OPENS = frozenset({"comp", "conj"})
_DEPENDS = "rel"
#: The pronoun that refers to nobody before a feminine verb, and the letter before such a verb.
_HE = "ه"
_SHE = "ت"
#: Attached prepositions, behind which no verb stands.
ATTACHED = frozenset(("ب", "ل"))
#: What did not happen needs so many words, to be found in other accounts.
_FEWEST = 2


class Absence(msgspec.Struct, frozen=True):
    """What did not happen: the keys of its words, the deed first, and the core of its verb, "" for a noun.

    `by` are the words of whoever tells it of himself ("they say that they did not get"): one of them must be told to
    have done it. `deeds` are the words of which one must be told as done by a verb or an event, where none is negated
    itself ("without a ransom being paid", "refused to apologise"): a noun alone may be what somebody asks for.
    """

    words: tuple[str, ...] = ()
    core: str = ""
    by: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()


class _Sight(msgspec.Struct, frozen=True):
    """The words of a clause, with the classes of function words and the entries of fillers by token."""

    account: Account
    tokens: Sequence[Token]
    tags: Mapping[int, str]
    marks: Mapping[int, str]

    def keys(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """The distinct keys of the content words among some tokens."""
        told = (token for token in tokens if token.index not in self.tags)
        return tuple(dict.fromkeys(self.account.key_of(token) for token in told))

    def is_marked(self, token: Token, *entries: str) -> bool:
        """Whether a word stands in one of some entries."""
        return self.marks.get(token.index) in entries


def not_happened(account: Account, clause: Clause, lexicon: Lexicon) -> Absence:
    """What a clause tells as not having happened; without words where it tells nothing so."""
    tokens = [t for t in account.doc.tokens[clause.first : clause.stop] if t.kind == WORD]
    small = lexicon.compiled(function_words)
    tags = {m.first: m.items[0][0] for m in small.find(tokens, pronouns=True) if m.items[0][0] in _OPENS}
    tags |= {m.first: m.items[0][0] for m in small.find(tokens, overlapping=True)}
    found = lexicon.compiled(_marks).find(tokens, overlapping=True)
    marks = {m.first: m.items[0][0] for m in found if all(letter in CONJUNCTIONS for letter in m.variant.prefix)}
    sight = _Sight(account, tokens, tags, marks)
    for at, token in enumerate(tokens):
        if sight.is_marked(token, _NOT):
            return _not_done(sight, at, lexicon)
        if sight.is_marked(token, _ABSENCE) or tags.get(token.index) == _WITHOUT:
            return _lacking(sight, at)
        if token.index in account.verbs and token.norm[:1] not in ATTACHED and account.key_of(token) == _REFUSING:
            words = sight.keys(list(_until(tokens[at + 1 :], tags)))
            return _told(Absence(words, deeds=frozenset(words)))
    return Absence()


def _told(absence: Absence) -> Absence:
    return absence if len(absence.words) >= _FEWEST else Absence()


def _lacking(sight: _Sight, at: int) -> Absence:
    """What there was a lack of, or went on without: the noun behind it, and what belongs to that."""
    after = list(_until(sight.tokens[at + 1 :], sight.tags))
    prevented = any(sight.is_marked(token, _PREVENTING) for token in sight.tokens[:at])
    if not after or sight.tokens[at + 1] is not after[0] or prevented:
        return Absence()
    happens = sight.is_marked(after[0], _HAPPENING) and len(after) > 1 and after[1].index not in sight.tags
    after = after[happens:]
    after = after[bool(after) and sight.is_marked(after[0], _ANY) :]
    if not after or any(sight.is_marked(token, _ONLY, _EXCEPT, _NOBODY) for token in after):
        return Absence()
    words = sight.keys(after)
    if words and words[0][0].isdigit():
        return Absence()  # "Below five thousand".
    return _told(Absence(words, deeds=frozenset(() if happens else words[:1])))


def _not_done(sight: _Sight, at: int, lexicon: Lexicon) -> Absence:
    """What is negated as a deed: first the verb, or what there was not any of; then who and what."""
    tokens, account = sight.tokens, sight.account
    if at + 1 >= len(tokens) or any(sight.is_marked(token, _ONLY, _EXCEPT, _ABSENCE) for token in tokens):
        return Absence()
    before, after, by = _around(sight, at)
    if not after:
        return Absence()  # Another clause begins right behind the negation: the sentence is broken off.
    verb = tokens[at + 1]
    if any(sight.tags.get(t.index) == _DEPENDS for t in tokens[:at]) or account.key_of(verb) in _GOES_ON:
        return Absence()
    if any(sight.is_marked(token, _NO_ONE) for token in after[1:2]):
        return Absence()  # "Nobody was hurt" is a matter of its own.
    if lexicon.compiled(_sayings).find((verb,)):
        return Absence()  # What somebody did not announce may be so.
    empty = next((n for n, token in enumerate(after) if sight.is_marked(token, _ANY)), None)
    if empty is not None:
        if empty + 1 >= len(after) or sight.is_marked(after[empty + 1], _NOBODY):
            return Absence()
        return _told(Absence(sight.keys([after[empty + 1], *before, *after[1:empty], *after[empty + 2 :]]), by=by))
    if sight.is_marked(verb, _HAPPENING) or account.key_of(verb) == _REACHING:
        told = after[1:] if len(sight.keys(after[1:])) >= _FEWEST else [*after[1:], *before]
        return _told(Absence(sight.keys(told), by=by))
    return _told(Absence(sight.keys([after[0], *before, *after[1:]]), negated_core(verb.norm), by))


def _around(sight: _Sight, at: int) -> tuple[list[Token], list[Token], frozenset[str]]:
    """The words before a negation, from the last "that" on, and those behind it, up to the next "but".

    Behind "that they" it is told of whoever speaks: of these words one must be told to have done it.
    """
    tokens, tags = sight.tokens, sight.tags
    first = max((n + 1 for n in range(at) if tags.get(tokens[n].index) in _OPENS), default=0)
    by = frozenset(sight.keys(tokens[1 : first - 1])) if first == at else frozenset[str]()
    if tokens[first - 1].norm.endswith(_HE) and tokens[at + 1].norm.startswith(_SHE):
        by = frozenset()  # "That there was not any ransom paid": nobody tells it of himself.
    return list(tokens[first:at]), list(_until(tokens[at + 1 :], tags)), by


def _until(tokens: Sequence[Token], tags: Mapping[int, str]) -> Iterator[Token]:
    for token in tokens:
        if tags.get(token.index) in _OPENS or tags.get(token.index) == _DEPENDS:
            return
        yield token


def _marks(lexicon: Lexicon) -> PhraseTable[str]:
    kinds = (_NOT, _ANY, _NOBODY, _ONLY, _EXCEPT, _ABSENCE, _HAPPENING, _PREVENTING, _NO_ONE)
    return PhraseTable(
        (form, entry.id) for entry in lexicon.entries(DenialFiller) if entry.id in kinds for form in entry.forms()
    )


def _sayings(lexicon: Lexicon) -> PhraseTable[str]:
    """The verbs by which something is said whatever stands behind them."""
    return PhraseTable(
        (form, verb.id)
        for verb in lexicon.entries(ReportingVerb)
        if verb.stance in SAYING and verb.group != _EVERYDAY
        for form in verb.forms()
    )
