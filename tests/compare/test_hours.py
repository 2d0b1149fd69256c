"""Hours without a day: the day they are counted to, and the rows they stand in."""

from __future__ import annotations

import pytest

import tawatur
from tawatur.compare.accounts import account_of
from tawatur.compare.hours import bare_hours, minutes_between, names_half, part_of
from tawatur.lexicon import load_lexicon
from tawatur.records.comparison import Row
from tawatur.records.ledger import TimeExpression


def read(ident: str, body: str, published: str = "2024-03-06") -> tawatur.Ledger:
    article = tawatur.make_article(title="خبر", body=body, outlet=ident, published=published, ident=ident)
    return tawatur.read(article)


def hours(body: str) -> list[tuple[str, str | None]]:
    lexicon = load_lexicon()
    return [(time.text, time.value) for time in bare_hours(account_of(read("a", body), lexicon), lexicon)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("الثانية صباحا", "2024-03-05T02:00"),
        ("السابعة والربع صباحا", "2024-03-05T07:15"),
        ("الساعة 07:15", "2024-03-05T07:15"),
        ("السادسة إلا ربعا مساء", "2024-03-05T17:45"),
        ("السادسة وعشرين دقيقة صباحا", "2024-03-05T06:20"),
        ("الثانية والنصف بعد منتصف الليل", "2024-03-05T02:30"),
        ("الثالثة والنصف", "2024-03-05T03:30"),
    ],
)
def test_an_hour_is_of_the_day_named_last(words: str, value: str) -> None:
    assert hours(f"اصطدم قطاران أمس الثلاثاء. وسمع السكان دويا قويا نحو {words} قرب المحطة.") == [(words, value)]


@pytest.mark.parametrize("words", ["السيارة الثالثة", "المرة السادسة", "نصف ساعة", "الثالثة"])
def test_what_is_no_hour(words: str) -> None:
    assert hours(f"اصطدم قطاران أمس الثلاثاء. وتضررت {words} قرب المحطة.") == []


def test_an_hour_of_a_text_that_names_no_day_is_of_none() -> None:
    assert hours("اصطدم قطاران. وسمع السكان دويا قويا نحو الثانية صباحا قرب المحطة.") == []


def test_the_small_hours_are_of_the_day_after_a_night() -> None:
    assert hours("غرقت العبارة ليل الثلاثاء الأربعاء. وأبلغ خفر السواحل في الثانية فجرا.")[0][1] == "2024-03-06T02:00"


@pytest.mark.parametrize(
    ("text", "value", "half", "part"),
    [
        ("الرابعة فجرا", "2024-03-05T04:00", True, "MO"),
        ("الساعة الرابعة", "2024-03-05T04:00", False, ""),
        ("الساعة 15:20", "2024-03-05T15:20", True, "AF"),
        ("الخامسة والنصف مساء", "2024-03-05T17:30", True, ""),
        ("مساء الثلاثاء", "2024-03-05TEV", True, "EV"),
    ],
)
def test_part_of_the_day(text: str, value: str, half: bool, part: str) -> None:
    lexicon = load_lexicon()
    day = value[:10]
    time = TimeExpression(start=0, end=len(text), text=text, id="", value=value, begin=day, finish=day)
    assert names_half(time, lexicon) is half
    assert part_of(time, half=half) == part


def test_an_hour_without_its_half_of_the_day_is_either() -> None:
    assert minutes_between(210, 930, halves=True) == 0
    assert minutes_between(210, 930, halves=False) == 720


def rows(one: str, other: str) -> list[Row]:
    found = tawatur.compare([read("a", one), read("b", other)]).rows
    return [row for row in found if row.kind == "time"]


def test_an_hour_refines_the_part_of_the_day_of_another_account() -> None:
    (row,) = rows(
        "اصطدم قطار بشاحنة عند معبر سكة الحديد فجر الثلاثاء وقتل السائق.",
        "قتل سائق شاحنة اصطدم بها قطار الثلاثاء. وقع الحادث نحو الخامسة وعشر دقائق صباحا عند معبر سكة الحديد.",
    )
    assert (row.verdict, row.rule) == ("refine", "dates.part-of-day")


def test_hours_by_which_something_stood_so_never_exclude_each_other() -> None:
    text = "انخفض سعر خام القياس في التعاملات الآجلة بنسبة كبيرة أمس الثلاثاء {} الساعة {} بتوقيت غرينتش."

    def found(word: str) -> list[str]:
        return [row.rule for row in rows(text.format(word, "09:20"), text.format(word, "14:50"))]

    assert "clocks.exclusive" in found("عند")
    assert "clocks.exclusive" not in found("بحلول")
