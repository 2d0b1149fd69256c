"""Where and when a figure counts, as far as its sentence tells: counts of two places or days are of two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta

import msgspec

from tawatur.compare.accounts import Account
from tawatur.compare.clauses import Clause
from tawatur.compare.intervals import compare_days, days_apart
from tawatur.records.ledger import Entity, Figure
from tawatur.records.span import Span
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key

__all__ = [
    "Scope",
    "are_apart",
    "are_elsewhere",
    "is_dated_long_past",
    "is_long_past",
    "places_by_sentence",
    "scope_around",
    "scope_at",
    "scope_of",
    "setting_of",
]

#: The kind of places that say nothing of where: every count of a story is of one country.
_COUNTRY = "country"
#: Days by which the same day can seem to differ where it is counted from publication.
_PRINT_AND_WEB = 1

#: Days before publication from which on what a sentence dates belongs to an earlier happening.
_LONG_PAST = 14

#: Sentences, with the title, that tell where the happening of an account was.
_BEGINNING = 4


class Scope(msgspec.Struct, frozen=True):
    """The keys of the words of a place (none for a country), an interval of ISO days, and whether it was counted.

    `near` are those of all such places of its sentence.

    Days counted from publication ("yesterday") can be off by the day between print and web.
    """

    place: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    days: tuple[str, str] | None = None
    counted: bool = False


def scope_of(account: Account, figure: Figure) -> Scope:
    """The scope of a figure."""
    days, counted = _days(account, figure) or (None, False)
    return Scope(_place(account, figure), _near(account, figure), days, counted)


def are_apart(a: Scope, b: Scope, *, loosely: bool = False) -> bool:
    """Whether both tell a place, or their sentences do, and share no word of it, or both tell days and share none.

    Only days count where it is asked `loosely`.
    """
    if not loosely and (are_elsewhere(a.place, b.place) or are_elsewhere(a.near, b.near)):
        return True
    if a.days is None or b.days is None or compare_days(a.days, b.days).verdict != "contradict":
        return False
    return days_apart(a.days, b.days) > _PRINT_AND_WEB or not (a.counted or b.counted)


def _place(account: Account, figure: Figure) -> frozenset[str]:
    if figure.place is None:
        return frozenset()
    for entity in account.ledger.entities:
        if entity.type == "LOC" and any(mention.start == figure.place.start for mention in entity.mentions):
            if entity.kind == _COUNTRY:
                return frozenset()
            break
    return frozenset(_words(figure.place))


def scope_at(account: Account, clause: Clause) -> Scope:
    """The scope of what a clause tells: the places of its sentence, and its day where it names one only."""
    sentence = account.doc.sentences[clause.sentence]
    times = [t for t in account.ledger.times if sentence.start <= t.start < sentence.end and t.begin and t.finish]
    days = {(time.begin[:10], time.finish[:10]) for time in times if time.begin and time.finish}
    counted = any(time.basis == "inferred" for time in times)
    return Scope(near=_named(account, clause), days=days.pop() if len(days) == 1 else None, counted=counted)


def scope_around(account: Account, offset: int) -> Scope:
    """The scope of the clause that holds an offset; of none where no clause does."""
    at = account.clause_at(offset)
    return Scope() if at is None else scope_at(account, account.clauses[at])


def setting_of(account: Account) -> frozenset[str]:
    """The words of the places, no countries, that the beginning of an account names."""
    begun = [sentence for sentence in account.doc.sentences if sentence.is_read][:_BEGINNING]
    end = begun[-1].end if begun else 0
    begun_in = (place for place in _places(account) if any(mention.start < end for mention in place.mentions))
    return frozenset(word for place in begun_in for mention in place.mentions for word in _words(mention))


def is_long_past(account: Account, clause: Clause) -> bool:
    """Whether all days that the sentence of a clause names are long past."""
    published = account.ledger.article.published_on
    sentence = account.doc.sentences[clause.sentence]
    ends = [t.finish[:10] for t in account.ledger.times if sentence.start <= t.start < sentence.end and t.finish]
    if published is None or not ends or published.toordinal() <= _LONG_PAST:
        return False
    return max(ends) < (published - timedelta(days=_LONG_PAST)).isoformat()


def is_dated_long_past(account: Account, clause: Clause) -> bool:
    """Whether a clause itself dates what it tells long before, not only another one of its sentence."""
    dated = any(clause.start <= time.start < clause.end for time in account.ledger.times if time.finish)
    return dated and is_long_past(account, clause)


def are_elsewhere(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two accounts or sentences name different places, so that they hardly tell of one happening."""
    return bool(one) and bool(other) and not one & other


def _near(account: Account, figure: Figure) -> frozenset[str]:
    at = account.clause_at(figure.start)
    return frozenset() if at is None else _named(account, account.clauses[at])


def _named(account: Account, clause: Clause) -> frozenset[str]:
    """The words of the places, no countries, that the sentence of a clause names."""
    sentence = account.doc.sentences[clause.sentence]
    named = (mention for place in _places(account) for mention in place.mentions)
    return frozenset(word for m in named if sentence.start <= m.start < sentence.end for word in _words(m))


def places_by_sentence(account: Account) -> Mapping[int, frozenset[str]]:
    """The words of the places, no countries, that each sentence names, by its number."""
    found: dict[int, set[str]] = defaultdict(set)
    for mention in (mention for place in _places(account) for mention in place.mentions):
        at = account.clause_at(mention.start)
        if at is not None:
            found[account.clauses[at].sentence].update(_words(mention))
    return {number: frozenset(words) for number, words in found.items()}


def _places(account: Account) -> Iterator[Entity]:
    """The places, no countries, that an account names."""
    return (entity for entity in account.ledger.entities if entity.type == "LOC" and entity.kind != _COUNTRY)


def _words(place: Span) -> list[str]:
    """The keys of the words of a place."""
    return [likeness_key(word) for word in fold(place.text).split()]


def _days(account: Account, figure: Figure) -> tuple[tuple[str, str], bool] | None:
    if figure.period is None:
        return None
    for time in account.ledger.times:
        if time.start == figure.period.start and time.begin and time.finish:
            return (time.begin[:10], time.finish[:10]), time.basis == "inferred"
    return None
