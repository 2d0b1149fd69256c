"""Sentences cut into the clauses that carry their facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.records.document import Document, Sentence, Token
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.likeness import likeness_key
from tawatur.text.tokens import PUNCT

__all__ = ["OR", "THAT_NOT", "WITHOUT", "Clause", "Cuts", "clauses_of"]

#: Word classes before which a clause ends: "that", "which", "while".
_OPENERS = frozenset({"comp", "comp.not", "conj", "rel"})
#: ... but not before "or", which mostly joins two nouns.
OR = "or"
#: What negates the word behind it, or behind "that": "no", and "without".
_NEGATIONS = frozenset({"neg", "without"})
WITHOUT = "without"
_THAT = "comp"
#: "That not", which denies what it opens.
THAT_NOT = "comp.not"
#: Marks at which a clause ends; brackets and quotation marks do not.
_STOPS = frozenset(".,;:!?،؛؟…·–—-•|")
#: A piece with fewer content words is no clause of its own and stays with its neighbour.
_SMALLEST = 3
#: Content words after which a clause is cut at the next "and" before a claim, so that long sentences come apart.
_LONG = 5
#: ... or at the next "and" with a verb after fewer: "they came on motorcycles | and burned the huts".
_SHORT = 3
#: A verb of saying and one word more before "that" or a colon only say who speaks; more are a clause of their own.
_LEADING = 2
_COLON = ":"
#: Content words that must be left of a clause behind them.
_FEWEST = 2


class Clause(msgspec.Struct, frozen=True):
    """A stretch of one sentence: token indexes (half-open), offsets without outer marks, and its content words.

    `keys` are the likeness keys of the content words in order; `negated` are those right after a negation. What the
    clause tells begins at `core_start`, behind "that" and words that only say who speaks ("he added that"), and ends at
    `core_end`, before those that bring in the next clause ("pointing out").
    """

    first: int
    stop: int
    start: int
    end: int
    sentence: int
    keys: tuple[str, ...]
    negated: frozenset[str]
    core_start: int
    core_end: int


class Cuts(msgspec.Struct, frozen=True):
    """Where clauses may be cut: word classes by token, offsets at which claims start, and tokens.

    `acts` are verbs behind an attached "and", `openers` words with which a fact of its own begins (`ClauseOpener`),
    `opened` the other words of such phrases ("that" of "before that"), `sayings` belong to verbs that only bring in
    what is said.
    """

    tags: dict[int, str]
    starts: frozenset[int]
    acts: frozenset[int]
    openers: frozenset[int]
    opened: frozenset[int]
    sayings: frozenset[int]


def clauses_of(doc: Document, sentence: Sentence, cuts: Cuts, same: dict[int, str]) -> Iterator[Clause]:
    """The clauses of a sentence, in order; `same` are the keys of words that have others of the same meaning."""
    pieces: list[list[Token]] = [[]]
    size = 0
    for token in doc.tokens_of(sentence):
        if pieces[-1] and _begins(token, cuts, size, pieces[-1][0]):
            pieces.append([])
            size = 0
        pieces[-1].append(token)
        size += token.index not in cuts.tags and token.kind != PUNCT
        if token.kind == PUNCT and token.norm in _STOPS and not _is_inside_number(doc.text, token):
            pieces.append([])
            size = 0
    made = [_clause(piece, cuts, same) for piece in _merged(pieces, cuts)]
    yield from (clause for clause in made if clause is not None)


def _is_inside_number(text: str, token: Token) -> bool:
    """Whether a mark stands between two digits: 11:59, 2015-07-26."""
    return text[max(0, token.start - 1) : token.start].isdigit() and text[token.end : token.end + 1].isdigit()


def _begins(token: Token, cuts: Cuts, size: int, first: Token) -> bool:
    if cuts.tags.get(token.index) in _OPENERS:
        return True
    least = _SHORT - 1 if first.index in cuts.acts else _SHORT
    if (token.index in cuts.acts or token.index in cuts.openers) and size >= least:
        return True
    joined = token.norm[:1] in CONJUNCTIONS and len(token.norm) > 1
    return joined and (token.start in cuts.starts or token.start + 1 in cuts.starts) and size >= _LONG


def _merged(pieces: Sequence[list[Token]], cuts: Cuts) -> Iterator[list[Token]]:
    """Join pieces with too few content words to the one before them, or the first to the one after it.

    "And" with a verb and one more word is a clause of its own.
    """
    held: list[Token] = []
    size = 0
    for piece in pieces:
        more = _content(piece, cuts.tags)
        least = _SMALLEST - 1 if piece and piece[0].index in cuts.acts else _SMALLEST
        own = _SMALLEST - 1 if held and held[0].index in cuts.acts else _SMALLEST
        if held and size >= own and more >= least:
            yield held
            held, size = [], 0
        held.extend(piece)
        size += more
    if held:
        yield held


def _content(tokens: Sequence[Token], tags: dict[int, str]) -> int:
    return sum(token.kind != PUNCT and token.index not in tags for token in tokens)


def _clause(tokens: list[Token], cuts: Cuts, same: dict[int, str]) -> Clause | None:
    told = [number for number, token in enumerate(tokens) if token.kind != PUNCT]
    tokens = tokens[told[0] : told[-1] + 1] if told else []
    tags = cuts.tags
    keys = tuple(same.get(t.index) or likeness_key(t.norm) for t in tokens if t.kind != PUNCT and t.index not in tags)
    if not keys:
        return None
    core = tokens[_lead(tokens, cuts) :]
    core = core[: _tail(core, cuts)]
    return Clause(
        first=tokens[0].index,
        stop=tokens[-1].index + 1,
        start=tokens[0].start,
        end=tokens[-1].end,
        sentence=tokens[0].sentence,
        keys=keys,
        negated=frozenset(_negated(tokens, tags, same)),
        core_start=core[0].start,
        core_end=core[-1].end,
    )


def _lead(tokens: Sequence[Token], cuts: Cuts) -> int:
    """How many tokens stand before the fact: "that", and a verb of saying with a word more before "that" or a colon."""
    size = 0
    for place, token in enumerate(tokens):
        tag = cuts.tags.get(token.index)
        if (tag == _THAT and token.index not in cuts.opened) or token.text == _COLON:
            says = any(before.index in cuts.sayings for before in tokens[:place])
            rest = _outer(tokens, place + 1)
            is_lead = not size or (says and _content(tokens[rest:], cuts.tags) >= _FEWEST)
            return rest if is_lead and rest < len(tokens) else 0
        size += token.kind != PUNCT and token.index not in cuts.tags
        if tag in _NEGATIONS or size > _LEADING:
            break
    return 0


def _tail(tokens: Sequence[Token], cuts: Cuts) -> int:
    """How many tokens stand before a mark and a verb of saying at the end: it brings in what the next clause says."""
    said = len(tokens)
    for place in range(len(tokens) - 1, 0, -1):
        if tokens[place].index in cuts.sayings:
            said = place
        elif said < len(tokens) or _content(tokens[place : place + 1], cuts.tags):
            break
    stop = said
    while stop and tokens[stop - 1].kind == PUNCT:
        stop -= 1
    return stop if stop < said < len(tokens) and _content(tokens[:stop], cuts.tags) >= _FEWEST else len(tokens)


def _outer(tokens: Sequence[Token], place: int) -> int:
    """The first place from one on that is no mark."""
    return next((at for at in range(place, len(tokens)) if tokens[at].kind != PUNCT), len(tokens))


def _negated(tokens: Sequence[Token], tags: Mapping[int, str], same: Mapping[int, str]) -> Iterator[str]:
    """The keys of the words right behind a negation, or behind "without that"."""
    for place, token in enumerate(tokens):
        if tags.get(token.index) not in _NEGATIONS:
            continue
        after = tokens[place + 1 : place + 3]
        if tags.get(token.index) == WITHOUT and after and tags.get(after[0].index) == _THAT:
            after = after[1:]
        if after and after[0].kind != PUNCT and after[0].index not in tags:
            yield same.get(after[0].index) or likeness_key(after[0].norm)
