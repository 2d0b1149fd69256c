"""Whether a word can belong to the noun phrase before it: agreement, genitives, appositions, numbers."""

from __future__ import annotations

from tawatur.claims.clauses.view import SCORES, EventView
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import (
    is_accusative,
    is_dual,
    is_feminine_plural,
    is_object_plural,
    is_oblique,
    is_people_plural,
    is_relative_accusative,
    is_sound_nominative,
    may_be_several,
)

__all__ = [
    "COLLECTIVES", "HEADS", "RANKS", "SOFT",
    "agrees", "differs", "is_adverb", "is_another", "is_apposition",
    "is_described", "is_done_to", "is_dual_office", "is_elative", "is_many_of", "is_noun",
    "is_object", "is_of_people", "is_parted", "is_passed_over", "is_people", "is_place_of_many",
    "takes_genitive",
]  # fmt: skip

#: Classes of the words that head a noun phrase.
HEADS = frozenset({"noun", "name", "num", "dem", "adj"})
#: Marks that end no clause.
SOFT = frozenset('«»"“”()،,')
#: Classes of words that no phrase begins with.
_SKIPPED = frozenset({"adv", "particle"})
#: Kinds of nouns that name many people, and those of people with a rank or office.
COLLECTIVES = ("crowd", "civilian", "quantity")
RANKS = ("official", "army", "police")
#: A longer plural is no part of a phrase that goes on behind it.
_PLAIN = 4
#: How many letters adjectives of degree have, the letter they begin with, and the ending that none has.
_ELATIVE, _ALIF, _TA = 4, "ا", "ه"
#: Kinds of those whose plural a feminine word describes ("factions, opposing ones").
_BODIES = frozenset({"armed", "body"})
#: Kinds of nouns for one person each, of which none ends in alif by itself (militias do), and of nouns for people.
_SINGLE = frozenset({"official", "civilian", "army", "police", "crowd"})
_PEOPLE = _SINGLE | {"armed"}
#: Last letters that do not tell the case, nor does the one of duals and plurals.
_CASELESS, _NUN = frozenset(("ا", "ى", "ة", "ء", "ن")), "ن"
#: How participles begin, of which one alone who fights is nobody's ("a gunman | a guard"), and the kind of such.
_PASSIVE, _BAND = "م", "armed"
#: The ending of masculine plurals that a genitive follows, and that of feminines of degree.
_YA, _ALIF_MAQSURA = "ي", "ى"
#: The preposition "li-".
_TO = "ل"
#: People who are somebody's ("residents", "drivers").
_ATTACHED = "attached"


def is_adverb(view: EventView, at: int) -> bool:
    """An indefinite accusative that is nobody: a word of manner or time."""
    found = view.classes[at]
    bare = found.tag in ("noun", "adj") and not found.definite and not found.preposition and view.kinds[at] == ""
    return bare and _has_tanween(view.tokens[at].text) and view.means[at] is None and not view.is_site(at)


def _has_tanween(word: str) -> bool:
    """Whether an indefinite accusative is written with its mark, before or after the alif."""
    return word[-1] == "ً" or word[-2:-1] == "ً"


def is_another(view: EventView, head: int, at: int) -> bool:
    """Whether a plural word cannot describe a phrase in the singular ("called the president the parties to")."""
    plural = view.classes[at].number == "pl" or view.plural[at]
    men = view.classes[at].definite and view.classes[at - 1].definite and is_people_plural(view.tokens[at].text)
    inside = [k for k in range(head, at) if not (men and is_feminine_plural(view.tokens[k].text))]
    return (
        plural
        and not any(
            view.plural[k] or view.classes[k].number in ("pl", "du") or view.classes[k].tag == "num" for k in inside
        )
        and (view.kinds[head] not in ("", *COLLECTIVES, "army", "police", "armed", "body") or view.kinds[at] != "")
    )


def is_many_of(view: EventView, at: int) -> bool:
    """Whether a word of quantity opens a phrase of its own, by the preposition behind it ("arrested the forces many
    of the students")."""
    many = view.classes[at].definite and (
        view.kinds[at] == "quantity" or (view.kinds[at] == "crowd" and view.classes[at - 1].definite)
    )
    return many and at + 1 < len(view.classes) and view.is_from(at + 1)


def is_object(view: EventView, at: int) -> bool:
    """Whether an indefinite noun is written as an accusative: no genitive ("a group claimed an attack")."""
    found, text = view.classes[at], view.tokens[at].text
    ended = is_accusative(text) or (text[-1] == _ALIF and view.is_site(at))
    plain = not found.definite and not found.pronoun and view.names[at] is None and ended
    somebody = _is_somebody(view, at) or (view.nations[at] and is_relative_accusative(text))
    return plain and ((found.tag == "noun" and view.kinds[at] == "") or somebody)


def _is_bare(view: EventView, at: int) -> bool:
    """Whether an indefinite masculine ends in a consonant, so that it is no accusative."""
    found, text = view.classes[at], view.tokens[at].text
    plain = not found.definite and not found.pronoun and found.gender != "f" and found.number != "du"
    caseless = is_dual(text) or is_sound_nominative(text) if text[-1] == _NUN else text[-1] in _CASELESS
    return plain and not is_accusative(text) and not caseless


def _is_somebody(view: EventView, at: int) -> bool:
    """Whether a word names one person, not a band whose name ends in alif."""
    found = view.classes[at]
    return (
        found.tag in ("noun", "adj")
        and view.kinds[at] in _SINGLE
        and found.number in ("", "sg")
        and not view.plural[at]
    )


def is_parted(view: EventView, head: int, at: int) -> bool:
    """Whether a word cannot describe the people before it: an accusative behind a nominative ("gunmen" | "a pipe"),
    or a noun for a place, read as an adjective, behind several ("the soldiers" | "the camp")."""
    found, before, text = view.classes[at], view.classes[at - 1], view.tokens[at].text
    if found.tag not in ("noun", "adj") or found.pronoun or view.names[at] is not None:
        return False
    if not found.definite and not is_accusative(text):
        object_ = before.tag == "noun" and not before.definite and is_accusative(view.tokens[at - 1].text)
        return object_ and found.tag == "adj" and text[-1] not in _CASELESS and view.tokens[at].norm[0] != _ALIF
    if not found.definite:
        if before.number == "pl" and is_sound_nominative(view.tokens[at - 1].text):
            return True
        if found.tag == "adj" and found.number == "sg" and view.plural[at - 1] and view.kinds[at - 1] in _PEOPLE:
            return True
        described = found.tag == "adj" or _is_somebody(view, at)
        somebody = view.kinds[head] in _PEOPLE or (at - 1 == head and view.nations[head])
        return described and somebody and before.tag in ("noun", "adj") and _is_bare(view, at - 1)
    site = found.tag == "adj" and found.number == "sg" and view.is_site(at)
    return site and view.plural[at - 1] and view.kinds[at - 1] in _PEOPLE


def is_described(view: EventView, head: int, at: int) -> bool:
    """Whether a plural read as a noun only describes the people before it ("the ministers, European ones"): definite
    as they are, or as a subject ("youths, angry ones"). A word for a crowd does where no object can stand ("between the
    police and the workers, striking ones")."""
    found, before = view.classes[at], view.classes[at - 1]
    text = view.tokens[at].text
    if found.pronoun or found.preposition or found.conjunction or view.names[at] is not None:
        return False
    if not found.definite and is_sound_nominative(text) and found.number == "pl":
        indefinite = not (before.definite or before.pronoun) and view.plural[at - 1]
        return indefinite and view.kinds[at - 1] in _PEOPLE and view.kinds[at] in ("", "armed", "crowd")
    crowd = view.kinds[at] == "crowd" and view.kinds[at - 1] == "crowd" and _is_governed(view, head, at)
    crowd = crowd or _stands_for(view, at)
    if found.tag != "noun" or not found.definite or (view.kinds[at] and not crowd) or not is_people_plural(text):
        return False
    people = view.plural[at - 1] and view.kinds[at - 1] != "" and not is_feminine_plural(view.tokens[at - 1].text)
    return before.definite and people and view.names[at - 1] is None


def _stands_for(view: EventView, at: int) -> bool:
    """Whether a participle takes up those before it, whom "li-" says for whom they stand ("the ministers who represent
    the sects")."""
    stem, behind = view.tokens[at].norm.removeprefix(ARTICLE), view.classes[at + 1 : at + 2]
    return stem[:1] == _PASSIVE and any(found.preposition == _TO for found in behind)


def _is_governed(view: EventView, head: int, at: int) -> bool:
    """Whether the word before a token is governed, so that no object of a verb follows it: inside a phrase, or behind a
    preposition."""
    before = view.classes[head - 1] if head else None
    return head < at - 1 or view.classes[head].preposition != "" or (before is not None and before.tag == "prep")


def is_done_to(view: EventView, at: int) -> bool:
    """Whether a preposition with its pronoun belongs to the passive participle before it ("suspected" + "of them")."""
    before, token = view.classes[at - 1], view.tokens[at - 1]
    passive = token.norm.removeprefix(ARTICLE)[:1] == _PASSIVE
    return passive and before.tag == "noun" and view.kinds[at - 1] == "civilian" and before.number in ("", "sg")


def is_of_people(view: EventView, at: int) -> bool:
    """Whether an accusative of relation describes the accusative before it ("a youth, a Palestinian one")."""
    found, before = view.classes[at], view.classes[at - 1]
    if found.definite or found.preposition or found.conjunction or not is_relative_accusative(view.tokens[at].text):
        return False
    somebody = before.tag in ("noun", "adj", "name") and not before.definite and view.kinds[at - 1] in _PEOPLE
    return somebody and is_accusative(view.tokens[at - 1].text) and view.times[at] is None


def is_people(view: EventView, at: int) -> bool:
    """Whether a plural that is no accusative says of which people those before it are ("gunmen Kurds")."""
    found, before, text = view.classes[at], view.classes[at - 1], view.tokens[at].text
    plain = found.tag == "noun" and not (found.pronoun or found.preposition or found.conjunction or before.pronoun)
    if not plain or view.kinds[at] != "civilian" or before.definite != found.definite or view.kinds[at - 1] == "":
        return False
    if found.definite:
        name = view.names[at]
        return view.plural[at - 1] and name is not None and name.type == "NORP"
    behind = view.classes[at + 1] if at + 1 < len(view.classes) else None
    divided = behind is not None and behind.tag == "prep" and not behind.pronoun and len(text) > _PLAIN
    return view.plural[at] and view.plural[at - 1] and not is_object_plural(text) and not divided


def differs(view: EventView, head: int, at: int) -> bool:
    """Whether an adjective cannot describe what it stands behind: a masculine one a feminine noun or several people, a
    feminine one a man ("accused the president | the opposition of")."""
    found, noun = view.classes[at], view.classes[head]
    feminine = noun.tag == "noun" and noun.gender == "f" and noun.number == "sg" and not view.plural[head]
    direct = at - 1 == head or view.classes[at - 1].tag == "adj"
    plain = found.tag == "adj" and found.number == "sg" and found.definite and view.names[at] is None
    if _is_great(view, at):
        return False
    many = view.plural[head] and view.kinds[head] != "" and noun.tag == "noun" and at - 1 == head
    many = many and not view.nations[at] and not view.plural[at] and not may_be_several(view.tokens[at].text)
    if (
        found.gender == "f"
        and found.tag == "adj"
        and view.plural[at - 1]
        and is_people_plural(view.tokens[at - 1].text)
    ):
        return view.kinds[at] != ""
    if found.gender == "f":
        one = noun.gender == "m" and noun.number == "sg" and not view.plural[head] and noun.definite
        man = view.kinds[head] in _SINGLE or (view.kinds[head] in (*_BODIES, "government") and view.kinds[at] != "")
        direct = direct or at == view.atoms.get(head)
        return man and one and noun.tag == "noun" and direct and plain
    return (feminine or many) and direct and plain and found.gender == "m"


def _is_great(view: EventView, at: int) -> bool:
    """Whether a definite adjective is a feminine of degree, whatever its class says ("the supreme", "the great")."""
    stem = view.tokens[at].text.removeprefix(ARTICLE)
    return view.classes[at].definite and len(stem) == _ELATIVE and stem[-1] in (_ALIF, _ALIF_MAQSURA)


def agrees(view: EventView, at: int) -> bool:
    """Whether an adjective can belong to the phrase: both definite or both indefinite."""
    before = view.classes[at - 1]
    named = view.names[at - 1] is not None or (before.tag == "name" and view.kinds[at - 1] == "")
    definite = before.definite or before.pronoun != "" or named
    found = view.classes[at]
    if found.number == "du" and before.number != "du" and found.definite:
        return False
    if definite:
        return found.definite
    return not (found.definite and before.tag == "adj")


def is_dual_office(view: EventView, at: int) -> bool:
    """Whether a noun is written as two of an office before its genitive ("the two heads of")."""
    found, text = view.classes[at], view.tokens[at].text
    behind = view.classes[at + 1] if at + 1 < len(view.classes) else None
    field = behind is not None and (behind.tag == "noun" or view.kinds[at + 1] == "government")
    state = behind is not None and behind.tag == "name" and _is_known(view, at + 1)
    open_ = behind is not None and (field or state) and not behind.preposition
    open_ = open_ and behind is not None and (state or behind.definite or _is_known(view, at + 2))
    ending = text[-1] == _ALIF or (found.number == "du" and text[-1] == _YA)
    dual = view.kinds[at] == "official" and not found.definite and not found.pronoun and ending
    return dual and open_ and behind is not None and not behind.conjunction


def _is_known(view: EventView, at: int) -> bool:
    """Whether a definite noun or a name stands at a token, without a preposition."""
    found = view.classes[at] if at < len(view.classes) else None
    known = found is not None and (view.names[at] is not None or (found.tag == "noun" and found.definite))
    return known and found is not None and not (found.preposition or found.conjunction)


def is_elative(view: EventView, at: int) -> bool:
    """Whether an indefinite adjective is written as one of degree, which a genitive follows ("the most prominent")."""
    found, norm = view.classes[at], view.tokens[at].norm
    bare = norm if not found.preposition else norm[len(found.preposition) :]
    plain = found.tag == "adj" and not found.definite and not found.pronoun and not found.conjunction
    plain = plain and not (found.gender == "f" and at > 0 and view.classes[at - 1].tag == "noun")
    return plain and len(bare) == _ELATIVE and bare[0] == _ALIF and bare[-1] != _TA


def _ends_name(view: EventView, at: int) -> bool:
    """Whether a number is the last word of a name ("battalion 51")."""
    name = view.names[at]
    return name is not None and name.first < at == name.stop - 1


def takes_genitive(view: EventView, at: int) -> bool:
    """Whether a noun is open for a genitive: indefinite, without pronoun, not accusative, not an adjective."""
    found, token = view.classes[at], view.tokens[at]
    if found.tag == "num":
        return not _ends_name(view, at)
    if _is_of_some(view, at):
        return True
    counts = view.kinds[at] == "quantity" or view.persons.get(at) == SCORES
    if found.tag == "adj" and counts and not found.definite and not found.pronoun:
        return True
    closed = found.definite or found.pronoun != ""
    if closed and at + 1 in (view.atoms.get(at - 1), view.atoms.get(at - 2)):
        return False
    office = view.kinds[at] == "government" and not found.definite and at > 0 and view.kinds[at - 1] == "official"
    if found.tag == "adj" and office:
        return True
    if found.tag == "adj" and view.plural[at] and view.kinds[at] and not found.definite and token.text[-1] == _YA:
        return True
    if found.tag != "noun" or found.definite or found.pronoun or found.tense or view.nations[at]:
        return False
    if view.kinds[at] == _BAND and at in view.singles and found.gender == "m" and token.text[0] == _PASSIVE:
        return False
    if (
        at
        and found.gender == "f"
        and view.kinds[at] == "armed"
        and view.plural[at - 1]
        and view.kinds[at - 1] in _BODIES
    ):
        return False
    if any(name is not None and name.stop == at + 1 for name in view.names[max(0, at - 1) : at + 1]):
        return False
    several = found.number in ("pl", "du") or view.plural[at]
    broken = token.text[-2:-1] == _ALIF and found.number != "du"
    if several and (view.kinds[at] or view.means[at] is not None) and token.text[-1] == "ن" and not broken:
        return _is_broken_before(view, at)
    return not is_accusative(token.text)


def _is_broken_before(view: EventView, at: int) -> bool:
    """Whether a plural in "-an" stands right before the name of a place, as none of two does ("countries of X")."""
    name = view.names[at + 1] if at + 1 < len(view.names) else None
    placed = (
        name is not None and name.type == "LOC" and name.first == at + 1 and name.start == view.tokens[at + 1].start
    )
    return placed and is_dual(view.tokens[at].text)


def _is_of_some(view: EventView, at: int) -> bool:
    """Whether a noun names people who are always somebody's or something's ("residents of", "drivers of", "victims
    of"), open for their genitive."""
    found, text = view.classes[at], view.tokens[at].text
    plain = found.tag in ("noun", "name") and not found.definite and not found.pronoun and view.names[at] is None
    closed = is_sound_nominative(text) or is_oblique(text)
    return plain and view.plural[at] and view.persons.get(at) == _ATTACHED and not closed


def is_apposition(view: EventView, head: int, at: int) -> bool:
    """A name after a title or a kind of body ("the Nigerian president M. B.", "the movement X")."""
    name = view.names[at]
    if name is None:
        return view.classes[at].tag == "name" and view.kinds[head] in RANKS and not view.kinds[at]
    own = view.names[head]
    if name.type == "PER" and view.plural[head] and not view.classes[head].definite:
        return False
    if name.type == "PER":
        return view.kinds[head] in ("official", "army", "civilian", "armed") or name.title is not None
    bare = own is None or own.stop == head + 1
    group = view.kinds[head] in ("armed", "body") and view.classes[head].definite is False
    described = view.classes[at - 1].tag == "adj" and at - 1 > head and view.classes[at].tag == "noun"
    return bare and group and name.type in ("ORG", "NORP") and not described


def is_noun(view: EventView, at: int) -> bool:
    """Whether a word is a noun, or an indefinite adjective that can only be one: behind a definite word."""
    found = view.classes[at]
    if found.tag == "noun":
        return True
    before = view.classes[at - 1] if at else None
    closed = before is not None and (before.definite or view.names[at - 1] is not None)
    return found.tag == "adj" and not found.definite and not found.conjunction and closed


def is_passed_over(view: EventView, at: int) -> bool:
    """Times, marks, adverbs, particles, and definite adjectives, which belong to the phrase before and are no party."""
    if view.times[at] is not None or view.tokens[at].text in SOFT:
        return True
    found = view.classes[at]
    name = view.names[at]
    adjective = found.tag == "adj" and found.definite and not view.kinds[at] and not view.nations[at]
    adjective = adjective and (name is None or name.first != at) and not view.is_site(at)
    return found.tag in _SKIPPED or adjective or at in view.lasting or is_adverb(view, at)


def is_place_of_many(view: EventView, at: int) -> bool:
    """Whether a noun names several places at once ("the towns of A and B")."""
    many = view.classes[at].number in ("pl", "du") or view.plural[at]
    keys = (variant.key.removeprefix(ARTICLE) for variant in view.tokens[at].variants)
    return many and any(key in view.sites for key in keys)
