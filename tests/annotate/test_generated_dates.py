"""Dates written out by a generator of our own come back as the same days, with every family of month names."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate.parsing import parse_dates

MONTHS = {
    "greg": [
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس",
        "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ],
    "levant": [
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب",
        "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
    ],
    "maghreb": [
        "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت",
        "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ],
}  # fmt: skip
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
UNITS = ["الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع"]
ORDINALS = [
    "الأول", *UNITS[1:], "العاشر", *(f"{unit} عشر" for unit in UNITS),
    "العشرين", *(f"{unit} والعشرين" for unit in UNITS), "الثلاثين", "الحادي والثلاثين",
]  # fmt: skip
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
FAMILIES = st.sampled_from(sorted(MONTHS))


def only(text: str, published: str | None = None) -> tuple[str | None, str | None, str | None, str]:
    (found,) = [t for t in parse_dates(text, published) if t.granularity != "duration"]
    return found.value, found.begin, found.finish, found.text


@settings(max_examples=120, deadline=None)
@given(DAYS, FAMILIES, st.sampled_from(["{d} {m} {y}", "{d} {m} عام {y}", "{d} من {m} {y}", "{d} من شهر {m} {y}"]))
def test_a_day_with_month_and_year(day: date, family: str, form: str) -> None:
    written = form.format(d=day.day, m=MONTHS[family][day.month - 1], y=day.year)
    value, begin, finish, quoted = only(f"وصل الوفد في {written}")
    assert (value, begin, finish, quoted) == (str(day), str(day), str(day), written)


@settings(max_examples=80, deadline=None)
@given(
    DAYS, st.booleans(), st.sampled_from(["{0.day}/{0.month}/{0.year}", "{0.day}-{0.month}-{0.year}", "{0:%Y-%m-%d}"])
)
def test_a_day_in_digits_of_both_kinds(day: date, eastern: bool, form: str) -> None:
    written = form.format(day)
    written = written.translate(EASTERN) if eastern else written
    assert only(f"صدر القرار يوم {written}")[:3] == (str(day), str(day), str(day))


@settings(max_examples=80, deadline=None)
@given(DAYS, FAMILIES)
def test_an_ordinal_day(day: date, family: str) -> None:
    written = f"{ORDINALS[day.day - 1]} من {MONTHS[family][day.month - 1]} {day.year}"
    assert only(f"صدر القرار في {written}")[0] == str(day)


@settings(max_examples=60, deadline=None)
@given(DAYS, FAMILIES)
def test_a_month_with_its_year(day: date, family: str) -> None:
    written = f"{MONTHS[family][day.month - 1]} {day.year}"
    last = monthrange(day.year, day.month)[1]
    expected = (f"{day:%Y-%m}", f"{day:%Y-%m}-01", f"{day:%Y-%m}-{last:02}", written)
    assert only(f"صدر القرار في {written}") == expected


@settings(max_examples=80, deadline=None)
@given(DAYS, st.integers(1, 7))
def test_a_weekday_is_the_last_or_next_of_its_name(published: date, number: int) -> None:
    name = WEEKDAYS[number - 1]
    last = only(f"وصل الوفد {name} الماضي", str(published))[0]
    following = only(f"يصل الوفد {name} المقبل", str(published))[0]
    assert last is not None
    assert following is not None
    before, after = date.fromisoformat(last), date.fromisoformat(following)
    assert before.isoweekday() == after.isoweekday() == number
    assert 1 <= (published - before).days <= 7
    assert 1 <= (after - published).days <= 7


@pytest.mark.parametrize(
    ("written", "shift"), [("أمس", -1), ("أول من أمس", -2), ("اليوم", 0), ("غدا", 1), ("بعد غد", 2)]
)
@settings(max_examples=20, deadline=None)
@given(published=DAYS)
def test_days_counted_from_publication(written: str, shift: int, published: date) -> None:
    assert only(f"وصل الوفد {written}", str(published))[0] == str(published + timedelta(days=shift))


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1900, 2060), st.integers(1, 40), st.sampled_from(["بين عامي {} و{}", "من عام {} إلى عام {}", "{}-{}"])
)
def test_a_range_of_years(first: int, length: int, form: str) -> None:
    written = form.format(first, first + length)
    value, begin, finish, _ = only(f"عمل فيها {written}")
    assert (value, begin, finish) == (f"{first}/{first + length}", f"{first}-01-01", f"{first + length}-12-31")


@settings(max_examples=80, deadline=None)
@given(st.integers(1500, 2099))
def test_a_year_in_the_old_order(number: int) -> None:
    hundreds, rest = divmod(number % 1000, 100)
    tens, units = divmod(rest, 10)
    if min(hundreds, tens, units) < 1 or tens == 1 or units < 3:
        return
    words = ["", "", "", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
    decades = ["", "", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"]
    centuries = ["", "مئة", "مئتين", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
    thousand = "ألف" if number < 2000 else "ألفين"
    old = f"عام {words[units]} و{decades[tens]} و{centuries[hundreds]} و{thousand}"
    assert only(f"ولد في {old}")[1:] == (f"{number}-01-01", f"{number}-12-31", old)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["النصف", "السداسي", "الربع", "الثلاثي"]), st.integers(1, 5), st.integers(1950, 2049))
def test_parts_of_a_year(part: str, number: int, in_year: int) -> None:
    length = 6 if part in ("النصف", "السداسي") else 3
    last = number == 5
    place = 12 // length if last else number
    if place > 12 // length:
        return
    written = f"{part} {'الأخير' if last else ORDINALS[number - 1]} من {in_year}"
    month = length * place
    begin, finish = date(in_year, month - length + 1, 1), date(in_year, month, monthrange(in_year, month)[1])
    assert only(f"ارتفعت الأرباح في {written}")[1:] == (str(begin), str(finish), written)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 20), st.sampled_from(["الأول", "الثاني", "الثالث", "الأخير"]))
def test_decades_of_a_century(number: int, which: str) -> None:
    place = {"الأول": 0, "الثاني": 1, "الثالث": 2, "الأخير": 9}[which]
    first = 100 * (number - 1) + 10 * place
    written = f"العقد {which} من القرن {ORDINALS[number - 1]}"
    assert only(f"شهد {written} تحولا")[1:] == (f"{first:04}-01-01", f"{first + 9:04}-12-31", written)


@settings(max_examples=80, deadline=None)
@given(DAYS, st.integers(-5, 1), st.sampled_from([("اليوم", 0), ("أمس", -1)]), st.sampled_from(["{} {}", "{} ({})"]))
def test_a_named_day_is_near_the_printing(published: date, late: int, named: tuple[str, int], form: str) -> None:
    word, shift = named
    day = published + timedelta(days=shift + late)
    written = form.format(word, WEEKDAYS[day.isoweekday() - 1])
    assert only(f"وصل الوفد {written}", str(published))[0] == str(day)


@settings(max_examples=60, deadline=None)
@given(DAYS, st.sampled_from(["الأيام", "الأسابيع"]), st.integers(3, 10))
def test_a_counted_window_ends_with_the_printing(published: date, units: str, count: int) -> None:
    words = ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"][count - 3]
    written = f"{units} {words}ة الماضية"
    length = timedelta(days=count if units == "الأيام" else 7 * count)
    begin = str(published - length)
    assert only(f"قتل جنود خلال {written}", str(published))[:3] == (f"{begin}/{published}", begin, str(published))


@settings(max_examples=60, deadline=None)
@given(st.integers(1501, 2060), st.sampled_from(["عام", "سنة"]))
def test_a_year_of_any_century(number: int, unit: str) -> None:
    assert only(f"بني القصر {unit} {number}")[:3] == (f"{number}", f"{number}-01-01", f"{number}-12-31")
