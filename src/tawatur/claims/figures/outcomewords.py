"""The words of a sentence that tell what happened to people: where they stand and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import msgspec

from tawatur.lexicon import Lexicon
from tawatur.lexicon.people import outcome_table, people_noun
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import WORD_CLASSES, WordClass
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.inflection import Form

__all__ = ["OutcomeWord", "find_outcomes"]


class OutcomeWord(msgspec.Struct, frozen=True):
    """An outcome word: half-open token indexes, the figure's kind, and whether it is a verb in the plural or dual.

    `together` tells that another outcome is joined to it ("the killing and wounding of"), so that the kinds mix.
    """

    first: int
    stop: int
    start: int
    what: str
    weak: bool
    verb: bool
    plural: bool
    joined: bool
    together: bool = False
    described: bool = False
    several: bool = False
    escape: bool = False


def find_outcomes(doc: Document, sentence: Sentence, lexicon: Lexicon) -> list[OutcomeWord]:
    """Find the outcome words of a sentence, in order; with a pronoun attached they have their people and count none."""
    classes = doc[WORD_CLASSES]
    found: list[OutcomeWord] = []
    tokens = doc.tokens_of(sentence)
    for match in lexicon.compiled(outcome_table).find(tokens):
        entry, form = match.items[0]
        word = OutcomeWord(
            match.first, match.stop, match.variant.start, entry.what, entry.weak,
            _is_verb(classes[match.first], form), _is_plural(classes[match.first], form.number),
            match.variant.prefix[:1] == CONJUNCTIONS[0], described=entry.described, several=entry.several,
            escape=entry.escape,
        )  # fmt: skip
        found.append(word)
    return _with_pairs(found, {w.first for w in found if _has_subject(tokens, classes, w, lexicon)})


def _is_verb(word: WordClass, form: Form) -> bool:
    """Verb forms in the plural or dual are spelled like no noun, whatever the word class says."""
    if word.tag == "verb":
        return True
    return bool(form.tense) and (form.number in ("pl", "du") or word.tag not in ("noun", "name"))


def _is_plural(word: WordClass, number: str) -> bool:
    return (number or word.number) in ("pl", "du")


def _has_subject(tokens: Sequence[Token], classes: Sequence[WordClass], word: OutcomeWord, lexicon: Lexicon) -> bool:
    """Whether the one person it happened to stands right before the verb: "that a man was killed and ten wounded"."""
    at = word.first - tokens[0].index - 1
    is_told = at > 0 and classes[word.first - 2].tag == "comp"
    noun = people_noun(tokens, at, lexicon) if at >= 0 and (word.verb or is_told) else None
    return noun is not None and noun.form.number == "sg"


def _with_pairs(words: Sequence[OutcomeWord], complete: AbstractSet[int]) -> list[OutcomeWord]:
    """Mark an outcome joined to the one right before it with the same people after both.

    Those that begin at the `complete` tokens have their people before them.
    """
    result: list[OutcomeWord] = []
    for word in words:
        before = result[-1] if result else None
        mixed = (
            before is not None and before.stop == word.first and word.joined and before.what != word.what
            and before.verb == word.verb
            and not (before.verb and before.plural)
            and before.first not in complete
        )  # fmt: skip
        result.append(msgspec.structs.replace(word, together=True) if mixed else word)
    return result
