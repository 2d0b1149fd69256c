"""Facts with many wordings are cut for headlines."""

from __future__ import annotations

import pytest

from tawatur.records.wordings import few_wordings


@pytest.mark.parametrize("fact", ["killed: 3 / 4 / 5 / 6", "where: «أ» / «ب» / «ج»", "", "event: ASSAULT: «أ»"])
def test_few_stay(fact: str) -> None:
    assert few_wordings(fact) == fact


def test_many_are_counted() -> None:
    assert few_wordings("where: «أ» / «ب» / «ج» / «د» / «ه»") == "where: «أ» / «ب» / «ج» / … (+2)"
