"""Whether what stands behind a noun phrase belongs to it: whose it is by "li-", or only where something was."""

from __future__ import annotations

from tawatur.claims.clauses.party import Party
from tawatur.claims.clauses.phrasefit import HEADS, RANKS, is_noun
from tawatur.claims.clauses.view import QUANTITY, EventView, is_state
from tawatur.text.clitics import ARTICLE

__all__ = ["are_of", "describes_named", "is_matter", "is_post_of", "lies_there", "opens_circumstance"]

#: The roles of "after" and of "near" and the like.
_CIRCUMSTANCE, _PLACE = "stop", "place"
#: The last letter of plurals before a genitive ("fighters of").
_YA = "ي"
#: The attached "my", spelled like the ending of several before a genitive.
_MY = "ي"
#: Kinds of those of whom something is asked, or who hinder from something.
_POWERS = frozenset({"government", "official", "body"})
#: Kinds of people who are nobody's; the sort of people who always are.
_PEOPLE, _ATTACHED = frozenset({"army", "police", "armed", "civilian", "crowd"}), "attached"
#: Whoever is sent by somebody ("the special envoy of").
_POSTED = "posted"
#: Kinds of those whom a word may name that else describes ("the opponent", "the worker").
_SOMEBODY = frozenset({"civilian", "crowd", "official"})
#: Marks that close a name, and letters of what ends like a feminine.
_CLOSING, _TA_MARBUTA = frozenset('»"”)]'), "ة"
#: How participles are built, and within how many words the name of a person would follow them.
_PASSIVE, _ALIF, _NAMED = "م", "ا", 3


def lies_there(view: EventView, head: int, at: int) -> bool:
    """Whether a word for a side of a place or its surroundings tells where something was, not whose people are told
    ("five soldiers | north of the capital", "ten workers | near the border"); residents are somewhere's."""
    found = view.classes[at]
    if view.names[at] is not None or (view.plural[at - 1] and view.tokens[at - 1].text[-1] == _YA):
        return False
    where = view.tokens[at].norm in view.directions or view.role_at(at) == _PLACE
    if not where or found.definite or found.pronoun or found.conjunction:
        return False
    counted = view.classes[head].tag == "num" or (head > 0 and view.classes[head - 1].tag == "num")
    people = view.kinds[head] in _PEOPLE or head in view.people
    whole = counted or (people and view.persons.get(head) != _ATTACHED)
    return whole and not view.classes[head].definite


def opens_circumstance(view: EventView, at: int) -> bool:
    """Whether "after" or the like opens circumstances at a token, where a phrase ends ("a party's seat | after"): no
    place stands behind it, in the midst of which the phrase lies."""
    if view.role_at(at) != _CIRCUMSTANCE:
        return False
    behind = at + 1
    return behind >= len(view.tokens) or not (view.is_site(behind) or view.is_place(behind))


def is_post_of(view: EventView, head: int, at: int) -> bool:
    """Whether "li-" names whose an indefinite post or unit is ("a checkpoint of the police")."""
    body = view.kinds[at] in ("government", "body", "army", "armed")
    name = view.names[at]
    if _is_closed(view, head, at):
        return False
    named = name is not None and name.first == at and name.type == "ORG"
    if view.kinds[head] == "official" and (named or (body and view.classes[at].definite)):
        return view.classes[at].tag in HEADS
    if view.persons.get(head) == _POSTED and view.kinds[at] == "official" and view.classes[at].definite:
        return view.classes[at].tag == "noun"
    indefinite = not view.classes[head].definite and not view.classes[at - 1].definite
    if indefinite and at - 1 == head and _is_thing(view, at) and (_is_thing(view, head) or view.kinds[head] == "post"):
        return view.classes[at].definite
    if view.kinds[head] == "post" and view.classes[at - 1].tag == "adj":
        indefinite = True
    owner = view.kinds[at] in (*RANKS, "government", "armed", "body") or view.names[at] is not None
    owner = owner and (view.kinds[head] != "armed" or view.classes[at].definite or view.names[at] is not None)
    return (
        indefinite
        and owner
        and view.kinds[head] in ("post", "army", "police", "armed")
        and view.classes[at].tag != "verb"
    )


def _is_closed(view: EventView, head: int, at: int) -> bool:
    """Whether a phrase tells already whose it is: by its nation or name, or by "li-" before ("the French president |
    to the army", "the secretary-general of X | to")."""
    last, name = view.classes[at - 1], view.names[at - 1]
    named = name is not None and name.type == "ORG" and name.first == head and name.stop == at
    nation = view.nations[at - 1] and at - 1 > head and last.definite
    owned = name is not None and any(view.classes[k].preposition for k in range(head + 1, at))
    return nation or named or owned


def _is_thing(view: EventView, at: int) -> bool:
    """Whether a noun is nobody ("a station for power")."""
    return is_noun(view, at) and view.kinds[at] == "" and view.names[at] is None


def describes_named(view: EventView, head: int, at: int) -> bool:
    """Whether a participle for one man, behind the mark that closes the name of a body, only describes the body ("the
    party 'X', | the opposing one", "the service 'X' | working in"): no name follows it."""
    found, before, name = view.classes[at], view.tokens[at - 1].text, view.names[head]
    body = (name is not None and name.type == "ORG") or view.kinds[head] in ("body", "armed", "government")
    body = body and view.classes[head].gender != "f"
    if before not in _CLOSING or not body or not found.definite or found.tag not in ("noun", "adj"):
        return False
    if found.preposition or found.conjunction or view.kinds[at] not in _SOMEBODY or view.plural[at]:
        return False
    stem = view.tokens[at].norm.removeprefix(ARTICLE)
    participle = stem[0] == _PASSIVE or stem[1:2] == _ALIF
    named = any(name is not None and name.type == "PER" for name in view.names[at : at + _NAMED])
    return participle and not (named or view.tokens[at].text[-1] == _TA_MARBUTA)


def are_of(view: EventView, head: int, inner: Party) -> bool:
    """Whether known people can be of those that "from" governs ("the demonstrators of the supporters of"), who are no
    one asked or told ("the union asked | of the government")."""
    several = view.plural[head] or view.classes[head].number == "pl" or view.classes[head].tag != "noun"
    name = view.names[inner.head]
    power = view.kinds[inner.head] in _POWERS or (name is not None and name.type == "LOC" and is_state(name))
    return view.kinds[head] == QUANTITY or (several and not power)


def is_matter(view: EventView, inner: Party, *, about: bool) -> bool:
    """Whether what "from" or "about" governs is no part of the phrase before: his own post or work ("was dismissed from
    his post"), and about what nobody is sent ("went on strike | from work")."""
    if view.can_act(inner.first, inner.stop) or view.is_site(inner.head) or view.is_place(inner.head):
        return False
    return about or view.classes[inner.head].pronoun not in ("", _MY)
