"""Whether a form of a word of reporting reports where it stands: its spelling, what is attached, its neighbours."""

from __future__ import annotations

from tawatur.annotate.cuemaking import Found
from tawatur.annotate.nextreports import is_owned
from tawatur.annotate.nounphrases import is_predicate, noun_phrase_end, starts_nominal
from tawatur.annotate.reportwords import View
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.records.document import Sentence, Token
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, FOR_THE
from tawatur.text.endings import is_accusative
from tawatur.text.folding import fold
from tawatur.text.inflection import DUAL_ENDING, Form

__all__ = ["fits", "is_doubled"]

#: Alif with and without hamza.
_HAMZA, _BARE = "أ", "ا"
#: A doubled letter: a preposition of the same letters has none.
_SHADDA = "\u0651"
#: The nunation of an indefinite accusative.
_NUNATION = "\u064b"
#: The letter of feminine relatives, and of feminine presents.
_FEMININE = "ت"
#: Three letters and the mark.
_DOUBLED = 4
#: How far before "that" a word that puts it into the past stands ("it <had before> that he said"), in tokens.
_BEFORE = 6
#: How far before "and" with a participle the one before it stands, in tokens.
_EARLIER = 30
#: The longest phrases for who calls and whoever is called on, in tokens.
_CALLED = 8
#: The longest occasion between a speaker and "that", in tokens.
_OCCASION = 14
#: The longest occasion that opens a sentence, in tokens.
_LED = 8
#: The longest phrase for who answers and what, before "that", in tokens.
_ANSWERED = 12
#: Shorter words are particles.
_SHORTEST = 3


def fits(view: View, match: Found, entry: ReportingVerb, shape: str, form: Form, sentence: Sentence) -> bool:
    """Whether spelling, prefixes and word class allow the shape here."""
    token = view.tokens[match.first]
    if (match.pronoun and match.pronoun[0] != "ه") or len(token.norm) < _SHORTEST:
        return False
    if match.pronoun and token.text[-1] == "ة":
        return False
    if shape == "verb" and _NUNATION in token.text[-2:]:
        return False
    doubled = _SHADDA in token.text and shape == "verb" and form.tense == "past"
    short = len(match.variant.key) < _SHORTEST and not doubled and not _urges(view, match, entry, sentence)
    if short and not _before_that(view, match.stop, sentence.stop) and not _answered(view, match, sentence):
        return False
    if shape in ("verb", "passive"):
        return _verb_fits(view, match, entry, form, sentence)
    if shape == "participle":
        return _participle_fits(view, match, entry, form, sentence)
    return shape == "noun" and _noun_fits(match, entry, form)


def _verb_fits(view: View, match: Found, entry: ReportingVerb, form: Form, sentence: Sentence) -> bool:
    """Whether person, number and word class of a finite verb allow it to report."""
    prefix, at = match.variant.prefix, match.first
    token, found = view.tokens[at], view.classes[at]
    if entry.group == "rumour" and form.number != "sg":
        return False
    if _is_inside_name(view, at):
        return False
    if form.number == "pl" and form.gender == "f" and at in view.names:
        return False
    if form.person not in ("3", "1") or (prefix and prefix not in CONJUNCTIONS):
        return False
    if form.person == "1" and (form.number != "pl" or form.tense != "past" or at not in view.quoted):
        return False
    if form.tense == "future":
        return False
    if form.tense == "past" and _is_first_person(token, match, entry):
        return False
    if form.tense == "past" and _is_own_thought(view, match, entry):
        return False
    if form.tense == "past" and _is_named_fact(view, match, sentence):
        return False
    if form.tense != "past" and at > sentence.first and _is_subjunctive(view, at, sentence):
        return False
    if found.tag in ("adv", "dem", "pron", "prep", "rel", "comp", "num"):
        before_that = at + 1 < sentence.stop and view.is_that(at + 1) and not found.pronoun
        wanted = at + 2 < sentence.stop and view.classes[at + 2].tense == "present" and not view.keeps_that(at + 1)
        before_that = before_that and not (wanted and view.classes[at + 2].tag == "verb")
        return found.tag == "prep" and (before_that or _SHADDA in token.text or _has_subject(view, entry, at, sentence))
    if at > sentence.first and not _may_follow(view, match, entry, form):
        return False
    return found.tag == "verb" or _looks_verbal(view, at, sentence, form) or _follows_speaker(view, match, entry)


def _is_inside_name(view: View, at: int) -> bool:
    """Whether a word stands behind the first word of a place's or body's name ("the province of <place>")."""
    stop = view.names.get(at)
    return stop is not None and at not in view.people and view.names.get(at - 1) == stop


def _participle_fits(view: View, match: Found, entry: ReportingVerb, form: Form, sentence: Sentence) -> bool:
    """Whether a participle stands in the accusative of circumstance ("adding that")."""
    prefix, at, token = match.variant.prefix, match.first, view.tokens[match.first]
    if form.number == "sg" and is_owned(view, at):
        return False
    if at > sentence.first and (view.is_that(at - 1) or view.plain(at - 1, view.words.being, CONJUNCTIONS)):
        return False
    if form.number == "pl":
        accusative = not prefix and token.norm.endswith(DUAL_ENDING) and at > 0
        return accusative and (view.tokens[at - 1].text in "،," or _before_that(view, match.stop, sentence.stop))
    accusative = token.norm.endswith("ا") or token.text.endswith("ة")
    if token.norm.endswith("ا") and _is_described(view, match.stop, sentence):
        return False
    return (
        (not prefix or _continues(view, match, sentence) or _goes_on(view, match, entry, sentence))
        and accusative
        and not match.pronoun
        and form.number == "sg"
        and not _article(token.norm, form)
    )


def _is_described(view: View, at: int, sentence: Sentence) -> bool:
    """Whether an accusative adjective right behind a participle shows that it is a noun ("a new | proposal")."""
    if at >= sentence.stop or view.classes[at].tag != "adj" or view.classes[at].definite or at in view.people:
        return False
    return is_accusative(view.tokens[at].text) and not view.classes[at].conjunction


def _noun_fits(match: Found, entry: ReportingVerb, form: Form) -> bool:
    """Whether number and prefix of a verbal noun allow it to report."""
    prefix = match.variant.prefix
    if form.number == "pl":
        return prefix in ("", *CONJUNCTIONS) and not match.pronoun
    wanting = prefix in ("ل", FOR_THE) and entry.group in ("request", "demand")
    return form.number == "sg" and (prefix in ("", "ب", *CONJUNCTIONS) or wanting)


def _is_subjunctive(view: View, at: int, sentence: Sentence) -> bool:
    """Whether "that" right before a present makes it what is wanted, unless it says when ("before he adds")."""
    if view.tokens[at - 1].text in view.words.that_not:
        return True
    if not view.is_that(at - 1) or view.keeps_that(at - 1):
        return False
    return at - 2 < sentence.first or not view.plain(at - 2, view.words.while_, CONJUNCTIONS)


def _has_subject(view: View, entry: ReportingVerb, at: int, sentence: Sentence) -> bool:
    """Whether a verb spelt like a preposition has somebody as its subject, and its own complement right behind them.

    "Expressed <the guest> his thanks", "made clear <the director> that"; two who are joined by "and" stand between.
    """
    first, own = at + 1, {fold(p) for p in entry.prepositions}
    if first < sentence.stop and view.tokens[first].norm in own and not view.classes[first].pronoun:
        return len(view.tokens[first].norm) > 1
    while first < sentence.stop and view.classes[first].tag == "prep" and view.classes[first].pronoun:
        first += 1
    if at + 1 < first < sentence.stop and view.tokens[first].norm in own:
        return True
    if first >= sentence.stop or not view.speaks(first, first + 1, documents=False):
        return False
    end = noun_phrase_end(view, first, sentence.stop)
    if any(view.classes[k].conjunction for k in range(first, end)) or end + 1 >= sentence.stop:
        return False
    return view.tokens[end].norm in own or (not own and (view.is_that(end) or _answers(view, end, sentence)))


def _answers(view: View, at: int, sentence: Sentence) -> bool:
    """Whether an occasion stands between a speaker and "that" ("made clear <the minister> in his answer that")."""
    if view.classes[at].tag != "prep" or view.plain(at, view.words.what):
        return False
    for k in range(at + 1, min(sentence.stop - 1, at + _OCCASION)):
        if view.is_that(k):
            return True
        if view.classes[k].tag == "verb" or view.tokens[k].kind == "punct":
            return False
    return False


def _answered(view: View, match: Found, sentence: Sentence) -> bool:
    """Whether somebody who speaks and a colon or "that" stand behind a verb of two letters ("answered <the minister>:
    ...")."""
    at = match.stop
    if at >= sentence.stop or not starts_nominal(view, at) or not view.speaks(at, at + 1, documents=False):
        return False
    end = noun_phrase_end(view, at, sentence.stop)
    while end < sentence.stop and (end in view.times or end in view.people):
        end += 1
    if end < sentence.stop and view.tokens[end].text == ":":
        return True
    reach = range(at + 1, min(sentence.stop, at + _ANSWERED))
    stop = next((k for k in reach if view.tokens[k].kind == "punct" or view.classes[k].tag == "verb"), reach.stop)
    that = next((k for k in range(at + 1, stop) if view.is_that(k)), stop)
    return that + 1 < stop or (that < stop and view.classes[that + 1].tag != "verb")


def _urges(view: View, match: Found, entry: ReportingVerb, sentence: Sentence) -> bool:
    """Whether a verb of asking of two letters stands before its own preposition, with nothing but nouns between."""
    at = match.stop
    if at < sentence.stop and view.classes[at].tag == "prep" and view.classes[at].pronoun:
        at += 1
    if entry.group != "request" or at >= sentence.stop:
        return False
    own = {fold(p) for p in entry.prepositions}
    for k in range(at, min(sentence.stop, at + _CALLED)):
        if view.tokens[k].norm in own:
            return True
        if view.tokens[k].kind == "punct" or view.classes[k].tag in ("verb", "prep", "comp"):
            return False
    return False


def _is_first_person(token: Token, match: Found, entry: ReportingVerb) -> bool:
    """Whether a hamza that the past does not have makes a word the writer's own present ("I think")."""
    letter = token.text[match.variant.start - token.start : match.variant.start - token.start + 1]
    return letter == _HAMZA and entry.past[0] == _BARE


def _is_own_thought(view: View, match: Found, entry: ReportingVerb) -> bool:
    """Whether a word like a past stands in somebody's own words without a subject: "I think", spelt without hamza."""
    quoted = entry.group == "thought" and match.first in view.quoted and entry.past[0] == _BARE
    return quoted and not view.speaks(match.stop, match.stop + 1)


def _is_named_fact(view: View, match: Found, sentence: Sentence) -> bool:
    """Whether a word like a past verb right behind "that" is a verbal noun: a past follows only "after", "until"."""
    at = match.first - 1
    if at < sentence.first or match.variant.prefix or not view.is_that(at) or view.keeps_that(at):
        return False
    if any(view.plain(k, view.words.auxiliary, CONJUNCTIONS) for k in range(max(sentence.first, at - _BEFORE), at)):
        return False
    return at == sentence.first or view.classes[at - 1].tag not in ("prep", "adv", "conj", "particle")


def _may_follow(view: View, match: Found, entry: ReportingVerb, form: Form) -> bool:
    """Whether a verb can stand behind the word before it: not a negation, nor a preposition other than of time.

    "Did not rule out", "did not deny" report something all the same.

    A past with an object pronoun behind a verb or participle is a verbal noun with a possessive ("gave his thanks").
    """
    before = view.classes[match.first - 1]
    if before.tag == "rel" and _is_other_gender(view, match, form):
        return False
    if before.tag == "neg":
        return "negated" in entry.takes and not match.pronoun and form.tense != "past"
    if view.plain(match.first - 1, view.words.from_):
        return match.pronoun != "" and entry.group == "characterise"
    if any(v.prefix and v.key in view.words.what for v in view.tokens[match.first - 1].variants):
        return True
    if before.tag == "prep" and not before.pronoun and not match.variant.prefix:
        return view.tokens[match.first - 1].norm in view.words.while_
    construct = before.tag == "noun" and not before.definite and view.classes[match.first - 2].tag == "prep"
    if match.pronoun and form.tense == "past" and construct and not match.variant.prefix:
        return False
    word = view.tokens[match.first - 1].norm
    accusative = before.tag in ("verb", "participle") or (len(word) > _SHORTEST and word[-1] == "ا")
    return not (match.pronoun and not match.variant.prefix and form.tense == "past" and accusative)


def _is_other_gender(view: View, match: Found, form: Form) -> bool:
    """Whether a feminine relative, and nobody behind, make a word like a past a present of things ("that occur in")."""
    at = match.first
    if form.tense != "past" or form.gender != "m" or match.pronoun or match.variant.key[0] != _FEMININE:
        return False
    if _FEMININE not in view.tokens[at - 1].norm or match.stop >= len(view.classes):
        return False
    behind = view.classes[match.stop]
    return behind.tag == "prep" and not behind.pronoun


def _continues(view: View, match: Found, sentence: Sentence) -> bool:
    """Whether an accusative participle joined by "and" stands right before a complement of its own."""
    if match.variant.prefix not in CONJUNCTIONS or match.stop + 1 >= sentence.stop:
        return False
    return _before_that(view, match.stop, sentence.stop)


def _goes_on(view: View, match: Found, entry: ReportingVerb, sentence: Sentence) -> bool:
    """Whether "and" joins an accusative participle to another behind a comma: ", refusing ..., and considering"."""
    at = match.first
    if match.variant.prefix not in CONJUNCTIONS or at <= sentence.first or match.stop >= sentence.stop:
        return False
    if view.tokens[at - 1].text not in "،," or not {"predicate", "object", "person"} & set(entry.takes):
        return False
    if not view.tokens[at].norm.endswith(_BARE) or view.phrases[match.stop] is None:
        return False
    earlier = range(max(sentence.first, at - _EARLIER), at - 1)
    return any(view.tokens[k].norm.endswith(_BARE) and _is_accusative(view, k) for k in earlier)


def _is_accusative(view: View, at: int) -> bool:
    """Whether a word in final alif is a participle or written with its nunation."""
    return view.classes[at].tag == "participle" or _NUNATION in view.tokens[at].text[-2:]


def _before_that(view: View, at: int, stop: int) -> bool:
    """Whether a complementiser stands at a token, alone or behind a preposition."""
    if at + 1 >= stop:
        return False
    return view.is_that(at) or (view.classes[at].tag == "prep" and view.is_that(at + 1))


def _article(norm: str, form: Form) -> bool:
    return norm.startswith(ARTICLE) and form.text.startswith(ARTICLE)


def _looks_verbal(view: View, at: int, sentence: Sentence, form: Form) -> bool:
    """A word of another class is a verb where a verb can stand: at a clause's head or before a complementiser."""
    if view.classes[at].definite or view.classes[at].preposition or view.classes[at].tag in ("prep", "conj", "neg"):
        return False
    if is_doubled(view.tokens[at].text):
        return True
    if at == sentence.first or form.tense == "present" or form.number == "pl":
        return True
    if is_predicate(view, at, sentence):
        return True
    if at + 1 < sentence.stop and (view.is_that(at + 1) or _follows_that(view, at, sentence)):
        return True
    if _is_led(view, at, sentence):
        return True
    before = view.classes[at - 1]
    return before.tag in ("punct", "conj", "particle", "comp", "rel") or any(
        v.prefix in CONJUNCTIONS and v.prefix for v in view.tokens[at].variants
    )


def _follows_speaker(view: View, match: Found, entry: ReportingVerb) -> bool:
    """Whether somebody who speaks stands right before a word and its own preposition behind ("<name> expressed")."""
    at, after = match.first, match.stop
    if at == 0 or after >= len(view.tokens) or match.variant.prefix or match.pronoun:
        return False
    if not view.speaks(at - 1, at, documents=False) or view.tokens[after].sentence != view.tokens[at].sentence:
        return False
    found, own = view.classes[after], {fold(p) for p in entry.prepositions}
    if view.tokens[after].norm in own:
        return len(view.tokens[after].norm) > 1
    act = found.tag == "noun" and not found.definite and not view.speaks(after, after + 1)
    return act and (found.preposition in own if found.preposition else entry.group == "denial")


def _is_led(view: View, at: int, sentence: Sentence) -> bool:
    """Whether only a set phrase ("besides") or a time stands before a word, and somebody who speaks behind it."""
    first = sentence.first
    if at + 1 >= sentence.stop or view.classes[at + 1].preposition:
        return False
    if view.follows_occasion(at, first):
        return view.speaks(at + 1, at + 4, documents=False)
    if at - first > _LED:
        return False
    opener = view.words.openers.match_at(view.tokens, first, at)
    led = opener.stop if opener is not None else view.occasion_end(first, at) or first
    while led < at and (view.tokens[led].text in "،," or led in view.times):
        led += 1
    return led == at and view.speaks(at + 1, at + 4, documents=False)


def _follows_that(view: View, at: int, sentence: Sentence) -> bool:
    """Whether "that" and somebody who can speak stand right before a word, so that it is their verb."""
    for k in range(at - 1, max(sentence.first, at - _BEFORE), -1):
        that = k - 2 if k - 1 in view.quotes else k - 1
        if view.is_that(that) and not view.keeps_that(that):
            whole = view.phrases[k] is not None and noun_phrase_end(view, k, sentence.stop) == at
            return whole and view.speaks(k, k + 1, documents=False)
        if view.classes[k].tag in ("verb", "prep", "punct", "rel"):
            return False
    return False


def is_doubled(text: str) -> bool:
    """Whether the middle letter of three is written doubled, which makes a word a verb."""
    return len(text) == _DOUBLED and text[2] == _SHADDA
