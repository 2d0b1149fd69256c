"""Clauses that tell nothing by themselves: they only say who speaks, or only name somebody.

"The spokesman of the ministry declared that" and "His Highness Prince so-and-so" stand in many articles in the same
words, and are no fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tawatur.compare.accounts import SAYING, Account, function_words
from tawatur.compare.clauses import Clause
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import SpeakerRole
from tawatur.lexicon.concepts.names import PersonTitle
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.records.document import Token
from tawatur.records.ledger import Statement
from tawatur.records.span import Span
from tawatur.text.tokens import WORD

__all__ = ["introduces", "only_names"]

#: Entities whose names tell nothing; a place says where something happened.
_BEARERS = frozenset({"PER", "ORG", "NORP"})


def introduces(
    account: Account, clause: Clause, cues: Sequence[Statement], times: Sequence[Span], lexicon: Lexicon, *, says: bool
) -> bool:
    """Whether the clause only says who speaks: all its words but one belong to a cue, its speaker, or a date.

    `says` tells whether what is said begins in it: then no word but "that he" may be left.
    """
    if not cues or (clause.negated and not says):
        return False
    spans: list[Span] = [span for s in cues for span in (s.cue, s.speaker) if span is not None]
    spans += times
    tokens = account.doc.tokens[clause.first : clause.stop]
    small = _held(lexicon.compiled(function_words).find(tokens, pronouns=True))
    own = [token for token in tokens if token.kind == WORD and token.index not in small and not _is_in(token, spans)]
    return len(own) <= (0 if says else 1)


def only_names(account: Account, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether all its words are names of people and bodies, their titles and roles, and words for saying.

    That somebody did not say anything is a fact.
    """
    if clause.negated:
        return False
    tokens = account.doc.tokens[clause.first : clause.stop]
    idle = _held(lexicon.compiled(_idle).find(tokens)) | _held(lexicon.compiled(function_words).find(tokens))
    spans = [
        mention
        for entity in account.ledger.entities
        if entity.type in _BEARERS
        for mention in entity.mentions
        if clause.start < mention.end and mention.start < clause.end
    ]
    return all(token.index in idle or token.kind != WORD or _is_in(token, spans) for token in tokens)


def _held(matches: Iterable[Match[str]]) -> set[int]:
    """The indexes of the tokens of matches."""
    return {at for match in matches for at in range(match.first, match.stop)}


def _is_in(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start < token.end and token.start < span.end for span in spans)


def _idle(lexicon: Lexicon) -> PhraseTable[str]:
    entries = (*lexicon.entries(PersonTitle), *lexicon.entries(SpeakerRole), *_sayings(lexicon))
    return PhraseTable((form, entry.id) for entry in entries for form in entry.forms())


def _sayings(lexicon: Lexicon) -> Iterator[ReportingVerb]:
    return (verb for verb in lexicon.entries(ReportingVerb) if verb.stance in SAYING)
