"""At what kinds of places an account puts its deeds: seized at his house, held in a barracks, handed over on a road."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from tawatur.compare.accounts import Account, function_words
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.sitewords import SitedDeed, SiteKind
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.records.document import Token
from tawatur.text.folding import fold
from tawatur.text.tokens import PUNCT

__all__ = ["Sited", "sited_in"]

#: Tokens between a deed and the words for its place, and between its leading word and those.
_REACH = 18
_LED = 3
#: Marks that part a deed from places behind them.
_STOPS = frozenset(".;:!?؛؟…")
_FEMININE = "ة"
_MY = "ي"
_NEG = "neg"
#: Tokens before a word for leaving within which it is negated.
_NEGATED = 4


class Sited(msgspec.Struct, frozen=True):
    """A deed at a place: its token and family, the kinds of the place, and the kinds in which such may lie.

    `lasts` marks what goes on, `never_left` a place that is told to be never left; `words` are the keys of both.
    """

    at: int
    family: str
    lasts: bool
    never_left: bool
    kinds: frozenset[str]
    within: frozenset[str]
    words: frozenset[str]


def sited_in(account: Account, lexicon: Lexicon) -> list[Sited]:
    """The deeds of an account that it puts at a place of a known kind, in order."""
    tokens = account.doc.tokens
    deeds = [m for m in lexicon.compiled(_deeds).find(tokens, pronouns=True) if not _is_ending(m, tokens)]
    sites = [m for m in lexicon.compiled(_sites).find(tokens, pronouns=True) if not _is_ending(m, tokens)]
    starts = [match.first for match in sites]
    negated = {m.first for m in deeds if _is_negated(m.first, account, lexicon, reach=_reach(m))}
    left = {m.first for m in deeds if m.first in negated and any(deed.left for deed, _ in m.items)}
    never = {tokens[at].sentence for at in left}
    found: list[Sited] = []
    for match in deeds:
        for deed in dict.fromkeys(entry for entry, _ in match.items):
            if deed.left != (match.first in negated):
                continue
            behind = range(match.first + 1, _end(match, deed, account))
            inside = sites[bisect_left(starts, behind.start) : bisect_left(starts, behind.stop)]
            told = _told_place(match, deed, inside, account)
            if told:
                found.append(_sited(match, deed, told, account, never_left=tokens[match.first].sentence in never))
    return found


def _is_ending(match: Match[SiteKind] | Match[SitedDeed], tokens: Sequence[Token]) -> bool:
    """Whether what seems a pronoun is the ending of a feminine or of an adjective."""
    return bool(match.pronoun) and (match.pronoun == _MY or tokens[match.stop - 1].text.endswith(_FEMININE))


def _reach(match: Match[SitedDeed]) -> int:
    """How far before a word its negation stands: "none of them was allowed to leave" is "did not leave"."""
    return _NEGATED if any(deed.left for deed, _ in match.items) else 1


def _is_negated(at: int, account: Account, lexicon: Lexicon, *, reach: int) -> bool:
    """Whether a negation stands so many tokens before a word in its clause at most."""
    number = account.clause_at(account.doc.tokens[at].start)
    first = account.clauses[number].first if number is not None else at
    before = account.doc.tokens[max(first, at - reach) : at]
    small = lexicon.compiled(function_words)
    return any(kind == _NEG for token in before for v in token.variants for kind, _ in small.get(v.key)[:1])


def _end(match: Match[SitedDeed], deed: SitedDeed, account: Account) -> int:
    """The end of the tokens behind a deed in which its place is sought."""
    tokens = account.doc.tokens
    last = min(account.doc.sentences[tokens[match.first].sentence].stop, match.stop + (_LED if deed.left else _REACH))
    marks = (n for n in range(match.stop, last) if tokens[n].kind == PUNCT and tokens[n].norm in _STOPS)
    return next(marks, last)


def _told_place(
    match: Match[SitedDeed], deed: SitedDeed, sites: Sequence[Match[SiteKind]], account: Account
) -> list[Match[SiteKind]]:
    """The words for the place of a deed: the first ones that are led to, and those right behind them."""
    if deed.of and account.sentence_keys(account.doc.tokens[match.first].sentence).isdisjoint(deed.of):
        return []
    leads = frozenset(fold(lead) for lead in deed.leads)
    for n, site in enumerate(sites):
        if deed.left or _is_led(site, match.first, account.doc.tokens, leads):
            return [site, *(other for other in sites[n + 1 :] if other.first - site.stop < _LED)]
    return []


def _sited(
    match: Match[SitedDeed], deed: SitedDeed, told: Sequence[Match[SiteKind]], account: Account, *, never_left: bool
) -> Sited:
    kinds = [kind for each in told for kind, _ in each.items]
    places = [at for each in told for at in range(each.first, each.stop)] + list(range(match.first, match.stop))
    return Sited(
        at=match.first,
        family=deed.family,
        lasts=deed.lasts or deed.left,
        never_left=never_left,
        kinds=frozenset(kind.id for kind in kinds),
        within=frozenset(wider for kind in kinds for wider in kind.within),
        words=frozenset(account.key_of(account.doc.tokens[at]) for at in places),
    )


def _is_led(site: Match[SiteKind], first: int, tokens: Sequence[Token], leads: frozenset[str]) -> bool:
    """Whether a word that leads to a place stands before one, or is attached to it."""
    if any(letter in leads for letter in site.variant.prefix):
        return True
    before = tokens[max(first, site.first - _LED) : site.first]
    return any(token.norm in leads or any(v.key in leads for v in token.variants) for token in before)


def _deeds(lexicon: Lexicon) -> PhraseTable[SitedDeed]:
    return PhraseTable((form, entry) for entry in lexicon.entries(SitedDeed) for form in entry.forms())


def _sites(lexicon: Lexicon) -> PhraseTable[SiteKind]:
    return PhraseTable((form, entry) for entry in lexicon.entries(SiteKind) for form in entry.forms())
