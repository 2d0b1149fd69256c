"""Which words of a sentence may name an event: triggers whose conditions on their surroundings are met."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.conditions import Conditions, SentenceWords, fit, trigger_conditions
from tawatur.lexicon import Lexicon, Match, PhraseTable
from tawatur.lexicon.concepts.triggers import EventTrigger
from tawatur.records.document import Sentence
from tawatur.text.clitics import ARTICLE, PREPOSITIONS
from tawatur.text.folding import fold
from tawatur.text.inflection import Form

__all__ = ["Candidate", "find_candidates"]

#: The attached "my", spelled like the ending of relative adjectives ("war-like").
_MY = "ي"
#: Letters of an attached "and".
_AND = 1
#: The folded feminine ending; written so in the text it is a pronoun ("manifestations of it", no "demonstration").
_TA = "ه"
#: The endings of the plural, but in the nominative.
_YA, _NUN = "ي", "ن"
#: The feminine ending as written.
_FEMININE = "ة"
#: Kinds of nouns for bodies, which may be called after an act ("the commission of inquiry").
_BODIES = frozenset({"body", "government"})
#: A word shorter than this is only read as the class of word that the word classes say.
_PLAIN = 5
#: ... but for plurals of the past with their mute alif.
_SEVERAL = 4
#: The endings of indefinite nouns in the accusative; the first also ends verbs of several men.
_ALIF, _INDEFINITE = "ا", ("ا", "ً")
#: How far before the verb of a sentence its fronted phrase begins, and how far at most the sentence itself, so that a
#: sentence without a verb costs linear time.
_FRONTED, _OPENING = 5, 48
#: How many words of time may part a verb from its subject.
_PARTS = 4
#: The role of words that open a clause about a deed ("what X does").
_WHAT = "what"
#: How many words name whoever pretends something, "by", and kinds of those who protest.
_FEIGNER, _BY, _MANY = 3, "ب", frozenset({"crowd", "quantity"})
#: How far before a word the verbal noun stands whose object it is.
_CLAIMED = 6


class Candidate(msgspec.Struct, frozen=True):
    """A word that may name an event: half-open token indexes, where it starts without prefixes, its sense and shape."""

    first: int
    stop: int
    start: int
    entry: EventTrigger
    shape: str
    form: Form
    score: float
    pronoun: str


class _Sense(msgspec.Struct, frozen=True):
    entry: EventTrigger
    shape: str
    order: int
    conditions: Conditions
    is_idiom: bool


def find_candidates(view: EventView, sentence: Sentence, lexicon: Lexicon) -> list[list[Candidate]]:
    """The candidates of a sentence, one list a place, the likeliest sense first."""
    table = lexicon.compiled(_table)
    found: list[list[Candidate]] = []
    matches = view.index.find(table, sentence, pronouns=True)
    if not matches:
        return found
    words = SentenceWords(view, sentence, lexicon.compiled(trigger_conditions))
    for match in matches:
        if match.items[0][0].is_idiom:
            continue
        senses = [*_candidates(view, match, words)]
        for other in () if senses else _otherwise(view, match, table):
            senses += _candidates(view, other, words)
        if senses:
            found.append(sorted(senses, key=lambda c: -c.score))
    return found


def _otherwise(view: EventView, match: Match[_Sense], table: PhraseTable[_Sense]) -> Iterable[Match[_Sense]]:
    """The first word of a match alone, behind its preposition read anew ("lilqa" is no throwing), or with a pronoun."""
    for variant in view.tokens[match.first].variants:
        items = table.get(variant.key)
        if not items:
            continue
        alone = match.stop - match.first > 1 and variant == match.variant
        anew = variant != match.variant and variant.prefix[-1:] in tuple(PREPOSITIONS)
        if alone or anew:
            yield Match(first=match.first, stop=match.first + 1, variant=variant, pronoun="", items=items)
    token = view.tokens[match.first]
    if not match.pronoun and token.text[-1] == _TA:
        # "His stepping down" is spelled like "removal" with its ending folded.
        for variant in token.bound:
            if items := table.get(variant.key):
                yield Match(match.first, match.first + 1, variant, variant.suffix, items)


def _candidates(view: EventView, match: Match[_Sense], words: SentenceWords) -> Iterable[Candidate]:
    seen: set[tuple[str, str]] = set()
    for sense, form in match.items:
        if not sense.conditions.may_be_met(words.told):
            continue
        key = (sense.entry.id, sense.shape)
        if key in seen or not _fits_class(view, match, sense, form) or _is_feigned(view, match, sense, form):
            continue
        if sense.entry.tense and form.tense and form.tense != sense.entry.tense:
            continue
        score = fit(range(match.first, match.stop), sense.entry, sense.conditions, words)
        if score > 0:
            seen.add(key)
            size = match.stop - match.first
            yield Candidate(
                match.first, match.stop, match.variant.start, sense.entry, sense.shape, form,
                score + (2 if size > 1 else 0) - sense.order / 1000, match.pronoun,
            )  # fmt: skip


def _fits_class(view: EventView, match: Match[_Sense], sense: _Sense, form: Form) -> bool:
    found = view.classes[match.first]
    if (
        match.pronoun
        and fold(view.tokens[match.stop - 1].text[-1]) == _TA
        and view.tokens[match.stop - 1].text[-1] != _TA
    ):
        return False
    if sense.shape != "verb" and match.pronoun and match.variant.key.startswith(ARTICLE):
        return False
    if sense.shape != "verb" and _names_body(view, match.first):
        return False
    if sense.shape == "phrase":
        return match.stop - match.first > 1 or found.tag != "verb"
    if sense.shape == "verb":
        in_name = match.variant.prefix == "" and view.is_in_body(match.first, match.stop)
        if in_name or _is_within_time(view, match.first) or _is_surname(view, match.first):
            return False
        if form.tense == "past" and match.variant.prefix[-1:] in tuple(PREPOSITIONS):
            return False
        if found.tag == "verb":
            return True
        if form.tense == "past" and (_is_governed(view, match.first) or _opens_what_is_said(view, match.first)):
            return False
        opens = _opens_clause(view, match.first) or _is_fronted(view, match.first)
        opens = opens and _before_somebody(view, match.stop)
        if form.tense == "past" and (opens or _is_parted(view, match.stop) or _is_told_of(view, match.first)):
            return not found.definite and found.preposition == ""
        several = form.tense == "past" and form.number == "pl" and form.text.endswith(_ALIF)
        unlike_noun = len(form.text) >= (_SEVERAL if several else _PLAIN) and (several or form.tense != "past")
        return (
            (several or found.tag not in ("adj", "num"))
            and unlike_noun
            and not found.definite
            and found.preposition == ""
        )
    if sense.shape == "participle" and found.tag != "participle" and not _is_accusative(view, match.first):
        return found.definite and found.tag == "adj"
    if found.tag == "verb":
        before = view.classes[match.first - 1] if match.first else None
        governed = match.pronoun != "" and before is not None and (before.tag == "verb" or before.definite)
        indefinite = found.tense == "past" and view.tokens[match.stop - 1].text.endswith(_INDEFINITE)
        noun = found.tense == "" or indefinite or (governed and match.variant.prefix == "")
        return len(form.text) >= _PLAIN and noun
    if form.text[-1] == _TA and view.tokens[match.stop - 1].text[-1] == _TA:
        return False
    if found.tag == "adj" and _describes(view, match.first):
        return False
    if match.pronoun == _MY or (
        found.tag in ("adj", "participle") and found.definite and _is_definite(view, match.first - 1)
    ):
        return False
    return found.tag in ("noun", "name", "adj", "participle", "adv")


def _is_governed(view: EventView, at: int) -> bool:
    """Whether a preposition stands right before a word, which is no verb then: not "since" or "of those who"."""
    before = view.classes[at - 1] if at > 0 else None
    if before is None or before.tag != "prep" or before.pronoun or view.tokens[at - 1].norm in view.since:
        return False
    return view.role_at(at - 1) not in ("", _WHAT) or view.is_from(at - 1) or view.is_about(at - 1)


def _opens_what_is_said(view: EventView, at: int) -> bool:
    """Whether a word stands right behind the "that" of what somebody says, behind which no past verb stands ("said that
    the shelling of")."""
    if at == 0 or not view.is_bare_that(at - 1):
        return False
    return view.starts[at - 1] in view.words_from or view.starts[at] in view.words_from


def _is_feigned(view: EventView, match: Match[_Sense], sense: _Sense, form: Form) -> bool:
    """Whether a verb of protest that means "pretend" as well stands before what somebody pretends, by "bi-" ("he
    pretends piety"): no place, no people and no means, and no crowd before it."""
    if not sense.entry.feigned or sense.shape != "verb" or form.number == "pl":
        return False
    stop = min(view.sentence(match.first).stop, match.stop + _FEIGNER)
    for at in range(match.stop, stop):
        found = view.classes[at]
        if found.preposition == _BY and found.tag in ("noun", "adj", "comp"):
            return not (view.is_site(at) or view.kinds[at] or view.names[at] or view.means[at] or view.markers[at])
        if found.tag not in ("noun", "name") or found.preposition or view.plural[at] or found.number in ("pl", "du"):
            return False
        if view.kinds[at] in _MANY or at in view.people or view.times[at] is not None:
            return False
    return False


def _is_within_time(view: EventView, at: int) -> bool:
    """Whether a word stands in a time told behind another one ("yesterday evening and this dawn"): it is no verb."""
    time = view.times[at]
    return time is not None and time.start <= view.tokens[at].start + _AND and at > 0 and view.times[at - 1] is not None


def _is_surname(view: EventView, at: int) -> bool:
    """Whether a word ends a person's name of several words: no verb, though spelled like one with its pronoun."""
    name = view.names[at]
    return name is not None and name.type == "PER" and name.first < at and view.classes[at].tag == "name"


def _names_body(view: EventView, at: int) -> bool:
    """Whether a noun only tells what a body is called after: inside its name, or right behind the noun for it."""
    name = view.names[at]
    if name is not None and name.type == "ORG" and name.first < at:
        return True
    before = view.classes[at - 1] if at > view.sentence(at).first else None
    if before is None or view.kinds[at - 1] not in _BODIES or before.definite or before.pronoun or view.plural[at - 1]:
        return False
    found = view.classes[at]
    return found.definite and found.tag == "noun" and not found.preposition and not found.conjunction


def _is_definite(view: EventView, at: int) -> bool:
    """Whether a definite noun stands there, which the word behind it describes."""
    return at >= 0 and view.classes[at].definite and view.classes[at].tag in ("noun", "name")


def _is_accusative(view: EventView, at: int) -> bool:
    """Whether a participle is written as one that accompanies a verb: with alif or tanween, or behind a comma."""
    text, found = view.tokens[at].text, view.classes[at]
    before = view.classes[at - 1] if at else None
    if before is not None and before.tag == "num":
        return False
    if text[-1] == _FEMININE and found.conjunction and not found.definite:
        return True
    several = text[-2:-1] == _YA and text[-1] == _NUN and not found.definite and not found.preposition
    if several and (before is None or before.tag not in ("prep", "verb")):
        return not _describes(view, at) and not _is_subject(view, at)
    return text[-1] in _INDEFINITE or (before is not None and before.tag == "punct")


def _describes(view: EventView, at: int) -> bool:
    """Whether a participle only describes the indefinite noun right before it ("men accused of")."""
    before = view.classes[at - 1] if at else None
    if before is None or before.tag not in ("noun", "adj") or before.definite or before.pronoun:
        return False
    text, ending = view.tokens[at - 1].text, view.tokens[at].text[-1]
    return bool(view.kinds[at - 1]) and (text[-1] in _INDEFINITE or text[-1] == ending)


def _is_subject(view: EventView, at: int) -> bool:
    """Whether a verb follows right behind a participle, which then names people ("critics say")."""
    return at + 1 < len(view.tokens) and view.classes[at + 1].tag == "verb" and not view.classes[at + 1].conjunction


def _is_told_of(view: EventView, at: int) -> bool:
    """Whether a word stands right behind "who" or "which", where a verb is to come."""
    return at > view.sentence(at).first and view.classes[at - 1].tag == "rel" and not view.classes[at - 1].preposition


def _opens_clause(view: EventView, at: int) -> bool:
    if at == view.sentence(at).first:
        return True
    before = view.classes[at - 1]
    timed = view.times[at - 1] is not None and not _is_claimed(view, at)
    return before.tag in ("punct", "conj", "adv", "comp") or before.pronoun != "" or timed


def _is_fronted(view: EventView, at: int) -> bool:
    """Whether a whole phrase with a preposition stands before a word, and no verb before it ("on another level")."""
    sentence, last = view.sentence(at), view.classes[at - 1]
    whole = last.tag in ("adj", "adv", "dem") or (last.tag == "noun" and (last.definite or last.pronoun != ""))
    if not whole or not 2 <= at - sentence.first <= _OPENING:
        return False
    if not any(view.classes[k].tag == "prep" for k in range(max(sentence.first, at - _FRONTED), at - 1)):
        return False
    return not any(view.classes[k].tag in ("verb", "comp", "rel") for k in range(sentence.first, at))


def _is_claimed(view: EventView, at: int) -> bool:
    """Whether a verbal noun before a word still waits for its object ("the claiming by the party Wednesday of")."""
    for k in range(at - 1, max(view.sentence(at).first, at - _CLAIMED) - 1, -1):
        if view.classes[k].tag in ("verb", "punct", "comp", "rel"):
            return False
        light = view.light[k]
        if light is not None and light.subject == "actor" and view.classes[k].tag == "noun":
            return not view.classes[k].definite
    return False


def _is_parted(view: EventView, at: int) -> bool:
    """Whether a time or adverb parts a doubtful word from somebody who acts: a verb, for no genitive may be parted."""
    first = at
    while (
        at < len(view.tokens) and at - first < _PARTS and (view.times[at] is not None or view.classes[at].tag == "adv")
    ):
        at += 1
    return at > first and _before_somebody(view, at)


def _before_somebody(view: EventView, at: int) -> bool:
    """Whether somebody who acts stands there, so that a doubtful word before it is its verb."""
    if at >= len(view.tokens):
        return False
    name = view.names[at]
    return view.kinds[at] not in ("", "civilian", "post", "quantity") or (name is not None and name.type == "PER")


def _table(lexicon: Lexicon) -> PhraseTable[_Sense]:
    """The senses of the forms of all triggers; of a form that may be an idiom, which tells nothing, the idiom first."""
    conditions = lexicon.compiled(trigger_conditions)
    entries = sorted(enumerate(lexicon.entries(EventTrigger)), key=lambda numbered: not numbered[1].is_idiom)
    return PhraseTable(
        (shaped.form, _Sense(entry, shaped.shape, order, conditions[entry.id], entry.is_idiom))
        for order, entry in entries
        for shaped in entry.shaped_forms()
    )
