"""Lines that were broken at a width are joined; a paragraph a line, lists, verse, headlines and dialogues stay."""

from __future__ import annotations

import textwrap

import pytest

from tawatur import make_article, read
from tawatur.intake.plaintext import split_title
from tawatur.intake.wrapping import joined_lines

_PARAGRAPHS = (
    "أعلنت وزارة الصحة في نواكشوط أن 14 شخصا أصيبوا في حادث سير وقع مساء الأحد على الطريق المؤدية إلى مدينة روصو. "
    "ونقل المصابون إلى المستشفى الوطني وحالة ثلاثة منهم حرجة.",
    "وقال المتحدث باسم الوزارة سيدي ولد أحمد إن «الطواقم الطبية وصلت إلى المكان خلال نصف ساعة، وإن فرق الإسعاف "
    "ما زالت تعمل هناك». وأضاف أن السلطات فتحت تحقيقا في الحادث.",
    "ودعا حزب المعارضة الحكومة إلى إصلاح الطريق التي شهدت خمسة حوادث منذ مطلع العام.",
)
_LIST = (
    "وزراء الحكومة الجديدة كما أعلنتها الرئاسة في بيان لها مساء اليوم الثلاثاء",
    "- وزير الداخلية والجماعات المحلية والتهيئة العمرانية: كمال بلقاسمي",
    "- وزير العدل حافظ الأختام: رشيد طبيب",
    "- وزير الطاقة والمناجم والطاقات المتجددة: مصطفى قرين",
    "- وزيرة الثقافة: مليكة بن دودة",
)
_HEADLINES = (
    "مجلس النواب الأردني يقر قانون الانتخاب بعد جلسة طويلة",
    "أسعار القمح ترتفع في الأسواق العالمية للشهر الثالث على التوالي",
    "المنتخب المغربي يستعد لمواجهة نظيره الكاميروني",
    "علماء يابانيون يطورون بطارية لا تحتاج إلى الليثيوم في تصنيعها",
    "إغلاق مطار الخرطوم أمام الرحلات الداخلية بسبب الأحوال الجوية",
    "البنك المركزي التونسي يثبت نسبة الفائدة",
)
_VERSE = (
    "يا دار عبلة من شرقي وادينا",
    "هل عند أهلك أخبار المحبينا",
    "مرت عليك رياح الصيف عاصفة",
    "وما تغير شيء من تلاقينا",
    "نبكي على زمن كنا به سندا",
    "للضعيف وكان الليل يخفينا",
    "وتلك أيامنا بالخير شاهدة",
    "تمضي وتبقى على الذكرى أغانينا",
    "فلا الديار ديار بعد رحلتكم",
    "ولا النجوم نجوم في ليالينا",
)
_DIALOGUE = (
    "- متى بدأت الكتابة عن الهجرة في جنوب المتوسط؟",
    "- بدأت قبل عشرين سنة حين كنت أعمل مراسلا في صقلية.",
    "- وهل تغير شيء منذ ذلك الحين؟",
    "- تغيرت الطرق، ولم تتغير الأسباب التي تدفع الناس إلى البحر.",
)


def _lines(text: str) -> list[tuple[int, int]]:
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((at + len(line) - len(line.lstrip()), at + len(line)))
        at += len(line) + 1
    return lines


def _joined(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in joined_lines(text, _lines(text))]


def _wrapped(paragraphs: tuple[str, ...], width: int, between: str) -> str:
    return between.join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in paragraphs)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n   "])
@pytest.mark.parametrize("width", [40, 58, 72, 90])
def test_broken_paragraphs_are_joined(width: int, between: str) -> None:
    joined = _joined(_wrapped(_PARAGRAPHS, width, between))
    assert " ".join(joined) == " ".join(_PARAGRAPHS)
    # Without blank lines a sentence that ends at the width may end its paragraph.
    assert between != "\n\n" or tuple(joined) == _PARAGRAPHS
    assert all(line.endswith(".") for line in joined)


@pytest.mark.parametrize("lines", [_PARAGRAPHS, _LIST, _HEADLINES, _VERSE, _DIALOGUE])
def test_other_lines_stay(lines: tuple[str, ...]) -> None:
    assert _joined("\n".join(lines)) == list(lines)
    assert _joined("\n\n".join(lines)) == list(lines)


def test_items_and_headings_stay_in_a_broken_text() -> None:
    paragraphs = (_PARAGRAPHS[0], "تفاصيل الحادث", *_PARAGRAPHS[1:], "- إغلاق الطريق ليلا.", "- نشر سيارات إسعاف.")
    assert _joined(_wrapped(paragraphs, 72, "\n\n")) == list(paragraphs)


def test_ends_of_lines_of_print_are_uneven() -> None:
    lines = (
        "قال رئيس بلدية صيدا إن أشغال ترميم السوق القديمة ستبدأ في",
        "الخريف وإن كلفتها تبلغ ثلاثة ملايين دولار. وأوضح المهندس المشرف أن",
        "المرحلة الأولى تشمل الواجهات والأسقف الخشبية وشبكة المياه، وأن",
        "التجار سينقلون بضائعهم إلى سوق مؤقتة قرب الميناء حتى تنتهي",
        "الأعمال. ويأمل السكان أن تعود الحركة إلى المدينة.",
    )
    assert _joined("\n".join(lines)) == [" ".join(lines)]


@pytest.mark.parametrize("width", [48, 60, 72, 84])
def test_a_broken_text_is_read_like_the_whole_one(width: int) -> None:
    def told(body: str) -> list[tuple[str, ...]]:
        ledger = read(make_article(title="حادث سير في موريتانيا", body=body, published="2021-03-08"))
        spans = [
            *((e.type, e.trigger.text, *(s.text for s in (*e.actors, *e.recipients))) for e in ledger.events),
            *((s.stance, s.content.text, s.speaker.text if s.speaker else "") for s in ledger.statements),
            *((f.what, f.text, f.of.text if f.of else "") for f in ledger.figures),
            *(("time", t.text, t.begin or "") for t in ledger.times),
        ]
        return [tuple(" ".join(part.split()) for part in span) for span in spans] + [
            (entity.type, entity.name, entity.title or "") for entity in ledger.entities
        ]

    assert told(_wrapped(_PARAGRAPHS, width, "\n\n")) == told("\n\n".join(_PARAGRAPHS))


def test_a_broken_headline_is_one_title() -> None:
    title = "إصابة أربعة عشر شخصا في حادث سير على الطريق بين نواكشوط وروصو والمعارضة تطالب بإصلاحها"
    split = split_title(_wrapped((title, *_PARAGRAPHS), 60, "\n\n"), where="a.txt")
    assert split.title == title
    assert " ".join(split.body.split()) == " ".join(_PARAGRAPHS)


def test_a_broken_text_without_headline_has_no_title() -> None:
    text = _wrapped(_PARAGRAPHS, 60, "\n\n")
    split = split_title(text, where="a.txt")
    assert (split.title, split.body) == ("", text)
