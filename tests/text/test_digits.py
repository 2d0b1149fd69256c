"""Digits read as numbers."""

from __future__ import annotations

from decimal import Decimal

from tawatur.text.digits import read_fraction


def test_three_digits_behind_a_mark_are_a_fraction_before_per_cent() -> None:
    assert read_fraction("12.125") == Decimal("12.125")
    assert read_fraction("62,66") == Decimal("62.66")
    assert read_fraction("1.2.3") is None
