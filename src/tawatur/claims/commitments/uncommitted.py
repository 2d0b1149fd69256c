"""Events that look like commitments and are none: denied, not yet spoken, only spoken of, or resumed."""

from __future__ import annotations

from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses.view import EventView, is_one_of
from tawatur.claims.commitments.accordnames import agreement_words
from tawatur.claims.commitmentwords import cues_marked, deeds_marked
from tawatur.claims.triggers.happenings import Draft
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.ledger import Event
from tawatur.records.span import Span
from tawatur.text.folding import fold

__all__ = ["is_uncommitted", "leads_back", "names_accord"]

_PROMISE, _REFUSAL, _CEASEFIRE = "promise", "refusal", "ceasefire"
#: Events that may never be, and kinds that are none until they are spoken.
_UNSURE, _SPOKEN = frozenset({"planned", "hypothetical"}), frozenset({"request", "demand", "refusal"})
_LED, _AT_TIME, _EITHER = "led", "at-time", "either"
#: The rule of decisions, which promise nothing before they are taken.
_DECIDES = "agree.decide"
_EXPECTED, _NOUN, _VERB = "expect", "noun", "verb"
_PASSIVE = "passive"
_COMMAS = frozenset("،,")
#: How far behind a verb behind "which" the pronoun for what it describes stands.
_BACK = 8
#: The role of markers before a clause that tells when ("after that ...").
_WHEN = "stop"


def names_accord(view: EventView, lexicon: Lexicon, content: Span) -> bool:
    """Whether terms that are told as broken hold a truce or an agreement ("the truce collapsed", no talks)."""
    first, stop = view.tokens_of(content)
    return bool(agreement_words(lexicon).find(view.tokens[first:stop]))


def is_uncommitted(view: EventView, draft: Draft, event: Event, cue: CommitmentCue, lexicon: Lexicon) -> bool:
    """Whether an event is denied, not yet spoken, or a promise that somebody else wants ("that it keep its word")."""
    if event.status == "denied" and cue.kind != _CEASEFIRE:
        return True
    at = draft.trigger.first
    if cue.kind in (*_SPOKEN, _PROMISE) and _is_resumed(view, draft, lexicon):
        return True
    if cue.kind in _SPOKEN and (_is_led(view, draft, lexicon) or _is_choice(view, at, lexicon)):
        return True
    if cue.kind == _REFUSAL and _is_topic(view, draft):
        return True
    announced = event.status == "planned" and view.classes[at].tense == "future"
    if event.status in _UNSURE and cue.kind in _SPOKEN and not announced:
        return True
    if cue.kind in _SPOKEN and not event.actors and _is_nobodys(view, draft):
        return True
    around = statement_around(view.doc, event.trigger) if cue.kind in _SPOKEN else None
    if around is not None and around.stance == _EXPECTED:
        return True
    if draft.trigger.entry.id == _DECIDES and view.classes[at].tense == "future":
        return True
    wished = at > 0 and view.is_bare_that(at - 1)
    wished = wished and view.classes[at].tag == "verb" and view.classes[at].tense == "present"
    return cue.kind == _PROMISE and wished and event.type == "AGREE"


def _is_nobodys(view: EventView, draft: Draft) -> bool:
    """Whether a verb without anybody who asks can be none: "which took 20 minutes" behind "which", and a noun that
    opens a sentence, where nobody was spoken of before ("a student in X")."""
    at = draft.trigger.first
    if draft.trigger.shape != _VERB or view.classes[at].voice == _PASSIVE:
        return False
    if at == view.sentence(at).first:
        return not view.classes[at].conjunction
    return view.classes[at - 1].tag == "rel"


def _is_resumed(view: EventView, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a verb behind "which" asks for what stands before it ("the marches that it called for")."""
    at, behind = draft.trigger.first, draft.trigger.stop
    if draft.trigger.shape != "verb" or not at or view.classes[at - 1].tag != "rel" or behind >= len(view.tokens):
        return False
    if at > 1 and is_one_of(view.tokens[at - 2], lexicon.compiled(_times)):
        return False
    if view.classes[behind].tag == "prep" and view.classes[behind].pronoun != "":
        return True
    stop = min(view.sentence(at).stop, behind + _BACK)
    named = any(span.start == view.tokens[behind].start for span in draft.actors)
    return any(leads_back(view, k) or (named and _takes_up(view, k)) for k in range(behind, stop))


def _takes_up(view: EventView, at: int) -> bool:
    """Whether a verbal noun with a pronoun is what is asked ("the letter that the ministry asked to deliver [it]")."""
    found, before = view.classes[at], view.classes[at - 1]
    plain = found.tag == "noun" and not (found.preposition or found.conjunction) and before.tag != "prep"
    return plain and found.pronoun != "" and not view.can_act(at, at + 1)


def _times(lexicon: Lexicon) -> frozenset[str]:
    """Nouns of time, whose relative clause tells what happened then ("at a time at which X called for")."""
    return deeds_marked(lexicon, _AT_TIME)


def _is_led(view: EventView, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether what was told before only led somebody to do something ("which led her to see a doctor", or behind a
    comma "which led the activist to resign")."""
    at = draft.trigger.first
    if draft.trigger.shape == _NOUN or not at:
        return False
    if view.classes[at].pronoun == "":
        return at > 1 and view.tokens[at - 2].text in _COMMAS and view.tokens[at - 1].norm in lexicon.compiled(_bare)
    return lexicon.compiled(_leading).match_at(view.tokens[at - 1 : at], 0) is not None


def _bare(lexicon: Lexicon) -> frozenset[str]:
    """Words for "which" behind a comma that mean all that was told before."""
    led = (cue for cue in lexicon.entries(CommitmentCue) if cue.before == _LED)
    return frozenset(fold(word) for cue in led for word in cue.after)


def _is_choice(view: EventView, at: int, lexicon: Lexicon) -> bool:
    """Whether an act is the second of two that somebody may choose from ("to accept or refuse the deal")."""
    return at > 0 and lexicon.compiled(_either).match_at(view.tokens[at - 1 : at], 0) is not None


def _either(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _EITHER)


def _leading(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _LED)


def leads_back(view: EventView, at: int) -> bool:
    """Whether a verbal noun behind its preposition takes up what was described ("which they promised to do")."""
    found = view.classes[at]
    ahead = view.classes[at + 1] if at + 1 < len(view.tokens) else None
    deed = found.tag == "noun" and found.preposition != "" and found.definite
    return deed and ahead is not None and ahead.tag == "prep" and ahead.pronoun != ""


def _is_topic(view: EventView, draft: Draft) -> bool:
    """Whether a noun of refusing is what a clause speaks of ("that refusing the deal would harm"), or describes."""
    at = draft.trigger.first
    if not at or view.classes[at - 1].tag != "comp" or view.classes[at - 1].pronoun:
        return False
    if draft.trigger.shape == _NOUN:
        return True
    timed = at > 1 and view.role_at(at - 2) == _WHEN
    return view.classes[at].tense == "past" and not timed and view.classes[at - 2].tag != "verb"
