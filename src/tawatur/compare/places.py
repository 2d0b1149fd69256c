"""Rows of places: where the happening of a story was, by each account, as near or far as it says."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, cell_at, function_words, tokens_within
from tawatur.compare.counts import Judgement
from tawatur.compare.names import Known, NameGroup, known_entities
from tawatur.compare.rows import Draft, Ground
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.actors import PlaceWord
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.records.document import Token
from tawatur.records.span import Span, span_of
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key
from tawatur.text.tokens import NUMBER, PUNCT

__all__ = ["place_drafts"]

#: Sentences of an account, after its title, that tell where it was.
_SENTENCES = 10
#: Names and words of place of an account that are read, the first ones.
_PIECES = 300
#: Words between two parts of one description of a place, and how many of them may be no particles or numbers.
_GAP = 4
_OTHER = 2
#: Up to so many accounts all must name a further place of the scene.
_FEW = 3
#: Accounts that must tell an event there, or all: else a place is only named. Of the links of rows that rest on two of
#: more accounts, 8 of 34 stand in the gold of 32 stories.
_SEEN = 3
#: Descriptions of an account in a row: two, where they name different places.
_MOST = 2
#: Kinds and levels of places too wide to be where something happened.
_WIDE = frozenset({"country", "region", "province"})
#: The class of the particles that tie the words of a description together.
_PREPOSITION = "prep"
_QUOTES = frozenset('«»"“”()')


class _Chain(msgspec.Struct, frozen=True):
    """A description of a place: the keys of the places that it names, and its other words of place.

    `happens` tells whether the ledger has an event there.
    """

    owner: int
    span: Span
    places: frozenset[str]
    words: frozenset[str]
    happens: bool


class _Piece(msgspec.Struct, frozen=True):
    """A name or a word of place: half-open tokens, where it starts without prefixes, its key ("" if wide)."""

    first: int
    stop: int
    start: int
    key: str
    name: str
    is_name: bool


def place_drafts(
    accounts: Sequence[Account], ground: Ground, lexicon: Lexicon, *, same: Sequence[NameGroup] = ()
) -> list[Draft]:
    """The row of the place that most accounts name first of all, and of the places that they name beside it."""
    known = known_entities(same)
    chains = [chain for owner, account in enumerate(accounts) for chain in _chains(owner, account, known, lexicon)]
    scene = _scene(chains)
    if not scene:
        return []
    found: dict[int, list[_Chain]] = defaultdict(list)
    for chain in chains:
        if chain.places & scene:
            found[chain.owner].append(chain)
    picked = [chain for _, mine in sorted(found.items()) for chain in _picked(mine, scene)]
    events = {chain.owner for mine in found.values() for chain in mine if chain.happens}
    if len(events) < min(_SEEN, len(accounts)) or ground.is_alone(accounts[chain.owner].id for chain in picked):
        return []
    cells = tuple(cell_at(accounts[chain.owner], chain.span) for chain in picked)
    judged = _judge(picked)
    fact = "where: " + " / ".join(dict.fromkeys(f"«{' '.join(cell.text.split())}»" for cell in cells))
    return [Draft("event", judged.verdict, fact, judged.why, judged.rule, cells, 0.2)]


def _scene(chains: Sequence[_Chain]) -> frozenset[str]:
    """The places that most accounts name, if two do; and those that as many (of many: but one) name next to them."""
    owners: dict[str, set[int]] = defaultdict(set)
    for chain in chains:
        for place in chain.places:
            owners[place].add(chain.owner)
    counts = {place: len(found) for place, found in owners.items()}
    most = max(counts.values(), default=0)
    if most < 2:
        return frozenset()
    first = {place for place, count in counts.items() if count == most}
    least = most - (most > _FEW)
    beside = {p for chain in chains if chain.places & first for p in chain.places if counts[p] >= least}
    return frozenset(first | beside)


def _picked(chains: Sequence[_Chain], scene: frozenset[str]) -> list[_Chain]:
    """The first description of each set of places, or a later one that says all that and more; those told first."""
    by_places: dict[frozenset[str], _Chain] = {}
    for chain in sorted(chains, key=lambda c: c.span.start):
        places = chain.places & scene
        known = by_places.get(places)
        if known is None or known.words < chain.words:
            by_places[places] = chain
    return sorted(by_places.values(), key=lambda c: c.span.start)[:_MOST]


def _judge(chains: Sequence[_Chain]) -> Judgement:
    said: dict[int, frozenset[str]] = {}
    for chain in chains:
        said[chain.owner] = said.get(chain.owner, frozenset()) | chain.places | chain.words
    if len(set(said.values())) == 1:
        return Judgement("agree", "places.equal", "the same places in the same words")
    return Judgement("refine", "places.more-exact", "some accounts name the place more exactly than others")


def _chains(owner: int, account: Account, known: Known, lexicon: Lexicon) -> Iterator[_Chain]:
    """The descriptions of places in the first sentences of the body that hold a name of one below a country."""
    title = len(account.ledger.article.title)
    pieces = _pieces(account, known, lexicon)
    read = [s for s in account.doc.sentences if s.is_read and s.start >= title][:_SENTENCES]
    triggers = sorted(event.trigger.start for event in account.ledger.events)
    particles = lexicon.compiled(function_words)
    small = {token.norm: item[0][0] for token in account.doc.tokens if (item := particles.get(token.norm))}
    for sentence in read:
        inside = [piece for piece in pieces if sentence.first <= piece.first < sentence.stop]
        for pieces_of_one in _runs(inside, account.doc.tokens, small, triggers):
            run = _without_actor(pieces_of_one)
            places = frozenset(piece.key for piece in run if piece.is_name and piece.key)
            span = span_of(account.doc.text, run[0].start, account.doc.tokens[run[-1].stop - 1].end)
            if places and _is_locative(run, account) and not _tells_speaker(span, account):
                words = frozenset(piece.key or piece.name for piece in run if not piece.is_name or not piece.key)
                yield _Chain(owner, span, places, words, _happens(span, account))


def _without_actor(run: list[_Piece]) -> list[_Piece]:
    """A run without the country before it that acts there ("Iran's ... over the capital")."""
    first = run[0]
    acts = first.is_name and not first.key and len(run) > 1 and run[1].first > first.stop
    return run[1:] if acts else run


def _is_locative(run: Sequence[_Piece], account: Account) -> bool:
    """Whether a run says where: more than a bare name, which may stand for a government or a team."""
    if len(run) > 1 or run[0].start > account.doc.tokens[run[0].first].start:
        return True
    return any(p.start <= run[0].start < p.end for event in account.ledger.events for p in event.places)


def _tells_speaker(span: Span, account: Account) -> bool:
    """Whether a place is named only to tell who speaks ("the director of the hospital of X said")."""
    speakers = (statement.speaker for statement in account.ledger.statements if statement.speaker is not None)
    return any(speaker.start < span.start and span.end <= speaker.end for speaker in speakers)


def _happens(span: Span, account: Account) -> bool:
    return any(p.start < span.end and span.start < p.end for event in account.ledger.events for p in event.places)


def _pieces(account: Account, known: Known, lexicon: Lexicon) -> list[_Piece]:
    """The names and words of places of an account in order; what is wide has no key: it places no happening."""
    tokens = account.doc.tokens
    wide = lexicon.compiled(_wide)
    found: dict[int, _Piece] = {}
    words = {m.first: m for m in lexicon.compiled(_place_words).find(tokens)}
    for first, match in words.items():
        found[first] = _Piece(first, match.stop, match.variant.start, _word_key(match), "", False)
    for entity in account.ledger.entities:
        if entity.type == "LOC":
            number = known.get((account.id, entity.id))
            name = fold(entity.name)
            key = f"#{number}" if number is not None else name
            if entity.kind in _WIDE or name.partition(" ")[0] in wide:
                key = ""
            for mention in entity.mentions:
                inside = tokens_within(account.doc, mention)
                found[inside.start] = _Piece(inside.start, inside.stop, mention.start, key, name, True)
    return [found[first] for first in sorted(found)[:_PIECES]]


def _word_key(match: Match[PlaceWord]) -> str:
    return likeness_key(match.variant.key)


def _runs(
    pieces: Sequence[_Piece], tokens: Sequence[Token], small: Mapping[str, str], triggers: Sequence[int]
) -> Iterator[list[_Piece]]:
    """Pieces that follow each other with hardly anything between them."""
    run: list[_Piece] = []
    for piece in pieces:
        if run and piece.first < run[-1].stop:
            continue
        if run and (_is_joined(piece, tokens) or not _belongs(tokens[run[-1].stop : piece.first], small, triggers)):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _is_joined(piece: _Piece, tokens: Sequence[Token]) -> bool:
    """Whether "and" stands before a piece: another place, not more about the first."""
    return tokens[piece.first].text[0] in CONJUNCTIONS and piece.start > tokens[piece.first].start


def _belongs(between: Sequence[Token], small: Mapping[str, str], triggers: Sequence[int]) -> bool:
    """Whether words between two pieces only tie them together: particles, numbers, an adjective or two."""
    told = [token for token in between if token.text not in _QUOTES]
    if len(told) > _GAP or any(token.kind == PUNCT for token in told):
        return False
    if any(token.norm[0] in CONJUNCTIONS and len(token.norm) > 2 and token.norm not in small for token in told):
        return False
    if any(small.get(token.norm, _PREPOSITION) != _PREPOSITION for token in told):
        return False
    others = [token for token in told if token.norm not in small and token.kind != NUMBER]
    if len(others) > _OTHER:
        return False
    return not any(_is_trigger(token, triggers) for token in others)


def _is_trigger(token: Token, triggers: Sequence[int]) -> bool:
    at = bisect_left(triggers, token.start)
    return at < len(triggers) and triggers[at] < token.end


def _place_words(lexicon: Lexicon) -> PhraseTable[PlaceWord]:
    """The words that tell what kind of place a name bears; those that only lead to one ("in") are no part of it."""
    told = (entry for entry in lexicon.entries(PlaceWord) if entry.level)
    return PhraseTable((form, entry) for entry in told for form in entry.forms())


def _wide(lexicon: Lexicon) -> frozenset[str]:
    """The words with which names of provinces begin."""
    wide = (word for word in lexicon.entries(PlaceWord) if word.level in _WIDE)
    return frozenset(form.text for word in wide for form in word.forms())
