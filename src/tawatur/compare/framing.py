"""Rows of framing: the same actor or deed under names of different charge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from tawatur.compare.accounts import Account, Clause, cell_at, function_words
from tawatur.compare.likeness import Bag, Scale, bag_of, likeness
from tawatur.compare.rows import Draft
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import LoadedName
from tawatur.lexicon.table import PhraseTable
from tawatur.records.span import Span, span_of
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key
from tawatur.text.tokens import WORD

__all__ = ["framing_drafts", "loaded_names"]

#: Families whose nouns speak of one thing within a story; the others need the same word after them in both accounts.
_PLAIN = frozenset({"armed-men", "killing"})
#: Families in which the name alone is a choice too: "the X militia", or just "X".
_NAMING = frozenset({"group"})
#: In plain families two sentences speak of one thing from this likeness on (`likeness.Shared.score`).
_SAME_SENTENCE = 0.25


class _Use(msgspec.Struct, frozen=True):
    """A loaded or neutral noun in an article: its entry, the key of the word after it, and the words to show."""

    owner: int
    entry: LoadedName
    after: str
    span: Span


def framing_drafts(accounts: Sequence[Account], scale: Scale, lexicon: Lexicon) -> list[Draft]:
    """One row a family (and the name after the noun) where the accounts choose words of different charge."""
    uses: dict[tuple[str, str], list[_Use]] = defaultdict(list)
    for owner, account in enumerate(accounts):
        for use in _uses(owner, account, lexicon):
            uses[use.entry.family, "" if use.entry.family in _PLAIN else use.after].append(use)
    names = _named_keys(accounts)
    drafts: list[Draft] = []
    for (family, after), found in sorted(uses.items()):
        if family in _NAMING and after not in names:
            continue
        if family in _NAMING and any(use.entry.charge != "neutral" for use in found):
            found = found + _bare(family, after, found, accounts)
        if family in _PLAIN:
            found = _alike(found, accounts, scale)
        if (after or family in _PLAIN) and _is_framing(found):
            drafts.append(_draft(family, found, accounts))
    return drafts


def _alike(uses: list[_Use], accounts: Sequence[Account], scale: Scale) -> list[_Use]:
    """For the first charged use, the one use of each other account whose sentence tells most nearly the same."""
    best: list[tuple[float, list[_Use]]] = []
    for charged in (use for use in uses if use.entry.charge != "neutral"):
        own = _bag(charged, accounts, scale)
        found: dict[int, tuple[float, _Use]] = {}
        for use in uses:
            if use.owner == charged.owner or use.entry.id == charged.entry.id:
                continue
            score = likeness(own, _bag(use, accounts, scale), scale).score
            if score >= _SAME_SENTENCE and score > found.get(use.owner, (0.0, use))[0]:
                found[use.owner] = (score, use)
        if found:
            total = sum(score for score, _ in found.values())
            best.append((total, [charged, *(use for _, use in found.values())]))
    return max(best, key=lambda each: each[0])[1] if best else []


def _bag(use: _Use, accounts: Sequence[Account], scale: Scale) -> Bag:
    account = accounts[use.owner]
    at = account.clause_at(use.span.start)
    return bag_of(account.sentence_keys(account.clauses[at].sentence) if at is not None else (), scale)


def _uses(owner: int, account: Account, lexicon: Lexicon) -> list[_Use]:
    table, particles = lexicon.compiled(loaded_names), lexicon.compiled(function_words)
    tokens = account.doc.tokens
    found: list[_Use] = []
    for match in table.find(tokens):
        clause = _clause(account, match.first)
        if clause is None:
            continue
        following = tokens[match.stop] if match.stop < clause.stop else None
        named = following is not None and following.kind == WORD and following.norm not in particles
        after = likeness_key(following.norm) if following is not None and named else ""
        stop = match.stop + (named and match.items[0][0].family not in _PLAIN)
        start = match.variant.start
        found.append(_Use(owner, match.items[0][0], after, span_of(account.doc.text, start, tokens[stop - 1].end)))
    return found


def _named_keys(accounts: Sequence[Account]) -> frozenset[str]:
    """The keys of all names of bodies and peoples that consist of one word."""
    bodies = (e for account in accounts for e in account.ledger.entities if e.type in ("ORG", "NORP"))
    names = {mention.text for entity in bodies for mention in entity.mentions}
    return frozenset(likeness_key(fold(name)) for name in names if len(name.split()) == 1)


def _bare(family: str, after: str, uses: list[_Use], accounts: Sequence[Account]) -> list[_Use]:
    """The name without a noun before it, in accounts that never put one there: the plain way to say it."""
    plain = LoadedName(id=f"{family}/bare", family=family, charge="neutral")
    using = {use.owner for use in uses}
    found: list[_Use] = []
    for owner, account in enumerate(accounts):
        tokens = account.doc.tokens if owner not in using else ()
        named = next((t for t in tokens if likeness_key(t.norm) == after and _clause(account, t.index)), None)
        if named is not None:
            found.append(_Use(owner, plain, after, span_of(account.doc.text, named.start, named.end)))
    return found


def _clause(account: Account, token: int) -> Clause | None:
    at = account.clause_at(account.doc.tokens[token].start)
    return account.clauses[at] if at is not None else None


def _is_framing(uses: list[_Use]) -> bool:
    """Whether one account uses a charged noun that another, which names the same thing, never uses."""
    entries: dict[int, set[str]] = defaultdict(set)
    for use in uses:
        entries[use.owner].add(use.entry.id)
    charged = {use.entry.id for use in uses if use.entry.charge != "neutral"}
    return len(entries) > 1 and any(
        any(entry in mine for mine in entries.values()) and any(entry not in mine for mine in entries.values())
        for entry in charged
    )


def _draft(family: str, uses: list[_Use], accounts: Sequence[Account]) -> Draft:
    shown: dict[tuple[int, str], _Use] = {}
    for use in uses:
        shown.setdefault((use.owner, use.entry.id), use)
    picked = sorted(shown.values(), key=lambda use: (use.owner, use.entry.charge == "neutral", use.span.start))
    cells: list[_Use] = []
    for use in picked:
        if sum(other.owner == use.owner for other in cells) < 2:
            cells.append(use)
    words = " / ".join(dict.fromkeys(f"«{' '.join(use.span.text.split())}»" for use in cells))
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


def loaded_names(lexicon: Lexicon) -> PhraseTable[LoadedName]:
    """The nouns between which outlets choose, with their entries; for `Lexicon.compiled`."""
    return PhraseTable((form, entry) for entry in lexicon.entries(LoadedName) for form in entry.forms())
