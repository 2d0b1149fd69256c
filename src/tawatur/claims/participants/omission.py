"""The actor that the clause of an event leaves out: who speaks, who acted in the clause before, whom it is about."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses.agreement import fits_pronoun
from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.doers import able, spans_of
from tawatur.claims.clauses.fronted import is_headed
from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.pronouns import may_do, subject_above, subject_agreeing
from tawatur.claims.clauses.view import EventView
from tawatur.claims.participants.addressing import says_too_much, speech_at
from tawatur.claims.participants.announced import admitter_of, announcer_of, is_told_first
from tawatur.claims.participants.charged import accused_of
from tawatur.claims.participants.owners import owning_spans
from tawatur.claims.participants.participants import Parties
from tawatur.claims.participants.passives import lacks_object, takes_object
from tawatur.claims.triggers.happenings import Draft
from tawatur.claims.triggers.status import SPOKEN
from tawatur.claims.triggers.triggers import Candidate
from tawatur.records.ledger import Statement
from tawatur.records.span import Span

__all__ = ["inherited", "joined", "speaker_of"]

#: Constructions in which the subject stands before its verb.
_FRONTED = ("actor: subject before verb", "actor: relative clause")
_DENY = "deny"
#: The target of what is done to somebody.
_PERSON = "person"
#: Acts whose words may tell what others did or will suffer ("will pay for it").
_THREATEN, _OF_OTHERS = "THREATEN", frozenset({"ACCUSE", "THREATEN", "REJECT", "REQUEST"})
_ASSAULT, _FOES = "ASSAULT", ("armed",)
_ABDUCT = "abduct"
#: Acts in the past whose verb, joined to nothing, takes no subject from the topic of the sentence.
_DEEDS = frozenset({"COERCE", "ASSAULT", "SANCTION"})
#: Acts of those who have the power to do them.
_DONE = frozenset({"COERCE", "AID", "RETREAT"})
#: The rule that tells who is ready, resolved and the like.
_DESCRIBED = "actor: what it describes"
#: The rule that tells whom a passive befalls, whose doer its clause leaves out on purpose.
_PASSIVE = "recipient: passive"
#: How far into a sentence its topic is sought, and its first verb.
_TOPIC, _SHARED = 12, 18


def speaker_of(view: EventView, trigger: Candidate, parties: Parties, speech: Statement | None) -> Span | None:
    """Who speaks in an act that is the cue of a statement; a subject right behind the verb is told better by it."""
    if speech is None or trigger.entry.subject != "actor" or trigger.entry.agent in ("armed", "army", "crowd"):
        return None
    if parties.actors and any(_DESCRIBED in rule for rule in parties.rules):
        return None
    told = parties.actors and any("subject after verb" in rule for rule in parties.rules)
    speaker = speech.speaker
    if told and speaker is not None and says_too_much(view, parties.actors[-1].stop, speaker, trigger):
        return None
    asked = spans_of(view, parties.recipients)
    fronted = bool(parties.actors) and any(how in rule for rule in parties.rules for how in _FRONTED)
    joined_to = trigger.start > view.tokens[trigger.first].start or _is_he(view, trigger.first)
    taken = speaker is not None and any(
        speaker.overlaps(span) and (told or fronted or (joined_to and span.start == speaker.start)) for span in asked
    )
    if speaker is not None and not taken:
        return speaker
    return None if told or (taken and fronted) else speech.speaker_ref


def _is_he(view: EventView, verb: int) -> bool:
    """Whether "that he" stands right before a verb, whose subject cannot stand behind it then."""
    before = view.classes[verb - 1] if verb > view.sentence(verb).first else None
    return before is not None and before.tag in ("comp", "conj") and before.pronoun != ""


def joined(view: EventView, speaker: Span) -> tuple[Span, ...]:
    """The speakers that "and" joins in one phrase, each for himself; the phrase itself where it names one."""
    at = bisect_left(view.starts, speaker.start)
    if at >= len(view.starts) or view.starts[at] != speaker.start:
        return (speaker,)
    parties = parties_at(view, at, view.sentence(at).stop)
    spans = spans_of(view, parties)
    if len(spans) == 1 and spans[0].end < speaker.end and _is_aside(view, parties[0].stop):
        return spans
    whole = len(spans) == 1 and parties[0].stop in (view.atoms.get(parties[0].first), view.atoms.get(parties[0].head))
    if len(spans) == 1 and spans[0].end > speaker.end and (whole or view.classes[parties[0].stop - 1].tag == "adj"):
        return spans
    return spans if len(spans) > 1 and spans[-1].end == speaker.end else (speaker,)


def _is_somebody(view: EventView, speaker: Span) -> bool:
    """Whether words are somebody's, not only a text's ("a statement of the ministry")."""
    at = bisect_left(view.starts, speaker.start)
    known = at >= len(view.starts) or view.starts[at] != speaker.start or view.classes[at].tag != "noun"
    return known or at in view.people or view.names[at] is not None or view.can_act(at, at + 1) or _tells_who(view, at)


def _tells_who(view: EventView, at: int) -> bool:
    """Whether a noun is definite or counts, so that its phrase may be headed by a word for people that is not known."""
    return view.classes[at].definite or view.kinds[at] != "" or view.plural[at]


def _is_aside(view: EventView, at: int) -> bool:
    """Whether circumstances begin at a token, which are no part of who speaks ("X within the framework of"); the name
    of whoever is in office before it is ("the minister, X,")."""
    if at >= len(view.markers) or at not in view.asides:
        return at < len(view.markers) and view.role_at(at) == "stop"
    name = view.names[at + 1]
    return name is None or name.type != "PER"


def inherited(
    view: EventView, trigger: Candidate, parties: Parties, span: Span, before: list[Draft]
) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """The actor that the clause leaves out: the speaker who says "that he", or the actor of the clause before."""
    entry = trigger.entry
    if entry.type in _OF_OTHERS and entry.weak and entry.subject != "actor":
        other = bool(parties.recipients) or entry.type == _THREATEN or entry.subject != "recipient"
        other = other and trigger.form.person != "1"
        return _in_whose_words(view, span) if other else ((), ())
    told_by_noun = _of_noun(view, trigger, parties, span, before)
    if told_by_noun is not None:
        return told_by_noun
    passive = _PASSIVE in parties.rules or (entry.result and not takes_object(view, trigger))
    if entry.subject != "actor" or trigger.shape == "noun" or passive:
        return (), ()
    if not parties.actors and not parties.recipients and lacks_object(view, trigger):
        return (), ()
    if _is_impersonal(view, trigger):
        return (), ()
    previous = view.classes[_opening(view, trigger)] if trigger.first else None
    said = statement_around(view.doc, span)
    own = previous is not None and previous.tag in ("comp", "neg", "conj") and previous.pronoun != ""
    first_person = trigger.form.person == "1"
    if said is not None and (own or first_person or _describes_speaker(view, trigger, said)):
        speaker = said.speaker or said.speaker_ref
        if speaker is not None and _is_somebody(view, speaker):
            return (speaker,), ("speaker",)
    if first_person:
        return (), ()
    if said is not None and said.stance == _DENY and not parties.actors and is_told_first(view, said, span):
        speaker = said.speaker or said.speaker_ref
        if speaker is not None and may_do(view, trigger.first, speaker):
            return (speaker,), ("who denies it",)
    if trigger.shape == "participle":
        return _last_speaker(view, trigger.start)
    found, joined = view.classes[trigger.first], trigger.start > view.tokens[trigger.first].start
    done = entry.type in _DEEDS and trigger.form.tense == "past" and not (joined or trigger.pronoun)
    if done and parties.recipients and entry.mode == _ABDUCT:
        return (), ()
    governing = _of_other_clause(view, trigger, before, own=own) if found.tag == "verb" else None
    if governing is not None:
        return governing
    if parties.places and not joined:
        return (), ()
    if found.tag == "verb" and (joined or own):
        shared = _of_verb_before(view, trigger, span, before, joined=joined)
        if shared[0]:
            return shared
    if done:
        return (), ()
    known = previous is not None and (previous.tag == "rel" or is_headed(view, trigger.first))
    if known or trigger.form.tense == "present":
        return (), ()
    topic = _topic(view, trigger, None if said is None else said.content)
    return (topic, ("topic of the sentence",)) if topic and may_do(view, trigger.first, topic[0]) else ((), ())


def _is_impersonal(view: EventView, trigger: Candidate) -> bool:
    """Whether a phrase opens with a verb that only says that its deed took place ("took place | the arrest")."""
    light = view.light[trigger.first]
    impersonal = light is not None and light.subject == ""
    return trigger.shape == "phrase" and impersonal and trigger.entry.target == _PERSON


def _opening(view: EventView, trigger: Candidate) -> int:
    """What stands before a trigger, past the negation that belongs to its sense ("that he | will not | resign")."""
    at = trigger.first - 1
    return at - 1 if trigger.entry.behind and at > view.sentence(at).first else at


def _of_noun(
    view: EventView, trigger: Candidate, parties: Parties, span: Span, before: list[Draft]
) -> tuple[tuple[Span, ...], tuple[str, ...]] | None:
    """Who did what a noun or phrase tells: the accused, whom a light verb shares, who admits or announces it; None
    where the clause has to tell."""
    entry = trigger.entry
    accused = accused_of(view, trigger, before)
    if accused is not None:
        return accused, ("the accused",) if accused else ()
    if trigger.shape in ("noun", "phrase") and parties.carrier is not None:
        shared = _carried(view, parties.carrier, before)
        if shared[0]:
            return shared
    if trigger.shape == "noun" and (_is_among(view, trigger, before) or _is_joined(view, trigger, before)):
        return before[-1].actors, ("deed it is joined to",)
    told = statement_around(view.doc, span) if trigger.shape == "noun" else None
    if told is not None and told.stance == _DENY:
        return announcer_of(view, span)
    foes = (p for p in parties.recipients if view.has_kind(p.first, p.stop, _FOES))
    killed = entry.type == _ASSAULT and any(not _has_owner(view, foe) for foe in foes)
    if told is not None and (admitter := admitter_of(view, trigger, told, span)) is not None:
        return (admitter,), ("who admits it",)
    own = (entry.type in _DONE and entry.subject != "theme") or killed
    if own and trigger.shape in ("noun", "phrase"):
        announcer = announcer_of(view, span)
        if announcer[0] or view.classes[trigger.first].tag != "verb":
            return announcer
    return None


def _in_whose_words(view: EventView, span: Span) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Who says that others bear the blame ("said that the government bears responsibility")."""
    said = statement_around(view.doc, span)
    speaker = None if said is None else said.speaker or said.speaker_ref
    return ((speaker,), ("speaker",)) if speaker is not None and _is_somebody(view, speaker) else ((), ())


def _of_verb_before(
    view: EventView, trigger: Candidate, span: Span, before: list[Draft], *, joined: bool
) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Who did what the clause before tells of, or the subject of a verb that "and" joins the trigger to."""
    same = bool(before) and before[-1].sentence == view.tokens[trigger.first].sentence
    same = same and not (joined and before[-1].trigger.entry.people and _is_governed(view, before[-1].trigger.first))
    if same and before[-1].actors and may_do(view, trigger.first, before[-1].actors[0]):
        return before[-1].actors, ("clause before",)
    subject = owning_spans(view, subject_agreeing(view, trigger.first), span) if joined else ()
    return (subject, ("subject of a verb before",)) if subject else ((), ())


def _is_governed(view: EventView, at: int) -> bool:
    """Whether a preposition governs a word ("fired on | the protesters"), who did not do what the clause tells then."""
    return view.classes[at].preposition != "" or (at > 0 and view.classes[at - 1].tag == "prep")


def _describes_speaker(view: EventView, trigger: Candidate, said: Statement) -> bool:
    """Whether a word for an act of speech, but for a verb, tells what the speaker does in whose words it stands."""
    if trigger.entry.type not in SPOKEN or trigger.shape == "verb":
        return False
    found, opens = view.classes[trigger.first], said.content.start == trigger.start
    owned = found.pronoun != "" and _means_speaker(view, found.pronoun, said)
    return trigger.shape == "participle" or opens or owned or found.tag == "verb"


def _means_speaker(view: EventView, pronoun: str, said: Statement) -> bool:
    """Whether a pronoun agrees with who speaks: one man does not say "their refusal" of his own."""
    speaker = said.speaker or said.speaker_ref
    at = len(view.starts) if speaker is None else bisect_left(view.starts, speaker.start)
    if speaker is None or at >= len(view.starts) or view.starts[at] != speaker.start:
        return True
    several = any(view.classes[k].conjunction for k in range(at + 1, bisect_left(view.starts, speaker.end)))
    return several or fits_pronoun(view, at, at, at + 1, pronoun)


def _of_other_clause(
    view: EventView, trigger: Candidate, before: list[Draft], *, own: bool
) -> tuple[tuple[Span, ...], tuple[str, ...]] | None:
    """The subject of the clause that a verb is joined to, is governed by, or follows; `own`: "that he" precedes it."""
    joined = trigger.start > view.tokens[trigger.first].start
    previous = view.classes[trigger.first - 1].tag if trigger.first else ""
    if joined:
        told = before and before[-1].trigger.shape == "noun"
        parties, how = (_shared_subject(view, trigger) if told else ()), "clause before"
    elif own:
        return None
    elif trigger.pronoun and (shared := _shared_subject(view, trigger)):
        parties, how = shared, "subject of the main clause"
    elif previous == "comp":
        parties, how = _governing(view, trigger), "subject of the main clause"
    elif previous == "conj":
        parties, how = subject_above(view, trigger.first), "subject of the clause before"
    else:
        return None
    subject = spans_of(view, parties)
    return (subject, (how,)) if subject else None


def _carried(view: EventView, carrier: int, before: list[Draft]) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """The actor of the clause before, whose subject a light verb joined by "and" shares ("and carried out")."""
    found, light = view.classes[carrier], view.light[carrier]
    shares = found.conjunction and light is not None and light.subject == "actor"
    near = bool(before) and before[-1].sentence == view.tokens[carrier].sentence and bool(before[-1].actors)
    if not shares or not near or found.voice == "passive":
        return (), ()
    return before[-1].actors, ("clause before",)


def _is_among(view: EventView, trigger: Candidate, before: list[Draft]) -> bool:
    """Whether an event is one of those told right before ("a series of attacks, among them one on")."""
    at = trigger.first - 1
    same = bool(before) and before[-1].type == trigger.entry.type and before[-1].trigger.form.number == "pl"
    if not same or before[-1].sentence != view.tokens[trigger.first].sentence or view.classes[trigger.first].definite:
        return False
    found = view.classes[at]
    pointing = found.tag == "dem" and view.classes[at - 1].tag == "prep"
    return pointing or (found.tag == "prep" and found.pronoun != "")


def _is_joined(view: EventView, trigger: Candidate, before: list[Draft]) -> bool:
    """Whether "and" joins a deed to another one told by a noun ("by shelling X and storming Y")."""
    last = before[-1] if before else None
    if last is None or last.trigger.shape != "noun" or last.type != trigger.entry.type or not last.actors:
        return False
    at = trigger.first
    counted = at - 1 > last.trigger.first and view.classes[at - 1].tag == "num"
    if (
        not (view.classes[at].conjunction or (counted and view.classes[at - 1].conjunction))
        or view.classes[at].definite
    ):
        return False
    near = 0 < at - last.trigger.stop <= _SHARED and last.sentence == view.tokens[at].sentence
    return near and not any(view.classes[k].tag in ("verb", "comp", "conj") for k in range(last.trigger.stop, at))


def _has_owner(view: EventView, party: Party) -> bool:
    """Whether a pronoun tells whose people a phrase names ("two of its members"): no foes of who announces it."""
    return any(view.classes[at].pronoun for at in range(party.first, party.stop))


def _shared_subject(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """The subject that a verb joined by "and" shares with the first verb of its sentence."""
    sentence = view.sentence(trigger.first)
    for at in range(sentence.first, min(trigger.first, sentence.first + _SHARED)):
        if view.classes[at].tag == "verb":
            if speech_at(view, at) is not None:
                return ()
            return _subject_shared(view, at, trigger)
    return ()


def _governing(view: EventView, trigger: Candidate) -> tuple[Party, ...]:
    """The subject of the verb that governs "that" before a verb without one ("used the chaos by taking towns")."""
    first = max(view.sentence(trigger.first).first, trigger.first - _SHARED)
    for at in range(trigger.first - 2, first - 1, -1):
        found = view.classes[at]
        if found.tag in ("comp", "rel"):
            return ()
        if found.tag == "verb":
            if speech_at(view, at) is not None or found.voice == "passive":
                return ()
            return _subject_shared(view, at, trigger)
    return ()


def _subject_shared(view: EventView, verb: int, trigger: Candidate) -> tuple[Party, ...]:
    """The subject of a verb before a trigger that agrees with it, where it stands before the trigger and can act."""
    if view.classes[verb].gender != view.classes[trigger.first].gender:
        return ()
    subject = able(view, clause_of(view, verb).subject[:1])
    return tuple(p for p in subject if p.stop <= trigger.first)


def _last_speaker(view: EventView, start: int) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Who spoke last before an offset: the one who "praises" or "condemns" behind his own words."""
    at = bisect_left(view.cues, start)
    statement = view.statements[at - 1] if at else None
    speaker = None if statement is None else statement.speaker or statement.speaker_ref
    return ((speaker,), ("speaker before",)) if speaker is not None and _is_somebody(view, speaker) else ((), ())


def _topic(view: EventView, trigger: Candidate, content: Span | None) -> tuple[Span, ...]:
    """Who the sentence is about: its first phrase that can act, or that of the sentence before."""
    sentence = view.sentence(trigger.first)
    if view.classes[trigger.first].tag != "verb":
        return ()
    number = view.tokens[trigger.first].sentence
    first = sentence.first
    if content is not None:
        first = bisect_left(view.tokens, content.start, lo=first, hi=trigger.first, key=lambda token: token.start)
    places = [(first, trigger.first)]
    if (
        content is None
        and number
        and view.classes[sentence.first].conjunction
        and view.doc.sentences[number - 1].is_read
    ):
        places.append((view.doc.sentences[number - 1].first, sentence.first))
    for first, stop in places:
        for at in range(first, min(stop, first + _TOPIC)):
            governed = at > first and view.classes[at - 1].tag == "prep"
            if governed or view.classes[at].preposition or view.classes[at].tag not in ("noun", "name"):
                continue
            parties = parties_at(view, at, stop)
            if parties and view.can_act(parties[0].first, parties[0].stop):
                return spans_of(view, parties[:1])
    return ()
