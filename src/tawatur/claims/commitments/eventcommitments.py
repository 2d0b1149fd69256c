"""Commitments that events are: requests, promises, refusals, ceasefires, agreements, by what their triggers govern."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses.doers import doers_of, spans_of, verb_before
from tawatur.claims.clauses.view import EventView, is_one_of
from tawatur.claims.commitments.accords import agreed_terms, agreed_truce, named_before, reached_terms, signed_terms
from tawatur.claims.commitments.addressees import Asking, readdressed
from tawatur.claims.commitments.conditions import condition_inside, takers_of_condition
from tawatur.claims.commitments.nounacts import parties_of_noun
from tawatur.claims.commitments.plannedacts import promised_act
from tawatur.claims.commitments.promises import Found
from tawatur.claims.commitments.refusedbefore import refused_before
from tawatur.claims.commitments.terms import is_about, is_any, is_held, said_terms
from tawatur.claims.commitments.termstart import first_of_terms
from tawatur.claims.commitments.turnedparties import parted, shifted, turned
from tawatur.claims.commitments.uncommitted import is_uncommitted, leads_back, names_accord
from tawatur.claims.commitmentwords import cues_marked, folded, table_of
from tawatur.claims.participants.addressing import speech_at
from tawatur.claims.triggers.happenings import Draft, Happening
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.ledger import Event, Statement
from tawatur.records.span import Span

__all__ = ["commitments_of"]

_SELF, _OBJECT, _BROKEN, _USED = "self", "object", "broken", "used"
_CONDITION, _PROMISE, _REFUSAL, _AGREEMENT, _CEASEFIRE = "condition", "promise", "refusal", "agreement", "ceasefire"
#: Kinds that are none until they are spoken.
_SPOKEN = frozenset({"request", "demand", "refusal"})
#: Kinds that are none where no verb tells whose they are.
_OWNED = _SPOKEN | {_PROMISE}
_THREAT = "threat"
#: Roles of the markers that name the sides of an agreement.
_SIDES = frozenset({"pair", "company"})
_NOUN, _VERB, _ASKING = "noun", "verb", "REQUEST"
_REQUEST, _DEMAND, _ASKS = "request", "demand", "asks"
_ASKED = frozenset({_REQUEST, _DEMAND})
#: How far before an act its verb stands, and how many characters part who is asked from what.
_AHEAD, _GAP = 12, 2
#: The letter that verbs of "I" begin with.
_I = "أ"
#: How many statements before it tell who speaks.
_NEAR = 4
#: How far before an agreement the verb stands whose subject is the place that sees it ("the city sees a truce").
_WITNESS = 5
#: How many tellings of one event are read, and the fewest tokens of terms.
_TELLINGS, _FEWEST = 12, 2


def commitments_of(view: EventView, lexicon: Lexicon, happening: Happening, event: Event) -> list[Found]:
    """The commitments that an event is: none for most events, more than one where its tellings ask different things."""
    cue = lexicon.compiled(_cues_by_trigger).get(event.rule)
    if cue is None:
        one = promised_act(view, happening.lead, event)
        return [] if one is None else [one]
    draft, told = _clearest(view, happening, event, cue)
    one = _from_event(view, lexicon, draft, told, cue)
    found = [] if one is None else [one]
    for other in happening.drafts[:_TELLINGS]:
        if other is not draft and not other.is_title and not other.lacks and other.actors:
            found.extend(_told_too(view, lexicon, other, event, found))
    return found


def _told_too(view: EventView, lexicon: Lexicon, draft: Draft, event: Event, told: list[Found]) -> Iterator[Found]:
    """What a further telling of a request or refusal asks or refuses, where its words are others."""
    cue = lexicon.compiled(_cues_by_trigger).get(draft.trigger.entry.id)
    if cue is None or cue.kind not in _SPOKEN or draft.trigger.shape == _NOUN:
        return
    own = msgspec.structs.replace(
        event, rule=draft.trigger.entry.id, trigger=draft.span, actors=draft.actors, recipients=draft.recipients
    )
    one = _from_event(view, lexicon, draft, own, cue)
    if one is not None and one.givers and not any(one.content.overlaps(before.content) for before in told):
        yield one


def _cues_by_trigger(lexicon: Lexicon) -> dict[str, CommitmentCue]:
    return {ident: cue for cue in lexicon.entries(CommitmentCue) for ident in cue.triggers}


def _clearest(view: EventView, happening: Happening, event: Event, cue: CommitmentCue) -> tuple[Draft, Event]:
    """The telling of a request whose terms are read: where the leading one names only a nation, one that names more."""
    lead = happening.lead
    if lead.is_title:
        body = next((d for d in happening.drafts if not d.is_title and d.trigger.entry.id in cue.triggers), None)
        if body is not None:
            actors = body.actors or event.actors
            return body, msgspec.structs.replace(event, rule=body.trigger.entry.id, trigger=body.span, actors=actors)
    if event.type != _ASKING or not event.actors or not _is_adjective(view, event.actors[0]):
        return lead, event
    for draft in happening.drafts:
        named = parties_of_noun(view, draft.trigger.stop, view.sentence(draft.trigger.first), cue)
        if draft is not lead and draft.trigger.shape == _NOUN and named.givers:
            actors = spans_of(view, named.givers)
            told = msgspec.structs.replace(event, rule=draft.trigger.entry.id, trigger=draft.span, actors=actors)
            return draft, told
    return lead, event


def _is_adjective(view: EventView, span: Span) -> bool:
    """Whether a phrase opens with an adjective; it may begin inside a token, behind an attached letter."""
    return view.classes[bisect_right(view.starts, span.start) - 1].tag == "adj"


def _threats(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """Verbs of threatening, which promise nothing unless they set a condition."""
    return cues_marked(lexicon, _THREAT)


def _from_event(view: EventView, lexicon: Lexicon, draft: Draft, event: Event, cue: CommitmentCue) -> Found | None:
    if is_uncommitted(view, draft, event, cue, lexicon):
        return None
    statement = statement_around(view.doc, event.trigger)
    if cue.kind == _AGREEMENT and _behind(view, draft.trigger.first, cue.opened_by) is None:
        return _agreed(view, lexicon, draft, event, cue, statement)
    if (meant := refused_before(view, draft, event, cue)) is not None:
        return Found(cue.kind, cue.status, meant, event.actors, (), f"event {event.rule}", statement)
    asked = shifted(view, draft, event, cue) or _first(view, draft, event, cue)
    if cue.kind in _ASKED and draft.trigger.shape == _VERB:
        asked = readdressed(view, draft.trigger.first, cue.takes, asked)
    first, givers, takers = asked.first, asked.givers, asked.takers
    first = _with_this(view, draft, _past_speaking(view, first))
    content = said_terms(view, first, statement, brief=cue.kind == _CEASEFIRE)
    if content is None and first is not None and cue.kind == _REFUSAL and _is_one_deed(view, first):
        content = view.doc.span_of_tokens(first, first + 1)
    content = None if content is None or first is None else _before_subject(view, draft, first, content, givers)
    if first is None or content is None:
        return None
    if cue.kind == _PROMISE and (leads_back(view, first) or is_held(view, first, content)):
        return None
    if cue.status == _BROKEN and not names_accord(view, lexicon, content):
        return None
    at, last = draft.trigger.first, max(first, draft.trigger.stop)
    if is_any(view, draft.trigger.stop, last + 1, folded(cue.never)) or is_about(view, content, folded(cue.never)):
        return None
    bound = condition_inside(view, content, at) is not None
    if lexicon.compiled(_threats).match_at(view.tokens[at : at + 1], 0, pronouns=True) is not None and not bound:
        return None
    if draft.trigger.shape != _VERB and cue.kind in _OWNED and not givers:
        return None
    asked = parted(view, draft, cue, turned(view, draft, cue, Asking(first, givers, takers), statement))
    givers, takers = asked.givers, asked.takers
    rule = f"event {event.rule}"
    if cue.kind != _CEASEFIRE and _is_answered(view, at, cue.answered):
        return Found(cue.kind, "accepted", content, givers, takers, rule, statement)
    ready = cue.kind == "offer" and draft.trigger.shape != _NOUN and view.classes[at].pronoun == ""
    if (event.type == "THREATEN" or ready) and bound:
        takers = takers or takers_of_condition(view, content, givers)
        return Found(_CONDITION, cue.status, content, givers, takers, rule, statement)
    if cue.kind == _REFUSAL or event.type == "THREATEN":
        takers = tuple(span for span in takers if not span.overlaps(content))
    behind = view.tokens[draft.trigger.stop - 1].end if draft.trigger.shape != _NOUN else 0
    kind = _DEMAND if cue.kind == _REQUEST and _is_demanded(view, at, lexicon) else cue.kind
    return Found(kind, _status(view, event, cue, at), content, givers, takers, rule, statement, behind)


def _with_this(view: EventView, draft: Draft, first: int | None) -> int | None:
    """Where terms begin that "this" opens ("refused this law")."""
    if first is None or first - 1 <= draft.trigger.first or view.classes[first - 1].tag != "dem":
        return first
    return first - 1 if view.classes[first].definite else first


def _past_speaking(view: EventView, first: int | None) -> int | None:
    """Where terms begin that a word of speaking opens ("appealed to the residents, saying: leave"): at what is said."""
    if first is None or not view.is_cue(view.tokens[first].start):
        return first
    speech = view.statements[bisect_left(view.cues, view.tokens[first].start)]
    said = bisect_left(view.starts, speech.content.start)
    return said if first < said < view.sentence(first).stop else first


def _is_demanded(view: EventView, at: int, lexicon: Lexicon) -> bool:
    """Whether the word itself demands, whatever the type of its event ("demanded a halt" is no mere call for one)."""
    return lexicon.compiled(_demanding).match_at(view.tokens[at : at + 1], 0, pronouns=True) is not None


def _demanding(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    cues = (cue for cue in lexicon.entries(CommitmentCue) if cue.kind == _DEMAND and cue.before == _ASKS)
    return table_of(cue for cue in cues if not cue.only)


def _is_one_deed(view: EventView, at: int) -> bool:
    """Whether one definite word is all that is refused ("the president refused the resignation")."""
    if at >= len(view.tokens):
        return False
    found = view.classes[at]
    plain = found.definite and found.tag in ("noun", "adj") and not (found.preposition or found.conjunction)
    return plain and not view.can_act(at, at + 1) and at not in view.people and view.times[at] is None


def _before_subject(view: EventView, draft: Draft, first: int, content: Span, givers: tuple[Span, ...]) -> Span | None:
    """Terms that end where the subject of their verb follows them ("called for a march the council, which ...")."""
    if draft.trigger.shape == _NOUN or first == draft.trigger.first:
        return content
    inside = [span.start for span in givers if content.start < span.start < content.end]
    stop = bisect_left(view.starts, min(inside)) if inside else first
    if stop >= len(view.tokens) or not 0 < stop - first <= _FEWEST:
        return content
    if not view.classes[stop - 1].definite or view.classes[stop].preposition:
        return content
    return view.doc.span_of_tokens(first, stop) if stop - first >= _FEWEST else None


def _may_open(view: EventView, at: int, takes: tuple[str, ...]) -> bool:
    """Whether terms may begin at a token: no preposition stands there but one that opens them."""
    if at >= len(view.tokens) or view.classes[at].tag != "prep":
        return at >= len(view.tokens) or not view.classes[at].conjunction
    return view.tokens[at].variants[0].key in folded(takes)


def _status(view: EventView, event: Event, cue: CommitmentCue, at: int) -> str:
    """The status that the words tell: a truce that is spoken of as broken is, one that is planned is open."""
    if cue.kind != _CEASEFIRE:
        return cue.status
    if at and is_any(view, at - 1, at, folded(cue.answered)):
        return _BROKEN
    return "open" if event.status == "planned" else cue.status


def _first(view: EventView, draft: Draft, event: Event, cue: CommitmentCue) -> Asking:
    """The token at which the terms begin, and the parties."""
    trigger = draft.trigger
    givers, takers = event.actors, event.recipients
    first = _behind(view, trigger.first, cue.opened_by)
    if first is not None:
        return Asking(first, givers, takers)
    if _SELF in cue.takes:
        return Asking(_first_of_own(view, trigger.first, event), givers, takers)
    takes = cue.takes
    if cue.before == _USED and not givers:
        givers = spans_of(view, doers_of(view, verb_before(view, trigger.first, _AHEAD)))
    if trigger.shape == _NOUN and cue.kind == _PROMISE:
        takes = tuple(word for word in takes if word != _OBJECT)
    first = _start_of_asked(view, trigger.first, takes, event)
    if trigger.shape == _NOUN and cue.kind in _SPOKEN:
        named = parties_of_noun(view, trigger.stop, view.sentence(trigger.first), cue)
        if first is not None and first < named.stop:
            first = named.stop if _may_open(view, named.stop, takes) else None
        givers = givers or spans_of(view, named.givers)
        takers = takers or spans_of(view, named.takers)
    owned = trigger.shape == _VERB and view.classes[trigger.first].pronoun != ""
    if cue.kind == _REFUSAL and (first == trigger.stop or (owned and first is not None)):
        first = trigger.first
    return Asking(first, givers, takers)


def _agreed(
    view: EventView, lexicon: Lexicon, draft: Draft, event: Event, cue: CommitmentCue, statement: Statement | None
) -> Found | None:
    """An agreement by its terms, or by its name where only that is told."""
    within, at = None if statement is None else statement.content, draft.trigger.first
    status = "open" if event.status == "planned" else cue.status
    truce = agreed_truce(view, lexicon, draft.trigger.stop, within) if _SELF not in cue.takes else None
    if truce is not None:
        return Found(_CEASEFIRE, status, truce, event.actors, event.recipients, f"event {event.rule}", statement)
    if _SELF not in cue.takes:
        content = agreed_terms(view, draft, event, cue.takes, within)
    else:
        signs = view.classes[at].tag == "verb" or draft.is_carried
        content = _signed(view, lexicon, at, event, within) if signs else None
    if content is not None and not is_about(view, content, folded(cue.never)):
        own = _SELF in cue.takes
        givers, takers = (
            tuple(side for side in sides if own or not _is_of_terms(view, content, side))
            for sides in (event.actors, event.recipients)
        )
        if not givers and draft.trigger.shape == _NOUN and view.classes[at].pronoun:
            givers = spans_of(view, doers_of(view, verb_before(view, at, _AHEAD)))
        return Found(cue.kind, status, content, givers, takers, f"event {event.rule}", statement)
    reached = reached_terms(view, lexicon, at, within) if _SELF not in cue.takes else None
    if reached is not None:
        return Found(cue.kind, status, reached, event.actors, event.recipients, f"event {event.rule}", statement)
    named = named_before(view, lexicon, at)
    if named is None:
        return None
    return Found(cue.kind, status, named[0], named[1], (), f"event {event.rule}", statement_around(view.doc, named[0]))


def _is_of_terms(view: EventView, content: Span, side: Span) -> bool:
    """Whether a phrase only stands in the terms of an agreement, behind no "between" or "with" that names its sides."""
    if not content.covers(side):
        return False
    first, at = bisect_left(view.starts, content.start), bisect_left(view.starts, side.start)
    return not any(view.role_at(k) in _SIDES for k in range(first, at))


def _signed(view: EventView, lexicon: Lexicon, at: int, event: Event, within: Span | None) -> Span | None:
    return signed_terms(view, lexicon, _first_of_own(view, at, event), within, event.actors)


def _first_of_own(view: EventView, at: int, event: Event) -> int:
    """Where terms begin that the trigger itself opens: at the phrase it heads, or behind the subject of a verb."""
    first = _start_of_named(view, at)
    if view.classes[at].tag == "verb" and event.actors and first == at:
        return _behind_spans(view, at, event.actors)
    return first


def _behind_spans(view: EventView, at: int, spans: tuple[Span, ...]) -> int:
    """The token behind the parties that follow a verb right away."""
    sentence = view.sentence(at)
    at += 1
    while at + 1 < sentence.stop and any(s.start <= view.tokens[at].start < s.end for s in spans):
        at += 1
    return at


def _start_of_asked(view: EventView, at: int, takes: tuple[str, ...], event: Event) -> int | None:
    """Where the terms behind a verb begin: with their preposition where it is a word of its own."""
    parties = (*event.actors, *event.recipients)
    behind = [span for span in parties if span.start > view.tokens[at].start]
    first = first_of_terms(view, at + 1, takes, parties)
    speech = speech_at(view, at) if first is None else None
    if speech is not None:
        start = max([speech.content.start, *(s.end for s in behind if s.end < speech.content.end)])
        first = bisect_left(view.starts, start)
        if not at < first < view.sentence(at).stop:
            return None
        if view.classes[first].tag in ("prep", "pron", "rel"):
            return None
    if first is not None and first - 1 > at and view.classes[first - 1].tag == "prep":
        return first if view.classes[first - 1].pronoun else first - 1
    return first


def _behind(view: EventView, at: int, openers: tuple[str, ...]) -> int | None:
    """The token behind a verb that opens the terms of an agreement, and behind its preposition."""
    wanted = folded(openers)
    sentence = view.sentence(at)
    for k in range(at + 1, min(sentence.stop - 1, at + 3 * _AHEAD) if wanted else at):
        if view.tokens[k].norm in wanted:
            return k + 2 if view.classes[k + 1].tag == "prep" and k + 2 < sentence.stop else k + 1
    return None


def _is_answered(view: EventView, at: int, words: tuple[str, ...]) -> bool:
    wanted = folded(words)
    first = max(view.sentence(at).first, at - 3)
    return any(is_one_of(view.tokens[k], wanted) for k in range(first, at))


def _start_of_named(view: EventView, at: int) -> int:
    """Where the phrase that names an agreement begins: at a count or noun before it ("four agreements on a ...")."""
    first = view.sentence(at).first
    for k in range(at - 1, max(first, at - _WITNESS) - 1, -1):
        carrier = view.light[k]
        if carrier is not None and carrier.subject == "place" and view.classes[k].tag == "verb":
            return k
    while at > first and view.classes[at].preposition and _counts(view, at - 1):
        at -= 1
    while at > first and view.classes[at - 1].tag == "num":
        at -= 1
    return at


def _counts(view: EventView, at: int) -> bool:
    """Whether a count or a noun for a thing stands there, which an agreement's name may belong to."""
    thing = view.classes[at].tag == "noun" and not view.classes[at].conjunction and not view.can_act(at, at + 1)
    return thing or view.classes[at].tag == "num"
