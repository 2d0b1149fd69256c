"""Where a title announces a person: "the Syrian president X", "spokesman of the ministry of defence, X"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.framednames import is_family_behind
from tawatur.annotate.nameindex import CONTEXT, FREE, TITLE, TOWNS, NameIndex
from tawatur.annotate.personnames import Chain, read_chain
from tawatur.lexicon.concepts.names import PersonTitle
from tawatur.records.document import Sentence, Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.inflection import has_nisba_ending
from tawatur.text.tokens import WORD

__all__ = ["Titled", "find_titled", "name_before_title"]

#: How many words may stand between a title and the name it announces.
_LONGEST_COMPLEMENT = 10
#: A run of titles longer than this is no apposition.
_LONGEST_WALK = 40
_QUOTES = frozenset("\"“”«»'")
_NEVER = frozenset({"verb", "comp", "rel", "neg", "dem", "conj", "pron"})
#: Titles that a name follows at once, or after an adjective or two.
_DIRECT = frozenset({"rank", "clerical", "academic", "honorific", "kin"})


class Titled(msgspec.Struct, frozen=True):
    """A person announced by a title: tokens of title and name."""

    title_first: int
    title_stop: int
    chain: Chain


def find_titled(
    tokens: Sequence[Token], classes: Sequence[WordClass], sentence: Sentence, index: NameIndex
) -> dict[int, Titled]:
    """The persons that titles announce in a sentence, by the name's first token."""
    found: dict[int, Titled] = {}
    at = sentence.first
    while at < sentence.stop:
        is_title = index.signs(tokens[at]) & TITLE and classes[at].tag != "verb"
        title = index.title_at(tokens, at) if is_title else None
        if title is None or _is_bare_rank(tokens[at], title[1], index) or _is_phrase(tokens, at, index):
            at += 1
            continue
        stop, entry = title
        titled = _walk(tokens, classes, at, stop, sentence.stop, entry.kind in _DIRECT, index)
        if titled is not None:
            name_at = titled.chain.units[0]
            found[name_at] = titled
            at = titled.chain.stop
        else:
            at = stop
    return found


def _is_phrase(tokens: Sequence[Token], at: int, index: NameIndex) -> bool:
    """Whether a title's word opens an everyday phrase ("a dire need")."""
    return any(map(index.is_set_phrase, _pairs_at(tokens, at)))


def _pairs_at(tokens: Sequence[Token], at: int) -> list[str]:
    """The word at `at`, with each of its prefixes left out, and the next word."""
    return [f"{v.key} {tokens[at + 1].norm}" for v in tokens[at].variants] if at + 1 < len(tokens) else []


def _is_bare_rank(token: Token, title: PersonTitle, index: NameIndex) -> bool:
    """A rank before a name has the article; without it the word is the name of a unit or a common noun."""
    if title.kind != "rank":
        return False
    key = next((v.key for v in token.variants if v.key in index.title_size), "")
    return not key.startswith(ARTICLE)


def name_before_title(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex
) -> Chain | None:
    """A name of two words or more, unknown ones too, that a title follows: "X Y, minister of ..."."""
    known = index.find(tokens, at, stop)
    if known is not None and known.known.type != "PER":
        return None
    if tokens[at].norm in index.title_size and tokens[at].norm.startswith(ARTICLE) and index.title_at(tokens, at):
        return None
    chain = read_chain(tokens, classes, at, stop, index, expected=True)
    if chain is None or chain.stop - at < 2 or classes[at].tag in _NEVER:
        return None
    behind = chain.stop + (chain.stop < stop and tokens[chain.stop].text in "،,")
    if behind >= stop or tokens[behind].norm not in index.title_size:
        return None
    return chain if index.title_at(tokens, behind) is not None else None


def _walk(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    first: int,
    at: int,
    stop: int,
    direct: bool,
    index: NameIndex,
) -> Titled | None:
    """Follow a title's complement up to the name; None where there is no name."""
    stop = min(stop, first + _LONGEST_WALK)
    limit = min(stop, at + (3 if direct else _LONGEST_COMPLEMENT))
    after_comma, behind = False, at
    while at < limit:
        token = tokens[at]
        if token.kind != WORD:
            dotted = token.text == "." and len(tokens[at - 1].norm) == 1
            if (
                dotted
                or token.text in _QUOTES
                or token.text == "/"
                or (token.text in "،," and not direct and not after_comma)
            ):
                after_comma = after_comma or token.text in "،,"
                at += 1
                continue
            return None
        if index.is_set_phrase(token.norm):
            at += 1
            continue
        title = index.title_at(tokens, at) if not _has_conjunction(token) else None
        closed = direct or tokens[at - 1].norm.startswith(ARTICLE)
        if title is not None and not (closed and _is_given_title(tokens, at, stop, index)):
            direct = title[1].kind in _DIRECT
            limit = min(stop, title[0] + (3 if direct else _LONGEST_COMPLEMENT))
            at = title[0]
            continue
        if at and not index.groups["on-behalf"].isdisjoint(_pairs_at(tokens, at - 1)):
            at, direct = at + 1, False
            if at < stop and _name_at(tokens, classes, at, stop, direct, after_comma, index) is not None:
                return None
            continue
        chain = _name_at(tokens, classes, at, stop, direct, after_comma, index)
        if chain is not None:
            return Titled(first, at, chain)
        if after_comma:
            return None
        step = _skip(tokens, classes, at, stop, index)
        if at == behind and _is_definite(tokens[at - 1]) and _is_bare_noun(token, classes[at]):
            return None
        if step == at or (direct and not token.norm.startswith(ARTICLE)):
            return None
        at = step
    return None


def _is_given_title(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> bool:
    """Whether a title without the article behind a rank is a given name ("the brigadier Amir Ali"), or "the sheikh"
    before "son of"."""
    if at + 1 >= stop:
        return False
    joint = index.joints.get(tokens[at + 1].norm)
    if joint is not None and joint.role == "son":
        return True
    given = index.parts.get(tokens[at].norm, "")[:1] == "g" and not tokens[at].norm.startswith(ARTICLE)
    return given and index.parts.get(tokens[at + 1].norm, "")[:1] in ("g", "s")


def _is_definite(token: Token) -> bool:
    return any(v.key.startswith(ARTICLE) for v in token.variants)


def _is_bare_noun(token: Token, word: WordClass) -> bool:
    """Whether a word is a noun without the article: behind a title with the article it begins another phrase."""
    return word.tag == "noun" and not word.preposition and not token.norm.startswith(ARTICLE)


def _name_at(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    at: int,
    stop: int,
    direct: bool,
    after_comma: bool,
    index: NameIndex,
) -> Chain | None:
    token = tokens[at]
    known = index.find(tokens, at, stop)
    given = direct and known is not None and known.known.level == CONTEXT and index.parts.get(token.norm) == "g1"
    given = given or is_family_behind(tokens, at, stop, index)
    if known is not None and known.known.type != "PER" and known.known.level <= CONTEXT and not given:
        chain = read_chain(tokens, classes, at, stop, index, expected=False) if known.known.rule in TOWNS else None
        return chain if chain is not None and chain.stop > known.stop else None
    if known is not None and known.known.type == "PER" and not known.prefix and known.known.level == FREE:
        chain = read_chain(tokens, classes, at, stop, index, expected=True)
        if chain is not None and chain.stop >= known.stop:
            return chain
    if token.norm in index.heads or token.norm in index.place_heads:
        return None
    if token.norm.startswith(ARTICLE) and _is_adjective(tokens, classes, at, stop, direct, index):
        return None
    if index.is_nationality(token.norm) and not _is_given(tokens, at, stop, index):
        return None
    chain = read_chain(tokens, classes, at, stop, index, expected=True)
    if chain is None or chain.start != token.start:
        return None
    if (
        chain.first.sure < 2
        and not tokens[at - 1].norm.startswith(ARTICLE)
        and any(v.key in index.heads for v in tokens[at - 1].variants)
    ):
        return None
    if chain.first.sure == 2 and (
        len(chain.units) > 1 or (not after_comma and classes[at].tag == "name" and len(token.norm) > 3)
    ):
        return chain
    if after_comma:
        return None
    several = len(chain.units) > 1
    is_name = classes[at].tag == "name"
    if chain.first.sure == 1:
        definite = token.norm.startswith(ARTICLE)
        return chain if (direct or several) and (several or not definite) else None
    # Behind "the Turkish chief of staff" the title's noun phrase is closed: what follows is the name.
    closed = index.is_nationality(tokens[at - 1].norm) and tokens[at - 1].norm.startswith(ARTICLE)
    return chain if (several and (chain.sure or is_name or closed)) or (is_name and direct) else None


def _is_adjective(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, direct: bool, index: NameIndex
) -> bool:
    """Whether a word between a title and a given name is the title's adjective ("the young artist X").

    Behind a rank it may be a name ("Colonel al-Sawarmi Khalid") where it is no word of bodies.
    """
    norm = tokens[at].norm
    given = _is_part(tokens, at + 1, stop, index)
    if norm in index.words:
        return given
    foreign = at + 1 < stop and index.parts.get(tokens[at + 1].norm) == "f1"
    if direct or not given:
        return foreign and has_nisba_ending(norm) and norm not in index.parts
    unlisted = index.parts.get(norm, "")[1:] != "1" and (has_nisba_ending(norm) or norm in index.common)
    return classes[at].tag == "adj" or unlisted


def _is_part(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> bool:
    """Whether a sure given name or "servant of" stands at `at`: a word of bodies before it is an adjective."""
    if at >= stop:
        return False
    joint = index.joints.get(tokens[at].norm)
    return (joint is not None and joint.role == "servant") or index.parts.get(tokens[at].norm) == "g1"


def _is_given(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> bool:
    """Whether a nationality is here a given name: "son of" or a sure name follows it."""
    if index.parts.get(tokens[at].norm, "")[:1] != "g" or at + 1 >= stop:
        return False
    following = tokens[at + 1].norm
    joint = index.joints.get(following)
    return (joint is not None and joint.role == "son") or index.parts.get(following, "") in ("g1", "s1")


def _skip(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex) -> int:
    """Step over one word or listed name of a title's complement; `at` itself where the complement ends."""
    token = tokens[at]
    known = index.find(tokens, at, stop)
    if known is not None and known.known.type in ("LOC", "ORG") and known.known.level <= CONTEXT:
        return known.stop
    if classes[at].tag in _NEVER or is_family_behind(tokens, at, stop, index):
        return at
    if classes[at].tag == "prep" and token.norm not in index.before and token.norm not in index.inside:
        return at
    word = index.words.get(token.norm)
    if word is not None and word.stops and not token.norm.startswith(ARTICLE):
        return at
    if _has_conjunction(token) and not any(v.prefix and v.key.startswith(ARTICLE) for v in token.variants):
        return at
    return at + 1


def _has_conjunction(token: Token) -> bool:
    return any(v.prefix[:1] == "و" for v in token.variants[1:]) and token.norm[:1] == "و"
