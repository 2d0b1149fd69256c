"""What ends a person's name although names have such parts: the land dealt with, an office, an everyday word."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.annotate.nameindex import FREE, NameIndex
from tawatur.annotate.nameunits import Unit
from tawatur.records.document import Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import is_owned_feminine

__all__ = ["ends_name"]

#: Lists of lands and towns that are dealt with behind a name ("X warned Y"), where no name's third part bears them.
_LANDS = frozenset({"countries", "capitals", "towns"})
#: Parts that stand last in a name: family names and foreign ones.
_LAST = frozenset({"s1", "f1"})
#: A given name that is an everyday word too.
_WEAK_GIVEN = "g0"


def ends_name(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    at: int,
    unit: Unit,
    units: Sequence[int],
    index: NameIndex,
) -> bool:
    """Whether `unit`, which begins at `at` behind the name of `units`, is none of its parts."""
    token = tokens[at]
    if unit.stop > at + 1:
        return False
    if index.is_set_phrase(token.norm) or _is_qualified(tokens, at, index):
        return True
    if unit.sure == 0 and token.norm not in index.parts and is_owned_feminine(token.text):
        return True
    if _is_office_dealt_with(token, classes[at], index):
        return True
    known = index.find(tokens, at, len(tokens))
    if known is not None and known.prefix and known.known.type == "PER" and known.stop > at + 1:
        return True
    if at == units[0] + 1:
        return False
    return _is_land(token, index, second=len(units) == 1) or _is_everyday(tokens, classes, at, index)


def _is_qualified(tokens: Sequence[Token], at: int, index: NameIndex) -> bool:
    """Whether a title with its adjective stands behind the name ("the secretary | general")."""
    if at + 1 >= len(tokens) or not tokens[at].norm.startswith(ARTICLE) or tokens[at].norm not in index.title_size:
        return False
    word = index.words.get(tokens[at + 1].norm)
    return word is not None and word.id in ("fitting", "specific") and tokens[at + 1].norm.startswith(ARTICLE)


def _is_office_dealt_with(token: Token, word: WordClass, index: NameIndex) -> bool:
    """Whether "with" or "to" and an office or a body make up a word that is a rare name too."""
    offices = (v.key for v in token.variants if v.prefix and not v.key.startswith(ARTICLE))
    return bool(word.preposition) and any(key in index.titles or key in index.heads for key in offices)


def _is_land(token: Token, index: NameIndex, *, second: bool) -> bool:
    """Whether a land, or a town that no given name is called after, stands behind two words of a name; a town's name
    may be its second part."""
    known = index.known.get(token.norm)
    if known is None or known.type != "LOC" or known.level != FREE or known.rule not in _LANDS:
        return False
    return known.rule != "towns" or (not second and index.parts.get(token.norm, "")[:1] != "g")


def _is_everyday(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, index: NameIndex) -> bool:
    """Whether an everyday word follows a family name: as a given name it would stand before."""
    weak = index.parts.get(tokens[at].norm) == _WEAK_GIVEN and tokens[at].norm in index.common
    goes_on = at + 1 < len(tokens) and classes[at + 1].tag == "name" and tokens[at + 1].norm in index.parts
    return weak and not goes_on and index.parts.get(tokens[at - 1].norm) in _LAST
