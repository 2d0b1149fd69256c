"""What endings tell of case and number."""

from __future__ import annotations

import pytest

from tawatur.text.endings import clashes, is_dual, is_dual_imperfect, is_to_the


@pytest.mark.parametrize(("before", "text"), [("مجهولون", "مهندسين"), ("مسلحان", "شرطيين")])
def test_cases_that_differ_part_phrases(before: str, text: str) -> None:
    assert clashes(before, text)


@pytest.mark.parametrize(("before", "text"), [("محتجون", "غاضبون"), ("مهندسين", "صينيين"), ("شبان", "دين")])
def test_cases_that_agree_do_not(before: str, text: str) -> None:
    assert not clashes(before, text)


def test_verbs_of_two() -> None:
    assert is_dual_imperfect("يستقلان")
    assert not is_dual_imperfect("يومان")
    assert not is_dual_imperfect("يابانيان")
    assert is_dual("انفجارين")


def test_to_the() -> None:
    assert is_to_the("للجيش")
    assert is_to_the("وللحكومة")
    assert not is_to_the("لجنة")
