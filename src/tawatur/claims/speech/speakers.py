"""Who is said to have said it: the noun phrase after, before or inside the attribution, without its occasion.

A speaker is quoted with its whole description; times, places of publication, addressees and the occasion of
the speech ("in a statement", "to the agency") are not part of it.
"""

from __future__ import annotations

import msgspec

from tawatur.claims.speech.descriptions import occasion_end, phrase_end
from tawatur.claims.speech.intermediaries import bracket_end, media_within
from tawatur.claims.speech.scene import COMMAS, HUMAN, Scene
from tawatur.claims.speech.speakerphrases import Speaker, make_speaker
from tawatur.claims.speech.subjects import subject_before
from tawatur.records.layers import Cue, Quotation
from tawatur.records.span import Span

__all__ = ["Speaker", "Voices", "voices_of"]

#: The nunation of an indefinite accusative, which is never a subject; it stands before or after the final alif.
_NUNATION = "\u064b"
#: Shorter words in final alif are names or particles more often than accusatives.
_SHORT = 4
#: Whoever tells and whoever is told are as many people.
_TWO = 2
#: Subjects before their verb are sought this many tokens back.
_BACK = 40


class Voices(msgspec.Struct, frozen=True):
    """The speaker of a cue (None where the verb stands alone) and the media it was said to or taken over by."""

    speaker: Speaker | None
    via: tuple[Span, ...]


def voices_of(scene: Scene, cue: Cue) -> Voices:
    """Find the speaker and the named intermediaries of a cue."""
    first, stop = cue.subject if cue.subject is not None else (cue.stop, cue.stop)
    if cue.shape == "passive":
        return Voices(None, ())
    if cue.group == "rumour" and cue.shape == "verb":
        teller = _within(scene, cue.stop, max(cue.stop, first - 1), attributed=False)
        return Voices(_within(scene, first, stop, attributed=False), (teller.span,) if teller is not None else ())
    closes = cue.shape == "verb" and any(
        scene.role(k, k + 1)[0] == "closing" for k in range(first, min(stop + 1, len(scene.tokens)))
    )
    taken = cue.shape == "preposition" and any(scene.is_about(k) for k in range(first, stop))
    if (cue.group == "relay" and (taken or cue.shape in ("verb", "participle", "colon"))) or (
        closes and cue.group == "accusation"
    ):
        relayed = _relayed(scene, cue, first, stop)
        if relayed is not None:
            return relayed
    told = cue.group == "speech" and "person" in cue.takes and cue.governs == "that"
    via = media_within(scene, first, stop, told=told) or _platform_before(scene, cue)
    if cue.shape == "participle":
        return Voices(None, via)
    if cue.shape == "verb" and cue.number == "pl":
        return Voices(subject_before(scene, cue), via)
    speaker = subject_before(scene, cue) if "person" in cue.takes and cue.shape == "verb" else None
    if speaker is None:
        attributed, document = cue.shape in ("preposition", "relay"), cue.shape == "document"
        speaker = _within(scene, first, stop, attributed=attributed, document=document)
        speaker = _before_told(scene, _before_medium(scene, speaker, via)) if told else speaker
        via = () if document else _apart(scene, via, speaker)
    if speaker is None and cue.shape in ("verb", "noun"):
        speaker = subject_before(scene, cue) if cue.shape == "verb" else None
    return Voices(speaker, via)


def _platform_before(scene: Scene, cue: Cue) -> tuple[Span, ...]:
    """The platform or medium of an occasion that opens the sentence: "in a post on X, the minister said"."""
    sentence = scene.sentence(cue.first)
    if cue.shape != "verb" or cue.first == sentence.first or scene.role(sentence.first, cue.first)[0] != "occasion":
        return ()
    if any(at in scene.cues for at in range(max(sentence.first, cue.first - _BACK), cue.first)):
        return ()
    return media_within(scene, max(sentence.first, cue.first - _BACK), cue.first)


def _before_medium(scene: Scene, speaker: Speaker | None, via: tuple[Span, ...]) -> Speaker | None:
    """A speaker without the medium that was told and stands right behind ("<sources> told <the agency> that")."""
    if speaker is None or not via:
        return speaker
    start = via[0].start
    if scene.tokens[speaker.first].start >= start:
        return speaker
    for at in range(speaker.first + 1, speaker.stop):
        if scene.tokens[at].start == start and scene.classes[at - 1].tag != "prep":
            return make_speaker(scene, speaker.first, at - (at - 1 in scene.quotes), speaker.rule)
    return speaker


def _before_told(scene: Scene, speaker: Speaker | None) -> Speaker | None:
    """A speaker by name without the other person who is told: "informed <the minister X> | the secretary <Y> that"."""
    if speaker is None:
        return None
    people = [k for k in range(speaker.first, speaker.stop) if _opens_person(scene, k)]
    if len(people) < _TWO:
        return speaker
    stop = scene.mentions[people[0]].stop
    office = scene.noun(stop) if stop < people[1] else None
    apart = office is not None and office.sort in HUMAN and scene.classes[stop].definite
    return make_speaker(scene, speaker.first, stop, speaker.rule) if apart else speaker


def _opens_person(scene: Scene, at: int) -> bool:
    """Whether a person's name begins at a token."""
    mention = scene.mentions.get(at)
    return mention is not None and mention.type == "PER" and mention.first == at


def _apart(scene: Scene, via: tuple[Span, ...], speaker: Speaker | None) -> tuple[Span, ...]:
    """The media that are not the speaker itself, nor the quoted name of a body in its office ("a leader of <«X»>")."""
    if speaker is None:
        return via
    at = next((k for k in range(speaker.first, speaker.stop) if scene.classes[k].tag == "verb"), speaker.stop)
    own = [k for k in range(speaker.first, at) if k in scene.quotes and not _is_medium(scene, scene.quotes[k])]
    names = {scene.quotes[k].inner.start for k in own}
    return tuple(medium for medium in via if medium.start != speaker.span.start and medium.start not in names)


def _is_medium(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quoted name is a medium's."""
    return scene.medium(quotation.first, quotation.stop) is not None


def _within(scene: Scene, first: int, stop: int, *, attributed: bool, document: bool = False) -> Speaker | None:
    """The noun phrase between a cue and its words, with everything that belongs to it."""
    at = first
    while at < stop:
        role, after = scene.role(at, stop)
        if role in ("occasion", "anonymity", "relay", "attribution"):
            at = _after_meeting(scene, at, after, stop) or _after_occasion(scene, after, stop)
        elif role == "formula":
            at = after
        elif scene.names_platform(at, stop):
            at = (scene.medium(at, stop) or (None, at + 1))[1]
        elif (
            (scene.tokens[at].kind == "punct" and at not in scene.quotes)
            or at in scene.times
            or scene.classes[at].tag == "adv"
        ):
            at += 1
        elif len(scene.tokens[at].norm) == 1 and at + 1 in scene.quotes:
            at = scene.quotes[at + 1].stop + 1
        elif len(scene.tokens[at].norm) == 1 and bracket_end(scene, at + 1, stop) is not None:
            at = bracket_end(scene, at + 1, stop) or stop
        elif _is_lone_adjective(scene, at, first, stop):
            at += 1
        elif scene.phrase_role(at) == "while" and at + 1 < stop and scene.phrases[at + 1] is not None:
            at = occasion_end(scene, at + 1, stop)
        elif scene.classes[at].tag == "prep" or (scene.classes[at].preposition and not (attributed and at == first)):
            at = occasion_end(scene, at, stop)
        elif _NUNATION in scene.tokens[at].text[-2:] or _is_object(scene, at):
            at += 1
        elif _may_start(scene, at, at == first):
            break
        elif _describes(scene, at, first):
            at = next((k for k in range(at, stop) if scene.tokens[k].text in COMMAS), stop)
        else:
            at += 1
    if at >= stop:
        return None
    end = phrase_end(scene, at, stop, document=document)
    return make_speaker(scene, at, end, "<cue> <speaker>", attributed=attributed)


def _describes(scene: Scene, at: int, first: int) -> bool:
    """Whether a verb without "and" behind a comma tells of the text or occasion named before it."""
    found = scene.classes[at]
    return found.tag == "verb" and at > first and not found.conjunction and scene.tokens[at - 1].text in COMMAS


def _may_start(scene: Scene, at: int, leads: bool) -> bool:
    """Whether a speaker's phrase can start here; a known noun right after the cue does whatever its class is."""
    if scene.classes[at].tag in ("noun", "name", "adj", "num", "dem") or at in scene.quotes:
        return True
    if leads and at in scene.mentions and scene.mentions[at].type == "PER":
        return True
    return leads and not scene.classes[at].conjunction and scene.noun(at) is not None


def _is_lone_adjective(scene: Scene, at: int, first: int, stop: int) -> bool:
    """Whether an indefinite word is left over from an adverbial phrase: an adjective, an accusative, a last noun."""
    found, token = scene.classes[at], scene.tokens[at]
    if found.definite or found.conjunction or at in scene.mentions or scene.noun(at) is not None:
        return False
    left = at + 1 == stop and found.tag == "noun" and (at > first or _is_manner(scene, at))
    accusative = found.tag in ("noun", "adj", "participle") and len(token.norm) > _SHORT and token.norm[-1] == "ا"
    return left or (accusative and at == first) or (found.tag == "adj" and at > first)


def _is_manner(scene: Scene, at: int) -> bool:
    """Whether a feminine noun with "with" before it tells how something is said ("adds <with sorrow>")."""
    text = scene.tokens[at].text
    return text[0] == "ب" and text[-1] == "ة" and len(text) > _SHORT


def _is_object(scene: Scene, at: int) -> bool:
    """Whether a noun with a possessive is the verb's object ("justified its step"): it names nobody who speaks."""
    bound = scene.classes[at].pronoun[:1] == "ه"
    return bound and scene.noun(at) is None and at not in scene.mentions


def _after_meeting(scene: Scene, at: int, after: int, stop: int) -> int | None:
    """The token after whom somebody met or received, the object of the occasion; None for other occasions."""
    if not scene.meets(at, stop) or after >= stop or not scene.is_nominal(after) or scene.classes[after].conjunction:
        return None
    return phrase_end(scene, after, stop)


def _after_occasion(scene: Scene, at: int, stop: int) -> int:
    """Step over an occasion and its attributes: adjectives, and whom or what it was given to."""
    while at < stop:
        found = scene.classes[at]
        if found.tag == "adj" or found.tag == "adv":
            at += 1
        elif found.tag in ("verb", "rel"):
            return next((k for k in range(at, stop) if scene.tokens[k].text in COMMAS), stop)
        elif found.tag == "prep" or found.preposition:
            at = occasion_end(scene, at, stop)
            while at < stop and at in scene.quotes:
                at = scene.quotes[at].stop + 1
        elif at in scene.quotes and scene.classes[at - 1].tag == "prep":
            at = scene.quotes[at].stop + 1
        else:
            break
    return at


def _relayed(scene: Scene, cue: Cue, first: int, stop: int) -> Voices | None:
    """ "X relayed from Y that": Y speaks, X is the intermediary."""
    about = cue.group == "relay"
    tags = (k for k in range(first, stop) if scene.is_about(k) or (not about and scene.classes[k].tag == "prep"))
    middle = next(tags, None)
    if middle is None:
        return None
    relay = _within(scene, first, middle, attributed=False) or subject_before(scene, cue)
    via = (relay.span,) if relay is not None else ()
    if scene.words.phrases.match_at(scene.tokens[middle : middle + 1], 0) is None:
        rest = _within(scene, middle + 1, stop, attributed=False)
        return Voices(None, (rest.span,) if rest is not None else via) if about else Voices(rest, via)
    end = stop
    for k in range(middle + 1, stop):
        if scene.role(k, stop)[0] == "closing":
            end = k
            break
    speaker = _within(scene, middle + 1, end, attributed=True)
    return Voices(speaker, via)
