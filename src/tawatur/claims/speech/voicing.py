"""Whether a statement has somebody who can have said it: facts "show" and "confirm" things without speaking.

A phrase can speak when it names somebody, when its head is a noun for somebody or for a text that says things, or when
its form belongs to people (the sound masculine plural, a surname of relation). Strictly human acts ("thanked", "hoped")
need no such evidence.
"""

from __future__ import annotations

from tawatur.claims.speech.antecedents import Antecedent
from tawatur.claims.speech.heard import Heard
from tawatur.claims.speech.scene import COMMAS, Scene
from tawatur.claims.speech.speakers import Speaker
from tawatur.records.layers import Cue
from tawatur.text.inflection import NOMINATIVE_ENDING

__all__ = ["can_speak", "is_spoken"]

#: Groups of verbs that only people and bodies do; of others ("shows", "requires") things are subjects as well.
_HUMAN = frozenset({
    "expression", "praise", "condemnation", "complaint", "reaction", "hope", "refusal", "proposal", "threat", "chant",
    "question", "post", "admission",
})  # fmt: skip
#: Groups whose present is said of songs, results and laws too ("calls for", "denies"), their past hardly ever.
_HUMAN_WHEN_PAST = frozenset({
    "claim", "accusation", "demand", "request", "denial", "warning", "promise", "expectation",
})  # fmt: skip
#: Groups whose present in a headline is said of whoever stands before it.
_IN_HEADLINES = frozenset({"announcement", "speech"})
#: Groups that are hardly said of things in the past, however far their words stand.
_SAYING = frozenset({"announcement", "assertion"})
#: Groups that say little of speech: without anybody, stated or implied, they are the writer's own thoughts.
_THOUGHT = frozenset({"thought", "expectation", "hope", "fear", "report", "characterise", "reaction"})
#: The ending of surnames that tell where somebody is from.
_RELATION = "ي"
#: The first letter of an elative ("the newest report").
_HAMZA = "أ"
#: The letter of the feminine relative pronouns.
_FEMININE = "ت"
#: Words with a mark of their own belong to a past verb without anybody known who speaks within so many tokens.
_FAR = 8
#: Earlier speakers among whom the same head noun is sought.
_MEMORY = 40
#: Descriptions begin within so many tokens with a noun for people ("a group of the experts").
_HEAD = 4


def is_spoken(
    scene: Scene, cue: Cue, speaker: Speaker | None, antecedent: Antecedent | None, heard: list[Heard]
) -> bool:
    """Whether somebody can have said it; words that carry a mark of their own need less evidence."""
    if cue.shape == "passive":
        return True
    marked = cue.governs not in ("object", "preposition", "pronoun") or cue.shape in ("preposition", "relay")
    if speaker is not None:
        return _speaks(scene, cue, speaker, heard, marked=marked)
    if cue.shape == "verb" and (cue.governs == "before" or _has_mute_subject(scene, cue)):
        return False
    if antecedent is None and cue.shape == "verb" and (cue.group in _THOUGHT or _is_everyday(cue)):
        return _is_impersonal(scene, cue)
    return marked or _is_continued(scene, cue, antecedent)


def _speaks(scene: Scene, cue: Cue, speaker: Speaker, heard: list[Heard], *, marked: bool) -> bool:
    if cue.shape not in ("verb", "participle"):
        return True
    if can_speak(scene, speaker, heard):
        return True
    sentence = scene.sentence(cue.first)
    headline = sentence.kind == "title" and (
        speaker.first - sentence.first <= 1 or scene.classes[speaker.first].conjunction
    )
    if headline and cue.tense == "present" and speaker.rule == "<speaker> <cue>":
        return cue.group in _HUMAN | _HUMAN_WHEN_PAST | _IN_HEADLINES
    if marked:
        far = cue.opens is not None and cue.opens - cue.stop > _FAR and not _says(scene, cue, speaker)
        far = far and not _names_person(scene, speaker)
        return cue.tense == "past" and cue.group != "report" and not far
    if cue.group == "threat" and cue.governs == "object":
        return False
    return cue.group in _HUMAN or (cue.group in _HUMAN_WHEN_PAST and cue.tense == "past")


def can_speak(scene: Scene, speaker: Speaker, heard: list[Heard]) -> bool:
    """Whether a noun phrase names somebody, or something that says things."""
    first, stop = speaker.first, speaker.stop
    abbreviated = len(scene.tokens[first].norm) == 1 and first + 2 < stop and first + 2 in scene.mentions
    if first in scene.quotes or first in scene.mentions or abbreviated:
        return True
    if first + 1 < stop and first + 1 in scene.mentions and scene.classes[first].definite:
        return True
    if scene.noun(first) is not None or scene.medium(first, stop) is not None or _heads_people(scene, first, stop):
        return True
    if speaker.rule == "<speaker> <cue>" and any(_is_number(scene, at) for at in range(first, min(stop, first + 2))):
        return True
    token, found = scene.tokens[first], scene.classes[first]
    if len(token.norm) == _HEAD and token.text[0] == _HAMZA and first + 1 < stop and scene.noun(first + 1) is not None:
        return True
    if found.tag == "name" or (len(token.norm) > _HEAD and token.norm.endswith(NOMINATIVE_ENDING)):
        return True
    if stop - first == 1 and found.definite and token.norm.endswith(_RELATION):
        return True
    return any(earlier.head == token.norm for earlier in heard[-_MEMORY:])


def _is_number(scene: Scene, at: int) -> bool:
    return scene.classes[at].tag == "num" or scene.tokens[at].kind == "number"


def _says(scene: Scene, cue: Cue, speaker: Speaker) -> bool:
    """Whether a verb is one of saying before all else, and no other report stands in the description behind it."""
    if any(at in scene.cues for at in range(speaker.first, speaker.stop)):
        return False
    return cue.group in _SAYING or (cue.group == "speech" and "clause" in cue.takes)


def _names_person(scene: Scene, speaker: Speaker) -> bool:
    """Whether a long description ends in the name of a person: "the founder of the chain <quoted>, <name>"."""
    mentions = (scene.mentions.get(at) for at in range(speaker.first, speaker.stop))
    return any(mention is not None and mention.type == "PER" for mention in mentions)


def _heads_people(scene: Scene, first: int, stop: int) -> bool:
    """Whether the head counts people named after it: "a group of the experts", "most inhabitants"."""
    for at in range(first + 1, min(stop, first + _HEAD)):
        if scene.classes[at].tag == "prep":
            continue
        noun = scene.words.nouns.match_at(scene.tokens[at : at + 1], 0)
        if noun is not None:
            entry, form = noun.items[0]
            return form.number in ("du", "pl") and entry.sort in ("person", "source", "spokesperson")
        if scene.classes[at].tag not in ("adj", "noun", "num"):
            return False
    return False


def _has_mute_subject(scene: Scene, cue: Cue) -> bool:
    """Whether the verb's subject stands before it and cannot speak: "the fact that shows", "this confirms"."""
    at = cue.first - 1 - (cue.first - 1 in scene.quotes)
    if cue.joined or at < scene.sentence(cue.first).first:
        return False
    before = scene.classes[at]
    if before.tag == "rel" and cue.gender and (_FEMININE in scene.tokens[at].norm) != (cue.gender == "f"):
        return False
    if before.tag in ("rel", "dem"):
        return cue.tense == "present"
    nominal = before.tag in ("noun", "adj") and before.definite and scene.tokens[at].text not in COMMAS
    return nominal and cue.tense == "present" and at not in scene.mentions


def _is_everyday(cue: Cue) -> bool:
    """Whether an everyday verb without "and" stands right before its clause ("it turned out that")."""
    return cue.group == "continuation" and not cue.joined and cue.governs == "that" and cue.tense == "present"


def _is_impersonal(scene: Scene, cue: Cue) -> bool:
    """Whether a present reads as a passive that nobody says: "(is) believed that it"."""
    present = cue.tense == "present" and "impersonal" in cue.takes and not cue.joined
    return present and cue.opens is not None and scene.classes[cue.opens].tag == "comp"


def _is_continued(scene: Scene, cue: Cue, antecedent: Antecedent | None) -> bool:
    """Whether unmarked words without a subject continue what somebody said before."""
    subject = cue.subject
    if cue.governs == "preposition" and subject is not None and subject[0] < subject[1]:
        return not scene.is_nominal(subject[0])
    if cue.governs == "object" and cue.group in ("accusation", "report") and cue.shape == "verb":
        back = scene.classes[cue.stop].tag == "prep" and scene.classes[cue.stop].pronoun != ""
        return cue.group == "accusation" and (cue.joined or back) and antecedent is not None
    if antecedent is None or cue.governs != "object" or cue.shape != "verb":
        return antecedent is not None
    before = scene.classes[cue.first - 1].tag if cue.first else "punct"
    opens = cue.joined or before in ("conj", "punct") or cue.first == scene.sentence(cue.first).first
    return before != "rel" and (opens or antecedent.rule.endswith("of the sentence"))
