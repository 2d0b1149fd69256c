"""Acts told in the first person: whoever speaks does them, and who stands behind the verb is whom they concern."""

from __future__ import annotations

import pytest

from tawatur import make_article, read


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipients"),
    [
        ("قال الوزير: أدعو الشباب إلى الحوار.", "REQUEST", "الوزير", ["الشباب"]),
        ("قال الرئيس إننا ندعو إسرائيل إلى وقف القصف.", "REQUEST", "الرئيس", ["إسرائيل"]),
        ("قال النائب: «أطالب الحكومة بالاستقالة».", "REQUEST", "النائب", ["الحكومة"]),
        ("قال المتحدث: «نتهم إيران بتهريب السلاح».", "ACCUSE", "المتحدث", ["إيران"]),
        ("قال المتحدث: «اعتقلنا خمسة مسلحين».", "COERCE", "المتحدث", ["خمسة مسلحين"]),
        ("قال الرئيس: «نشكر الكويت على دعمها».", "SUPPORT", "الرئيس", ["الكويت"]),
    ],
)
def test_parties(text: str, kind: str, actor: str, recipients: list[str]) -> None:
    events = read(make_article(title="", body=text, published="2019-05-16")).events
    event = next(event for event in events if event.type == kind)
    assert [span.text for span in event.actors] == [actor]
    assert [span.text for span in event.recipients] == recipients


def test_whose_verb_stands_before_its_place_in_a_relative_clause() -> None:
    text = "انسحب المسلحون من المحافظة التي أعلنت السلطات السيطرة عليها قبل أيام."
    events = read(make_article(title="", body=text, published="2019-05-16")).events
    taken = next(event for event in events if event.type == "COERCE")
    assert [span.text for span in taken.actors] == ["السلطات"]
