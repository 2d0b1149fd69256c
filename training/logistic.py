"""Logistic regression over named features that are there or not: weights in whole hundredths, the same each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

__all__ = ["Example", "fit"]

#: The feature that every example has, whose weight is left free.
ALWAYS = "always"
#: Features that fewer examples have are left out; how strongly weights are held near nothing; steps of the fit.
FEWEST, PRIOR, STEPS = 12, 20.0, 12


class Example(NamedTuple):
    """What is to be decided: its features, how much it counts, and whether it is so."""

    features: tuple[str, ...]
    weight: float
    told: bool


def fit(examples: Sequence[Example], prior: float = PRIOR) -> dict[str, int]:
    """Weights in hundredths: Newton's steps on the regularised likelihood; the weight of every example is left free."""
    counts = Counter(feature for example in examples for feature in example.features)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    places = {name: at for at, name in enumerate(names)}
    x = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        x[row, [places[feature] for feature in example.features if feature in places]] = 1
    y, by = np.array([e.told for e in examples], float), np.array([e.weight for e in examples])
    held = np.array([0.01 if name == ALWAYS else prior for name in names])
    b = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ b))
        b -= np.linalg.solve((x * (by * p * (1 - p))[:, None]).T @ x + np.diag(held), x.T @ (by * (p - y)) + held * b)
    return {name: round(100 * value) for name, value in zip(names, b.tolist(), strict=True) if round(100 * value)}
