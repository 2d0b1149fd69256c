"""Gatherings and movements of fighters that are attacked are no protests and no deployments."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

TEXTS = [
    "شنت الطائرات غارات على تجمعات نظمت صفوفها قرب السد.",
    "رصد الطيران تحركات لمسلحي الحركة ثم قصفها.",
    "استهدفت الطائرات تحركات للجيش نحو الجسر.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_attacked_does_nothing(text: str) -> None:
    events = read(make_article(title="", body=text, published="2021-06-15")).events
    assert {event.type for event in events} == {"ASSAULT"}
