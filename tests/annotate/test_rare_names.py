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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وشن الطيران غارات على كفر ندورا ودير صربين فجر الاثنين.", {"كفر ندورا", "دير صربين"}),
        ("واندلعت اشتباكات في عين دلفا مساء الأحد.", {"عين دلفا"}),
        ("وانسحب المسلحون من خربة السنديان ليلا.", {"خربة السنديان"}),
        ("وقال مدير مستشفى عين السرو إن الجرحى وصلوا ليلا.", {"عين السرو"}),
    ],
)
def test_villages_are_known_by_the_first_word_of_their_names(text: str, names: set[str]) -> None:
    assert {m.text for e in reading(text).entities if e.type == "LOC" for m in e.mentions} == names


@pytest.mark.parametrize(
    "text",
    [
        "وأقيم الحفل في بيت العائلة.",
        "وارتفعت الأسعار في سوق دبي.",
        "وجاء الملف في رأس أولوياتهم.",
        "وبقي الوفد في عين المكان.",
        "وقال إنهم وقفوا ضد بني جلدتهم.",
    ],
)
def test_everyday_words_that_open_names_of_villages_name_none(text: str) -> None:
    assert all(m.text == "دبي" for e in reading(text).entities if e.type == "LOC" for m in e.mentions)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وقال أبو علي إن القصف توقف ليلا.", ["أبو علي"]),
        ("وتقول أم سعيد (45 عاما) إنها فقدت بيتها.", ["أم سعيد"]),
        ("ودفنت أم حسن ابنها أمس.", ["أم حسن"]),
        ("وغادر الوفد أبو ظبي مساء.", []),
        ("ونشر موقع «إم إس إن» الخبر مساء.", []),
    ],
)
def test_by_names_are_people_where_they_act_or_speak(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وقال علي (20 عاما) لوكالة فرانس برس إن القصف شديد.", ["علي"]),
        ("وتقول هدى، وهي أم لثلاثة أطفال، إنها نزحت.", ["هدى"]),
        ("وأكد فراس الذي نزح من القرية أن الطريق مقطوع.", ["فراس"]),
        ("ويعز علي أن يأتي العيد وأنا بعيد.", []),
        ("وطلب مني أن أنتظر.", []),
        ("وقال طالب إن الامتحان تأجل.", []),
    ],
)
def test_a_given_name_alone_is_a_person_where_he_speaks(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize("text", ["وتقول فاطمة إنها نزحت.", "وهذه حادثة فريدة من نوعها.", "وينتظره مستقبل باهر."])
def test_a_given_name_is_no_town_with_a_letter_before_it(text: str) -> None:
    assert not [entity for entity in reading(text).entities if entity.type == "LOC"]
