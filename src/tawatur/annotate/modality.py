"""Stretches of text that are not plain fact: negated, planned, possible, expected or long past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tawatur.lexicon import Lexicon, Match, PhraseTable
from tawatur.lexicon.concepts.calendar import TimeUnit, TimeWord
from tawatur.lexicon.concepts.modality import ModalityMark
from tawatur.records.document import Document, Sentence
from tawatur.records.layers import MODALITIES, WORD_CLASSES, Modality, WordClass
from tawatur.records.stage import Stage
from tawatur.text.clitics import ARTICLE
from tawatur.text.endings import is_accusative
from tawatur.text.inflection import Form
from tawatur.text.lookups import opens_background

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
#: The kinds of what has not happened, and the scope of marks before verbs.
_UNREAL, _VERB, _PLANNED = frozenset({"negated", "hypothetical"}), "verb", "planned"
#: How many words of a length of time stand between "since" and its unit, and behind the unit before "last".
_LENGTH, _COUNTED = 4, 2
#: The kinds of words for "since", "last" and "recent".
_SINCE, _LAST = "since", frozenset({"past", "recent"})
#: The rule of a long time ago, and the word classes of a length of time.
_LONG_AGO, _LENGTHS = "<long ago>", frozenset({"num", "noun", "adj"})
#: The scope of adjectives, how many words they describe at most, and the classes of these.
_DESCRIBED, _DESCRIPTION = "described", 7
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
            found.extend(_long_ago(doc, sentence, lexicon.compiled(_lengths), links))
    return doc.with_layer(MODALITIES, sorted(found, key=lambda m: (m.first, m.stop, m.kind)))


class _Worded(msgspec.Struct, frozen=True):
    """A mark whose words are known, and the preposition that must be written onto the word behind them."""

    entry: ModalityMark
    preposition: str


def _table(lexicon: Lexicon) -> PhraseTable[_Worded]:
    forms = ((form, entry) for entry in lexicon.entries(ModalityMark) for form in entry.forms())
    return PhraseTable(_bare(form, entry) for form, entry in forms)


def _bare(form: Form, entry: ModalityMark) -> tuple[Form, _Worded]:
    """A form without the one-letter preposition with which it ends."""
    words, _, last = form.text.rpartition(" ")
    if not words or len(last) > 1:
        return form, _Worded(entry, "")
    return msgspec.structs.replace(form, text=words), _Worded(entry, last)


class _Links(msgspec.Struct, frozen=True):
    """The folded words that carry a mark over to what follows them ("or"), and those that end it ("except").

    Behind `known` ones ("after", "because of") stands what has happened, whatever is denied or only possible before;
    `during` ones end what a verb denies as well.
    """

    joined: frozenset[str]
    ending: frozenset[str]
    known: frozenset[str]
    during: frozenset[str]

    def ending_of(self, mark: ModalityMark) -> frozenset[str]:
        """The words that end a mark; behind "did not" the word for "after" is "yet"."""
        if mark.kind == _PLANNED:
            return self.ending | self.known
        if mark.kind not in _UNREAL or (mark.scope == _VERB and mark.kind != _NEGATED):
            return self.ending
        return self.ending | self.during if mark.scope == _VERB else self.ending | self.during | self.known


def _links(lexicon: Lexicon) -> _Links:
    marks = lexicon.entries(ModalityMark)
    ending = [entry for entry in marks if entry.ends]
    return _Links(
        _words(entry for entry in marks if entry.kind == _JOINED),
        _words(entry for entry in ending if entry.kind),
        _words(entry for entry in ending if not entry.kind and entry.scope != _VERB),
        _words(entry for entry in ending if not entry.kind and entry.scope == _VERB),
    )


def _words(marks: Iterable[ModalityMark]) -> frozenset[str]:
    return frozenset(form.text for mark in marks for form in mark.forms())


def _marked(doc: Document, sentence: Sentence, table: PhraseTable[_Worded], links: _Links) -> Iterator[Modality]:
    classes = doc[WORD_CLASSES]
    for match in table.find(doc.tokens_of(sentence), pronouns=True):
        entry = _entry_of(match, classes[match.stop] if match.stop < sentence.stop else None)
        if entry is None or entry.kind in ("", _JOINED):
            continue
        bound = match.pronoun and (entry.kind != _NEGATED or entry.scope == _VERB)
        if bound or _describes(doc, sentence, match):
            continue
        ending = links.ending_of(entry)
        first, stop = _scope(doc, sentence, entry.scope, match.first, match.stop, links.joined, ending)
        if stop > first:
            mark = doc.span(match.variant.start, doc.tokens[match.stop - 1].end)
            yield Modality(first=first, stop=stop, kind=entry.kind, mark=mark, rule=f"<{entry.id}>")


def _describes(doc: Document, sentence: Sentence, match: Match[_Worded]) -> bool:
    """Whether a lone accusative right behind an indefinite one describes it: "a former officer", no "formerly"."""
    at = match.first
    if match.stop - at > 1 or at == sentence.first or not is_accusative(doc.tokens[at].text):
        return False
    before = doc[WORD_CLASSES][at - 1]
    plain = before.tag in ("noun", "adj") and not before.definite and not before.pronoun
    return plain and is_accusative(doc.tokens[at - 1].text)


def _entry_of(match: Match[_Worded], behind: WordClass | None) -> ModalityMark | None:
    """The mark that words are before a word: rather one that asks for its preposition."""
    tense, preposition = ("", "") if behind is None else (behind.tense, behind.preposition)
    fitting = [worded for worded, _ in match.items if worded.entry.before in ("", tense)]
    asking = (worded.entry for worded in fitting if worded.preposition == preposition != "")
    return next(asking, next((worded.entry for worded in fitting if not worded.preposition), None))


def _scope(
    doc: Document,
    sentence: Sentence,
    scope: str,
    first: int,
    stop: int,
    joined: frozenset[str],
    ending: frozenset[str],
) -> tuple[int, int]:
    if scope == _DESCRIBED:
        return _start_of_noun(doc, sentence, first), first
    end = _end_of_clause(doc, sentence, stop, _REACH[scope], joined, ending)
    if scope != "sentence":
        return stop, end
    begin, least = first, max(sentence.first, first - _BACK)
    while begin > least and doc.tokens[begin - 1].text not in _STOPS:
        begin -= 1
        if opens_background(doc[WORD_CLASSES], begin, sentence.first, stop):
            break
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


def _end_of_clause(
    doc: Document, sentence: Sentence, at: int, reach: int, joined: frozenset[str], ending: frozenset[str]
) -> int:
    """The token after the clause: a comma or stop, a conjunction, "who", or a verb joined by "and"."""
    classes = doc[WORD_CLASSES]
    limit = min(sentence.stop, at + reach)
    start = at
    while at < limit:
        found = classes[at]
        if doc.tokens[at].text in _STOPS:
            break
        if doc.tokens[at].norm in ending and at > start:
            break
        if found.tag == "conj" and at > start and doc.tokens[at].norm not in joined:
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
            end = _end_of_clause(doc, sentence, at, _REACH["clause"], links.joined, links.ending)
            yield Modality(
                first=at, stop=end, kind="planned", mark=doc.span_of_tokens(at, at + 1), rule="<future verb>"
            )


class _Lengths(msgspec.Struct, frozen=True):
    """The folded units of a month and more, those of one, and the words for "since" and "last"."""

    units: frozenset[str]
    single: frozenset[str]
    since: frozenset[str]
    last: frozenset[str]


def _lengths(lexicon: Lexicon) -> _Lengths:
    units = [entry for entry in lexicon.entries(TimeUnit) if entry.is_long]
    words = lexicon.entries(TimeWord)
    return _Lengths(
        frozenset(form.text for entry in units for form in entry.forms()),
        frozenset(form.text for entry in units if entry.count == 1 for form in entry.forms()),
        frozenset(form.text for word in words if word.kind == _SINCE for form in word.forms()),
        frozenset(form.text for word in words if word.kind in _LAST for form in word.forms()),
    )


def _long_ago(doc: Document, sentence: Sentence, lengths: _Lengths, links: _Links) -> Iterator[Modality]:
    """Clauses in the past that tell how long ago it was ("since two years", "in the last three years")."""
    classes = doc[WORD_CLASSES]
    for at in range(sentence.first, sentence.stop):
        if lengths.units.isdisjoint(doc.tokens[at].keys):
            continue
        known = classes[at].definite
        first = _last_years(doc, sentence, at, lengths) if known else _since(doc, sentence, at, lengths)
        if first is None or not _is_past(doc, sentence, first, alone=known):
            continue
        begin, end = _scope(doc, sentence, "sentence", first, at + 1, links.joined, links.ending)
        yield Modality(first=begin, stop=end, kind="historical", mark=doc.span_of_tokens(first, at + 1), rule=_LONG_AGO)


def _since(doc: Document, sentence: Sentence, at: int, lengths: _Lengths) -> int | None:
    """Where "since" stands before a length of several units that ends with the one at a token."""
    classes = doc[WORD_CLASSES]
    if not lengths.single.isdisjoint(doc.tokens[at].keys):
        return None
    for k in range(at - 1, max(sentence.first, at - _LENGTH) - 1, -1):
        if doc.tokens[k].norm in lengths.since:
            return k
        if classes[k].tag not in _LENGTHS or classes[k].definite:
            return None
    return None


def _last_years(doc: Document, sentence: Sentence, at: int, lengths: _Lengths) -> int | None:
    """The unit of several months or years that a number counts before "last" ("the last three years")."""
    classes, stop = doc[WORD_CLASSES], min(sentence.stop, at + 1 + _COUNTED)
    counted = at + 1 < stop and classes[at + 1].tag in ("num", "adj") and not lengths.single & set(doc.tokens[at].keys)
    return at if counted and any(doc.tokens[k].norm in lengths.last for k in range(at + 2, stop)) else None


def _is_past(doc: Document, sentence: Sentence, first: int, *, alone: bool) -> bool:
    """Whether the verb of the clause of a time is in the past; if it is not `alone` no participle may stand before it
    ("besieged since")."""
    classes = doc[WORD_CLASSES]
    for at in range(first - 1, max(sentence.first, first - _BACK) - 1, -1):
        found, before = classes[at], classes[at - 1] if at > sentence.first else None
        if doc.tokens[at].text in _STOPS:
            break
        if found.tag == "verb":
            return found.tense == "past"
        known = found.definite and before is not None and (before.definite or found.tag != "noun")
        if not alone and (known or found.tag == "rel" or (at == first - 1 and found.pronoun)):
            return False
    behind = (classes[at] for at in range(first, min(sentence.stop, first + _BACK)))
    verb = next((found for found in behind if found.tag == "verb"), None)
    return verb is not None and verb.tense == "past"


MODALITY_STAGE: Stage[Lexicon] = Stage(
    name="modality", version="7", requires=(WORD_CLASSES,), assigns=(MODALITIES,), run=_run
)
