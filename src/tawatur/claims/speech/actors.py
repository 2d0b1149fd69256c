"""Who acts in the sentences before a verb of saying that has no subject, where nobody was heard speaking before.

This is the last step of the sieve in `antecedents`: it gives somebody only where otherwise nobody would be given, and
only to verbs that say something in so many words.
"""

from __future__ import annotations

from tawatur.claims.speech.heard import Heard, heard_at
from tawatur.claims.speech.scene import HUMAN, Scene
from tawatur.records.document import Sentence
from tawatur.records.layers import Cue
from tawatur.text.inflection import NOMINATIVE_ENDING

__all__ = ["whoever_acts"]

#: Groups of verbs that say or want something in so many words; of others ("expects", "shows") things are subjects too.
_SAYING = frozenset({
    "speech", "assertion", "announcement", "denial", "demand", "request", "warning", "accusation", "promise", "threat",
})  # fmt: skip
_MARKED = frozenset({"that", "colon", "quotation", "preposition"})
#: How many tokens of a sentence are read, and how far behind its verb a subject stands.
_READ, _BEHIND = 60, 3
#: Words up to this many letters have the ending of the sound masculine plural by themselves.
_SHORT = 5
#: The letter of the indefinite accusative, which is never a subject's.
_ACCUSATIVE = "ا"
#: The letter of feminine nouns.
_FEMININE = "ة"


def whoever_acts(scene: Scene, cue: Cue) -> Heard | None:
    """The nearest subject of a verb before the cue in its sentence, else that of the sentence before."""
    if cue.shape != "verb" or cue.group not in _SAYING or cue.governs not in _MARKED or cue.pronoun:
        return None
    own = scene.sentence(cue.first)
    found = _nearest(scene, cue, own) or _topic(scene, cue, own) or _last_person(scene, cue, own)
    if found is not None:
        return found
    index = scene.tokens[cue.first].sentence
    before = scene.doc.sentences[index - 1] if index else None
    near = before is not None and before.is_read and before.kind != "title" and cue.first == own.first
    return _head(scene, cue, before) if before is not None and near else None


def _nearest(scene: Scene, cue: Cue, sentence: Sentence) -> Heard | None:
    """The subject right behind the nearest verb before the cue that has one."""
    for verb in range(cue.first - 1, max(sentence.first, cue.first - _READ) - 1, -1):
        if scene.classes[verb].tag == "verb" or _tells(scene, verb):
            found = _subject(scene, cue, verb, cue.first)
            if found is not None:
                return found
    return None


def _tells(scene: Scene, at: int) -> bool:
    """Whether a verb of saying stands at a token, however it is classed."""
    return at in scene.cues and scene.cues[at].shape == "verb"


def _head(scene: Scene, cue: Cue, sentence: Sentence) -> Heard | None:
    """The first subject behind a verb of a sentence, near its head."""
    stop = min(sentence.stop, sentence.first + _READ)
    verbs = (at for at in range(sentence.first, stop) if scene.classes[at].tag == "verb" or _tells(scene, at))
    return next((found for at in verbs if (found := _subject(scene, cue, at, stop)) is not None), None)


def _subject(scene: Scene, cue: Cue, verb: int, stop: int) -> Heard | None:
    """The noun phrase for somebody right behind a verb, adverbs and "that" between them."""
    found = scene.classes[verb]
    if found.pronoun or (verb and scene.classes[verb - 1].tag in ("rel", "neg")):
        return None
    first = verb + 1
    while first < min(stop, verb + _BEHIND) and (
        first in scene.times or scene.classes[first].tag in ("adv", "dem") or scene.classes[first].pronoun
    ):
        first += 1
    if first >= stop or not scene.is_nominal(first) or scene.classes[first].preposition:
        return None
    return _somebody(scene, cue, first)


def _somebody(scene: Scene, cue: Cue, first: int) -> Heard | None:
    """The noun phrase that begins at a token, where it is for somebody and can be the cue's subject."""
    mention, noun, found = scene.mentions.get(first), scene.noun(first), scene.classes[first]
    plural = len(scene.tokens[first].norm) > _SHORT and scene.tokens[first].norm.endswith(NOMINATIVE_ENDING)
    if cue.number == "pl":
        return heard_at(scene, cue, first, "m") if plural and mention is None else None
    named = mention is not None and mention.type in ("PER", "ORG") and mention.first == first
    person = noun is not None and (noun.sort in HUMAN or (noun.sort == "body" and found.definite))
    indefinite = not named and not found.definite and scene.tokens[first].norm.endswith(_ACCUSATIVE)
    if plural or indefinite or not (named or person):
        return None
    gender = _gender(scene, first)
    if gender and cue.gender and gender != cue.gender:
        return None
    return heard_at(scene, cue, first, cue.gender, mention if named else None)


def _gender(scene: Scene, first: int) -> str:
    """The gender of a noun phrase; "" for persons' names, which may be of either, and where nothing tells it."""
    mention, phrase = scene.mentions.get(first), scene.phrases[first]
    if mention is not None and mention.type == "PER":
        return ""
    noun = scene.noun(first)
    if noun is not None:
        return "f" if scene.tokens[first].text.endswith(_FEMININE) else noun.gender
    return phrase.gender if phrase is not None else ""


def _topic(scene: Scene, cue: Cue, sentence: Sentence) -> Heard | None:
    """Somebody with whom the sentence opens: "<one of the children> showed what he had seen, and said"."""
    first = sentence.first
    if cue.number != "sg" or first + 1 >= cue.first or not scene.is_nominal(first) or scene.classes[first].preposition:
        return None
    noun = scene.noun(first) or scene.noun(first + 1)
    if noun is None or noun.sort not in HUMAN or _gender(scene, first) not in ("", cue.gender):
        return None
    return heard_at(scene, cue, first, cue.gender)


def _last_person(scene: Scene, cue: Cue, sentence: Sentence) -> Heard | None:
    """The person named last before the cue in its sentence."""
    if cue.number != "sg":
        return None
    for at in range(cue.first - 1, max(sentence.first, cue.first - _READ) - 1, -1):
        mention = scene.mentions.get(at)
        if mention is not None and mention.type == "PER":
            return heard_at(scene, cue, mention.first, cue.gender, mention)
    return None
