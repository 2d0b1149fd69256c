"""Rows of ages: how old one person is, where two accounts differ by more than a birthday."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from tawatur.compare.accounts import Account, cell_at, of_one_issue
from tawatur.compare.amounts import Duration, durations
from tawatur.compare.names import Known
from tawatur.compare.rows import Draft, Ground
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import Synonyms
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.records.span import Span, span_of

__all__ = ["age_drafts"]

_YEAR_HOURS = 8760
#: Who is of age to be told about is neither younger nor older.
_YOUNGEST, _OLDEST = 1, 115
#: The meaning of "age", sought within so many places before or behind a number of years.
_AGE = "=age"
_NEAR = 4
_AMOUNT = "amount"
_BRACKET = "("
#: Letters between a name and an age in brackets, and between a name and "he is 54 years of age".
_BESIDE = 3
_BEHIND = 60
#: Ages that differ by less can be told before and after a birthday.
_APART = 2
#: How much a reader needs to know of an age beside other rows.
_WEIGHT = 0.3


class _Item(msgspec.Struct, frozen=True):
    owner: int
    person: int
    years: int
    span: Span


def age_drafts(accounts: Sequence[Account], ground: Ground, known: Known, lexicon: Lexicon) -> list[Draft]:
    """The ages of people that accounts of different origins give differently, one an account."""
    people: dict[int, dict[int, _Item]] = defaultdict(dict)
    for owner, account in enumerate(accounts):
        for item in _items(owner, account, known, lexicon):
            people[item.person].setdefault(owner, item)
    drafts = (_draft(sorted(told.values(), key=_owner), accounts, ground) for _, told in sorted(people.items()))
    return [draft for draft in drafts if draft is not None]


def _start(named: tuple[Span, int]) -> int:
    return named[0].start


def _owner(item: _Item) -> int:
    return item.owner


def _items(owner: int, account: Account, known: Known, lexicon: Lexicon) -> Iterator[_Item]:
    named = sorted(_people(account, known), key=_start)
    for sentence in account.doc.sentences if named else ():
        tokens = account.doc.tokens_of(sentence) if sentence.is_read else ()
        inside = [pair for pair in named if sentence.start <= pair[0].start < sentence.end]
        for duration in durations(tokens, lexicon) if inside else ():
            years, rest = divmod(duration.hours, _YEAR_HOURS)
            if rest or duration.bounded or not _YOUNGEST <= years <= _OLDEST:
                continue
            first = account.doc.tokens[duration.first]
            person = _whose(account, tokens, duration, first, inside, lexicon)
            if person is not None:
                span = span_of(account.doc.text, first.start, account.doc.tokens[duration.stop - 1].end)
                yield _Item(owner, person, years, span)


def _people(account: Account, known: Known) -> Iterator[tuple[Span, int]]:
    for entity in account.ledger.entities:
        person = known.get((account.id, entity.id)) if entity.type == "PER" else None
        if person is not None:
            yield from ((mention, person) for mention in entity.mentions)


def _whose(
    account: Account,
    tokens: Sequence[Token],
    duration: Duration,
    first: Token,
    named: Sequence[tuple[Span, int]],
    lexicon: Lexicon,
) -> int | None:
    """Whose age it is: of the name before brackets, or of the last name before "54 years of age"."""
    before = [pair for pair in named if pair[0].end <= first.start]
    if not before:
        return None
    mention, person = before[-1]
    place = first.index - tokens[0].index
    if place and tokens[place - 1].text == _BRACKET:
        return person if first.start - mention.end <= _BESIDE else None
    around = tokens[max(0, place - _NEAR) : duration.stop - tokens[0].index + _NEAR]
    near = first.start - mention.end <= _BEHIND
    if near and any(account.key_of(token) == _AGE for token in around):
        return person
    # "The captain X is 54 years": "to amount to" stands before the name, and the name right before the number.
    told = [token for token in tokens[:place] if token.end <= mention.start][-_NEAR:]
    beside = first.start - mention.end <= _BESIDE
    return person if beside and lexicon.compiled(_amounting).find(told) else None


def _amounting(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, e.id) for e in lexicon.entries(Synonyms) if e.id == _AMOUNT for form in e.forms())


def _draft(items: Sequence[_Item], accounts: Sequence[Account], ground: Ground) -> Draft | None:
    """The row of one person's ages; None where they go together."""
    opposed = any(
        abs(a.years - b.years) >= _APART
        and ground.accounts((accounts[a.owner].id, accounts[b.owner].id)) > 1
        and not of_one_issue(accounts[a.owner], accounts[b.owner])
        for n, a in enumerate(items)
        for b in items[n + 1 :]
    )
    if not opposed:
        return None
    cells = tuple(cell_at(accounts[item.owner], item.span) for item in items)
    years = sorted({item.years for item in items})
    why = f"{years[0]} years and {years[-1]} years exclude each other"
    return Draft("figure", "contradict", "age: " + " / ".join(map(str, years)), why, "ages.exclusive", cells, _WEIGHT)
