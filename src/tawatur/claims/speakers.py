"""Who is said to have said it: the noun phrase after, before or inside the attribution, without its occasion.

A speaker is quoted with its whole description; times, places of publication, addressees and the occasion of
the speech ("in a statement", "to the agency") are not part of it.
"""

from __future__ import annotations

import msgspec

from tawatur.claims.descriptions import occasion_end, phrase_end
from tawatur.claims.intermediaries import bracket_end, media_within
from tawatur.claims.scene import COMMAS, Scene
from tawatur.records.layers import Cue
from tawatur.records.span import Span

__all__ = ["Speaker", "Voices", "voices_of"]

#: The nunation of an indefinite accusative, which is never a subject; it stands before or after the final alif.
_NUNATION = "\u064b"
#: Shorter words in final alif are names or particles more often than accusatives.
_SHORT = 4
#: Punctuation over which no subject is sought.
_BARS = frozenset({":", "-", "–", "—", "؛", ";", "/", "|"})
#: Subjects before their verb are sought this many tokens back.
_BACK = 40


class Speaker(msgspec.Struct, frozen=True):
    """A speaker's noun phrase: half-open tokens, head token, its agreement, and the rule that found it."""

    first: int
    stop: int
    head: int
    span: Span
    rule: str
    gender: str = ""
    number: str = ""


class Voices(msgspec.Struct, frozen=True):
    """The speaker of a cue (None where the verb stands alone) and the media it was said to or taken over by."""

    speaker: Speaker | None
    via: tuple[Span, ...]


def voices_of(scene: Scene, cue: Cue) -> Voices:
    """Find the speaker and the named intermediaries of a cue."""
    first, stop = cue.subject if cue.subject is not None else (cue.stop, cue.stop)
    if cue.shape == "passive":
        return Voices(None, ())
    if cue.group == "relay" and cue.shape in ("verb", "participle"):
        relayed = _relayed(scene, cue, first, stop)
        if relayed is not None:
            return relayed
    via = media_within(scene, first, stop) or _platform_before(scene, cue)
    if cue.shape == "participle":
        return Voices(None, via)
    if cue.shape == "verb" and cue.number == "pl":
        return Voices(_before(scene, cue), via)
    speaker = _before(scene, cue) if "person" in cue.takes and cue.shape == "verb" else None
    if speaker is None:
        attributed, document = cue.shape in ("preposition", "relay"), cue.shape == "document"
        speaker = _within(scene, first, stop, attributed=attributed, document=document)
        via = () if document else _apart(via, speaker)
    if speaker is None and cue.shape in ("verb", "noun"):
        speaker = _before(scene, cue) if cue.shape == "verb" else None
    return Voices(speaker, via)


def _platform_before(scene: Scene, cue: Cue) -> tuple[Span, ...]:
    """The platform or medium of an occasion that opens the sentence: "in a post on X, the minister said"."""
    sentence = scene.sentence(cue.first)
    if cue.shape != "verb" or cue.first == sentence.first or scene.role(sentence.first, cue.first)[0] != "occasion":
        return ()
    if any(at in scene.cues for at in range(max(sentence.first, cue.first - _BACK), cue.first)):
        return ()
    return media_within(scene, max(sentence.first, cue.first - _BACK), cue.first)


def _apart(via: tuple[Span, ...], speaker: Speaker | None) -> tuple[Span, ...]:
    """The media that are not the speaker itself, or a part of its name."""
    if speaker is None:
        return via
    return tuple(medium for medium in via if medium.start != speaker.span.start)


def _within(scene: Scene, first: int, stop: int, *, attributed: bool, document: bool = False) -> Speaker | None:
    """The noun phrase between a cue and its words, with everything that belongs to it."""
    at = first
    while at < stop:
        role, after = scene.role(at, stop)
        if role in ("occasion", "anonymity", "relay", "attribution"):
            at = _after_occasion(scene, after, stop)
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
        elif scene.classes[at].tag == "prep" or (scene.classes[at].preposition and not (attributed and at == first)):
            at = occasion_end(scene, at, stop)
        elif _NUNATION in scene.tokens[at].text[-2:] or _is_object(scene, at):
            at += 1
        elif _may_start(scene, at, at == first):
            break
        elif scene.classes[at].tag == "verb" and at > first:
            at += 1
        else:
            at += 1
    if at >= stop:
        return None
    end = phrase_end(scene, at, stop, document=document)
    return _speaker(scene, at, end, "<cue> <speaker>", attributed=attributed)


def _may_start(scene: Scene, at: int, leads: bool) -> bool:
    """Whether a speaker's phrase can start here; a known noun right after the cue does whatever its class is."""
    if scene.classes[at].tag in ("noun", "name", "adj", "num", "dem") or at in scene.quotes:
        return True
    return leads and not scene.classes[at].conjunction and scene.noun(at) is not None


def _is_lone_adjective(scene: Scene, at: int, first: int, stop: int) -> bool:
    """Whether an indefinite word is left over from an adverbial phrase: an adjective, an accusative, a last noun."""
    found, token = scene.classes[at], scene.tokens[at]
    if found.definite or found.conjunction or at in scene.mentions or scene.noun(at) is not None:
        return False
    left = at > first and at + 1 == stop and found.tag == "noun"
    accusative = found.tag in ("noun", "adj", "participle") and len(token.norm) > _SHORT and token.norm[-1] == "ا"
    return left or (accusative and at == first) or (found.tag == "adj" and at > first)


def _is_object(scene: Scene, at: int) -> bool:
    """Whether a noun with a possessive is the verb's object ("justified its step"): it names nobody who speaks."""
    bound = scene.classes[at].pronoun[:1] == "ه"
    return bound and scene.noun(at) is None and at not in scene.mentions


def _after_occasion(scene: Scene, at: int, stop: int) -> int:
    """Step over an occasion and its attributes: adjectives, and whom or what it was given to."""
    while at < stop:
        found = scene.classes[at]
        if found.tag == "adj" or found.tag == "adv":
            at += 1
        elif found.tag == "verb":
            return stop
        elif found.tag == "prep" or found.preposition:
            at = occasion_end(scene, at, stop)
            while at < stop and at in scene.quotes:
                at = scene.quotes[at].stop + 1
        else:
            break
    return at


def _speaker(scene: Scene, first: int, stop: int, rule: str, *, attributed: bool = False) -> Speaker:
    doc = scene.doc
    token = scene.tokens[first]
    start = token.start
    if attributed and scene.classes[first].preposition:
        start = max((v.start for v in token.variants if len(v.prefix) <= 2 and v.start < token.end), default=start)
        start = _after_prefix(scene, first)
    elif scene.classes[first].conjunction:
        start = next((v.start for v in token.variants if v.prefix), start)
    stop = max(stop, first + 1)
    phrase = scene.phrases[first]
    head = phrase.head if phrase is not None else first
    gender, number = _agreement(scene, head, phrase.gender if phrase else "", phrase.number if phrase else "")
    return Speaker(first, stop, head, doc.span(start, scene.tokens[stop - 1].end), rule, gender, number)


def _after_prefix(scene: Scene, at: int) -> int:
    """The offset after attached "and" and "li-"; a "li-" that swallowed the article takes the lam with it."""
    token = scene.tokens[at]
    found = scene.classes[at]
    starts = [v.start for v in token.variants if v.prefix and v.prefix[-1] == found.preposition[-1:]]
    return max(starts, default=token.start)


def _agreement(scene: Scene, head: int, gender: str, number: str) -> tuple[str, str]:
    """Agreement as the lexicon knows it; non-human plurals take the feminine singular."""
    match = scene.words.nouns.match_at(scene.tokens[head : head + 1], 0)
    if match is None:
        return ("", number) if head in scene.mentions else (gender, number)
    entry, form = match.items[0]
    if form.number == "pl" and entry.sort in ("source", "document", "body"):
        return "f", "sg"
    return entry.gender, form.number or number


def _before(scene: Scene, cue: Cue) -> Speaker | None:
    """<speaker> <verb>: the noun phrase at the head of the clause, with only its attributes before the verb."""
    sentence = scene.sentence(cue.first)
    stop = cue.first
    limit = max(sentence.first, stop - _BACK)
    topic = _topic(scene, cue, limit)
    if topic is not None:
        return topic
    if cue.joined or stop == sentence.first or scene.role(stop - 1, stop)[0] == "as":
        return None
    if scene.classes[stop - 1].tag == "rel" or scene.is_what(stop - 1):
        return _relative_head(scene, cue, limit)
    while stop > limit and _is_between(scene, stop - 1):
        stop -= 1
    best: int | None = None
    at = stop - 1
    while at >= limit:
        tag = scene.classes[at].tag
        known = at > sentence.first and scene.classes[at - 1].tag == "comp" and scene.noun(at) is not None
        if known or (scene.is_nominal(at) and _heads_clause(scene, at, sentence.first)):
            best = at
            break
        if tag == "verb" and not _in_relative(scene, at, limit):
            break
        if tag in ("comp", "conj") or at in scene.cues or scene.tokens[at].text in _BARS:
            break
        at -= 1
    if best is None:
        return _relative_head(scene, cue, limit)
    end = phrase_end(scene, best, stop)
    if _cuts_relative(scene, best, end, stop):
        end = stop
    speaker = _speaker(scene, best, end, "<speaker> <cue>")
    known = any(scene.noun(k) is not None for k in range(best, min(end, best + 3)) if k == best or _counts(scene, k))
    after_that = best > 0 and scene.classes[best - 1].tag == "comp" and scene.classes[best].definite
    headline = sentence.kind == "title" and best == sentence.first and end == stop and cue.tense == "present"
    if (
        not known
        and not after_that
        and not headline
        and not any(k in scene.mentions for k in range(best, min(end, best + 3)))
    ):
        return None
    return speaker if _agrees(cue, speaker) else None


def _cuts_relative(scene: Scene, first: int, end: int, stop: int) -> bool:
    """Whether a relative clause between commas goes on behind a time or adverb, up to the comma before the verb."""
    if end >= stop or scene.tokens[stop].text not in COMMAS:
        return False
    inside = False
    for at in range(first, stop):
        opened = scene.classes[at].tag == "rel" and scene.tokens[at - 1].text in COMMAS
        if scene.tokens[at].text in COMMAS:
            if inside and at >= end:
                return False
            inside = False
        inside = inside or (opened and at < end)
    return inside and not any(scene.role(at, stop)[0] == "anonymity" for at in range(first, stop))


def _topic(scene: Scene, cue: Cue, limit: int) -> Speaker | None:
    """ "As for <speaker>, <cue>": the topic before a verb that is joined by "so"."""
    if not cue.joined or scene.tokens[cue.first].norm[0] != "ف":
        return None
    marks = [at for at in range(limit, cue.first - 1) if scene.role(at, cue.first)[0] == "topic"]
    if not marks or not scene.is_nominal(marks[-1] + 1):
        return None
    first = marks[-1] + 1
    return _speaker(scene, first, phrase_end(scene, first, cue.first), "<topic> <speaker> <cue>")


def _counts(scene: Scene, at: int) -> bool:
    """Whether the noun at a token is counted by what stands before it ("a group of the analysts")."""
    return scene.classes[at - 1].tag == "prep"


def _is_between(scene: Scene, at: int) -> bool:
    """What may stand between a subject and its verb: "had", commas, adverbs, times."""
    if scene.tokens[at].text in COMMAS or at in scene.times or scene.classes[at].tag == "adv":
        return True
    match = scene.words.phrases.match_at(scene.tokens[at : at + 1], 0)
    return match is not None and match.items[0][0].role in ("auxiliary", "as")


def _heads_clause(scene: Scene, at: int, sentence_first: int) -> bool:
    """Whether a clause can begin with the noun at `at`."""
    if at == sentence_first:
        return True
    before = scene.classes[at - 1]
    if before.tag in ("comp", "conj"):
        return True
    if before.tag == "verb":
        return scene.words.phrases.match_at(scene.tokens[at - 1 : at], 0) is not None
    if before.tag == "punct":
        return scene.tokens[at - 1].text not in '«"“”»(' and (at in scene.mentions or scene.noun(at) is not None)
    if before.tag == "particle":
        return True
    return scene.classes[at].conjunction and scene.noun(at) is not None


def _in_relative(scene: Scene, at: int, limit: int) -> bool:
    """Whether a verb stands right after a relative pronoun, so that it belongs to a description."""
    return at - 1 >= limit and (scene.classes[at - 1].tag == "rel" or not scene.classes[at].conjunction)


def _relative_head(scene: Scene, cue: Cue, limit: int) -> Speaker | None:
    """<speaker> who <cue>: the noun before a relative pronoun, or an indefinite noun right before the verb."""
    at = cue.first - 1
    if at <= limit:
        return None
    relative = scene.classes[at].tag == "rel"
    last = at - 1 if relative else at
    if relative and last > limit and scene.tokens[last].text in COMMAS:
        last -= 1
    first: int | None = None
    for k in range(last, max(limit, last - 8) - 1, -1):
        phrase = scene.phrases[k]
        if phrase is None or phrase.stop < last + 1:
            break
        if scene.is_nominal(k):
            first = k
    if first is None or (scene.noun(first) is None and first not in scene.mentions):
        return None
    head = scene.phrases[first]
    if relative and head is not None and head.gender == "f" and head.number != "pl" and not _is_feminine(scene, at):
        return None
    speaker = _speaker(scene, first, last + 1, "<speaker> <relative> <cue>")
    return speaker if _agrees(cue, speaker) and (relative or cue.number == "pl") else None


def _is_feminine(scene: Scene, at: int) -> bool:
    """Whether a relative pronoun is feminine, by its letter."""
    return "ت" in scene.tokens[at].norm


def _agrees(cue: Cue, speaker: Speaker) -> bool:
    """Whether verb and subject can agree; unknown features agree with everything."""
    if not cue.gender or not speaker.gender or speaker.number == "pl":
        return True
    return cue.gender == speaker.gender or speaker.rule != "<speaker> <cue>"


def _relayed(scene: Scene, cue: Cue, first: int, stop: int) -> Voices | None:
    """ "X relayed from Y that": Y speaks, X is the intermediary."""
    middle = next((k for k in range(first, stop) if scene.is_about(k)), None)
    if middle is None:
        return None
    relay = _within(scene, first, middle, attributed=False) or _before(scene, cue)
    via = (relay.span,) if relay is not None else ()
    if scene.words.phrases.match_at(scene.tokens[middle : middle + 1], 0) is None:
        rest = _within(scene, middle + 1, stop, attributed=False)
        return Voices(None, (rest.span,) if rest is not None else via)
    end = stop
    for k in range(middle + 1, stop):
        if scene.role(k, stop)[0] == "closing":
            end = k
            break
    speaker = _within(scene, middle + 1, end, attributed=True)
    return Voices(speaker, via)
