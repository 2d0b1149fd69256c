"""What runs through a story: counts over time, states of agreements, words chosen, days, and what is not told.

`docs/comparison_format.md` documents every field.
"""

from __future__ import annotations

import msgspec

from tawatur.records.evidence import Cell, Evidence

__all__ = [
    "ANYBODY", "CAPTURES", "CHANGES", "CLAIMANT_KINDS", "DATINGS", "LANES", "NAMING_KINDS", "PART", "SILENCE_REASONS",
    "AgreementState", "AgreementTrack", "ArticleTold", "Claimant", "FigureTrack", "Missing", "Moment", "NameUse",
    "Naming", "Reporting", "RowSilence", "TrackPoint", "singled_out",
]  # fmt: skip

#: The group of a count that singles out nobody; and what marks a group that is only the noun of a part ("15 Saudis
#: among them"), not one of the lists.
ANYBODY = "anybody"
PART = "part:"
#: Who claims: someone named, a source that the article does not name, or the outlet in its own voice.
CLAIMANT_KINDS = ("named", "unnamed", "outlet")
#: Where the day of a claim comes from: the article says when it was said, or it is the day of publication.
DATINGS = ("said", "published", "unknown")
#: How a count stands to the one before it in its track.
CHANGES = ("first", "same", "refined", "raised", "lowered", "further")
NAMING_KINDS = ("actor", "place", "deed")
#: Why a row has no words of an article: it is a copy of an account that tells the fact, it was published before the
#: days of all who tell it, it tells another story, it was not captured whole, or the fact is not in its text.
SILENCE_REASONS = ("copy", "earlier", "other-story", "not-captured", "not-said")
#: How much of an article is there: all of it, a text that breaks off, hardly any, or blocks that are not read.
CAPTURES = ("whole", "cut", "short", "unread")
LANES = ("happened", "said", "published")


class Claimant(msgspec.Struct, frozen=True, kw_only=True):
    """Who claims something; `kind` is one of `CLAIMANT_KINDS`.

    `name` is the name as articles write it, the description of an unnamed source, or the outlet (else the article).
    """

    kind: str
    name: str


class TrackPoint(Cell, frozen=True, kw_only=True):
    """A count at its day: inclusive bounds (None where open), and its `change` from the point before, of `CHANGES`.

    `begin` and `finish` are ISO days, "" where unknown; `dated` is one of `DATINGS`; `tally` as in the ledger.
    """

    begin: str
    finish: str
    dated: str
    low: int | None
    high: int | None
    approx: bool = False
    tally: str = ""
    change: str = "first"


class FigureTrack(msgspec.Struct, frozen=True, kw_only=True):
    """What one claimant counts over time, of one kind, group and place; never averaged or added up.

    `group` is `ANYBODY` where the count singles out nobody, and begins with `PART` where only a noun does; `earlier`
    marks counts of earlier happenings.
    """

    id: str
    what: str
    group: str
    place: str
    claimant: Claimant
    points: tuple[TrackPoint, ...]
    earlier: bool = False


def singled_out(what: str, group: str) -> str:
    """The group that is worth telling beside what is counted; "" for anybody, parts, and fighters of fighters."""
    return "" if group in (ANYBODY, what) or group.startswith(PART) else group


class AgreementState(Cell, frozen=True, kw_only=True):
    """A state of an agreement as a claimant tells it, at the day it is told."""

    state: str
    claimant: Claimant
    begin: str
    finish: str
    dated: str


class AgreementTrack(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement in all accounts: who calls it what, its parties and terms, and its states by day.

    States are what is claimed, never what holds: those of different claimants may exclude each other.
    """

    id: str
    kind: str
    name: str
    names: tuple[Cell, ...]
    parties: tuple[Evidence, ...] = ()
    terms: tuple[Evidence, ...] = ()
    states: tuple[AgreementState, ...] = ()


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """An article without words in a row, and why; `of` is the article that it copies, where it does."""

    article: str
    reason: str
    of: str = ""


class RowSilence(msgspec.Struct, frozen=True, kw_only=True):
    """Who does not tell the fact of a row, with the denominators: articles and origins that tell it, of how many."""

    row: str
    articles: int
    of_articles: int
    origins: int
    of_origins: int
    missing: tuple[Missing, ...] = ()


class ArticleTold(msgspec.Struct, frozen=True, kw_only=True):
    """How many rows an article tells, how many no other origin does, and how much of it was captured."""

    article: str
    told: int
    of: int
    alone: int
    captured: str = "whole"


class NameUse(Evidence, frozen=True, kw_only=True):
    """A form of a name at its first place in an article, and how often the article uses it.

    `charge` is neutral, approving or disapproving where the words are known to take sides, else "".
    """

    times: int
    charge: str = ""


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """What each article calls one actor, place or deed; `family` is that of loaded words, "" for names."""

    id: str
    kind: str
    name: str
    uses: tuple[NameUse, ...]
    family: str = ""


class Reporting(msgspec.Struct, frozen=True, kw_only=True):
    """How often an article reports speech in a stance, and the words by which it does."""

    article: str
    stance: str
    times: int
    cues: tuple[NameUse, ...] = ()


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of days in one of `LANES`, the words that name it, and the articles: for `published` those alone."""

    lane: str
    begin: str
    finish: str
    articles: tuple[str, ...]
    cells: tuple[Cell, ...] = ()
