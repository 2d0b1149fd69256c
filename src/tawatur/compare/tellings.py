"""What each clause of an account tells: its words, the claims that begin in it, and who speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

import msgspec

from tawatur.compare.accounts import Account, tokens_within
from tawatur.compare.amounts import Amounts, amounts_of
from tawatur.compare.clauses import Clause
from tawatur.compare.denials import denied_words, denies_intention, is_supposed
from tawatur.compare.details import Detail, details_of, place_names
from tawatur.compare.hollow import introduces, only_names
from tawatur.compare.likeness import Bag, Scale, bag_of
from tawatur.compare.negations import Absence, not_happened
from tawatur.compare.scopes import places_by_sentence
from tawatur.lexicon import Lexicon
from tawatur.lexicon.identities import identity_words
from tawatur.records.ledger import Commitment, Event, Statement
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key
from tawatur.text.tokens import PUNCT

__all__ = ["FEWEST_WORDS", "Telling", "tellings_of"]

T = TypeVar("T")

#: A clause with fewer distinct content words tells nothing that could be compared.
FEWEST_WORDS = 2
#: Clauses after the beginning of a statement that are taken to be its words; keeps hostile texts linear.
_REACH = 40


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A clause with the claims that begin in it.

    `speaker` are the identity words of whoever says it; `lead` marks the first clause of the body that tells an event;
    `denials` are the words that report a denial in it, `denied` those of what is denied, in order, `absent` is
    what it tells in plain words as not having happened; `intended` whether it speaks of what somebody means to do;
    `supposed` whether it leaves open if it is so; `sentence` all content words of its sentence; `hollow` whether it
    only says who speaks, or names somebody; `cues` are the statements whose cue begins in it; `place` is the part of
    the article before it (0 to 1); `names` are the words of each name in it, with those of its title, where they are
    two and more; `details` are its times, places and numbers; `acts` whether it holds a verb of an act;
    `known` are all numbers that the clauses of its account give, with what they count;
    `places` are the words of the places, no countries, that its sentence names.
    """

    owner: int
    clause: Clause
    bag: Bag
    commitments: tuple[Commitment, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    speaker: tuple[str, ...]
    lead: bool
    denials: frozenset[str]
    denied: tuple[str, ...] = ()
    absent: Absence = Absence()
    intended: bool = False
    supposed: bool = False
    sentence: frozenset[str]
    title: bool
    hollow: bool
    cues: tuple[Statement, ...] = ()
    place: float = 0.0
    names: tuple[frozenset[str], ...] = ()
    details: frozenset[Detail] = frozenset()
    acts: bool = False
    places: frozenset[str] = frozenset()
    amounts: Amounts
    known: frozenset[tuple[str, int]] = frozenset()

    @property
    def kind(self) -> str:
        """The kind of row it makes."""
        if self.commitments:
            return "agreement" if self.commitments[0].kind in ("agreement", "ceasefire") else "commitment"
        return "statement" if self.statements else "event"

    @property
    def label(self) -> str:
        """The kind of claim in it, "told" where none begins in it."""
        if self.commitments:
            return self.commitments[0].kind
        if self.statements:
            return self.statements[0].stance
        return self.events[0].type if self.events else "told"

    @property
    def claim(self) -> str | None:
        """The id of the claim it carries."""
        ids = [*(c.id for c in self.commitments), *(s.id for s in self.statements), *(e.id for e in self.events)]
        return ids[0] if ids else None

    @property
    def claims(self) -> int:
        """How many claims begin in it."""
        return len(self.commitments) + len(self.statements) + len(self.events)


def tellings_of(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> list[Telling]:
    """What the clauses of an account tell, in order; clauses of a single word are left out."""
    ledger = account.ledger
    commitments = _by_clause(account, [(c.content.start, c) for c in ledger.commitments])
    statements = _by_clause(account, [(s.content.start, s) for s in ledger.statements])
    cues = _by_clause(account, [(s.cue.start, s) for s in ledger.statements])
    events = _by_clause(account, [(e.trigger.start, e) for e in ledger.events])
    times = _by_clause(account, [(t.start, t) for t in ledger.times])
    figures = _by_clause(account, [(f.start, f) for f in ledger.figures])
    places = _by_clause(account, list(place_names(account).items()))
    speakers = _speakers(account, lexicon)
    names = _names(account)
    named = places_by_sentence(account)
    said = _said(account)
    title = len(ledger.article.title)
    lead = min((n for n in events if account.clauses[n].start > title), default=-1)
    found = [
        Telling(
            owner=owner,
            clause=clause,
            bag=bag_of(clause.keys, scale),
            commitments=tuple(commitments.get(number, ())),
            statements=tuple(statements.get(number, ())),
            events=tuple(events.get(number, ())),
            speaker=speakers.get(said[number].id, ()) if number in said else (),
            lead=number == lead,
            denials=_denials(account, clause, statements.get(number, [])),
            denied=denied_words(account, clause, statements.get(number, []), speakers, lexicon),
            absent=not_happened(account, clause, lexicon),
            intended=denies_intention(account, clause, lexicon),
            supposed=is_supposed(account, clause, lexicon),
            sentence=account.sentence_keys(clause.sentence),
            title=clause.start < title,
            cues=tuple(cues.get(number, ())),
            place=clause.start / len(account.doc.text),
            names=tuple(names.get(number, ())),
            details=details_of(clause, times.get(number, ()), places.get(number, ())),
            places=named.get(clause.sentence, frozenset()),
            acts=not account.verbs.isdisjoint(range(clause.first, clause.stop)),
            amounts=amounts_of(account, clause, figures.get(number, ()), times.get(number, ()), lexicon),
            hollow=(
                number not in commitments
                and introduces(
                    account, clause, cues.get(number, []), times.get(number, []), lexicon, says=number in statements
                )
            )
            or only_names(account, clause, lexicon),
        )
        for number, clause in enumerate(account.clauses)
        if len(set(clause.keys)) >= FEWEST_WORDS
    ]
    told = (number for telling in found for numbers in telling.amounts.numbers.values() for number in numbers)
    known = frozenset((number.key, number.value) for number in told)
    return [msgspec.structs.replace(telling, known=known) for telling in found]


def _by_clause(account: Account, placed: list[tuple[int, T]]) -> Mapping[int, list[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    for start, claim in sorted(placed, key=lambda pair: pair[0]):
        number = account.clause_at(start)
        if number is not None:
            found[number].append(claim)
    return dict(found)


def _names(account: Account) -> Mapping[int, list[frozenset[str]]]:
    """The words of each name of a clause, by the clause: what stands in its mentions, and in the title beside them."""
    found: dict[int, list[frozenset[str]]] = defaultdict(list)
    tokens = account.doc.tokens
    for entity in account.ledger.entities:
        title = frozenset(likeness_key(word) for word in fold(entity.title or "").split())
        words: dict[int, set[str]] = defaultdict(set)
        for mention in entity.mentions:
            number = account.clause_at(mention.start)
            if number is not None:
                inside = (tokens[at] for at in tokens_within(account.doc, mention))
                words[number].update(account.key_of(token) for token in inside if token.kind != PUNCT)
        for number, own in words.items():
            clause = account.clauses[number]
            around = tokens[clause.first : clause.stop] if title else ()
            own.update(account.key_of(token) for token in around if likeness_key(token.norm) in title)
            if len(own) > 1:
                found[number].append(frozenset(own))
    return found


def _speakers(account: Account, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """What identifies the speaker of each statement, by the statement's id."""
    entities = {entity.id: entity.name for entity in account.ledger.entities}
    found: dict[str, tuple[str, ...]] = {}
    for statement in account.ledger.statements:
        span = statement.speaker_ref or statement.speaker
        name = span.text if span is not None else entities.get(statement.speaker_entity or "", "")
        found[statement.id] = identity_words(name, lexicon) if name else ()
    return found


def _said(account: Account) -> dict[int, Statement]:
    """The innermost statement to whose words each clause belongs."""
    found: dict[int, Statement] = {}
    for statement in sorted(account.ledger.statements, key=lambda s: (s.content.start - s.content.end, s.id)):
        first = account.clause_at(statement.content.start)
        for number in range(first, min(first + _REACH, len(account.clauses))) if first is not None else ():
            if account.clauses[number].start >= statement.content.end:
                break
            found[number] = statement
    return found


def _denials(account: Account, clause: Clause, statements: list[Statement]) -> frozenset[str]:
    """The keys of the words by which the statements that begin in a clause are reported as denials."""
    spans = [statement.cue for statement in statements if statement.stance == "deny"]
    if not spans:
        return frozenset()
    sentence = account.doc.tokens_of(account.doc.sentences[clause.sentence])
    return frozenset(
        account.key_of(token)
        for token in sentence
        for cue in spans
        if cue.start < token.end and token.start < cue.end and token.kind != PUNCT
    )
