"""Attacks that somebody claims: whoever claims them did them, unless two claim them."""

from __future__ import annotations

import pytest

import tawatur

ATTACK = "قتل عشرة أشخاص في تفجير استهدف سوقا في المدينة."
ANY, NUR, FAJR = (
    f"وأعلن {who} مسؤوليته عن التفجير." for who in ("التنظيم", "تنظيم النور المسلح", "تنظيم الفجر المسلح")
)


def actors(*claims: str) -> list[str]:
    """Who did the one attack of a text."""
    body = " ".join((ATTACK, *claims))
    ledger = tawatur.read(tawatur.make_article(title="", body=body, outlet="سطور", published="2024-03-05"), strict=True)
    (event,) = ledger.events
    return [actor.text for actor in event.actors]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ((NUR,), ["تنظيم النور المسلح"]),
        ((ANY, NUR), ["تنظيم النور المسلح"]),
        ((NUR, FAJR), []),
        ((ANY, NUR, FAJR), []),
    ],
)
def test_whoever_claims_an_attack_did_it_but_not_where_two_do(claims: tuple[str, ...], expected: list[str]) -> None:
    assert actors(*claims) == expected
