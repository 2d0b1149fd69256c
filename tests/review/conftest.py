"""The ledgers of the bundled story, and people who judge them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import tawatur
from tawatur import Ledger
from tawatur.demo import demo_articles
from tests.review.desk import Desk


@pytest.fixture(scope="session")
def ledgers() -> tuple[Ledger, ...]:
    """The machine's ledgers of the four demo articles."""
    return tuple(map(tawatur.read, demo_articles()))


@pytest.fixture
def ledger(ledgers: tuple[Ledger, ...]) -> Ledger:
    """The first of them."""
    return ledgers[0]


@pytest.fixture
def desk(ledger: Ledger) -> Desk:
    return Desk(ledger)


@pytest.fixture
def new_desk() -> Callable[[Ledger], Desk]:
    return Desk
