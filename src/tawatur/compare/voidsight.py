"""What the words of an account are where what it tells as empty is sought (`compare/voids.py`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

import msgspec

from tawatur.compare.accounts import Account, function_words, tokens_within
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import VoidWord
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.tokens import WORD

__all__ = [
    "ABOUT", "ABSTAINING", "ANY", "ANYWHERE", "AT_ALL", "BARRED", "BEFORE_PRESENT", "BLAME", "BOUND", "CLEAR",
    "CUES", "DENYING", "DONE", "EARLIER", "ESCAPING", "FAILING", "FOILING", "FROM", "IN", "IS_NOT", "LACK",
    "LIGHT", "LIMITED", "NEAR", "NEXT", "NONE", "NOT", "OPENS", "PREPOSITION", "PREVENTING", "REFUSING",
    "RULING_OUT", "STANDING", "SURE", "TELLING", "THAT", "TO_COME", "UNTRUE", "WHICH", "WHILE", "WITHOUT",
    "Sight", "is_stop", "sight_of", "void_words",
]  # fmt: skip

#: Entries of `void_words.toml`: words before which a deed is told as empty, ...
NOT, TO_COME, NONE, WITHOUT, IS_NOT = "not", "not-to-come", "none", "without", "is-not"
LACK, CLEAR, FAILING, DENYING, ABSTAINING = "lack", "clear", "failing", "denying", "abstaining"
PREVENTING, RULING_OUT, REFUSING, FOILING, ESCAPING = "preventing", "ruling-out", "refusing", "foiling", "escaping"
CUES = frozenset(
    {NOT, TO_COME, NONE, WITHOUT, IS_NOT, LACK, CLEAR, FAILING, DENYING, ABSTAINING}
    | {PREVENTING, RULING_OUT, REFUSING, FOILING, ESCAPING}
)
BEFORE_PRESENT = frozenset({NOT, TO_COME})
SURE = frozenset({NOT, TO_COME, NONE, WITHOUT, LACK, CLEAR})
#: ... behind which only some families of deeds are not done ("bars"), and what calls something untrue
#: (`denial_fillers.toml`).
BARRED = frozenset({FAILING, REFUSING, FOILING, ESCAPING})
UNTRUE = "untrue"
#: Entries that say nothing by themselves between them and the deed, "any", whom "any" is said of, what takes a part
#: of the negation back, deeds of which nothing follows when they are not done ("did not announce"), ...
LIGHT, ANY, LIMITED, TELLING, DONE = "light", "any", "limited", "telling", "done"
AT_ALL, ANYWHERE, BLAME = "at-all", "anywhere", "blame"
#: ... a denial that stands, what puts a deed before the happening, and words behind which no deed is sought any more.
STANDING, EARLIER, FROM, ABOUT, IN, WHILE = "standing", "earlier", "from", "about", "in", "while"
_SKIPPED = frozenset({LIGHT, ANY, AT_ALL, ANYWHERE, "anybody"})
#: Classes of words; those before which another clause begins.
PREPOSITION, THAT, WHICH, OPENS = "prep", "comp", "rel", frozenset({"comp", "conj", "rel"})
BOUND = frozenset({PREPOSITION, *OPENS})
#: Entries whose words stand without attached prepositions, and without pronouns.
_PLAIN = frozenset({NOT, TO_COME, NONE, IS_NOT, LIMITED, ANY})
_UNBOUND = frozenset({NOT, TO_COME, NONE, IS_NOT, WITHOUT, LACK})
_PAST, _PRESENT = "past", "present"
#: The attached pronoun that is mostly the ending of an adjective.
_MY = "ي"
#: Marks at which what is told as empty ends.
_STOPS = frozenset(".,;:!?،؛؟…·–—-•|")


#: Words behind a cue within which "that" stands, and between a cue and the deed.
NEAR = 8
NEXT = 3


class Sight(msgspec.Struct, frozen=True):
    """The tokens of an account with the classes of function words and the entries of cues, by token.

    `deeds` are the families of words for deeds, by token, `verbs` the tokens that can be a verb of one, `stops` where a
    cue of several words ends, `names` the tokens of names.
    """

    account: Account
    tags: Mapping[int, str]
    marks: Mapping[int, frozenset[str]]
    deeds: Mapping[int, Set[str]]
    verbs: Set[int]
    stops: Mapping[int, int]
    names: frozenset[int]

    def marked(self, token: Token, *kinds: str) -> bool:
        """Whether a word stands in one of some entries."""
        return not self.marks.get(token.index, frozenset()).isdisjoint(kinds)

    def tells(self, token: Token) -> bool:
        """Whether a word is a content word."""
        return token.kind == WORD and token.index not in self.tags

    def weighs(self, token: Token) -> bool:
        """Whether a content word says something of what is told as empty."""
        return self.tells(token) and not self.marked(token, *_SKIPPED)

    def is_of(self, token: Token, families: Set[str]) -> bool:
        """Whether a word tells a deed of some families."""
        return not families.isdisjoint(self.deeds.get(token.index, frozenset()))


def sight_of(account: Account, deeds: Mapping[int, Set[str]], verbs: Set[int], lexicon: Lexicon) -> Sight:
    """Look up the words of an account; `deeds` are the families of words for deeds, `verbs` their verbs, by token."""
    tokens = account.doc.tokens
    marks: dict[int, set[str]] = defaultdict(set)
    stops: dict[int, int] = {}
    for match in lexicon.compiled(void_words).find(tokens, pronouns=True, overlapping=True):
        kinds = {kind for kind, _ in match.items if kind not in _PLAIN or _is_plain(match.variant.prefix)}
        kinds |= {STANDING} if kinds & {DENYING} and all(f.tense == _PRESENT for _, f in match.items) else set()
        kinds -= {PREVENTING} if all(form.tense != _PAST for _, form in match.items) else frozenset()
        kinds -= _UNBOUND if match.pronoun else frozenset()
        stops[match.first] = match.stop
        for at in range(match.first, match.stop):
            marks[at] |= kinds if at == match.first else kinds & _SKIPPED
    frozen = {at: frozenset(kinds) for at, kinds in marks.items()}
    names = {at for entity in account.ledger.entities for m in entity.mentions for at in tokens_within(account.doc, m)}
    tags = _tags(tokens, lexicon)
    return Sight(account, tags, frozen, deeds, verbs | account.verbs, stops, frozenset(names))


def _tags(tokens: Sequence[Token], lexicon: Lexicon) -> dict[int, str]:
    """The classes of function words, by token."""
    small = lexicon.compiled(function_words)
    bound = small.find(tokens, pronouns=True, overlapping=True)
    tags = {m.first: m.items[0][0] for m in bound if m.items[0][0] in BOUND and m.pronoun != _MY}
    return tags | {m.first: m.items[0][0] for m in small.find(tokens, overlapping=True)}


def _is_plain(prefix: str) -> bool:
    return all(letter in CONJUNCTIONS for letter in prefix)


def is_stop(token: Token) -> bool:
    """Whether a token ends what is told as empty."""
    return token.kind != WORD and token.norm in _STOPS


def void_words(lexicon: Lexicon) -> PhraseTable[str]:
    """The words by which something is told as empty; for `Lexicon.compiled`."""
    return PhraseTable((form, entry.id) for entry in lexicon.entries(VoidWord) for form in entry.forms())
