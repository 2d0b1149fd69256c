"""Ledgers of one story to its origins and its comparison. Read this file second, after `pipeline.py`.

Everything here works on ledgers and the texts they carry; nothing is read again.
"""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.compare.story import compare_accounts
from tawatur.errors import LedgerError
from tawatur.lexicon import load_lexicon
from tawatur.records.comparison import Comparison, Origin
from tawatur.records.ledger import Ledger
from tawatur.resolve.entities import same_groups
from tawatur.stories.origins import find_origins

__all__ = ["compare", "origins_of"]


def compare(ledgers: Iterable[Ledger]) -> Comparison:
    """Compare the accounts of one story: where they agree, refine, contradict, or stand alone, and who rests on whom.

    All ledgers given are taken as one story; their order never matters. Raises LedgerError for two ledgers of one
    article.

    >>> from tawatur import compare, make_article, read
    >>> articles = [make_article(title="", body="", ident=name) for name in ("b", "a")]
    >>> compare(map(read, articles)).articles
    ('a', 'b')
    """
    accounts = _distinct(ledgers)
    lexicon = load_lexicon()
    same = same_groups(accounts, lexicon)
    return compare_accounts(accounts, find_origins(accounts, lexicon), lexicon, same=same)


def origins_of(ledgers: Iterable[Ledger]) -> tuple[Origin, ...]:
    """Partition the articles of one story into accounts: copies, agency reports, one shared source, own, unknown."""
    return find_origins(_distinct(ledgers), load_lexicon())


def _distinct(ledgers: Iterable[Ledger]) -> tuple[Ledger, ...]:
    found: dict[str, Ledger] = {}
    for ledger in ledgers:
        if ledger.article.id in found:
            raise LedgerError(f"article {ledger.article.id!r} stands twice among the ledgers to compare; give it once")
        found[ledger.article.id] = ledger
    return tuple(found[ident] for ident in sorted(found))
