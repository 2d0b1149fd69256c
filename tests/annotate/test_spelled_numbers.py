"""Numbers spelled out by a generator of our own come back as the same values, in both genders and both cases."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate.parsing import parse_numbers

#: Masculine numerals count feminine nouns and the other way round; from 3 to 10 the pair differs by the ending.
UNITS = ("", "واحد", "اثنان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع")
TENS = ("", "عشر", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
SCALES = (
    (10**9, ("مليار", "ملياران", "مليارين", "مليارات", "مليارا")),
    (10**6, ("مليون", "مليونان", "مليونين", "ملايين", "مليونا")),
    (10**3, ("ألف", "ألفان", "ألفين", "آلاف", "ألفا")),
)


def spell(number: int, *, feminine: bool = False, oblique: bool = False, spaced: bool = False) -> str:
    """Spell a number from 3 up as newspapers do; `spaced` writes the hundreds in two words."""
    parts: list[str] = []
    for scale, names in SCALES:
        count, number = divmod(number, scale)
        if count:
            parts.append(scaled(count, names, oblique=oblique, spaced=spaced))
    if number:
        parts.append(below_thousand(number, feminine=feminine, oblique=oblique, spaced=spaced))
    return " و".join(parts)


def scaled(count: int, names: tuple[str, ...], *, oblique: bool, spaced: bool) -> str:
    one, two, two_oblique, many, accusative = names
    if count == 1:
        return one
    if count == 2:
        return two_oblique if oblique else two
    spelled = below_thousand(count, feminine=False, oblique=oblique, spaced=spaced)
    rest = count % 100
    return f"{spelled} {many if 3 <= rest <= 10 else one if rest == 0 else accusative}"


def below_thousand(number: int, *, feminine: bool, oblique: bool, spaced: bool) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [hundred(hundreds, oblique=oblique, spaced=spaced)] if hundreds else []
    parts += [below_hundred(rest, feminine=feminine, oblique=oblique)] if rest else []
    return " و".join(parts)


def hundred(count: int, *, oblique: bool, spaced: bool) -> str:
    if count <= 2:
        return ("مئة", "مئتين" if oblique else "مئتان")[count - 1]
    return f"{UNITS[count]} مئة" if spaced else f"{UNITS[count]}مئة".replace("ثمانيمئة", "ثمانمئة")


def below_hundred(number: int, *, feminine: bool, oblique: bool) -> str:
    tens, units = divmod(number, 10)
    if number == 10:
        return "عشر" if feminine else "عشرة"
    if tens == 0:
        return unit(units, feminine=feminine, oblique=oblique)
    if tens == 1:
        first = {1: "إحدى" if feminine else "أحد", 2: ("اثنت" if feminine else "اثن") + ("ي" if oblique else "ا")}
        return f"{first.get(units) or unit(units, feminine=feminine, oblique=oblique)} {'عشرة' if feminine else 'عشر'}"
    ten = TENS[tens] + ("ين" if oblique else "ون")
    if not units:
        return ten
    first_unit = ("إحدى" if feminine else "واحد") if units == 1 else unit(units, feminine=feminine, oblique=oblique)
    return f"{first_unit} و{ten}"


def unit(number: int, *, feminine: bool, oblique: bool) -> str:
    if number == 1:
        return "واحدة" if feminine else "واحد"
    if number == 2:
        stem = "اثنت" if feminine else "اثن"
        return stem + ("ين" if oblique else "ان")
    return UNITS[number] if feminine else UNITS[number] + "ة"


@pytest.mark.parametrize(
    ("number", "spelled"),
    [
        (25, "خمسة وعشرون"),
        (12, "اثنا عشر"),
        (366, "ثلاثمئة وستة وستون"),
        (3250, "ثلاثة آلاف ومئتان وخمسون"),
        (11400, "أحد عشر ألفا وأربعمئة"),
    ],
)
def test_the_generator_spells_as_newspapers_do(number: int, spelled: str) -> None:
    assert spell(number) == spelled


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(st.integers(3, 120), st.integers(3, 9999), st.integers(3, 10**12 - 1)),
    st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip
def test_a_spelled_number_is_read_back(number: int, feminine: bool, oblique: bool, spaced: bool) -> None:
    text = spell(number, feminine=feminine, oblique=oblique, spaced=spaced)
    found = parse_numbers(f"بلغت القيمة {text}.")
    assert [(n.text, n.low, n.high) for n in found] == [(text, number, number)], [n.rules for n in found]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from([",", "٬", ""]), st.booleans())
def test_digits_are_read_back_whatever_their_script(number: int, separator: str, arabic: bool) -> None:
    if number in range(1900, 2101):
        return
    text = f"{number:,}".replace(",", separator)
    if arabic:
        text = text.translate({ord(str(digit)): chr(0x660 + digit) for digit in range(10)})
    assert [(n.low, n.high) for n in parse_numbers(f"بلغت القيمة {text} دينار")] == [(number, number)]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 999), st.booleans())
def test_the_letter_ra_parts_the_fraction_from_the_whole_behind_it(whole: int, fraction: int, arabic: bool) -> None:
    text = f"{fraction}ر{whole}"
    if arabic:
        text = text.translate({ord(str(digit)): chr(0x660 + digit) for digit in range(10)})
    found = parse_numbers(f"بلغت القيمة {text} دينار")
    assert [(n.text, Decimal(str(n.low))) for n in found] == [(text, Decimal(f"{whole}.{fraction}"))]
