"""Words whose class their ending or their neighbours show to be another than the word classes say."""

from __future__ import annotations

from tawatur.records.document import Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS
from tawatur.text.endings import (
    is_accusative,
    is_derived_noun,
    is_dual,
    is_dual_imperfect,
    is_people_plural,
    is_relative_accusative,
    is_sound_nominative,
    is_to_the,
    is_verbal_noun,
)

__all__ = ["reread", "reread_counting"]

_Changes = dict[str, object]

#: The preposition "to", the alif of accusatives and duals, "and", and the letter of "his".
_TO, _ALIF, _AND, _HIS = "ل", "ا", "و", "ه"
#: "So", which opens clauses: behind a word without a mark it is a letter of the noun itself ("technical").
_SO = "ف"
#: The letter of verbs of "we", some of which end like "their" ("we accuse").
_WE = "ن"
#: The ending of "she" in the past.
_HERS = "ت"
#: The ending of nouns that are spelled alike in every case ("a building").
_MAQSURA = "ى"
#: The ending that no verb has.
_TA_MARBUTA = "ة"
#: A word at least so long ends in alif as an accusative.
_PLAIN = 4
#: The shortest noun that an adjective in the accusative describes.
_SHORT = 3


def reread(token: Token, before: str, behind: str, found: WordClass, verbs: frozenset[str]) -> _Changes:
    """What is to be changed in the class of a word; `before` and `behind` are the words around it, `verbs` are known
    forms."""
    if found.tag == "noun":
        return _reread_noun(token, before, behind, found, verbs)
    if found.tag == "verb":
        return _reread_verb(token, before, found, verbs)
    if found.tag == "adj" and (changes := _reread_adjective(token, before, found)):
        return changes
    if found.tag == "prep" and found.conjunction and token.norm in verbs:
        return {"tag": "verb", "tense": "past", "conjunction": False}
    if found.tag == "prep" and found.pronoun and token.text[-1] == _TA_MARBUTA:
        return {"tag": "noun", "pronoun": "", "gender": "f", "number": "sg"}
    if found.tag == "adv" and _describes(token.text, before):
        return {"tag": "adj", "gender": "m", "number": "sg"}
    return _reread_attached(token, found) if found.pronoun or found.preposition else {}


def _reread_noun(token: Token, before: str, behind: str, found: WordClass, verbs: frozenset[str]) -> _Changes:
    if found.conjunction and _is_own_letter(token, before):
        return {"conjunction": False}
    known = token.norm in verbs
    if known and found.pronoun and token.norm[0] == _WE:
        return {"tag": "verb", "tense": "present", "voice": "active", "pronoun": ""}
    if known and before == "" and _is_before_accusative(found, behind):
        return {"tag": "verb", "tense": "past", "voice": "active", "preposition": ""}
    if known and _is_before_subject(found, behind):
        return {"tag": "verb", "tense": "past", "voice": "active"}
    if (found.pronoun or found.preposition) and (changes := _reread_attached(token, found)):
        return changes
    if found.number == "du" and is_dual_imperfect(token.text):
        return {"tag": "verb", "tense": "present", "voice": "active"}
    if known and _is_dual_past(token.text, before):
        return {"tag": "verb", "tense": "past", "number": "du"}
    return {}


def _reread_verb(token: Token, before: str, found: WordClass, verbs: frozenset[str]) -> _Changes:
    if found.tense == "past":
        stem = token.norm.removesuffix(found.pronoun)
        if found.pronoun and is_verbal_noun(stem):
            return {"tag": "noun", "tense": "", "voice": "", "conjunction": False}
        bare = stem[1:] if found.conjunction else stem
        if is_verbal_noun(bare) and (found.pronoun or len(bare) > _PLAIN):
            return {"tag": "noun", "tense": "", "voice": ""}
    if found.tense == "present" and _is_her_past(token, found, verbs):
        return {"tense": "past", "number": "sg", "gender": "f"}
    if token.text[-1] == _TA_MARBUTA:
        return {"tag": "noun", "tense": "", "voice": "", "pronoun": ""}
    if found.tense == "past":
        tag = _nominal_ending(token.text, before, found)
        return {"tag": tag, "tense": "", "voice": ""} if tag else {}
    return _reread_attached(token, found)


def _reread_adjective(token: Token, before: str, found: WordClass) -> _Changes:
    if found.conjunction and _is_own_letter(token, before):
        return {"conjunction": False}
    if not found.definite or is_people_plural(before):
        return {}
    return {"tag": "noun"} if is_derived_noun(token.norm[int(found.conjunction) :].removeprefix(ARTICLE)) else {}


def _is_own_letter(token: Token, before: str) -> bool:
    """Whether what was taken for "so" is the first letter of the word: no mark stands before it."""
    return token.norm[0] == _SO and before != "" and before[-1].isalpha()


def _reread_attached(token: Token, found: WordClass) -> _Changes:
    """What is to be changed where the article shows that an ending is no pronoun, or stands behind "to"."""
    if found.definite and found.pronoun and token.norm.removeprefix(_AND).startswith(ARTICLE):
        return {"pronoun": "", "tag": "noun" if found.tag == "adj" and found.pronoun[0] == _HIS else found.tag}
    if found.preposition == _TO and not found.definite and is_to_the(token.text):
        return {"definite": True}
    return {}


def _is_her_past(token: Token, found: WordClass, verbs: frozenset[str]) -> bool:
    """Whether a verb taken for one of "we" is the past of "she" whose root begins alike ("blew up")."""
    ours = found.number == "pl" and token.norm[0] == _WE and token.norm[-1] == _HERS and not found.conjunction
    return ours and token.norm in verbs


def reread_counting(token: Token, found: WordClass, ahead: WordClass, verbs: frozenset[str]) -> _Changes:
    """What is to be changed in the class of a word behind "and" that a number follows: a verb ("and seized | five")."""
    if ahead.tag != "num" or found.tag != "noun" or not found.conjunction:
        return {}
    bare = not (found.definite or found.pronoun or found.preposition or ahead.conjunction or ahead.preposition)
    return {"tag": "verb", "tense": "past"} if bare and token.norm.removeprefix(_AND) in verbs else {}


def _nominal_ending(text: str, before: str, found: WordClass) -> str:
    """The class of a word whose ending shows that it is no past verb ("angry ones", "a loan"), "" for others."""
    if is_sound_nominative(text) and is_sound_nominative(before):
        return "adj"
    if text[-1] == _ALIF and is_dual(before):
        return ""
    accusative = len(text) >= _PLAIN and text[-1] == _ALIF and found.number == "sg" and found.pronoun == ""
    return "noun" if accusative and not found.conjunction else ""


def _is_dual_past(text: str, before: str) -> bool:
    """Whether a word that ends in alif is the past of two, told of before ("two blasts that hit")."""
    return text[-1] == _ALIF and len(text) >= _PLAIN and is_dual(before)


def _is_before_subject(found: WordClass, behind: str) -> bool:
    """Whether a word read as a noun stands before several in the nominative, whom no noun governs ("laid | the gunmen
    | an ambush")."""
    plain = not (found.definite or found.pronoun or found.preposition)
    return plain and is_sound_nominative(behind) and behind.startswith(ARTICLE)


def _is_before_accusative(found: WordClass, behind: str) -> bool:
    """Whether a word read as a noun stands before an accusative or two of an office, whom no noun governs ("discussed |
    the two ministers of X")."""
    plain = not (found.definite or found.pronoun or found.conjunction)
    return plain and len(behind) > _PLAIN and behind[-1] == _ALIF and not behind.startswith(ARTICLE)


def _describes(text: str, before: str) -> bool:
    """Whether a word taken for an adverb is an adjective of the indefinite object before it ("a post, a military
    one")."""
    object_ = is_accusative(before) or (before[-1:] == _MAQSURA and len(before.lstrip(CONJUNCTIONS)) >= _PLAIN)
    return is_relative_accusative(text) and object_ and len(before) >= _SHORT
