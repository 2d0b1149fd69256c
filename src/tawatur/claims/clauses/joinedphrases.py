"""What "and" joins to one phrase, not to two: owners of one head, nations of several offices, one person's offices."""

from __future__ import annotations

from tawatur.claims.clauses.party import Party
from tawatur.claims.clauses.phrasefit import COLLECTIVES, RANKS, is_dual_office, is_place_of_many
from tawatur.claims.clauses.view import EventView, is_state

__all__ = [
    "behind_person", "behind_stroke", "behind_titled", "has_person", "is_same_person", "past_brackets", "past_remark",
    "shares_field", "shares_head", "tells_nation",
]  # fmt: skip

#: Kinds of bodies that are there for somebody.
_GROUPS = frozenset({"armed", "body"})
#: Kinds of those whom a body looks after.
_PATIENT = frozenset({"", "civilian"})
#: How many words an office with its field has.
_FIELD = 2
#: The longest remark in brackets between an office and a name, and the longest one behind a member of a list.
_REMARK, _ASIDE = 6, 7
#: Roles of words that open a remark about a member of a list.
_OPENING = frozenset({"actor", "place"})


def shares_head(view: EventView, before: Party, party: Party) -> bool:
    """Whether "and" joins two genitives or adjectives of one head ("men of the army and the police")."""
    if view.classes[party.head].tag == "adj" and view.kinds[party.head] == "":
        return not view.nations[party.head] or view.classes[before.stop - 1].tag == "adj"
    generic = view.kinds[before.head] in COLLECTIVES or view.classes[before.head].tag == "num"
    alone = party.stop - party.first == 1 and view.classes[party.head].pronoun == ""
    alone = alone and view.classes[party.head].tag != "num"
    apart = has_person(view, before) or party.head in view.deeds
    if generic and before.stop - before.first > 1 and alone and not apart:
        return True
    return _shares_owner(view, before, party) or _shares_body(view, before, party) or _is_second(view, before, party)


def _is_second(view: EventView, before: Party, party: Party) -> bool:
    """Whether "and" joins the second of two whose offices are told by one word ("the two delegations of X and Y")."""
    governed = before.stop - before.head > 1 and not view.classes[party.head].pronoun
    other = view.kinds[party.head] != "official" and not has_person(view, party) and not has_person(view, before)
    return governed and other and is_dual_office(view, before.head)


def tells_nation(view: EventView, before: Party, party: Party) -> bool:
    """Whether "and" joins the nations of several of one office ("the prime ministers of X and Y"), by adjectives or
    by the names of states."""
    found, head = view.classes[party.head], view.classes[before.head]
    several = view.plural[before.head] or head.number in ("pl", "du") or is_dual_office(view, before.head)
    nations = view.nations[party.head] and found.definite and found.number != "pl" and found.tag != "name"
    name = view.names[party.head]
    bare = name is None or name.type == "NORP"
    office = view.kinds[before.head] == "official" and several
    if office and view.names[before.head] is None and _is_bare_state(view, party):
        last = view.names[before.stop - 1]
        return last is not None and last.stop == before.stop and last.first > before.head and is_state(last)
    return office and nations and bare and any(view.nations[at] for at in range(before.head + 1, before.stop))


def _is_bare_state(view: EventView, party: Party) -> bool:
    """Whether a phrase is the name of a state and nothing more."""
    name = view.names[party.first]
    return name is not None and name.first == party.first and name.stop == party.stop and is_state(name)


def behind_person(view: EventView, at: int) -> int:
    """Behind the person's name that begins at a token, the token itself where none does."""
    name = view.names[at] if at < len(view.names) else None
    return name.stop if name is not None and name.type == "PER" and name.first == at else at


def behind_titled(view: EventView, at: int) -> int:
    """Behind the person's name that begins at a token, with one title before it ("the doctor X") or none."""
    titled = at + 1 < len(view.kinds) and view.kinds[at] == "official" and view.classes[at].definite
    behind = behind_person(view, at + 1) if titled and not view.classes[at].conjunction else at + 1
    return behind if behind > at + 1 else behind_person(view, at)


def shares_field(view: EventView, before: Party, party: Party) -> bool:
    """Whether "and" joins a second field of one office ("the minister of foreign affairs and cooperation"): a definite
    noun for nobody, or for people where whoever holds the office is named behind it ("and emigrants, Dr. X")."""
    head, joined = view.classes[before.head], view.classes[party.first]
    office = view.kinds[before.head] == "official" and head.tag == "noun" and before.stop - before.head == _FIELD
    single = not (head.definite or head.pronoun or view.plural[before.head]) and head.number in ("", "sg")
    if not (office and single) or not view.classes[before.stop - 1].definite or has_person(view, before):
        return False
    if not joined.definite or joined.tag != "noun" or any(view.names[at] for at in range(party.first, party.stop)):
        return False
    named = behind_titled(view, party.stop) > party.stop
    return view.kinds[party.head] == "" or (named and view.kinds[party.head] in _PATIENT)


def behind_stroke(view: EventView, head: int, at: int, limit: int) -> int:
    """Behind the person's name that a stroke parts from the word for him ("the culprit / X"); 0 elsewhere."""
    person = view.kinds[head] in (*RANKS, *COLLECTIVES) and view.tokens[at].text == "/" and at + 1 < limit
    end = behind_person(view, at + 1) if person else at + 1
    return end if end > at + 1 else 0


def past_brackets(view: EventView, at: int, limit: int) -> int:
    """Behind a short remark in brackets."""
    if at >= limit or view.tokens[at].text != "(":
        return at
    closing = (k + 1 for k in range(at + 1, min(limit, at + _REMARK)) if view.tokens[k].text == ")")
    return next(closing, at)


def is_same_person(view: EventView, before: Party, party: Party) -> bool:
    """Whether "and" joins two offices of one who is named behind the second ("the deputy head of X and minister of Y,
    Z"): both without the article, and only the second with a name."""
    heads = (view.classes[before.head], view.classes[party.head])
    offices = view.kinds[before.head] == view.kinds[party.head] == "official" and before.stop - before.first > 1
    single = not any(c.definite or c.number in ("pl", "du") or c.pronoun for c in heads)
    single = single and not view.plural[before.head] and not view.plural[party.head]
    return offices and single and not has_person(view, before) and has_person(view, party)


def has_person(view: EventView, party: Party) -> bool:
    """Whether a phrase names a person."""
    return any((name := view.names[at]) is not None and name.type == "PER" for at in range(party.first, party.stop))


def _shares_body(view: EventView, before: Party, party: Party) -> bool:
    """Whether "and" joins those for whom a body is ("the committee of the displaced and the refugees")."""
    at = before.head + 1
    found, joined = view.classes[before.head], view.classes[party.first]
    body = view.kinds[before.head] in _GROUPS and found.number != "pl" and not view.plural[before.head]
    if not body or found.definite or at >= before.stop or view.names[before.head] is not None:
        return False
    same = view.classes[at].definite and joined.definite and joined.tag == "noun"
    return same and view.kinds[at] in _PATIENT and view.kinds[party.first] in _PATIENT


def _shares_owner(view: EventView, before: Party, party: Party) -> bool:
    """Whether "and" joins those of whom something indefinite is ("forces from A and B", "posts of the army and X")."""
    head = before.head
    while head + 1 < before.stop and view.classes[head].tag == "num":
        head += 1
    if view.classes[head].definite or view.classes[head].pronoun or view.names[head] is not None:
        return False
    for at in range(head + 1, before.stop):
        found = view.classes[at]
        if found.tag == "prep" and not found.pronoun and at + 1 < before.stop:
            if all(view.is_place(k) for k in (before.stop - 1, party.first)) and not view.is_place(at + 1):
                return _is_bare_state(view, party)
            return _is_known(view, at + 1) and _is_known(view, party.first)
        if found.preposition:
            return _is_known(view, at) and _is_known(view, party.first)
        if _is_known(view, at):
            return is_place_of_many(view, head) and all(view.is_place(k) for k in (at, party.first))
    return False


def _is_known(view: EventView, at: int) -> bool:
    """Whether a word is definite or begins a name."""
    return view.classes[at].definite or view.names[at] is not None


def past_remark(view: EventView, at: int, limit: int) -> int:
    """Behind the comma that ends a remark of place or command about a member of a list ("X, led by Y, and Z")."""
    role = view.role_at(at)
    if role not in _OPENING or view.classes[at].conjunction:
        return at
    closing = (k + 1 for k in range(at, min(limit - 1, at + _ASIDE)) if view.tokens[k].text in "،,")
    return next(closing, at)
