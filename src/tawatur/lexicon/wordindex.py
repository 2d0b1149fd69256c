"""Many tables over one article: every word is looked up once, and each table knows where its phrases may begin."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from threading import Lock
from typing import Protocol, TypeVar

import msgspec

from tawatur.lexicon.loader import Lexicon
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.records.document import Document, Sentence, Token
from tawatur.text.kept import Kept

__all__ = ["Heads", "WordIndex", "heads"]

T = TypeVar("T")


class _Table(Protocol):
    """What is looked for: phrases of a table, or words."""

    @property
    def heads(self) -> frozenset[str]: ...
    @property
    def bound_heads(self) -> frozenset[str]: ...
    def seconds(self, head: str) -> AbstractSet[str] | None: ...
    def starts(self, tokens: Sequence[Token], *, pronouns: bool = False) -> list[int]: ...


class _Led(msgspec.Struct, frozen=True):
    """A table whose phrases begin with a word only where one of some others stands behind it."""

    number: int
    seconds: AbstractSet[str]
    pronouns: bool


class _Begun(msgspec.Struct, frozen=True):
    """The tables of which phrases begin with a word: by itself, and with another one behind it."""

    alone: frozenset[int] = frozenset()
    led: tuple[_Led, ...] = ()


_NOTHING = _Begun()


class Heads:
    """The folded words with which phrases of many tables begin, each with its tables by their numbers.

    A table is added when it is first asked for, so that no list of them is needed; `numbers` tells them by table and by
    whether pronouns are taken off.
    """

    def __init__(self) -> None:
        self.numbers: dict[tuple[_Table, bool], int] = {}
        self._free: dict[str, _Begun] = {}
        self._bound: dict[str, _Begun] = {}
        #: What tokens begin, by their folded form.
        self.kept: Kept[str, _Begun] = Kept()
        self._adding = Lock()

    def add(self, table: _Table, pronouns: bool) -> None:
        """Add a table, for the articles to come."""
        with self._adding:
            if (table, pronouns) not in self.numbers:
                number = len(self.numbers)
                alone = _Begun(frozenset({number}))
                for head in table.heads:
                    seconds = table.seconds(head)
                    led = None if seconds is None else _Begun(led=(_Led(number, seconds, pronouns),))
                    self._free[head] = _both(self._free.get(head, _NOTHING), led or alone)
                for head in table.bound_heads if pronouns else ():
                    self._bound[head] = _both(self._bound.get(head, _NOTHING), alone)
                # Last, and after a new store, so that an index never counts a table whose words are not all there.
                self.kept = Kept()
                self.numbers[table, pronouns] = number

    def begun_by(self, token: Token) -> _Begun:
        """What a token may begin in any of its readings."""
        found = _NOTHING
        for words, keys in ((self._free, token.keys), (self._bound, token.bound_keys)):
            for key in keys:
                if key in words:
                    found = _both(found, words[key])
        return found


def _both(one: _Begun, other: _Begun) -> _Begun:
    """What a word begins that begins what each of two does."""
    if one is _NOTHING:
        return other
    alone = one.alone | other.alone
    return _Begun(alone, tuple(led for led in (*one.led, *other.led) if led.number not in alone))


def heads(_: Lexicon) -> Heads:
    """The words of no table yet; for `Lexicon.compiled`."""
    return Heads()


class WordIndex:
    """Where in an article phrases of tables may begin, by the sentence's first token and the table's number.

    A sentence is looked through when it is first asked for.
    """

    def __init__(self, doc: Document, lexicon: Lexicon) -> None:
        self._tokens = doc.tokens
        self._heads = lexicon.compiled(heads)
        self._counted = len(self._heads.numbers)
        self._kept = self._heads.kept
        self._places: dict[int, dict[int, list[int]]] = {}

    def _look_through(self, sentence: Sentence) -> dict[int, list[int]]:
        """The places of a sentence where phrases may begin, by the table's number."""
        found: dict[int, list[int]] = {}
        kept = self._kept
        tokens = self._tokens[sentence.first : sentence.stop]
        for place, token in enumerate(tokens):
            begun = kept.get(token.norm) or kept.recall(token.norm)
            if begun is None:
                begun = kept.keep(token.norm, self._heads.begun_by(token))
            for number in begun.alone:
                if number in found:
                    found[number].append(place)
                else:
                    found[number] = [place]
            if begun.led and place + 1 < len(tokens):
                _put_led(found, place, begun.led, tokens[place + 1])
        return found

    def starts(self, table: _Table, sentence: Sentence, *, pronouns: bool = False) -> list[int]:
        """The places in a sentence where a phrase may begin, counted from its first token."""
        number = self._heads.numbers.get((table, pronouns))
        if number is not None and number < self._counted:
            if sentence.first not in self._places:
                self._places[sentence.first] = self._look_through(sentence)
            return self._places[sentence.first].get(number, [])
        self._heads.add(table, pronouns)
        return table.starts(self._tokens[sentence.first : sentence.stop], pronouns=pronouns)

    def find(
        self, table: PhraseTable[T], sentence: Sentence, *, pronouns: bool = False, overlapping: bool = False
    ) -> list[Match[T]]:
        """What `PhraseTable.find` finds in the tokens of a sentence."""
        starts = self.starts(table, sentence, pronouns=pronouns)
        if not starts:
            return []
        tokens = self._tokens[sentence.first : sentence.stop]
        return table.find(tokens, pronouns=pronouns, overlapping=overlapping, among=starts)


def _put_led(found: dict[int, list[int]], place: int, tables: tuple[_Led, ...], behind: Token) -> None:
    """Put a place where a phrase may begin because of the token behind it."""
    for led in tables:
        if behind.norm in led.seconds or (led.pronouns and not led.seconds.isdisjoint(behind.bound_keys)):
            places = found.setdefault(led.number, [])
            if not places or places[-1] != place:
                places.append(place)
