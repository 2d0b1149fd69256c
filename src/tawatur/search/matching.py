"""The words of an article that answer a query, in their original letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tawatur.errors import QueryError
from tawatur.records.ledger import Ledger
from tawatur.records.span import Span, span_of
from tawatur.store.criteria import All, AnyOf, Criterion, Not, Term
from tawatur.text.folding import MARKS, is_arabic_letter
from tawatur.text.searchkeys import Word, iter_words, word_keys
from tawatur.text.sounds import name_sounds

__all__ = ["has_exact", "holds", "matched_spans", "preselection"]


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


def holds(criterion: Criterion, ledger: Ledger) -> bool:
    """Whether an article that a store preselected meets the parts that ask for letters as typed.

    Raise QueryError where such a part stands in one alternative with something that only the store can answer.
    """
    if isinstance(criterion, All):
        return all(holds(inner, ledger) for inner in criterion.criteria)
    if not has_exact(criterion):
        return True
    return _meets(criterion, ledger.article.text, tuple(_read(ledger.article.text)))


def matched_spans(criterion: Criterion | None, ledger: Ledger) -> tuple[Span, ...]:
    """The places of the article that answer the query, in order, none inside another."""
    text = ledger.article.text
    words = tuple(_read(text))
    places: set[tuple[int, int]] = set()
    for term in _asked(criterion):
        if term.exact is not None:
            places.update(_exact_places(term.exact, text))
        elif term.field == "text":
            places.update(_places(term, words))
        elif term.field in ("entity", "speaker"):
            places.update(_name_places(term, ledger))
    return tuple(span_of(text, start, end) for start, end in _outermost(places))


def _inside(criterion: Criterion | None) -> tuple[Criterion, ...]:
    if isinstance(criterion, All | AnyOf):
        return criterion.criteria
    return (criterion.criterion,) if isinstance(criterion, Not) else ()


def _asked(criterion: Criterion | None) -> Iterator[Term]:
    """The terms that may stand in what was found."""
    if isinstance(criterion, Term):
        yield criterion
    elif not isinstance(criterion, Not):
        for inner in _inside(criterion):
            yield from _asked(inner)


def _read(text: str) -> Iterator[tuple[Word, tuple[str, ...]]]:
    for word in iter_words(text):
        keys = word_keys(word.text)
        if keys:
            yield word, keys


def _meets(criterion: Criterion, text: str, words: Sequence[tuple[Word, tuple[str, ...]]]) -> bool:
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
    return next(_places(criterion, words), None) is not None


def _places(term: Term, words: Sequence[tuple[Word, tuple[str, ...]]]) -> Iterator[tuple[int, int]]:
    """Where neighbouring words have the keys of a term."""
    size = len(term.words)
    wanted = [frozenset(keys) for keys in term.words]
    begins = tuple(term.words[-1]) if term.prefix else ()
    for at in range(len(words) - size + 1):
        if all(
            not wanted[n].isdisjoint(words[at + n][1])
            or (begins and n == size - 1 and any(key.startswith(begins) for key in words[at + n][1]))
            for n in range(size)
        ):
            yield words[at][0].start, words[at + size - 1][0].end


def _name_places(term: Term, ledger: Ledger) -> Iterator[tuple[int, int]]:
    """The mentions of entities whose names have a term's keys, by letters or by sound."""
    first = frozenset(term.words[0])
    for entity in ledger.entities:
        for mention in entity.mentions:
            found = [(w.start, w.end) for w, _ in _places_of_words(term, mention.text)]
            if found:
                yield from ((mention.start + start, mention.start + end) for start, end in found)
            elif len(term.words) == 1 and not first.isdisjoint(name_sounds(mention.text)):
                yield mention.start, mention.end


def _places_of_words(term: Term, text: str) -> Iterator[tuple[Word, None]]:
    for start, end in _places(term, tuple(_read(text))):
        yield Word(start, end, text[start:end]), None


def _exact_places(exact: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the letters stand exactly so, and no letter or mark goes on before or after."""
    for match in re.finditer(re.escape(exact), text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if not _goes_on(before) and not _goes_on(after):
            yield match.start(), match.end()


def _goes_on(letter: str) -> bool:
    return bool(letter) and (letter.isalnum() or is_arabic_letter(letter) or ord(letter) in MARKS - _INVISIBLE)


#: Controls that may stand beside a word without belonging to it.
_INVISIBLE = frozenset({*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0x061C})


def _outermost(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    end = -1
    for start, stop in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= end:
            yield start, stop
            end = stop
