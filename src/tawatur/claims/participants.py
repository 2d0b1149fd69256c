"""The parties of an event, from the clause structure around its trigger: who acts, who is acted upon, where."""

from __future__ import annotations

import msgspec

from tawatur.claims.clauses import Attached, Clause, antecedent, clause_of, phrases_after, subject_before
from tawatur.claims.eventview import EventView
from tawatur.claims.parties import Party, is_adverb, parties_at
from tawatur.claims.triggers import Candidate
from tawatur.text.folding import fold

__all__ = ["Parties", "find_parties"]

#: How many tokens before an event noun the verb that carries it is sought.
_CARRIER = 12
#: How many nouns may stand in construct before an event noun ("the carrying out of programmes of training").
_CHAIN = 3
#: Acts that are done to somebody.
_PERSONAL = frozenset({"AID", "REQUEST", "CONSULT", "AGREE", "COOPERATE"})
#: Acts that can be done to things and places.
_VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})


class Parties(msgspec.Struct, frozen=True):
    """The parties found, and the constructions that told them."""

    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    places: tuple[Party, ...] = ()
    nation: int | None = None
    carrier: int | None = None
    rules: tuple[str, ...] = ()


class _Roles:
    """Collects parties by role, first come first served."""

    def __init__(self, view: EventView, trigger: Candidate) -> None:
        self.view, self.trigger = view, trigger
        self.found: dict[str, list[Party]] = {"actor": [], "recipient": [], "place": [], "theme": []}
        self.rules: list[str] = []

    def add(self, role: str, parties: tuple[Party, ...] | list[Party], rule: str) -> None:
        if role not in self.found or not parties:
            return
        many = role == "place" or (role == "actor" and self.trigger.entry.joint)
        if self.found[role] and not many:
            return
        view = self.view
        able = [p for p in parties if not p.first <= self.trigger.first < p.stop]
        if role == "actor":
            able = [p for p in able if view.can_act(p.first, p.stop)]
        elif role == "recipient":
            able = [p for p in able if not _is_nobody(view, p, self.trigger.entry.type)]
        able = [p for p in able if p not in self.found[role]]
        self.found[role].extend(able)
        if self.found[role]:
            self.rules.append(f"{role}: {rule}")


def _is_nobody(view: EventView, party: Party, kind: str) -> bool:
    """A lone indefinite word that names no agent, or a bare adjective; of peaceful acts, whatever names nobody."""
    if kind in _PERSONAL and not view.can_act(party.first, party.stop) and not _is_place(view, party):
        return True
    if kind not in _VIOLENT and not _names_somebody(view, party):
        return True
    found = view.classes[party.first]
    if (weapon := view.means[party.head]) is not None and not weapon.agentive:
        return True
    alone = party.stop - party.first == 1 and not view.can_act(party.first, party.stop)
    return alone and (found.tag == "adj" or is_adverb(view, party.first) or found.tag == "dem")


def _names_somebody(view: EventView, party: Party) -> bool:
    return any(
        view.kinds[at] or view.nations[at] or view.names[at] is not None for at in range(party.first, party.stop)
    )


def find_parties(view: EventView, trigger: Candidate) -> Parties:
    """Read the parties of the event that a trigger names."""
    roles = _Roles(view, trigger)
    carrier: int | None = None
    nation: int | None = None
    if _is_verbal(view, trigger):
        _read_verb(view, trigger, roles)
    else:
        nation = _nation_after(view, trigger)
        carrier = _read_noun(view, trigger, roles, nation)
    if nation is not None:
        roles.found["actor"] = [Party(nation, nation + 1, nation)]
    found = roles.found
    return Parties(
        tuple(found["actor"]), tuple(found["recipient"]), tuple(found["place"]), nation, carrier, tuple(roles.rules)
    )


def _is_verbal(view: EventView, trigger: Candidate) -> bool:
    """Whether a trigger is a verb: a phrase is one where its first word is."""
    if trigger.shape != "phrase":
        return trigger.shape == "verb"
    found, token = view.classes[trigger.first], view.tokens[trigger.first]
    return found.tag == "verb" and found.conjunction == (trigger.start > token.start)


def _read_verb(view: EventView, trigger: Candidate, roles: _Roles) -> None:
    entry = trigger.entry
    pronoun = trigger.pronoun if entry.object else ""
    joined = trigger.start > view.tokens[trigger.first].start
    clause = clause_of(view, trigger.first, pronoun=pronoun, acts=entry.subject == "actor", joined=joined)
    subject, object_ = clause.subject, clause.object
    if trigger.stop - trigger.first > 1:
        object_ = ()
    transitive = entry.object == "recipient" and entry.genitive == "recipient"
    if transitive and not object_ and not pronoun and _is_passive_like(view, trigger, clause):
        subject, object_ = (), subject
    if entry.joint:
        roles.add(entry.subject, subject, clause.how)
    else:
        roles.add(entry.object, object_, clause.how)
    _read_attached(view, trigger, roles, clause.attached)
    roles.add(entry.subject, subject, clause.how)
    roles.add(entry.object, object_, clause.how)


def _is_passive_like(view: EventView, trigger: Candidate, clause: Clause) -> bool:
    """A transitive verb with one phrase after it that is a victim rather than somebody who acts: passive in sense."""
    if clause.how not in ("subject after verb", "subject before verb", "elided subject") or not clause.subject:
        return False
    party = clause.subject[0]
    after = party.first > trigger.first
    if view.kinds[party.head] == "civilian" or view.classes[party.first].tag == "num":
        return True
    return trigger.entry.result and (after or view.classes[trigger.first].number == "pl")


def _read_attached(view: EventView, trigger: Candidate, roles: _Roles, attached: tuple[Attached, ...]) -> None:
    entry = trigger.entry
    for phrase in attached:
        if not phrase.parties:
            continue
        role = _listed(entry.prepositions, phrase.marker)
        if role == "theme" and entry.type == "THREATEN":
            roles.add("recipient", _within(view, phrase.parties[0]), "party of what is threatened")
        if role is None:
            role = phrase.role
        noun = trigger.shape != "verb" and view.classes[trigger.first].tag != "verb"
        if noun and entry.noun_from and phrase.marker == fold(entry.noun_from) and phrase is attached[0]:
            role = "actor"
        if role == "actor" and phrase.role == "actor" and entry.type in ("ACCUSE", "SUPPORT"):
            role = "recipient"
        if role == "recipient" and entry.type == "ASSAULT" and all(_is_place(view, p) for p in phrase.parties):
            role = "place"
        if role == "pair":
            roles.add("actor", phrase.parties, f"between ({phrase.marker})")
        elif role == "company" and (entry.joint or entry.type not in _VIOLENT):
            roles.add("recipient", phrase.parties, f"with ({phrase.marker})")
        elif role == "place":
            places = tuple(p for p in phrase.parties if _is_place(view, p))
            roles.add("place", places, f"place ({phrase.marker})")
        elif role == "recipient" and _is_place(view, phrase.parties[0]) and entry.object == "place":
            roles.add("place", phrase.parties, f"place ({phrase.marker})")
        elif role:
            roles.add(role, phrase.parties, f"preposition ({phrase.marker})")


def _within(view: EventView, theme: Party) -> tuple[Party, ...]:
    """The party named inside a phrase, behind its head: whom "crushing the group" would hit."""
    for at in range(theme.head + 1, theme.stop):
        if view.can_act(at, at + 1) and view.classes[at].tag in ("noun", "name"):
            return tuple(parties_at(view, at, view.sentence(at).stop)[:1])
    return ()


def _listed(prepositions: dict[str, str], marker: str) -> str | None:
    for text, role in prepositions.items():
        if fold(text) == marker:
            return role
    return None


def _is_place(view: EventView, party: Party) -> bool:
    return any(name is not None and name.type == "LOC" for name in view.names[party.first : party.stop])


def _nation_after(view: EventView, trigger: Candidate) -> int | None:
    """The adjective of nationality that says whose act an event noun is ("the Israeli raids")."""
    if trigger.entry.genitive not in ("actor", "recipient"):
        return None
    for at in range(trigger.stop, min(trigger.stop + 3, view.sentence(trigger.first).stop)):
        if view.nations[at] and view.classes[at].tag != "verb" and not view.classes[at].preposition:
            return at if view.names[at] is None or view.names[at].first == at else None  # type: ignore[union-attr]
        if view.classes[at].tag != "adj":
            return None
    return None


def _read_noun(view: EventView, trigger: Candidate, roles: _Roles, nation: int | None) -> int | None:
    entry = trigger.entry
    at = trigger.stop
    if trigger.stop - trigger.first > 1 and view.classes[trigger.stop - 1].tag == "prep":
        at -= 1
    sentence = view.sentence(trigger.first)
    genitive: list[Party] = []
    possessive = trigger.pronoun or view.classes[trigger.first].pronoun
    definite = view.classes[trigger.first].definite and trigger.stop - trigger.first == 1
    if not possessive and not definite and nation is None and trigger.shape == "noun" and at < sentence.stop:
        found = view.classes[at]
        indefinite = view.tokens[trigger.first].text.endswith(("ا", "ً"))
        if not found.preposition and not found.conjunction and found.tag != "adj" and not indefinite:
            genitive = parties_at(view, at, sentence.stop)
    if genitive:
        at = genitive[-1].stop
    while at < sentence.stop and _is_attribute(view, at):
        at += 1
    attached, bare = phrases_after(view, at) if at < sentence.stop else ((), ())
    carrier = None if entry.subject == "recipient" else _read_carrier(view, trigger, roles, at)
    _read_attached(view, trigger, roles, _possessed(view, trigger, attached))
    if genitive:
        _read_genitive(view, trigger, roles, genitive, bare)
    elif trigger.shape in ("participle", "noun") and bare and entry.object and entry.genitive != "theme":
        active = trigger.shape == "participle" or possessive
        if active and bare[0].first <= at + 1:
            roles.add(entry.object, bare, "object of a verbal noun")
    if possessive:
        owner = antecedent(view, trigger.first)
        before = roles.found["actor"]
        role = "actor" if entry.genitive != "theme" and not before else ""
        role = "recipient" if entry.result else role
        roles.add(role, owner, "attached pronoun")
    if entry.subject == "recipient" and trigger.shape == "phrase":
        roles.add("recipient", _main_subject(view, trigger), "subject of the main clause")
    if not roles.found["actor"] and entry.genitive in ("recipient", "theme") and trigger.shape == "noun":
        roles.add("actor", _governing_subject(view, trigger), "subject of the governing verb")
    if trigger.shape == "participle":
        roles.add("actor", _main_subject(view, trigger), "subject of the main clause")
    return carrier


def _is_attribute(view: EventView, at: int) -> bool:
    found = view.classes[at]
    participle = found.tag == "participle" and view.classes[at - 1].tag != "punct"
    return (found.tag == "adj" or participle) and not found.preposition and not found.conjunction


def _possessed(view: EventView, trigger: Candidate, attached: tuple[Attached, ...]) -> tuple[Attached, ...]:
    """After an indefinite event noun "li-" marks who acts ("an attack of the group"), elsewhere to whom it goes."""
    if trigger.entry.genitive != "actor" or _listed(trigger.entry.prepositions, "ل") is not None:
        return attached
    return tuple(
        msgspec.structs.replace(phrase, role="actor")
        if phrase.marker == "ل" and view.is_political(phrase.parties[0].first, phrase.parties[0].stop)
        else phrase
        for phrase in attached
        if phrase.parties
    )


def _read_genitive(
    view: EventView, trigger: Candidate, roles: _Roles, genitive: list[Party], bare: tuple[Party, ...]
) -> None:
    entry = trigger.entry
    object_follows = bare and bare[0].first == genitive[-1].stop and not view.classes[bare[0].first].conjunction
    acts = object_follows and view.is_political(genitive[0].first, genitive[0].stop)
    if acts and entry.genitive in ("recipient", "theme"):
        roles.add("actor", genitive, "genitive subject")
        roles.add(entry.object, bare, "object of a verbal noun")
        return
    done = entry.genitive == "actor" and entry.object == "recipient" and not entry.joint
    if done and (roles.found["actor"] or not view.can_act(genitive[0].first, genitive[0].stop)):
        roles.add("recipient", genitive, "genitive object")
        return
    roles.add(entry.genitive, genitive, "genitive")
    if object_follows and entry.genitive == "actor":
        roles.add(entry.object, bare, "object of a verbal noun")


def _read_carrier(view: EventView, trigger: Candidate, roles: _Roles, after: int) -> int | None:
    """The light verb that carries an event noun, before it or in a relative clause behind it."""
    behind = _carrier_behind(view, trigger, after)
    if behind is not None:
        clause = clause_of(view, behind, pronoun="-")
        light = view.light[behind]
        if light is not None:
            roles.add(light.subject or "actor", clause.subject, "relative clause of a light verb")
            _read_attached(view, trigger, roles, clause.attached)
        return behind
    first = max(view.sentence(trigger.first).first, trigger.first - _CARRIER)
    for at in range(trigger.first - 1, first - 1, -1):
        found, light = view.classes[at], view.light[at]
        if light is not None and _carries(view, at, trigger):
            _read_light(view, at, trigger, roles)
            return at
        comma = found.tag == "punct" and view.tokens[at].text in "،,"
        if comma and view.classes[trigger.first].preposition:
            continue
        if comma or found.tag in ("comp", "rel") or (found.tag == "punct" and view.tokens[at].text in ".؛:"):
            return None
        if found.tag == "verb" and light is None:
            return None
    return None


def _carries(view: EventView, at: int, trigger: Candidate) -> bool:
    light = view.light[at]
    if light is None:
        return False
    indefinite = view.tokens[trigger.first].text.endswith(("ا", "ً"))
    if light.preposition and not (indefinite and not view.classes[trigger.first].preposition):
        before = trigger.first - 1
        if view.classes[before].tag == "prep" and view.tokens[before].variants[0].key == fold(light.preposition):
            return True
        return view.classes[trigger.first].preposition == light.preposition or any(
            view.classes[k].preposition == light.preposition
            for k in range(max(at + 1, trigger.first - 2), trigger.first)
        )
    return view.classes[trigger.first].preposition == "" or trigger.shape == "phrase"


def _read_light(view: EventView, at: int, trigger: Candidate, roles: _Roles) -> None:
    light = view.light[at]
    if light is None:
        return
    if light.subject == "object":
        clause = clause_of(view, at, acts=False)
        able = [p for p in (*clause.object, *clause.subject) if view.can_act(p.first, p.stop)]
        roles.add("actor", able[:1], "object of an enabling verb")
        return
    if view.classes[at].tag == "verb":
        clause = clause_of(view, at, joined=view.classes[at].conjunction)
        subject = tuple(p for p in clause.subject if not p.first <= trigger.first < p.stop)
        if not subject:
            subject = _subject_of_verb_before(view, at)
    else:
        subject = tuple(parties_at(view, at + 1, trigger.first))
        if not subject and view.classes[at].pronoun:
            subject = antecedent(view, at)
    if light.subject == "place":
        roles.add("place", subject, "subject of a light verb")
    elif light.subject:
        roles.add(light.subject, subject, "subject of a light verb")


def _subject_of_verb_before(view: EventView, at: int) -> tuple[Party, ...]:
    """The subject that a verb joined by "and" shares with the verb before it."""
    if not view.classes[at].conjunction:
        return subject_before(view, at, view.sentence(at))
    for k in range(at - 1, max(view.sentence(at).first, at - 2 * _CARRIER) - 1, -1):
        if view.classes[k].tag == "verb":
            return clause_of(view, k).subject
    return ()


def _carrier_behind(view: EventView, trigger: Candidate, after: int) -> int | None:
    at = after
    stop = view.sentence(trigger.first).stop
    if at < stop and view.classes[at].tag == "rel":
        at += 1
    if at < stop and view.light[at] is not None and view.classes[at].tag == "verb" and view.classes[at].pronoun:
        return at
    return None


def _governing_subject(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """The subject of the verb that governs a verbal noun behind a preposition ("managed to", "a decision to")."""
    at, start = trigger.first, max(view.sentence(trigger.first).first, trigger.first - _CHAIN)
    while at > start and not view.classes[at].preposition and _is_construct(view, at - 1):
        at -= 1
    if not view.classes[at].preposition and not (at and view.classes[at - 1].tag == "prep"):
        return ()
    for k in range(at - 1, max(view.sentence(at).first, at - _CARRIER) - 1, -1):
        if view.classes[k].tag in ("comp", "rel"):
            return ()
        if view.classes[k].tag == "verb":
            return tuple(p for p in clause_of(view, k).subject if not p.first <= at < p.stop)
    return ()


def _is_construct(view: EventView, at: int) -> bool:
    found = view.classes[at]
    return found.tag in ("noun", "num") and not found.definite and not found.pronoun


def _main_subject(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """The subject of the sentence's first verb, which a participle behind it shares."""
    sentence = view.sentence(trigger.first)
    for at in range(sentence.first, min(trigger.first, sentence.first + 40)):
        if view.classes[at].tag == "verb":
            return clause_of(view, at).subject
    return tuple(parties_at(view, sentence.first, trigger.first))
