"""Words that the word classes take for adjectives or adverbs and that are nouns where they stand."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.claims.clauses.view import POST, STYLE, EventView
from tawatur.claims.clauses.words import origins
from tawatur.lexicon.concepts.countries import nationalities, of_nations
from tawatur.lexicon.loader import Lexicon
from tawatur.records.document import Sentence, Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import is_accusative, is_people_plural, is_sound_nominative

__all__ = ["doubt_nations", "reread_nations", "reread_nouns", "reread_predicates"]

#: Kinds of the nouns for women that may be spelled like adjectives.
_WOMEN = frozenset({"army", "civilian", "police"})
#: ... and of the nouns for men and fighters.
_MEN = _WOMEN | {"armed", "crowd"}
#: Kinds of nouns for bodies, and how adjectives of relation end, folded ("foreign" stands for a ministry).
_BODIES, _YA, _FEMININE = frozenset({"government", "body"}), "ي", "ه"
#: The letter of plurals and participles that end alike ("lands", "the shepherd"); how long adjectives of relation are.
_ALIF, _RELATION = "ا", 4
#: How feminine passive participles are built, folded.
_PASSIVE, _MIM, _WAW = 6, "م", "و"
#: How a verb may be taken that is spelled like a noun, an adjective or a name, and the preposition "with".
_VERBLIKE, _WITH = frozenset({"noun", "adj", "participle", "name"}), "ب"
#: Kinds of those who act.
_ACTIVE = frozenset({"armed", "army", "police", "official", "government", "crowd"})
#: The role of what only describes the phrase before it.
_TRAIT = "trait"


def reread_nouns(view: EventView, tokens: Sequence[Token]) -> None:
    """Read as nouns what was taken for adjectives.

    An adjective of relation behind a body is none. Places and posts ("the camp"), people who stand behind what is
    definite as its indefinite object ("the police killed a demonstrator"), women behind no noun ("a nurse was"), bodies
    ("the government"), people behind a thing.
    """
    for token in tokens:
        at, found = token.index, view.classes[token.index]
        if found.tag == "noun" and at > tokens[0].index and (_is_relation(view, at) or _is_done_to(view, at)):
            view.classes[at] = msgspec.structs.replace(found, tag="adj")
        if found.tag not in ("adj", "participle"):
            continue
        object_ = not found.definite and at > tokens[0].index and view.classes[at - 1].definite
        somebody = object_ and view.kinds[at] in _ACTIVE and (is_accusative(token.text) or _governs(view, at))
        place = view.kinds[at] == POST or (found.tag == "adj" and view.is_site(at))
        before = view.classes[at - 1] if at > tokens[0].index else None
        alone = object_ or before is None or before.tag in ("verb", "prep", "conj", "punct", "num")
        alone = alone or (before is not None and before.gender == "m" and _is_man(view, at - 1))
        woman = found.tag == "adj" and found.gender == "f" and view.kinds[at] in _WOMEN and alone
        body = found.definite and view.kinds[at] in _BODIES and not token.norm.removesuffix(_FEMININE).endswith(_YA)
        whole = at in view.atoms and found.tag == "adj" and not found.definite
        style = view.persons.get(at) == STYLE
        if somebody or place or woman or body or whole or style or _is_governed(view, at, before):
            view.classes[at] = msgspec.structs.replace(found, tag="noun")
        if whole:
            _reread_atom(view, at + 1)


def _is_relation(view: EventView, at: int) -> bool:
    """Whether a definite word for nobody ends as adjectives of relation do, right behind a definite noun that it
    describes ("the council, | the municipal one")."""
    found, before, norm = view.classes[at], view.classes[at - 1], view.tokens[at].norm
    if not found.definite or norm[-1] != _YA:
        return False
    stem = norm.removeprefix(ARTICLE)
    plain = not (found.preposition or found.conjunction or found.pronoun) and view.names[at] is None
    known = before.tag == "noun" and before.definite and before.gender == "m" and before.number == "sg"
    nobody = view.kinds[at] == "" and at not in view.people and not view.is_site(at)
    related = len(stem) >= _RELATION and _ALIF not in stem[1:3]
    return plain and known and nobody and related and view.kinds[at - 1] != ""


def _is_done_to(view: EventView, at: int) -> bool:
    """Whether an indefinite passive participle of the feminine describes the feminine right before it ("a device,
    planted"), and is nobody."""
    found, before, norm = view.classes[at], view.classes[at - 1], view.tokens[at].norm
    if len(norm) != _PASSIVE or norm[0] != _MIM or norm[3] != _WAW or norm[-1] != _FEMININE:
        return False
    plain = not (found.definite or found.preposition or found.conjunction or found.pronoun) and view.names[at] is None
    feminine = before.gender == "f" and before.tag in ("noun", "adj") and not (before.definite or before.pronoun)
    return plain and feminine and view.kinds[at] == "" and at not in view.people and not view.is_site(at)


def _reread_atom(view: EventView, at: int) -> None:
    """Read the second word of an office of two as a noun, and a third that agrees with it as its adjective."""
    second = msgspec.structs.replace(view.classes[at], tag="noun", pronoun="")
    view.classes[at] = second
    third = view.classes[at + 1] if at + 1 < len(view.classes) else second
    agrees = third.definite and second.definite and third.number == second.number != "sg" and not third.conjunction
    if third.tag == "noun" and agrees and not third.preposition:
        view.classes[at + 1] = msgspec.structs.replace(third, tag="adj")


def reread_predicates(view: EventView, tokens: Sequence[Token], verbs: frozenset[str]) -> None:
    """Read a verbal noun as the verb spelled alike where "that" and a definite subject stand before it and its object
    behind it ("said that the group | shelled | a base")."""
    for token in tokens[2:-1]:
        if token.norm not in verbs:
            continue
        at, found = token.index, view.classes[token.index]
        bare = not (found.definite or found.pronoun or found.preposition or found.conjunction)
        if found.tag not in _VERBLIKE or not bare or view.names[at] is not None:
            continue
        name, behind = view.names[at - 1], view.classes[at + 1]
        first = at - 1 if name is None else name.first
        known = name is not None or (view.classes[at - 1].definite and view.classes[at - 1].tag == "noun")
        opened = first > tokens[0].index and view.is_bare_that(first - 1) and view.can_act(first, at)
        led = behind.preposition in ("", _WITH) if found.tag == "noun" else not behind.preposition
        object_ = behind.tag in ("noun", "num", "name") and led and not behind.conjunction
        if known and opened and object_:
            view.classes[at] = msgspec.structs.replace(found, tag="verb", tense="past", number="sg")


def _is_governed(view: EventView, at: int, before: WordClass | None) -> bool:
    """Whether several people stand behind a singular noun for a thing, which they cannot describe ("an attack | of
    gunmen")."""
    if before is None or before.tag != "noun" or before.definite or before.pronoun or view.kinds[at] not in _MEN:
        return False
    found = view.classes[at]
    several = view.plural[at] and is_people_plural(view.tokens[at].text)
    one = before.number in ("", "sg") and not view.plural[at - 1] and view.kinds[at - 1] == ""
    return several and one and not (found.preposition or found.conjunction)


def _governs(view: EventView, at: int) -> bool:
    """Whether a definite noun stands right behind a word, which is no adjective then ("the army | a police
    chief")."""
    behind = view.classes[at + 1] if at + 1 < len(view.classes) else None
    return (
        behind is not None
        and behind.tag == "noun"
        and behind.definite
        and not (behind.preposition or behind.conjunction)
    )


def _is_man(view: EventView, at: int) -> bool:
    """Whether a noun is one for a man, or written as the plural of men only, which no feminine describes."""
    several = view.plural[at] or view.classes[at].number == "pl"
    return view.kinds[at] in _MEN and (not several or is_sound_nominative(view.tokens[at].text))


def doubt_nations(view: EventView, sentence: Sentence, lexicon: Lexicon) -> None:
    """Unmark an adjective of nationality that is spelled like another word ("financial"), but behind whom it
    describes, and one that only tells somebody's nationality ("Moroccan of nationality")."""
    told = lexicon.compiled(origins)
    for match in view.index.find(lexicon.compiled(nationalities), sentence):
        before = match.first - 1
        apart = before >= sentence.first and view.classes[before].definite and not view.classes[match.first].definite
        if match.stop < sentence.stop and view.tokens[match.stop].norm in told and not apart:
            view.nations[match.first] = False
            view.markers[match.first] = (_TRAIT, view.tokens[match.first].norm, match.stop + 1)
            continue
        if before >= sentence.first and match.items[0][0].is_ambiguous:
            joined = view.classes[match.first].conjunction and not view.nations[before]
            view.nations[match.first] = (view.kinds[before] != "" or before in view.people) and not joined


def reread_nations(view: EventView, tokens: Sequence[Token], lexicon: Lexicon) -> None:
    """Read an adjective of nationality as an object where its ending was taken for that of an adverb or a name."""
    objects = lexicon.compiled(of_nations)
    for token in tokens:
        if token.norm not in objects:
            continue
        found = view.classes[token.index]
        named = found.tag == "name" and view.names[token.index] is None
        if found.tag == "adv" or named:
            view.nations[token.index] = True
            counted = named and token.index > 0 and view.classes[token.index - 1].tag == "num"
            view.classes[token.index] = msgspec.structs.replace(found, tag="noun" if counted else "adj")
