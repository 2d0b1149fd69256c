"""Rows of deeds that accounts lay on different parties: who fired first, who proposed the exchange, who walked out.

An account that tells outright who did a deed ("it was X who", "X was first to", "at the request of X") disputes that
somebody else did. It is set beside another account that gives the same deed to a party known to be another one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from tawatur.compare.accounts import Account, cell_at
from tawatur.compare.contradicting import Apart, Pairs, Testimony, apart_of, joined_pairs, numbers_of, tellings_at
from tawatur.compare.deeds import OWN, OWNABLE, Deed, DeedReader
from tawatur.compare.parties import Party, are_one, are_opposed
from tawatur.compare.rows import Draft
from tawatur.compare.scopes import are_apart, is_dated_long_past
from tawatur.compare.tellings import Telling
from tawatur.records.comparison import Cell
from tawatur.records.span import span_of

__all__ = ["find_doers"]

#: Words that two deeds share of which a story may tell several: requests, and those of any verb.
_IN_WEAK = 2
_ASKING = "asking"
#: Families of deeds that two parties may do to each other.
_MUTUAL = frozenset({"violence", "crossing", "holding", "killing"})
#: Sentences, with the title, in which an account tells its happening.
_BEGINNING = 3
_WEIGHT = 0.6


class _Told(msgspec.Struct, frozen=True):
    """A deed with the clause (by number) that tells it."""

    number: int
    owner: int
    deed: Deed
    is_past: bool


def find_doers(testimony: Testimony, *, told: Pairs) -> Apart:
    """Set the accounts that lay one deed on two parties beside each other."""
    families: dict[str, list[_Told]] = defaultdict(list)
    for each in _told(testimony):
        families[each.deed.family].append(each)
    rows: list[list[_Told]] = []
    for _, deeds in sorted(families.items()):
        if any(each.deed.marked for each in deeds):
            found = _disputed(deeds, testimony)
            rows += joined_pairs([(a, b) for a, b in found if numbers_of(a.number, b.number) not in told])
    drafts = [_draft(row, testimony) for row in rows]
    return apart_of(drafts, [[deed.number for deed in row] for row in rows])


def _told(testimony: Testimony) -> list[_Told]:
    """The deeds of all accounts of a family of which one says outright who did them."""
    items, accounts = testimony.items, testimony.accounts
    readers = [DeedReader(n, account, testimony.known, testimony.lexicon) for n, account in enumerate(accounts)]
    deeds = [deed for reader in readers for deed in reader.marked()]
    families = frozenset(deed.family for deed in deeds)
    outright = {(deed.owner, deed.at) for deed in deeds}
    plain = (deed for reader in readers for deed in reader.plain(families)) if families else ()
    deeds += [deed for deed in plain if (deed.owner, deed.at) not in outright]
    places = tellings_at(items)
    found: list[_Told] = []
    for deed in deeds:
        number = places.get((deed.owner, deed.at), places.get((deed.owner, deed.party.first)))
        if number is None or items[number].supposed or items[number].title:
            continue
        is_past = is_dated_long_past(accounts[deed.owner], items[number].clause)
        found.append(_Told(number, deed.owner, deed, is_past))
    return found


def _disputed(deeds: Sequence[_Told], testimony: Testimony) -> list[tuple[_Told, _Told]]:
    """The pairs that lay one deed on two parties, those that share most first; none of whose accounts tells both."""
    accounts = testimony.accounts
    found: list[tuple[bool, float, _Told, _Told]] = []
    for a in deeds:
        for b in deeds:
            if (
                not a.deed.marked
                or a.owner == b.owner
                or (b.deed.marked and (b.owner, b.deed.at) < (a.owner, a.deed.at))
            ):
                continue
            same = _same_deed(a.deed, b.deed, accounts)
            if same is None or not _are_two(a.deed, b.deed, accounts):
                continue
            if not _can_dispute(a, b, testimony):
                continue
            if _tells_both(a, b, deeds, accounts) or _tells_both(b, a, deeds, accounts):
                continue
            found.append((b.deed.marked, testimony.scale.of(same), a, _where(b, same, testimony.items)))
    found.sort(key=lambda each: (-each[0], -each[1], each[2].number, each[3].number))
    return [(a, b) for _, _, a, b in found]


def _where(each: _Told, same: frozenset[str], items: Sequence[Telling]) -> _Told:
    """A deed told in passing, in the clause of its sentence that holds most of what is told of it elsewhere too."""
    if each.deed.marked or items[each.number].bag.keys & same:
        return each
    beside = [
        (len(item.bag.keys & same), -number)
        for number, item in enumerate(items)
        if item.owner == each.owner and item.clause.sentence == each.deed.sentence
    ]
    most, number = max(beside)
    return msgspec.structs.replace(each, number=-number) if most else each


def _same_deed(a: Deed, b: Deed, accounts: Sequence[Account]) -> frozenset[str] | None:
    """The words that two deeds of one family share beside their doers; None where they may be two deeds.

    A fight has one beginning, and two accounts that say outright who did it mean one deed: nothing else must be shared.
    """
    parties = a.party.core | b.party.core | {a.family.removeprefix(OWN)}
    close = (a.keys & (b.keys if b.marked else b.wide)) - parties
    if (
        (a.first and b.first)
        or (a.cleft and b.cleft)
        or (a.family in OWNABLE and (a.owned or b.owned) and _is_led(a, b, accounts))
    ):
        return close
    if a.family in _MUTUAL and (a.cleft or b.cleft) and (_is_done_to(a, b) or _is_done_to(b, a)):
        return close
    is_weak = a.family.startswith(OWN) or (a.family == _ASKING and not (a.cleft or b.cleft))
    return close if len(close) >= (_IN_WEAK if is_weak else 1) else None


def _is_done_to(a: Deed, b: Deed) -> bool:
    """Whether the deed was done to whoever did the other one."""
    return bool(a.keys & b.party.own & b.party.core or a.lands & b.party.nations)


def _is_led(a: Deed, b: Deed, accounts: Sequence[Account]) -> bool:
    """Whether each of two deeds is told outright or at the beginning of its account."""
    return all(deed.marked or _is_early(deed, accounts[deed.owner]) for deed in (a, b))


def _is_early(deed: Deed, account: Account) -> bool:
    begun = [n for n, sentence in enumerate(account.doc.sentences) if sentence.is_read][:_BEGINNING]
    return deed.sentence in begun


def _are_two(a: Deed, b: Deed, accounts: Sequence[Account]) -> bool:
    """Whether the doers are known to be two parties."""
    one, other = a.party, b.party
    if are_one(one, other):
        return False
    if are_opposed(one, other):
        return True
    if (one.own & one.core & b.keys) or (other.own & other.core & a.keys):  # Whom the one did it to.
        return True
    if (one.own & b.speaker and not other.own & b.speaker) or (other.own & a.speaker and not one.own & a.speaker):
        return True
    is_told = any(deed.cleft or deed.owned for deed in (a, b)) or (a.first and b.first)
    if not is_told or (one.sort and one.sort == other.sort):
        return False
    return _names_apart(one, b, accounts) or _names_apart(other, a, accounts)


def _names_apart(other: Party, deed: Deed, accounts: Sequence[Account]) -> bool:
    """Whether the account of a deed names another party too, beside its doer."""
    account, party = accounts[deed.owner], deed.party
    own = other.own
    if any(account.key_of(token) in own for token in account.doc.tokens if not party.first <= token.index < party.stop):
        return True
    return bool(other.groups & deed.around)


def _can_dispute(a: _Told, b: _Told, testimony: Testimony) -> bool:
    if a.is_past != b.is_past or not testimony.are_of_two(a, b):
        return False
    return not are_apart(testimony.scope(a), testimony.scope(b), loosely=True)


def _tells_both(a: _Told, b: _Told, deeds: Sequence[_Told], accounts: Sequence[Account]) -> bool:
    """Whether the account of `a` lays the deed on the party of `b` too."""
    return any(
        c.owner == a.owner
        and are_one(c.deed.party, b.deed.party)
        and not are_one(c.deed.party, a.deed.party)
        and _same_deed(b.deed if b.deed.marked else c.deed, c.deed if b.deed.marked else b.deed, accounts) is not None
        for c in deeds
    )


def _draft(row: Sequence[_Told], testimony: Testimony) -> Draft:
    """The row of accounts that lay a deed on different parties, each with its words from the doer to the deed."""
    first = testimony.items[row[0].number]
    cells = tuple(_cell(each, testimony) for each in row)
    fact = f"{first.label}: «{' '.join(cells[0].text.split())}»"
    named = [_named(each, testimony.account(each)) for each in row[:2]]
    why = f"one deed is laid on «{named[0]}» and on «{named[1]}»"
    return Draft(first.kind, "contradict", fact, why, "facts.other-doer", cells, _WEIGHT)


def _named(each: _Told, account: Account) -> str:
    """The words by which an account names who did a deed."""
    document, party = account.doc, each.deed.party
    return " ".join(document.text[document.tokens[party.first].start : document.tokens[party.stop - 1].end].split())


def _cell(each: _Told, testimony: Testimony) -> Cell:
    """The clause of a deed, with its doer where he stands before it in the sentence."""
    account, item = testimony.account(each), testimony.items[each.number]
    token = account.doc.tokens[each.deed.party.first]
    begins = each.deed.marked and token.sentence == each.deed.sentence and token.index < each.deed.at
    start = token.start if begins else item.clause.start
    return cell_at(account, span_of(account.doc.text, start, item.clause.end), item.claim)
