"""Two accounts that put one deed at two places, and those that only seem to."""

from __future__ import annotations

import pytest

from tawatur import compare, make_article, read


def rules(one: str, other: str, day: str = "2024-03-04") -> set[str]:
    articles = (
        make_article(title="خبر", body=one, published="2024-03-04", outlet="أ", ident="a"),
        make_article(title="نبأ", body=other, published=day, outlet="ب", ident="b"),
    )
    rows = compare([read(article) for article in articles]).rows
    return {row.rule for row in rows if row.verdict == "contradict"}


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        (
            "اعتقلت الشرطة الصحفي ياسر النمري أمس من منزله في حي الزهور.",
            "قال محامي النمري إن موكله أوقف في المطار وهو يستعد للسفر.",
            "2024-03-04",
        ),
        (
            "خطف مجهولون المهندس بينما كان يغادر منزله.",
            "ذكر زملاء المهندس أنه استوقف على طريق المطار.",
            "2024-03-05",
        ),
        (
            "قال الناطق إن الرهينة أطلق سراحه عند المعبر الحدودي.",
            "روى شقيق الرهينة أنه ترك في غابة قرب القرية.",
            "2024-03-04",
        ),
        ("زرعت العبوة تحت مقعد سيارة القاضي.", "أوضح الخبير أن العبوة كانت مخبأة في حاوية قمامة.", "2024-03-04"),
        ("سقطت الطائرة المسيرة في البحر قبالة الساحل.", "قال صيادون إن الطائرة سقطت في مزرعة.", "2024-03-04"),
        (
            "اجتمع الوفدان ظهرا في فندق الواحة برعاية الأمم المتحدة.",
            "قال عضو إن الوفدين اجتمعا في القصر الرئاسي برعاية الأمم المتحدة.",
            "2024-03-04",
        ),
        # What goes on can be elsewhere a day later, but not what was never left.
        ("اقتيد الوزير المقال إلى ثكنة شمال المدينة.", "قال ضابط إن الوزير مقيم في جناح بالقصر.", "2024-03-04"),
        (
            "اقتيد الوزير المقال إلى ثكنة شمال المدينة.",
            "قال ضابط إن الوزير مقيم في جناح بالقصر ولم يغادره قط.",
            "2024-03-05",
        ),
        ("يرقد السجين المضرب في المستشفى.", "أكدت الإدارة أن السجين لم يغادر عيادة السجن.", "2024-03-05"),
    ],
)
def test_two_places_of_one_deed_contradict(one: str, other: str, day: str) -> None:
    assert "facts.other-place" in rules(one, other, day)


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        # One place in the other, or in other words.
        ("اعتقلت الشرطة الصحفي من منزله.", "قال محامي الصحفي إنه أوقف أمام باب بيته.", "2024-03-04"),
        ("جرى تبادل الأسرى عند معبر الوادي.", "تم تبادل الأسرى على الحدود.", "2024-03-04"),
        ("خطف الرجل من سيارته.", "خطف الرجل على طريق المطار.", "2024-03-04"),
        # A later day.
        ("احتجز القائد في ثكنة شمال العاصمة.", "نقل القائد إلى المستشفى بعد وعكة.", "2024-03-05"),
        # Other people, another deed.
        ("اعتقلت الشرطة ثلاثة طلاب في الجامعة.", "أوقف الدرك مهربا عند الحدود.", "2024-03-04"),
        ("توفي رجل في منزله بسبب البرد.", "توفيت امرأة في المستشفى متأثرة بجراحها.", "2024-03-04"),
        ("سقطت طائرة في البحر.", "سقطت قذيفة في السوق.", "2024-03-04"),
        ("اجتمع الوزير بالسفير في مكتبه.", "التقى الرئيس أعضاء الوفد في القصر.", "2024-03-04"),
        # Denied, long past, and an adjective that looks like "my border".
        ("اعتقلت الشرطة الصحفي من منزله.", "نفى المحامي أن يكون الصحفي اعتقل في المطار.", "2024-03-04"),
        ("أوقف الناشط أمس في منزله.", "اعتقل الناشط عام 2019 في المطار.", "2024-03-04"),
    ],
)
def test_places_that_go_together_do_not(one: str, other: str, day: str) -> None:
    assert "facts.other-place" not in rules(one, other, day)
