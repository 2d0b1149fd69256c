"""Where reported words and whoever says them begin and end, in sentences as today's papers write them."""

from __future__ import annotations

import pytest

import tawatur
from tawatur.records.ledger import Statement

#: Sentences with one statement of theirs: its cue, its stated speaker, its words.
_SAID = [
    # What is announced or confirmed is the noun behind whoever does, not what a preposition opens further on.
    (
        "أكد محافظ أسوان سالم درويش مقتل تسعة عمال على الأقل في انهيار منجم.",
        "أكد",
        "محافظ أسوان سالم درويش",
        "مقتل تسعة عمال على الأقل في انهيار منجم",
    ),
    ("أكد الرئيس حرص بلاده على استقرار المنطقة.", "أكد", "الرئيس", "حرص بلاده على استقرار المنطقة"),
    ("أعلنت الهيئة الكشف عن مقبرة جماعية.", "أعلنت", "الهيئة", "الكشف عن مقبرة جماعية"),
    ("أعلنت الوزارة اعتقال متهم عن طريق الإنتربول.", "أعلنت", "الوزارة", "اعتقال متهم عن طريق الإنتربول"),
    ("أكد المدير التنفيذي على الجودة.", "أكد", "المدير التنفيذي", "الجودة"),
    ("أكدت الشركة أمس على أهمية الحوار.", "أكدت", "الشركة", "أهمية الحوار"),
    (
        "دعا رئيس النقابة لإصدار قانون جديد يحظر على الشركات أن تسرح العمال.",
        "دعا",
        "رئيس النقابة",
        "لإصدار قانون جديد يحظر على الشركات أن تسرح العمال",
    ),
    ("أكدت النائبة عن الجبهة سلمى الطيب أن القانون سيمر.", "أكدت", "النائبة عن الجبهة سلمى الطيب", "القانون سيمر"),
    (
        "أكد النائب عن الكتلة سامي فرحات في تصريح لصحيفة النهار أن الانسحاب تم.",
        "أكد",
        "النائب عن الكتلة سامي فرحات",
        "الانسحاب تم",
    ),
    # A state is no "and for any", and a governor holds office in it.
    (
        "أكد محافظ ولاية قسنطينة سامي فرحات مقتل تسعة عمال.",
        "أكد",
        "محافظ ولاية قسنطينة سامي فرحات",
        "مقتل تسعة عمال",
    ),
    # What a feminine verb has behind it in the masculine is its object.
    ("قالت الشركة إن العمل مستمر. وأعلنت في يونيو تحقيق أرباح كبيرة.", "وأعلنت", None, "تحقيق أرباح كبيرة"),
    # Media told of before are sources by their noun alone; an answer's words stand behind "by that".
    ("وبحسب القناة، فإن العملية ستبدأ قريبا.", "وبحسب", "القناة", "العملية ستبدأ قريبا"),
    ("ورد المتحدث باسمها سالم داود بأن الخدمات تحسنت.", "ورد", "المتحدث باسمها سالم داود", "الخدمات تحسنت"),
    ("قالت وزيرة الثقافة منى الشريف إن القرار تاريخي.", "قالت", "وزيرة الثقافة منى الشريف", "القرار تاريخي"),
    # What the writer says of it behind "while", and whom a body tells.
    (
        "وقال الناشط سامي نعمان إن القصف أدى إلى مقتل ثلاثة، فيما لم تعلق السلطات على ذلك.",
        "وقال",
        "الناشط سامي نعمان",
        "القصف أدى إلى مقتل ثلاثة",
    ),
    ("وأبلغت المنظمة مجلس الأمن بأن التمويل لا يكفي.", "وأبلغت", "المنظمة", "التمويل لا يكفي"),
    ("وأفادت شبكة سي إن إن بأن الحرب انتهت.", "وأفادت", "شبكة سي إن إن", "الحرب انتهت"),
    ("قال الوزير لقناة سي إن بي سي عربية إن الحرب انتهت.", "قال", "الوزير", "الحرب انتهت"),
    # In what state somebody speaks, and whom "that" was told.
    ("يقول سالم وقد بدا عليه التعب إن الرحلة استغرقت أسبوعا.", "يقول", "سالم", "الرحلة استغرقت أسبوعا"),
    ('أكد ذلك لـ"المدى" عضو اللجنة المالية جمال كوجر.', "أكد", "عضو اللجنة المالية جمال كوجر", "ذلك"),
    # Whom a minister by name informs is no part of him.
    (
        "أبلغ وزير الطاقة الكسندر نوفاك الأمين العام لأوبك عبد الله البدري أن بلاده مستعدة.",
        "أبلغ",
        "وزير الطاقة الكسندر نوفاك",
        "بلاده مستعدة",
    ),
    ("وكتب عبد الله الصالح، مرة أخرى: «كلامكم صحيح».", "وكتب", "عبد الله الصالح", "كلامكم صحيح"),
    # Under which name somebody asks to be told of; a medium inserted between a speaker and the words.
    (
        "وقال شاهد من سكان الحي، طلب تعريفه باسم سالم، لـ«الوسط» إنه فقد بيته.",
        "وقال",
        "شاهد من سكان الحي",
        "إنه فقد بيته",
    ),
    ("قال الوزير، وفق الصحيفة، إن العمل مستمر.", "قال", "الوزير", "العمل مستمر"),
    # "And that" goes on with the words around, and opens none.
    ("أعلن الوزير تأجيل الجلسة وأن اللجنة ستجتمع غدا.", "أعلن", "الوزير", "تأجيل الجلسة وأن اللجنة ستجتمع غدا"),
    # Marks of quotation between a subject and its verb hide neither.
    ("قال المدير إن الدراسات «أثبتت» أن الدواء آمن.", "أثبتت", "الدراسات", "الدواء آمن"),
    ('قال الخبير إن "الأرقام أثبتت أن النمو ضعيف".', "أثبتت", "الأرقام", "النمو ضعيف"),
    # A relative clause that tells who speaks is whole, or no part of the speaker.
    ("وأضاف المسؤول الذي اشترط عدم كشف اسمه أن العملية سريعة.", "وأضاف", "المسؤول", "العملية سريعة"),
    (
        "وقالت المفوضية التي حدثت أرقامها في نهاية يوليو، إنها أحصت ألف مهاجر.",
        "وقالت",
        "المفوضية التي حدثت أرقامها في نهاية يوليو",
        "إنها أحصت ألف مهاجر",
    ),
    # Names that no list has between commas, and first names spelled like other words.
    (
        "قال مدير المركز في المدينة، عبادة ذكرى، إن الفرق عملت ليلا.",
        "قال",
        "مدير المركز في المدينة، عبادة ذكرى",
        "الفرق عملت ليلا",
    ),
    ("وصرحت منى الشريف بأن التمويل توقف.", "وصرحت", "منى الشريف", "التمويل توقف"),
    ("قال الوزير، خلال مؤتمر صحفي، إن العمل مستمر.", "قال", "الوزير", "العمل مستمر"),
    # An office behind a name that ends like a plural.
    (
        "وأوضح سامي نعمان الأمين العام لمنظمة الصحة أن المشروع حظي بالتأييد.",
        "وأوضح",
        "سامي نعمان الأمين العام لمنظمة الصحة",
        "المشروع حظي بالتأييد",
    ),
    # A quotation that its verb cuts in two, and what is no quotation.
    (
        '"لن نتراجع أبدا"، قال الوزير، "وسنواصل العمل حتى النهاية".',
        "قال",
        "الوزير",
        'لن نتراجع أبدا"، قال الوزير، "وسنواصل العمل حتى النهاية',
    ),
    # An aside on whoever speaks between commas before "that".
    (
        "أكد مصدر مسؤول بعمالة الإقليم، تحدث لهسبريس، أن الطريق قطعت.",
        "أكد",
        "مصدر مسؤول بعمالة الإقليم",
        "الطريق قطعت",
    ),
    # Letters of a spelled name are no "that".
    (
        'وبحسب ما نقلت شبكة "سي إن إن" عن مسؤول في الشرطة، فإن المهاجم فر.',
        "وبحسب ما نقلت",
        "مسؤول في الشرطة",
        "المهاجم فر",
    ),
    # A clause goes on behind an attribution between commas with the noun that it lacks.
    (
        "وأبدت الولايات المتحدة، بحسب المتحدثة باسم الخارجية، قلقها من العنف.",
        "بحسب",
        "المتحدثة باسم الخارجية",
        "وأبدت الولايات المتحدة، بحسب المتحدثة باسم الخارجية، قلقها من العنف",
    ),
]
#: Words that look like a report, in sentences that hold none of theirs.
_UNSAID = [
    ("قال وكيل الأزهر إن العلماء يرفضون الاعتداء وأنهم يبرؤون من العنف.", "يرفضون"),
    ("قال الوزير إن وفد الشمال رفض المقترح، وإن الحكومة ستواصل الحوار.", "رفض"),
    ('حذر الوزير من أن استمرار الحرب "يهدد بتوسيع رقعة الصراع".', "يهدد"),
    ("قال الباحث إن سالم داود «يراهن على الوقت».", "يراهن"),
    ("قال الوزير، وفق الصحيفة، إن العمل مستمر.", "وفق"),
    # A place spelt like a verb inside its name; what somebody is not to say; a paper spoken to is no words.
    ("شنت القوات غارات على مدينة المخا بمحافظة تعز وسط البلاد.", "تعز"),
    ("قال الوزير إن على الحكومة ألا تعلن أن الأزمة انتهت.", "تعلن"),
    ("قال مسؤول تحدث إلى «عنب بلدي» إن الطريق قطع.", "تحدث"),
    # A list of names is nobody's words.
    ("ورد الجيش على القصف بأن أطلق صواريخ.", "ورد"),
    ("والضحايا هم: سالم داود ونادر خليل وسامي فرحات.", ":"),
]
#: Texts whose last statement has no stated speaker, and who is meant.
_MEANT = [
    # What is told "according to" a medium is the account itself: whoever speaks in it goes on.
    ("وحسب وكالة الأنباء، فإن وزير الخارجية القطري دعا الطرفين إلى الحوار، محذرا من حرب.", "وزير الخارجية القطري"),
    ("وبث التلفزيون صورا لما قال إنها بقايا الطائرة.", "التلفزيون"),
    # A paper told of goes on; whoever it quotes goes on by his own gender.
    ("نشرت صحيفة الغارديان تقريرا عن الحرب. وقالت إن الجوع ينتشر.", "صحيفة الغارديان"),
    ("ونقلت الصحيفة عن مسؤول أممي قوله إن المخازن فارغة. وأضاف أن الطرق مقطوعة.", "مسؤول أممي"),
    ("وختم شقروق بالقول: نعد المواطنين بتحسن ملموس.", "شقروق"),
]


def _statements(text: str) -> tuple[Statement, ...]:
    return tawatur.read(tawatur.make_article(title="", body=text, published="2024-05-15")).statements


@pytest.mark.parametrize(("text", "cue", "speaker", "content"), _SAID)
def test_bounds(text: str, cue: str, speaker: str | None, content: str) -> None:
    found = _statements(text)
    shown = "\n".join(f"[{s.cue.text}] {s.speaker and s.speaker.text} :: {s.content.text}" for s in found)
    assert any(
        (s.cue.text, s.speaker.text if s.speaker else None, s.content.text) == (cue, speaker, content) for s in found
    ), shown


@pytest.mark.parametrize(("text", "cue"), _UNSAID)
def test_nothing_is_said(text: str, cue: str) -> None:
    assert cue not in [s.cue.text for s in _statements(text)]


@pytest.mark.parametrize(("text", "speaker"), _MEANT)
def test_implied_speaker(text: str, speaker: str) -> None:
    last = max(_statements(text), key=lambda s: s.cue.start)
    assert last.speaker is None
    assert last.speaker_ref is not None
    assert last.speaker_ref.text == speaker


def test_chain_holds_no_office() -> None:
    found = _statements("شدد القيادي في «حماس» أسامة حمدان، في تصريحات إلى «الشرق الأوسط»، على أن الحوار متوقف.")
    assert [(link.kind, link.text) for link in found[0].chain] == [
        ("newspaper", "الشرق الأوسط"),
        ("person", "القيادي في «حماس» أسامة حمدان"),
    ]


def test_state_agency_is_no_news_agency() -> None:
    (found,) = _statements("قالت وكالة الطاقة الدولية إن الطلب سيزيد.")
    assert [link.kind for link in found.chain] == ["body"]


def test_source_of_a_paper_stands_behind_it() -> None:
    said, told = _statements("وذكرت صحيفة النهار أن الجيش يستعد لعملية واسعة، وفقا لمصادر أمنية.")
    assert told.parent == said.id
    assert [link.text for link in told.chain] == ["صحيفة النهار", "مصادر أمنية"]


def test_paper_stands_before_whom_it_lets_speak() -> None:
    said, told = _statements("قال الوزير إن الجيش يستعد لعملية واسعة، وفق صحيفة النهار.")
    assert said.parent == told.id
    assert [link.text for link in said.chain] == ["صحيفة النهار", "الوزير"]


def test_headline_ends_before_the_other_side() -> None:
    article = tawatur.make_article(title="بغداد تتهم الجيش وأنقرة تنفي", body="قتل تسعة.", published="2024-05-15")
    assert [s.content.text for s in tawatur.read(article).statements] == ["الجيش"]


def test_headline_names_a_medium_and_its_source() -> None:
    (found,) = _statements("رويترز عن مصدر مطلع: لا تقدم في المحادثات.")
    assert found.speaker is not None
    assert found.speaker.text == "مصدر مطلع"
    assert [link.text for link in found.chain] == ["رويترز", "مصدر مطلع"]


def test_numbered_channel_speaks_in_a_headline() -> None:
    article = tawatur.make_article(title="", body="القناة 12 الإسرائيلية: الجيش يستعد.", published="2024-05-15")
    ledger = tawatur.read(article)
    assert [s.speaker.text for s in ledger.statements if s.speaker] == ["القناة 12 الإسرائيلية"]
    assert [entity.name for entity in ledger.entities if entity.type == "ORG"] == ["القناة 12"]


def test_new_proposal_is_no_proposing() -> None:
    (found,) = _statements("وقال المتحدث إن لديهم مقترحا واضحا لوقف الحرب.")
    assert found.content.text == "لديهم مقترحا واضحا لوقف الحرب"
