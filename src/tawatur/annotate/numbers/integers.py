"""The grammar of whole numbers in words and digits: "<units> and <tens>", "<number> <scale>", "<number> and <number>".

Arabic counts units before tens, adds with "and" from the largest scale down, and writes 200, 2,000 and 2,000,000 as
duals. Every function reads at a place and gives an `Amount` or None; none looks back, so reading is linear.
"""

from __future__ import annotations

from decimal import Decimal

from tawatur.annotate.numbers.amount import Amount
from tawatur.annotate.numbers.words import NumberWord, Words
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS
from tawatur.text.folding import is_arabic_letter

__all__ = ["read_fraction", "read_integer", "read_vague"]

_THOUSAND = Decimal(1000)
_HUNDRED = Decimal(100)
#: Above this, scale words in a row are noise and no number.
_MOST = Decimal(10) ** 18
_FATHATAN = "\u064b"


def read_integer(words: Words, at: int) -> Amount | None:
    """Read the longest whole number at a place: scaled groups added with "and", each smaller than the last scale."""
    total = _scaled(words, at)
    if total is None:
        return None
    while total.unit >= _THOUSAND:
        more = words.after_and(total.stop)
        if more is None:
            break
        half = _half_of(words, more, total)
        if half is not None:
            total = half
            break
        part = _scaled(words, more)
        if part is None or part.value >= total.unit:
            break
        total = _added(total, part)
    return total


def _added(total: Amount, part: Amount) -> Amount:
    value = total.value + part.value
    return Amount(
        first=total.first, stop=part.stop, start=total.start, low=value, high=value, unit=part.unit,
        rules=("<number> and <number>", *total.rules, *part.rules),
    )  # fmt: skip


def _half_of(words: Words, at: int, total: Amount) -> Amount | None:
    """ "... and a half (million)": the fraction is of the last scale."""
    word = words.at(at)
    if word is None or word.kind != "fraction":
        return None
    stop = at + 1
    if words.kind(stop) == "scale" and not _joined(words, stop):
        stop += 1
    value = total.value + word.value * total.unit
    return total.with_rule("<number> and <fraction>", stop=stop, low=value, high=value, unit=Decimal(1))


def _scaled(words: Words, at: int) -> Amount | None:
    group = _group(words, at)
    if group is None:
        return _bare_scale(words, at)
    stop, value, unit = group.stop, group.value, group.unit
    if group.digits and _is_bracketed(words, group):
        stop += 1
    rules = group.rules
    while (scale := words.at(stop)) is not None and _multiplies(scale) and value * scale.value < _MOST:
        value, unit, stop = value * scale.value, unit * scale.value, stop + 1
        rules = ("<number> <scale>", *rules)
    return Amount(
        first=group.first, stop=stop, start=group.start, low=value, high=value, unit=unit, digits=group.digits,
        rules=rules,
    )  # fmt: skip


def _is_bracketed(words: Words, group: Amount) -> bool:
    """ "(140) thousand": the scale stands behind the bracket."""
    if group.first == 0 or words.tokens[group.first - 1].text != "(" or group.stop >= len(words.tokens):
        return False
    scale = words.at(group.stop + 1)
    return words.tokens[group.stop].text == ")" and scale is not None and _multiplies(scale)


def _multiplies(word: NumberWord) -> bool:
    return word.kind in ("scale", "plural-scale") and not word.joined and word.count != 2


def _bare_scale(words: Words, at: int) -> Amount | None:
    word = words.at(at)
    if word is None or word.kind != "scale":
        return None
    count = word.count or _count_of_open_scale(words, at)
    value, unit, stop = word.value * count, word.value, at + 1
    rule = "<dual scale>" if count == 2 else "<scale>"
    rules: tuple[str, ...] = (rule,)
    while (more := words.at(stop)) is not None and _multiplies(more) and value * more.value < _MOST:
        value, unit, stop = value * more.value, unit * more.value, stop + 1
        rules = ("<number> <scale>", *rules)
    return Amount(first=at, stop=stop, start=word.start, low=value, high=value, unit=unit, rules=rules)


def _count_of_open_scale(words: Words, at: int) -> int:
    """ "alfan" is one thousand in the accusative, or two thousand before the noun that is counted."""
    token = words.tokens[at]
    if _FATHATAN in token.text or at + 1 >= len(words.tokens):
        return 1
    after = words.tokens[at + 1]
    before_noun = after.kind == "word" and len(after.norm) > 2 and is_arabic_letter(after.norm[0])
    return 2 if before_noun and after.norm[0] not in CONJUNCTIONS and not after.norm.startswith(ARTICLE) else 1


def _group(words: Words, at: int) -> Amount | None:
    """A number below one thousand in words, or digits."""
    word = words.at(at)
    if word is None:
        return None
    if word.kind == "digits":
        return Amount(
            first=at, stop=at + 1, start=word.start, low=word.value, high=word.value, digits=True, rules=("<digits>",)
        )
    hundreds = _hundreds(words, at, word)
    if hundreds is None:
        return _tens(words, at, word)
    more = words.after_and(hundreds.stop)
    following = words.at(more) if more is not None else None
    if more is None or following is None or following.kind == "digits":
        return hundreds
    tens = _tens(words, more, following)
    if tens is None or (words.kind(tens.stop) == "hundred" and not _joined(words, tens.stop)):
        return hundreds
    return _together(hundreds, tens, "<hundreds> and <tens>")


def _hundreds(words: Words, at: int, word: NumberWord) -> Amount | None:
    if word.kind == "hundred":
        return _amount(at, at + 1, word, word.value, "<hundreds>")
    after = words.at(at + 1)
    if word.kind == "unit" and after is not None and after.kind == "hundred" and after.value == _HUNDRED:
        return None if after.joined else _amount(at, at + 2, word, word.value * _HUNDRED, "<unit> <hundred>")
    return None


def _tens(words: Words, at: int, word: NumberWord) -> Amount | None:
    if word.kind in ("ten", "teen"):
        return _amount(at, at + 1, word, word.value, "<tens>")
    if word.kind not in ("unit", "one", "head"):
        return None
    after = words.at(at + 1)
    if after is not None and after.kind == "teen" and not after.joined:
        return _amount(at, at + 2, word, word.value + after.value, "<unit> <ten>")
    more = words.after_and(at + 1)
    tens = words.at(more) if more is not None else None
    if more is not None and tens is not None and tens.kind == "ten":
        return _amount(at, more + 1, word, word.value + tens.value, "<units> and <tens>")
    if word.kind == "head":
        return None
    return _amount(at, at + 1, word, word.value, "<unit>")


def read_fraction(words: Words, at: int) -> Amount | None:
    """Read "half (a million)", "two thirds", "three quarters"."""
    word = words.at(at)
    if word is None:
        return None
    after = words.at(at + 1)
    if word.kind in ("unit", "teen") and after is not None and after.kind == "fractions" and not after.joined:
        return _of_scale(words, _amount(at, at + 2, word, word.value * after.value, "<number> <fractions>"))
    if word.kind == "fraction" and words.kind(at + 1) != "ordinal":
        return _of_scale(words, _amount(at, at + 1, word, word.value, "<fraction>"))
    return None


def _of_scale(words: Words, amount: Amount) -> Amount:
    scale = words.at(amount.stop)
    if scale is None or scale.kind != "scale" or scale.joined:
        return amount.with_rule("<part of a whole>", mode="fraction")
    value = (amount.value * scale.value).quantize(Decimal(1))
    return amount.with_rule("<fraction> <scale>", stop=amount.stop + 1, low=value, high=value, unit=scale.value)


def read_vague(words: Words, at: int) -> Amount | None:
    """Read "tens", "hundreds of thousands", "a few", "some ten-odd" as the interval that the words allow.

    A plural of tens says at least two of them and fewer than ten: 20-99, 200-999, 200,000-999,999.
    """
    word = words.at(at)
    if word is None:
        return None
    if word.kind == "few":
        return _few(words, at, word)
    if word.kind not in ("vague", "plural-scale"):
        return None
    place, stop = word.value, at + 1
    while words.kind(stop) in ("scale", "plural-scale") and not _joined(words, stop) and place < _MOST:
        scale = words.at(stop)
        assert scale is not None
        place, stop = place * scale.value, stop + 1
    return Amount(
        first=at, stop=stop, start=word.start, low=2 * place, high=10 * place - 1, mode="vague", approx=True,
        unit=place, rules=("<vague plural>",),
    )  # fmt: skip


def _few(words: Words, at: int, word: NumberWord) -> Amount | None:
    after = words.at(at + 1)
    kind = "" if after is None or after.joined else after.kind
    low, high, stop = Decimal(3), Decimal(9), at + 1
    if kind == "teen":
        low, high, stop = Decimal(11), Decimal(19), at + 2
    elif kind in ("vague", "plural-scale", "hundred") and after is not None:
        low, high, stop = 3 * after.value, 10 * after.value - 1, at + 2
        while words.kind(stop) in ("scale", "plural-scale") and not _joined(words, stop) and high < _MOST:
            scale = words.at(stop)
            assert scale is not None
            low, high, stop = low * scale.value, (high + 1) * scale.value - 1, stop + 1
    return Amount(
        first=at, stop=stop, start=word.start, low=low, high=high, mode="vague", approx=True, rules=("<a few>",)
    )


def _joined(words: Words, at: int) -> bool:
    word = words.at(at)
    return word is not None and word.joined


def _amount(first: int, stop: int, word: NumberWord, value: Decimal, rule: str) -> Amount:
    return Amount(first=first, stop=stop, start=word.start, low=value, high=value, rules=(rule,))


def _together(one: Amount, two: Amount, rule: str) -> Amount:
    value = one.value + two.value
    return Amount(
        first=one.first, stop=two.stop, start=one.start, low=value, high=value, rules=(rule, *one.rules, *two.rules)
    )
