"""The core of a noun phrase: head, adjectives, genitives (idafa), apposed names and titles, coordinated heads.

A phrase is read from left to right by one state, `mode`: "open" (the last noun has no article and may govern a
genitive), "adj" (an indefinite noun already has its adjective), "closed" (definite: only definite adjectives, titles
and names can follow), "name" (names are running).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tawatur.annotate.phrasewords import PhraseWords
from tawatur.records.layers import Quotation
from tawatur.text.clitics import ARTICLE
from tawatur.text.dashes import DASHES
from tawatur.text.spelling import agrees_with

__all__ = ["HEADS", "LONGEST", "Core", "View", "Word", "core_at", "is_audience"]

#: Word classes that can stand in a noun phrase.
HEADS = frozenset({"noun", "name", "adj", "num", "dem"})
#: Words of a phrase before reading gives up; longer ones are lists or lack punctuation.
LONGEST = 40
#: Words in quotation marks that are still taken for a name.
_LONGEST_NAME = 8
_COMMAS = frozenset("،,") | DASHES
_CLAUSE = frozenset({"verb", "comp", "rel", "neg", "pron", "particle", "participle"})


class Word(msgspec.Struct, frozen=True):
    """A token as phrases see it: `base` has no prefixes and no article, `known` whether it is a common word,
    `named` whether lists of names hold it. A sound plural or dual that ends in nun governs no genitive.
    """

    tag: str
    base: str
    norm: str
    text: str
    definite: bool
    conjunction: bool
    preposition: str
    pronoun: str
    known: bool
    named: bool
    plural: bool
    ends_in_nun: bool


class Core(msgspec.Struct, frozen=True):
    """A core read: where it stops, its head, and the mode it ended in."""

    stop: int
    head: int
    mode: str


class _Step(msgspec.Struct, frozen=True):
    stop: int
    mode: str


class View(msgspec.Struct, frozen=True):
    """A sentence's words, quotations by the document's index of their first mark, and cores found to the right.

    `offset` is the document's index of the first word.
    """

    words: Sequence[Word]
    quoted: Mapping[int, Quotation]
    offset: int
    lexicon: PhraseWords
    cores: dict[int, Core]

    def has_role(self, at: int, role: str) -> bool:
        """Whether a word, with or without the article, plays a role."""
        word = self.words[at]
        words = self.lexicon.roles[role]
        return word.norm in words or word.base in words

    def is_title(self, at: int) -> bool:
        """Whether a word names an office, rank or honorific, or somebody who speaks for others."""
        return self.words[at].base in self.lexicon.titles or self.words[at].base in self.lexicon.people

    def is_titled(self, head: int, stop: int) -> bool:
        """Whether one of the words before `stop` is a title."""
        return any(self.is_title(at) for at in range(head, stop))


def core_at(view: View, first: int) -> Core:
    """Read the core that begins at `first`, whose word class is one of `HEADS`; cores to its right are in `view`."""
    words = view.words
    limit = min(len(words), first + LONGEST)
    head, at = first, first + 1
    if words[first].tag in ("num", "dem") and at < limit and words[at].tag in HEADS and not _is_apart(words[at]):
        head, at = first + 1, first + 2
    mode = _first_mode(words[head])
    while at < limit:
        step = _step(view, at, mode, head, limit)
        if step is None:
            break
        at, mode = step.stop, step.mode
    return Core(at, head, mode)


def _first_mode(word: Word) -> str:
    if word.tag == "name":
        return "name"
    if word.definite or word.pronoun or word.tag == "dem":
        return "closed"
    return "adj" if word.ends_in_nun else "open"


def _is_apart(word: Word) -> bool:
    return word.conjunction or word.preposition != ""


def _step(view: View, at: int, mode: str, head: int, limit: int) -> _Step | None:
    """Take the next word or words into the phrase, or None where it ends."""
    word = view.words[at]
    if word.tag == "punct":
        return _quoted(view, at, mode) or _apposed(view, at, mode, head, limit)
    if view.has_role(at, "or"):
        return _coordinated(view, at + 1, mode, limit)
    if word.conjunction or (word.tag == "conj" and len(word.norm) == 1):
        return _coordinated(view, at if word.conjunction else at + 1, mode, limit)
    if view.has_role(at, "behalf"):
        return _Step(at + 1, "open") if view.is_title(head) or view.is_title(at - 1) else None
    if view.has_role(at, "negated"):
        both = at + 1 < limit and view.words[at + 1].tag in ("adj", "noun") and mode != "name"
        return _Step(at + 2, mode if mode == "closed" else "adj") if both else None
    if view.has_role(at, "emphasis"):
        return _Step(at + 1, mode)
    if word.preposition:
        return _purpose(view, at, mode, head)
    if word.tag not in HEADS or _is_time(view, at, mode, head, limit):
        return None
    return _TAKERS[word.tag](view, at, mode, head)


def _is_time(view: View, at: int, mode: str, head: int, limit: int) -> bool:
    """Whether a time begins here: a day ends the phrase unless the noun before it governs it ("Friday prayer")."""
    word, lexicon = view.words[at], view.lexicon
    if word.norm in lexicon.weekdays:
        return mode != "open" or view.is_title(head)
    if word.norm in lexicon.days:
        return view.words[head].base not in lexicon.media_heads
    if word.norm in lexicon.dated and at + 1 < limit:
        after = view.words[at + 1]
        return after.norm in lexicon.weekdays or after.norm in lexicon.days or after.tag == "num"
    return False


def _adjective(view: View, at: int, mode: str, head: int) -> _Step | None:
    word = view.words[at]
    if mode in ("closed", "name"):
        if word.definite:
            return _Step(at + 1, mode)
        return _Step(at + 1, "name") if _can_be_name(view, at, mode, head) else None
    if not word.definite:
        return _Step(at + 1, "adj" if view.words[at - 1].tag != "num" else "open")
    return _Step(at + 1, "closed") if _governs(view, at, mode, head) else None


def _governs(view: View, at: int, mode: str, head: int) -> bool:
    """Whether a genitive can follow: behind a noun, behind an adjective only as head or in an office's name."""
    if mode == "open":
        return True
    if mode != "adj" or view.words[at - 1].ends_in_nun:
        return False
    office = view.is_title(head) and view.has_role(at - 1, "compound")
    body = at - 2 == head and view.words[head].base in view.lexicon.bodies and view.words[at].definite
    return at - 1 == head or office or body


def _can_be_name(view: View, at: int, mode: str, head: int) -> bool:
    """Whether a word that the tagger takes for a noun can be a name here: behind an office or another name."""
    word = view.words[at]
    after = view.words[at + 1] if at + 1 < len(view.words) else None
    goes_on = after is None or after.tag in _AFTER_NAMES or after.pronoun != "" or after.named or view.is_title(at + 1)
    if not view.is_titled(head, at):
        return mode == "name" and not word.known and (word.named or goes_on)
    if not word.known or (word.named and mode == "name"):
        return True
    # A common word is the second part of a name only where the clause goes on right behind it.
    return (word.named or (mode == "name" and word.text[-1:] not in _FEMININE)) and goes_on


_AFTER_NAMES = frozenset({"punct", "comp", "verb", "prep", "adv", "participle", "name"})
_FEMININE = frozenset(("ة", "ت"))


def _noun(view: View, at: int, mode: str, head: int) -> _Step | None:
    word = view.words[at]
    before = view.words[at - 1]
    if mode == "open" and before.plural and word.norm in view.lexicon.roles["direction"]:
        return None
    if _governs(view, at, mode, head):
        return _Step(at + 1, _first_mode(word))
    alike = word.definite == before.definite and not word.named and not view.is_title(at)
    plural = before.ends_in_nun and word.ends_in_nun
    if alike and (word.definite or plural) and agrees_with(word.base, before.base) and not word.pronoun:
        return _Step(at + 1, mode)
    if word.pronoun or mode == "adj":
        return None
    if view.is_title(at) and (mode == "name" or word.definite):
        return _Step(at + 1, "closed" if word.definite else "open")
    return _Step(at + 1, "name") if mode != "open" and _can_be_name(view, at, mode, head) else None


def _name(view: View, at: int, mode: str, head: int) -> _Step | None:
    word, countries = view.words[at], view.lexicon.countries
    if word.pronoun:
        return _noun(view, at, mode, head)
    country = word.norm in countries
    if mode in ("open", "name"):
        return None if country and view.words[at - 1].norm in countries else _Step(at + 1, "name")
    return _Step(at + 1, "name") if view.is_titled(head, at) and not country else None


def _number(view: View, at: int, mode: str, _: int) -> _Step | None:
    word = view.words[at]
    counts = at + 1 < len(view.words) and view.words[at + 1].tag in ("noun", "adj", "num")
    if mode == "open":
        return _Step(at + 1, "open" if counts or word.text[:1].isalpha() else "closed")
    if mode == "closed" and word.definite:
        return _Step(at + 1, "closed")
    return _Step(at + 1, "closed") if mode == "closed" and not word.text[:1].isalpha() and not counts else None


def _demonstrative(_: View, at: int, mode: str, __: int) -> _Step | None:
    return _Step(at + 1, "open") if mode == "open" else None


_TAKERS = {"adj": _adjective, "noun": _noun, "name": _name, "num": _number, "dem": _demonstrative}


def _purpose(view: View, at: int, mode: str, head: int) -> _Step | None:
    """Take "for ..." behind bodies ("observatory for human rights") and offices ("secretary general of")."""
    word = view.words[at]
    if word.preposition != "ل" or word.tag not in ("noun", "name", "adj") or mode == "open":
        return None
    body = any(w.base in view.lexicon.bodies or w.base in view.lexicon.media_heads for w in view.words[head:at])
    office = view.has_role(at - 1, "leading")
    other = view.words[at - 1].tag == "adj" and word.base in view.lexicon.bodies
    if not (body or office or other) or is_audience(view, at):
        return None
    return _Step(at + 1, "closed" if word.definite or word.tag == "name" else "open")


def is_audience(view: View, at: int) -> bool:
    """Whether those who are spoken to stand here: journalists, a medium."""
    word, lexicon = view.words[at], view.lexicon
    written = ARTICLE + word.base if word.definite else word.base
    return view.has_role(at, "audience") or word.base in lexicon.media_heads or written in lexicon.media_names


def _quoted(view: View, at: int, mode: str) -> _Step | None:
    """Take a short quotation without a verb: a name in quotation marks."""
    quotation = view.quoted.get(at + view.offset)
    if quotation is None or quotation.stop - quotation.first > _LONGEST_NAME:
        return None
    stop = quotation.stop - view.offset + 1
    if stop > len(view.words):
        return None
    inside = view.words[quotation.first - view.offset : quotation.stop - view.offset]
    if not inside or any(word.tag in _CLAUSE for word in inside):
        return None
    return _Step(stop, "name" if mode == "open" else mode)


def _apposed(view: View, at: int, mode: str, head: int, limit: int) -> _Step | None:
    """Take what stands between commas and names the same: a name behind an office, an office behind a name."""
    first = at + 1
    if view.words[at].text not in _COMMAS or first not in view.cores or _is_apart(view.words[first]):
        return None
    stop = view.cores[first].stop
    if stop >= limit or _is_time(view, first, "closed", head, limit):
        return None
    closes = view.words[stop].text in _COMMAS
    if view.words[stop].tag == "comp" or (closes and stop + 1 < limit and view.words[stop + 1].tag == "comp"):
        return _Step(stop, "closed")
    name_behind_title = view.is_title(head) and view.words[first].tag == "name"
    title_behind_name = mode == "name" and view.is_title(first)
    return _Step(stop, "closed") if closes and (name_behind_title or title_behind_name) else None


def _coordinated(view: View, at: int, mode: str, limit: int) -> _Step | None:
    """Take "and Y": an adjective that agrees, or a noun phrase after which no new clause has begun."""
    if at >= limit or view.words[at].preposition or view.has_role(at, "seat"):
        return None
    word = view.words[at]
    if word.tag == "adj" and mode in ("closed", "adj", "name") and word.definite == (mode != "adj"):
        return _Step(at + 1, mode)
    core = view.cores.get(at)
    if core is None or word.tag == "dem" or word.norm in view.lexicon.dated:
        return None
    if core.stop < len(view.words) and view.words[core.stop].tag == "verb":
        return None
    return _Step(core.stop, core.mode)
