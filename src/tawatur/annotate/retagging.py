"""Where the tagger is wrong about verbs: what the lists and the words beside them say of nouns, names and verbs."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.annotate.tagger import TAGS
from tawatur.annotate.wordforms import WordForm
from tawatur.records.document import Token
from tawatur.text.endings import is_feminine_plural, is_sound_nominative
from tawatur.text.spelling import is_marked_passive

__all__ = ["LISTED_VERB", "retag"]

#: How the codes of listed verbs begin.
LISTED_VERB = "v"
_CLOSED, _NOUN, _VERB, _NAME = (TAGS.index(tag) for tag in ("closed", "noun", "verb", "name"))
_NOMINAL = frozenset({_NOUN, TAGS.index("adj")})
#: The codes of countries and towns that are spelled like no verb, and how that of a past without a pronoun begins.
_PLACES, _BARE_PAST = frozenset({"/c", "/p0"}), "vpam"
#: How many letters a plural has at least ("law" is none).
_SHORTEST = 6
#: The code of adverbs that are spelled like open-class words.
_ADVERB = "?adv"
#: The codes of words that open clauses, and of those that stand inside a subject.
_OPENERS, _INSIDE_SUBJECT = frozenset({"comp", "conj"}), frozenset({"prep", "dem"})


def retag(tokens: Sequence[Token], forms: Sequence[WordForm], numbers: list[int]) -> None:
    """Correct the tags of a sentence, given by their numbers."""
    for at, form in enumerate(forms):
        if numbers[at] == _VERB and form.listed in _PLACES:
            numbers[at] = _NAME
        elif numbers[at] == _VERB and _are_things(tokens[at], form):
            numbers[at] = _NOUN
        elif numbers[at] == _VERB and form.listed == _ADVERB and _is_before_verb(forms, at):
            numbers[at] = _CLOSED
    _find_predicates(forms, numbers)
    _find_governors(tokens, forms, numbers)
    _find_passives(tokens, forms, numbers)


def _is_before_verb(forms: Sequence[WordForm], at: int) -> bool:
    """Whether a listed verb follows an adverb that is spelled like a verb ("here | stood", like "congratulated")."""
    return at + 1 < len(forms) and forms[at + 1].listed[:1] == LISTED_VERB


def _are_things(token: Token, form: WordForm) -> bool:
    """Whether a word ends as a sound feminine plural, as only verbs of few letters and listed ones do."""
    return form.listed[:1] != LISTED_VERB and len(token.text) >= _SHORTEST and is_feminine_plural(token.text)


def _find_predicates(forms: Sequence[WordForm], numbers: list[int]) -> None:
    """Make verbs of nouns spelled like pasts that follow a definite subject: one behind "that" or "while", or at the
    beginning, which lacks its predicate."""
    waits = True
    for at in range(len(numbers)):
        code, number = forms[at].listed, numbers[at]
        if code in _OPENERS:
            waits = True
        elif number == _VERB or (number == _CLOSED and code not in _INSIDE_SUBJECT):
            waits = False
        elif waits and number == _NOUN and code.startswith(_BARE_PAST) and _follows_subject(forms, numbers, at):
            numbers[at] = _VERB
            waits = False


def _follows_subject(forms: Sequence[WordForm], numbers: Sequence[int], at: int) -> bool:
    stem, before = forms[at].word.stem, forms[at - 1].word.stem
    bare = not (stem.definite or stem.preposition or stem.conjunction)
    return at > 0 and bare and (before.definite or TAGS[numbers[at - 1]] == "name")


def _find_governors(tokens: Sequence[Token], forms: Sequence[WordForm], numbers: list[int]) -> None:
    """Make verbs of nouns spelled like pasts right before an indefinite plural in the nominative, which is no genitive
    ("gunmen opened")."""
    for at in range(len(numbers) - 1):
        stem = forms[at].word.stem
        bare = numbers[at] == _NOUN and not (stem.definite or stem.preposition)
        if bare and forms[at].listed.startswith(_BARE_PAST) and numbers[at + 1] in _NOMINAL:
            behind = forms[at + 1]
            several = is_sound_nominative(tokens[at + 1].text) and behind.listed[:1] != LISTED_VERB
            if several and not behind.word.stem.definite and len(behind.word.stem.base) >= _SHORTEST:
                numbers[at] = _VERB


def _find_passives(tokens: Sequence[Token], forms: Sequence[WordForm], numbers: list[int]) -> None:
    """Make verbs of nouns spelled like pasts, with the mark of a passive, that open a clause ("was dismissed")."""
    for at, form in enumerate(forms):
        if numbers[at] == _NOUN and form.listed.startswith(_BARE_PAST) and is_marked_passive(tokens[at].text):
            opens = at == 0 or tokens[at - 1].kind != "word" or forms[at - 1].listed in _OPENERS
            bare = not (form.word.stem.definite or form.word.stem.preposition)
            if bare and (opens or form.word.stem.conjunction):
                numbers[at] = _VERB
