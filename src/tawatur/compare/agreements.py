"""Agreements across accounts: who calls each what, and which state each claimant gives it when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tawatur.compare.accounts import Account, cell_at
from tawatur.compare.claimants import Claimants, Source, claimants_of, source_of
from tawatur.compare.moments import day_of
from tawatur.compare.names import Known
from tawatur.lexicon import Lexicon
from tawatur.lexicon.identities import identity_words
from tawatur.records.evidence import Cell, Evidence
from tawatur.records.identity import content_id
from tawatur.records.ledger import AGREEMENT_STATES, Agreement, AgreementTold, Ledger
from tawatur.records.span import Span
from tawatur.records.tracks import AgreementState, AgreementTrack
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key

__all__ = ["agreement_tracks", "bare_name"]

#: Agreements of one comparison at most, those of most articles first.
_MOST = 30


class _Item(msgspec.Struct, frozen=True):
    owner: int
    agreement: Agreement
    names: frozenset[str]
    days: frozenset[str]


class _Told(msgspec.Struct, frozen=True):
    owner: int
    agreement: str
    told: AgreementTold
    source: Source


def agreement_tracks(accounts: Sequence[Account], known: Known, lexicon: Lexicon) -> tuple[AgreementTrack, ...]:
    """One record an agreement; those of one kind that share a name or the day of their making stand together."""
    items = [item for owner, account in enumerate(accounts) for item in _items(owner, account.ledger)]
    told = {id(item): _told(item, accounts, known, lexicon) for item in items}
    claimants = claimants_of(one.source for states in told.values() for one in states)
    tracks = [
        _track(group, [one for item in group for one in told[id(item)]], accounts, claimants)
        for group in _groups(items)
    ]
    tracks.sort(key=lambda t: (-len({cell.article for cell in t.names}), -len(t.states), t.name, t.id))
    return tuple(tracks[:_MOST])


def _names(agreement: Agreement) -> Iterator[str]:
    yield agreement.name
    yield from (name.text for name in agreement.names)


def _items(owner: int, ledger: Ledger) -> Iterator[_Item]:
    """The agreements of an account with their names, and the days named with them where a single day is named."""
    days = {
        (time.start, time.end): time.begin[:10]
        for time in ledger.times
        if time.begin is not None and time.begin[:10] == (time.finish or "")[:10]
    }
    for agreement in ledger.agreements:
        names = frozenset(bare_name(name) for name in _names(agreement))
        dates = ((date.start, date.end) for date in agreement.dates)
        yield _Item(owner, agreement, names, frozenset(days[date] for date in dates if date in days))


def bare_name(name: str) -> str:
    """A name by which it comes together with the same one in other forms ("the truce", "a truce")."""
    return " ".join(likeness_key(word) for word in fold(name).split())


def _groups(items: Sequence[_Item]) -> list[list[_Item]]:
    """Join items of one kind that share a name or a day; what one article tells apart never comes together."""
    groups: list[list[_Item]] = []
    for item in items:
        for group in groups:
            if group[0].agreement.kind != item.agreement.kind or any(i.owner == item.owner for i in group):
                continue
            if any(item.names & other.names or item.days & other.days for other in group):
                group.append(item)
                break
        else:
            groups.append([item])
    return _with_short_names(groups)


def _with_short_names(groups: list[list[_Item]]) -> list[list[_Item]]:
    """Join agreements of which every name is part of a name of one other, and of one alone: "the truce"."""
    kept = list(groups)
    for group in groups:
        longer = [other for other in kept if other is not group and _is_short_for(group, other)]
        if len(longer) == 1 and not {item.owner for item in group} & {item.owner for item in longer[0]}:
            longer[0].extend(group)
            kept.remove(group)
    return [sorted(group, key=lambda item: item.owner) for group in kept]


def _is_short_for(group: Sequence[_Item], other: Sequence[_Item]) -> bool:
    if group[0].agreement.kind != other[0].agreement.kind:
        return False
    names = [set(name.split()) for item in group for name in item.names]
    longer = [set(name.split()) for item in other for name in item.names]
    return all(any(name < full for full in longer) for name in names)


def _told(item: _Item, accounts: Sequence[Account], known: Known, lexicon: Lexicon) -> list[_Told]:
    account = accounts[item.owner]
    statements = {statement.id: statement for statement in account.ledger.statements}
    found = []
    for one in item.agreement.states:
        source = source_of(account, (), statements.get(one.statement or ""), known, lexicon)
        if one.by is not None and not source.text:
            source = Source(source.voice, "body", one.by.text, identity_words(one.by.text, lexicon))
        found.append(_Told(item.owner, item.agreement.id, one, source))
    return found


def _track(
    group: Sequence[_Item], told: Sequence[_Told], accounts: Sequence[Account], claimants: Claimants
) -> AgreementTrack:
    names = [_first(accounts[item.owner], item.agreement, name) for item in group for name in _spans(item.agreement)]
    states = sorted((_state(one, accounts, claimants) for one in told), key=lambda state: _order(state, accounts))
    first: dict[tuple[str, str, str], AgreementState] = {}
    for state in states:
        first.setdefault((state.article, state.state, state.claimant.name), state)
    return AgreementTrack(
        id=content_id("accord", *(item.agreement.id for item in group)),
        kind=group[0].agreement.kind,
        name=max((item.agreement.name for item in group), key=lambda name: (len(name), name)),
        names=tuple(names),
        parties=_once([(item.owner, span) for item in group for span in item.agreement.parties], accounts),
        terms=_once([(item.owner, span) for item in group for span in item.agreement.terms], accounts),
        states=tuple(first.values()),
    )


def _spans(agreement: Agreement) -> Sequence[Span]:
    return agreement.names or agreement.mentions[:1]


def _first(account: Account, agreement: Agreement, span: Span) -> Cell:
    return cell_at(account, span, agreement.id)


def _state(one: _Told, accounts: Sequence[Account], claimants: Claimants) -> AgreementState:
    account, words = accounts[one.owner], one.told.words
    statement = next((s for s in account.ledger.statements if s.id == one.told.statement), None)
    day = day_of(account.ledger, statement)
    return AgreementState(
        start=words.start,
        end=words.end,
        text=words.text,
        article=account.id,
        claim=one.agreement,
        state=one.told.state,
        claimant=claimants.of(one.source),
        begin=day.begin,
        finish=day.finish,
        dated=day.dated,
    )


def _order(state: AgreementState, accounts: Sequence[Account]) -> tuple[str, str, int, str, int]:
    place = {account.id: number for number, account in enumerate(accounts)}[state.article]
    return (state.begin, state.finish, AGREEMENT_STATES.index(state.state), str(place).zfill(6), state.start)


def _once(spans: Sequence[tuple[int, Span]], accounts: Sequence[Account]) -> tuple[Evidence, ...]:
    """The first place of each distinct wording."""
    found: dict[str, Evidence] = {}
    for owner, span in spans:
        quoted = Evidence(article=accounts[owner].id, start=span.start, end=span.end, text=span.text)
        found.setdefault(bare_name(span.text), quoted)
    return tuple(found.values())
