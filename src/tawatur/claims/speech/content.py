"""The exact bounds of reported words: whole clauses or quotations, before, after or around the cue."""

from __future__ import annotations

import msgspec

from tawatur.claims.speech.contentspans import Content, token_span
from tawatur.claims.speech.earlierwords import PARTED, is_inserted, noun_before, quoted_before, words_before
from tawatur.claims.speech.scene import COMMAS, Scene
from tawatur.claims.speech.turns import answers_concession, leads_away, starts_part
from tawatur.records.document import Sentence
from tawatur.records.layers import Cue, Quotation
from tawatur.text.endings import is_oblique

__all__ = ["LONGEST_CONTENT", "Content", "clause_end", "content_of", "kind_of"]

#: A quotation with at least this many tokens is the content by itself, though the sentence goes on after it.
_WHOLE_QUOTE = 6
#: Longest content in tokens: of quotations of several sentences, and of clauses (longer ones are texts without stops).
_LONGEST_QUOTE = 1500
_LONGEST = 300
#: The longest content in characters; a longer one is a text of its own, or has lost its closing mark.
LONGEST_CONTENT = 1500
#: A quoted stretch of fewer words is a name or a word used with reserve and leaves a report indirect.
_SCARE_QUOTE = 2
#: The longest first part of a quotation that the verb of saying cuts in two, in tokens.
_PARTED = 80
#: How far back in the same words another verb of saying is looked for, in tokens.
_INNER = 12
#: Words with which another clause begins inside a noun phrase, and the letter of feminine pasts.
_CLAUSE, _FEMININE = frozenset({"verb", "rel", "comp"}), "ت"
#: Classes with which the clause goes on behind what something was called.
_PREDICATE = frozenset({"verb", "pron", "neg"})
#: Cues whose words are whole clauses, not noun phrases, though no mark opens them.
_CLAUSAL = frozenset({"noun", "preposition", "relay"})
#: Groups of verbs that tell something, and do nothing "although": a concession behind their object belongs to it.
_SAID = frozenset({"speech", "assertion", "praise"})
_CONCESSION = "concession"
#: The group of verbs whose words may stand before whoever says them.
_CLAIM = "claim"
#: Phrases behind which the writer's account goes on: "whereas", and ", amid".
_WHEREAS, _AMID = "whereas", "amid"
_QUESTION = frozenset({"؟", "?"})


def content_of(scene: Scene, cue: Cue, limit: int | None = None) -> Content | None:
    """Bound what a cue reports, before the token `limit`; None where nothing is left.

    Longer than `LONGEST_CONTENT` characters is nothing: a speech printed in full is cut after its last whole sentence.
    """
    content = _bounded(scene, cue, limit)
    if content is None or content.end - content.start <= LONGEST_CONTENT:
        return content
    return _cut(scene, content)


def _cut(scene: Scene, content: Content) -> Content:
    """The sentences, or failing that the words, that fit."""
    last = whole = content.first
    while last < content.stop and scene.tokens[last].end - content.start <= LONGEST_CONTENT:
        last += 1
        if last < content.stop and scene.tokens[last].sentence != scene.tokens[last - 1].sentence:
            whole = last
    stop = whole if whole > content.first else max(last, content.first + 1)
    end = min(scene.tokens[stop - 1].end, content.start + LONGEST_CONTENT)
    return Content(content.first, stop, content.start, end, f"{content.rule} <cut>")


def _bounded(scene: Scene, cue: Cue, limit: int | None) -> Content | None:
    sentence = scene.sentence(cue.first)
    if cue.closes is not None and cue.opens is not None:
        return _asked(scene, token_span(scene, cue.opens, cue.closes, "<label> <words>"), cue.closes)
    if cue.governs == "pronoun":
        return noun_before(scene, cue, sentence)
    if cue.opens is None:
        return words_before(scene, cue, sentence)
    called = scene.quotes.get(cue.opens + 1) if cue.group == "characterise" else None
    if called is not None and called.balanced and len(scene.tokens[cue.opens].norm) == 1:
        return token_span(scene, cue.opens, called.stop + 1, "<cue> <preposition> <quotation>")
    quotation = scene.quotes.get(cue.opens)
    if quotation is not None:
        whole = _quoted(scene, cue, quotation, sentence)
        if whole is not None:
            return _parted(scene, cue, whole)
    stop = clause_end(scene, cue, cue.opens, sentence)
    stop = stop if limit is None else min(stop, limit)
    pointed = cue.group == _CLAIM or scene.classes[cue.opens].tag == "dem"
    if pointed and cue.governs == "object" and cue.subject is not None and cue.opens < cue.subject[0]:
        alone = scene.classes[cue.opens].tag == "dem" and cue.subject[0] > cue.opens + 1
        stop = min(stop, cue.opens + 1 if alone else cue.subject[0])
    if cue.shape == "passive" and cue.governs in ("that", "preposition") and _describes(scene, cue):
        stop = min(stop, _predicate_end(scene, cue.opens, stop))
    if cue.governs == "object" and cue.pronoun:
        phrase = scene.phrases[cue.opens]
        stop = min(stop, _past_name(scene, phrase.full_stop)) if phrase is not None else stop
    if cue.governs == "preposition" and cue.pronoun and cue.group == "characterise":
        stop = next((at for at in range(cue.opens, stop) if _is_predicate(scene, at)), stop)
    return token_span(scene, cue.opens, stop, f"<cue> <{cue.governs}> <clause>")


def _is_predicate(scene: Scene, at: int) -> bool:
    """Whether the clause goes on here behind what something was called, and no relative clause does."""
    return scene.classes[at].tag in _PREDICATE and scene.classes[at - 1].tag not in ("rel", "comp", "neg")


def _past_name(scene: Scene, stop: int) -> int:
    """The end of the name that a phrase ends inside of, else of the phrase."""
    mention = scene.mentions.get(stop - 1)
    return mention.stop if mention is not None and mention.stop > stop else stop


def _asked(scene: Scene, content: Content | None, stop: int) -> Content | None:
    """A turn with its question mark."""
    if content is None or content.stop >= stop or scene.tokens[content.stop].text not in _QUESTION:
        return content
    return msgspec.structs.replace(content, stop=content.stop + 1, end=scene.tokens[content.stop].end)


def _describes(scene: Scene, cue: Cue) -> bool:
    """Whether a passive stands in a relative clause ("what is believed to be") and so covers a noun phrase only."""
    first = scene.sentence(cue.first).first
    return not cue.joined and any(
        scene.classes[at].tag == "rel" or scene.is_what(at) for at in range(max(first, cue.first - 2), cue.first)
    )


def _predicate_end(scene: Scene, opens: int, stop: int) -> int:
    """The end of the predicate noun phrase after a complementiser with its pronoun."""
    at = opens
    while at < stop and not scene.is_nominal(at):
        at += 1
    phrase = scene.phrases[at] if at < stop else None
    if phrase is None:
        return stop
    at = phrase.stop
    while at < stop and scene.classes[at].preposition == "ل":
        inner = scene.phrases[at]
        at = inner.stop if inner is not None else at + 1
    return at


def _quoted(scene: Scene, cue: Cue, quotation: Quotation, sentence: Sentence) -> Content | None:
    """The inside of a quotation that is the whole content; None where it is only the content's beginning."""
    after = quotation.stop + (1 if quotation.balanced else 0)
    size = quotation.stop - quotation.first
    if size > _LONGEST_QUOTE or (not quotation.balanced and _has_report(scene, quotation)):
        return None
    goes_on = (
        quotation.balanced
        and after < sentence.stop
        and scene.tokens[after].kind != "punct"
        and after not in scene.cues
        and not scene.classes[after].conjunction
        and scene.classes[after].tag != "conj"
    )
    named = goes_on and cue.governs == "that" and scene.classes[after].tag == "pron"
    if goes_on and (size < _WHOLE_QUOTE or named):
        return None
    text = scene.doc.text
    start, end = quotation.inner.start, quotation.inner.end
    while end > start and (text[end - 1].isspace() or text[end - 1] in "،,"):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if all(scene.tokens[at].kind == "punct" for at in range(quotation.first, quotation.stop)):
        return None
    return Content(quotation.first, quotation.stop, start, end, f"<cue> <{cue.governs}> <quotation>")


def _parted(scene: Scene, cue: Cue, content: Content) -> Content:
    """A quotation with its first part, where the verb of saying parts the two: "<words>, said <X>, <words>"."""
    if cue.shape != "verb" or cue.joined or cue.governs != "quotation":
        return content
    head = scene.sentence(cue.first).first
    first = quoted_before(scene, cue, max(head, cue.first - _PARTED))
    if first is None or first.first > head + 1 or first.stop - first.first <= _SCARE_QUOTE:
        return content
    return Content(first.first, content.stop, first.inner.start, content.end, PARTED)


def _has_report(scene: Scene, quotation: Quotation) -> bool:
    """Whether another report follows inside a quotation whose closing mark is missing."""
    stop = min(quotation.stop, quotation.first + _LONGEST)
    return any(k in scene.cues and scene.cues[k].joined for k in range(quotation.first + 1, stop))


def clause_end(scene: Scene, cue: Cue, first: int, sentence: Sentence) -> int:
    """The token after the last one of the clause that begins at `first`.

    It ends with the sentence, with the quotation around it, before a joined report, a participle of saying, an
    attribution, or a remark that nobody answered.
    """
    stop = sentence.stop
    around = scene.quotation_around(first, first + 1)
    if around is not None and not around.balanced and _has_report(scene, around):
        around = None
    if around is not None:
        stop = around.stop if around.balanced else min(stop, around.stop)
    stop = min(stop, first + _LONGEST)
    at = first
    while at < stop:
        quotation = scene.quotes.get(at)
        if quotation is not None and quotation.balanced and quotation.stop - at <= _LONGEST_QUOTE:
            at = quotation.stop + (1 if quotation.balanced else 0)
            if at > stop and around is None:
                stop = scene.sentence(min(at, len(scene.tokens)) - 1).stop
            continue
        if at > first and _ends_here(scene, cue, at, stop, around):
            return at
        at += 1
    return stop


def _ends_here(scene: Scene, cue: Cue, at: int, stop: int, around: Quotation | None) -> bool:
    found = scene.cues.get(at)
    if starts_part(scene, at):
        return True
    if found is not None and found.shape == "colon" and found.subject == (found.stop, found.stop):
        return True
    if found is not None and found.closes is not None and found.first > cue.first:
        return True
    if found is not None and found.first > cue.first:
        if found.shape == "participle":
            return True
        if found.shape in ("preposition", "relay"):
            return found.governs == "before" and around is None and not is_inserted(scene, found, stop)
        if found.shape in ("verb", "passive", "document"):
            if cue.governs == "that" and found.joined and found.governs != "that" and _goes_on(scene, cue, at):
                return False
            return _is_joined(scene, cue, found) and not (cue.tense == "past" and found.tense == "present")
        return False
    if around is None and (leads_away(scene, cue, at, stop) or answers_concession(scene, cue, at, stop)):
        return True
    if cue.shape == "noun" and scene.tokens[at].text in COMMAS | {":"}:
        return True
    if cue.shape == "participle" and cue.number == "pl" and around is None and _joins_participle(scene, at):
        return True
    own = around is None or around.first <= cue.first
    nominal = own and cue.governs in ("object", "preposition") and not scene.is_comp(cue.opens)
    return nominal and cue.shape not in _CLAUSAL and _ends_noun_phrase(scene, cue, at, stop)


def _joins_participle(scene: Scene, at: int) -> bool:
    """Whether "and" joins another plural accusative: "demanding <words> and refusing"."""
    found = scene.classes[at]
    plain = found.conjunction and not found.definite and not found.pronoun and at not in scene.mentions
    return plain and found.tag in ("adj", "participle") and is_oblique(scene.tokens[at].norm)


def _goes_on(scene: Scene, cue: Cue, at: int) -> bool:
    """Whether a joined verb goes on with another inside the words: "that <somebody> congratulated and urged them"."""
    if scene.tokens[at - 1].text in COMMAS or cue.opens is None:
        return False
    inner = (scene.cues[k] for k in range(max(cue.opens, at - _INNER), at) if k in scene.cues)
    return any(found.shape == "verb" and not found.joined for found in inner)


def _ends_noun_phrase(scene: Scene, cue: Cue, at: int, stop: int) -> bool:
    """What cannot belong to content that is a noun phrase: a new clause, the occasion, the circumstances."""
    after_comma = scene.tokens[at - 1].text in COMMAS
    found = scene.classes[at]
    if found.conjunction and found.tag in ("verb", "neg") and (after_comma or _is_told_next(scene, cue, at)):
        return True
    if after_comma and at + 1 < stop and scene.classes[at + 1].tag == "comp" and scene.classes[at].tag != "noun":
        return True
    role = scene.role(at, stop)[0]
    if role == "turn" and at > (cue.opens or at) and scene.phrase_kind(at, stop) == _WHEREAS:
        return True
    if after_comma and scene.phrase_role(at) == _AMID:
        return True
    if role == "circumstance" and scene.phrase_kind(at, stop) == _CONCESSION and cue.group in _SAID and not after_comma:
        return False
    return role == "circumstance" or (role == "occasion" and scene.classes[at].tag == "prep")


def _is_told_next(scene: Scene, cue: Cue, at: int) -> bool:
    """Whether a joined past behind a plain noun phrase is the writer's account: feminine, "was done" or "had"."""
    found = scene.classes[at]
    if found.tense != "past" or any(scene.classes[k].tag in _CLAUSE for k in range(cue.opens or at, at)):
        return False
    feminine = found.gender == "f" and scene.tokens[at].norm[-1] == _FEMININE
    return feminine or scene.role(at, at + 1)[0] in ("auxiliary", "done")


def _is_joined(scene: Scene, cue: Cue, found: Cue) -> bool:
    """Whether a verb continues the sentence at its top: after "and", a comma, or a conjunction."""
    if found.joined:
        return not _is_anothers(scene, cue, found)
    if found.pronoun:
        return False
    after_comma = scene.tokens[found.first - 1].text in COMMAS
    if after_comma and cue.governs == found.governs == "that" and cue.tense == found.tense == "past":
        return found.shape == "verb"
    has_subject = found.subject is not None and found.subject[1] > found.subject[0]
    led = (
        scene.role(found.first - 1, found.first)[0] == "subordinate"
        and scene.tokens[found.first - 2].text not in COMMAS
    )
    if led and not has_subject and found.governs != "that":
        return False
    return (after_comma and has_subject) or scene.classes[found.first - 1].tag == "conj"


def _is_anothers(scene: Scene, cue: Cue, found: Cue) -> bool:
    """Whether a joined verb without a subject goes on with somebody in the words, since it does not fit who speaks.

    "He added that <the authorities> questioned the man and denied his part in it".
    """
    if (
        (cue.shape, found.shape) != ("verb", "verb")
        or cue.governs != "that"
        or found.governs == "that"
        or cue.opens is None
    ):
        return False
    if not cue.gender or cue.gender == found.gender or (cue.number, found.number) != ("sg", "sg"):
        return False
    first, stop = found.subject or (found.stop, found.stop)
    people = (
        k in scene.mentions or (scene.noun(k) is not None and not scene.classes[k].pronoun) for k in range(first, stop)
    )
    if any(people):
        return False
    return any(
        scene.classes[k].tag == "verb" and scene.classes[k].gender == found.gender
        for k in range(cue.opens, found.first)
    )


def kind_of(scene: Scene, content: Content) -> str:
    """direct inside quotation marks, mixed where part is quoted, else indirect; names in marks do not count."""
    around = scene.quotation_around(content.first, content.stop)
    lost = around is not None and not around.balanced and content.first > around.first and _has_report(scene, around)
    if around is not None and not lost:
        return "direct"
    for at in range(content.first, content.stop):
        quotation = scene.quotes.get(at)
        if quotation is not None and _quotes_words(scene, quotation):
            return "mixed"
    return "indirect"


def _quotes_words(scene: Scene, quotation: Quotation) -> bool:
    words = [k for k in range(quotation.first, quotation.stop) if scene.tokens[k].kind == "word"]
    if len(words) < _SCARE_QUOTE:
        return False
    if scene.classes[words[0]].tag == "verb" and scene.classes[words[0]].tense in ("present", "future"):
        return True
    named = sum(1 for k in words if k in scene.mentions)
    return named < len(words)
