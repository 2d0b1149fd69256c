"""Nouns for acts and states: what somebody announces or confirms ("confirmed <the death> of nine")."""

from __future__ import annotations

from tawatur.annotate.reportwords import View
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import is_causative_noun, is_derived_noun, is_verbal_noun

__all__ = ["is_act", "is_attached_act"]

#: Letters of verbal nouns of the second form, its first letter, and the one before its last.
_SECOND, _TA, _YA = 5, "ت", "ي"


def is_act(view: View, at: int, *, before: int) -> bool:
    """Whether a noun for an act or state stands here alone, and nobody who speaks.

    With the article it opens the preposition behind it, at `before` ("announced <the release> of").
    """
    found = view.classes[at]
    if found.conjunction or found.preposition or at in view.names or at in view.quotes or at in view.times:
        return False
    if found.definite and at + 1 != before:
        return False
    if view.speaks(at, at + 1):
        return False
    token = view.tokens[at]
    if found.definite:
        stems = [v.key.removeprefix(ARTICLE) for v in token.variants if not v.prefix]
    else:
        stems = [v.key for v in (*token.variants, *token.bound) if not v.prefix]
    return any(stem in view.words.acts or _is_shaped(stem, token.text) for stem in stems)


def is_attached_act(view: View, at: int) -> bool:
    """Whether an indefinite noun for an act stands here with the preposition that opens it ("for <the issue> of")."""
    found, token = view.classes[at], view.tokens[at]
    if not found.preposition or found.definite or at in view.names:
        return False
    keys = (v.key for v in (*token.variants, *token.bound) if v.prefix[-1:] == found.preposition[-1:])
    return any(key in view.words.acts or _is_shaped(key, token.text) for key in keys)


def _is_shaped(stem: str, text: str) -> bool:
    """Whether a word has a form that only verbal nouns have."""
    second = len(stem) == _SECOND and stem[0] == _TA and stem[-2] == _YA
    return second or is_verbal_noun(stem) or is_causative_noun(text) or (len(stem) > _SECOND and is_derived_noun(stem))
