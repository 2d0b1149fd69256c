"""One person, unnamed, who does something to somebody told right behind him without a mark: no victim, no genitive."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Ledger


def ledger_of(text: str) -> Ledger:
    return read(make_article(title="", body=text, published="2019-05-14"))


def parties_of(text: str) -> tuple[list[str], list[str]]:
    event = next(event for event in ledger_of(text).events if event.type == "ASSAULT")
    return [span.text for span in event.actors], [span.text for span in event.recipients]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("قتل شرطي متظاهرا في نابل.", "شرطي", "متظاهرا"),
        ("قتل حارس معتقلا في نابل.", "حارس", "معتقلا"),
        ("قتل شاب شابا تونسيا في نابل.", "شاب", "شابا تونسيا"),
        ("قتل رجل زوجته في نابل.", "رجل", "زوجته"),
        ("طعن لاجئ طالبة في نابل.", "لاجئ", "طالبة"),
        ("جرح جندي طالبة في نابل.", "جندي", "طالبة"),
        ("خطف رجل امرأة في نابل.", "رجل", "امرأة"),
        ("خطف شاب عاملين أجنبيين في نابل.", "شاب", "عاملين أجنبيين"),
        ("هاجم رجل شرطيين اثنين في نابل.", "رجل", "شرطيين اثنين"),
        ("قتل مسلح عشرين شخصا في نابل.", "مسلح", "عشرين شخصا"),
        ("قتل رجل قاضيا في نابل.", "رجل", "قاضيا"),
        ("هاجم ضابط متقاعد رئيس البلدية في نابل.", "ضابط متقاعد", "رئيس البلدية"),
        ("خطف شاب الصحفي أحمد سالم في نابل.", "شاب", "الصحفي أحمد سالم"),
        ("هاجم جندي محمد علي في نابل.", "جندي", "محمد علي"),
        ("شاب يطعن مجندة في نابل.", "شاب", "مجندة"),
        ("شرطي يصيب متظاهرا في نابل.", "شرطي", "متظاهرا"),
    ],
)
def test_who_did_it_to_whom(text: str, actor: str, recipient: str) -> None:
    assert parties_of(text) == ([actor], [recipient])


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("قتل سائق الصحفي أحمد سالم في نابل.", "سائق الصحفي أحمد سالم"),
        ("قتل شقيق النائب في نابل.", "شقيق النائب"),
        ("قتل شاب متأثرا بجراحه في نابل.", "شاب"),
        ("قتل رجل الأمن في نابل.", "رجل الأمن"),
        ("قتل أحد أبنائه في نابل.", "أحد أبنائه"),
        ("قتل جندي إماراتي آخر في نابل.", "جندي إماراتي آخر"),
        ("قتل الجنود الثلاثة في نابل.", "الجنود الثلاثة"),
        ("خطف ناشط حقوقي في نابل.", "ناشط حقوقي"),
    ],
)
def test_who_suffers_alone(text: str, victim: str) -> None:
    assert parties_of(text) == ([], [victim])


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("قتل شرطي متظاهرا في نابل.", []),
        ("قتل رجل زوجته في نابل.", []),
        ("قتل جندي مدنيين في نابل.", []),
        ("قتل جندي وأصيب ضابط في نابل.", ["جندي", "ضابط"]),
        ("قتل أحد أبنائه في نابل.", ["أحد"]),
    ],
)
def test_who_did_it_is_no_victim(text: str, counted: list[str]) -> None:
    victims = {"killed", "wounded"}
    assert [figure.text for figure in ledger_of(text).figures if figure.what in victims] == counted


@pytest.mark.parametrize(
    ("text", "kind", "recipient"),
    [
        ("اعتقلت الشرطة ثمانية من أعضاء المنظمة.", "COERCE", "ثمانية من أعضاء المنظمة"),
        ("اعتقلت الشرطة شابين اثنين في نابل.", "COERCE", "شابين اثنين"),
        ("أفرجت الحركة عن الجنود الثلاثة.", "RETREAT", "الجنود الثلاثة"),
    ],
)
def test_numbers_belong_to_what_they_count(text: str, kind: str, recipient: str) -> None:
    event = next(event for event in ledger_of(text).events if event.type == kind)
    assert [span.text for span in event.recipients] == [recipient]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("أعلنت الحركة أنها قتلت خمسة جنود في كيسمايو.", "الحركة", "خمسة جنود"),
        ("أعلن المتمردون أنهم قتلوا رئيس البلدية أمس.", "المتمردون", "رئيس البلدية"),
        ("دخل المتمردون البلدة فجرا وقتلوا ثلاثة مزارعين.", "المتمردون", "ثلاثة مزارعين"),
        ("دخلت القوات البلدة فجرا وقتلت ثلاثة مزارعين.", "القوات", "ثلاثة مزارعين"),
        ("قتل مسلحون، صباح أمس في ضواحي العاصمة، زعيم المعارضة.", "مسلحون", "زعيم المعارضة"),
        ("قال متحدث إن تنظيم داعش قصف قاعدة عسكرية أمس.", "تنظيم داعش", "قاعدة عسكرية"),
        ("تمكن المتمردون من خطف طبيب فرنسي.", "المتمردون", "طبيب فرنسي"),
        ("دخلت القوات التركية البلدة قبل أن تخطف عشرات المتظاهرين.", "القوات التركية", "عشرات المتظاهرين"),
        ("قال متحدث إن القوات التركية خطفت الصحفي أحمد سالم.", "القوات التركية", "الصحفي أحمد سالم"),
    ],
)
def test_who_killed_is_told_before(text: str, actor: str, recipient: str) -> None:
    assert parties_of(text) == ([actor], [recipient])


def test_schools_that_close_their_doors_restrict_nobody() -> None:
    assert ledger_of("أغلقت المدارس أبوابها أمس.").events == ()
