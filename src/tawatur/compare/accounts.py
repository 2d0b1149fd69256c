"""One article made ready to be compared: its ledger, its words, and the clauses that carry its facts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import msgspec

from tawatur.compare.clauses import OR, THAT_NOT, WITHOUT, Clause, Cuts, clauses_of
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import ClauseOpener, Connector, Synonyms
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.lexicon.concepts.quantities import Numeral
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.lexicon.concepts.triggers import EventTrigger
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.records.comparison import Cell
from tawatur.records.document import Document, Token
from tawatur.records.ledger import Ledger
from tawatur.records.publication import publication_order
from tawatur.records.span import Span, span_of
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.documents import make_document
from tawatur.text.inflection import Form
from tawatur.text.likeness import likeness_key

__all__ = [
    "SAYING",
    "Account",
    "account_of",
    "cell_at",
    "day_of",
    "function_words",
    "of_one_issue",
    "tokens_within",
]

#: Stances of verbs that only bring in what is said.
SAYING = frozenset({"say", "announce", "confirm"})
_AND = frozenset(CONJUNCTIONS)
#: The attached pronoun of the first person, which nouns of relation end in too.
_MY = "ي"
#: The id of the word for "one", which tells something.
_ONE = "one"
#: The class of words that keep it with a pronoun attached ("on it", "between them").
_BOUND = "prep"
#: What stands for the class of the words of a set phrase that tells nothing ("on the other hand").
_CONNECTOR = "connector"
#: Letters that a stem needs to be sure between a prefix and a pronoun: "wazara" is no "and he visited her".
_STEM = 4
#: Letters of a verb that is one without its context.
_SHORTEST_VERB = 3

#: Number words that are compared as digits.
_LEAST_NUMBER = 3
_LARGEST_NUMBER = 90


class Account(msgspec.Struct, frozen=True):
    """An article with its ledger, tokens and clauses; `order` sorts accounts by publication, then id.

    `starts` are the first offsets of the clauses, `keys` the content words of each sentence by its number, `meanings`
    the keys of words that have others of the same meaning, by token, `verbs` the tokens that may be verbs of an act.
    """

    ledger: Ledger
    doc: Document
    clauses: tuple[Clause, ...]
    starts: tuple[int, ...]
    keys: Mapping[int, tuple[str, ...]]
    meanings: Mapping[int, str]
    verbs: frozenset[int] = frozenset()

    @property
    def id(self) -> str:
        return self.ledger.article.id

    @property
    def order(self) -> tuple[str, str]:
        return (publication_order(self.ledger.article.published), self.id)

    def clause_at(self, offset: int) -> int | None:
        """The index of the clause that holds an offset."""
        number = bisect_right(self.starts, offset) - 1
        return number if number >= 0 and offset < self.clauses[number].end else None

    def key_of(self, token: Token) -> str:
        """The key under which a word is compared."""
        return self.meanings.get(token.index) or likeness_key(token.norm)

    def sentence_keys(self, sentence: int) -> frozenset[str]:
        """The content words of a sentence."""
        return frozenset(self.keys.get(sentence, ()))


def account_of(ledger: Ledger, lexicon: Lexicon) -> Account:
    """Cut an article into clauses; what its ledger found helps to see where one begins."""
    doc = make_document(ledger.article)
    words = lexicon.compiled(function_words)
    found = words.find(doc.tokens, overlapping=True)
    tags = {m.first: item for m in found if _is_plain(m.variant.prefix) for item, _ in m.items[:1]}
    bound = words.find(doc.tokens, pronouns=True, overlapping=True)
    tags |= {m.first: _BOUND for m in bound if m.pronoun not in ("", _MY) and m.items[0][0] == _BOUND}
    tags |= dict.fromkeys(_connectors(doc, lexicon), _CONNECTOR)
    starts = _claim_starts(ledger)
    named = _named(ledger, doc)
    same = _same_words(doc, named, lexicon)
    names = _within_names(ledger, doc)
    verbs = [m for m in lexicon.compiled(_verbs).find(doc.tokens, pronouns=True) if m.first not in names]
    openers = [match for match in _openers(doc, lexicon) if match.first not in names]
    opened = frozenset(at for match in openers for at in range(match.first + 1, match.stop))
    firsts = frozenset(match.first for match in openers)
    cuts = Cuts(tags, starts, _acts(verbs), firsts, opened, _sayings(ledger, doc))
    clauses = [c for sentence in doc.sentences if sentence.is_read for c in clauses_of(doc, sentence, cuts, same)]
    keys: dict[int, tuple[str, ...]] = {}
    for number, group in groupby(clauses, key=lambda clause: clause.sentence):
        keys[number] = tuple(key for clause in group for key in clause.keys)
    offsets = tuple(clause.start for clause in clauses)
    acts = frozenset(match.first for match in verbs if match.first not in tags and _is_act(match))
    return Account(ledger, doc, tuple(clauses), offsets, keys, same, acts)


def of_one_issue(one: Account, other: Account) -> bool:
    """Whether one outlet published both on one day: it does not contradict itself there without saying so."""
    a, b = one.ledger.article, other.ledger.article
    return bool(a.outlet) and a.outlet == b.outlet and day_of(one) == day_of(other)


def day_of(account: Account) -> str:
    """The ISO day on which an account was published, "" where unknown."""
    return (account.ledger.article.published or "")[:10]


def cell_at(account: Account, span: Span | Clause, claim: str | None = None) -> Cell:
    """Quote a place of the article as a cell."""
    quoted = span_of(account.doc.text, span.start, span.end)
    return Cell(start=quoted.start, end=quoted.end, text=quoted.text, article=account.id, claim=claim)


def _claim_starts(ledger: Ledger) -> frozenset[int]:
    starts = {event.trigger.start for event in ledger.events}
    starts |= {statement.cue.start for statement in ledger.statements}
    return frozenset(starts | {statement.content.start for statement in ledger.statements})


def _named(ledger: Ledger, doc: Document) -> frozenset[int]:
    """The tokens that are a name of their own: "Bayta" is no house; "the province of Idlib" is a province."""
    found: set[int] = set()
    for entity in ledger.entities:
        for mention in entity.mentions if entity.type in ("PER", "LOC") else ():
            inside = tokens_within(doc, mention)
            if entity.type == "PER" or len(inside) == 1:
                found.update(inside)
    return frozenset(found)


def _sayings(ledger: Ledger, doc: Document) -> frozenset[int]:
    """The tokens of verbs that only bring in what is said."""
    cues = (statement.cue for statement in ledger.statements if statement.stance in SAYING)
    return frozenset(at for cue in cues for at in tokens_within(doc, cue))


def _within_names(ledger: Ledger, doc: Document) -> frozenset[int]:
    """The tokens of which all letters belong to a name: "Wadi" of "Wadi Halfa" is no "and" with a verb."""
    return frozenset(
        at
        for entity in ledger.entities
        for mention in entity.mentions
        for at in tokens_within(doc, mention)
        if doc.tokens[at].start >= mention.start
    )


def tokens_within(doc: Document, span: Span) -> range:
    """The indexes of the tokens of which a span holds letters."""
    first = max(0, bisect_right(doc.tokens, span.start, key=_start) - 1)
    return range(first, bisect_left(doc.tokens, span.end, key=_start))


def _start(token: Token) -> int:
    return token.start


def _same_words(doc: Document, named: frozenset[int], lexicon: Lexicon) -> dict[int, str]:
    """The key of the meaning of each token that has words of the same meaning; of a number word its digits.

    What stands behind the first word of a phrase counts by itself: who says "released" and who says "set free" share
    one word, and two who say the same share all of theirs.
    """
    return {
        place: key
        for match in lexicon.compiled(_synonyms).find(doc.tokens, pronouns=True)
        if _is_sure(match)
        for key, whole in (match.items[0][0],)
        for place in range(match.first, match.stop if whole else match.first + 1)
        if place not in named
    }


def _is_sure(match: Match[Any]) -> bool:
    """Whether a reading holds without its context: short stems between a prefix and a pronoun are other words."""
    if match.pronoun == _MY:
        return False
    return not match.pronoun or not match.variant.prefix or len(match.variant.key) >= _STEM


def _is_act(match: Match[str]) -> bool:
    """Whether a verb is told without its context: a short stem before what may be the feminine ending is a noun."""
    return len(match.variant.key) >= (_STEM if match.pronoun else _SHORTEST_VERB)


def _acts(verbs: Iterable[Match[str]]) -> frozenset[int]:
    """The tokens that are a verb behind an attached "and"."""
    return frozenset(match.first for match in verbs if match.variant.prefix in _AND and _is_sure(match))


def _openers(doc: Document, lexicon: Lexicon) -> Iterator[Match[str]]:
    """The words with which a fact of its own begins, and the other words of their phrases."""
    return (match for match in lexicon.compiled(_opening).find(doc.tokens) if _is_plain(match.variant.prefix))


def _connectors(doc: Document, lexicon: Lexicon) -> Iterator[int]:
    """The words of set phrases that tell nothing."""
    for match in lexicon.compiled(_connecting).find(doc.tokens):
        if _is_plain(match.variant.prefix):
            yield from range(match.first, match.stop)


def _is_plain(prefix: str) -> bool:
    """Whether only a conjunction stands before a function word; "ka" and "li" before one make other words of it."""
    return all(letter in CONJUNCTIONS for letter in prefix)


def function_words(lexicon: Lexicon) -> PhraseTable[str]:
    """The closed-class words with their word class; for `Lexicon.compiled`.

    "Or", "without" and "that not" are classes of their own; "one" counts.
    """
    return PhraseTable(
        (form, entry.id if entry.id in (OR, THAT_NOT, WITHOUT) else entry.tag)
        for entry in lexicon.entries(FunctionWord)
        if entry.id != _ONE
        for form in entry.forms()
    )


def _synonyms(lexicon: Lexicon) -> PhraseTable[tuple[str, bool]]:
    """Words of one meaning with its key, and number words with their digits; whether they count as one word."""
    entries = lexicon.entries(Synonyms)
    phrases = ((form, (f"={entry.id}", False)) for entry in entries for form in entry.phrase_forms())
    words = ((form, (f"={entry.id}", True)) for entry in entries for form in entry.forms())
    numbers = ((form, (digits, True)) for form, digits in _numbers(lexicon))
    return PhraseTable((*phrases, *words, *numbers))


def _numbers(lexicon: Lexicon) -> Iterator[tuple[Form, str]]:
    """The number words from three to ninety, in digits: lower ones say more than a number, higher ones are parts."""
    for entry in lexicon.entries(Numeral):
        if _LEAST_NUMBER <= entry.value <= _LARGEST_NUMBER and entry.value % 1 == 0:
            yield from ((form, f"{entry.value:f}") for form in entry.forms() if " " not in form.text)


def _verbs(lexicon: Lexicon) -> PhraseTable[str]:
    """The verbs of single words that tell an act."""
    entries = (*lexicon.entries(Synonyms), *lexicon.entries(EventTrigger), *lexicon.entries(ReportingVerb))
    return PhraseTable(
        (form, entry.id) for entry in entries for form in entry.forms() if form.tense and " " not in form.text
    )


def _opening(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.id) for entry in lexicon.entries(ClauseOpener) for form in entry.forms())


def _connecting(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.id) for entry in lexicon.entries(Connector) for form in entry.forms())
