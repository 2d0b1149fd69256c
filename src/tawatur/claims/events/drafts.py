"""Drafts of events: each trigger with what its own place in the article tells."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tawatur.claims.clauses.doers import spans_of
from tawatur.claims.clauses.view import EventView
from tawatur.claims.events.actuality import is_occasion, is_purpose, is_reason, is_recalled, is_relative, marks_of
from tawatur.claims.events.cases import with_cases
from tawatur.claims.events.draftstatus import is_threat, told_status
from tawatur.claims.events.fitting import agent_fits, are_several, target_fits
from tawatur.claims.events.modes import mode_of
from tawatur.claims.events.results import without_results
from tawatur.claims.events.scores import is_weighed
from tawatur.claims.events.takingplace import takes_place
from tawatur.claims.events.telling import is_told
from tawatur.claims.participants.addressing import addressees, speech_at
from tawatur.claims.participants.hits import DESCRIBED, STRIKING, counting_head
from tawatur.claims.participants.omission import inherited, joined, speaker_of
from tawatur.claims.participants.owners import own_actors, owning_spans
from tawatur.claims.participants.participants import Parties, find_parties
from tawatur.claims.triggers.ages import AGES
from tawatur.claims.triggers.askedterms import ASKING, Asked, asked_by, is_asked, is_called_for
from tawatur.claims.triggers.circumstances import doers_of, recalled_by, served_by, time_of, traveller_of
from tawatur.claims.triggers.happenings import Draft
from tawatur.claims.triggers.status import SPOKEN, Status, modalities_by_token
from tawatur.claims.triggers.triggers import Candidate, find_candidates
from tawatur.lexicon import Lexicon
from tawatur.records.document import Sentence
from tawatur.records.layers import Modality
from tawatur.records.ledger import Derivation, Statement
from tawatur.records.span import Span
from tawatur.text.dashes import DASHES

__all__ = ["Drafts", "draft_events"]

#: How far around a trigger dates tell the day.
_TIME = 18
#: How far before an attack the word stands that makes it a charge ("those accused of the bombing").
_CHARGED = 3
#: What is told in tales and of animals is no event.
_TALES = frozenset({"fiction", "nature", "history", "computing"})
#: ... but for what is done to computers and by them.
_COMPUTING, _BY_COMPUTER = "computing", frozenset({"cyber", "misinformation", "censor"})
_THREATS = {"ASSAULT": "violence"}
_THREATEN = "THREATEN"
#: Those whose violent death needs no other word for a cause.
_FIGHTERS = ("armed", "army", "police")
_AID, _ASSAULT, _PROTEST, _REQUEST = "AID", "ASSAULT", "PROTEST", "REQUEST"
_TALKS = "CONSULT"
_PRESENT, _PAST, _ALSO, _THIS = "present", "past", "also", "dem"
#: The preposition of what a deed is for.
_FOR = "ل"
#: What a draft may lack beside parties: a deed of its own ("bombs to kill", "before the war", "demonstrations that
#: demand"), that it takes place ("asked for talks").
_AIM, _OCCASION, _MATTER, _ASKED = "no aim", "no occasion", "no matter", "asked"
_CALL = Status("planned", Derivation(field="status", rule="<called for>"))
_VISIT, _PROTESTS = "visit", "who protests for it"
#: Who is the other one of two.
_OTHER = {"actor": "recipient", "recipient": "actor"}
#: An entry of an almanac: how many tokens it has at least, the digits of its year, the dashes behind it.
_ENTRY, _YEAR = 3, 4


class Drafts(msgspec.Struct, frozen=True):
    """The drafts of an article in order, and those that a rule takes as not told: mere possibilities, what is known."""

    told: list[Draft]
    untold: list[Draft]
    #: Whether weights decide afterwards what rules leave in doubt.
    weighed: bool


def draft_events(view: EventView, lexicon: Lexicon) -> Drafts:
    """Draft every event of the article, in order."""
    modalities = modalities_by_token(view.doc)
    drafts = Drafts([], [], is_weighed(view))
    assaulted = False
    for number, sentence in enumerate(view.doc.sentences):
        if sentence.is_read and view.domains[number] != "sport" and not _is_almanac(view, sentence):
            found = list(_draft_sentence(view, number, sentence, lexicon, modalities, drafts))
            kept = list(without_results(view, sentence, found, assaulted=assaulted)) if found else []
            assaulted = assaulted or any(draft.type == "ASSAULT" for draft in kept)
            drafts.told.extend(kept)
    drafts.told[:] = with_cases(view, drafts.told)
    return drafts


def _is_almanac(view: EventView, sentence: Sentence) -> bool:
    """Whether a line is an entry of an almanac: a year, a dash, and what happened then."""
    if sentence.stop - sentence.first < _ENTRY:
        return False
    year, dash = view.tokens[sentence.first].text, view.tokens[sentence.first + 1].text
    return year.isdecimal() and len(year) == _YEAR and dash in DASHES


def _draft_sentence(
    view: EventView,
    number: int,
    sentence: Sentence,
    lexicon: Lexicon,
    modalities: dict[int, tuple[Modality, ...]],
    earlier: Drafts,
) -> Iterator[Draft]:
    """The drafts of a sentence that are told; the others of it join those untold before."""
    before: list[Draft] = []
    asked: Asked | None = None
    called: Asked | None = None
    candidates = find_candidates(view, sentence, lexicon)
    for trigger in (senses[0] for senses in candidates):
        _reread_past(view, trigger)
        _reread_whole(view, trigger)
    view.deeds.clear()
    for first in (senses[0] for senses in candidates if not senses[0].entry.people):
        tag, protests = view.classes[first.first].tag, first.entry.type == _PROTEST
        named = first.shape == "phrase" and (tag == "noun" or (tag == "adj" and protests))
        if first.shape == "noun" or (named and not view.kinds[first.first]):
            view.deeds[first.first] = view.deeds[first.stop - 1] = first.entry
    view.read_anew()
    for senses in candidates:
        doubted: Draft | None = None
        for candidate in senses:
            terms = asked is not None and is_asked(view, candidate, asked)
            if asked is not None and terms and not is_called_for(view, candidate, asked):
                doubted = doubted or _asked_for(
                    _draft(view, number, candidate, modalities, before or earlier.told[-1:])
                )
                continue
            draft = _draft(view, number, candidate, modalities, before or earlier.told[-1:])
            if draft is not None and (terms or (called is not None and is_called_for(view, candidate, called))):
                draft = _called(draft, before)
            if draft is not None and draft.type == _REQUEST:
                called = asked_by(view, candidate, sentence)
            if draft is not None and is_told(draft, modalities.get(candidate.first, ()), weighed=earlier.weighed):
                before.append(draft)
                yield draft
                if draft.type in ASKING and (draft.actors or draft.recipients or not draft.is_definite):
                    asked = asked_by(view, candidate, sentence)
                break
            if not terms:
                doubted = doubted if draft is None or (doubted is not None and not doubted.lacks) else draft
        else:
            if doubted is not None:
                earlier.untold.append(doubted)


def _reread_whole(view: EventView, trigger: Candidate) -> None:
    """Read an event noun whose first letter was taken for a preposition ("an ambush" for "like") as it is written."""
    found, token = view.classes[trigger.first], view.tokens[trigger.first]
    if trigger.shape == "noun" and trigger.start == token.start and (found.preposition or found.conjunction):
        view.classes[trigger.first] = msgspec.structs.replace(found, preposition="", conjunction=False)


def _reread_past(view: EventView, trigger: Candidate) -> None:
    """Read a verb as the past that its entry knows where it was taken for a present spelled alike ("they gathered"), or
    for a masculine one (a short "she broke up")."""
    found, form = view.classes[trigger.first], trigger.form
    other = found.tense == _PRESENT or (found.tense == _PAST and form.gender not in ("", found.gender))
    if trigger.shape == "verb" and found.tag == "verb" and other and form.tense == _PAST:
        view.classes[trigger.first] = msgspec.structs.replace(found, tense=_PAST, gender=form.gender or found.gender)


def _called(draft: Draft, before: list[Draft]) -> Draft:
    """A draft of what is called for: planned, and a protest by whoever calls for it, where nobody else is named."""
    draft = msgspec.structs.replace(draft, status=_CALL, is_definite=False, is_recalled=False)
    if draft.type != _PROTEST or draft.actors or not before or not before[-1].actors:
        return draft
    return msgspec.structs.replace(draft, actors=before[-1].actors, inferred=("who calls for it",))


def _asked_for(draft: Draft | None) -> Draft | None:
    """A draft of what is asked for, which is told as an event only where weights say so."""
    return None if draft is None else msgspec.structs.replace(draft, lacks=draft.lacks or _ASKED)


def _draft(
    view: EventView,
    number: int,
    trigger: Candidate,
    modalities: dict[int, tuple[Modality, ...]],
    before: list[Draft],
) -> Draft | None:
    """The event a trigger names; None in tales and lists, and for a circumstance that nobody makes."""
    entry, sentence = trigger.entry, view.doc.sentences[number]
    domain = view.domains[number]
    told = domain == _COMPUTING and entry.mode in _BY_COMPUTER
    if domain and not told and (entry.weak or domain in _TALES):
        return None
    parties = _parties_of(view, trigger)
    if parties is None or trigger.first > view.laws.get(number, trigger.first):
        return None
    span = _word_of(view, trigger)
    speech = speech_at(view, trigger.first) if entry.type in SPOKEN else None
    sides = _sides(view, trigger, parties, span, speech, before)
    aim = entry.type in (_AID, _ASSAULT) and is_purpose(view, trigger, parties)
    aim = aim or (not sides.actors and is_reason(view, trigger, parties))
    when, threat = time_of(view, trigger, _TIME), is_threat(view, trigger, span)
    charged = entry.type == _ASSAULT and recalled_by(view, trigger, _CHARGED) is not None
    if charged and when is not None and when.start < trigger.start:
        when = None
    definite = view.classes[trigger.first].definite and trigger.shape in ("noun", "phrase") and not entry.instrument
    crowd = _is_known_crowd(view, trigger, parties)
    tells = (STRIKING,) if is_weighed(view) else (STRIKING, DESCRIBED)
    placed = takes_place(view, trigger, parties) or any(rule.endswith(tells) for rule in parties.rules)
    counted = (placed or parties.carrier is not None) and counting_head(view, trigger.first) is not None
    definite = definite and not counted
    marks, dated = marks_of(view, trigger, modalities), entry.dated and when is not None
    status = told_status(view, trigger, marks, when, speech, is_served=sides.served, is_threat=threat)
    if when is not None and when.start < trigger.start and status.derivation and status.derivation.rule in AGES:
        when = None
    return Draft(
        trigger=trigger,
        span=span,
        type=_THREATEN if threat else entry.type,
        mode=_THREATS.get(entry.type, "") if threat else mode_of(view, trigger, parties),
        actors=sides.actors,
        recipients=sides.recipients,
        places=spans_of(view, parties.places),
        nearby=spans_of(view, parties.near),
        when=when,
        status=status,
        is_definite=(definite and not parties.nation) or entry.people or crowd or charged,
        is_charged=charged,
        is_recalled=not (entry.instrument or placed or dated) and is_recalled(view, trigger, parties, sentence),
        is_carried=placed,
        is_known=trigger.shape == "verb" and (is_relative(view, trigger) or _is_resumed(view, trigger)),
        is_joined=view.classes[trigger.first].conjunction,
        is_pointed=definite and trigger.first > 0 and view.classes[trigger.first - 1].tag == _THIS,
        is_added=trigger.shape == "verb" and _is_added(view, trigger.first),
        is_named=bool(parties.actors or parties.recipients) and not entry.people and not crowd,
        is_title=sentence.kind in ("title", "heading"),
        sentence=number,
        rules=_of_visitors(parties.rules) if entry.hosts else parties.rules,
        inferred=sides.inferred,
        lacks=sides.lacks or (_AIM if aim else _deed_lacking(view, trigger, parties)),
        fighters_fell=any(view.has_kind(p.first, p.stop, _FIGHTERS) for p in parties.recipients),
    )


def _deed_lacking(view: EventView, trigger: Candidate, parties: Parties) -> str:
    """What a draft lacks that only tells when something was, or what a protest right before it is for."""
    if is_occasion(view, trigger, parties):
        return _OCCASION
    deed = view.deeds.get(trigger.first - 1)
    asks = trigger.entry.type == _REQUEST and trigger.shape == "verb" and trigger.form.tense == _PRESENT
    known = view.classes[trigger.first - 1].definite or view.classes[trigger.first].conjunction
    return _MATTER if asks and deed is not None and deed.type == _PROTEST and not known else ""


def _is_resumed(view: EventView, trigger: Candidate) -> bool:
    """Whether a verb describes the indefinite noun right before it, which a pronoun resumes ("a village they hold")."""
    before = view.classes[trigger.first - 1] if trigger.first else None
    behind = view.classes[trigger.stop] if trigger.stop < len(view.classes) else None
    if before is None or behind is None or before.tag != "noun" or before.definite or before.pronoun:
        return False
    return view.classes[trigger.first].tense == _PRESENT and behind.tag == "prep" and behind.pronoun != ""


def _is_added(view: EventView, at: int) -> bool:
    """Whether "also" stands right before a verb."""
    return at > 0 and view.role_at(at - 1) == _ALSO


def _of_visitors(rules: tuple[str, ...]) -> tuple[str, ...]:
    """The rules that told host and guest, where the guest is who visits."""
    parted = (rule.partition(": ") for rule in rules)
    return tuple(f"{_OTHER.get(role, role)}{colon}{how}" for role, colon, how in parted)


class _Sides(msgspec.Struct, frozen=True):
    """Who acts and whom it concerns.

    `inferred` names how actors were filled in, `served` those that a talk serves; `lacks` says which side is not such
    as the event needs.
    """

    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    inferred: tuple[str, ...]
    served: bool
    lacks: str


def _parties_of(view: EventView, trigger: Candidate) -> Parties | None:
    """The parties that the clause names; None for a circumstance that nobody in the clause makes."""
    if not trigger.entry.circumstance:
        return find_parties(view, trigger)
    actors = doers_of(view, trigger)
    return Parties(actors=actors, rules=("actor: subject of the clause",)) if actors else None


def _sides(
    view: EventView, trigger: Candidate, parties: Parties, span: Span, speech: Statement | None, before: list[Draft]
) -> _Sides:
    """Both sides of an event, those left out filled in."""
    entry = trigger.entry
    speaker = speaker_of(view, trigger, parties, speech)
    actors, inferred = _actors(view, trigger, parties, span, speech, speaker, before)
    served = served_by(view, trigger) if entry.type == _TALKS and not entry.mode else ()
    if served and all(view.can_act(p.first, p.stop) for p in served):
        actors = tuple(dict.fromkeys((*spans_of(view, served), *actors)))
    fits = speaker is not None or agent_fits(view, trigger, parties, actors)
    if entry.agent == "crowd" and "clause before" in inferred:
        fits = fits or before[-1].type == entry.type
    lacks = "" if fits else "agent"
    if fits and not target_fits(view, trigger, parties):
        lacks = "target"
    if fits and entry.several and not are_several(view, trigger, parties, actors):
        lacks = "agent"
    addressed = spans_of(view, addressees(view, trigger, speech))
    recipients = tuple(s for s in addressed if s not in actors) or owning_spans(view, parties.recipients, span)
    if _PROTESTS in inferred and not recipients and trigger.shape == "noun":
        # "Went out to demand from X": the genitive of the demand is whoever it is turned to.
        recipients = tuple(a for a in own_actors(view, trigger, parties, span) if a not in actors)
    if inferred:
        actors = tuple(a for a in actors if not any(a.overlaps(s) for s in recipients))
    recipients = tuple(s for s in recipients if not any(a.overlaps(s) for a in actors))
    if (entry.weak or entry.light) and not actors and not recipients and parties.carrier is None:
        lacks = lacks or "parties"
    if entry.hosts:
        actors, recipients = recipients, actors
    return _Sides(actors, recipients, inferred, bool(served), lacks)


def _actors(
    view: EventView,
    trigger: Candidate,
    parties: Parties,
    span: Span,
    speech: Statement | None,
    speaker: Span | None,
    before: list[Draft],
) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Who acts, and by which rule the text was asked where the clause does not say."""
    actors = own_actors(view, trigger, parties, span)
    inferred: tuple[str, ...] = ()
    if _is_aim_of_protest(view, trigger, before):
        actors, inferred = before[-1].actors, (_PROTESTS,)
    elif speaker is not None:
        actors, inferred = joined(view, speaker), ("speaker",) if speech is None or speech.speaker is None else ()
    elif not actors:
        actors, inferred = inherited(view, trigger, parties, span, before)
    if not actors and trigger.entry.mode == _VISIT and (traveller := traveller_of(view, trigger)) is not None:
        actors, inferred = joined(view, traveller), ("speaker",)
    return actors, inferred


def _is_aim_of_protest(view: EventView, trigger: Candidate, before: list[Draft]) -> bool:
    """Whether a demand is what the protest told before it in its sentence is for ("marched to demand", by "li-")."""
    protest = before[-1] if before else None
    if protest is None or protest.type != _PROTEST or trigger.entry.type != _REQUEST or trigger.shape != "noun":
        return False
    same = protest.sentence == view.tokens[trigger.first].sentence and protest.trigger.first < trigger.first
    return same and view.classes[trigger.first].preposition == _FOR and bool(protest.actors)


def _word_of(view: EventView, trigger: Candidate) -> Span:
    """The one word that names an event: the first of a phrase that is no preposition ("at the | reception of")."""
    led = trigger.stop - trigger.first > 1 and view.classes[trigger.first].tag == "prep"
    at = trigger.first + led
    return view.doc.span(view.tokens[at].start if led else trigger.start, view.tokens[at].end)


def _is_known_crowd(view: EventView, trigger: Candidate, parties: Parties) -> bool:
    """Whether a verb only tells what the crowd of a protest does ("the demonstrators carried a coffin")."""
    entry = trigger.entry
    if entry.agent != "crowd" or entry.object != "theme" or trigger.shape != "verb" or not parties.actors:
        return False
    return view.classes[parties.actors[0].head].definite
