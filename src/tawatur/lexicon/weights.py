"""Learnt weights of tables: whole hundredths, so that their sums are exact everywhere."""

from __future__ import annotations

import math
from collections.abc import Iterable

__all__ = ["UNIT", "likelihood"]

#: Weights are hundredths.
UNIT = 100


def likelihood(weights: Iterable[int]) -> float:
    """How likely it is what has features of these weights (0 to 1), as a logistic regression says."""
    return 1 / (1 + math.exp(-sum(weights) / UNIT))
