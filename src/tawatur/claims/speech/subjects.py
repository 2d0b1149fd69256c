"""Speakers who stand before their verb: "<speaker> <verb>", "<speaker>, who <verb>", "as for <speaker>, <verb>"."""

from __future__ import annotations

from tawatur.claims.speech.descriptions import phrase_end
from tawatur.claims.speech.scene import COMMAS, Scene
from tawatur.claims.speech.speakerphrases import Speaker, make_speaker
from tawatur.records.layers import Cue
from tawatur.text.dashes import DASHES

__all__ = ["subject_before"]

#: Punctuation over which no subject is sought.
_BARS = DASHES | {":", "؛", ";", "/", "|"}
#: What texts do without a complementiser ("a motion that demands"); others ("proves", "confirms") say nothing.
_ASKED = frozenset({"request", "demand", "warning", "accusation", "condemnation", "speech"})
#: Complements with a mark of their own.
_MARKED = frozenset({"that", "colon", "quotation"})
#: The letter of "so".
_SO = "ف"
#: The longest phrase between "it was done before" and its verb, in tokens.
_SUBJECT = 10
#: Subjects before their verb are sought this many tokens back.
_BACK = 40


def subject_before(scene: Scene, cue: Cue) -> Speaker | None:
    """<speaker> <verb>: the noun phrase at the head of the clause, with only its attributes before the verb."""
    sentence = scene.sentence(cue.first)
    stop = cue.first
    limit = max(sentence.first, stop - _BACK)
    topic = _topic(scene, cue, limit) or _had_before(scene, cue, limit)
    if topic is not None:
        return topic
    if cue.joined or stop == sentence.first or scene.role(stop - 1, stop)[0] == "as":
        return None
    if scene.classes[stop - 1].tag == "rel" or scene.is_what(stop - 1):
        return _relative_head(scene, cue, limit)
    quoted = scene.quotes.get(sentence.first)
    if sentence.kind == "title" and quoted is not None and quoted.stop + 1 == stop:
        return make_speaker(scene, quoted.first, quoted.stop, "<speaker> <cue>")
    while stop > limit and _is_between(scene, stop - 1):
        stop -= 1
    best: int | None = None
    at = stop - 1
    while at >= limit:
        tag = scene.classes[at].tag
        known = at > sentence.first and scene.classes[at - 1].tag == "comp" and scene.noun(at) is not None
        joined = scene.classes[at].conjunction and _heads_joined(scene, cue, at)
        if known or (scene.is_nominal(at) and (joined or _heads_clause(scene, at, sentence.first))):
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
    speaker = make_speaker(scene, best, end, "<speaker> <cue>")
    known = any(scene.noun(k) is not None for k in range(best, min(end, best + 3)) if k == best or _counts(scene, k))
    known = known or (best > sentence.first and scene.role(best - 1, best)[0] == "auxiliary")
    owned = scene.classes[best].definite or scene.classes[best].pronoun != ""
    counted = any(
        scene.classes[k].tag == "num" or scene.tokens[k].kind == "number" for k in range(best, min(stop, best + 3))
    )
    led = best - 2 if best - 1 in scene.quotes else best - 1
    after_that = led >= sentence.first and scene.classes[led].tag == "comp" and (owned or counted)
    headline = sentence.kind == "title" and end == stop and cue.tense == "present"
    headline = headline and (best == sentence.first or scene.classes[best].conjunction)
    if (
        not known
        and not after_that
        and not headline
        and not any(k in scene.mentions for k in range(best, min(end, best + 3)))
    ):
        return None
    fits = _agrees(cue, speaker) or (after_that and not known and scene.classes[best].pronoun != "")
    return speaker if fits or (headline and not known) else None


def _heads_joined(scene: Scene, cue: Cue, at: int) -> bool:
    """Whether "and" with a name, or with any noun in a headline, opens a second clause right before its verb."""
    sentence, phrase = scene.sentence(at), scene.phrases[at]
    if cue.number != "sg" or phrase is None or phrase.stop != cue.first:
        return False
    before = range(max(sentence.first, at - _BACK), at)
    earlier = any(k in scene.cues or (sentence.kind == "title" and scene.classes[k].tag == "verb") for k in before)
    return earlier and (sentence.kind == "title" or at in scene.mentions)


def _topic(scene: Scene, cue: Cue, limit: int) -> Speaker | None:
    """ "As for <speaker>, <cue>": the topic before a verb, or a "that he", that is joined by "so"."""
    led = cue.first - 1 if scene.classes[cue.first - 1].tag == "comp" and cue.first > limit else cue.first
    so = cue.joined if led == cue.first else scene.classes[led].pronoun != ""
    if not so or scene.tokens[led].norm[0] != _SO:
        return None
    marks = [at for at in range(limit, cue.first - 1) if scene.role(at, cue.first)[0] == "topic"]
    if not marks or not scene.is_nominal(marks[-1] + 1):
        return None
    first = marks[-1] + 1
    return make_speaker(scene, first, phrase_end(scene, first, led), "<topic> <speaker> <cue>")


def _had_before(scene: Scene, cue: Cue, limit: int) -> Speaker | None:
    """ "It was done before by <speaker> that he <cue>": the one whom "to" names between them."""
    if cue.first - 2 < limit or scene.classes[cue.first - 1].tag != "comp":
        return None
    for at in range(cue.first - 2, max(limit, cue.first - _SUBJECT), -1):
        if scene.classes[at].preposition == "ل" and scene.role(at - 1, at)[0] == "auxiliary":
            return make_speaker(scene, at, cue.first - 1, "<topic> <speaker> <cue>", attributed=True)
    return None


def _counts(scene: Scene, at: int) -> bool:
    """Whether the noun at a token is counted by what stands before it ("a group of the analysts")."""
    return scene.classes[at - 1].tag == "prep"


def _is_between(scene: Scene, at: int) -> bool:
    """What may stand between a subject and its verb: "had", commas, adverbs, times, the mark that opens a quotation."""
    if at in scene.quotes or scene.tokens[at].text in COMMAS or at in scene.times or scene.classes[at].tag == "adv":
        return True
    match = scene.words.phrases.match_at(scene.tokens[at : at + 1], 0)
    return match is not None and match.items[0][0].role in ("auxiliary", "as")


def _heads_clause(scene: Scene, at: int, sentence_first: int) -> bool:
    """Whether a clause can begin with the noun at `at`."""
    if at == sentence_first:
        return scene.phrase_role(at) != "circumstance"
    before = scene.classes[at - 1]
    if at - 1 in scene.quotes and at - 2 >= sentence_first and scene.classes[at - 2].tag == "comp":
        return True
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
    several = relative and cue.number == "pl"
    last = at - 1 if relative else at
    if relative and last > limit and scene.tokens[last].text in COMMAS:
        last -= 1
    if several:
        last = _before_place(scene, last, limit)
    first: int | None = None
    for k in range(last, max(limit, last - 8) - 1, -1):
        phrase = scene.phrases[k]
        if phrase is None or phrase.stop < last + 1:
            break
        if scene.is_nominal(k):
            first = k
    told = scene.noun(last)
    if first is not None and scene.noun(first) is None and told is not None and told.sort == "document":
        first = last
    if first is None or (scene.noun(first) is None and first not in scene.mentions and not _says(scene, cue, first)):
        return None
    noun = scene.noun(first)
    head = scene.phrases[first]
    if relative and head is not None and head.gender == "f" and head.number != "pl" and not _is_feminine(scene, at):
        return None
    speaker = make_speaker(scene, first, last + 1, "<speaker> <relative> <cue>")
    text = noun is not None and noun.sort == "document" and not scene.classes[first].definite
    text = text and not _is_given(scene, first, cue.stop) and (cue.governs == "that" or cue.group in _ASKED)
    return speaker if _agrees(cue, speaker) and (relative or text or cue.number == "pl") else None


def _before_place(scene: Scene, last: int, limit: int) -> int:
    """The last token before a place and its preposition ("the leaders in the city of X, who vowed"): several people
    speak, and no single place."""
    mention = scene.mentions.get(last)
    if mention is None or mention.type != "LOC":
        return last
    for at in range(mention.first, max(limit + 1, mention.first - 1) - 1, -1):
        before = scene.classes[at - 1]
        if scene.classes[at].preposition or (before.tag == "prep" and not before.pronoun):
            return max(limit, at - 1 - (before.tag == "prep"))
    return last


def _says(scene: Scene, cue: Cue, first: int) -> bool:
    """Whether a definite noun before "who", unknown to the lexicon, speaks: its words have a mark of their own."""
    relative = scene.classes[cue.first - 1].tag == "rel" and scene.classes[first].definite
    if cue.opens is None or scene.classes[cue.opens].pronoun:
        return False
    return relative and cue.governs in _MARKED and cue.group == "speech" and "clause" in cue.takes


def _is_given(scene: Scene, first: int, after: int) -> bool:
    """Whether a text is what somebody gave and spoke in: an accusative, or "in it" behind the verb."""
    bound = after < len(scene.classes) and scene.classes[after].tag == "prep" and scene.classes[after].pronoun != ""
    return bound or (scene.tokens[first].norm[-1] == "ا" and scene.classes[first - 1].tag != "comp")


def _is_feminine(scene: Scene, at: int) -> bool:
    """Whether a relative pronoun is feminine, by its letter."""
    return "ت" in scene.tokens[at].norm


def _agrees(cue: Cue, speaker: Speaker) -> bool:
    """Whether verb and subject can agree; unknown features agree with everything."""
    if not cue.gender or not speaker.gender or speaker.number == "pl":
        return True
    return cue.gender == speaker.gender or speaker.rule != "<speaker> <cue>"
