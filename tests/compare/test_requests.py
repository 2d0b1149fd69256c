"""Requests and what is told of a reply."""

from __future__ import annotations

import pytest

from tawatur import compare, make_article, read
from tawatur.compare.states import state_of
from tawatur.lexicon import load_lexicon
from tawatur.records.comparison import Request
from tests.compare.building import Page

ASKED = "طلبت بلدية الزهراء من شركة الجسور إصلاح رصيف الميناء القديم قبل الشتاء."


def requests(*pages: Page) -> tuple[Request, ...]:
    return compare(page.ledger() for page in pages).requests


def asking(ident: str, body: str, *, day: str = "2024-03-05") -> Page:
    page = Page(ident, "خبر", body, published=day)
    return page.commitment("إصلاح رصيف الميناء القديم قبل الشتاء", "request", to="شركة الجسور")


def test_one_request_of_two_accounts_is_one_record() -> None:
    other = asking("b", "إصلاح رصيف الميناء القديم قبل الشتاء هو ما طلبته البلدية من شركة الجسور.", day="2024-03-07")
    (request,) = requests(asking("a", ASKED), other)
    assert [cell.article for cell in request.cells] == ["a", "b"]
    assert (request.reply, request.until, request.answers) == ("none-seen", "2024-03-07", ())


def test_a_request_says_who_asks_whom_in_the_words_of_an_account() -> None:
    page = Page("a", "خبر", ASKED)
    page.commitment("إصلاح رصيف الميناء القديم قبل الشتاء", "request", by="بلدية الزهراء", to="شركة الجسور")
    (request,) = requests(page)
    assert [(one.article, one.text) for one in (*request.by, *request.to)] == [
        ("a", "بلدية الزهراء"),
        ("a", "شركة الجسور"),
    ]


def test_an_account_that_says_nobody_answered() -> None:
    (request,) = requests(asking("a", f"{ASKED} ولم يصدر تعليق من شركة الجسور حتى المساء."))
    assert request.reply == "no-comment"
    assert [cell.text.startswith("لم يصدر تعليق") for cell in request.answers] == [True]


def test_a_refusal_of_the_one_who_was_asked_is_the_reply() -> None:
    text = "أعلنت شركة الجسور رفضها إصلاح رصيف الميناء القديم على نفقتها."
    other = Page("b", "نبأ", text, published="2024-03-06")
    other.commitment("إصلاح رصيف الميناء القديم على نفقتها", "refusal", by="شركة الجسور")
    (request,) = requests(asking("a", ASKED), other)
    assert request.reply == "refused"
    assert [cell.article for cell in request.answers] == ["b"]


def test_a_refusal_of_somebody_else_is_no_reply() -> None:
    text = "أعلنت جمعية الصيادين رفضها إصلاح رصيف الميناء القديم في الصيف."
    other = Page("b", "نبأ", text, published="2024-03-06")
    other.commitment("إصلاح رصيف الميناء القديم في الصيف", "refusal", by="جمعية الصيادين")
    (request,) = requests(asking("a", ASKED), other)
    assert request.reply == "none-seen"


def test_the_last_article_is_named() -> None:
    late = Page("z", "نبأ", "وصلت السفينة إلى الميناء الجديد صباحا.", published="2024-03-09")
    (request,) = requests(asking("a", ASKED), late)
    assert (request.reply, request.until, request.last) == ("none-seen", "2024-03-09", "z")


def test_another_account_can_say_that_nobody_answered() -> None:
    text = "ولم ترد شركة الجسور حتى الآن على مطلب إصلاح رصيف الميناء القديم."
    (request,) = requests(asking("a", ASKED), Page("b", "نبأ", text, published="2024-03-06"))
    assert request.reply == "no-comment"
    assert [cell.article for cell in request.answers] == ["b"]


def test_silence_on_another_matter_is_no_reply() -> None:
    text = "ولم ترد شركة الجسور على سؤال عن أسعار الوقود في المحافظة الشرقية."
    (request,) = requests(asking("a", ASKED), Page("b", "نبأ", text, published="2024-03-06"))
    assert request.reply == "none-seen"


def test_what_was_promised_before_the_request_is_no_reply() -> None:
    text = "وعدت شركة الجسور بإصلاح رصيف الميناء القديم قبل الشتاء."
    before = Page("b", "نبأ", text, published="2024-03-01")
    before.commitment("إصلاح رصيف الميناء القديم قبل الشتاء", "promise", by="شركة الجسور")
    (request,) = requests(asking("a", ASKED), before)
    assert request.reply == "none-seen"


@pytest.mark.parametrize(
    ("body", "reply"),
    [
        ("وافقت فرنسا على إرسال فرق إنقاذ للبحث عن الضحايا.", "accepted"),
        ("جاءت موافقة فرنسية على إرسال فرق إنقاذ للبحث عن الضحايا.", "accepted"),
        ("أعلنت وزارة الخارجية الفرنسية أن باريس وافقت على إرسال فرق إنقاذ إلى بيروت.", "accepted"),
        ("لبت فرنسا طلب لبنان إرسال فرق إنقاذ للبحث عن الضحايا.", "accepted"),
        ("قبلت فرنسا إرسال فرق إنقاذ للبحث عن الضحايا.", "accepted"),
        ("قال وزير الخارجية الفرنسي إن بلاده سترسل فرق إنقاذ للبحث عن الضحايا.", "answered"),
        ("رفضت باريس إرسال فرق إنقاذ للبحث عن الضحايا.", "refused"),
        ("رحبت فرنسا بطلب لبنان إرسال فرق إنقاذ.", "none-seen"),
        ("وافقت إيطاليا على إرسال فرق إنقاذ للبحث عن الضحايا.", "none-seen"),
    ],
)
def test_consents_and_refusals_of_a_state_are_its_replies(body: str, reply: str) -> None:
    asked = "طلب لبنان من فرنسا إرسال فرق إنقاذ للبحث عن ضحايا انفجار المرفأ. ووصل وفد إلى بيروت."
    ledgers = [
        read(make_article(title="", body=text, outlet=outlet, published=day, ident=outlet))
        for outlet, text, day in (("سطور", asked, "2026-03-20"), ("المرفأ", body, "2026-03-21"))
    ]
    assert compare(ledgers).requests[0].reply == reply


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("فرنسا", "FRA"),
        ("باريس", "FRA"),
        ("الحكومة الفرنسية", "FRA"),
        ("وزير الخارجية الفرنسي", "FRA"),
        ("فرنسية", "FRA"),
        ("شركة فرنسية", ""),
        ("الحكومة", ""),
        ("", ""),
    ],
)
def test_the_state_that_a_party_stands_for(name: str, state: str) -> None:
    assert state_of(name, load_lexicon()) == state


def test_whoever_agrees_to_what_the_one_who_asks_asked_for_was_asked() -> None:
    asked = read(
        make_article(
            title="", body="دعت المبعوثة الأممية ليلى حداد الطرفين إلى السماح بإجلاء الجرحى.", published="2024-03-05"
        )
    )
    agreed = "وافقت قوات الجنوب على طلب المبعوثة الأممية ليلى حداد إجلاء الجرحى."
    other = "وافقت قوات الجنوب على طلب رئيس البلدية سالم النجار إجلاء الجرحى."
    replies = [
        compare([asked, read(make_article(title="", body=body, published="2024-03-06"))]).requests[0].reply
        for body in (agreed, other)
    ]
    assert replies == ["accepted", "none-seen"]
