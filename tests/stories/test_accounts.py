"""What partitioning keeps of an article says all that its ledger does."""

from __future__ import annotations

import msgspec
import pytest

from tawatur.lexicon import load_lexicon
from tawatur.stories.accounts import Account, account_of
from tawatur.stories.origins import find_origins, origins_among
from tests.compare.building import Page
from tests.stories.texts import CUT, EDITED, OTHER, REPORT, SAME_EVENT

PAGES = [
    Page("a", "خبر", REPORT + " (وكالة الساحل)", published="2024-03-04", outlet="صحيفة أ").credit("وكالة الساحل"),
    Page("b", "خبر", SAME_EVENT + " نقلا عن صحيفة أ", published="2024-03-05").credit("صحيفة أ", "outlet"),
    Page("c", "خبر", EDITED, published="2024-03-05"),
    Page("d", "خبر", CUT),
    Page("e", "خبر", OTHER, outlet="صحيفة هـ"),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.ledger().article.id)
def test_an_account_goes_through_bytes_unchanged(page: Page) -> None:
    account = account_of(page.ledger(), load_lexicon())
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(account), type=Account) == account


def test_origins_of_accounts_are_those_of_their_ledgers() -> None:
    ledgers = [page.ledger() for page in PAGES]
    accounts = [account_of(ledger, load_lexicon()) for ledger in reversed(ledgers)]
    assert origins_among(accounts) == find_origins(ledgers, load_lexicon())
