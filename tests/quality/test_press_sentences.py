"""Floors for single sentences of newspapers as yes/no questions: half of them open, half only measured on."""

from __future__ import annotations

import pytest

from tests.quality.gold import FLOORS, digest_of
from tests.quality.newspapers import CORPORA, HALVES
from tests.quality.press_sentences import COUNTED, KINDS, SENTENCES, tally

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason=f"the corpora are not here ({CORPORA})")


def test_the_labels_are_those_the_floors_were_measured_on() -> None:
    assert digest_of(SENTENCES) == FLOORS["sentences"]["digest"]


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("counted", COUNTED)
@pytest.mark.parametrize("kind", KINDS)
def test_question_holds_its_floor(kind: str, counted: str, half: str) -> None:
    floor = FLOORS["sentences"][half][kind][list(COUNTED).index(counted)]
    assert round(tally(kind, half, counted).f1, 3) >= floor, tally(kind, half, counted)
