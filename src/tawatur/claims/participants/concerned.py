"""Whom an act of speech is about where its clause does not say it: in what is threatened, blamed, praised, or asked."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.doers import able
from tawatur.claims.clauses.officenames import is_office
from tawatur.claims.clauses.parties import Party, parties_at, party_at
from tawatur.claims.clauses.pronouns import owner_of
from tawatur.claims.clauses.view import EventView, is_state
from tawatur.claims.participants.roles import listed_role
from tawatur.claims.triggers.triggers import Candidate
from tawatur.text.endings import is_people_plural

__all__ = ["helped", "must_do", "named_within", "who_must", "whose"]

#: How far behind a threat its condition opens, and how far behind that whoever must meet it stands.
_CONDITION, _NEAR = 40, 12
#: How far behind the word for praise or blame he is sought.
_ABOUT = 14
#: Kinds of those who do what is condemned.
_DOERS = frozenset({"armed", "army", "police", "government"})
_REJECT, _ACCUSE = "REJECT", "ACCUSE"
#: Acts of speech whose content says whom they concern.
_TOLD = frozenset({"ACCUSE", "REJECT"})
_THEME, _PLACE, _WHAT = "theme", "place", "what"
_RECIPIENT, _ACTOR, _AID, _RETREAT = "recipient", "actor", "AID", "RETREAT"
#: The letters and lengths of verbal nouns of the fifth to seventh forms, and the ending that none has.
_TA, _ALIF, _AND, _NUN, _FEMININE = "ت", "ا", "و", "ن", ("ة", "ه")
_FIFTH, _SIXTH = 4, 5
#: How many words a noun has with its adjective.
_NOUN_AND_ADJECTIVE = 2
#: The preposition before whom something is given to.
_TO = "ل"
#: Words complete in themselves ("strongly").
_ADVERB = "adverb"
#: The preposition of means ("by force").
_BY = "ب"


def who_must(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """Who would have to meet the condition of a threat: the first who can act behind "if"."""
    sentence = view.sentence(trigger.first)
    reach = range(trigger.stop, min(sentence.stop, trigger.stop + _CONDITION))
    opening = next((at for at in reach if at in view.provisos), None)
    if opening is None:
        return ()
    for at in range(opening + 1, min(sentence.stop, opening + _NEAR)):
        found = view.classes[at]
        if view.tokens[at].text in "،,؛" or found.tag == "rel":
            return ()
        known = view.kinds[at] != "" or view.names[at] is not None
        if found.tag in ("noun", "name", "adj") and not found.preposition and known:
            return able(view, parties_at(view, at, sentence.stop))
    return ()


def named_within(view: EventView, trigger: Candidate, actors: list[Party]) -> tuple[Party, ...]:
    """The first who can act inside what an accusation, threat or praise is about ("condemned the plans of X"), or the
    owner of it ("its right")."""
    sentence = view.sentence(trigger.first)
    at, stop = trigger.stop, min(sentence.stop, trigger.stop + _ABOUT)
    if trigger.entry.type == _REJECT and (befallen := _refused_to(view, trigger)):
        return tuple(p for p in befallen if p not in actors)
    entry = trigger.entry
    charged = entry.mode == "investigate" or entry.genitive == entry.object == "theme"
    if trigger.pronoun or entry.joint or (entry.type == _ACCUSE and charged):
        return ()
    while at < stop:
        found = view.classes[at]
        if at in view.asides:
            at, stop = view.asides[at], min(sentence.stop, stop + view.asides[at] - at)
            continue
        what = view.role_at(at) == _WHAT
        if what or (found.tag == "rel" and (at > trigger.stop or trigger.shape != "noun")):
            return tuple(p for p in _doers_behind(view, at + 1, sentence.stop) if p not in actors)
        if found.tag == "comp" and trigger.entry.type in _TOLD:
            return tuple(p for p in _told_of(view, at + 1, sentence.stop) if p not in actors)
        if trigger.entry.type == _ACCUSE and (text := _past_text(view, at, stop)) > at:
            at, stop = text, min(sentence.stop, stop + text - at)
            continue
        ends = found.tag in ("comp", "rel", "verb") or (found.tag == "prep" and found.pronoun != "")
        if ends or view.tokens[at].text in "،,؛.:" or view.role_at(at) in ("place", "pair", "stop"):
            return ()
        marker = view.markers[at]
        if marker is not None and marker[0] == _ADVERB:
            at = marker[2]
            continue
        if trigger.entry.type == _REJECT and marker is not None and at > trigger.stop + 1:
            return ()
        own = next((p for p in actors if p.first <= at < p.stop), None)
        noun = found.tag in ("noun", "name") and view.times[at] is None
        if (
            own is None
            and noun
            and not found.pronoun
            and _is_somebody(view, at)
            and at not in view.deeds
            and not _suffers(view, at)
            and (found.definite or found.preposition != _BY)
        ):
            counted = at - 1 >= trigger.stop and view.classes[at - 1].tag == "num"
            return tuple(_without_trait(view, p) for p in parties_at(view, at - counted, sentence.stop))
        if own is None and noun and found.pronoun and not found.preposition:
            return tuple(p for p in owner_of(view, at, found.pronoun) if p not in actors)
        behind = at + 1
        if own is not None:
            after = _past_office(view, own, sentence.stop)
            behind = _past_place(view, _past_clause(view, after, sentence.stop), stop)
        stop = min(sentence.stop, stop + behind - own.stop) if own is not None else stop
        at = behind
    return ()


def whose(view: EventView, theme: Party) -> tuple[Party, ...]:
    """Whose the thing is that somebody refuses or backs: who stands in its genitive, or the nations whose adjectives
    describe it ("the Ethiopian proposal")."""
    if view.can_act(theme.first, theme.stop) or view.is_site(theme.head) or view.is_place(theme.head):
        return ()
    found: list[Party] = []
    for at in range(theme.head + 1, theme.stop):
        word = view.classes[at]
        if word.preposition or (word.conjunction and not found):
            break
        if word.tag != "verb" and view.nations[at]:
            found.append(Party(at, at + 1, at))
        elif found or view.is_site(at):
            break
        elif word.tag in ("noun", "name") and _is_somebody(view, at) and not _suffers(view, at):
            return tuple(parties_at(view, at, theme.stop)[:1])
    return tuple(found)


def _past_text(view: EventView, at: int, limit: int) -> int:
    """Behind the speech or text in which somebody is blamed ("blamed in its leader | the conduct of"); the token itself
    where no preposition of place governs a thing that is no place."""
    first = at + 1
    if view.classes[at].tag != "prep" or view.role_at(at) != "place" or view.classes[at].pronoun or first >= limit:
        return at
    found = view.classes[first]
    if (
        found.tag != "noun"
        or found.definite
        or view.is_site(first)
        or view.is_place(first)
        or view.can_act(first, first + 1)
    ):
        return at
    return next((k for k in range(first + 1, limit) if view.classes[k].tag != "adj"), limit)


def _without_trait(view: EventView, party: Party) -> Party:
    """The name of a state in the genitive without the adjective of the noun that governs it ("missile test of X")."""
    name = view.names[party.first]
    state = name is not None and name.type == "LOC" and name.first == party.first and is_state(name)
    if name is None or not state or name.stop >= party.stop:
        return party
    governed = party.first > 0 and view.classes[party.first - 1].tag == "noun"
    return Party(party.first, name.stop, party.head) if governed and view.classes[name.stop].tag == "adj" else party


def must_do(view: EventView, trigger: Candidate, actors: list[Party]) -> tuple[Party, ...]:
    """Who would have to do what is asked: the subject of "that he do", or the genitive of a deed that one does oneself
    ("called for the withdrawal of X")."""
    sentence = view.sentence(trigger.first)
    for at in range(trigger.stop, min(sentence.stop, trigger.stop + _ABOUT)):
        found = view.classes[at]
        if any(p.first <= at < p.stop for p in actors):
            continue
        if found.tag == "comp" and not found.pronoun:
            return _political(view, _told_of(view, at + 1, sentence.stop))
        if found.tag in ("rel", "verb", "comp") or view.tokens[at].text in "؛.:":
            return ()
        if found.tag == "noun" and view.times[at] is None and view.role_at(at) == "":
            deed = view.deeds.get(at)
            withdraws = deed is not None and deed.type == _RETREAT and deed.genitive == _ACTOR
            own = not (found.definite or found.pronoun) and (_is_own(view, at) or withdraws) and at + 1 < sentence.stop
            behind = view.classes[at + 1] if own else None
            if behind is None or behind.preposition or behind.conjunction or not view.can_act(at + 1, at + 2):
                return ()
            return _political(view, able(view, parties_at(view, at + 1, sentence.stop)))
    return ()


def _political(view: EventView, parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(p for p in parties if view.is_political(p.first, p.stop))


def _is_own(view: EventView, at: int) -> bool:
    """Whether a verbal noun is of a form whose deeds one does oneself: the fifth, sixth and seventh ("intervention",
    "retreat", "withdrawal")."""
    norm = view.tokens[at].norm.removeprefix(_AND)
    bare = norm.removeprefix(view.classes[at].preposition)
    if len(bare) < _FIFTH or bare[-1] in _FEMININE:
        return False
    reflexive = bare[0] == _TA and (len(bare) == _FIFTH or (len(bare) == _SIXTH and bare[2] == _ALIF))
    return reflexive or (len(bare) > _SIXTH and bare[:2] == _ALIF + _NUN and bare[-2] == _ALIF)


def helped(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """To whom the aid goes that somebody promises or decides ("pledged to provide X to the refugees", by "li-")."""
    stop = min(view.sentence(trigger.first).stop, trigger.stop + _ABOUT)
    opening = next((at for at in range(trigger.stop, stop) if _is_aid(view, at) or view.classes[at].tag == "rel"), stop)
    if opening < stop and not _is_aid(view, opening):
        return ()
    for at in range(opening + 1, min(view.sentence(trigger.first).stop, opening + _NEAR)):
        found = view.classes[at]
        if found.tag in ("verb", "comp", "rel") or view.tokens[at].text in "،,؛.:":
            return ()
        if found.preposition == _TO and found.tag in ("noun", "name"):
            return able(view, parties_at(view, at, view.sentence(at).stop))
    return ()


def _is_aid(view: EventView, at: int) -> bool:
    deed = view.deeds.get(at)
    return deed is not None and deed.type == _AID


def _refused_to(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """Whom the deed would befall that somebody refuses ("refused the release of X")."""
    clause = clause_of(view, trigger.first) if trigger.shape == "verb" else None
    object_ = () if clause is None else clause.object
    if clause is not None and not object_:
        roles = trigger.entry.prepositions
        object_ = next((p.parties for p in clause.attached if listed_role(roles, p.marker) == _THEME), ())
    deed = view.deeds.get(object_[0].head) if object_ else None
    if deed is None or (deed.genitive != _RECIPIENT and _RECIPIENT not in deed.prepositions.values()):
        return ()
    at, stop = object_[0].head + 1, view.sentence(trigger.first).stop
    if at >= stop or view.classes[at].tag == "verb":
        return ()
    led = view.classes[at].tag == "prep"
    if led and listed_role(deed.prepositions, view.tokens[at].variants[0].key) != _RECIPIENT:
        return ()
    return able(view, parties_at(view, at + led, stop)) if at + led < stop and not view.classes[at].pronoun else ()


def _doers_behind(view: EventView, verb: int, stop: int) -> tuple[Party, ...]:
    """Who does what a relative clause tells of the deed before it ("praised the efforts that the ministry makes")."""
    if verb + 1 >= stop or view.classes[verb].tag != "verb":
        return ()
    behind = view.classes[verb + 1]
    pronoun = view.classes[verb].pronoun or (behind.pronoun if behind.tag == "prep" else "")
    if not pronoun:
        return ()
    subject = clause_of(view, verb, pronoun=pronoun).subject
    return able(view, [p for p in subject if p.first > verb])


def _told_of(view: EventView, at: int, stop: int) -> tuple[Party, ...]:
    """The subject of the clause behind "that", of whom something is held ("held that the president had exceeded")."""
    if at >= stop:
        return ()
    if view.classes[at].tag == "verb":
        return able(view, [p for p in clause_of(view, at).subject[:1] if p.first > at])
    plain = view.classes[at].tag in ("noun", "name") and not view.classes[at].preposition
    return able(view, parties_at(view, at, stop)[:1]) if plain else ()


def _past_clause(view: EventView, at: int, stop: int) -> int:
    """Behind the comma that ends a relative clause about somebody; where the clause begins if none ends it."""
    if at >= stop or view.classes[at].tag != "rel":
        return at
    return next((k + 1 for k in range(at, min(stop - 1, at + _ABOUT)) if view.tokens[k].text in "،,"), at)


def _past_office(view: EventView, party: Party, limit: int) -> int:
    """Behind the office that stands right behind a person's name ("X | the spokesman of the ministry"); a definite noun
    with no more than an adjective may be an object ("X | the medical staff")."""
    office = party_at(view, party.stop, limit) if party.stop < limit else None
    if office is None or not is_office(view, party, office):
        return party.stop
    short = view.classes[office.head].definite and office.stop - office.head <= _NOUN_AND_ADJECTIVE
    return party.stop if short else office.stop


def _past_place(view: EventView, at: int, stop: int) -> int:
    """Behind the place right behind somebody, where he sits ("the embassy in X")."""
    if at + 1 >= stop or view.role_at(at) != _PLACE or view.classes[at].tag != "prep":
        return at
    name = view.names[at + 1]
    return name.stop if name is not None and name.type == "LOC" else at


def _suffers(view: EventView, at: int) -> bool:
    """Whether a word stands right behind a deed that is done to it ("condemned the killing of the child")."""
    deed = view.deeds.get(at - 1)
    return deed is not None and deed.genitive == "recipient" and view.kinds[at] not in _DOERS


def _is_somebody(view: EventView, at: int) -> bool:
    """Whether a word names somebody: by its kind, or as a definite plural of people ("the planners")."""
    if view.classes[at].tag == "name" and view.names[at] is None:
        return False
    return view.can_act(at, at + 1) or (view.classes[at].definite and is_people_plural(view.tokens[at].text))
