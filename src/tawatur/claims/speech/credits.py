"""Credits: where the article says its text comes from, in bylines, datelines, footers, or as a speaker.

An agency or paper that is itself said to have said something is credited as well; one that was merely spoken to is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tawatur.claims.speech.scene import Scene, scene_of, source_words
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.reporting import CreditWord, Medium
from tawatur.records.document import Document, Token
from tawatur.records.identity import content_id
from tawatur.records.layers import (
    CREDITS,
    CUES,
    ENTITIES,
    MENTIONS,
    PHRASES,
    QUOTATIONS,
    STATEMENTS,
    TIMES,
    WORD_CLASSES,
)
from tawatur.records.ledger import Credit, Statement
from tawatur.records.span import Span
from tawatur.records.stage import Stage
from tawatur.text.dashes import DASHES
from tawatur.text.folding import one_line
from tawatur.text.tokens import cut

__all__ = ["CREDIT_STAGE"]

#: A dateline or byline is a line of at most `_LINE` tokens, or ends within `_OPENING` tokens at a bracket or dash.
_LINE = 14
_OPENING = 8
_DASHES = DASHES | {"/", "|", "\\"}
_CUTS = _DASHES | {":", "،", ",", "(", ")"}
_LABEL = DASHES | {":", "/"}
#: Longest name after "by", in words.
_NAME = 4
_KIND = {"agency": "agency", "newspaper": "outlet", "broadcaster": "outlet", "outlet": "outlet"}


class _Found(msgspec.Struct, frozen=True):
    """A credit before it gets its id."""

    start: int
    end: int
    kind: str
    name: str
    rule: str


def _credit_words(lexicon: Lexicon) -> PhraseTable[CreditWord]:
    return PhraseTable((form, entry) for entry in lexicon.entries(CreditWord) for form in entry.forms())


def _run(doc: Document, lexicon: Lexicon) -> Document:
    scene = scene_of(doc, lexicon.compiled(source_words))
    words = lexicon.compiled(_credit_words)
    found = [
        *_of_lines(scene, words),
        *_of_links(scene, words),
        *_of_text(scene, words),
        *_of_speakers(scene),
    ]
    kept: list[_Found] = []
    for credit in sorted(found, key=lambda f: (f.start, -f.end, f.rule)):
        if not any(k.start < credit.end and credit.start < k.end for k in kept[-3:]):
            kept.append(credit)
    return doc.with_layer(CREDITS, [_credit(doc, credit) for credit in kept])


def _credit(doc: Document, found: _Found) -> Credit:
    span = doc.span(found.start, found.end)
    return Credit(
        id=content_id("credit", doc.article.id, span.start, span.end),
        start=span.start,
        end=span.end,
        text=span.text,
        kind=found.kind,
        name=one_line(found.name),
        rule=found.rule,
    )


def _of_lines(scene: Scene, words: PhraseTable[CreditWord]) -> Iterator[_Found]:
    """Datelines and bylines: short lines, and the brackets or dashes that open the text."""
    for number, sentence in enumerate(scene.doc.sentences):
        if sentence.kind == "title":
            continue
        if number and scene.doc.sentences[number - 1].block == sentence.block:
            continue
        yield from _line(scene, words, sentence.first, sentence.stop, opening=number <= 3)


def _line(scene: Scene, words: PhraseTable[CreditWord], first: int, stop: int, *, opening: bool) -> Iterator[_Found]:
    label = words.match_at(scene.tokens[first : min(stop, first + 4)], 0)
    if label is not None and label.stop < stop and scene.tokens[label.stop].text in _LABEL:
        yield from _labelled(scene, label.items[0][0].role, label.stop + 1, stop)
        return
    if label is not None and label.items[0][0].role == "byline" and stop - first <= _OPENING:
        yield from _labelled(scene, "byline", label.stop, stop)
        return
    short = stop - first <= _LINE and not any(_is_verb(scene, k) for k in range(first, stop))
    signed = list(_signed(scene, words, first, stop)) if short else []
    if signed:
        yield from signed
        return
    if not opening:
        return
    head = stop if short else _head_end(scene, first, stop)
    if head is not None:
        yield from _people_line(scene, first, head) or _dateline(scene, first, head)


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether a token is a verb and no part of a name ("Yazid" is written like one)."""
    return scene.classes[at].tag == "verb" and at not in scene.mentions


def _parts(scene: Scene, first: int, stop: int) -> list[tuple[int, int]]:
    """A line cut at dashes, strokes, commas, brackets and colons."""
    parts: list[tuple[int, int]] = []
    begin = first
    for at in range(first, stop + 1):
        if at == stop or scene.tokens[at].text in _CUTS:
            if at > begin:
                parts.append((begin, at))
            begin = at + 1
    return parts


def _signed(scene: Scene, words: PhraseTable[CreditWord], first: int, stop: int) -> list[_Found]:
    """<prepared by> <name> <dash> <edited by> <name>: several labels without colons in one line, often in brackets."""
    found: list[_Found] = []
    for begin, end in _parts(scene, first, stop):
        label = words.match_at(scene.tokens[begin : min(end, begin + 3)], 0)
        if label is None or label.items[0][0].role != "byline" or label.stop >= end:
            continue
        mention = scene.mentions.get(label.stop)
        if mention is not None and mention.type == "PER":
            found.append(_Found(mention.start, mention.end, "byline", mention.name, "<by> <name>"))
    return found if len(found) > 1 or scene.tokens[first].text == "(" else []


def _people_line(scene: Scene, first: int, stop: int) -> list[_Found]:
    """<writer> <dash> <outlet> <dash> <place>, in any order; empty where no part of the line is a person's name."""
    parts = _parts(scene, first, stop)
    if len(parts) < 2 or not any(_holds(scene, part, "PER") for part in parts):
        return []
    found: list[_Found] = []
    for begin, end in parts:
        span = scene.doc.span_of_tokens(begin, end)
        medium = scene.medium(begin, end)
        if _holds(scene, (begin, end), "PER"):
            found.append(_Found(span.start, span.end, "byline", span.text, "<name> <dash>"))
        elif medium is not None and medium[0].kind in _KIND:
            found.append(_Found(span.start, span.end, _KIND[medium[0].kind], span.text, "<name> <dash> <medium>"))
        elif _holds(scene, (begin, end), "LOC"):
            found.append(_Found(span.start, span.end, "dateline", span.text, "<name> <dash> <place>"))
        elif span.text == scene.doc.article.outlet:
            found.append(_Found(span.start, span.end, "outlet", span.text, "<name> <dash> <outlet>"))
    return found


def _holds(scene: Scene, part: tuple[int, int], kind: str) -> bool:
    """Whether a part of a line is a name of this type and nothing else."""
    mention = scene.mentions.get(part[0])
    return mention is not None and mention.type == kind and mention.first == part[0] and mention.stop >= part[1]


def _head_end(scene: Scene, first: int, stop: int) -> int | None:
    """The end of a dateline that opens a paragraph: "city (agency) -", "city - agency:"."""
    limit = min(stop, first + _OPENING)
    for at in range(first, limit):
        text = scene.tokens[at].text
        quotation = scene.quotes.get(at)
        named = quotation is not None and quotation.stop + 1 < limit and scene.tokens[quotation.stop + 1].text in _LABEL
        if named and at > first and quotation is not None:
            return quotation.stop + 1
        if _is_verb(scene, at) or text in '«"“.،':
            return None
        if text == ":" and at > first:
            return at
        if text in _DASHES and _holds(scene, (first, at), "PER"):
            colon = (k for k in range(at + 1, limit) if scene.tokens[k].text == ":" or _is_verb(scene, k))
            return next(colon, at)
        if text in _DASHES and at + 1 < stop:
            rest = range(at + 1, min(limit, at + 4))
            if not any(scene.tokens[k].text in _DASHES | {":"} or k in scene.quotes for k in rest):
                return at if scene.medium(at + 1, limit) is None else _after_medium(scene, at + 1, limit)
        if text == ")":
            return at + 1
    return None


def _after_medium(scene: Scene, at: int, limit: int) -> int:
    medium = scene.medium(at, limit)
    return medium[1] if medium is not None else at


def _dateline(scene: Scene, first: int, stop: int) -> Iterator[_Found]:
    """<place> <dash> <outlet>, in any order, or <place> (<agency>)."""
    places = [k for k in range(first, stop) if k in scene.mentions and scene.mentions[k].type == "LOC"]
    media: list[tuple[Medium, int, int]] = []
    at = first
    while at < stop:
        medium = scene.medium(at, stop)
        if medium is not None and medium[0].part != "head" and medium[0].kind in _KIND:
            media.append((medium[0], at, medium[1]))
            at = medium[1]
        else:
            at += 1
    dashed = any(scene.tokens[k].text in _DASHES | {"(", ":"} for k in range(first, stop))
    agencies = [(a, b) for entry, a, b in media if entry.kind == "agency"]
    if agencies:
        for begin, end in agencies:
            span = scene.doc.span_of_tokens(begin, end)
            yield _Found(span.start, span.end, "agency", span.text, "<place> <dash> <agency>")
        if places and (places[0] < agencies[0][0] or dashed):
            yield _place(scene, places[0])
        return
    if dashed and (places or media) and stop - first >= 3:
        span = scene.doc.span_of_tokens(first, stop)
        yield _Found(span.start, span.end, "dateline", _outlet_name(scene, first, stop), "<outlet> <dash> <place>")


def _place(scene: Scene, at: int) -> _Found:
    mention = scene.mentions[at]
    return _Found(mention.start, mention.end, "dateline", mention.name, "<place> <dash>")


def _outlet_name(scene: Scene, first: int, stop: int) -> str:
    """The part of a dateline that is no place."""
    parts: list[list[int]] = [[]]
    for at in range(first, stop):
        if scene.tokens[at].text in _DASHES | {"(", ")", ":", "،", ","}:
            parts.append([])
        else:
            parts[-1].append(at)
    named = [p for p in parts if p and not any(k in scene.mentions and scene.mentions[k].type == "LOC" for k in p)]
    chosen = named[0] if named else next((p for p in parts if p), [first])
    return scene.doc.span_of_tokens(chosen[0], chosen[-1] + 1).text


def _labelled(scene: Scene, role: str, first: int, stop: int) -> Iterator[_Found]:
    """<label>: <name>."""
    if first >= stop:
        return
    if role == "byline":
        end = first
        while end < stop and end - first < _NAME and scene.tokens[end].kind == "word":
            end += 1
        known = first in scene.mentions and scene.mentions[first].type == "PER"
        plain = stop - first <= _OPENING and not any(_is_verb(scene, k) for k in range(first, stop))
        person = end > first and (known or plain)
        if person:
            span = scene.doc.span_of_tokens(first, end)
            yield _Found(span.start, span.end, "byline", span.text, "<by> <name>")
    elif role in ("source", "link"):
        yield from _media(scene.doc, scene, scene.tokens[first:stop], everyday=True, rule="<source> <medium>")


def _media(doc: Document, scene: Scene, tokens: Sequence[Token], *, everyday: bool, rule: str) -> Iterator[_Found]:
    """Media named in a stretch of tokens; a head noun takes the name after it."""
    at = 0
    while at < len(tokens):
        match = scene.words.media.match_at(tokens, at)
        if match is None or not match.items:
            at += 1
            continue
        entry = match.items[0][0]
        stop = at + match.stop - match.first
        if entry.part == "head" and entry.kind in _KIND and stop < len(tokens):
            start = tokens[stop].start if tokens[stop].text in '"«“' else match.variant.start
            end = tokens[min(stop + (1 if tokens[stop].text in '"«“' else 0), len(tokens) - 1)].end
            yield _Found(match.variant.start, end, _KIND[entry.kind], doc.text[start:end].strip('"«“ '), rule)
            return
        if entry.kind in _KIND and (everyday or entry.part == "name"):
            end = tokens[stop - 1].end
            yield _Found(match.variant.start, end, _KIND[entry.kind], doc.text[match.variant.start : end], rule)
        at = stop


def _of_links(scene: Scene, words: PhraseTable[CreditWord]) -> Iterator[_Found]:
    """A medium in a line that links back to its page, or in the furniture around the text."""
    article = scene.doc.article
    read = {sentence.block for sentence in scene.doc.sentences}
    for number, block in enumerate(article.blocks):
        if number in read or block.end - block.start > 400:
            continue
        tokens = list(cut(article.text, block.start, block.end, index=0, sentence=0))
        yield from _linked(scene, words, tokens)
    for sentence in scene.doc.sentences:
        if sentence.kind != "title" and sentence.stop - sentence.first <= 60:
            yield from _linked(scene, words, scene.doc.tokens_of(sentence))


def _linked(scene: Scene, words: PhraseTable[CreditWord], tokens: Sequence[Token]) -> Iterator[_Found]:
    for at in words.starts(tokens):
        match = words.match_at(tokens, at, at + 4)
        if match is not None and match.items[0][0].role == "link":
            begin = at + match.stop - match.first
            rest = tokens[begin : begin + 8]
            yield from _media(scene.doc, scene, rest, everyday=True, rule="<link> <medium>")
            return


def _of_text(scene: Scene, words: PhraseTable[CreditWord]) -> Iterator[_Found]:
    """Media whose report is taken over in the running text, and bodies whose statement is printed in full."""
    for sentence in scene.doc.sentences:
        for at in range(sentence.first, sentence.stop):
            token = scene.tokens[at]
            if token.text == "(" and at + 2 < sentence.stop:
                yield from _bracketed(scene, at, sentence.stop)
            match = words.match_at(scene.tokens, at, at + 5) if token.kind == "word" else None
            if match is None:
                continue
            role = match.items[0][0].role
            if role == "published" and match.stop < sentence.stop:
                rest = scene.tokens[match.stop : min(sentence.stop, match.stop + 5)]
                found = next(iter(_media(scene.doc, scene, rest, everyday=False, rule="<published by> <medium>")), None)
                if found is not None and found.start < rest[0].end:
                    yield found
            elif role == "text-follows":
                yield from _official(scene, sentence.first, at)


def _bracketed(scene: Scene, at: int, stop: int) -> Iterator[_Found]:
    """An agency alone in brackets."""
    medium = scene.medium(at + 1, stop)
    if medium is None or medium[0].kind != "agency" or medium[1] >= stop or scene.tokens[medium[1]].text != ")":
        return
    span = scene.doc.span_of_tokens(at + 1, medium[1])
    yield _Found(span.start, span.end, "agency", span.text, "(<agency>)")


def _official(scene: Scene, first: int, stop: int) -> Iterator[_Found]:
    """The body whose statement follows in full: the first body named in the sentence."""
    for at in range(first, stop):
        mention = scene.mentions.get(at)
        if mention is not None and mention.type == "ORG" and mention.first == at:
            yield _Found(mention.start, mention.end, "official-body", mention.name, "<body> <its text follows>")
            return


def _of_speakers(scene: Scene) -> Iterator[_Found]:
    """Media that are speakers or that others' words were taken over by."""
    relays = {cue.start for cue in scene.doc[CUES] if cue.group == "relay"}
    marked = {start for quotation in scene.quotes.values() for start in (quotation.outer.start, quotation.inner.start)}
    for statement in scene.doc[STATEMENTS]:
        for span in _told(statement, statement.cue.start in relays):
            tokens = list(cut(scene.doc.text, span.start, span.end, index=0, sentence=0))
            everyday = span.start in marked
            found = next(iter(_media(scene.doc, scene, tokens[:4], everyday=everyday, rule="<medium> speaks")), None)
            if found is None:
                continue
            first = scene.words.nouns.match_at(tokens, 0)
            if found.start <= tokens[0].end:
                yield _Found(span.start, span.end, found.kind, span.text, found.rule)
            elif first is not None and first.items[0][0].sort == "document" and found.start <= tokens[1].end:
                yield found


def _told(statement: Statement, relayed: bool) -> Iterator[Span]:
    if statement.speaker is not None:
        yield statement.speaker
    if relayed:
        yield from statement.via


CREDIT_STAGE: Stage[Lexicon] = Stage(
    name="credits",
    version="4",
    requires=(QUOTATIONS, WORD_CLASSES, PHRASES, TIMES, MENTIONS, ENTITIES, CUES, STATEMENTS),
    assigns=(CREDITS,),
    run=_run,
)
