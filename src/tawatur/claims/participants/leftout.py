"""Who did what a noun tells where neither its phrase nor the verb that governs it says so.

Asked only of the events that the article tells: what is found here tells no happenings apart and makes none likely.
"""

from __future__ import annotations

from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.doers import able, spans_of
from tawatur.claims.clauses.joinedphrases import has_person
from tawatur.claims.clauses.parties import Party, parties_at, span_of_party
from tawatur.claims.clauses.phrasefit import HEADS
from tawatur.claims.clauses.pronouns import before_pronoun, subject_above, subject_agreeing
from tawatur.claims.clauses.reference import antecedent
from tawatur.claims.clauses.view import EventView
from tawatur.claims.participants.sitephrases import is_site
from tawatur.claims.triggers.happenings import Happening
from tawatur.records.span import Span
from tawatur.text.folding import fold

__all__ = ["doer_of", "other_side_of", "sufferer_of"]

#: How many tokens before a noun the verb of its clause stands.
_CLAUSE = 30
#: What ends a clause, and what opens another.
_STOPS, _COMMA, _OPENING = frozenset(".؛:"), "،", frozenset({"verb", "comp", "rel"})
_NOUNS = ("noun", "phrase")
#: The preposition of means.
_BY = "ب"
#: How the rules begin that tell whom talks are with.
_BESIDE = ("actor: preposition", "actor: with")
#: What some deeds are done to, kinds of nouns for people, and of those that are none.
_PERSON, _PEOPLE = "person", ("civilian", "official", "crowd", "armed", "quantity")
_BODIES = frozenset({"government", "body"})
_REQUEST, _CONSULT, _ASSAULT = "REQUEST", "CONSULT", "ASSAULT"
#: Those who arrest.
_ARREST, _POWERS = "arrest", frozenset({"police", "army"})
#: Types of what two sides make with each other, and the role of "between".
_AGREED, _PAIR = frozenset({"AGREE", "SUPPORT"}), "pair"
#: How many sentences below the headline tell what it tells.
_LEAD = 3
#: How far behind the word of an event its preposition stands, and how pronouns of the third person begin.
_BEHIND, _FAR, _THIRD = 6, 12, "ه"
#: How long the phrase of a deed is.
_PHRASE = 10


def _light_subject(view: EventView, noun: int) -> tuple[Party, ...]:
    """The subject of the light verb that opens the clause of a noun, with other things between them ("managed to break
    the siege by taking the airport")."""
    for at in range(noun - 1, max(view.sentence(noun).first, noun - _CLAUSE) - 1, -1):
        found, light = view.classes[at], view.light[at]
        if found.tag in ("comp", "rel") or view.tokens[at].text in _STOPS:
            return ()
        if found.tag == "verb":
            told = light is not None and light.subject == "actor" and not light.announces and found.voice != "passive"
            if not told or view.is_cue(view.tokens[at].start):
                return ()
            subject = clause_of(view, at, pronoun=found.pronoun).subject
            return tuple(p for p in subject if p.stop <= noun and _acts(view, p))
    return ()


def _acts(view: EventView, party: Party) -> bool:
    """Whether a phrase names somebody who acts politically: no victim, no number, no place behind a preposition."""
    found = view.classes[party.first]
    before = view.classes[party.first - 1] if party.first else None
    governed = found.preposition != "" or (before is not None and before.tag == "prep")
    counted = view.kinds[party.head] == "civilian" or found.tag == "num"
    return view.is_political(party.first, party.stop) and not governed and not counted


def _by_means(view: EventView, noun: int) -> tuple[Party, ...]:
    """The subject of the clause in which a deed tells by what something is done ("went on by raiding")."""
    at = _main_verb(view, noun) if view.classes[noun].preposition == _BY else None
    if at is None or view.classes[at].voice == "passive" or view.is_cue(view.tokens[at].start):
        return ()
    found = view.classes[at]
    subject = tuple(p for p in clause_of(view, at, pronoun=found.pronoun).subject if p.stop <= noun)
    subject = subject or tuple(p for p in subject_agreeing(view, at) if found.conjunction)
    return tuple(p for p in subject if _acts(view, p))


def _main_verb(view: EventView, noun: int) -> int | None:
    """The verb before a noun in whose clause it stands; that of a relative clause between them is passed over."""
    for at in range(noun - 1, max(view.sentence(noun).first, noun - _CLAUSE) - 1, -1):
        if view.classes[at].tag == "comp" or view.tokens[at].text in _STOPS:
            return None
        if view.classes[at].tag == "verb" and not (at and view.classes[at - 1].tag == "rel"):
            return at
    return None


def _from_whom(view: EventView, noun: int) -> tuple[Party, ...]:
    """Who stands behind "from" in the phrase of a deed, where it parts nobody before it ("fire from extremists")."""
    stop = view.sentence(noun).stop
    for at in range(noun + 1, min(stop - 1, noun + _PHRASE)):
        found, before = view.classes[at], view.classes[at - 1]
        if found.tag in _OPENING or view.tokens[at].text in _STOPS | {_COMMA}:
            return ()
        if view.is_from(at) and view.markers[at] is None:
            own = all(view.classes[k].tag == "adj" for k in range(noun + 1, at))
            part = before.tag in ("num", "prep") or (view.kinds[at - 1] != "" and not before.pronoun)
            part = part or (before.tag == "adj" and not before.definite and not own)
            parties = [] if part else parties_at(view, at + 1, stop)
            named = bool(able(view, parties[:1])) and _is_known(view, parties[0])
            named = named and not view.is_place(parties[0].head)
            return tuple(p for p in parties if view.is_political(p.first, p.stop)) if named else ()
    return ()


def _is_known(view: EventView, party: Party) -> bool:
    """Whether a phrase names somebody in particular, or many."""
    return any(
        view.classes[k].definite or view.names[k] is not None or view.plural[k] for k in range(party.first, party.stop)
    )


def _sides(view: EventView, noun: int) -> tuple[Party, ...]:
    """Between whom an agreement is that is told as made or broken ("the accord between X and Y, which was signed")."""
    first, stop = view.sentence(noun).first, view.sentence(noun).stop
    for at in (
        *range(noun - 1, max(first, noun - _CLAUSE) - 1, -1),
        *range(noun + 1, min(stop - 1, noun + _CLAUSE)),
    ):
        if view.role_at(at) == _PAIR and at + 1 < stop:
            parties = able(view, parties_at(view, at + 1, stop))
            return tuple(p for p in parties if view.is_political(p.first, p.stop)) if len(parties) > 1 else ()
    return ()


def _told_elsewhere(happening: Happening) -> tuple[Span, ...]:
    """The crowd of a protest as another mention names it, or the actors of the headline that tells it in like words."""
    lead = happening.lead
    for draft in happening.drafts:
        alike = draft.is_title and draft.trigger.entry.id == lead.trigger.entry.id and not draft.inferred
        near = 0 < lead.sentence - draft.sentence <= _LEAD
        if draft.actors and alike and near and not draft.is_definite:
            return draft.actors
    return ()


def _held_by(view: EventView, noun: int) -> tuple[Party, ...]:
    """Those in power who act in the clause that an arrest ends ("the police stepped in, which led to the arrest")."""
    for party in before_pronoun(view, noun, ""):
        if view.kinds[party.head] in _POWERS and party.stop <= noun:
            return (party,)
    return ()


_STEPS = (
    (_light_subject, "subject of the light verb of its clause"),
    (_by_means, "subject of the clause whose means it is"),
    (_from_whom, "from whom it comes"),
    (_sides, "between whom it is"),
    (_held_by, "who acts in the clause that it ends"),
)


def doer_of(view: EventView, happening: Happening) -> tuple[tuple[Span, ...], str]:
    """The actors of an event that no mention of it names, and how they were found; nobody where nothing tells."""
    trigger = happening.lead.trigger
    entry = trigger.entry
    if trigger.shape not in _NOUNS or entry.subject != "actor" or entry.result or entry.people:
        return (), ""
    if told := _told_elsewhere(happening):
        return told, "other mention"
    if view.classes[trigger.first].tag != "noun":
        return (), ""
    recipients = happening.lead.recipients
    for find, rule in _STEPS:
        if find in (_light_subject, _by_means) and entry.genitive == "actor":
            continue
        if find is _sides and not (entry.mode == "ceasefire" or (entry.joint and entry.type in _AGREED)):
            continue
        if find is _held_by and entry.mode != _ARREST:
            continue
        subject = find(view, trigger.first)
        found = tuple(span for span in spans_of(view, subject) if not any(span.overlaps(r) for r in recipients))
        if found:
            return found, rule
    return (), ""


def other_side_of(view: EventView, happening: Happening, actors: tuple[Span, ...]) -> tuple[Span, ...]:
    """Who holds talks of which only the other side is told beside their word ("X held, on his tour, talks with Y")."""
    lead = happening.lead
    trigger = lead.trigger
    behind = len(actors) == 1 and actors[0].start > lead.span.end
    behind = behind and any(rule.startswith(_BESIDE) for rule in lead.rules)
    if not behind or lead.type != _CONSULT or not trigger.entry.joint or trigger.shape not in _NOUNS:
        return ()
    at = _main_verb(view, trigger.first)
    light = None if at is None else view.light[at]
    if at is None or light is None or light.subject != "actor" or view.classes[at].voice == "passive":
        return ()
    subject = tuple(p for p in clause_of(view, at).subject if p.stop <= trigger.first and _acts(view, p))
    spans = spans_of(view, subject or subject_above(view, at))
    return tuple(s for s in spans if not any(s.overlaps(a) or s.text == a.text for a in actors))


def sufferer_of(view: EventView, happening: Happening, actors: tuple[Span, ...]) -> tuple[Span, ...]:
    """Who stands behind the preposition of an event's word, or whom its pronoun means ("the soldiers fired at him")."""
    trigger = happening.lead.trigger
    wanted = {fold(text) for text, role in trigger.entry.prepositions.items() if role == "recipient"}
    if not wanted or trigger.entry.joint or trigger.entry.type == _REQUEST:
        return ()
    stop = min(view.sentence(trigger.first).stop, trigger.stop + _FAR)
    for at in range(trigger.stop, stop):
        found = view.classes[at]
        if found.tag in _OPENING or view.tokens[at].text in _STOPS:
            return ()
        if found.pronoun.startswith(_THIRD) and not wanted.isdisjoint(v.key for v in view.tokens[at].bound):
            person = trigger.entry.target == _PERSON
            meant = _meant(view, trigger.first, at, actors, person=person) if at < trigger.stop + _BEHIND else ()
            return spans_of(view, meant)
        led = found.tag == "prep" and not found.pronoun and view.tokens[at].variants[0].key in wanted
        bound = found.preposition in wanted and found.preposition != _BY and found.tag in HEADS
        if (led and at + 1 < stop) or bound:
            parties = parties_at(view, at + led, view.sentence(at).stop)
            hit = trigger.entry.type == _ASSAULT and all(is_site(view, p) for p in parties)
            spans = spans_of(view, parties if hit else able(view, parties))
            return tuple(s for s in spans if not any(s.overlaps(a) for a in actors))
    return ()


def _meant(view: EventView, trigger: int, at: int, actors: tuple[Span, ...], *, person: bool) -> tuple[Party, ...]:
    """Whom the pronoun at a token means: what its relative clause describes, the subject before it, who stands near;
    no body where only a `person` can be meant."""
    pronoun = view.classes[at].pronoun
    if trigger and view.classes[trigger - 1].tag == "rel":
        return antecedent(view, trigger)
    named = before_pronoun(view, trigger, pronoun)
    named = (p for p in named if not person or _is_person(view, p))
    return next(((p,) for p in named if not any(span_of_party(view, p).overlaps(a) for a in actors)), ())


def _is_person(view: EventView, party: Party) -> bool:
    """Whether a phrase names people, not a body of theirs."""
    people = party.head in view.people or view.has_kind(party.first, party.stop, _PEOPLE)
    return (people and view.kinds[party.head] not in _BODIES) or has_person(view, party)
