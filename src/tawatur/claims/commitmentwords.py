"""Tables of the cues of commitments, by what their data says of them; use each through `lexicon.compiled`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.document import Token
from tawatur.text.folding import fold

__all__ = [
    "asking_words",
    "befalling_verbs",
    "cues_marked",
    "deeds_marked",
    "folded",
    "is_ahead_in",
    "is_asked_about",
    "lasting_verbs",
    "setting_words",
    "suffered_verbs",
    "table_of",
]

_SUFFERED, _SCHEDULED, _SETTING, _UNDER, _LASTS = "suffered", "scheduled", "setting", "under", "lasts"
_PAST, _QUESTION = "past", "question"


def table_of(cues: Iterable[CommitmentCue]) -> PhraseTable[CommitmentCue]:
    """The forms of some cues."""
    return PhraseTable((form, cue) for cue in cues for form in cue.forms())


def cues_marked(lexicon: Lexicon, *marks: str) -> PhraseTable[CommitmentCue]:
    """The cues whose `before` is one of some words."""
    return table_of(cue for cue in lexicon.entries(CommitmentCue) if cue.before in marks)


def suffered_verbs(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """Verbs of what befalls somebody or is only scheduled: said of the future they announce no act."""
    return table_of(cue for cue in lexicon.entries(CommitmentCue) if cue.opens in (_SUFFERED, _SCHEDULED))


def befalling_verbs(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """Verbs of what befalls somebody, which announce no act on a condition either."""
    return table_of(cue for cue in lexicon.entries(CommitmentCue) if cue.opens == _SUFFERED)


def is_ahead_in(table: PhraseTable[CommitmentCue], token: Token) -> bool:
    """Whether a token told of the future is one of some verbs: not where only a past form is spelled like it."""
    match = table.match_at((token,), 0, pronouns=True)
    return match is not None and any(form.tense != _PAST for _, form in match.items)


def is_asked_about(table: PhraseTable[CommitmentCue], tokens: Sequence[Token], at: int) -> bool:
    """Whether a word of asking or of a reason stands right before a verb: "where will we go", "since it will"."""
    return at > 0 and table.match_at((tokens[at - 1],), 0) is not None


def asking_words(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """Words that open questions and reasons."""
    return cues_marked(lexicon, _QUESTION)


def lasting_verbs(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """Verbs of staying and going on, which "until" makes a condition ("will stay until")."""
    return cues_marked(lexicon, _LASTS)


def setting_words(lexicon: Lexicon) -> frozenset[str]:
    """Words for where, with whom and under whom something was said, which open no terms."""
    return deeds_marked(lexicon, _SETTING) | deeds_marked(lexicon, _UNDER)


def deeds_marked(lexicon: Lexicon, mark: str) -> frozenset[str]:
    """The folded words that the data lists under a mark."""
    cues = (cue for cue in lexicon.entries(CommitmentCue) if cue.before == mark)
    return frozenset(fold(word) for cue in cues for word in cue.surfaces)


@lru_cache(maxsize=1 << 8)
def folded(words: tuple[str, ...]) -> frozenset[str]:
    """The folded forms of words of the data."""
    return frozenset(fold(word) for word in words)
