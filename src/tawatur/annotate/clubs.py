"""Clubs that bear the name of a town or a common word: they are clubs where the article reports of a match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from tawatur.annotate.nameindex import Known, NameIndex
from tawatur.records.document import Document, Token
from tawatur.records.layers import Mention
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS
from tawatur.text.folding import fold_words

__all__ = ["playing_clubs", "without_club_towns"]

#: So many different words of sport make an article a report of a match; fewer do where two clubs stand together.
_MATCH = 3
_PAIRED = 2
#: The attached preposition behind which a town stays a town.
_IN = "ب"


def playing_clubs(doc: Document, index: NameIndex) -> dict[str, Known]:
    """Folded names of the clubs that the article shows to play: by the word before, their country, or one another."""
    words = set(chain.from_iterable(token.keys for token in doc.tokens))
    sport = len(words & index.sport_words)
    if sport < _PAIRED or words.isdisjoint(index.groups["match"]):
        return {}
    found: dict[str, Known] = {}
    for at, token in enumerate(doc.tokens):
        for variant in token.variants:
            club = index.clubs.get(variant.key)
            if club is None or variant.prefix[-1:] == _IN:
                continue
            if sport >= _MATCH and _plays(doc.tokens, at, club, index):
                found[variant.key] = club
            found.update(_paired(doc.tokens, at, variant.key, index))
    return found


def _plays(tokens: Sequence[Token], at: int, club: Known, index: NameIndex) -> bool:
    """ "Against X", "X the Spanish one": a town's adjective would be feminine."""
    if at and index.is_of_group(tokens[at - 1], "side"):
        return True
    nation = index.nations.get(tokens[at + 1].norm) if at + 1 < len(tokens) else None
    masculine = nation is not None and nation.gender == "m" and tokens[at + 1].norm.startswith(ARTICLE)
    return masculine and club.key.partition(":")[0] == index.nation_codes[tokens[at + 1].norm]


def _paired(tokens: Sequence[Token], at: int, key: str, index: NameIndex) -> Iterator[tuple[str, Known]]:
    """ "X and Y", both clubs."""
    if at + 1 < len(tokens):
        for variant in tokens[at + 1].variants:
            if variant.prefix == CONJUNCTIONS[0] and variant.key in index.clubs:
                yield key, index.clubs[key]
                yield variant.key, index.clubs[variant.key]


def without_club_towns(
    doc: Document, mentions: Sequence[Mention], clubs: dict[str, Known], index: NameIndex
) -> list[Mention]:
    """Without the towns that are clubs here; in one, or behind a word like "town", a town stays one."""
    return [
        m for m in mentions if not (m.type == "LOC" and fold_words(m.text) in clubs and not _is_placed(doc, m, index))
    ]


def _is_placed(doc: Document, mention: Mention, index: NameIndex) -> bool:
    token = doc.tokens[mention.first]
    if mention.start > token.start and doc.text[mention.start - 1] == _IN:
        return True
    before = doc.tokens[mention.first - 1].norm if mention.first and mention.start == token.start else ""
    return before in index.inside or before in index.near or before in index.place_heads
