"""Listed names in tokens: taken freely, behind a word of place, or only where something marks them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.nameindex import CONTEXT, FREE, GUARDED, TOWNS, Found, NameIndex
from tawatur.annotate.placenames import compound_end, names_compound
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE
from tawatur.text.dashes import DASHES
from tawatur.text.tokens import WORD

__all__ = ["MARKS", "SEPARATORS", "Candidate", "is_adjective", "listed_at"]

#: Classes of words that are no town, even where a town is spelled so.
_NO_NAMES = frozenset({"verb", "adj", "adv", "participle", "comp", "neg"})
#: Marks between outlet and place in a dateline, as tokens, and how far into its line the place may stand.
SEPARATORS = DASHES | {"|", "/"}
_LONGEST_DATELINE = 5
#: "To" before a medium's name, the rule of such names, and classes of words that stand in none.
_TO = "ل"
TOLD = "<told> <medium>"
_NO_MEDIUM = frozenset({"verb", "prep", "comp", "rel", "neg", "dem", "pron"})
#: The keys of bodies that may bear a nationality behind their name; clubs and companies have another's.
_OWN = "org:"
#: The ending of an indefinite accusative that is written.
_ACCUSATIVE = "ا"
#: The case ending that no name of a place bears.
_TANWIN = "\u064b"
#: "And", written onto the word behind it.
_AND = "و"
#: Marks of quotation, as tokens.
MARKS = frozenset('"“”«»')


class Candidate(msgspec.Struct, frozen=True):
    """A name that may be taken: half-open tokens, start offset, type, name and key of the lists, rule, rank."""

    first: int
    stop: int
    start: int
    type: str
    name: str
    key: str | None
    rule: str
    rank: int


def listed_at(
    doc: Document, classes: Sequence[WordClass], sentence: Sentence, at: int, index: NameIndex
) -> Candidate | None:
    """The listed name that starts at `at`, where the list and the words around it allow it."""
    medium = _quoted_medium(doc, classes, sentence, at, index)
    if medium is not None:
        return medium
    found = index.find(doc.tokens, at, sentence.stop)
    if found is None or _is_no_town(doc.tokens, classes, at, found, index):
        return None
    known = found.known
    if known.type in ("LOC", "PER") and found.stop == at + 1 and _is_everyday(doc.tokens, at, index):
        return None
    if known.type == "NORP" and _describes(doc.tokens, classes, at, found):
        return None
    if known.level == GUARDED and not (known.type == "ORG" and _is_marked(doc.tokens, sentence, at, found, index)):
        return None
    likely = known.level != CONTEXT or _place_is_likely(doc.tokens, sentence, at, found, index)
    if not likely and not (known.rule == "countries" and _is_state(doc.tokens, classes, sentence, at, found, index)):
        return None
    if known.rule == "countries" and found.stop == at + 1 and is_adjective(doc.tokens, classes, sentence, at, index):
        return None
    if found.stop == at + 1 and known.rule in TOWNS and _key_of(doc.tokens[at], found) in index.place_firsts:
        end = compound_end(doc.tokens, classes, at, sentence.stop, index, at_prefix=True)
        if end == at or not names_compound(_key_of(doc.tokens[at], found), doc.tokens[end - 1], index):
            return None
        return Candidate(at, end, found.start, "LOC", "", None, "in <place of two words>", 2)
    rank = 3 if known.rule not in TOWNS else 2
    stop = _listed_stop(doc.tokens, sentence, found, index)
    key = known.key if stop == found.stop or known.type == "ORG" else None
    return Candidate(at, stop, found.start, known.type, known.name, key, known.rule, rank)


def _is_everyday(tokens: Sequence[Token], at: int, index: NameIndex) -> bool:
    """Whether a word is never a place, though a place is spelled so: written with the case ending, or in our list."""
    phrases = [tokens[at].norm, *(f"{tokens[at].norm} {t.norm}" for t in tokens[at + 1 : at + 2])]
    return _TANWIN in tokens[at].text or any(map(index.is_set_phrase, phrases))


def _describes(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, found: Found) -> bool:
    """Whether the name of a people is an adjective: "Kurdish fighters", "the Arab brothers"."""
    if at == 0 or found.stop != at + 1 or found.prefix or classes[at].tag != "adj":
        return False
    before = tokens[at - 1]
    alike = tokens[at].norm.startswith(ARTICLE) == before.norm.startswith(ARTICLE)
    return alike and classes[at - 1].tag in ("noun", "adj") and classes[at - 1].number == "pl"


def _is_no_town(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, found: Found, index: NameIndex) -> bool:
    """Whether a listed town's name is another word here; a name that is no other word is mistaken for an adjective."""
    if classes[at].tag not in _NO_NAMES or found.known.rule not in (*TOWNS, "capitals"):
        return False
    if found.known.level != FREE or found.known.rule != "towns" or classes[at].tag not in ("adj", "participle"):
        return True
    inside = found.prefix == "ب" and tokens[at].norm.startswith(found.prefix + ARTICLE)
    return not inside and (found.prefix != "" or tokens[at].norm in index.common)


def _key_of(token: Token, found: Found) -> str:
    """The word under which a listed name was found."""
    return next((v.key for v in token.variants if v.start == found.start), token.norm)


def _is_told(
    tokens: Sequence[Token], classes: Sequence[WordClass], sentence: Sentence, at: int, stop: int, index: NameIndex
) -> bool:
    """Whether a name in quotation marks is the medium that somebody told: "said to X that", "said to X: ..."."""
    if at < sentence.first + 2 or tokens[at - 2].norm != _TO or stop + 1 >= sentence.stop:
        return False
    behind = stop + 1
    follows = classes[behind].tag == "comp" or tokens[behind].text in ":،"
    words = all(tokens[i].kind == WORD and classes[i].tag not in _NO_MEDIUM for i in range(at, stop))
    known = index.find(tokens, at, stop)
    free = known is None or (known.known.type == "LOC" and known.known.level != FREE)
    return follows and words and free


def _quoted_medium(
    doc: Document, classes: Sequence[WordClass], sentence: Sentence, at: int, index: NameIndex
) -> Candidate | None:
    """A newspaper or channel that bears the name of a place or a common word, alone in quotation marks."""
    tokens = doc.tokens
    if at == sentence.first or tokens[at - 1].text not in MARKS:
        return None
    for stop in range(at + 1, min(at + 4, sentence.stop)):
        if tokens[stop].text in MARKS:
            known = index.quoted.get(" ".join(t.norm for t in tokens[at:stop]))
            if known is None:
                told = _is_told(tokens, classes, sentence, at, stop, index)
                name = doc.text[tokens[at].start : tokens[stop - 1].end]
                return Candidate(at, stop, tokens[at].start, "ORG", name, None, TOLD, 5) if told else None
            return Candidate(at, stop, tokens[at].start, "ORG", known.name, known.key, "<medium> in quotation marks", 5)
    return None


def _listed_stop(tokens: Sequence[Token], sentence: Sentence, found: Found, index: NameIndex) -> int:
    """Where a listed name ends when "old", "eastern" follow a town, or a nationality a body ("the UN | the Syrians"
    are two)."""
    if found.stop >= sentence.stop:
        return found.stop
    following = tokens[found.stop].norm
    if found.known.type == "LOC" and (found.known.rule in TOWNS or found.known.rule == "capitals"):
        word = index.words.get(following)
        return found.stop + 1 if word is not None and word.id == "of-places" else found.stop
    listed = (found.known.key or "").startswith(_OWN)
    nation = index.nations.get(following) if following.startswith(ARTICLE) else None
    if found.known.type == "ORG" and listed and nation is not None and nation.number == "sg":
        return found.stop + 1
    return found.stop


def is_adjective(
    tokens: Sequence[Token], classes: Sequence[WordClass], sentence: Sentence, at: int, index: NameIndex
) -> bool:
    """Whether a country's name is here the feminine adjective of nationality that is spelled the same."""
    if _is_counted(tokens, classes, sentence, at, index):
        return True
    if tokens[at].norm not in index.nations or at == sentence.first:
        return False
    before = tokens[at - 1]
    if tokens[at].norm.startswith(ARTICLE):
        definite = any(v.key.startswith(ARTICLE) for v in before.variants)
        return classes[at - 1].tag in ("noun", "adj", "name") and definite
    is_noun = classes[at - 1].tag in ("noun", "adj", "participle") and not before.norm.startswith(ARTICLE)
    words = index.before, index.near, index.place_heads
    return is_noun and not any(v.key in group for v in before.variants for group in words)


def _is_counted(
    tokens: Sequence[Token], classes: Sequence[WordClass], sentence: Sentence, at: int, index: NameIndex
) -> bool:
    """Whether a country's name is the accusative of its adjective behind a counted noun ("11 Colombian soldiers")."""
    norm = tokens[at].norm
    if at < sentence.first + 2 or norm[-1:] != _ACCUSATIVE or norm[:-1] not in index.nations:
        return False
    number = at - 2 - (tokens[at - 2].text in MARKS)
    counted = number >= sentence.first and classes[number].tag == "num"
    return counted and tokens[at - 1].norm.endswith(_ACCUSATIVE)


def _is_marked(tokens: Sequence[Token], sentence: Sentence, at: int, found: Found, index: NameIndex) -> bool:
    """Whether a body's name that is also a common word stands in quotation marks or behind a word like "fighters"."""
    if at == sentence.first:
        return False
    if found.stop < len(tokens) and tokens[at - 1].text in MARKS and tokens[found.stop].text in MARKS:
        return True
    return any(v.key in index.members and not v.key.startswith(ARTICLE) for v in tokens[at - 1].variants)


def _place_is_likely(tokens: Sequence[Token], sentence: Sentence, at: int, found: Found, index: NameIndex) -> bool:
    """A preposition of place stands before the name, attached or as a word."""
    if found.prefix[-1:] in ("ب", "ل"):
        return True
    if at == sentence.first or found.prefix:
        return False
    if found.known.rule == "countries" and any(v.key in index.titles for v in tokens[at - 1].variants):
        return True
    dateline = tokens[at - 1].text in SEPARATORS and at - sentence.first <= _LONGEST_DATELINE
    return dateline or tokens[at - 1].norm in index.before


def _is_state(
    tokens: Sequence[Token], classes: Sequence[WordClass], sentence: Sentence, at: int, found: Found, index: NameIndex
) -> bool:
    """Whether a country's name that is a common word too does something, as its feminine verb says ("Qatar said"), or
    is joined to a country ("Egypt and Qatar") or stands behind any preposition ("with Qatar")."""
    if found.prefix == _AND and at > sentence.first:
        before = index.find(tokens, at - 1, at)
        return before is not None and before.known.rule == "countries"
    if found.prefix:
        return False
    if at > sentence.first and classes[at - 1].tag == "prep" and not classes[at - 1].pronoun:
        return True
    beside = (at - 1,) if at > sentence.first else (found.stop,) if found.stop < sentence.stop else ()
    return any(classes[k].tag == "verb" and classes[k].gender == "f" and not classes[k].pronoun for k in beside)
