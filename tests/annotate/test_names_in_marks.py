"""Quotation marks of every kind tell the name chain the same."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

_KINDS = (("«", "»"), ("“", "”"), ('"', '"'), ("„", "“"), ("‹", "›"))


@pytest.mark.parametrize(
    "sentence",
    [
        "وسيخوض الفريق مباراته الثانية أمام نادي {بوروسيرا} البرازيلي في مدينة غدامس.",
        "وقال الناقد إن رواية {خريف البطريرك} صدرت عن دار {المدى} في بغداد.",
        "ورست السفينة {مرمرة} في ميناء أسدود قبل أن يعلن عادل الكبيسي وصولها.",
        "وقام الراحل بأدوار في {باب الحديد} و{الأرض} مع يوسف شاهين.",
    ],
)
def test_marks_change_no_name(sentence: str) -> None:
    read_with = [
        {
            (entity.type, entity.name.replace(a, "").replace(b, ""))
            for entity in read(make_article(title="", body=sentence.replace("{", a).replace("}", b))).entities
        }
        for a, b in _KINDS
    ]
    assert all(names == read_with[0] for names in read_with)
