"""A noun phrase as what a word of reporting governs: the subject, the object, and where each ends."""

from __future__ import annotations

import msgspec

from tawatur.annotate.nounphrases import is_called_on, is_predicate, noun_phrase_end, speaks_for, starts_nominal
from tawatur.annotate.reportwords import COMMAS, View
from tawatur.annotate.subjectphrases import is_abbreviated, is_what, starts_object, whole_subject, with_counted
from tawatur.lexicon.concepts.reporting import ReportingVerb

__all__ = [
    "Government",
    "aside_stop",
    "follows_subject",
    "noun_phrase_end",
    "object_of",
    "occasion_stop",
    "opens_with_subject",
    "past_medium",
    "skip_adjuncts",
    "speaks_for",
    "starts_nominal",
]

#: The longest relative clause behind an occasion ("in a statement <of which the agency got a copy>"), in tokens.
_RELATIVE = 14
#: The longest bracket between a cue and its words that is stepped over.
_BRACKET = 12
#: The longest subject before a verb, in tokens.
_SUBJECT = 30
#: The longest name in quotation marks, in tokens.
_QUOTED_NAME = 4
#: How far the words of anonymity stand behind a comma, in tokens.
_UNNAMED_NEAR = 3
#: Verbal nouns with a vowel before their last letter have more letters than this.
_STEM = 4
#: The nunation of an indefinite accusative, which is never a subject; it stands before or after the final alif.
_NUNATION = "\u064b"


class Government(msgspec.Struct, frozen=True):
    """The kind of complement, the token at which the reported words begin, and the tokens a speaker may stand in."""

    governs: str
    opens: int | None
    subject: tuple[int, int] | None


def follows_subject(view: View, cue: int) -> bool:
    """Whether a name stands right before the verb, or "had" and a noun phrase: then no subject follows.

    In a headline whatever noun phrase stands before the verb from its head is the subject.
    """
    before = cue - 1
    if before < 0 or view.tokens[before].sentence != view.tokens[cue].sentence or view.classes[cue].conjunction:
        return False
    if before in view.names:
        return True
    sentence = view.doc.sentence_of(cue)
    if is_predicate(view, cue, sentence):
        return True
    return sentence.kind == "title" and _fills(view, sentence.first, cue)


def _fills(view: View, first: int, cue: int) -> bool:
    """Whether one noun phrase, or a name in quotation marks, stands from the headline's head to its verb."""
    quotation = view.quotes.get(first)
    if quotation is not None:
        return quotation.stop + 1 == cue
    return starts_nominal(view, first) and noun_phrase_end(view, first, cue) == cue


def opens_with_subject(view: View, cue: int) -> bool:
    """Whether one definite noun phrase or name stands from the head of a sentence, or from "that" or "while", to its
    verb."""
    head = view.doc.sentence_of(cue).first
    least = max(head, cue - _SUBJECT)
    first = next((at + 1 for at in range(cue - 1, least - 1, -1) if _opens_clause(view, at)), least)
    if first == least > head:
        return False
    known = first < cue and (view.classes[first].definite or first in view.names or view.classes[cue - 1].definite)
    return known and not view.classes[cue].conjunction and _fills(view, first, cue)


def _opens_clause(view: View, at: int) -> bool:
    """Whether "that", or a word that joins clauses, no mere "and", stands at a token."""
    return view.is_that(at) or (view.classes[at].tag == "conj" and len(view.tokens[at].norm) > 1)


def _verb_object_subject(view: View, first: int, end: int, limit: int) -> Government | None:
    """<verb> <words> <speaker>: a noun phrase, then a definite one that can speak.

    Behind a definite one it is enough that the speaker's phrase ends so ("claimed the attack <a band of> <name>").
    """
    if end >= limit or not starts_nominal(view, end):
        return None
    after = noun_phrase_end(view, end, limit)
    told = range(end, after if view.classes[first].definite else end + 1)
    if not any(view.classes[k].definite or k in view.names for k in told):
        return None
    return Government("object", first, (end, after)) if view.speaks(end, after) else None


def object_of(view: View, entry: ReportingVerb, shape: str, stop: int, limit: int) -> Government | None:
    """A noun phrase tells the content: after the subject, before it, or alone."""
    begin = skip_adjuncts(view, stop, limit)
    first = _skip_addressee(view, begin, limit)
    if first < limit and (first != begin or _is_deed(view, first)):
        return Government("object", first, (stop, begin))
    if first < limit and _is_verbal_noun(view, first) and follows_subject(view, stop - 1):
        return Government("object", first, (stop, stop))
    if first < limit and first in view.quotes:
        named = _quoted_name(view, first, limit)
        return named if named is not None else Government("object", first, (stop, stop))
    titled = is_abbreviated(view, first, limit)
    if first < limit and is_what(view, first):
        return Government("object", first, (stop, stop))
    if first >= limit or not (titled or starts_nominal(view, first)):
        return None
    end = noun_phrase_end(view, first + (2 if titled else 0), limit)
    if shape == "participle":
        return Government("object", first, None)
    if _NUNATION in view.tokens[first].text[-2:]:
        return Government("object", first, (stop, stop))
    if follows_subject(view, stop - 1) or view.has_topic(stop - 1) or is_called_on(view, first):
        return Government("object", first, (stop, stop))
    if shape == "verb" and _cannot_agree(view, stop - 1, first):
        return Government("object", first, (stop, stop))
    end = _before_person(view, entry, first, end)
    head_end, end = end, with_counted(view, first, end, limit)
    counted = end > head_end
    is_subject = titled or counted or view.speaks(first, end) or view.classes[first].definite or first in view.names
    claimed = view.classes[first].pronoun or not view.speaks(first, head_end)
    if entry.group == "claim" and claimed and first not in view.names:
        behind = _verb_object_subject(view, first, head_end, limit)
        if behind is not None:
            return behind
    if not is_subject and "person" not in entry.takes:
        return _verb_object_subject(view, first, end, limit) or Government("object", first, (stop, stop))
    if view.speaks(first, end) or counted:
        end = whole_subject(view, entry, first, end, limit)
    second = skip_adjuncts(view, end, limit)
    if second < limit and _is_participle(view, second):
        second = limit
    if second < limit and second in view.quotes and view.speaks(first, end):
        return Government("object", second, (first, end))
    if second < limit and starts_object(view, second) and not view.classes[second].conjunction:
        return Government("object", second, (first, end))
    alone = first in view.names or (view.classes[first].definite and view.speaks(first, first + 1, documents=False))
    if alone and "person" not in entry.takes:
        return None
    return Government("object", first, (stop, stop))


def _cannot_agree(view: View, cue: int, at: int) -> bool:
    """Whether an indefinite masculine singular for a text stands behind a feminine verb, whose object it is."""
    found = view.classes[at]
    if view.classes[cue].gender != "f" or found.definite or found.pronoun or at in view.names:
        return False
    known = view.words.nouns.match_at(view.tokens[at : at + 1], 0)
    if known is None or known.variant.prefix:
        return False
    noun, form = known.items[0]
    return noun.sort == "document" and noun.gender == "m" and form.number == "sg"


def _before_person(view: View, entry: ReportingVerb, first: int, end: int) -> int:
    """Where a body's phrase ends before a person as the verb's object ("accuses <the body> <the minister>")."""
    head = view.words.nouns.match_at(view.tokens[first : first + 1], 0)
    if "person" not in entry.takes or head is None or head.items[0][0].sort != "body":
        return end
    for k in range(first + 1, end):
        if not view.classes[k - 1].definite or view.classes[k].conjunction or view.classes[k].preposition:
            continue
        office = view.words.nouns.match_at(view.tokens[k : k + 1], 0)
        one = office is not None and office.items[0][0].sort == "person" and office.items[0][1].number == "sg"
        if (k in view.people and k - 1 not in view.names) or (one and view.classes[k].tag == "noun"):
            return k
    return end


def _skip_addressee(view: View, at: int, limit: int) -> int:
    """Step over "to" with somebody who is told ("confirmed to the agency <words>")."""
    if at + 1 >= limit or view.classes[at].preposition != "ل" or not view.classes[at].definite:
        return at
    end = at + 1
    while end < limit and view.classes[end].tag == "adj" and view.classes[end].definite:
        end += 1
    if end >= limit or not view.speaks(at, at + 1) or view.classes[end].conjunction:
        return at
    return end if starts_nominal(view, end) or starts_object(view, end) else at


def _is_deed(view: View, at: int) -> bool:
    """Whether a word like a past verb with a possessive is a verbal noun ("announced its support")."""
    found = view.classes[at]
    return found.tag == "verb" and found.tense == "past" and found.pronoun[:1] == "ه" and not found.conjunction


def _is_verbal_noun(view: View, at: int) -> bool:
    """Whether a word taken for a verb has the long vowel before its last letter that only verbal nouns have."""
    token, found = view.tokens[at], view.classes[at]
    return found.tag == "verb" and len(token.norm) > _STEM and token.norm[0] == token.norm[-2] == "ا"


def _quoted_name(view: View, first: int, limit: int) -> Government | None:
    """<verb> <name in quotation marks> <object>: some papers put every name in marks."""
    quotation = view.quotes[first]
    inside = range(quotation.first, quotation.stop)
    if not quotation.balanced or len(inside) > _QUOTED_NAME or not all(k in view.people for k in inside):
        return None
    at = quotation.stop + 1
    if at >= limit or not starts_object(view, at) or view.classes[at].conjunction:
        return None
    return Government("object", at, (first, at))


def skip_adjuncts(view: View, at: int, limit: int) -> int:
    """Step over commas, adverbs and the occasion of the speech to the next noun phrase."""
    while at < limit:
        token, found = view.tokens[at], view.classes[at]
        occasion = view.occasion_end(at, limit)
        if occasion is not None and view.meets(at, limit) and occasion < limit and starts_nominal(view, occasion):
            at = noun_phrase_end(view, occasion, limit)
        elif occasion is not None:
            at = occasion if view.is_manner(at, limit) else occasion_stop(view, occasion, limit)
        elif (kept := view.phrase_end(at, limit, "anonymity")) is not None:
            at = kept
        elif token.text in COMMAS or found.tag == "adv" or at in view.times or _leads_to_time(view, at, limit):
            at += 1
        elif len(token.norm) == 1 and at + 1 in view.quotes:
            at = view.quotes[at + 1].stop + 1
        elif (beyond := aside_stop(view, at, limit)) is not None:
            at = beyond
        elif (told := past_medium(view, at, limit)) is not None:
            at = told
        elif found.preposition == "ل" and at in view.names and view.tokens[at - 1].text not in COMMAS:
            at = view.names[at]
        elif token.text == "(":
            closing = next((k for k in range(at, min(limit, at + _BRACKET)) if view.tokens[k].text == ")"), at)
            at = closing + 1
        else:
            return at
    return at


def aside_stop(view: View, at: int, limit: int) -> int | None:
    """The comma that closes an aside behind a comma: where or when it was said, or that a source stays unnamed."""
    if view.tokens[at - 1].text not in COMMAS:
        return None
    comma = view.comma(at, min(limit, at + _RELATIVE))
    if comma is None:
        return None
    near = range(at, min(comma, at + _UNNAMED_NEAR))
    unnamed = any(view.phrase_end(k, comma, "anonymity") is not None for k in near)
    placed = view.classes[at].tag == "prep" and not any(
        view.classes[k].tag in ("verb", "comp") for k in range(at, comma)
    )
    return comma if unnamed or placed else None


def _leads_to_time(view: View, at: int, limit: int) -> bool:
    """A preposition with its own pronoun, or one that opens a time."""
    found = view.classes[at]
    return found.tag == "prep" and (found.pronoun != "" or (at + 1 < limit and at + 1 in view.times))


def _past_genitive(view: View, at: int, limit: int) -> int:
    """The token behind what the last noun of an occasion belongs to ("on the margin <of the summit>"); else `at`."""
    last = view.classes[at - 1]
    construct = (
        last.tag in ("noun", "prep") and not (last.definite or last.pronoun) and view.tokens[at - 1].kind == "word"
    )
    if at >= limit or not construct or not starts_nominal(view, at) or view.classes[at].conjunction:
        return at
    if at in view.people or at in view.times or not (view.classes[at].definite or at in view.names):
        return at
    return noun_phrase_end(view, at, limit)


def past_medium(view: View, at: int, limit: int) -> int | None:
    """The token behind "to" with a medium by its name ("to the channel <quoted>"); None where none is told."""
    medium = view.words.media.match_at(view.tokens, at, limit) if view.classes[at].preposition == "ل" else None
    if medium is None:
        return None
    end = medium.stop
    if end in view.quotes:
        return view.quotes[end].stop + 1
    while end < limit and (end in view.names or (view.classes[end].tag == "adj" and view.classes[end].definite)):
        end += 1
    return end


def occasion_stop(view: View, at: int, limit: int) -> int:
    """The occasion goes on with attributes: "in a statement on its site", "in a report that an agency carried"."""
    at = _past_genitive(view, at, limit)
    while at < limit and view.classes[at].tag == "adj":
        at += 1
    if at + 1 < limit and view.classes[at].tag == "rel" and view.classes[at + 1].tag == "verb":
        comma = view.comma(at, min(limit, at + _RELATIVE))
        return at if comma is None else comma
    placed = at + 1 < limit and view.classes[at + 1].tag == "prep" and not view.classes[at + 1].pronoun
    if at < limit and view.classes[at].tag == "verb" and view.classes[at].pronoun and placed:
        at += 1
    elif at < limit and view.classes[at].tag == "verb":
        if not (view.classes[at].pronoun and at + 1 < limit and starts_nominal(view, at + 1)):
            comma = view.comma(at, min(limit, at + _RELATIVE))
            return at if comma is None else comma
        at = noun_phrase_end(view, at + 1, limit)
    while at < limit and (view.classes[at].tag == "prep" or view.classes[at].preposition):
        inner = view.occasion_end(at, limit)
        if inner is not None:
            at = inner
            while at < limit and view.classes[at].tag == "adj":
                at += 1
            continue
        at += 1
        if at < limit and at in view.names:
            at = min(limit, view.names[at])
        elif at < limit and starts_nominal(view, at):
            phrase = view.phrases[at]
            at = min(limit, phrase.stop if phrase is not None and phrase.stop - at <= 2 else at + 2)
    return at


def _is_participle(view: View, at: int) -> bool:
    """Whether a participle of saying stands after a comma."""
    if view.tokens[at - 1].text not in COMMAS:
        return False
    match = view.words.verbs.match_at(view.tokens[at : at + 1], 0)
    return match is not None and any(shape == "participle" for (_, shape), _ in match.items)
