"""Two accounts that put one matter on different sides, and those that only seem to."""

from __future__ import annotations

from importlib import import_module

import pytest

from tawatur import compare
from tawatur.lexicon import load_lexicon
from tawatur.lexicon.concepts.comparisonwords import OppositeSide
from tawatur.records.comparison import Row
from tests.compare.building import Page


def contradictions(*pages: Page) -> list[Row]:
    return [row for row in compare(page.ledger() for page in pages).rows if row.verdict == "contradict"]


def pages(one: str, other: str, day: str = "2024-03-04") -> tuple[Page, Page]:
    return (
        Page("a", "خبر", f"{one} وهطل المطر ظهرا.", published="2024-03-04"),
        Page("b", "نبأ", f"{other} ووصلت سفينة القمح إلى المرفأ.", published=day),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أغلقت البلدية جسر الوادي مساء الأحد.", "قال الحارس إن جسر الوادي مفتوح أمام السيارات."),
        ("أضاف المدير أن سائق الحافلة القديمة فر.", "أوقف الحرس سائق الحافلة القديمة."),
        ("رحب نادي الساحل بعرض البلدية الجديد.", "رفض نادي الساحل عرض البلدية الجديد."),
        ("وصف المدير محادثات المرفأ بأنها إيجابية.", "قال الحارس إن محادثات المرفأ كانت متوترة."),
        ("انقلبت الحافلة بسبب السرعة.", "قال الحارس إن الحافلة انقلبت نتيجة عطل في المكابح."),
        ("قتل حارس المرفأ القديم بعبوة.", "قتل حارس المرفأ القديم بالرصاص."),
        ("لم تتبن أي جهة الهجوم على المخفر.", "تبنى تنظيم السهم الهجوم على المخفر."),
    ],
)
def test_two_sides_of_one_matter_contradict(one: str, other: str) -> None:
    assert [row.rule for row in contradictions(*pages(one, other))] == ["facts.opposite"]


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        # Two things.
        ("أغلقت البلدية جسر الوادي مساء الأحد.", "قال الحارس إن سوق السمك مفتوح أمام الزبائن.", "2024-03-04"),
        # The next step, a day later.
        ("أغلقت البلدية جسر الوادي مساء الأحد.", "فتحت البلدية جسر الوادي صباح الثلاثاء.", "2024-03-05"),
        # One account tells both.
        (
            "أغلقت البلدية جسر الوادي صباحا. وفتحت البلدية جسر الوادي عصرا.",
            "قال الحارس إن جسر الوادي مفتوح أمام السيارات.",
            "2024-03-04",
        ),
        # A word of a cause that causes nothing.
        ("سارت الحافلة ببطء بعد عطل في المكابح.", "قال الحارس إن الحافلة انقلبت بسبب السرعة.", "2024-03-04"),
        # What is to come, and what is refused before it is taken.
        ("ستغلق البلدية جسر الوادي.", "قال الحارس إن جسر الوادي مفتوح أمام السيارات.", "2024-03-04"),
        ("رحب نادي الساحل بعرض البلدية الجديد بعد رفض سابق.", "رحب نادي الساحل بعرض البلدية الجديد.", "2024-03-04"),
    ],
)
def test_two_things_or_two_steps_do_not(one: str, other: str, day: str) -> None:
    assert contradictions(*pages(one, other, day)) == []


def test_every_matter_of_the_lexicon_is_known() -> None:
    matters = import_module("tawatur.compare.matters")
    entries = list(load_lexicon().entries(OppositeSide))
    told = {entry.matter for entry in entries if entry.side}
    known = {*matters.MATTERS, *(kind.beside for kind in matters.MATTERS.values()), *(e.beside for e in entries)}
    assert told <= known, told - known


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("صوتت كتلة السنابل مع قانون المراعي.", "قال الحارس إن كتلة السنابل صوتت ضد قانون المراعي."),
        (
            "قال المدير إن قانون المراعي سيخفض الإيجارات القديمة.",
            "ذكر الحارس أن قانون المراعي سيرفع الإيجارات القديمة.",
        ),
        ("قال المدير إن مصنع الورق يملك رخصة.", "ذكر الحارس أن مصنع الورق يعمل بلا رخصة."),
        ("قال المدير إن عمال المنجم القديم ما زالوا عالقين.", "ذكر الحارس أن عمال المنجم القديم أخرجوا من الأنفاق."),
        ("قال المدير إن سائق الحافلة القديمة أنكر التهم.", "ذكر الحارس أن سائق الحافلة القديمة اعترف بالتهم."),
    ],
)
def test_votes_forecasts_licences_and_pleas_have_two_sides(one: str, other: str) -> None:
    assert [row.rule for row in contradictions(*pages(one, other))] == ["facts.opposite"]


def test_what_rose_and_fell_is_of_two_markets() -> None:
    one, other = (
        "قال المدير إن قانون المراعي خفض الإيجارات القديمة.",
        "ذكر الحارس أن قانون المراعي رفع الإيجارات القديمة.",
    )
    assert contradictions(*pages(one, other)) == []


def test_what_somebody_refuses_or_means_to_do_is_not_done() -> None:
    refused = "رفض القاضي إطلاق سراح سائق الحافلة القديمة."
    sought = "يبحث الحرس عن سائق الحافلة القديمة للقبض عليه."
    assert contradictions(*pages(refused, "اعتقل الحرس سائق الحافلة القديمة.")) == []
    assert contradictions(*pages(sought, "أفرج القاضي عن سائق الحافلة القديمة.")) == []


def test_two_who_were_killed_and_one_who_killed_himself_are_not_one() -> None:
    one, other = "انتحر حارس المرفأ القديم ليلا.", "قال المدير إن اثنين قتلا في المرفأ القديم قبل الحارس."
    assert contradictions(*pages(one, other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("لم تعلن أي جهة مسؤوليتها عن الهجوم على المخفر.", "أعلن تنظيم السهم مسؤوليته عن الهجوم على المخفر."),
        ("نجا ثلاثة ركاب من تحطم طائرة الشحن.", "لم ينج أحد من تحطم طائرة الشحن قرب المرفأ."),
        ("لم يصب أحد في انهيار سقف قاعة الزيتون.", "أصيب ستة أشخاص في انهيار سقف قاعة الزيتون."),
        ("نفذ رجل الهجوم بسكين على محطة الواحة.", "نفذت امرأة الهجوم بسكين على محطة الواحة."),
    ],
)
def test_claims_survivors_harm_and_who_did_it_have_two_sides(one: str, other: str) -> None:
    assert [row.rule for row in contradictions(*pages(one, other))] == ["facts.opposite"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("توفي القاضي سمير الحداد على الفور.", "توفي القاضي سمير الحداد في المستشفى متأثرا بجراحه."),
        ("نجا القاضي سمير الحداد من محاولة اغتيال.", "قتل القاضي سمير الحداد في هجوم على سيارته."),
        ("أفرج الخاطفون عن القاضي سمير الحداد.", "لا يزال القاضي سمير الحداد محتجزا."),
        ("قتل القاضي سمير الحداد طعنا في منزله.", "قتل القاضي سمير الحداد برصاص مجهولين في منزله."),
    ],
)
def test_what_became_of_one_person_has_two_sides(one: str, other: str) -> None:
    first, second = (page.entity("سمير الحداد") for page in pages(one, other))
    assert "facts.opposite" in [row.rule for row in contradictions(first, second)]


def test_whom_somebody_killed_is_not_who_survived() -> None:
    one = "نجا القاضي سمير الحداد من الهجوم على سيارته."
    other = "قتل سائق القاضي سمير الحداد في الهجوم على سيارته."
    first, second = (page.entity("سمير الحداد") for page in pages(one, other))
    assert contradictions(first, second) == []


def test_what_is_because_of_something_else_is_no_cause() -> None:
    one = "قال الحارس إن سقوط الطائرة ناجم عن خلل فني."
    other = "أصيب عشرات جراء تنفيذ الطيران الحربي عدة غارات وسقوط الطائرة."
    assert contradictions(*pages(one, other)) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            "أقالت إدارة نادي الساحل المدرب صفوان.",
            "قال المدرب صفوان إنه هو من تقدم باستقالته من نادي الساحل ولم يعزله أحد.",
            True,
        ),
        ("تبنت جماعة السهم الهجوم على المخفر.", "تبرأت جماعة السهم من الهجوم على المخفر.", True),
        ("تبنت جماعة السهم الهجوم على المخفر.", "تبنى المجلس قانون المراعي.", False),
    ],
)
def test_who_left_and_who_disowns_a_deed_have_two_sides(one: str, other: str, found: bool) -> None:
    assert [row.rule for row in contradictions(*pages(one, other))] == ["facts.opposite"] * found


def test_clauses_of_long_accounts_must_be_alike() -> None:
    one = "أغلقت البلدية أمس الأول جسر الوادي المؤدي إلى السوق القديم بعد أن تصدعت أعمدته."
    other = "قال الحارس إن جسر الوادي مفتوح أمام السيارات الصغيرة والحافلات طوال النهار."
    assert [row.rule for row in contradictions(*pages(one, other))] == ["facts.opposite"]
    more = " ".join(f"ونقل العمال {number} صندوقا من الخضار إلى مخزن الحي." for number in range(100, 140))
    assert contradictions(*pages(f"{one} {more}", other)) == []
