"""Numbers of anything in clauses of one fact: raised by a later account, exclusive, or of two things."""

from __future__ import annotations

import pytest

from tawatur import compare
from tawatur.compare.accounts import account_of
from tawatur.compare.amounts import durations
from tawatur.compare.numbered import numbers_in
from tawatur.lexicon import load_lexicon
from tests.compare.building import Page


def verdicts(one: str, other: str, *, later: bool = False) -> set[tuple[str, str]]:
    """The verdicts, with their rules, of the rows of clauses that both accounts tell."""
    first = Page("a", "خبر", one)
    second = Page("b", "نبأ", other, published="2024-03-07" if later else "2024-03-05")
    found = compare(page.ledger() for page in (first, second)).rows
    shared = [row for row in found if len({cell.article for cell in row.cells}) > 1]
    return {(row.verdict, row.rule) for row in shared}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("دمرت السيول 1700 منزل في وادي البرتقال تدميرا كاملا.", "دمرت السيول 2200 بيت في وادي البرتقال تدميرا كاملا."),
        (
            "حصل مرشح حزب الزيتون على 11482 صوتا في دائرة البرتقال.",
            "حصل مرشح حزب الزيتون على 11497 صوتا في دائرة البرتقال.",
        ),
        ("تبلغ كلفة محطة البرتقال للمياه 1.9 مليار ريال.", "بلغت كلفة محطة البرتقال للمياه 2.1 مليار ريال."),
        ("تراجع سعر الدولار في سوق البرتقال إلى 18 جنيها.", "بلغ سعر الدولار في سوق البرتقال 20 جنيها."),
    ],
)
def test_a_later_account_raises_a_number_of_anything(one: str, other: str) -> None:
    assert "update" in {verdict for verdict, _ in verdicts(one, other, later=True)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "وافق مجلس بلدية البرتقال على بناء 12 جسرا فوق النهر.",
            "قالت بلدية البرتقال إن المجلس وافق على بناء تسعة جسور فوق النهر.",
        ),
        (
            "تعهدت شركة الزيتون بدفع 300 مليون دولار تعويضات لسكان البرتقال.",
            "دفعت شركة الزيتون 100 مليون دولار تعويضات لسكان البرتقال.",
        ),
    ],
)
def test_two_numbers_of_one_thing_on_one_day_exclude_each_other(one: str, other: str) -> None:
    assert "contradict" in {verdict for verdict, _ in verdicts(one, other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Other ones; a number that the account knows itself; what differs too much; per cent, of which there are many.
        (
            "تسلمت بلدية البرتقال ثماني شاحنات من شركة الزيتون.",
            "تسلمت بلدية البرتقال أربع شاحنات أخرى من شركة الزيتون.",
        ),
        ("باعت شركة الزيتون القارورة بسعر 200 دينار بدلا من 170.", "باعت شركة الزيتون القارورة بسعر 170 دينارا."),
        ("زرعت بلدية البرتقال ثلاث أشجار قرب النهر.", "زرعت بلدية البرتقال 900 شجرة قرب النهر."),
        ("ارتفع مؤشر بورصة البرتقال 1.1 في المئة.", "ارتفع مؤشر بورصة البرتقال 0.8 في المئة."),
        ("بلغت توقعات شركة الزيتون 3.18 مليار دولار.", "بلغت توقعات شركة الزيتون 18ر3 مليار دولار."),
    ],
)
def test_numbers_of_two_things_exclude_nothing(one: str, other: str) -> None:
    assert "contradict" not in {verdict for verdict, _ in verdicts(one, other)}


@pytest.mark.parametrize(
    ("text", "key", "low"),
    [
        ("عبرت 24 شاحنة الجسر.", "truck", 24),
        ("سلم المقاتلون دبابة واحدة للجيش.", "tank", 1),
        ("أطلقت الطائرة صاروخين على المنزل.", "rocket", 2),
        ("تهدمت مئات المنازل في الوادي.", "house", 200),
        ("نال المرشح 180 ألف صوت.", "vote", 180000),
        ("يبلغ طول الجسر 12 كيلومترا.", "length", 12000000),
    ],
)
def test_what_a_number_counts(text: str, key: str, low: int) -> None:
    lexicon = load_lexicon()
    account = account_of(Page("a", "خبر", text).ledger(), lexicon)
    found = {k: v for clause in account.clauses for k, v in numbers_in(account, clause, lexicon).items()}
    assert [number.count.low for number in found[key]] == [low]


@pytest.mark.parametrize(
    "text", ["استمر القصف ثلاثة أيام.", "أصدر المجلس القرار 14 أمس.", "وصل سبعة منهم إلى المدينة."]
)
def test_what_is_counted_by_nothing(text: str) -> None:
    lexicon = load_lexicon()
    account = account_of(Page("a", "خبر", text).ledger(), lexicon)
    found = {k for clause in account.clauses for k in numbers_in(account, clause, lexicon)}
    assert found <= {""}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("بالسجن اثنتي عشرة سنة", 12),
        ("بالسجن إحدى عشرة سنة", 11),
        ("بالسجن 12 عاما", 12),
        ("بالسجن عشر سنوات", 10),
        ("بالسجن إحدى وعشرين سنة", 21),
    ],
)
def test_eleven_and_twelve_years(text: str, years: int) -> None:
    lexicon = load_lexicon()
    tokens = account_of(Page("a", "خبر", f"حكم عليه {text} أمس.").ledger(), lexicon).doc.tokens
    assert [found.hours // 8760 for found in durations(tokens, lexicon)] == [years]


def test_a_quantity_is_shown_in_the_unit_of_the_text() -> None:
    one = Page("a", "خبر", "يتراجع جيشا البلدين ثلاثة كيلومترات عن خط الهدنة في الوادي.", published="2021-02-12")
    other = Page("b", "نبأ", "وقال إن الجيشين يتراجعان ثمانية كيلومترات عن خط الهدنة.", published="2021-02-14")
    whys = [row.why for row in compare(page.ledger() for page in (one, other)).rows if row.rule == "facts.later-number"]
    assert whys == ["3 kilometre on 2021-02-12, then 8 kilometre on 2021-02-14"]
