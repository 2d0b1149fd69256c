"""Counts of people: what happened, to how many, of whom."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Figure


def figures(text: str) -> list[Figure]:
    return list(read(make_article(title="", body=text, published="2025-07-23")).figures)


def told(found: list[Figure]) -> list[tuple[str, int | None, int | None, str]]:
    return [(f.text, f.low, f.high, f.what) for f in found]


TABLE = [
    ("قتل خمسة جنود", [("خمسة", 5, 5, "killed")]),
    ("مقتل 12 شخصا وإصابة العشرات", [("12", 12, 12, "killed"), ("العشرات", 20, None, "wounded")]),
    ("سقط 12 قتيلا و25 جريحا", [("12", 12, 12, "killed"), ("25", 25, 25, "wounded")]),
    ("مقتل وإصابة 10 عمال", [("10", 10, 10, "other")]),
    ("قتل اثنين وأصاب سبعة", [("اثنين", 2, 2, "killed"), ("سبعة", 7, 7, "wounded")]),
    ("ارتفاع حصيلة القتلى إلى 11", [("11", 11, 11, "killed")]),
    ("بلغ عدد النازحين أكثر من 250 ألف شخص", [("أكثر من 250 ألف", 250001, None, "displaced")]),
    ("قال سكان إن 27 شخصا على الأقل قتلوا", [("27", 27, None, "killed")]),
    ("قتل عشرة مدنيين بينهم 3 أطفال", [("عشرة", 10, 10, "killed"), ("3", 3, 3, "killed")]),
    (
        "قتل خمسة أشخاص هم أربعة أشقاء وطفلة",
        [("خمسة", 5, 5, "killed"), ("أربعة", 4, 4, "killed"), ("طفلة", 1, 1, "killed")],
    ),
    ("قتل 5 جنود و3 مدنيين", [("5", 5, 5, "killed"), ("3", 3, 3, "killed")]),
    ("مقتل شاب في القرية", [("شاب", 1, 1, "killed")]),
    ("قتل مدني وجرح آخر", [("مدني", 1, 1, "killed"), ("آخر", 1, 1, "wounded")]),
    ("مقتل جنديين على الأقل", [("جنديين على الأقل", 2, None, "killed")]),
    ("مقتل عسكريين اثنين", [("اثنين", 2, 2, "killed")]),
    ("لقي 7 مهاجرين مصرعهم وفقد 22 آخرون", [("7", 7, 7, "killed"), ("22", 22, 22, "missing")]),
    ("أودى الهجوم بحياة 39 شخصا", [("39", 39, 39, "killed")]),
    ("أفرجت السلطات عن 30 معتقلا", [("30", 30, 30, "released")]),
    ("تحرير 178 رهينة", [("178", 178, 178, "released")]),
    ("اختطف مسلحون تسعة عمال", [("تسعة", 9, 9, "abducted")]),
    ("ألقت الشرطة القبض على 5 أشخاص", [("5", 5, 5, "arrested")]),
    ("عاد نحو 1.2 مليون نازح", [("نحو 1.2 مليون", 1200000, 1200000, "returned")]),
    ("تشريد مئات الآلاف من السكان", [("مئات الآلاف", 200000, None, "displaced")]),
    ("تظاهر أمس نحو 500 شخص", [("نحو 500", 500, 500, "participants")]),
    ("تضم القوة 300 مقاتل", [("300", 300, 300, "fighters")]),
    ("عثر على جثث 9 مهاجرين", [("9", 9, 9, "killed")]),
    ("عشرات العمال عالقون في المنجم", [("عشرات", 20, None, "other")]),
    ("حضر اللقاء شاهدان", [("شاهدان", 2, 2, "participants")]),
    ("أسفر عن سقوط عشرات الجرحى", [("عشرات", 20, None, "wounded")]),
    ("اعتقل أحد القادة", [("أحد", 1, 1, "arrested")]),
    ("حصيلة القتلى تصل إلى 230 شخصا", [("230", 230, 230, "killed")]),
    ("تستوعب القاعة ما يصل إلى 300 طالب", []),
    ("ارتفاع قتلى العبارة إلى 38", [("38", 38, 38, "killed")]),
    ("قتل ثلاثة جنود لترتفع الحصيلة إلى تسعة", [("ثلاثة", 3, 3, "killed"), ("تسعة", 9, 9, "killed")]),
    ("تعرض 13 من رجال الإطفاء لإصابات طفيفة", [("13", 13, 13, "wounded")]),
    ("قال إن اثنين من قادة الفصيل في المدينة من بين القتلى", [("اثنين", 2, 2, "killed")]),
    ("لا يزال عشرة طلاب رهن الاعتقال", [("عشرة", 10, 10, "arrested")]),
    ("اغتال مسلحون قاضيا في المدينة", [("قاضيا", 1, 1, "killed")]),
    ("لم يسقط قتلى، لكن شرطيا أصيب بشظايا", [("شرطيا", 1, 1, "wounded")]),
    ("قتل سائق الحافلة وطفلة", [("طفلة", 1, 1, "killed")]),
    ("اعتقل ثمانية مهربين فيما فر ثلاثة آخرون", [("ثمانية", 8, 8, "arrested"), ("ثلاثة", 3, 3, "other")]),
    ("نجا الوزير من محاولة اغتيال قتل فيها ثلاثة من حراسه", [("ثلاثة", 3, 3, "killed")]),
    (
        "خمسة عناصر مفترضين من التنظيم بينهم قيادي، قتلوا أمس",
        [("خمسة", 5, 5, "killed"), ("قيادي", 1, 1, "killed")],
    ),
    ("وجدت حالتا وفاة وحالة توقف قلب", [("حالتا", 2, 2, "killed")]),
    ("أعلن التنظيم مسؤوليته بعد قتله خمسة جنود", [("خمسة", 5, 5, "killed")]),
    ("سقوط خمسة قتلى وقرابة مئة جريح", [("خمسة", 5, 5, "killed"), ("قرابة مئة", 100, 100, "wounded")]),
    ("بدأت محاكمة المتهمين بالتفجير وبينهم سبعة كويتيين", [("سبعة", 7, 7, "other")]),
    ("قال إن الضحايا هم أربعة قاصرين", [("أربعة", 4, 4, "killed")]),
    (
        "قال إن امرأتين وطفلا في التاسعة من العمر، قتلوا عندما انهار المنزل",
        [("امرأتين", 2, 2, "killed"), ("طفلا", 1, 1, "killed")],
    ),
    ("وكان الاثنان يعتزمان أيضا قتل شرطيين", []),
    ("أحبطت القوات محاولة قتل ثلاثة ضباط", []),
    ("تسبب الحريق في مقتل نحو خمس سكان القرية", []),
    ("أصيب بطلقة واحدة أصابته في صدره", []),
    ("ولديه متسع من الوقت", []),
    ("وقتل في الغارة أحد حراس المخيم", [("أحد", 1, 1, "killed")]),
    ("اعتقلت القوات شابين أحدهما جريح", [("شابين", 2, 2, "arrested"), ("أحدهما", 1, 1, "wounded")]),
    ("وبين الضحايا ثلاثة أطفال", [("ثلاثة", 3, 3, "killed")]),
    ("تجري عملية للقضاء على آخر جيوب المقاومة", []),
    ("قال إن خمسة عمال ألقي القبض عليهم", [("خمسة", 5, 5, "arrested")]),
    ("للحيلولة دون قتل عشرة رهائن", []),
    ("استهدفت العملية القبض على قيادي بارز", []),
    ("اجتمع وزراء الدول التسع عشرة الأعضاء", []),
    ("تبلغ مركز ضبط أمني مجاور للمحطة", []),
    ("حكمت المحكمة بالإعدام رميا بالرصاص على سبعة مسؤولين", [("سبعة", 7, 7, "other")]),
    ("قتل مدني وأصيب آخر بالرصاص", [("مدني", 1, 1, "killed"), ("آخر", 1, 1, "wounded")]),
    ("قتلوا ما مجموعه 43 شخصا", [("43", 43, 43, "killed")]),
    ("وصلت مجموعة 43 إلى الموقع", []),
    ("قتل متطرفون بالرصاص 48 مصليا اجتمعوا للصلاة", [("48", 48, 48, "killed")]),
    ("بلغ عدد المصابين 50 حالة، سجلت منهم 9 حالات وفيات", [("50", 50, 50, "wounded"), ("9", 9, 9, "killed")]),
    ("حملت الأزمة نحو 160 ألف شخص على اللجوء", [("نحو 160 ألف", 160000, 160000, "displaced")]),
    ("قال إن عدد القتلى أكثر من سبعة جنود", [("أكثر من سبعة", 8, None, "killed")]),
    ("قتل مسلح 14 سائحا", [("14", 14, 14, "killed")]),
    ("قال الأهالي إن 20 متمردا و6 من رجال الحي سقطوا قتلى", [("20", 20, 20, "killed"), ("6", 6, 6, "killed")]),
    ("قالت الشرطة إن رجلا قتل وأصيب 15 في إطلاق نار", [("رجلا", 1, 1, "killed"), ("15", 15, 15, "wounded")]),
    ("وأوضح أن 40 ممن حررهم الجيش أطفال", [("40", 40, 40, "released")]),
    ("سقط العشرات بين قتيل وجريح", [("العشرات", 20, None, "other")]),
    ("مقتل (3) باكستانيين", [("3", 3, 3, "killed")]),
    ("زار المعرض (140) ألف زائر", [("140) ألف", 140000, 140000, "people")]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_counts_of_people(text: str, expected: list[tuple[str, int | None, int | None, str]]) -> None:
    found = figures(text)
    assert told(found) == expected, [(f.rule, f.derivation) for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "بلغت قيمة العقد 5 ملايين دولار",
        "على بعد 40 كيلومترا من المدينة",
        "نزح 80 بالمئة من السكان",
        "دمرت الغارة 12 منزلا",
        "في الـ15 من العمر",
        "قتل في عام 2013",
        "البلدين الشقيقين",
        "هجوم لحركة طالبان",
        "المساعدات الإنسانية",
        "1- شقيقته. 2- شقيقه",
        "لا يعتمد على مصدر واحد",
        "الدول الخمس الأخرى",
        "مستشفى المصابات (57357) في المدينة",
        "يحتجز المستشفى جثة",
        "الدفعة 45 للضباط",
        "وصول 3 كتائب إلى القاعدة",
        "خمس السكان",
        "سقوط طائرة مقاتلة",
        "طبيب لكل 1000 ساكن",
        "وزيرا الخارجية",
        "قال الرجلان",
    ],
)
def test_what_is_not_a_count_of_people(text: str) -> None:
    assert told(figures(text)) == []


def test_a_figure_quotes_the_counted_noun() -> None:
    assert [f.of.text for f in figures("قتل خمسة جنود ليبيين في الهجوم") if f.of] == ["جنود ليبيين"]


def test_a_figure_inside_a_statement_names_it() -> None:
    ledger = read(make_article(title="", body="قال المتحدث إن خمسة جنود قتلوا في الهجوم."))
    assert [f.statement for f in ledger.figures] == [s.id for s in ledger.statements]


def test_an_inherited_kind_is_inferred_and_says_from_where() -> None:
    whole, part = figures("قتل عشرة مدنيين بينهم 3 أطفال")
    assert (whole.basis, part.basis) == ("stated", "inferred")
    assert part.derivation[0].evidence[0].text == whole.text


def test_scope_glosses_place_and_time() -> None:
    assert figures("قتل خمسة جنود في دمشق أمس")[0].scope.endswith("أمس")


@pytest.mark.parametrize("piece", ["قتل 5 و", "مقتل ", "بينهم طفلان ", "12 ", "خمسة وعشرون ألفا و", "منذ ذلك الحين "])
def test_numbers_of_long_hostile_sentences_quote_them(piece: str) -> None:
    from tawatur.annotate.numbers import find_numbers
    from tawatur.lexicon import load_lexicon
    from tawatur.text.tokens import cut

    text = piece * 4000
    tokens = list(cut(text, 0, len(text), index=0, sentence=0))
    for number in find_numbers(text, tokens, load_lexicon()):
        assert number.text == text[number.start : number.end]


def test_a_part_names_its_whole() -> None:
    whole, part = figures("قتل عشرة مدنيين بينهم 3 أطفال")
    assert part.part_of == (whole.id,)
    assert whole.part_of == ()


def test_a_part_behind_a_comma_is_of_the_dead_and_the_wounded() -> None:
    dead, wounded, part = figures("بلغت الحصيلة 47 قتيلا و112 جريحا، بينهم تسعة أطفال")
    assert (part.what, part.part_of) == ("other", (dead.id, wounded.id))


@pytest.mark.parametrize(
    ("text", "tally"),
    [
        ("بلغت حصيلة القتلى 47", "total"),
        ("ارتفاع حصيلة القتلى إلى 11", "update"),
        ("ارتفع عدد القتلى في الزلزال إلى 300 شخص", "update"),
        ("وأصيب ثلاثة آخرون", "further"),
        ("قتل خمسة جنود", ""),
    ],
)
def test_totals_updates_and_further_counts(text: str, tally: str) -> None:
    assert [f.tally for f in figures(text)] == [tally]


def test_place_and_period_are_quoted() -> None:
    (figure,) = figures("قتل خمسة جنود في بغداد يوم الأحد")
    assert (figure.place and figure.place.text, figure.period and figure.period.text) == ("بغداد", "يوم الأحد")
    assert figure.scope == "بغداد; يوم الأحد"


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("قتل مسلحون 12 مدنيا في هجوم على قرية. واعتقل الجيش ثلاثة مشتبه بهم.", ["هجوم", "اعتقل"]),
        ("هاجم مسلحون القرية أمس. وارتفعت حصيلة القتلى إلى 40.", ["هاجم"]),
        ("هاجم مسلحون القرية أمس. وفي حادث آخر غرق خمسة صيادين.", [None]),
        ("تظاهر مئات السكان أمام مقر الحاكم.", ["تظاهر"]),
    ],
)
def test_a_figure_has_the_event_it_belongs_to(text: str, triggers: list[str | None]) -> None:
    ledger = read(make_article(title="", body=text, published="2024-05-15"))
    named = {event.id: event.trigger.text for event in ledger.events}
    assert [named.get(figure.event or "") or None for figure in ledger.figures] == triggers


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("قتل 12 شخصا: خمسة في المدينة وسبعة في القرى.", ["خمسة", "سبعة"]),
        ("قتل ثلاثة جنود وخمسة مدنيين، ليبلغ مجموع القتلى ثمانية.", ["ثلاثة", "خمسة"]),
        ("قتل ثلاثة جنود وأصيب خمسة.", []),
        ("أفرج عن 137 تلميذا من أصل 287 خطفوا.", ["137"]),
    ],
)
def test_parts_that_make_a_total(text: str, parts: list[str]) -> None:
    figures = read(make_article(title="", body=text, published="2024-05-15")).figures
    assert [figure.text for figure in figures if figure.part_of] == parts


def test_the_people_end_before_their_fate_and_before_times() -> None:
    of = [f.of.text if f.of else None for f in figures("لقي ستة أشخاص مصرعهم أمس وقتل مسلح الأربعاء في المدينة.")]
    assert of == ["أشخاص", "مسلح"]


def test_the_evidence_of_an_event_stands_where_the_rule_says() -> None:
    """An event told in several places is cited by the one beside the figure, not by the first."""
    text = "هاجم مسلحون القرية أمس. وأغلقت المدارس. وقالت الشرطة إن 12 شخصا قتلوا في الهجوم."
    ledger = read(make_article(title="", body=text, published="2024-05-15"))
    (figure,) = ledger.figures
    (step,) = [step for step in figure.derivation if step.field == "event"]
    assert (step.rule, [span.text for span in step.evidence]) == ("<event> in the sentence", ["الهجوم"])
    assert [event.trigger.text for event in ledger.events if event.id == figure.event] == ["هاجم"]
