"""Requests and demands, told by any account, with the reply as far as any account tells one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, cell_at
from tawatur.compare.alignment import groups_of
from tawatur.compare.likeness import Bag, Scale, bag_of, likeness
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import SilencePhrase
from tawatur.lexicon.identities import identity_words, same_identity
from tawatur.lexicon.table import PhraseTable
from tawatur.records.comparison import Cell, Request
from tawatur.records.identity import content_id
from tawatur.records.ledger import Commitment
from tawatur.records.span import Span, span_of

__all__ = ["find_requests"]

_KINDS = frozenset({"request", "demand"})
#: Commitments that can answer a request, and what the answer is.
_ANSWERS: Mapping[str, str] = {"refusal": "refused", "agreement": "accepted", "promise": "answered"}
#: Two requests are one from this likeness of their clauses on.
_ALIKE = 0.36
#: An answer of the one who was asked speaks of the request from this likeness on.
_ABOUT = 0.12
#: Requests of one article that are looked at, the first ones.
_MOST = 60
_ORDER = ("refused", "accepted", "answered", "no-comment")


class _Item(msgspec.Struct, frozen=True):
    owner: int
    commitment: Commitment
    bag: Bag
    asked: tuple[tuple[str, ...], ...]


class _Answer(msgspec.Struct, frozen=True):
    reply: str
    cell: Cell


def find_requests(accounts: Sequence[Account], scale: Scale, lexicon: Lexicon) -> tuple[Request, ...]:
    """One record a request, by first appearance; accounts that tell the same one stand together."""
    items = [item for owner, account in enumerate(accounts) for item in _items(owner, account, scale, lexicon)]
    scores = {
        (a, b): score
        for a in range(len(items))
        for b in range(a + 1, len(items))
        if items[a].owner != items[b].owner and (score := _score(items[a], items[b], scale)) > 0
    }
    groups = groups_of([item.owner for item in items], scores, least=_ALIKE, mean=_ALIKE / 2, per_account=1)
    used = {number for group in groups for number in group}
    alone = [[number] for number in range(len(items)) if number not in used]
    until = max((account.ledger.article.published or "" for account in accounts), default="")[:10]
    return tuple(
        _request([items[n] for n in group], accounts, scale, lexicon, until) for group in sorted([*groups, *alone])
    )


def _score(a: _Item, b: _Item, scale: Scale) -> float:
    shared = likeness(a.bag, b.bag, scale)
    return shared.score if shared.words > 1 else 0.0


def _items(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> Iterator[_Item]:
    asking = [c for c in account.ledger.commitments if c.kind in _KINDS]
    for commitment in sorted(asking, key=lambda c: (c.content.start, c.id))[:_MOST]:
        bag = _bag(account, commitment.content, scale)
        if bag is not None:
            asked = tuple(words for span in commitment.to if (words := identity_words(span.text, lexicon)))
            yield _Item(owner, commitment, bag, asked)


def _bag(account: Account, span: Span, scale: Scale) -> Bag | None:
    at = account.clause_at(span.start)
    return bag_of(account.clauses[at].keys, scale) if at is not None else None


def _request(items: list[_Item], accounts: Sequence[Account], scale: Scale, lexicon: Lexicon, until: str) -> Request:
    cells = tuple(cell_at(accounts[i.owner], i.commitment.content, i.commitment.id) for i in items)
    answers = [
        *_own(items, accounts),
        *_by_asked(items, accounts, scale, lexicon),
        *_silences(items, accounts, lexicon),
    ]
    reply = min((a.reply for a in answers), key=_ORDER.index, default="none-seen")
    told = tuple(dict.fromkeys(answer.cell for answer in answers if answer.reply == reply))
    ident = content_id("request", *(part for cell in cells for part in (cell.article, cell.start)))
    kind = items[0].commitment.kind
    return Request(id=ident, kind=kind, cells=cells, reply=reply, answers=told, until=until)


def _own(items: list[_Item], accounts: Sequence[Account]) -> Iterator[_Answer]:
    """Accounts that tell the request itself as accepted or refused."""
    for item in items:
        if item.commitment.status in ("accepted", "refused"):
            cell = cell_at(accounts[item.owner], item.commitment.content, item.commitment.id)
            yield _Answer(item.commitment.status, cell)


def _by_asked(items: list[_Item], accounts: Sequence[Account], scale: Scale, lexicon: Lexicon) -> Iterator[_Answer]:
    """What whoever was asked refused, agreed to or promised about it, in any account."""
    asked = {words for item in items for words in item.asked}
    if not asked:
        return
    for account in accounts:
        for commitment in account.ledger.commitments[:_MOST]:
            reply = _ANSWERS.get(commitment.kind)
            names = [identity_words(span.text, lexicon) for span in commitment.from_]
            if reply is None or not any(same_identity(name, words) for name in names for words in asked):
                continue
            bag = _bag(account, commitment.content, scale)
            if bag is not None and any(likeness(item.bag, bag, scale).score >= _ABOUT for item in items):
                yield _Answer(reply, cell_at(account, commitment.content, commitment.id))


def _silences(items: list[_Item], accounts: Sequence[Account], lexicon: Lexicon) -> Iterator[_Answer]:
    """Accounts that say that whoever was asked has not answered."""
    asked = {word for item in items for words in item.asked for word in words}
    table = lexicon.compiled(_phrases)
    for owner in sorted({item.owner for item in items}) if asked else ():
        account = accounts[owner]
        for match in table.find(account.doc.tokens):
            at = account.clause_at(match.variant.start)
            if at is None or not asked & account.sentence_keys(account.clauses[at].sentence):
                continue
            clause = account.clauses[at]
            yield _Answer("no-comment", cell_at(account, span_of(account.doc.text, match.variant.start, clause.end)))


def _phrases(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.id) for entry in lexicon.entries(SilencePhrase) for form in entry.forms())
