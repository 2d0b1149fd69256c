"""Whether another report begins at a token, so that what an earlier one governs ends before it."""

from __future__ import annotations

from tawatur.annotate.reportwords import COMMAS, View
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.text.folding import fold
from tawatur.text.inflection import DUAL_ENDING

__all__ = ["doubtful_forms", "is_settled", "starts_other"]

#: The mark of a doubled letter, which tells some verbs from words spelt alike.
_SHADDA = "\u0651"

_COLONS = frozenset({":", "："})
#: Verbs of two letters behind "and" are other words' ends as often ("arrived", "and replied"): they need a comma.
_SHORTEST = 3
_STOPS = COMMAS | {".", "؛"}


def starts_other(view: View, at: int) -> bool:
    """Whether another report begins: a joined verb or an accusative participle of saying."""
    match = view.words.verbs.match_at(view.tokens, at, at + 1, pronouns=True)
    if match is None:
        return False
    after_comma = view.tokens[at - 1].text in COMMAS
    joined = (match.variant.prefix in ("و", "ف") and len(match.variant.key) >= _SHORTEST) or after_comma
    for (entry, shape), form in match.items:
        if shape == "participle" and form.number == "sg" and not match.pronoun and _stands_for_clause(view, at):
            return not _is_adverb(view, entry, at)
        if shape == "participle" and form.number == "pl" and not match.variant.prefix and _opens_that(view, at):
            return True
        reports = "that" in entry.takes or entry.group == "characterise"
        reports = reports or (joined and "clause" in entry.takes and _is_marked(view, at + 1))
        if shape == "verb" and joined and view.classes[at].tag == "verb" and reports:
            return form.person == "3" and match.variant.key not in doubtful_forms(entry)
    return False


def _opens_that(view: View, at: int) -> bool:
    """Whether a plural in the accusative stands right before "that" ("refused it, <considering> that")."""
    return view.tokens[at].norm.endswith(DUAL_ENDING) and at + 1 < len(view.tokens) and view.is_that(at + 1)


def _is_adverb(view: View, entry: ReportingVerb, at: int) -> bool:
    """Whether a participle that needs an object has none and so is an adverb ("again").

    A preposition, or what opens the words of the verb before it, follows it.
    """
    after = at + 1
    if is_owned(view, at):
        return True
    if {"that", "clause"} & set(entry.takes) or after >= len(view.tokens):
        return False
    if view.is_that(after) or view.tokens[after].text in _COLONS:
        return True
    return view.classes[after].tag == "prep" and view.tokens[after].norm not in {fold(p) for p in entry.prepositions}


def is_owned(view: View, at: int) -> bool:
    """Whether "of its own" and a stop stand right behind a word: "who made <the city> <a seat of its own>,"."""
    if at + 2 >= len(view.tokens) or view.tokens[at + 2].text not in _STOPS:
        return False
    return view.classes[at + 1].tag == "prep" and view.classes[at + 1].pronoun != ""


def _is_marked(view: View, at: int) -> bool:
    """Whether a colon or a quotation stands at a token."""
    return at < len(view.tokens) and (view.tokens[at].text in _COLONS or at in view.quotes)


def doubtful_forms(entry: ReportingVerb) -> frozenset[str]:
    """The folded forms of a verb that are mostly another word."""
    return frozenset(map(fold, entry.doubtful)) if entry.doubtful else frozenset()


def is_settled(entry: ReportingVerb, key: str, text: str) -> bool:
    """Whether the doubling mark in a word's text makes a doubtful form this verb's."""
    return bool(entry.doubled) and _SHADDA in text and key in map(fold, entry.doubled)


def _stands_for_clause(view: View, at: int) -> bool:
    """Whether a participle is an adverbial accusative: by its spelling, after a comma, or before its own complement."""
    token = view.tokens[at]
    if token.norm[-1] == "ا" or (token.text[-1] == "ة" and view.tokens[at - 1].text in COMMAS):
        return True
    after = at + 1
    if token.text[-1] != "ة" or after >= len(view.tokens) or view.tokens[after].sentence != token.sentence:
        return False
    return view.is_that(after) or view.tokens[after].text in _COLONS
