"""Roles of an event: who is accepted as actor, recipient and place, and what prepositions add."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from tawatur.claims.clauses.clauses import Attached
from tawatur.claims.clauses.descriptions import is_trade
from tawatur.claims.clauses.parties import Party
from tawatur.claims.clauses.phrasefit import HEADS, is_adverb, is_noun
from tawatur.claims.clauses.view import POST, THING, EventView, is_state
from tawatur.claims.participants.givers import GIVERS
from tawatur.claims.participants.keptfrom import before_theme
from tawatur.claims.participants.otherparties import other_side, party_within
from tawatur.claims.participants.sitephrases import (
    is_place,
    is_site,
    is_site_noun,
    is_somebody,
    lies_in_situation,
)
from tawatur.claims.triggers.triggers import Candidate
from tawatur.lexicon.concepts.triggers import EventTrigger
from tawatur.text.folding import fold

__all__ = ["SUBJECT_OF_LIGHT", "Roles", "is_receiver", "listed_role", "pronoun_behind", "read_attached"]

#: Acts of which no mere place is the recipient.
_ASKED = frozenset({"REQUEST", "AGREE"})
_BODY = "body"
#: Acts that are done to somebody.
_PERSONAL = frozenset({"AID", "REQUEST", "CONSULT", "AGREE", "COOPERATE"})
_VISIT, _RESIGN = "visit", "resign"
#: Acts that nobody suffers.
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_REQUEST, _THREATEN, _AGREE, _ASSAULT = "REQUEST", "THREATEN", "AGREE", "ASSAULT"
_CONSULT, _SEVERAL = "CONSULT", "multilateral"
#: Acts that can be done to things and places.
_PROTEST, _AT_THINGS = "PROTEST", frozenset({"boycott", "obstruct", "vandalize"})
#: ... and modes of those that are done to people and places, not to goods and doors.
_ON_PEOPLE = frozenset({"restrict", "withhold", "censor"})
_VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})
#: Acts that one does alone, or with others to somebody else ("in coordination with").
_ALONE = _VIOLENT | {"AID"}
#: Acts whose object goes to somebody, or is kept from him, and the preposition that names him.
_GIVEN, _COERCE = frozenset({"AID", "SANCTION"}), "COERCE"
_TO = "ل"
#: The preposition with which one meets somebody, and which marks places.
_IN = "ب"
#: Roles of those with whom or between whom something is done.
_WITH, _SHARING = "company", "sharing"
_BESIDE = frozenset({_WITH, "pair"})
#: Acts that answer what others do or agree with each other.
_JUDGED = frozenset({"REJECT", "SUPPORT"})
#: Roles of words that say who is blamed.
_BLAME = frozenset({"blamed", "accused"})
#: The longest description that parts two phrases of one preposition.
_DESCRIPTION = 4
#: The rule of the subject of a verb that carries the event.
SUBJECT_OF_LIGHT = "subject of a light verb"
#: The word before two sides, and what may part them.
_BETWEEN = "between"
_COMMAS = frozenset("،,")
#: How many words part two places of what is talked about ("the situation in X, | especially in | Y").
_NEXT = 3


class Roles:
    """Collects parties by role, first come first served."""

    def __init__(self, view: EventView, trigger: Candidate) -> None:
        self.view, self.trigger = view, trigger
        self.found: dict[str, list[Party]] = {"actor": [], "recipient": [], "place": [], "theme": []}
        self.rules: list[str] = []

    def add(self, role: str, parties: tuple[Party, ...] | list[Party], rule: str) -> None:
        if role == "within" and parties:
            role, parties = "recipient", party_within(self.view, parties[0])
        if role not in self.found or not parties:
            return
        if role == "recipient" and rule == SUBJECT_OF_LIGHT and self._is_meeting():
            role = "actor"
        many = role == "place" or (role == "actor" and self.trigger.entry.joint)
        if self.found[role] and not many:
            return
        view = self.view
        able = [p for p in parties if not p.first <= self.trigger.first < p.stop and not _blames(view, p.first)]
        violent = self.trigger.entry.type in _VIOLENT
        able = list(takewhile(lambda p: not _is_deed(view, p) or (p is parties[0] and not violent), able))
        if role == "actor":
            able = [p for p in able if self._can_be_actor(p, able, rule) and not _describes(view, p.first)]
        elif role == "place":
            able = [p for p in able if not is_somebody(view, p)]
        elif role == "recipient":
            able = [before_theme(view, self.trigger.entry, p) for p in able]
            able = [p for p in able if not _is_nobody(view, p, self.trigger.entry)]
        able = [p for p in able if p not in self.found[role]]
        self.found[role].extend(able)
        if self.found[role]:
            self.rules.append(f"{role}: {rule}")

    def _is_meeting(self) -> bool:
        """Whether all parties act, whoever called or invited whom ("received a call from")."""
        return self.trigger.entry.joint and self.trigger.entry.type == _CONSULT

    def _can_be_actor(self, party: Party, beside: list[Party], rule: str) -> bool:
        """Whether a phrase can act, or is one of two sides of which the other can ("between the army and X")."""
        view, sided = self.view, rule.startswith(_BETWEEN)
        if view.can_act(party.first, party.stop) or not sided:
            return view.can_act(party.first, party.stop)
        known = view.classes[party.head].definite and not is_place(view, party)
        return known and any(view.can_act(p.first, p.stop) for p in beside)

    def extend(self, before: tuple[Party, ...], parties: tuple[Party, ...]) -> None:
        """Give parties that are joined to others the role of these."""
        role = next((r for r in ("actor", "recipient") if before and before[-1] in self.found[r]), None)
        if role is not None and not any(_is_nobody(self.view, p, self.trigger.entry) for p in parties):
            self.found[role].extend(p for p in parties if p not in self.found[role])


def _is_deed(view: EventView, party: Party) -> bool:
    """Whether a phrase names an act, not a prison, a convoy or a crowd spelled like one."""
    return party.first in view.deeds and view.kinds[party.head] not in (POST, _BODY)


def _describes(view: EventView, at: int) -> bool:
    """Whether an indefinite adjective stands right behind the noun that it describes ("heavy military vehicles")."""
    found, before = view.classes[at], view.classes[at - 1] if at else None
    if before is None or found.tag != "adj" or found.definite or found.preposition or found.conjunction:
        return False
    apart = view.plural[at] and not (view.plural[at - 1] or before.number == "pl")
    return before.tag == "noun" and not (before.definite or before.pronoun or apart) and view.names[at] is None


def _blames(view: EventView, at: int) -> bool:
    """Whether a word only says that an attack is ascribed to somebody."""
    return view.role_at(at) in _BLAME


def _goes_on(view: EventView, last: Attached, phrase: Attached) -> bool:
    """Whether "and" joins a phrase to the one right before it by the same preposition ("on X and on Y")."""
    first = phrase.parties[0].first
    opening = first if view.classes[first].preposition else first - 1
    joined = view.classes[opening].conjunction and (opening == first or view.classes[opening].tag == "prep")
    behind = last.parties[-1].stop
    between = range(behind, opening - (view.tokens[opening - 1].text in _COMMAS))
    near = 0 <= opening - behind <= _DESCRIPTION and all(view.classes[k].tag in HEADS for k in between)
    return joined and last.marker == phrase.marker and near


def _is_nobody(view: EventView, party: Party, entry: EventTrigger) -> bool:
    """A lone indefinite word that names no agent, or a bare adjective; of peaceful acts, whatever names nobody."""
    kind = entry.type
    placed = kind not in _ASKED and is_place(view, party)
    if kind in _PERSONAL and not view.can_act(party.first, party.stop) and not placed:
        return True
    if (kind not in _VIOLENT or (kind == _PROTEST and entry.mode not in _AT_THINGS)) and not _names_somebody(
        view, party
    ):
        return True
    placed = is_site(view, party) or (view.kinds[party.head] == POST and view.persons.get(party.head) != THING)
    if entry.mode in _ON_PEOPLE and not placed and not _names_somebody(view, party):
        return True
    found = view.classes[party.first]
    if (weapon := view.means[party.head]) is not None and not weapon.agentive:
        return True
    alone = party.stop - party.first == 1 and not view.can_act(party.first, party.stop)
    adjective = found.tag == "adj" and not is_noun(view, party.first) and not view.is_site(party.first)
    adjective = adjective and not _is_person(view, party.first)
    return alone and (adjective or is_adverb(view, party.first) or found.tag == "dem")


def _is_person(view: EventView, at: int) -> bool:
    """Whether an indefinite word read as an adjective right behind a verb is for people ("beat | a demonstrator")."""
    found = view.classes[at]
    known = at in view.people and not view.nations[at] and not found.definite
    return known and at > 0 and view.classes[at - 1].tag == "verb"


def _names_somebody(view: EventView, party: Party) -> bool:
    return any(
        view.kinds[at] not in ("", POST) or view.nations[at] or view.names[at] is not None
        for at in range(party.first, party.stop)
    ) or view.names_people(party.head)


def read_attached(view: EventView, trigger: Candidate, roles: Roles, attached: tuple[Attached, ...]) -> None:
    entry = trigger.entry
    themed, visits, about, paired = False, entry.mode == _VISIT, -_NEXT, False
    last: Attached | None = None
    taken = pronoun_behind(view, trigger)
    for phrase in _own(view, trigger, attached):
        if taken and phrase.marker == taken:
            continue
        if last is not None and _goes_on(view, last, phrase):
            roles.extend(last.parties, phrase.parties)
        last = phrase
        if phrase.role == "pair" and paired and not _is_joined(view, phrase):
            continue
        paired = paired or phrase.role == "pair"
        own = phrase.role == "actor" and phrase.marker == _TO
        role = "actor" if own else listed_role(entry.prepositions, phrase.marker)
        if role == "theme" and (entry.type == _THREATEN or entry.mode == "convict"):
            roles.add("recipient", party_within(view, phrase.parties[0]), "party of what is threatened")
        if role is None:
            aside = phrase.role == "claimed" or (phrase.role == "recipient" and _is_mutual(entry))
            role = "" if aside else GIVERS.get((phrase.role, entry.type), phrase.role)
        noun = trigger.shape != "verb" and view.classes[trigger.first].tag != "verb"
        if noun and entry.noun_from and phrase.marker == fold(entry.noun_from) and phrase is attached[0]:
            role = "actor"
        sided = entry.joint and entry.type == _ASSAULT and phrase.role == _WITH and phrase is attached[0]
        if role == "recipient" and sided:
            role = "actor"
        to_whom = phrase.marker == _TO or (noun and phrase.role == "")
        if role == "theme" and entry.type == _REQUEST and to_whom and _is_asked(view, phrase):
            role = "recipient"
        themed = themed or role == "theme"
        if role == "actor" and phrase.role == "actor" and entry.type in ("ACCUSE", "SUPPORT") and not entry.joint:
            role = "recipient"
        if _is_where(view, phrase, role or "", entry):
            role = "place"
        if role == "recipient" and entry.type == _PROTEST and not _names_somebody(view, phrase.parties[0]):
            continue
        if role == "pair" and trigger.shape == "verb" and len(roles.found["actor"]) > 1:
            continue
        if role == "pair" and entry.type in _JUDGED and not entry.joint:
            roles.add("recipient", (*phrase.parties, *other_side(view, phrase)), f"between ({phrase.marker})")
        elif role == "pair":
            roles.add("actor", (*phrase.parties, *other_side(view, phrase)), f"between ({phrase.marker})")
        elif role == "company" and visits:
            continue
        elif role == "company" and (entry.joint or (entry.type not in _ALONE and not themed)):
            met = entry.joint and entry.type == _CONSULT
            roles.add("actor" if met else "recipient", phrase.parties, f"with ({phrase.marker})")
        elif role == _SHARING and entry.type == _CONSULT and (entry.joint or entry.mode == _SEVERAL):
            roles.extend(tuple(roles.found["actor"][-1:]), phrase.parties)
            roles.add("actor", phrase.parties, f"with ({phrase.marker})")
        elif role == "place":
            first = phrase.parties[0].first
            talked = entry.type not in _VIOLENT and lies_in_situation(view, phrase.parties[0], trigger)
            talked = talked or 0 < first - about <= _NEXT
            about = phrase.parties[-1].stop if talked else about
            places = () if talked else tuple(p for p in phrase.parties if is_site(view, p))
            roles.add("place", places, f"place ({phrase.marker})")
        elif role == "recipient" and entry.object == "place" and not visits and is_site(view, phrase.parties[0]):
            roles.add("place", phrase.parties, f"place ({phrase.marker})")
        elif role:
            roles.add(role, phrase.parties, f"preposition ({phrase.marker})")
        elif (
            (entry.type in _GIVEN or (noun and entry.type == _COERCE))
            and phrase.marker == _TO
            and view.can_act(phrase.parties[0].first, phrase.parties[0].stop)
        ):
            roles.add("recipient", phrase.parties, f"preposition ({phrase.marker})")


def pronoun_behind(view: EventView, trigger: Candidate) -> str:
    """The preposition with a pronoun right behind an event's word that names its recipient ("the charge against him"):
    no phrase behind the same preposition is one then."""
    at = trigger.stop
    if at >= view.sentence(trigger.first).stop or view.classes[at].tag != "prep" or not view.classes[at].pronoun:
        return ""
    keys = {variant.key for variant in view.tokens[at].bound}
    wanted = (fold(text) for text, role in trigger.entry.prepositions.items() if role == "recipient")
    return next((text for text in wanted if text in keys), "")


def is_receiver(view: EventView, party: Party) -> bool:
    """Whether the object of giving names somebody, who then gets what follows ("granted the country a loan")."""
    if view.means[party.head] is not None or (view.kinds[party.head] == "army" and view.names[party.head] is None):
        return False
    return view.can_act(party.first, party.stop) and view.is_political(party.first, party.stop)


def _is_mutual(entry: EventTrigger) -> bool:
    """Whether nobody suffers an act, so that "against" and "on" name only what it is about."""
    return entry.type in _MUTUAL or entry.mode == _RESIGN


def _is_asked(view: EventView, phrase: Attached) -> bool:
    """Whether "li-" behind a call names to whom it goes ("its call to all parties to")."""
    party = phrase.parties[0]
    known = view.classes[party.first].definite or view.names[party.first] is not None or view.kinds[party.first] != ""
    return known and view.can_act(party.first, party.stop)


def _is_where(view: EventView, phrase: Attached, role: str, entry: EventTrigger) -> bool:
    """Whether a phrase tells the place of an attack, of a meeting ("met in Riyadh") or where aid arrives."""
    if role == "recipient" and entry.type == _ASSAULT:
        hit = phrase.role == role
        return all(is_place(view, p) and not (hit and _is_country(view, p)) for p in phrase.parties)
    if role == "recipient" and entry.type == "AID":
        return len(phrase.marker) > 1 and is_site_noun(view, phrase.parties[0].head)
    party = phrase.parties[0]
    return (
        role == "actor"
        and entry.joint
        and phrase.marker == _IN
        and view.kinds[party.head] in ("", "government")
        and (view.is_place(party.head) or is_site_noun(view, party.head))
    )


def _is_country(view: EventView, party: Party) -> bool:
    """Whether a phrase is headed by the name of a country or its capital."""
    name = view.names[party.head]
    return name is not None and name.type == "LOC" and is_state(name)


def _own(view: EventView, trigger: Candidate, attached: tuple[Attached, ...]) -> Iterator[Attached]:
    """The attached phrases that are no part of a deed named behind the event ("fight for control of", "after ...")."""
    for number, phrase in enumerate(attached):
        if not phrase.parties or _is_of_other(view, trigger, phrase) or _is_inner(view, attached, number):
            continue
        before = attached[number - 1] if number else None
        last = before.parties[-1] if before is not None and before.parties else None
        deed = before is not None and last is not None and (before.marker == _TO or before.role == "stop")
        if deed and last is not None and not view.can_act(last.first, last.stop) and not is_site(view, last):
            follows = 0 <= phrase.parties[0].first - last.stop <= 1
            met = phrase.role == _WITH and trigger.entry.joint and before is not None and before.marker != _TO
            follows = follows and not met
            if follows and listed_role(trigger.entry.prepositions, _TO) in (None, "theme"):
                continue
        yield phrase


def _is_joined(view: EventView, phrase: Attached) -> bool:
    """Whether "and" stands before the preposition of a phrase ("and between the militia")."""
    at = phrase.parties[0].first - 1
    return view.classes[at].conjunction or (at > 0 and view.classes[at - 1].tag == "conj")


def _is_inner(view: EventView, attached: tuple[Attached, ...], number: int) -> bool:
    """Whether a phrase is part of the one right before it, since its preposition comes again ("before the committee in
    the Council of": both "in" and "of what" are "bi-")."""
    phrase, before = attached[number], attached[number - 1] if number else None
    if (
        before is None
        or not before.parties
        or len(phrase.marker) > 1
        or before.parties[-1].stop != phrase.parties[0].first
    ):
        return False
    again = any(p.marker == phrase.marker and p.parties for p in attached[number + 1 :])
    return again and not view.classes[phrase.parties[0].first].conjunction


def _is_of_other(view: EventView, trigger: Candidate, phrase: Attached) -> bool:
    """Whether a phrase belongs to a deed named between the event and it ("agreed to strikes against X")."""
    asked = trigger.entry.type == _REQUEST and len(phrase.marker) > 1
    asked = asked and listed_role(trigger.entry.prepositions, phrase.marker) == "recipient"
    if trigger.entry.joint or trigger.entry.type == _THREATEN or asked:
        return False
    for at in range(phrase.parties[0].first - 1, trigger.stop - 1, -1):
        entry = None if is_trade(view, at) else view.deeds.get(at)
        if (
            entry is not None
            and entry.type != trigger.entry.type
            and (role := listed_role(entry.prepositions, phrase.marker) or phrase.role)
        ):
            sided = entry.joint or entry.type not in _VIOLENT
            beside = role in _BESIDE and sided and trigger.entry.type != _AGREE
            return role in ("recipient", "actor") or beside
    return False


def listed_role(prepositions: dict[str, str], marker: str) -> str | None:
    for text, role in prepositions.items():
        if fold(text) == marker:
            return role
    return None
