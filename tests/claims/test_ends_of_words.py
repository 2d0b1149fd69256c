"""Where reported words begin and end: beside adverbs, phrases with a preposition of their own, and attributions."""

from __future__ import annotations

import pytest

from tawatur import make_article, read


def told(text: str) -> list[tuple[str, str]]:
    """The speaker and the words of each statement."""
    ledger = read(make_article(title="", body=text, published="2026-03-01"))
    return [(s.speaker.text if s.speaker else "", s.content.text) for s in ledger.statements]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("وأكد الوزراء مجددا أن المعبر سيبقى مفتوحا.", "الوزراء", "المعبر سيبقى مفتوحا"),
        ("وطالبت نيروبي مجددا بأن تسحب جارتها جنودها من الجزيرة.", "نيروبي", "تسحب جارتها جنودها من الجزيرة"),
        ("وقال النائب مجددا: «لن نقبل الضريبة».", "النائب", "لن نقبل الضريبة"),
    ],
)
def test_a_participle_before_that_without_an_object_is_an_adverb(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("وأكد الوزير ردا على سؤال حول الأزمة أن الأسعار سترتفع.", "الوزير", "الأسعار سترتفع"),
        ("وأكدت الوزيرة، ردا على سؤال للصحفيين، أن السد آمن.", "الوزيرة", "السد آمن"),
        ("وأكد ردا على سؤال حول الأزمة وزير المالية أن الأسعار سترتفع.", "وزير المالية", "الأسعار سترتفع"),
        ("وشدد العمدة تعليقا على الحادث على أن الجسر سيعاد بناؤه.", "العمدة", "الجسر سيعاد بناؤه"),
        ("وأكد الحزب ردا على تصريحات الرئيس أن الاقتراع باطل.", "الحزب", "الاقتراع باطل"),
        ("وأكد الوزير رداً على أسئلة الصحفيين على ضرورة الحوار.", "الوزير", "ضرورة الحوار"),
        (
            "أكدت إدارة المصنع انتهاء الصيانة وذلك تعقيبا على ما نشرته الصحيفة.",
            "إدارة المصنع",
            "انتهاء الصيانة",
        ),
    ],
)
def test_the_preposition_of_in_answer_to_opens_no_words(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "ووفقا لمنظمة الصيادين، تراجع عدد القوارب عقب العاصفة وغادر كثير من الشبان القرية.",
            "منظمة الصيادين",
            "تراجع عدد القوارب عقب العاصفة وغادر كثير من الشبان القرية",
        ),
        (
            "وبحسب اتحاد المزارعين، يبلغ إنتاج الوادي ألف طن، ويصل عدد العاملين فيه إلى ستين.",
            "اتحاد المزارعين",
            "يبلغ إنتاج الوادي ألف طن، ويصل عدد العاملين فيه إلى ستين",
        ),
    ],
)
def test_clauses_behind_an_attribution_are_whole(text: str, speaker: str, content: str) -> None:
    assert told(text)[0] == (speaker, content)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("وهل الزلزال ظاهرة دورية كما يرى غوتيريز؟", "غوتيريز", "وهل الزلزال ظاهرة دورية"),
        ("ولا خلاف بين الجيش والحكومة، بحسب الوزير.", "الوزير", "ولا خلاف بين الجيش والحكومة"),
        ("في السنغال، ليست هناك محطة نووية واحدة، وفقا لخبراء.", "خبراء", "في السنغال، ليست هناك محطة نووية واحدة"),
    ],
)
def test_a_clause_without_a_verb_ends_before_the_attribution(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("نفى المتحدث باسم قوات الجنوب قصف القرية.", "المتحدث باسم قوات الجنوب", "قصف القرية"),
        ("أعلن الناطق باسم قوات الشمال سقوط طائرة.", "الناطق باسم قوات الشمال", "سقوط طائرة"),
    ],
)
def test_bodies_called_after_a_side_keep_it(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]
