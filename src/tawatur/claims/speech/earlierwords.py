"""Reported words that stand before what reports them: clauses before an attribution, a noun before a relative."""

from __future__ import annotations

from tawatur.claims.speech.contentspans import TRAILING, Content, token_span
from tawatur.claims.speech.scene import COMMAS, ENDS, Scene
from tawatur.records.document import Sentence
from tawatur.records.layers import Cue, Quotation

__all__ = ["AROUND", "PARTED", "is_inserted", "noun_before", "quoted_before", "words_before"]

#: The rule of words around an attribution.
AROUND = "<clause with attribution inside>"
#: The rule of a quotation that its verb of saying cuts in two.
PARTED = "<quotation> <cue> <quotation>"
#: Clauses, and quotations before their verb, begin at most so many tokens back.
_LONGEST = 300
_QUOTED = 80
#: As many words without a verb before an attribution, or fewer, are no clause that ends there, unless the attribution
#: ends the sentence and they are more than an opening ("it is expected, according to X, <clause>").
_PHRASE, _OPENING = 12, 2
#: Classes of words with which a clause goes on behind an insertion: nothing joins them to it, and no verb follows.
_GOES_ON = frozenset({"noun", "adj", "num"})
#: The closing mark and a comma or stop between a quotation and its verb, in tokens.
_MARKS = 3


def words_before(scene: Scene, cue: Cue, sentence: Sentence) -> Content | None:
    """The clause or clauses that stand before an attribution."""
    alone = _before_alone(scene, cue, sentence)
    if alone is not None:
        return token_span(scene, alone.first, alone.stop, "<sentence> <attribution>")
    inside = _around_insertion(scene, cue, sentence)
    if inside is not None:
        return inside
    first = max(sentence.first, cue.first - _LONGEST)
    for at in range(first, cue.first):
        earlier = scene.cues.get(at)
        if earlier is None or earlier.governs not in ("before", "colon"):
            continue
        first = earlier.opens if earlier.opens is not None else _after_source(scene, earlier, cue.first)
    first = _skip_opening(scene, first, cue.first)
    if cue.shape == "verb":
        quoted = quoted_before(scene, cue, min(first, cue.first - _QUOTED))
        if quoted is not None:
            return Content(quoted.first, quoted.stop, quoted.inner.start, quoted.inner.end, "<quotation> <cue>")
    last = _last_clause(scene, first, cue.first)
    if last is not None:
        return token_span(scene, last, cue.first, "<clause> <attribution>")
    before = cue.first - first
    whole = before > _PHRASE or (before > _OPENING and _ends_sentence(scene, cue, sentence))
    if whole or any(scene.classes[k].tag == "verb" for k in range(first, cue.first)):
        return token_span(scene, first, cue.first, "<clause> <attribution>")
    return token_span(scene, first, min(sentence.stop, first + _LONGEST), AROUND)


def is_inserted(scene: Scene, cue: Cue, stop: int) -> bool:
    """Whether a clause goes on with a preposition or noun behind an attribution between commas: "led, <said X>, to"."""
    after = cue.subject[1] if cue.subject is not None else cue.stop
    if scene.tokens[cue.first - 1].text not in COMMAS or after + 1 >= stop or scene.tokens[after].text not in COMMAS:
        return False
    found, at = scene.classes[after + 1], after + 1
    led = found.conjunction or at in scene.cues or scene.role(at, stop)[0] != ""
    if found.tag == "prep":
        return not led and not found.pronoun
    tail = range(at, next((k for k in range(at, stop) if scene.tokens[k].text in COMMAS), stop))
    return found.tag in _GOES_ON and not (led or found.definite or any(scene.classes[k].tag == "verb" for k in tail))


def _around_insertion(scene: Scene, cue: Cue, sentence: Sentence) -> Content | None:
    """The clause around an attribution; inside what somebody else says it begins behind the comma before."""
    if not is_inserted(scene, cue, sentence.stop):
        return None
    outer = scene.outer_that(cue, _LONGEST)
    if outer is None or outer.opens is None:
        return token_span(scene, max(sentence.first, cue.first - _LONGEST), sentence.stop, AROUND)
    commas = (k for k in range(cue.first - 2, outer.opens, -1) if scene.tokens[k].text in COMMAS)
    return token_span(scene, next(commas, outer.opens - 1) + 1, sentence.stop, AROUND)


def _before_alone(scene: Scene, cue: Cue, sentence: Sentence) -> Sentence | None:
    """The sentence before an attribution that fills a sentence by itself: "<words>. According to <source>." """
    number = scene.tokens[cue.first].sentence
    if cue.shape != "preposition" or cue.first != sentence.first or cue.subject is None or number == 0:
        return None
    before = scene.doc.sentences[number - 1]
    alone = _ends_sentence(scene, cue, sentence) and before.is_read and before.kind != "title"
    return before if alone and before.stop - before.first > 1 else None


def _ends_sentence(scene: Scene, cue: Cue, sentence: Sentence) -> bool:
    """Whether nothing follows the source of an attribution in its sentence."""
    if cue.subject is None:
        return False
    return all(scene.tokens[k].text in ENDS for k in range(cue.subject[1], sentence.stop))


def quoted_before(scene: Scene, cue: Cue, first: int) -> Quotation | None:
    """The quotation that ends right before a verb of saying, and begins at a token `first` or later."""
    back = range(max(0, first), cue.first)
    return next((q for q in map(scene.quotes.get, back) if q and _closes_before(q, cue)), None)


def _closes_before(quotation: Quotation, cue: Cue) -> bool:
    """Whether a quotation ends right before a verb of saying."""
    return quotation.balanced and 0 < cue.first - quotation.stop <= _MARKS


def _after_source(scene: Scene, cue: Cue, stop: int) -> int:
    at = cue.subject[1] if cue.subject is not None else cue.stop
    while at < stop and scene.tokens[at].text in COMMAS | ENDS:
        at += 1
    return at


def _skip_opening(scene: Scene, first: int, stop: int) -> int:
    while first < stop and (
        scene.tokens[first].text in TRAILING
        or (scene.classes[first].tag == "conj" and not scene.classes[first].conjunction)
    ):
        first += 1
    return first


def _last_clause(scene: Scene, first: int, stop: int) -> int | None:
    """The last clause alone, where it is a verb that describes a noun ("clashes, which left 40 dead")."""
    at = stop - 1
    while at > first and scene.tokens[at].text in COMMAS:
        at -= 1
    while at > first and scene.tokens[at].text not in COMMAS:
        at -= 1
    clause = at + 1
    if at <= first + 4 or clause >= stop or stop - clause < 3:
        return None
    found = scene.classes[clause]
    is_attribute = found.tag == "verb" and found.tense == "past" and not found.conjunction
    head_has_verb = any(scene.classes[k].tag == "verb" for k in range(first, at))
    return clause if is_attribute and head_has_verb else None


def noun_before(scene: Scene, cue: Cue, sentence: Sentence) -> Content | None:
    """The noun phrase that an attached pronoun stands for, before the relative that leads to the cue."""
    stop = cue.first
    while stop > sentence.first and (
        scene.classes[stop - 1].tag in ("rel", "conj") or scene.tokens[stop - 1].text in COMMAS
    ):
        stop -= 1
    far = any(scene.classes[k].tag == "rel" and scene.classes[k].conjunction for k in range(stop, cue.first))
    dual = len(cue.pronoun) > 2
    first = left = stop - 1
    for at in range(stop - 1, max(sentence.first, stop - 12) - 1, -1):
        phrase = scene.phrases[at]
        if phrase is None and scene.classes[at].tag == "prep":
            left = at
            continue
        if phrase is None or phrase.full_stop < left:
            break
        left = at
        if scene.is_nominal(at) and scene.classes[at].tag != "adj":
            first = at
            if dual and scene.classes[at].number in ("du", "pl"):
                break
            if not far and at > 0 and scene.classes[at - 1].tag == "prep":
                break
    if first < sentence.first or stop == cue.first:
        return None
    return token_span(scene, first, stop, "<noun phrase> <relative> <cue with pronoun>")
