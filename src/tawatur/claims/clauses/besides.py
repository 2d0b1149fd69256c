"""Where two phrases stand beside each other without a mark, as subject and object do: who somebody is tells it."""

from __future__ import annotations

from tawatur.claims.clauses.party import Party
from tawatur.claims.clauses.phrasefit import COLLECTIVES, takes_genitive
from tawatur.claims.clauses.view import POST, SCORES, EventView
from tawatur.text.endings import may_be_object
from tawatur.text.inflection import has_nisba_ending

__all__ = [
    "is_alike", "is_behind_relative", "is_beside", "is_charged", "is_force", "is_further_deed", "is_related",
    "is_title", "is_whole", "names_office",
]  # fmt: skip

#: Kinds of nouns for people who hold no office, and of those among them in arms.
_DOERS = frozenset({"civilian", "army", "police", "crowd", "armed"})
_ARMED = frozenset({"armed", "army", "police"})
#: Kinds of those to whom something is done, none of whom a gunman is of.
_BEFALLEN = frozenset({"official", "civilian", "crowd", "post"})
#: How many words a weapon has at most that stands right before what it hits ("a drone", "a war plane").
_SHORT = 2
#: How masculine plurals end before their genitive ("fighters of").
_BOUND = ("و", "ي")
#: Modes of weapons whose words say of which sort another one is ("a fighter plane", "an unmanned plane").
_AERIAL, _DRONE = "aerial", "drone"
#: Kinds of nouns that stand before somebody's name as his title.
_TITLED, _CROWD = frozenset({"civilian", "official", "armed"}), "crowd"
_RELATIVE, _ATTACHED, _WOMAN = "relative", "attached", "woman"
_COMMAS = frozenset("،,")
#: What bodies organise, which is no part of their name ("organised associations | a stand").
_PROTEST = "PROTEST"
#: The sort of words for the accused.
_CHARGED = "charged"
#: How participles begin, and words of relation end.
_PARTICIPLE, _YA = "م", "ي"


def is_beside(view: EventView, head: int, at: int) -> bool:
    """Whether somebody stands beside a man or fighters who do something to him, without a mark of it: a woman, a
    relative of theirs, or whatever a lone gunman attacks ("killed a man | his wife", "kidnapped gunmen | a nurse",
    "shot a gunman | the ambassador")."""
    found, first = view.classes[at], view.classes[head]
    if _is_hit(view, head, at) or _is_attacked(view, head, at) or _is_behind_count(view, at):
        return True
    deed = view.deeds.get(at)
    if deed is not None and deed.type == _PROTEST and view.kinds[at - 1] == "body" and not found.definite:
        return True
    closed = view.persons.get(head) == _RELATIVE or view.kinds[head] not in _DOERS or first.definite
    nominal = found.tag in ("noun", "name") or (found.tag == "adj" and found.definite)
    if closed or not nominal or found.preposition or found.conjunction:
        return False
    if at - 1 == head and _is_lone(view, head):
        name = view.names[at]
        placed = view.is_site(at) or (name is not None and name.type in ("LOC", "PER"))
        if placed or view.kinds[at] in _BEFALLEN:
            return True
    if _is_free(view, head) and _is_somebody(view, at):
        return True
    if found.definite:
        return False
    if _is_several(view, at) and head in view.singles:
        return True
    woman = view.persons.get(at) == _WOMAN and not found.pronoun and first.gender != "f"
    return woman or (view.persons.get(at) == _RELATIVE and found.pronoun != "")


def _is_behind_count(view: EventView, at: int) -> bool:
    """Whether a definite noun, or an object, stands right behind one of people whom a number counts, who have no
    genitive then ("cut 300 protesters | the road")."""
    found, counted = view.classes[at], view.classes[at - 1]
    people = counted.tag == "noun" and (at - 1 in view.people or view.kinds[at - 1] in (*_DOERS, "body"))
    several = view.plural[at - 1] or counted.number not in ("", "sg")
    bound = several and view.tokens[at - 1].text[-1] in _BOUND
    numbered = at > 1 and view.classes[at - 2].tag == "num" and view.names[at] is None and not bound
    numbered = numbered and not (several and (view.kinds[at - 2] != "" or view.persons.get(at - 2) == SCORES))
    closed = found.definite or (not several and may_be_object(view.tokens[at].text))
    return people and numbered and found.tag == "noun" and closed and not (counted.definite or counted.pronoun)


def _is_hit(view: EventView, head: int, at: int) -> bool:
    """Whether an indefinite place, post or person stands right behind a weapon that a verb has for its subject, so that
    the weapon struck it ("hit a drone | a school")."""
    weapon, found = view.means[at - 1], view.classes[at]
    if weapon is None or not weapon.agentive:
        return False
    opens = head > 0 and at - head <= _SHORT and view.classes[head - 1].tag == "verb"
    if not opens or view.classes[head].preposition:
        return False
    plain = (
        found.tag in ("noun", "num")
        and not view.nations[at]
        and not (found.definite or found.preposition or found.conjunction)
    )
    if view.classes[at - 1].definite or not plain:
        return False
    other = view.means[at]
    if other is not None:
        return other.mode not in (weapon.mode, _AERIAL, _DRONE)
    if view.kinds[at] == POST or view.is_site(at) or at in view.singles:
        return True
    ahead = view.classes[at + 1] if at + 1 < len(view.classes) else found
    owned = (ahead.definite and not ahead.preposition) or (at + 1 < len(view.names) and view.names[at + 1] is not None)
    return view.kinds[at] != "" and not owned


def _is_attacked(view: EventView, head: int, at: int) -> bool:
    """Whether an indefinite post stands right behind several fighters, who have no genitive ("seized pirates | a
    boat")."""
    if at - 1 != head or view.kinds[at] != POST or view.kinds[head] != "armed":
        return False
    found, first = view.classes[at], view.classes[head]
    plain = found.tag == "noun" and not (found.definite or found.preposition or found.conjunction or found.pronoun)
    several = view.plural[head] and not first.definite and not first.pronoun
    return plain and several and view.tokens[head].text[-1] not in _BOUND


def _is_several(view: EventView, at: int) -> bool:
    """Whether an indefinite noun names several people, as one man before it does not ("killed a guard | two men")."""
    many = view.plural[at] or view.classes[at].number in ("du", "pl")
    people = at in view.people or view.kinds[at] in _BEFALLEN
    return many and people and not view.classes[at].pronoun and not view.nations[at]


def _is_free(view: EventView, at: int) -> bool:
    """Whether an indefinite noun for one person is no guard, driver or the like of whoever stands behind it."""
    return at in view.singles and not view.classes[at].pronoun and view.persons.get(at) != _ATTACHED


def _is_somebody(view: EventView, at: int) -> bool:
    """Whether somebody known stands there: in office, by name, definite ("attacked a soldier | the mayor")."""
    name = view.names[at]
    named = name is not None and name.first == at and name.type == "PER" and name.stop - at > 1
    office = view.kinds[at] == "official" and view.classes[at].tag == "noun"
    return named or (office and not view.plural[at]) or (view.classes[at].definite and at in view.singles)


def _is_lone(view: EventView, at: int) -> bool:
    """Whether an indefinite noun for one in arms, a participle or word of relation, has no genitive ("a gunman")."""
    found, text = view.classes[at], view.tokens[at].text
    single = found.number in ("", "sg") and not view.plural[at] and found.gender != "f" and not found.pronoun
    single = single and at in view.people
    return single and view.kinds[at] in _ARMED and (text[0] == _PARTICIPLE or text[-1] == _YA)


def is_alike(view: EventView, at: int) -> bool:
    """Whether a noun only describes the one before it, with the same definiteness and ending ("unknown gunmen")."""
    before, token = view.tokens[at - 1], view.tokens[at]
    found = view.classes[at]
    same = found.definite == view.classes[at - 1].definite and not found.pronoun and not found.conjunction
    known = bool(view.kinds[at] and view.kinds[at - 1])
    if view.kinds[at - 1] in _ARMED and view.kinds[at] in COLLECTIVES:
        return False
    two = found.number == "du" and found.definite and view.kinds[at] == ""
    return same and before.norm[-2:] == token.norm[-2:] and (known or two)


def is_title(view: EventView, head: int, at: int, limit: int) -> bool:
    """Whether a word for somebody, read as an adjective of the name before it, stands before a person's name of its own
    ("arrested X | the leader Y")."""
    ahead = view.names[at + 1] if at + 1 < limit else None
    person = ahead is not None and ahead.type == "PER" and ahead.first == at + 1
    apart = view.names[at - 1] is not None or head not in view.singles
    apart = apart and not (at - 1 == head and takes_genitive(view, head))
    return person and apart and not view.plural[at] and (view.kinds[at] in _TITLED or _is_styled(view, head, at))


def _is_styled(view: EventView, head: int, at: int) -> bool:
    """Whether a word for one of a crowd, or a known title, stands right before the name of whoever bears it: not behind
    an office, whose holder's it may be, nor where it lies ("the head of the office in the council of X | the engineer
    Y")."""
    governed = view.classes[head].preposition != "" or (head > 0 and view.classes[head - 1].tag == "prep")
    if governed or view.kinds[head] == "official":
        return False
    name = view.names[at + 1]
    titled = name is not None and name.title is not None and name.title.start == view.tokens[at].start
    return view.kinds[at] == _CROWD or titled


def is_whole(view: EventView, party: Party) -> bool:
    """Whether some can be part of a phrase: those who can act, or what is definite or counted, no deed ("kept a convoy
    | from entering")."""
    found = view.classes[party.first]
    known = (
        found.definite
        or found.pronoun != ""
        or found.tag in ("num", "dem", "adj")
        or view.names[party.first] is not None
    )
    return known or view.kinds[party.head] != "" or view.can_act(party.first, party.stop)


def names_office(view: EventView, before: Party, party: Party) -> bool:
    """Whether a name between commas only says who an office is ("the prime minister, X, promised")."""
    name, own = view.names[party.first], view.names[before.stop - 1]
    person = name is not None and name.type == "PER" and view.tokens[party.first - 1].text in _COMMAS
    office = view.kinds[before.head] == "official" and (own is None or own.type != "PER")
    return person and office and not view.classes[party.first].conjunction


def is_force(view: EventView, head: int) -> bool:
    """Whether a definite word for troops or police is no person's title ("the army of S. | the president X")."""
    return view.kinds[head] in ("army", "police") and view.classes[head].definite and head not in view.singles


def is_behind_relative(view: EventView, head: int, at: int) -> bool:
    """Whether an office stands right behind a relative of somebody told of before ("his brother | the minister of")."""
    own = view.persons.get(head) == _RELATIVE and view.classes[head].pronoun != ""
    return own and at - 1 == head and view.kinds[at] == "official"


def is_related(view: EventView, at: int) -> bool:
    """Whether a nation's adjective or another definite one of relation stands there, which no preposition completes
    ("the Ethiopian forces | from it"), unlike "the ones loyal to it"."""
    related = view.classes[at].definite and has_nisba_ending(view.tokens[at].norm) and view.markers[at] is None
    return related or view.nations[at]


def is_charged(view: EventView, at: int) -> bool:
    """Whether a word for the accused describes the man before it ("the officer | accused of")."""
    found, before = view.classes[at], view.classes[at - 1]
    same = found.definite == before.definite and found.gender == before.gender
    same = same and not (found.pronoun or before.pronoun)
    return view.charges.get(at) == _CHARGED and same and before.tag == "noun" and at - 1 in view.people


def is_further_deed(view: EventView, before: Party, party: Party) -> bool:
    """Whether "and" joins no party to somebody but what else was done ("killed X | and the wounding of Y")."""
    found = view.classes[party.head]
    deed = party.head in view.deeds and not (found.definite or found.pronoun) and view.kinds[party.head] == ""
    return deed and before.head not in view.deeds and view.can_act(before.first, before.stop)
