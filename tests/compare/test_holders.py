"""Two short accounts that give one post, contract or company to two holders, and those that only seem to."""

from __future__ import annotations

import pytest

from tests.compare.building import contradictions


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "عين الملك الأردني الدكتور سامر الحديد سفيرا في مسقط خلفا للسفير السابق.",
            "صدر مرسوم أردني يوم الأحد بتعيين نادية الكيلاني سفيرة لدى مسقط.",
        ),
        (
            "اشترت مجموعة الفطيم مصنع السكر في الفيوم.",
            "قال مدير مصنع السكر في الفيوم إن شركة صافولا اشترت المصنع الخميس.",
        ),
    ],
)
def test_two_holders_of_one_thing_contradict(one: str, other: str) -> None:
    assert "facts.other-holder" in {row.rule for row in contradictions(one, other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Two posts.
        ("عين الملك الأردني سامر الحديد سفيرا في مسقط.", "عين الملك الأردني نادية الكيلاني سفيرة في الدوحة."),
        (
            "عين الرئيس سامي النجار وزيرا للداخلية في الحكومة الجديدة.",
            "عين الرئيس ليلى حسان وزيرة للصحة في الحكومة الجديدة.",
        ),
        # Whom he follows, and what may be.
        (
            "عين الملك الأردني سامر الحديد سفيرا في مسقط خلفا لرامي عطية.",
            "عين الملك الأردني سامر الحديد سفيرا في مسقط.",
        ),
        (
            "سامر الحديد سفير الأردن في مسقط التقى الوزير.",
            "عين الملك الأردني نادية الكيلاني سفيرة في مسقط خلفا لسامر الحديد.",
        ),
        ("قد يعين الملك الأردني سامر الحديد سفيرا في مسقط.", "عين الملك الأردني نادية الكيلاني سفيرة في مسقط."),
        # Two contracts.
        (
            "رست مناقصة محطة الكهرباء في البصرة على شركة سيمنز الألمانية.",
            "فازت شركة جنرال إلكتريك بعقد محطة المياه في الموصل.",
        ),
    ],
)
def test_these_only_seem_to(one: str, other: str) -> None:
    assert "facts.other-holder" not in {row.rule for row in contradictions(one, other)}
