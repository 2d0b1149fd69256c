"""Numbers of one thing that cannot both be true, in accounts that share few words; and none beside some."""

from __future__ import annotations

import pytest

from tawatur import compare, make_article, read
from tawatur.records.comparison import Row

#: What is told as undone in the same words has a rule of its own, which comes first.
NONE = ("facts.none-and-some", "facts.undone")
EXCLUSIVE = ("facts.other-tally", *NONE)


def rows(first: str, second: str, *, later: bool = False, outlet: str = "الجبل") -> list[Row]:
    days = ("2024-03-05", "2024-03-06" if later else "2024-03-05")
    outlets = ("النهر", outlet)
    ledgers = [
        read(make_article(title=f"خبر {n}", body=body, outlet=outlets[n], published=days[n], ident="ab"[n]))
        for n, body in enumerate((first, second))
    ]
    return [row for row in compare(ledgers).rows if row.rule in EXCLUSIVE]


TANKS = "قصفت طائرات موقعا قرب مأرب. وقال الجيش إنه فقد {}."
BURNED = "شنت طائرات غارات على موقع قرب مأرب. وأحصى صحافيون {} للجيش."
STRIKE = "أضرب عمال البريد في تونس. وقالت النقابة إن نسبة المشاركة {} بالمئة."
ANSWER = "نفذ موظفو البريد في تونس إضرابا. وأكدت الإدارة أن نسبة الاستجابة {} بالمئة."
VOTE = "صوت البرلمان في عمان على الموازنة. {}"
PRISON = "حكمت محكمة في نواكشوط على الصحافي أحمد ولد محمود. {}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (TANKS.format("دبابتين لا غير"), BURNED.format("سبع دبابات محترقة")),
        (TANKS.format("دبابتين فقط"), BURNED.format("سبع دبابات محترقة")),
        (
            "احترقت حافلة على طريق الدوحة. واقتصرت الأضرار على حافلة واحدة.",
            "شب حريق على طريق الدوحة. وأتت النيران على أربع حافلات.",
        ),
        (STRIKE.format("بلغت 90"), ANSWER.format("لم تتجاوز 22")),
        (
            "خرجت تظاهرة في بنغازي الجمعة. وقدرت الشرطة عدد المشاركين بما لا يزيد على 300 شخص.",
            "شهدت بنغازي تظاهرة الجمعة. وقال المنظمون إن خمسة آلاف متظاهر شاركوا فيها.",
        ),
        (PRISON.format("وقضت بسجنه ثلاث سنوات."), PRISON.format("ونال حكما بالسجن خمس سنوات.")),
    ],
)
def test_numbers_that_exclude_each_other(first: str, second: str) -> None:
    (row,) = rows(first, second)
    assert (row.verdict, row.rule) == ("contradict", "facts.other-tally")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (TANKS.format("دبابتين"), BURNED.format("سبع دبابات محترقة")),
        (TANKS.format("سبع دبابات فقط"), BURNED.format("دبابتين محترقتين")),
        (STRIKE.format("بلغت 90"), ANSWER.format("لم تقل عن 80")),
        (STRIKE.format("بلغت 90"), "أضرب عمال البريد في تونس. ولا يتجاوز رفع الأجور المعروض 5 بالمئة."),
        (VOTE.format("ولم يحضر الجلسة سوى 58 نائبا."), VOTE.format("ويتألف المجلس من 130 نائبا.")),
        (
            "هاجم مسلحون مخفرا في العريش فجر السبت. وقتل شرطيان في الهجوم.",
            "تعرض مخفر في العريش لهجوم. وقتل ستة من المهاجمين.",
        ),
        (PRISON.format("وقضت بسجنه ثلاث سنوات."), PRISON.format("وخفضت محكمة الاستئناف عقوبة السجن إلى سنة.")),
        ("تراجع سعر الخام دون 50 دولارا في لندن.", "بلغ سعر الخام 56 دولارا في لندن."),
    ],
)
def test_numbers_that_can_both_be_true(first: str, second: str) -> None:
    assert rows(first, second) == []


def test_a_final_toll_excludes_a_later_larger_one() -> None:
    final = "ضرب تفجير سوقا في حمص. واستقرت الحصيلة على 12 قتيلا."
    first = "ضرب تفجير سوقا في حمص. وتحدثت حصيلة أولية عن 12 قتيلا."
    later = "ضرب تفجير سوقا في حمص. وبلغ عدد القتلى 19 بحسب ناشطين."
    assert [row.verdict for row in rows(final, later, later=True)] == ["contradict"]
    assert rows(first, later, later=True) == []


def test_one_issue_counts_two_things() -> None:
    assert not rows(TANKS.format("دبابتين لا غير"), BURNED.format("سبع دبابات محترقة"), outlet="النهر")


FIRE = "اندلع حريق في مصنع بحلوان صباح اليوم. {}"
FREED = "أفرج عن مهندس كوري خطف في صنعاء. {}"
TALKS = "التقى وفدا المالكين والعمال في صيدا. {}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRE.format("وأخمدت النيران من دون وقوع أي إصابات."), FIRE.format("وأصيب أربعة عمال بحروق.")),
        (FIRE.format("وقال شاهد إن أحدا لم يصب."), FIRE.format("ونقل عامل إلى المستشفى بعدما أصيب بكسور.")),
        (FIRE.format("ولم تسجل أي وفاة."), FIRE.format("وقتل عاملان في الحريق.")),
        (FREED.format("ولم تدفع شركته فلسا واحدا."), FREED.format("وقبض الخاطفون مليونا و200 ألف دولار.")),
        (TALKS.format("ولم تعقد أي جلسة بينهما."), TALKS.format("وعقد الطرفان جلستين مغلقتين.")),
        (
            "صد الجيش هجوما في كيدال. ولم تقع أي خسائر في صفوف الجيش.",
            "شن متمردون هجوما في كيدال. وقال طبيب إن سبعة جنود قتلوا.",
        ),
    ],
)
def test_none_and_some(first: str, second: str) -> None:
    (row,) = rows(first, second)
    assert row.verdict == "contradict"
    assert row.rule in NONE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRE.format("ولم تسجل أي وفاة."), FIRE.format("وأصيب أربعة عمال بحروق.")),
        (FIRE.format("وأخمدت النيران من دون وقوع أي إصابات."), FIRE.format("ولم يتعرض أحد لأي أذى.")),
        (FIRE.format("وأخمدت النيران من دون وقوع أي إصابات."), FIRE.format("وفي حادث منفصل أصيب أربعة عمال.")),
        (FIRE.format("ولم يصب سوى حارس واحد."), FIRE.format("وأصيب أربعة عمال بحروق.")),
        (FREED.format("ولم تدفع شركته فلسا واحدا."), FREED.format("وكان الخاطفون يطالبون بمبلغ 40 ألف دولار.")),
        (FREED.format("ولم تدفع شركته مئة ألف دولار."), FREED.format("وقبض الخاطفون 40 ألف دولار.")),
        (
            "صد الجيش هجوما في كيدال. ولم تقع أي خسائر في صفوف الجيش.",
            "شن متمردون هجوما في كيدال. وقال طبيب إن سبعة متمردين قتلوا.",
        ),
    ],
)
def test_none_of_one_kind_and_some_of_another(first: str, second: str) -> None:
    assert [row for row in rows(first, second) if row.rule == NONE[0]] == []
