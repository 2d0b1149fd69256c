"""People told by one name where they act or speak: by-names ("mother of X") and given names."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.annotate.nameindex import NameIndex
from tawatur.annotate.nameunits import Unit, read_unit
from tawatur.annotate.personnames import Chain
from tawatur.records.document import Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.tokens import WORD

__all__ = ["read_lone_name"]

#: The letter with which "M" of foreign abbreviations and the "that" of "said" begin; folding makes it one with others.
_HAMZA_BELOW = "\u0625"
#: The letter of "on" that stands for that of "Ali" in some houses.
_MAQSURA = "\u0649"
_COMMAS = "،,"


def read_lone_name(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex
) -> Chain | None:
    """Read one name without a title or a second part: behind a verb, a by-name before "that", too."""
    named = at > 0 and index.parts.get(tokens[at - 1].norm, "")[:1] == "g"
    behind_verb = at > 0 and classes[at - 1].tag == "verb" and not named
    joint = index.joints.get(tokens[at].norm)
    if joint is not None and joint.role == "father" and not tokens[at].text.startswith(_HAMZA_BELOW):
        unit = read_unit(tokens, classes, at, stop, index, opens=True)
        given = unit is not None and unit.stop == at + 2 and index.parts.get(tokens[at + 1].norm, "")[:1] == "g"
        told = at + 2 < stop and classes[at + 2].tag == "comp"
        return _chain(at, unit) if unit is not None and given and (told or behind_verb) else None
    if not behind_verb or not _is_given(tokens[at], classes[at], index) or at + 2 >= stop:
        return None
    if not _is_described(tokens, classes, at + 1, reported=tokens[at].norm not in index.before):
        return None
    return _chain(at, Unit(at + 1, 2, True, tokens[at].start))


def _chain(at: int, unit: Unit) -> Chain:
    return Chain(unit.stop, unit.start, (at,), unit.sure, unit)


def _is_given(token: Token, word: WordClass, index: NameIndex) -> bool:
    """Whether a whole word is a given name, and none for somebody ("prince"), nor with the article."""
    if token.kind != WORD or index.parts.get(token.norm, "")[:1] != "g" or token.norm in index.titles:
        return False
    if token.norm in index.before:
        return not token.text.endswith(_MAQSURA)
    return word.tag in ("name", "noun") and not token.norm.startswith(ARTICLE)


def _is_described(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, *, reported: bool) -> bool:
    """Whether there stands what follows a subject: "that", "who", an age in brackets, ", and she is".

    Without `reported` only the "that" of "said" counts, since the word before may be "upon me" ("upon me it is that").
    """
    if classes[at].tag == "comp" and not reported:
        return tokens[at].text.startswith(_HAMZA_BELOW)
    if classes[at].tag in ("comp", "rel"):
        return True
    if tokens[at].text in _COMMAS:
        return classes[at + 1].tag == "pron" and classes[at + 1].conjunction
    return tokens[at].text == "(" and classes[at + 1].tag == "num"
