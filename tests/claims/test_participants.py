"""Who does what to whom, and what is asked and promised, on sentences of many countries."""

from __future__ import annotations

import pytest

from tests.claims.participation import measure
from tests.claims.promising import measure_commitments

#: F1 when the test was written, rounded down. The sentences of a second file were written after the grammar.
PARTICIPANTS = {"participants.toml": 0.78, "participants_later.toml": 0.7}
COMMITMENTS = {"promises.toml": 0.9, "promises_later.toml": 0.85}


@pytest.mark.parametrize("name", PARTICIPANTS)
def test_participants(name: str) -> None:
    score = measure(name)
    assert score.f1 >= PARTICIPANTS[name], "\n".join([f"{score.f1:.3f}", *score.faults])


@pytest.mark.parametrize("name", COMMITMENTS)
def test_commitments(name: str) -> None:
    score = measure_commitments(name)
    assert score.f1 >= COMMITMENTS[name], "\n".join([f"{score.f1:.3f}", *score.faults])
