"""Who does what to whom in sentences as the news sites of today write them."""

from __future__ import annotations

import pytest

from tawatur import make_article, read


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    events = read(make_article(title="", body=text, published="2019-05-14")).events
    return [(event.type, [s.text for s in event.actors], [s.text for s in event.recipients]) for event in events]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("اتهم حزب «الأمة» المعارض الحكومة بالتزوير.", ["حزب «الأمة» المعارض"], ["الحكومة"]),
        ('اعتقل "جهاز الأمن الوقائي" العامل في غزة ناشطا بارزا.', ["جهاز الأمن الوقائي"], ["ناشطا بارزا"]),
        ("هاجمت ميليشيا قسد المدعومة من واشنطن حاجزا للجيش.", ["ميليشيا قسد المدعومة من واشنطن"], ["حاجزا للجيش"]),
        ('اغتال "حزب الله" المعارض سليم جابر.', ["حزب الله"], ["المعارض سليم جابر"]),
    ],
)
def test_what_describes_a_body(text: str, actors: list[str], recipients: list[str]) -> None:
    assert next(parties for _, *parties in told(text)) == [actors, recipients]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("أعلن وزير الدفاع، أحمد سالم، سحب القوات من الإقليم.", "RETREAT", ["وزير الدفاع"]),
        ("تلقى سالم العلي، ولي العهد، اتصالا هاتفيا من الرئيس المصري.", "CONSULT", ["سالم العلي", "الرئيس المصري"]),
        ("زار وزير الخارجية الهولندي، يان فيسر، الخرطوم أمس.", "CONSULT", ["وزير الخارجية الهولندي"]),
        ("أعلن الرئيس حل البرلمان لمدة شهر وإقالة وزير الداخلية.", "SANCTION", ["الرئيس"]),
    ],
)
def test_asides_of_names_and_offices(text: str, kind: str, actors: list[str]) -> None:
    assert [found for name, found, _ in told(text) if name == kind] == [actors]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("هاجم المجلس البلدي الحكومة.", "ASSAULT", ["المجلس البلدي"], ["الحكومة"]),
        ("قصفت لجان المقاومة قرية.", "ASSAULT", ["لجان المقاومة"], ["قرية"]),
        ("أوقفت مباحث الجيزة خمسة أشخاص.", "COERCE", ["مباحث الجيزة"], ["خمسة أشخاص"]),
        ("أوقفت وحدة مكافحة الإرهاب خمسة أشخاص.", "COERCE", ["وحدة مكافحة الإرهاب"], ["خمسة أشخاص"]),
        ("قتل مسلحون العميد ركن سالم جابر.", "ASSAULT", ["مسلحون"], ["العميد ركن سالم جابر"]),
        ("اتهم الحزب الحاكم المعارضة بالتزوير.", "ACCUSE", ["الحزب الحاكم"], ["المعارضة"]),
        ("نظمت فعاليات حقوقية وقفة احتجاجية بالعاصمة الرباط.", "PROTEST", ["فعاليات حقوقية"], []),
        ("قتل مسلح قائد الشرطة.", "ASSAULT", ["مسلح"], ["قائد الشرطة"]),
        ("أصابت طائرة مسيرة أذربيجانية دبابة.", "ASSAULT", ["طائرة مسيرة أذربيجانية"], ["دبابة"]),
    ],
)
def test_bodies_and_ranks(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    assert (kind, actors, recipients) in told(text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("بحث الوزيران التطورات في غزة.", []),
        ("بحث الوزير مع نظيره القطري الأوضاع في ليبيا.", []),
        ("ناقش الرئيسان في باريس الوضع في السودان.", ["باريس"]),
        ("التقى الوزير نظيره في عمان.", ["عمان"]),
        ("تظاهر المئات في الرباط احتجاجا على الأوضاع في غزة.", ["الرباط"]),
    ],
)
def test_what_is_talked_about_is_no_place(text: str, places: list[str]) -> None:
    events = read(make_article(title="", body=text, published="2019-05-14")).events
    assert [[place.text for place in event.places] for event in events] == [places]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("قتل مسلحون يشتبه في أنهم من جماعة متشددة عشرة مزارعين.", "ASSAULT", ["مسلحون"], ["عشرة مزارعين"]),
        ("خطف مسلحون يرجح أنهم تابعون لتنظيم القاعدة ثلاثة موظفين.", "ASSAULT", ["مسلحون"], ["ثلاثة موظفين"]),
        ("إن ثلاثة مسلحين يستقلون سيارة أمطروا الضابط بوابل من الرصاص.", "ASSAULT", ["ثلاثة مسلحين"], ["الضابط"]),
        ("دعت ست دول، بينها مالي وتشاد، إلى هدنة.", "REQUEST", ["ست دول"], []),
        ("أعلن الجيش صد هجوم، كما أطلق مسيّرات على قاعدة جوية.", "ASSAULT", ["الجيش"], ["قاعدة جوية"]),
        ("أصدر وزير الدفاع بيانا دعا فيه جميع الأطراف إلى الهدوء.", "REQUEST", ["وزير الدفاع"], ["جميع الأطراف"]),
        ("قال إن الشرطة أطلقت الذخيرة الحية على المعتصمين وأحرقت خيامهم.", "ASSAULT", ["الشرطة"], ["خيامهم"]),
        ("أسقطت الدفاعات صاروخا أطلقه العدو.", "ASSAULT", ["العدو"], []),
    ],
)
def test_who_does_it_across_descriptions(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    assert (kind, actors, recipients) in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وفجر الاثنين، داهمت الشرطة ثلاثة منازل.", [("COERCE", ["الشرطة"], ["ثلاثة منازل"])]),
        ("وقع الرئيس مرسوما يمنح العمال عطلة.", []),
        ("أطلق مجهولون النار على كمين للجيش.", [("ASSAULT", ["مجهولون"], ["كمين"])]),
    ],
)
def test_words_spelled_like_deeds(text: str, expected: list[tuple[str, list[str], list[str]]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        (
            "أقالت الرئاسة وزيرة العدل بالنيابة مريم سالم.",
            "SANCTION",
            ["الرئاسة"],
            ["وزيرة العدل بالنيابة مريم سالم"],
        ),
        ("رحلت السلطات عشرين مهاجرا غير نظامي.", "COERCE", ["السلطات"], ["عشرين مهاجرا غير نظامي"]),
        ("دان وزير الخارجية والتعاون الدولي القصف.", "ACCUSE", ["وزير الخارجية والتعاون الدولي"], []),
        (
            "زار المبعوث الخاص للأمين العام للأمم المتحدة صنعاء.",
            "CONSULT",
            ["المبعوث الخاص للأمين العام للأمم المتحدة"],
            ["صنعاء"],
        ),
    ],
)
def test_offices_of_two_fields_and_acting_ones(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    assert (kind, actors, recipients) in told(text)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        (
            "أعلنت الرياض إطلاق سراح ستة أسرى من مواطني المغرب وكرواتيا.",
            "RETREAT",
            ["الرياض"],
            ["ستة أسرى من مواطني المغرب وكرواتيا"],
        ),
        ("وقع الرئيس الروسي مرسوما، فيما خرجت احتجاجات ضد القرار.", "PROTEST", [], []),
        ("نظمت جمعيات حقوقية وقفة للمطالبة بفتح المعبر.", "PROTEST", ["جمعيات حقوقية"], []),
    ],
)
def test_lists_of_origins_and_doers_of_protests(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    assert (kind, actors, recipients) in told(text)
