"""The words of an article that answer a query, in their original letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from tawatur.errors import QueryError
from tawatur.records.ledger import Entity
from tawatur.records.span import Span, span_of
from tawatur.store.criteria import All, AnyOf, Criterion, Not, Term
from tawatur.text.folding import MARKS, is_arabic_letter
from tawatur.text.searchkeys import find_foreign, find_words, has_ligatures, likely_places, word_at, word_keys
from tawatur.text.sounds import name_sounds

__all__ = ["Matcher", "asked_criteria", "has_exact", "outermost", "preselection"]

Place = tuple[int, int]
#: Where a word starts → where it ends, and its keys.
Words = dict[int, tuple[int, tuple[str, ...]]]


def has_exact(criterion: Criterion | None) -> bool:
    """Whether a criterion asks for letters as typed, which an index of keys cannot answer alone."""
    if isinstance(criterion, Term):
        return criterion.exact is not None
    return any(has_exact(inner) for inner in _inside(criterion))


def preselection(criterion: Criterion) -> Criterion:
    """A criterion that every article meets which meets this one, without letters as typed."""
    if isinstance(criterion, Not):
        return All(criteria=()) if has_exact(criterion) else criterion
    if isinstance(criterion, All | AnyOf):
        return type(criterion)(criteria=tuple(preselection(inner) for inner in criterion.criteria))
    return criterion


class Matcher:
    """Looks for one criterion in many articles; remembers for each word it met whether the criterion asks for it."""

    def __init__(self, criterion: Criterion | None) -> None:
        self._criterion = criterion
        terms = tuple(dict.fromkeys(_asked(criterion)))
        self._words = tuple(term for term in terms if term.field == "text" and term.exact is None)
        self._names = tuple(term for term in terms if term.field in ("entity", "speaker"))
        self._exact = tuple(term.exact for term in terms if term.exact is not None)
        everything = (*self._names, *(term for term in _terms(criterion) if term.field == "text"))
        self._keys = frozenset(key for term in everything for keys in term.words for key in keys)
        self._begins = tuple(key for term in everything if term.prefix for key in term.words[-1])
        words = [key for term in everything if term.field == "text" for keys in term.words for key in keys]
        self._likely = likely_places(key for key in words if not key.isascii())
        self._has_foreign = any(key.isascii() for key in words)
        #: Whether the words that may answer can be told by their letters, before their keys are made.
        self._is_quick = self._likely is not None or all(key.isascii() for key in words)
        self._memory: dict[str, tuple[str, ...]] = {}

    @property
    def needs_names(self) -> bool:
        """Whether the words are those of names, which only a ledger knows."""
        return bool(self._names)

    def spans(self, text: str, entities: Sequence[Entity] = ()) -> tuple[Span, ...]:
        """The places of an article that answer, in order, none inside another; its entities are asked for names."""
        places: set[Place] = set()
        if self._words:
            words = self._asked_words(text)
            for term in self._words:
                places.update(_places(term, words, text))
        for exact in self._exact:
            places.update(_exact_places(exact, text))
        if self._names:
            places.update(self._name_places(entities))
        return tuple(span_of(text, start, end) for start, end in _outermost(places))

    def holds(self, text: str) -> bool:
        """Whether an article that a store preselected meets the parts that ask for letters as typed.

        Raise QueryError where such a part stands in one alternative with something that only the store can answer.
        """
        return self._criterion is None or self._holds(self._criterion, text)

    def _holds(self, criterion: Criterion, text: str) -> bool:
        if isinstance(criterion, All):
            return all(self._holds(inner, text) for inner in criterion.criteria)
        if not has_exact(criterion):
            return True
        return _meets(criterion, text, lambda: self._asked_words(text))

    def _asked_words(self, text: str) -> Words:
        """The words that some term asks for: where they start → where they end, and their keys."""
        is_quick = self._is_quick and not has_ligatures(text)
        memory = self._memory
        found: Words = {}
        for match in self._likely_words(text) if is_quick else find_words(text):
            word = match[0]
            if word not in memory:
                memory[word] = self._remember(word)
            if memory[word]:
                found[match.start()] = (match.end(), memory[word])
        return found

    def _likely_words(self, text: str) -> Iterator[re.Match[str]]:
        if self._has_foreign:
            yield from find_foreign(text)
        end = 0
        if self._likely is None:
            return
        for place in self._likely.finditer(text):
            if place.start() >= end:
                word = word_at(text, place.start(), first=end)
                if word is not None:
                    yield word
                    end = word.end()

    def _remember(self, word: str) -> tuple[str, ...]:
        """The keys of a word if one is asked for, () if none is."""
        keys = word_keys(word)
        if not self._keys.isdisjoint(keys):
            return keys
        return keys if self._begins and any(key.startswith(self._begins) for key in keys) else ()

    def _name_places(self, entities: Sequence[Entity]) -> Iterator[Place]:
        """The mentions of entities whose names have a term's keys, by letters or by sound."""
        seen: dict[str, list[Place]] = {}
        for entity in entities:
            for mention in entity.mentions:
                if mention.text not in seen:
                    seen[mention.text] = self._in_name(mention.text)
                yield from ((mention.start + start, mention.start + end) for start, end in seen[mention.text])

    def _in_name(self, name: str) -> list[Place]:
        words = {m.start(): (m.end(), keys) for m in find_words(name) if (keys := self._remember(m[0]))}
        found = [place for term in self._names for place in _places(term, words, name)]
        sounds = frozenset(key for term in self._names if len(term.words) == 1 for key in term.words[0])
        return found or ([] if sounds.isdisjoint(name_sounds(name)) else [(0, len(name))])


def _inside(criterion: Criterion | None) -> tuple[Criterion, ...]:
    if isinstance(criterion, All | AnyOf):
        return criterion.criteria
    return (criterion.criterion,) if isinstance(criterion, Not) else ()


def _terms(criterion: Criterion | None) -> Iterator[Term]:
    """All terms, the negated ones too."""
    if isinstance(criterion, Term):
        yield criterion
    for inner in _inside(criterion):
        yield from _terms(inner)


def _asked(criterion: Criterion | None) -> Iterator[Term]:
    """The terms that may stand in what was found."""
    return (one for one in asked_criteria(criterion) if isinstance(one, Term))


def asked_criteria(criterion: Criterion | None) -> Iterator[Criterion]:
    """The single criteria that what was found may meet: not what is negated."""
    if isinstance(criterion, All | AnyOf):
        for inner in criterion.criteria:
            yield from asked_criteria(inner)
    elif criterion is not None and not isinstance(criterion, Not):
        yield criterion


def _meets(criterion: Criterion, text: str, words: Callable[[], Words]) -> bool:
    if isinstance(criterion, Not):
        return not _meets(criterion.criterion, text, words)
    if isinstance(criterion, All):
        return all(_meets(inner, text, words) for inner in criterion.criteria)
    if isinstance(criterion, AnyOf):
        return any(_meets(inner, text, words) for inner in criterion.criteria)
    if not isinstance(criterion, Term) or criterion.field != "text":
        raise QueryError("exact: cannot be an alternative to, or negated together with, a field; write two searches")
    if criterion.exact is not None:
        return next(_exact_places(criterion.exact, text), None) is not None
    return next(_places(criterion, words(), text), None) is not None


def _places(term: Term, words: Words, text: str) -> Iterator[Place]:
    """Where neighbouring words have the keys of a term."""
    wanted = [frozenset(keys) for keys in term.words]
    begins = tuple(term.words[-1]) if term.prefix else ()
    for start in words:
        at: int | None = start
        end = start
        for number, keys in enumerate(wanted, 1):
            end, held = words.get(-1 if at is None else at, (end, ()))
            last = number == len(wanted)
            if keys.isdisjoint(held) and not (last and begins and any(key.startswith(begins) for key in held)):
                break
            at = None if last else _next_word(text, end)
        else:
            yield start, end


def _next_word(text: str, end: int) -> int | None:
    """Where the next word starts that has a key at all: marks alone are none."""
    return next((match.start() for match in find_words(text, end) if word_keys(match[0])), None)


def _exact_places(exact: str, text: str) -> Iterator[Place]:
    """Where the letters stand exactly so, and no letter or mark goes on before or after."""
    for match in re.finditer(re.escape(exact), text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if not _goes_on(before) and not _goes_on(after):
            yield match.start(), match.end()


def _goes_on(letter: str) -> bool:
    return bool(letter) and (letter.isalnum() or is_arabic_letter(letter) or ord(letter) in MARKS - _INVISIBLE)


#: Controls that may stand beside a word without belonging to it.
_INVISIBLE = frozenset({*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0x061C})


def outermost(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans of a text in order, without those that begin inside another."""
    return tuple(span_of(text, start, end) for start, end in _outermost((one.start, one.end) for one in spans))


def _outermost(places: Iterable[Place]) -> Iterator[Place]:
    end = -1
    for start, stop in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= end:
            yield start, stop
            end = stop
