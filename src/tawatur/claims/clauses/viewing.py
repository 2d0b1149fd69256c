"""Looks up every token of an article once for the search for events."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from tawatur.claims.clauses import words as eventwords
from tawatur.claims.clauses.asides import look_up_asides
from tawatur.claims.clauses.conditionals import proviso_openings
from tawatur.claims.clauses.contexts import look_up_contexts, spread_sport
from tawatur.claims.clauses.counting import counts_of_people
from tawatur.claims.clauses.nounreading import doubt_nations, reread_nations, reread_nouns, reread_predicates
from tawatur.claims.clauses.rereading import reread, reread_counting
from tawatur.claims.clauses.view import EventView
from tawatur.claims.clauses.viewedlights import look_up_light
from tawatur.claims.clauses.viewedtimes import is_history, times_by_token
from tawatur.claims.clauses.viewrereading import (
    ENDED,
    lasting,
    reread_contents,
    reread_deeds,
    reread_described,
    reread_dual,
    reread_ending,
    reread_numbers,
    reread_objects,
    reread_prefix,
    reread_striking,
    reread_weapon,
)
from tawatur.claims.commitmentwords import setting_words
from tawatur.lexicon import Lexicon, Match
from tawatur.lexicon.concepts.countries import masculine_countries, nationalities
from tawatur.lexicon.concepts.quantities import CountedPeople
from tawatur.lexicon.concepts.triggers import EventAgent
from tawatur.lexicon.directions import direction_words
from tawatur.lexicon.people import people_table
from tawatur.lexicon.wordindex import WordIndex
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import FIGURES, MENTIONS, MODALITIES, STATEMENTS, TIMES, Mention
from tawatur.records.ledger import Figure
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS
from tawatur.text.endings import is_dual, is_sound_nominative, is_to_the
from tawatur.text.lookups import classes_by_names

__all__ = ["view_events"]

#: How "imam" begins, unlike the preposition that is folded like it.
_HAMZA_BELOW, _MAQSURA = "إ", "ى"
#: What a ministry is for and a "side" of talks stand for somebody where a nationality follows, of this gender.
_OF_NATION = {"field": "f", "side": "m"}
_CASUALTIES = frozenset({"killed", "wounded"})
#: What a preposition written with ya for its alif maqsura ("ala" as "Ali") is taken for.
_YA, _NAMED = "ي", frozenset({"name", "num", "adj", "verb"})
#: An agent noun of at least so many letters is no verb, whatever the word classes say.
_PLAIN = 4
#: Folded like an attached pronoun; in the text it is none ("an attack on" is no "attacker of him").
_TA_MARBUTA = "ة"
#: Kinds of people whose nouns are no ranks, which are spelled like participles of offering and showing.
_UNRANKED = frozenset({"civilian", "crowd", "armed"})
#: How indefinite objects end.
_ALIF = "ا"
#: "At the hands of", spelled like "however", which "that" follows.
_CONJUNCTION, _DOER = "conj", "actor"
#: A place to which the last word of its marker belongs, and the role that it has.
_AT, _PLACE = "at", "place"
#: "Amid" a place or something that goes on.
_AMID, _STOP = "amid", "stop"
#: Classes of words that are nobody, whatever they are spelled like ("and not").
_CLOSED = frozenset({"neg", "comp", "rel", "dem", "pron"})
#: The class of "only".
_ONLY = "particle"
#: The role of the subject of verbs that say whom talks bring together.
_GATHERING = "gathering"


def view_events(doc: Document, lexicon: Lexicon) -> EventView:
    """Look up every token once."""
    size, index = len(doc.tokens), WordIndex(doc, lexicon)
    names: list[Mention | None] = [None] * size
    for mention in doc[MENTIONS]:
        names[mention.first : mention.stop] = [mention] * (mention.stop - mention.first)
    times = times_by_token(doc, names)
    people = tuple(_people(doc, index, lexicon))
    statements = tuple(sorted(doc[STATEMENTS], key=lambda s: s.cue.start))
    figures = tuple(sorted(doc[FIGURES], key=lambda f: f.start))
    cues = tuple(statement.cue.start for statement in statements)
    starts = tuple([token.start for token in doc.tokens])
    view = EventView(
        doc, doc.tokens, list(classes_by_names(doc)), names, [""] * size, [False] * size, [None] * size, [None] * size,
        [None] * size, times, [""] * len(doc.sentences), [False] * size, {}, index, figures, statements, cues,
        starts=starts,
        words_from=frozenset(statement.content.start for statement in statements),
        negated=frozenset(at for m in doc[MODALITIES] if m.kind == "negated" for at in range(m.first, m.stop)),
        provisos=frozenset(proviso_openings(doc, index, lexicon)),
        victims=frozenset(_victims(figures, starts)),
        counting=dict(counts_of_people(doc, figures, starts)),
        people=frozenset(match.first for match in people),
        singles=frozenset(match.first for match in people if _names_one(match)),
        sites=lexicon.compiled(eventwords.sites),
        site_keys=lexicon.compiled(eventwords.site_keys),
        directions=lexicon.compiled(direction_words),
        sources=lexicon.compiled(eventwords.sources),
        subjects=lexicon.compiled(eventwords.subjects),
        helpers=lexicon.compiled(eventwords.auxiliaries),
        since=lexicon.compiled(eventwords.since),
        long_units=lexicon.compiled(eventwords.long_units),
        last=lexicon.compiled(eventwords.last),
        upcoming=lexicon.compiled(eventwords.upcoming),
        is_history=is_history(doc[TIMES]),
        settings=lexicon.compiled(setting_words),
        masculine=lexicon.compiled(masculine_countries),
        situations=lexicon.compiled(eventwords.situations),
        fighters=lexicon.compiled(eventwords.fighters),
    )  # fmt: skip
    reread_numbers(view, lexicon.compiled(eventwords.numerals))
    for number, sentence in enumerate(doc.sentences):
        if sentence.is_read:
            _look_up(view, number, sentence, lexicon)
    spread_sport(view)
    return view


def _people(doc: Document, index: WordIndex, lexicon: Lexicon) -> Iterator[Match[CountedPeople]]:
    """The nouns for people."""
    table = lexicon.compiled(people_table)
    for sentence in doc.sentences:
        if sentence.is_read:
            yield from index.find(table, sentence, pronouns=True)


def _names_one(match: Match[CountedPeople]) -> bool:
    """Whether a noun for people names one of them, and holds no office of others."""
    return any(form.number == "sg" and not (entry.role or entry.collective) for entry, form in match.items)


def _victims(figures: tuple[Figure, ...], starts: tuple[int, ...]) -> Iterator[int]:
    """The tokens that count killed and wounded."""
    for figure in figures:
        if figure.what in _CASUALTIES:
            yield from range(bisect_left(starts, figure.start), bisect_left(starts, figure.end))


def _look_up(view: EventView, number: int, sentence: Sentence, lexicon: Lexicon) -> None:
    find, tokens, verbs = view.index.find, view.doc.tokens_of(sentence), lexicon.compiled(eventwords.verb_forms)
    _reread_words(view, tokens, verbs)
    reread_objects(view, tokens, lexicon)
    reread_contents(view, sentence, lexicon.compiled(eventwords.event_nouns))
    for nation in find(lexicon.compiled(nationalities), sentence):
        view.nations[nation.first] = True
    _look_up_agents(view, sentence, lexicon)
    doubt_nations(view, sentence, lexicon)
    reread_nouns(view, tokens)
    reread_deeds(view, tokens, lexicon)
    reread_predicates(view, tokens, verbs)
    for token in tokens:
        if view.classes[token.index].pronoun and view.classes[token.index].tag == "noun":
            reread_described(view, token, tokens[0].index, verbs)
    reread_nations(view, tokens, lexicon)
    for place in view.index.starts(lexicon.compiled(eventwords.units), sentence):
        at = sentence.first + place
        if place:
            view.lasting.update(lasting(view, at, sentence.first))
    striking = view.index.starts(lexicon.compiled(eventwords.striking_verbs), sentence)
    view.strikes.update(sentence.first + place for place in striking)
    for means in find(lexicon.compiled(eventwords.means), sentence, pronouns=True):
        view.means[means.first : means.stop] = [means.items[0][0]] * (means.stop - means.first)
        reread_prefix(view, means.first, means.variant)
        reread_weapon(view, means.first, means.variant, verbs)
    reread_striking(view, sentence, lexicon.compiled(eventwords.event_nouns))
    for matter in find(lexicon.compiled(eventwords.matters), sentence, pronouns=True):
        view.matters[matter.first] = tuple(entry for entry, _ in matter.items)
    for light in find(lexicon.compiled(eventwords.light_verbs), sentence, pronouns=True):
        if light.items[0][0].subject == _GATHERING:
            view.gathering.add(light.first)
        else:
            look_up_light(view, light, tokens[0].index)
    _look_up_markers(view, sentence, lexicon)
    look_up_asides(view, sentence)
    look_up_contexts(view, number, sentence, lexicon)


def _reread_words(view: EventView, tokens: tuple[Token, ...], verbs: frozenset[str]) -> None:
    """Read each word of a sentence anew whose ending or whose neighbours show it to be of another class."""
    classes, before, last = view.classes, "", len(tokens) - 1
    for place, token in enumerate(tokens):
        at = token.index
        found = classes[at]
        changes = reread(token, before, tokens[place + 1].text if place < last else "", found, verbs)
        if not changes and found.conjunction and place < last:
            changes = reread_counting(token, found, classes[at + 1], verbs)
        if not changes and found.tag == "verb" and place < last and view.times[at] is not None:
            changes = {"tag": "noun", "tense": ""} if view.times[at] is view.times[at + 1] else {}
        if not changes and place and (found.pronoun or found.tag in ENDED):
            changes = reread_ending(view, at)
        if changes:
            classes[at] = msgspec.structs.replace(found, **changes)
        before = token.text


def _look_up_agents(view: EventView, sentence: Sentence, lexicon: Lexicon) -> None:
    """Mark the nouns for those who act, and read a doubtful word that is one as a noun."""
    verbs = lexicon.compiled(eventwords.verb_forms)
    for match in view.index.find(lexicon.compiled(eventwords.agents), sentence, overlapping=True, pronouns=True):
        entry, form = match.items[0]
        if match.pronoun and (match.variant.key.startswith(ARTICLE) or view.nations[match.first]):
            continue
        if match.pronoun and view.tokens[match.stop - 1].text[-1] == _TA_MARBUTA:
            continue
        found = view.classes[match.first]
        if found.tag in _CLOSED or (found.tag == "prep" and not _is_noun_after_all(view, match)):
            continue
        if match.pronoun == _YA and found.tag == "adj":
            continue  # "My states" is spelled like "international".
        if entry.person in _OF_NATION and not _is_of_nation(view, match.first, sentence, _OF_NATION[entry.person]):
            continue
        one = match.variant.key.startswith(ARTICLE) and any(spelled.number == "sg" for _, spelled in match.items)
        view.plural[match.first] = form.number in ("pl", "du") and not one
        if match.stop - match.first > 1:
            view.atoms[match.first] = match.stop
        view.kinds[match.first] = view.kinds[match.first] or entry.kind
        if entry.person:
            view.persons[match.first] = entry.person
        if entry.kind == "official":
            reread_dual(view, match.first, form)
        if is_to_the(view.tokens[match.first].text):
            view.begins[match.first] = match.variant.start
        doubtful = (
            found.tag in ("adv", "prep")
            or (found.tag == "verb" and (match.variant.key not in verbs or _is_one_person(view, match.first)))
            or _is_somebody(view, match.first)
            or (found.tag == "name" and view.names[match.first] is None)
        )
        subject = found.tag == "verb" and _is_before_verb(view, match.first, sentence)
        if found.tag in ("noun", "adj"):
            if match.stop - match.first == 1:
                reread_prefix(view, match.first, match.variant)
            if found.conjunction and not match.variant.prefix:
                view.classes[match.first] = msgspec.structs.replace(view.classes[match.first], conjunction=False)
        if (doubtful or subject) and (len(form.text) >= _PLAIN or found.tag == "prep" or subject):
            joined = match.variant.prefix[:1] in tuple(CONJUNCTIONS)
            view.classes[match.first] = msgspec.structs.replace(
                found, tag="noun", tense="", voice="", conjunction=joined, pronoun=match.pronoun
            )


def _is_noun_after_all(view: EventView, match: Match[EventAgent]) -> bool:
    """Whether a word read as a preposition is a noun: part of a phrase, "governor" written with ya (no "and to"), or
    a noun that opens with a hamza below."""
    found, token = view.classes[match.first], view.tokens[match.first]
    joined = found.conjunction and not match.variant.prefix and token.text[-1] != _MAQSURA
    spelled = view.doc.text[match.variant.start] == _HAMZA_BELOW and not found.pronoun
    return match.stop - match.first > 1 or joined or spelled


def _is_of_nation(view: EventView, at: int, sentence: Sentence, gender: str) -> bool:
    """Whether a nationality stands behind a field of government, whose ministry is meant ("the Russian [ministry of]
    defence said"), or behind "side" ("the Turkish side")."""
    ahead = view.classes[at + 1] if at + 1 < sentence.stop and view.nations[at + 1] else None
    return ahead is not None and ahead.gender == gender and ahead.definite and view.classes[at].definite


def _is_somebody(view: EventView, at: int) -> bool:
    """Whether a participle that reports nothing, or a word taken for a name, is an object ("killed a demonstrator")."""
    token, found = view.tokens[at], view.classes[at]
    named = found.tag == "name" and view.names[at] is None
    participle = found.tag == "participle" and not view.is_cue(token.start) and view.kinds[at] in _UNRANKED
    return (named or participle) and not found.conjunction and token.text[-1] == _ALIF


def _is_before_verb(view: EventView, at: int, sentence: Sentence) -> bool:
    """Whether a word opens a sentence and a verb in the present follows, of which it can only be the subject, or what
    describes several before it ("captives, Palestinian ones, refuse")."""
    behind = at + 1
    if behind < sentence.stop and view.classes[behind].tag == "adj" and is_sound_nominative(view.tokens[behind].text):
        behind += 1
    ahead = view.classes[behind] if behind < sentence.stop else None
    return at == sentence.first and ahead is not None and ahead.tag == "verb" and ahead.tense == "present"


def _is_one_person(view: EventView, at: int) -> bool:
    """Whether a word read as the past of two has no two before it: an object ("killed a judge")."""
    found = view.classes[at]
    two = found.number == "du" and view.tokens[at].text[-1] == _ALIF and (found.tense == "past" or _is_led(view, at))
    return two and not found.conjunction and (at == 0 or not is_dual(view.tokens[at - 1].text))


def _is_led(view: EventView, at: int) -> bool:
    """Whether a noun or adjective stands right before a word, so that it is no subjunctive ("that you two gather")."""
    return at > 0 and view.classes[at - 1].tag in ("noun", "adj", "name")


def _look_up_markers(view: EventView, sentence: Sentence, lexicon: Lexicon) -> None:
    for match in view.index.find(lexicon.compiled(eventwords.markers), sentence):
        entry, form = match.items[0]
        if match.first in view.bounding:
            continue
        within, role = entry.role == _AT, entry.role
        if role == _AMID:
            placed = match.stop < sentence.stop and (view.is_place(match.stop) or view.is_site(match.stop))
            role = _PLACE if placed else _STOP
        view.markers[match.first] = (_PLACE if within else role, form.text, match.stop - within)
        if entry.known and _is_after_deed(view, match.first, match.stop):
            view.known.add(match.first)
        found, token = view.classes[match.first], view.tokens[match.first]
        alike = match.stop - match.first == 1 and token.text == form.text and token.text[-1] == _YA
        by = found.tag == _CONJUNCTION and entry.role == _DOER and not view.is_bare_that(match.stop)
        if by or (alike and found.tag in _NAMED and view.names[match.first] is None):
            view.classes[match.first] = msgspec.structs.replace(found, tag="prep", definite=False)


def _is_after_deed(view: EventView, at: int, stop: int) -> bool:
    """Whether a deed may stand behind "after": no time, and it is not "only after"."""
    if at > 0 and view.classes[at - 1].tag == _ONLY:
        return False
    return stop < len(view.times) and view.times[at] is None and view.times[stop] is None
