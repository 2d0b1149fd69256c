"""Rows of framing: the same actor or deed under names of different charge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from tawatur.compare.accounts import Account, Clause, cell_at
from tawatur.compare.rows import Draft
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import LoadedName
from tawatur.lexicon.table import PhraseTable
from tawatur.records.span import Span, span_of
from tawatur.text.likeness import likeness_key
from tawatur.text.tokens import PUNCT

__all__ = ["framing_drafts"]

#: Families whose nouns speak of one thing within a story; the others need the same word after them in both accounts.
_PLAIN = frozenset({"armed-men", "killing"})
_WORDS_SHOWN = 3


class _Use(msgspec.Struct, frozen=True):
    """A loaded or neutral noun in an article: its entry, the key of the word after it, and the words to show."""

    owner: int
    entry: LoadedName
    after: str
    span: Span


def framing_drafts(accounts: Sequence[Account], lexicon: Lexicon) -> list[Draft]:
    """One row a family (and the name after the noun) where the accounts choose words of different charge."""
    uses: dict[tuple[str, str], list[_Use]] = defaultdict(list)
    for owner, account in enumerate(accounts):
        for use in _uses(owner, account, lexicon):
            uses[use.entry.family, "" if use.entry.family in _PLAIN else use.after].append(use)
    return [
        _draft(family, found, accounts)
        for (family, after), found in sorted(uses.items())
        if (after or family in _PLAIN) and _is_framing(found)
    ]


def _uses(owner: int, account: Account, lexicon: Lexicon) -> list[_Use]:
    table = lexicon.compiled(_names)
    tokens = account.doc.tokens
    found: list[_Use] = []
    for match in table.find(tokens):
        clause = _clause(account, match.first)
        if clause is None:
            continue
        stop = min(match.stop + _WORDS_SHOWN - 1, clause.stop)
        following = tokens[match.stop] if match.stop < clause.stop else None
        after = likeness_key(following.norm) if following is not None and following.kind != PUNCT else ""
        start = match.variant.start
        found.append(_Use(owner, match.items[0][0], after, span_of(account.doc.text, start, tokens[stop - 1].end)))
    return found


def _clause(account: Account, token: int) -> Clause | None:
    at = account.clause_at(account.doc.tokens[token].start)
    return account.clauses[at] if at is not None else None


def _is_framing(uses: list[_Use]) -> bool:
    """Whether one account uses a charged noun where another only uses nouns of another charge."""
    charges: dict[int, set[str]] = defaultdict(set)
    for use in uses:
        charges[use.owner].add(use.entry.charge)
    loaded = set().union(*charges.values()) - {"neutral"}
    return len(charges) > 1 and any(
        charge in mine and any(charge not in others for others in charges.values())
        for charge in loaded
        for mine in charges.values()
    )


def _draft(family: str, uses: list[_Use], accounts: Sequence[Account]) -> Draft:
    shown: dict[tuple[int, str], _Use] = {}
    for use in uses:
        shown.setdefault((use.owner, use.entry.charge), use)
    picked = sorted(shown.values(), key=lambda use: (use.owner, use.entry.charge == "neutral", use.span.start))
    cells: list[_Use] = []
    for use in picked:
        if sum(other.owner == use.owner for other in cells) < 2:
            cells.append(use)
    words = " / ".join(dict.fromkeys(f"«{use.entry.singular or use.entry.surfaces[0]}»" for use in cells))
    return Draft(
        "framing",
        "framing",
        f"{family}: {words}",
        "the accounts choose names of different charge: "
        + ", ".join(sorted({f"{use.entry.id.split('/')[1]} ({use.entry.charge})" for use in cells})),
        "framing.charge",
        tuple(cell_at(accounts[use.owner], use.span) for use in cells),
        0.5,
    )


def _names(lexicon: Lexicon) -> PhraseTable[LoadedName]:
    return PhraseTable((form, entry) for entry in lexicon.entries(LoadedName) for form in entry.forms())
