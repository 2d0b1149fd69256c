"""Where the terms of a commitment begin behind its cue: past who is asked, what is inserted, and where it was said."""

from __future__ import annotations

from tawatur.claims.clauses.parties import parties_at, party_at
from tawatur.claims.clauses.phrasefit import SOFT, is_adverb
from tawatur.claims.clauses.view import QUANTITY, EventView
from tawatur.claims.commitmentwords import folded
from tawatur.records.document import Sentence
from tawatur.records.span import Span
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import is_causative_noun, is_derived_noun

__all__ = ["first_of_terms"]

#: How far behind its cue the terms may begin.
_REACH = 16
#: Roles of markers of circumstances, which open no terms, and of those that are complete ("at the same time").
_ASIDE, _ADVERB = frozenset({"stop", "adverb", "company"}), "adverb"
_OBJECT, _PERSON, _IN, _OFFICIAL = "object", "person", "ب", "official"
#: Marks around names, and how many tokens a name with its marks has.
_QUOTES, _NAME = frozenset('«»"“”'), 6
#: The first letter of "that", and the last of "not".
_HAMZA, _ALIF = "أ", "ا"
#: The gender of verbs that no verbal noun is spelled like.
_FEMININE = "f"
#: What stands before a verb that is one.
_LINKS = frozenset({"particle", "conj", "neg", "rel", "pron"})
_COMMAS, _ENDS = frozenset("،,؛"), frozenset(".؟!؛:")


def first_of_terms(view: EventView, at: int, takes: tuple[str, ...], taken: tuple[Span, ...]) -> int | None:
    """The token at which the terms begin behind a cue; phrases of the parties (`taken`) are passed over."""
    sentence = view.sentence(at - 1) if at else view.sentence(at)
    wanted = folded(takes)
    inserted = 0
    for k in range(at, min(sentence.stop, at + _REACH)):
        if k < inserted:
            continue
        inserted = max(_insertion(view, k, sentence, taken), _past_apposition(view, k, sentence, wanted))
        if k < inserted:
            continue
        token, found = view.tokens[k], view.classes[k]
        if any(token.start < span.end and span.start < token.end for span in taken):
            continue
        if k > at and (past := _past_more(view, k, sentence, taken)):
            inserted = past
            continue
        if _is_that_not(view, k):
            return k
        if view.is_bare_that(k):
            return k + 1 if k + 1 < sentence.stop else None
        marker = view.markers[k]
        if marker is not None and marker[0] in _ASIDE and not _is_haste(view, k, sentence, wanted):
            inserted = marker[2] if marker[0] == _ADVERB else _past_phrase(view, marker[2], sentence)
            continue
        if _is_of_cue(view, k, wanted):
            return _behind_preposition(view, k, sentence)
        if found.preposition and found.tag != "verb":
            inserted = _past_attached(view, k, sentence, wanted)
            if not inserted:
                return k
            continue
        if found.tag == "prep" and not found.pronoun:
            inserted = _past_means(view, k, sentence)
            continue
        if _is_passed_over(view, k):
            continue
        if k > at and (past := _past_another(view, k, at, sentence)):
            inserted = past
            continue
        adjective = found.tag == "adj" and k > at and _is_no_adjective(view, k)
        if _is_asked_first(view, k, sentence, wanted):
            inserted = _past_person(view, k, sentence)
            continue
        if (found.tag in ("noun", "name", "num") or adjective) and _OBJECT in wanted:
            if _PERSON not in wanted or not (view.can_act(k, k + 1) or k in view.people):
                return _behind_asked(view, k, sentence, wanted) or k
            inserted = _past_person(view, k, sentence)
            continue
        behind_aside = k == inserted and view.classes[k - 1].tag not in _LINKS
        if _is_deed(view, k, k if behind_aside else at, taken):
            if _OBJECT in wanted:
                return k
            continue
        described = found.tag == "rel" and k > at and _is_behind(view, k, taken)
        if not described and found.tag in ("punct", "verb", "conj", "rel"):
            return None
        inserted = _behind_relative(view, k, sentence, wanted) if described else inserted
    return None


def _behind_preposition(view: EventView, at: int, sentence: Sentence) -> int | None:
    """The token behind a preposition and the "that" that may follow it."""
    that = at + 2 < sentence.stop and view.is_bare_that(at + 1) and not _is_that_not(view, at + 1)
    behind = at + 1 + that
    return behind if behind < sentence.stop else None


def _past_attached(view: EventView, at: int, sentence: Sentence, wanted: frozenset[str]) -> int:
    """The token behind a word with an attached preposition; 0 where the terms begin with it."""
    taken = view.classes[at].preposition in wanted and view.tokens[at].norm not in view.settings
    if taken and not _is_at_place(view, at) and not _is_of_region(view, at, sentence, wanted):
        return _behind_called(view, at, sentence, wanted)
    return _past_phrase(view, at, sentence)


def _past_another(view: EventView, at: int, first: int, sentence: Sentence) -> int:
    """The token behind what is joined to the parties by "and" or a comma; 0 where nothing is."""
    found = view.classes[at]
    if found.conjunction and found.tag in ("noun", "name", "adj"):
        return _past_phrase(view, at, sentence)
    return _past_name(view, at) if at > first + 1 and view.tokens[at - 1].text in _COMMAS else 0


def _is_that_not(view: EventView, at: int) -> bool:
    """Whether "that" and "not" stand there in one word before a verb, which opens terms itself ("pledged not to")."""
    found, token = view.classes[at], view.tokens[at]
    ahead = view.classes[at + 1] if at + 1 < len(view.classes) else None
    if found.tag not in ("comp", "particle") or found.pronoun or ahead is None or ahead.tag != "verb":
        return False
    return _HAMZA in token.text[:2] and token.norm[-1] == _ALIF and ahead.tense == "present"


def _is_asked_first(view: EventView, at: int, sentence: Sentence, wanted: frozenset[str]) -> bool:
    """Whether somebody definite stands before what is asked of him with "to" ("told the prince, the heir, to")."""
    if _IN not in wanted or view.classes[at].preposition:
        return False
    if _is_followed(view, at, sentence, wanted):
        return True
    if not (view.can_act(at, at + 1) or at in view.people or view.plural[at]):
        return False
    if not (view.plural[at] or view.classes[at].definite or view.names[at] is not None or view.kinds[at] == _OFFICIAL):
        return False
    for k in range(at + 1, min(sentence.stop, at + _REACH)):
        found = view.classes[k]
        if found.tag in ("verb", "comp", "rel") or view.tokens[k].text in _ENDS:
            return False
        led = _is_led_by_in(view, k)
        if led and not view.can_act(k, k + 1) and not _is_at_place(view, k) and view.times[k] is None:
            return True
    return False


def _is_followed(view: EventView, at: int, sentence: Sentence, wanted: frozenset[str]) -> bool:
    """Whether "his rivals", "its people" stand right before the preposition of what is asked."""
    found, behind = view.classes[at], at + 1
    if found.tag != "noun" or found.pronoun == "" or behind + 1 >= sentence.stop:
        return False
    ahead = view.classes[behind]
    if ahead.tag == "prep" and not ahead.pronoun:
        return _is_of_cue(view, behind, wanted)
    return _is_led_by_in(view, behind)


def _is_of_cue(view: EventView, at: int, wanted: frozenset[str]) -> bool:
    """Whether a preposition of the cue stands there by itself."""
    found = view.classes[at]
    return found.tag == "prep" and not found.pronoun and view.tokens[at].variants[0].key in wanted


def _is_led_by_in(view: EventView, at: int) -> bool:
    """Whether a noun with "in" attached stands there, no place where something was said."""
    found = view.classes[at]
    return found.tag == "noun" and found.preposition == _IN and view.tokens[at].norm not in view.settings


def _is_no_adjective(view: EventView, at: int) -> bool:
    """Whether a word read as an adjective does not belong to the noun before it, by article or gender."""
    found, before = view.classes[at], view.classes[at - 1]
    if not before.definite:
        return False
    return not found.definite or (
        view.kinds[at - 1] == _OFFICIAL and before.gender == "m" and found.gender == _FEMININE
    )


def _is_haste(view: EventView, at: int, sentence: Sentence, wanted: frozenset[str]) -> bool:
    """Whether what looks like an adverb heads what is asked ("the swift payment of", no "swiftly")."""
    found = view.classes[at]
    if found.tag != "noun" or found.preposition not in wanted or at + 1 >= sentence.stop:
        return False
    ahead = view.classes[at + 1]
    return ahead.tag == "noun" and not (ahead.preposition or ahead.conjunction) and not view.can_act(at + 1, at + 2)


def _behind_called(view: EventView, at: int, sentence: Sentence, wanted: frozenset[str]) -> int:
    """The token behind those upon whom a verb calls with "upon", where what it asks follows them; 0 where none does."""
    counted = view.kinds[at] == QUANTITY
    people = view.classes[at].preposition == _IN and (view.can_act(at, at + 1) or at in view.people or counted)
    if _PERSON not in wanted or not people:
        return 0
    party = party_at(view, at, sentence.stop)
    stop = at + 1 if party is None else party.stop
    stop -= stop - 1 > at and _is_shaped(view, stop - 1)
    if stop >= sentence.stop:
        return 0
    found = view.classes[stop]
    deed = found.tag == "noun" and not found.conjunction and not view.can_act(stop, stop + 1)
    return stop if view.is_bare_that(stop) or (deed and (not found.definite or _is_shaped(view, stop))) else 0


def _is_shaped(view: EventView, at: int) -> bool:
    """Whether a word with the article has the form of a verbal noun, so that it belongs to nobody named before it."""
    token, found = view.tokens[at], view.classes[at]
    shaped = is_causative_noun(token.text) or is_derived_noun(token.norm.removeprefix(ARTICLE))
    return shaped and found.definite and not (found.conjunction or found.preposition or view.can_act(at, at + 1))


def _is_at_place(view: EventView, at: int) -> bool:
    """Whether "in" is attached to the name of a known place, where something was said."""
    name = view.names[at]
    return view.classes[at].preposition == _IN and name is not None and name.type == "LOC" and name.key is not None


def _is_of_region(view: EventView, at: int, sentence: Sentence, wanted: frozenset[str]) -> bool:
    """Whether "in the province of X" only tells where those are who call or are called, before what is asked."""
    if at + 1 >= sentence.stop or view.classes[at].preposition != _IN or not view.is_site(at):
        return False
    name = view.names[at + 1]
    if (name is None and not view.classes[at + 1].definite) or (name is not None and name.type != "LOC"):
        return False
    behind = at + 2 if name is None else name.stop
    for k in range(behind, min(sentence.stop, behind + _REACH)):
        if view.classes[k].tag in ("verb", "rel") or view.tokens[k].text in _ENDS:
            return False
        if _is_of_cue(view, k, wanted) or (_is_led_by_in(view, k) and not view.is_site(k)):
            return True
    return False


def _past_name(view: EventView, at: int) -> int:
    """The token behind a person's name between commas, which belongs to who stands before it; 0 where none stands."""
    name = view.names[at]
    if name is None or name.type != "PER" or name.first != at or name.stop >= len(view.tokens):
        return 0
    return name.stop if view.tokens[name.stop].text in _COMMAS else 0


def _behind_asked(view: EventView, at: int, sentence: Sentence, wanted: frozenset[str]) -> int | None:
    """The terms behind a long description of who is asked: a definite phrase, then "to" with a noun of what to do."""
    if _PERSON not in wanted or not view.classes[at].definite:
        return None
    for k in range(at + 1, min(sentence.stop - 1, at + 2 * _REACH)):
        found, ahead = view.classes[k], view.classes[k + 1]
        if view.tokens[k].text in _ENDS or (found.tag == "verb" and found.tense == "past"):
            return None
        if not _is_of_cue(view, k, wanted):
            continue
        plain = ahead.tag == "noun" and not ahead.preposition and view.names[k + 1] is None
        if plain and not view.can_act(k + 1, k + 2) and view.times[k + 1] is None:
            return k + 1
    return None


def _past_apposition(view: EventView, at: int, sentence: Sentence, wanted: frozenset[str]) -> int:
    """Behind what is told between commas of who stands before them, where terms open ("X, the ruling party, to")."""
    if at <= sentence.first or at + 2 >= sentence.stop or view.tokens[at].text not in _COMMAS:
        return at
    behind = view.classes[at + 1]
    if behind.tag not in ("noun", "adj") or not behind.definite or behind.preposition or behind.conjunction:
        return at
    for end in range(at + 2, min(sentence.stop - 1, at + _REACH)):
        if view.classes[end].tag == "verb":
            return at
        if view.tokens[end].text in _COMMAS:
            ahead = view.classes[end + 1]
            led = ahead.tag == "prep" and view.tokens[end + 1].variants[0].key in wanted
            return end + 1 if led or (ahead.preposition in wanted and ahead.tag == "noun") else at
    return at


def _is_passed_over(view: EventView, at: int) -> bool:
    """Whether a token is a time, an adverb, a mark or a particle, none of which opens terms."""
    light = view.classes[at].tag in ("adv", "prep", "particle") or view.tokens[at].text in SOFT
    light = light or (view.kinds[at] == QUANTITY and view.classes[at - 1].definite)
    return light or view.times[at] is not None or is_adverb(view, at)


def _past_more(view: EventView, at: int, sentence: Sentence, taken: tuple[Span, ...]) -> int:
    """The token behind what is told more of a party right before a token: a name in marks, those that "and" joins."""
    if not _is_behind(view, at, taken):
        return 0
    if view.tokens[at].text in _QUOTES:
        return _behind_quoted(view, at, sentence)
    return _past_joined(view, at, sentence) if view.classes[at].conjunction else 0


def _past_means(view: EventView, at: int, sentence: Sentence) -> int:
    """The token behind a preposition and its phrase, whose first word may be a marker ("in the course of")."""
    means = view.markers[at + 1] if at + 1 < sentence.stop and view.role_at(at + 1) in _ASIDE else None
    return _past_phrase(view, at + 1 if means is None else means[2], sentence)


def _past_person(view: EventView, at: int, sentence: Sentence) -> int:
    """The token behind whoever is asked."""
    asked = party_at(view, at, sentence.stop)
    return at + 1 if asked is None else asked.stop


def _past_joined(view: EventView, at: int, sentence: Sentence) -> int:
    """The token behind those whom "and" joins to a party before them; 0 where it joins nobody."""
    joined = [p for p in parties_at(view, at, sentence.stop) if view.can_act(p.first, p.stop) or at in view.people]
    return joined[-1].stop if joined else 0


def _past_phrase(view: EventView, at: int, sentence: Sentence) -> int:
    """The token behind the phrase of a preposition that opens no terms ("called, in an interview with X, on Y to")."""
    parties = parties_at(view, at, sentence.stop) if at < sentence.stop else []
    while len(parties) > 1 and not view.can_act(parties[-1].first, parties[-1].stop):
        parties.pop()
    return max(parties[-1].stop, at + 1) if parties else at + 1


def _is_behind(view: EventView, at: int, taken: tuple[Span, ...]) -> bool:
    """Whether a token stands right behind one of some phrases, or behind a word inside it."""
    return any(span.start < view.tokens[at - 1].end <= span.end for span in taken)


def _behind_relative(view: EventView, at: int, sentence: Sentence, wanted: frozenset[str]) -> int:
    """The preposition of the cue behind a clause that describes a party ("the deal that X signed provides for")."""
    stop = min(sentence.stop, at + _REACH)
    for end in range(at + 2, stop):
        if _is_of_cue(view, end, wanted) and view.classes[end - 1].tag != "verb":
            return end
    return stop


def _behind_quoted(view: EventView, at: int, sentence: Sentence) -> int:
    """The token behind a short name in quotation marks that opens at a token."""
    for end in range(at + 2, min(sentence.stop, at + _NAME)):
        if view.tokens[end].text in _QUOTES:
            return end + 1
    return at + 1


def _is_deed(view: EventView, at: int, first: int, taken: tuple[Span, ...]) -> bool:
    """Whether a word read as a past verb is the verbal noun that is the object: right behind the cue or a party."""
    found = view.classes[at]
    if found.tag != "verb" or found.tense != "past" or found.conjunction or found.pronoun or found.gender == _FEMININE:
        return False
    return at == first or _is_behind(view, at, taken)


def _insertion(view: EventView, at: int, sentence: Sentence, taken: tuple[Span, ...]) -> int:
    """Where an insertion between commas ends that a preposition, "who", a time, or what describes a party right before
    it ("X, the one living in Y,") opens; the token itself for none."""
    if at <= sentence.first or at + 1 >= sentence.stop or view.tokens[at].text not in _COMMAS:
        return at
    behind = view.classes[at + 1]
    led = behind.tag in ("prep", "rel", "pron") or (behind.conjunction and behind.preposition)
    set_apart = view.tokens[at + 1 + (behind.tag == "neg" and at + 2 < sentence.stop)].norm in view.settings
    led = led or (set_apart and (behind.preposition != "" or behind.tag in ("neg", "adv", "particle")))
    described = behind.tag in ("adj", "participle") or view.can_act(at + 1, at + 2)
    led = led or (described and behind.definite and _is_behind(view, at, taken))
    if not (led or view.times[at + 1] is not None or view.markers[at + 1]):
        return at
    for end in range(at + 2, min(sentence.stop, at + _REACH)):
        if view.tokens[end].text in _COMMAS:
            return end + 1
    return at
