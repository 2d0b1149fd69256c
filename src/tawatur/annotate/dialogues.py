"""Words that a page gives by its layout: the turns of interviews, and a communiqué printed in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from tawatur.annotate.reportwords import View
from tawatur.records.document import Document, Sentence
from tawatur.records.layers import Cue
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.dashes import DASHES

__all__ = ["laid_out"]

_DASHES = DASHES | {"•"}
_QUESTION = frozenset({"؟", "?"})
_ENDS = frozenset({".", "!", "؟", "?", "…", "»", "”", '"', "،", ":"})
#: The longest label before a colon, in tokens.
_LABEL = 9
#: What opens a sentence of the writer's before a colon ("<said> <somebody>:"), and no label.
_NO_NAME = frozenset({"verb", "prep", "conj", "comp", "rel", "adv", "particle", "neg"})
#: Turns that make an interview.
_TURNS = 2
#: A signature below a communiqué has at most this many tokens and no stop.
_SIGNATURE = 8
#: The phrase that announces a text in full stands within so many tokens of its paragraph's end.
_BEFORE_TEXT = 9


class _Block(msgspec.Struct, frozen=True):
    """A paragraph: half-open tokens, and the label before its words where it has one."""

    first: int
    stop: int
    kind: str
    mark: str = ""
    label: tuple[int, int] = (0, 0)
    opens: int = 0


def laid_out(view: View) -> list[Cue]:
    """The cues that the layout gives, in order of their place."""
    blocks = [_labelled(view, first, stop, kind) for first, stop, kind in _blocks(view.doc)]
    return sorted([*_turns(view, blocks), *_full_texts(view, blocks)], key=lambda cue: cue.first)


def _blocks(doc: Document) -> Iterator[tuple[int, int, str]]:
    current: list[Sentence] = []
    for sentence in doc.sentences:
        if current and sentence.block != current[-1].block:
            yield current[0].first, current[-1].stop, current[0].kind
            current = []
        current.append(sentence)
    if current:
        yield current[0].first, current[-1].stop, current[0].kind


def _labelled(view: View, first: int, stop: int, kind: str) -> _Block:
    tokens = view.tokens
    if kind == "title" or stop - first < _TURNS:
        return _Block(first, stop, kind)
    role = view.label(first)
    if role and first + 2 < stop and tokens[first + 1].text in _DASHES | {":", "/"}:
        return _Block(first, stop, kind, role, (first, first + 2), first + 2)
    if tokens[first].text in _DASHES:
        return _Block(first, stop, kind, "dash", (first, first + 1), first + 1)
    if view.classes[first].tag in _NO_NAME and first not in view.people:
        return _Block(first, stop, kind)
    for at in range(first + 1, min(stop - 1, first + _LABEL)):
        if tokens[at].text == ":":
            return _Block(first, stop, kind, "name", (first, at), at + 1)
        if tokens[at].kind == "punct" and tokens[at].text not in '()/«»"':
            break
        if view.classes[at].tag in ("verb", "comp", "rel") and at not in view.people:
            break
    return _Block(first, stop, kind)


def _turns(view: View, blocks: Sequence[_Block]) -> Iterator[Cue]:
    """The turns of an interview: labelled by name, by letter, or by a dash behind a question."""
    names = Counter(_name(view, block) for block in blocks if block.mark == "name")
    spoken = [n for n, block in enumerate(blocks) if _is_turn(view, blocks, n, names)]
    if len(spoken) < _TURNS:
        return
    for number in spoken:
        block = blocks[number]
        stop = _turn_end(view, blocks, number) if number < spoken[-1] else block.stop
        if block.mark == "name":
            colon = block.label[1]
            yield _cue(view, colon, colon + 1, block.opens, stop, subject=block.label)
        elif block.mark in ("dash", "answer-label"):
            yield _cue(view, *block.label, block.opens, stop, subject=None)


def _is_turn(view: View, blocks: Sequence[_Block], number: int, names: Counter[str]) -> bool:
    block = blocks[number]
    if block.mark == "name":
        return names[_name(view, block)] >= _TURNS
    if block.mark == "dash":
        return number > 0 and view.tokens[blocks[number - 1].stop - 1].text in _QUESTION
    return block.mark == "answer-label"


def _name(view: View, block: _Block) -> str:
    return " ".join(token.norm for token in view.tokens[block.label[0] : block.label[1]])


def _turn_end(view: View, blocks: Sequence[_Block], number: int) -> int:
    """A turn goes on over paragraphs without a label, up to the next turn or question; the last turn does not."""
    stop = blocks[number].stop
    for later in range(number + 1, len(blocks)):
        block = blocks[later]
        if block.mark or block.kind != "paragraph" or view.tokens[block.stop - 1].text in _QUESTION:
            break
        stop = block.stop
    return stop


def _full_texts(view: View, blocks: Sequence[_Block]) -> Iterator[Cue]:
    """ "The text of the statement follows": all paragraphs below are its words, but for greeting and signature."""
    for number, block in enumerate(blocks[:-1]):
        for at in range(max(block.first, block.stop - _BEFORE_TEXT), block.stop):
            match = view.match_phrase(at, block.stop)
            if match is None or match.items[0][0].role != "full-text":
                continue
            body = _body(view, blocks[number + 1 :])
            if body is not None:
                joined = match.variant.prefix in CONJUNCTIONS and match.variant.prefix != ""
                yield _cue(view, at, block.stop, *body, subject=None, joined=joined)
            return


def _body(view: View, blocks: Sequence[_Block]) -> tuple[int, int] | None:
    kept = list(blocks)
    while kept and kept[0].kind == "heading":
        kept = kept[1:]
    stop = next((n for n, block in enumerate(kept) if block.kind not in ("paragraph", "lead")), len(kept))
    kept = kept[:stop]
    while kept and kept[-1].stop - kept[-1].first <= _SIGNATURE and view.tokens[kept[-1].stop - 1].text not in _ENDS:
        kept = kept[:-1]
    return (kept[0].first, kept[-1].stop) if kept else None


def _cue(
    view: View, first: int, stop: int, opens: int, closes: int, *, subject: tuple[int, int] | None, joined: bool = False
) -> Cue:
    span = view.doc.span_of_tokens(first, stop)
    return Cue(
        start=span.start, end=span.end, text=span.text, first=first, stop=stop, entry="layout", shape="colon",
        stance="say", governs="colon", opens=opens, subject=subject, group="layout", joined=joined, closes=closes,
    )  # fmt: skip
