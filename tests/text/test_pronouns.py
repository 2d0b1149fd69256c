"""What attached pronouns agree with."""

from __future__ import annotations

import pytest

from tawatur.text.pronouns import agreement_of


@pytest.mark.parametrize(
    ("pronoun", "agreement"), [("ه", "m"), ("ها", "f"), ("هم", "pl"), ("هن", "pl"), ("هما", "pl"), ("نا", ""), ("", "")]
)
def test_agreement(pronoun: str, agreement: str) -> None:
    assert agreement_of(pronoun) == agreement
