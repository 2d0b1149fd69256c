"""Many tables over one article: every word is looked up once, and each table knows where its phrases may begin."""

from __future__ import annotations

from threading import Lock
from typing import Any, TypeVar

from tawatur.lexicon.loader import Lexicon
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.records.document import Document, Sentence

__all__ = ["Heads", "WordIndex", "heads"]

T = TypeVar("T")

_Numbers = dict[str, tuple[int, ...]]


class Heads:
    """The folded words with which phrases of many tables begin, each with the numbers of its tables.

    A table is added when it is first asked for, so that no list of them is needed; `numbers` tells them by table and by
    whether pronouns are taken off.
    """

    def __init__(self) -> None:
        self.numbers: dict[tuple[PhraseTable[Any], bool], int] = {}
        self.free: _Numbers = {}
        self.bound: _Numbers = {}
        self._adding = Lock()

    def add(self, table: PhraseTable[Any], pronouns: bool) -> None:
        """Add a table, for the articles to come."""
        with self._adding:
            if (table, pronouns) not in self.numbers:
                number = len(self.numbers)
                _number(self.free, table.heads, number)
                _number(self.bound, table.bound_heads if pronouns else frozenset(), number)
                # Last, so that an index never counts a table whose words are not all there.
                self.numbers[table, pronouns] = number


def _number(words: _Numbers, heads: frozenset[str], number: int) -> None:
    alone = (number,)
    for head in heads:
        before = words.get(head)
        words[head] = alone if before is None else (*before, number)


def heads(_: Lexicon) -> Heads:
    """The words of no table yet; for `Lexicon.compiled`."""
    return Heads()


class WordIndex:
    """Where in an article phrases of tables may begin, by the table's number and the sentence's."""

    def __init__(self, doc: Document, lexicon: Lexicon) -> None:
        self._doc = doc
        self._heads = lexicon.compiled(heads)
        self._counted = len(self._heads.numbers)
        self._places: dict[tuple[int, int], list[int]] = {}
        free, bound = self._heads.free, self._heads.bound
        for token in doc.tokens:
            for key in token.keys:
                if key in free:
                    self._put(token.sentence, token.index, free[key])
            for key in token.bound_keys:
                if key in bound:
                    self._put(token.sentence, token.index, bound[key])

    def _put(self, sentence: int, at: int, tables: tuple[int, ...]) -> None:
        place = at - self._doc.sentences[sentence].first
        for table in tables:
            places = self._places.setdefault((table, sentence), [])
            if not places or places[-1] != place:
                places.append(place)

    def find(
        self, table: PhraseTable[T], sentence: Sentence, *, pronouns: bool = False, overlapping: bool = False
    ) -> list[Match[T]]:
        """What `PhraseTable.find` finds in the tokens of a sentence."""
        number, among = self._heads.numbers.get((table, pronouns)), None
        if number is None:
            self._heads.add(table, pronouns)
        elif number < self._counted:
            among = self._places.get((number, self._doc.tokens[sentence.first].sentence))
            if among is None:
                return []
        return table.find(self._doc.tokens_of(sentence), pronouns=pronouns, overlapping=overlapping, among=among)
