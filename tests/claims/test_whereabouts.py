"""Places of events that no clause marks: the sentence tells them, but not where whoever speaks sits."""

from __future__ import annotations

import pytest

import tawatur


def places(text: str) -> list[str]:
    """The places of the one event of a text."""
    ledger = tawatur.read(tawatur.make_article(title="", body=text, outlet="سطور", published="2024-03-05"), strict=True)
    (event,) = ledger.events
    return [place.text for place in event.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال مسؤول الإعلام في حلب إن قصف الطائرات قتل ثلاثة جنود.", []),
        ("وفي حلب قال المرصد إن قصف الطائرات قتل ثلاثة جنود.", ["حلب"]),
        ("وأفاد مصدر بمستشفى النور أن ثلاثة جنود قتلوا في قصف بحلب.", ["حلب"]),
    ],
)
def test_where_whoever_tells_sits_is_no_place_of_the_event(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("قتل مسلحون ستة جنود شمال البلاد.", "ستة جنود"),
        ("قتل مسلحون خمسة حراس جنوبي العاصمة.", "خمسة حراس"),
        ("غرق 80 مهاجرا قبالة ليبيا.", "80 مهاجرا"),
        ("قتل متمردون ستة جنود جنوب السودان.", "ستة جنود جنوب السودان"),
    ],
)
def test_sides_of_places_are_no_part_of_people(text: str, people: str) -> None:
    ledger = tawatur.read(tawatur.make_article(title="", body=text, outlet="سطور", published="2024-03-05"), strict=True)
    (figure,) = ledger.figures
    assert figure.of is not None
    assert f"{figure.text} {figure.of.text}" == people
    assert {span.text for event in ledger.events for span in event.recipients} <= {people}
