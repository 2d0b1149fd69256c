"""Who speaks where the verb stands alone: a small sieve over the speakers and subjects before it.

Candidates are tried from the nearest: the speaker of the same sentence (participles take it always), the subject of
the sentence's own verb, the last speaker of the paragraph, the last speaker before. A candidate is kept when verb and
noun agree; a non-human plural ("the sources") takes the feminine singular. What passes is given as inferred, with the
noun phrase it refers back to as evidence.
"""

from __future__ import annotations

import msgspec

from tawatur.claims.speech.actors import whoever_acts
from tawatur.claims.speech.heard import Heard, heard_at
from tawatur.claims.speech.scene import COMMAS, HUMAN, Scene
from tawatur.claims.speech.speakerphrases import Speaker, make_speaker
from tawatur.records.document import Sentence
from tawatur.records.layers import Cue
from tawatur.text.endings import is_oblique

__all__ = ["Antecedent", "find_antecedent", "full_description"]

#: How many earlier speakers are considered.
_MEMORY = 12
#: How far back a verb's subject is sought for a participle behind it, in tokens.
_REACH = 60
#: A subject whose verb was not seen as one stands within so many tokens from the sentence's head.
_OPENING = 6
#: How many sentences back whoever the writer tells of is sought.
_NARRATED = 3
#: Verbs that go on with what the same speaker said before.
_GOES_ON = frozenset({"addaf", "tabe", "ardf", "wassl", "zad", "mdda", "khtm", "akhttm"})
#: The longest phrase for "the same official", in tokens.
_SAME = 3
#: Whoever is interviewed is named within so many tokens from the top.
_INTRODUCTION = 400
#: The longest place or time that opens a sentence, in tokens.
_ADJUNCT = 6
#: People stand within so many tokens behind the amount that counts them.
_COUNTED = 4


class Antecedent(msgspec.Struct, frozen=True):
    """Whom an implied speaker refers back to, and the step of the sieve that found them."""

    heard: Heard
    rule: str


def find_antecedent(scene: Scene, cue: Cue, heard: list[Heard]) -> Antecedent | None:
    """The speaker that a cue without subject continues; None where nobody fits."""
    sentence = scene.sentence(cue.first)
    index = scene.tokens[cue.first].sentence
    if cue.closes is not None and cue.stop == cue.opens:
        answering = _interviewee(scene, cue)
        return Antecedent(answering, "whoever is interviewed") if answering is not None else None
    recent = [h for h in heard[-_MEMORY:] if not h.until or cue.first < h.until]
    if cue.shape in ("participle", "noun"):
        near = [h for h in recent if h.sentence == index and _agrees(cue, h)]
        own = None if near else _inner(scene, cue) or _subject(scene, cue)
        own = own or (_first_named(scene, cue) if not near else None)
        if own is not None:
            return Antecedent(own, "subject of the sentence")
        near = _speaking(scene, near) or near
        chosen = near or [h for h in recent if h.block == sentence.block and _agrees(cue, h)] or recent
        return Antecedent(chosen[-1], "speaker of the sentence" if near else "last speaker") if chosen else None
    same = [h for h in recent if h.sentence == index and _agrees(cue, h)]
    if same:
        return Antecedent((_speaking(scene, same) or same)[-1], "speaker of the sentence")
    own = _subject(scene, cue)
    if own is not None and _agrees(cue, own):
        return Antecedent(own, "subject of the sentence")
    fitting = [h for h in recent if _agrees(cue, h)]
    told = _narrated(scene, cue, fitting[-1] if fitting else None)
    if told is not None:
        return Antecedent(told, "subject of a sentence before")
    here = [h for h in fitting if h.block == sentence.block]
    if here:
        return Antecedent(here[-1], "last speaker of the paragraph that agrees")
    if fitting:
        return Antecedent(fitting[-1], "last speaker that agrees")
    told = whoever_acts(scene, cue)
    return Antecedent(told, "whoever acts before") if told is not None else None


def _speaking(scene: Scene, heard: list[Heard]) -> list[Heard]:
    """Those who say something themselves, and are not only whom the account is attributed to."""
    return [h for h in heard if h.cue in scene.cues and scene.cues[h.cue].shape not in ("preposition", "relay")]


def _narrated(scene: Scene, cue: Cue, last: Heard | None) -> Heard | None:
    """Whoever the writer's own sentences told of since somebody spoke: "<the minister> visited the site. And he said".

    Where somebody who fits has spoken in the paragraph, only a person is taken up, and not by a verb that goes on.
    """
    sentence = scene.sentence(cue.first)
    index = scene.tokens[cue.first].sentence
    if cue.shape != "verb" or cue.first != sentence.first or (last is not None and cue.entry in _GOES_ON):
        return None
    since = last.sentence if last is not None else -1
    for k in range(index - 1, max(since, index - 1 - _NARRATED), -1):
        found = _main_subject(scene, cue, scene.doc.sentences[k])
        if found is None or not _agrees(cue, found):
            continue
        strange = last is None or last.block != sentence.block
        return found if _is_person(scene, found.cue) or (strange and _is_body(scene, found.cue)) else None
    return None


def _is_person(scene: Scene, first: int) -> bool:
    """Whether a noun phrase begins with a person's name, or with a definite noun or title for a person."""
    noun, phrase = scene.noun(first), scene.phrases[first]
    if noun is None or phrase is None:
        return _names_person(scene, first)
    named = any(_names_person(scene, k) for k in range(first, phrase.stop))
    whole = len(scene.tokens[phrase.stop - 1].norm) > 1
    return noun.sort in HUMAN and whole and (named or scene.classes[first].definite)


def _is_body(scene: Scene, first: int) -> bool:
    """Whether a noun phrase begins with a body's or medium's name, or with the definite noun for one."""
    noun, mention = scene.noun(first), scene.mentions.get(first)
    if mention is not None:
        return mention.type == "ORG"
    phrase = scene.phrases[first]
    if phrase is not None and scene.medium(first, phrase.stop) is not None:
        return phrase.stop > first + 1 or scene.classes[first].definite
    return noun is not None and noun.sort == "body" and scene.classes[first].definite


def _main_subject(scene: Scene, cue: Cue, sentence: Sentence) -> Heard | None:
    """The subject of the verb at a sentence's head; none for "had been" and what stands beside the account."""
    if not sentence.is_read or scene.role(sentence.first, sentence.stop)[0] in ("auxiliary", "no-report"):
        return None
    for at in range(sentence.first, min(sentence.stop, sentence.first + _OPENING)):
        if at in scene.cues:
            return None
        if scene.classes[at].tag == "verb" and scene.classes[at].tense == "past":
            found = _subject_of(scene, cue, at)
            phrase = scene.phrases[found.cue] if found is not None else None
            if found is None or phrase is None or found.cue >= sentence.stop:
                return None
            who = make_speaker(scene, found.cue, phrase.stop, "")
            named = (scene.mentions[k] for k in range(found.cue, phrase.stop) if _names_person(scene, k))
            person = next(named, None)
            if person is not None:
                found = msgspec.structs.replace(found, span=scene.doc.span(person.start, person.end))
            return msgspec.structs.replace(found, number=who.number, gender=who.gender or found.gender)
    return None


def _interviewee(scene: Scene, cue: Cue) -> Heard | None:
    """The person whom the headline lets speak, else the first one named before the first turn."""
    places = (scene.mentions.get(at) for at in range(min(cue.first, _INTRODUCTION)))
    named = [mention for mention in places if mention is not None and mention.type == "PER"]
    if not named:
        return None
    people = [m for m in named if m.stop - m.first > 1] or named
    chosen = people[0]
    return msgspec.structs.replace(heard_at(scene, cue, chosen.first, "", chosen), cue=cue.first)


def _agrees(cue: Cue, heard: Heard) -> bool:
    """Compare grammatical gender of verb and head noun; plurals of people agree with the plural only."""
    if not cue.gender or not heard.gender:
        return True
    if heard.number == "pl" and cue.number in ("sg", "du"):
        return heard.gender == cue.gender == "f" and cue.number == "sg"
    if cue.number == "pl":
        return heard.number in ("pl", "")
    return cue.gender == heard.gender


def _subject(scene: Scene, cue: Cue) -> Heard | None:
    """The subject of the nearest verb before the cue in its sentence, where that is somebody who can speak."""
    sentence = scene.sentence(cue.first)
    for at in range(cue.first - 1, max(sentence.first, cue.first - _REACH) - 1, -1):
        if scene.classes[at].tag == "verb" and at not in scene.cues:
            found = _subject_of(scene, cue, at)
            if found is not None:
                return found
    return None


def _inner(scene: Scene, cue: Cue) -> Heard | None:
    """Who is told of behind the "that" before the cue, where whoever says so does not agree with it.

    "The agency (f.) said that <the minister> answered, stressing (m.) that".
    """
    outer = scene.outer_that(cue, _REACH)
    first = outer.opens if outer is not None else None
    phrase = scene.phrases[first] if first is not None and first < cue.first else None
    if first is None or phrase is None or not scene.is_nominal(first):
        return None
    found = heard_at(scene, cue, first, "", scene.mentions.get(first))
    fits = _agrees(cue, msgspec.structs.replace(found, gender=phrase.gender))
    return found if fits and (_is_person(scene, first) or _is_body(scene, first)) else None


def _subject_of(scene: Scene, cue: Cue, verb: int) -> Heard | None:
    """The noun phrase right behind a verb: a person, a body, a place that stands for its government."""
    sentence = scene.sentence(verb)
    if verb > sentence.first and _has_subject_before(scene, verb):
        headline = sentence.kind == "title" and scene.is_nominal(sentence.first)
        return heard_at(scene, cue, sentence.first, "") if headline else _standing_before(scene, cue, verb)
    resumed = verb + 1 < cue.first and _is_bound(scene, verb + 1)
    bare = not scene.classes[verb].pronoun and not resumed
    if scene.classes[verb - 1].tag == "rel" and bare and verb > sentence.first:
        return _described(scene, cue, verb)
    first = _behind(scene, verb, cue.first)
    phrase = scene.phrases[first] if first < cue.first else None
    if phrase is None or not scene.is_nominal(first):
        return None
    noun, mention = scene.noun(first), scene.mentions.get(first)
    people = (
        noun is None and mention is None and _counts_people(scene, first, _counted_stop(scene, phrase.stop, cue.first))
    )
    if noun is not None and noun.sort == "document" and mention is None and not scene.classes[first].definite:
        return None
    closed = cue.shape == "noun" and phrase.stop == cue.first and scene.role(cue.first, cue.stop + 1)[0] == "closing"
    if (
        noun is None
        and not people
        and not closed
        and scene.medium(first, phrase.stop) is None
        and scene.media_head(first) is None
        and (mention is None or mention.type not in ("PER", "ORG", "LOC"))
    ):
        return None
    return heard_at(scene, cue, first, scene.classes[verb].gender, mention)


def _standing_before(scene: Scene, cue: Cue, verb: int) -> Heard | None:
    """The person or body that fills its clause up to the verb: "but <the president> refused it, and stressed"."""
    first = scene.sentence(verb).first
    for at in range(verb - 1, max(first, verb - _ADJUNCT) - 1, -1):
        phrase = scene.phrases[at]
        opens = at == first or scene.classes[at - 1].tag in ("conj", "comp", "punct")
        if phrase is None or not scene.is_nominal(at) or phrase.stop < verb:
            return None
        if opens:
            fits = scene.classes[verb].gender in ("", phrase.gender) or at in scene.mentions
            return heard_at(scene, cue, at, "") if fits and (_is_person(scene, at) or _is_body(scene, at)) else None
    return None


def _behind(scene: Scene, verb: int, stop: int) -> int:
    """Where a verb's subject can begin: behind adverbs, times, and "with him", "on the matter" before a person."""
    first = verb + 1
    while first < stop and (first in scene.times or scene.classes[first].tag == "adv" or _is_bound(scene, first)):
        first += 1
    if first + 2 < stop and scene.classes[first].tag == "prep" and scene.is_nominal(first + 1):
        titled = scene.noun(first + 2) is not None and _names_person(scene, first + 3)
        if titled or _names_person(scene, first + 2):
            return first + 2
    return first


def _is_bound(scene: Scene, at: int) -> bool:
    """Whether a preposition with its own pronoun stands here ("with him")."""
    return scene.classes[at].tag == "prep" and scene.classes[at].pronoun != ""


def _names_person(scene: Scene, at: int) -> bool:
    """Whether a person's name begins at a token."""
    mention = scene.mentions.get(at)
    return mention is not None and mention.type == "PER" and mention.first == at


def _described(scene: Scene, cue: Cue, verb: int) -> Heard | None:
    """The person named before a relative pronoun and its verb ("the coach <name>, who made the player <do it>")."""
    last = verb - 2 if scene.tokens[verb - 2].text not in COMMAS else verb - 3
    mention = scene.mentions.get(last) if last >= scene.sentence(verb).first else None
    if mention is None or mention.type != "PER":
        return None
    return heard_at(scene, cue, mention.first, scene.classes[verb].gender, mention)


def _first_named(scene: Scene, cue: Cue) -> Heard | None:
    """The first noun phrase of the sentence that stands alone and can speak, where its verb was not seen as one."""
    sentence = scene.sentence(cue.first)
    for first in range(sentence.first + 1, min(sentence.first + _OPENING, cue.first)):
        found, before = scene.classes[first], scene.classes[first - 1]
        noun = scene.noun(first)
        if (
            before.tag in ("prep", "rel", "comp")
            or first - 1 in scene.cues
            or found.preposition
            or found.conjunction
            or not scene.is_nominal(first)
        ):
            continue
        if noun is None or noun.sort not in ("person", "body", "spokesperson") or scene.phrases[first] is None:
            continue
        return heard_at(scene, cue, first, "")
    return None


def _counted_stop(scene: Scene, stop: int, limit: int) -> int:
    """The end of a phrase with "of <those it counts>" behind it."""
    return min(stop + 2, limit) if stop + 1 < limit and scene.phrase_role(stop) == "from" else stop


def _counts_people(scene: Scene, first: int, stop: int) -> bool:
    """Whether the phrase begins with a number or amount of people ("dozens of employees", "some 300 workers")."""
    for at in range(first + 1, min(stop, first + _COUNTED)):
        noun, named = scene.noun(at), scene.mentions.get(at)
        people = (noun is not None and noun.sort == "person") or (named is not None and named.type == "NORP")
        people = people or (scene.classes[at].definite and is_oblique(scene.tokens[at].norm))
        if people and _is_many(scene, at):
            return True
    return False


def _is_many(scene: Scene, at: int) -> bool:
    return (
        scene.classes[at - 1].tag == "num" or scene.tokens[at - 1].kind == "number" or scene.classes[at].number == "pl"
    )


def _has_subject_before(scene: Scene, verb: int) -> bool:
    """Whether the verb's subject stands right before it, so that the noun behind it is its object."""
    before = scene.classes[verb - 1]
    nominal = before.tag in ("noun", "adj", "name") and (before.definite or verb - 1 in scene.mentions)
    return nominal and not scene.classes[verb].conjunction and not _follows_adjunct(scene, verb)


def _follows_adjunct(scene: Scene, verb: int) -> bool:
    """Whether the noun before a verb tells where or when, as the sentence opens: "in <town> issued <the body>"."""
    first = scene.sentence(verb).first
    for at in range(verb - 1, max(first, verb - 1 - _ADJUNCT) - 1, -1):
        found = scene.classes[at]
        if found.tag == "prep" or found.preposition:
            return at <= first + 1
        if found.tag not in ("noun", "adj", "name", "num") or found.conjunction:
            return False
    return False


def full_description(scene: Scene, speaker: Speaker, heard: list[Heard]) -> Heard | None:
    """For "the sources", "the minister": the earlier speaker whose phrase begins with the same noun."""
    same = _same_speaker(scene, speaker, heard)
    if same is not None:
        return same
    if speaker.stop - speaker.first > 3 or not scene.classes[speaker.first].definite:
        return None
    head = scene.tokens[speaker.first].norm
    for earlier in reversed(heard[-_MEMORY * 4 :]):
        bare = earlier.head
        if bare == head and earlier.entity is None and earlier.kind is None:
            continue
        if bare in head and len(head) - len(bare) <= 3:
            return earlier
    return None


def _same_speaker(scene: Scene, speaker: Speaker, heard: list[Heard]) -> Heard | None:
    """For "the same official", "the speaker": whoever spoke last and agrees."""
    first, stop = speaker.first, speaker.stop
    if stop - first > _SAME:
        return None
    words = [scene.words.selves.match_at(scene.tokens[k : k + 1], 0) is not None for k in range(first, stop)]
    named = [k for k in range(first, stop) if scene.words.anaphors.match_at(scene.tokens[k : k + 1], 0)]
    head = scene.noun(first)
    if not named and any(words) and head is not None and head.sort in ("person", "spokesperson"):
        named = [first]
    if not named or len(named) + sum(words) < stop - first:
        return None
    last = next((h for h in reversed(heard[-_MEMORY:]) if not h.until), None)
    if last is None or (last.gender and speaker.gender and last.gender != speaker.gender) or last.number == "pl":
        return None
    earlier = [h for h in heard[-_MEMORY:] if any(w in scene.tokens[named[0]].norm and len(w) > 2 for w in [h.head])]
    exact = [h for h in heard[-_MEMORY:] if len(h.head) > 2 and h.head == scene.tokens[named[0]].norm]
    if any(words):
        return exact[-1] if exact and head is not None and head.sort != "source" else last
    return earlier[-1] if earlier else last
