"""Names that no list has, and names with words in them that are something else outside of names."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Ledger


def reading(text: str) -> Ledger:
    return read(make_article(title="", body=text, published="2026-03-01"))


def people(text: str) -> list[str]:
    return [entity.name for entity in reading(text).entities if entity.type == "PER"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال العميد جبناوي في تصريح صحفي إن المعركة انتهت.", "جبناوي"),
        ("ويفتقد المدرب ديغاروسا لخدمات المهاجم المصاب.", "ديغاروسا"),
        ("وحث الرئيس الكيني موكاندو بريطانيا على البقاء في الاتحاد.", "موكاندو"),
        ("كثفت الطائرات غاراتها على مواقع القوات الموالية للرئيس المخلوع تشاندورتي في جنوبي البلاد.", "تشاندورتي"),
        ("وأجرى مدرب الفريق داكوستيرا عددا من التغييرات.", "داكوستيرا"),
        ("واعتقلت الشرطة القاضي زوبرتيك أمس.", "زوبرتيك"),
    ],
)
def test_an_unknown_word_behind_a_title_is_a_person(text: str, name: str) -> None:
    assert people(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "وقد أمر القاضي بإيداعها السجن.",
        "وفضل المدرب إراحتهم قبل المباراة.",
        "وقال الوزير حاليا لا نية لزيادة الأسعار.",
        "وقال المدير العام لاياسا في بيان إن الطلب تراجع.",
        "واستقبل السفير مهنئين من أنحاء البلاد.",
    ],
)
def test_words_with_pronouns_and_everyday_words_behind_a_title_are_nobody(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("لويس فان غال يؤكد اهتمامه بالأمر.", "لويس فان غال"),
        (
            "وجدد مبعوث الأمم المتحدة إسماعيل ولد الشيخ أحمد دعوته إلى الحوار.",
            "مبعوث الأمم المتحدة إسماعيل ولد الشيخ أحمد",
        ),
        ("انتهى الأمر، بحسب الوزير لويس فان غال.", "الوزير لويس فان غال"),
        ("انتهى الأمر، وفق ما أعلنه الوزير لويس فان غال.", "الوزير لويس فان غال"),
        ("وقال محمد الأمين ولد الداه إن الاقتراع نزيه.", "محمد الأمين ولد الداه"),
    ],
)
def test_words_inside_a_name_are_the_name(text: str, speaker: str) -> None:
    assert [s.speaker.text for s in reading(text).statements if s.speaker] == [speaker]


def test_whoever_asks_is_the_whole_name() -> None:
    (event,) = reading("دعا محمد الأمين ولد الداه الطلاب إلى الهدوء.").events
    assert [actor.text for actor in event.actors] == ["محمد الأمين ولد الداه"]
