"""Stretches of text that are not plain fact: negated, planned, possible, expected or long past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.modality import ModalityMark
from tawatur.records.document import Document, Sentence
from tawatur.records.layers import MODALITIES, WORD_CLASSES, Modality
from tawatur.records.stage import Stage
from tawatur.text.clitics import ARTICLE

__all__ = ["MODALITY_STAGE"]

#: How many tokens a mark reaches at most, by the kind of its scope.
_REACH = {"word": 2, "verb": 8, "clause": 16, "noun": 5, "sentence": 16}
#: How far before itself a mark of the past reaches.
_BACK = 14
_STOPS = frozenset("،,.؛;:!?؟")
#: The kind of marks that only carry others on.
_JOINED = "joined"
#: Marks that may carry the pronoun of whom they hinder ("prevented him from").
_NEGATED = "negated"
#: The scope of adjectives, how many words they describe at most, and the classes of these.
_DESCRIBED, _DESCRIPTION = "described", 4
_NOMINAL = frozenset({"noun", "adj", "name", "participle", "num"})
#: How far before "who" the noun stands that its clause tells of.
_TOLD = 3


def _run(doc: Document, lexicon: Lexicon) -> Document:
    found: list[Modality] = []
    table = lexicon.compiled(_table)
    links = lexicon.compiled(_links)
    for sentence in doc.sentences:
        if sentence.is_read:
            found.extend(_marked(doc, sentence, table, links))
            found.extend(_future(doc, sentence, links))
    return doc.with_layer(MODALITIES, sorted(found, key=lambda m: (m.first, m.stop, m.kind)))


def _table(lexicon: Lexicon) -> PhraseTable[ModalityMark]:
    return PhraseTable((form, entry) for entry in lexicon.entries(ModalityMark) for form in entry.forms())


class _Links(msgspec.Struct, frozen=True):
    """The folded words that carry a mark over to what follows them ("or"), and those that end it ("except")."""

    joined: frozenset[str]
    ending: frozenset[str]


def _links(lexicon: Lexicon) -> _Links:
    marks = lexicon.entries(ModalityMark)
    return _Links(_words(e for e in marks if e.kind == _JOINED), _words(e for e in marks if e.ends))


def _words(marks: Iterable[ModalityMark]) -> frozenset[str]:
    return frozenset(form.text for mark in marks for form in mark.forms())


def _marked(doc: Document, sentence: Sentence, table: PhraseTable[ModalityMark], links: _Links) -> Iterator[Modality]:
    classes = doc[WORD_CLASSES]
    for match in table.find(doc.tokens_of(sentence), pronouns=True):
        follows = classes[match.stop].tense if match.stop < sentence.stop else ""
        entry = next((entry for entry, _ in match.items if entry.before in ("", follows)), None)
        if entry is None or entry.kind in ("", _JOINED):
            continue
        if match.pronoun and entry.kind != _NEGATED:
            continue
        first, stop = _scope(doc, sentence, entry.scope, match.first, match.stop, links)
        if stop > first:
            mark = doc.span(match.variant.start, doc.tokens[match.stop - 1].end)
            yield Modality(first=first, stop=stop, kind=entry.kind, mark=mark, rule=f"<{entry.id}>")


def _scope(doc: Document, sentence: Sentence, scope: str, first: int, stop: int, links: _Links) -> tuple[int, int]:
    if scope == _DESCRIBED:
        return _start_of_noun(doc, sentence, first), first
    end = _end_of_clause(doc, sentence, stop, _REACH[scope], links)
    if scope != "sentence":
        return stop, end
    begin, least = first, max(sentence.first, first - _BACK)
    while begin > least and doc.tokens[begin - 1].text not in _STOPS:
        begin -= 1
        if doc[WORD_CLASSES][begin].tag == "rel" and doc.tokens[begin].norm.startswith(ARTICLE):
            least = max(least, begin - _TOLD)
    return begin, end


def _start_of_noun(doc: Document, sentence: Sentence, at: int) -> int:
    """Where the noun phrase begins whose adjective stands at a token."""
    classes, least = doc[WORD_CLASSES], max(sentence.first, at - _DESCRIPTION)
    while at > least and classes[at - 1].tag in _NOMINAL:
        at -= 1
        if classes[at].preposition or classes[at].conjunction:
            break
    return at


def _end_of_clause(doc: Document, sentence: Sentence, at: int, reach: int, links: _Links) -> int:
    """The token after the clause: a comma or stop, a conjunction, "who", or a verb joined by "and"."""
    classes = doc[WORD_CLASSES]
    limit = min(sentence.stop, at + reach)
    start = at
    while at < limit:
        found = classes[at]
        if doc.tokens[at].text in _STOPS:
            break
        if doc.tokens[at].norm in links.ending and at > start:
            break
        if found.tag == "conj" and at > start and doc.tokens[at].norm not in links.joined:
            break
        if found.tag in ("verb", "participle") and found.conjunction and at > start:
            break
        if found.tag == "rel" and at > start and doc.tokens[at].norm.startswith(ARTICLE):
            break
        at += 1
    return at


def _future(doc: Document, sentence: Sentence, links: _Links) -> Iterator[Modality]:
    classes = doc[WORD_CLASSES]
    for at in range(sentence.first, sentence.stop):
        if classes[at].tag == "verb" and classes[at].tense == "future":
            end = _end_of_clause(doc, sentence, at, _REACH["clause"], links)
            yield Modality(
                first=at, stop=end, kind="planned", mark=doc.span_of_tokens(at, at + 1), rule="<future verb>"
            )


MODALITY_STAGE: Stage[Lexicon] = Stage(
    name="modality", version="1", requires=(WORD_CLASSES,), assigns=(MODALITIES,), run=_run
)
