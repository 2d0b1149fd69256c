"""A person's name that does not stand right behind his office: the place or the duty of the office comes between, or
a further title; and the office that stands behind a name."""

from __future__ import annotations

from tawatur.claims.clauses.joinedphrases import behind_person, has_person, past_brackets
from tawatur.claims.clauses.party import Party
from tawatur.claims.clauses.view import STYLE, EventView
from tawatur.text.endings import is_accusative

__all__ = ["is_office", "name_behind_office", "name_behind_title", "seat_of_law"]

#: The longest phrase that tells what an office is for.
_DUTY = 7
#: Whoever is sent to a country or body.
_POSTED = "posted"
#: The role of the preposition that names it, which elsewhere opens a circumstance ("at", "upon").
_ASIDE = "stop"
#: The preposition that names whose something indefinite is.
_OF = "ل"


def name_behind_office(view: EventView, head: int, at: int, limit: int) -> int | None:
    """Where a phrase ends that an office opens, behind its place or duty: the name of whoever holds it, or the seat."""
    named = _name_behind_place(view, head, at, limit) or _name_behind_duty(view, head, at, limit)
    return named or _seat_abroad(view, head, at, limit)


def _name_behind_place(view: EventView, head: int, at: int, limit: int) -> int | None:
    """Where a person's name ends that stands behind the place of his office ("the rebel leader in D., M. A.")."""
    if view.kinds[head] not in ("official", "army") or view.names[head] is not None:
        return None
    inner = at + 1 if view.classes[at].tag == "prep" else at
    place = view.names[inner] if inner < limit else None
    if place is None or place.first != inner or place.type not in ("LOC", "ORG"):
        return None
    behind = past_brackets(view, place.stop, limit)
    if behind < limit and view.kinds[behind] == "official" and view.classes[behind].definite:
        behind += 1
    end = behind_person(view, behind) if behind < limit else behind
    return end if end > behind else None


def _name_behind_duty(view: EventView, head: int, at: int, limit: int) -> int | None:
    """Where a person's name ends that stands behind what his office is for, and where ("the head of the mission for
    support in L., B. L.", by "li-")."""
    found = view.classes[at]
    if view.kinds[head] != "official" or view.names[head] is not None or found.preposition != _OF:
        return None
    if view.kinds[at] or view.names[at] is not None or view.markers[at] is not None or view.times[at] is not None:
        return None
    stop = at + 1
    while stop < limit:
        end = behind_person(view, stop)
        if end > stop or stop >= at + _DUTY:
            return end if end > stop else None
        word = view.classes[stop]
        placed = word.tag == "prep" and not word.pronoun and view.role_at(stop) == "place"
        if not placed and (word.tag not in ("noun", "adj", "name") or word.preposition or word.conjunction):
            return None
        stop += 1
    return None


def name_behind_title(view: EventView, head: int, at: int, limit: int) -> int | None:
    """Where a person's name ends before which the whole title stands that a phrase began ("the chief of staff, the
    lieutenant general | X", "the servant of the two mosques, noble ones | the king X")."""
    found, token = view.classes[at], view.tokens[head]
    if view.kinds[head] not in ("official", "army") or view.kinds[at] or not found.definite or found.preposition:
        return None
    stop = at
    while stop < limit and view.classes[stop].definite and view.names[stop] is None:
        stop += 1
    name = view.names[stop] if stop < limit else None
    if name is None or name.first != stop or name.type != "PER" or name.title is None or stop == at:
        return None
    return name.stop if name.title.start <= token.start < name.title.end else None


def _seat_abroad(view: EventView, head: int, at: int, limit: int) -> int | None:
    """Where the country or body ends at which somebody is posted ("the Chinese ambassador to L.")."""
    inner, found = at + 1, view.classes[at]
    name = view.names[inner] if inner < limit else None
    posted = view.persons.get(head) == _POSTED and view.role_at(at) == _ASIDE and not found.conjunction
    if found.tag != "prep" or not posted or name is None or name.first != inner or name.type not in ("LOC", "ORG"):
        return None
    return name.stop


def seat_of_law(view: EventView, head: int, at: int, limit: int) -> int | None:
    """Where the court ends at which a prosecutor or judge sits ("the prosecutor at the court of R.")."""
    inner, found = at + 1, view.classes[at]
    office = view.kinds[head] in ("official", "government") and view.classes[head].tag == "noun"
    if not office or found.tag != "prep" or found.conjunction or found.pronoun or view.role_at(at) != _ASIDE:
        return None
    court = view.classes[inner] if inner < limit and view.kinds[inner] == "government" else None
    if court is None or court.tag != "noun" or court.gender != "f" or court.pronoun or view.is_place(inner):
        return None
    name = view.names[inner]
    stop = name.stop if name is not None and name.first == inner else inner + 1
    if stop == inner + 1 < limit and not court.definite and view.classes[stop].tag in ("noun", "name"):
        genitive = view.names[stop]
        stop = genitive.stop if genitive is not None else stop + 1
    while stop < limit and view.classes[stop].tag == "adj" and view.classes[stop].gender == "f":
        stop += 1
    return stop


def is_office(view: EventView, before: Party, party: Party) -> bool:
    """Whether a phrase behind a person's name is his office ("X, the head of the committee, called on")."""
    name = view.names[before.stop - 1]
    found = view.classes[party.head]
    single = view.kinds[party.head] == "official" and found.number != "pl" and not view.plural[party.head]
    person = name is not None and name.type == "PER"
    own = has_person(view, party) or (not found.definite and is_accusative(view.tokens[party.head].text))
    own = own or view.persons.get(party.first) == STYLE or _is_other_office(view, before, party)
    return person and single and not own and not found.pronoun and not view.classes[party.first].conjunction


def _is_other_office(view: EventView, before: Party, party: Party) -> bool:
    """Whether an office of a nation, with the article, stands without a comma behind somebody whose office is told: it
    is another's ("the king of X, Y | the Chinese ambassador")."""
    beside = party.first == before.stop and view.classes[party.head].definite
    held = view.kinds[before.head] == "official" and view.names[before.head] is None
    return beside and held and any(view.nations[at] for at in range(party.head + 1, party.stop))
