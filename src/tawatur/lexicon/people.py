"""Nouns that count by themselves: "two policemen" in one word, and one victim."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.lexicon.concepts.outcomes import Outcome
from tawatur.lexicon.concepts.quantities import CountedPeople
from tawatur.lexicon.loader import Lexicon
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.text.clitics import ARTICLE
from tawatur.text.inflection import Form

__all__ = ["PeopleNoun", "behind_table", "handing_table", "outcome_table", "people_noun", "people_table"]

#: Folded like an attached pronoun; in the text it is none.
_TA_MARBUTA = "ة"
#: "Me" is attached to verbs only: "security" is no "mother of me".
_ME = ("ن", "ي")


class PeopleNoun(msgspec.Struct, frozen=True):
    """A noun for people at a token: its entry, the form that stands there, and where it begins without prefixes."""

    entry: CountedPeople
    form: Form
    start: int
    prefix: str
    pronoun: str
    stop: int

    @property
    def definite(self) -> bool:
        """Whether the article is attached (a pronoun makes definite too, but a relative is still counted)."""
        return self.form.text.startswith(ARTICLE)

    @property
    def is_construct(self) -> bool:
        """Whether the dual has lost its n before a genitive."""
        return self.form.number == "du" and self.form.text[-1] == "ي" and not self.pronoun


def people_table(lexicon: Lexicon) -> PhraseTable[CountedPeople]:
    """All forms of the nouns for people."""
    return PhraseTable((form, entry) for entry in lexicon.entries(CountedPeople) for form in entry.forms())


def outcome_table(lexicon: Lexicon) -> PhraseTable[Outcome]:
    """All forms of the words for what happens to people that stand before them or are their verbs."""
    return _outcomes(lexicon, behind=False)


def behind_table(lexicon: Lexicon) -> PhraseTable[Outcome]:
    """All forms of the words that tell of the people before them."""
    return _outcomes(lexicon, behind=True)


def handing_table(lexicon: Lexicon) -> PhraseTable[Outcome]:
    """All forms of the words that tell of a release only where held people stand behind them."""
    return PhraseTable((form, entry) for entry in lexicon.entries(Outcome) if entry.held for form in entry.forms())


def _outcomes(lexicon: Lexicon, *, behind: bool) -> PhraseTable[Outcome]:
    entries = [entry for entry in lexicon.entries(Outcome) if entry.behind == behind and not entry.held]
    return PhraseTable((form, entry) for entry in entries for form in entry.forms())


def people_noun(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> PeopleNoun | None:
    """The noun for people at a place of a sentence's tokens; where a spelling is ambiguous, the plural wins."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    match = lexicon.compiled(people_table).match_at(tokens, at, pronouns=True)
    if match is None:
        return None
    if match.pronoun and tokens[at + match.stop - match.first - 1].text[-1] == _TA_MARBUTA:
        return None
    if tuple(match.pronoun) == _ME:
        return None
    order = {"pl": 0, "sg": 1, "du": 2}
    is_bound = bool(match.pronoun)
    entry, form = min(match.items, key=lambda item: (item[1].bound != is_bound, order.get(item[1].number, 3)))
    return PeopleNoun(
        entry, form, match.variant.start, match.variant.prefix, match.pronoun, at + match.stop - match.first
    )
