"""Stretches of text that are not plain fact: negated, planned, possible, expected or long past."""

from __future__ import annotations

from collections.abc import Iterator

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
#: How far before "who" the noun stands that its clause tells of.
_TOLD = 3


def _run(doc: Document, lexicon: Lexicon) -> Document:
    found: list[Modality] = []
    table = lexicon.compiled(_table)
    joining = lexicon.compiled(_joining)
    for sentence in doc.sentences:
        if sentence.is_read:
            found.extend(_marked(doc, sentence, table, joining))
            found.extend(_future(doc, sentence, joining))
    return doc.with_layer(MODALITIES, sorted(found, key=lambda m: (m.first, m.stop, m.kind)))


def _table(lexicon: Lexicon) -> PhraseTable[ModalityMark]:
    return PhraseTable((form, entry) for entry in lexicon.entries(ModalityMark) for form in entry.forms())


def _joining(lexicon: Lexicon) -> frozenset[str]:
    """The folded words ("or") that carry a mark over to what follows them."""
    return frozenset(f.text for e in lexicon.entries(ModalityMark) if e.kind == _JOINED for f in e.forms())


def _marked(
    doc: Document, sentence: Sentence, table: PhraseTable[ModalityMark], joining: frozenset[str]
) -> Iterator[Modality]:
    classes = doc[WORD_CLASSES]
    for match in table.find(doc.tokens_of(sentence), pronouns=True):
        entry = match.items[0][0]
        follows = classes[match.stop].tense if match.stop < sentence.stop else ""
        if entry.kind in ("", _JOINED) or (entry.before and follows != entry.before):
            continue
        if match.pronoun and entry.kind != _NEGATED:
            continue
        first, stop = _scope(doc, sentence, entry.scope, match.first, match.stop, joining)
        if stop > first:
            mark = doc.span(match.variant.start, doc.tokens[match.stop - 1].end)
            yield Modality(first=first, stop=stop, kind=entry.kind, mark=mark, rule=f"<{entry.id}>")


def _scope(
    doc: Document, sentence: Sentence, scope: str, first: int, stop: int, joining: frozenset[str]
) -> tuple[int, int]:
    end = _end_of_clause(doc, sentence, stop, _REACH[scope], joining)
    if scope != "sentence":
        return stop, end
    begin, least = first, max(sentence.first, first - _BACK)
    while begin > least and doc.tokens[begin - 1].text not in _STOPS:
        begin -= 1
        if doc[WORD_CLASSES][begin].tag == "rel" and doc.tokens[begin].norm.startswith(ARTICLE):
            least = max(least, begin - _TOLD)
    return begin, end


def _end_of_clause(doc: Document, sentence: Sentence, at: int, reach: int, joining: frozenset[str]) -> int:
    """The token after the clause: a comma or stop, a conjunction, "who", or a verb joined by "and"."""
    classes = doc[WORD_CLASSES]
    limit = min(sentence.stop, at + reach)
    start = at
    while at < limit:
        found = classes[at]
        if doc.tokens[at].text in _STOPS:
            break
        if found.tag == "conj" and at > start and doc.tokens[at].norm not in joining:
            break
        if found.tag in ("verb", "participle") and found.conjunction and at > start:
            break
        if found.tag == "rel" and at > start and doc.tokens[at].norm.startswith(ARTICLE):
            break
        at += 1
    return at


def _future(doc: Document, sentence: Sentence, joining: frozenset[str]) -> Iterator[Modality]:
    classes = doc[WORD_CLASSES]
    for at in range(sentence.first, sentence.stop):
        if classes[at].tag == "verb" and classes[at].tense == "future":
            end = _end_of_clause(doc, sentence, at, _REACH["clause"], joining)
            yield Modality(
                first=at, stop=end, kind="planned", mark=doc.span_of_tokens(at, at + 1), rule="<future verb>"
            )


MODALITY_STAGE: Stage[Lexicon] = Stage(
    name="modality", version="1", requires=(WORD_CLASSES,), assigns=(MODALITIES,), run=_run
)
