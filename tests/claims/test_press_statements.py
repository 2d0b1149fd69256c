"""Statements in the manner of newspapers of many countries: few words in marks, asides, whoever is meant."""

from __future__ import annotations

import pytest

import tawatur
from tawatur.records.ledger import Ledger

#: Sentences with one statement of theirs: its cue, its stated speaker, its words.
_SAID = [
    # A few words in quotation marks that end the sentence, or that another report follows, are said.
    ("وقال المسؤول إن الأمر انتهى. ويضيف «فقدنا كل شيء».", "ويضيف", None, "فقدنا كل شيء"),
    ('وقال الوزير "إنه نشاط عادي"، مضيفا أن الحادث لم يتكرر.', "وقال", "الوزير", "إنه نشاط عادي"),
    # A complementiser that negates stays with the words.
    ("وأكد الوزير ألا خوف على العملة.", "وأكد", "الوزير", "ألا خوف على العملة"),
    ("واعتبر الرئيس ألا أحد يستطيع منع ذلك.", "واعتبر", "الرئيس", "ألا أحد يستطيع منع ذلك"),
    # An aside between dashes is no part of whoever speaks.
    ("وأفاد البنك - ومقره العاصمة - بأن القرض سيصرف.", "وأفاد", "البنك", "القرض سيصرف"),
    ("وقالت المنظمة - ومقرها جنيف - إن الوضع خطير.", "وقالت", "المنظمة", "الوضع خطير"),
    # "That" right behind the verb is its object, and the speaker follows.
    ("وأكد ذلك نادر خليل، عضو المكتب السياسي لـ «الجبهة الحرة».", "وأكد", "نادر خليل", "ذلك"),
    ("ونفى ذلك المتحدث باسم الشرطة.", "ونفى", "المتحدث باسم الشرطة", "ذلك"),
    # Whoever is urged follows who urges, though the verb has two letters only.
    (
        "وحث الأمين العام للأمم المتحدة الدول على الوفاء بالتزاماتها.",
        "وحث",
        "الأمين العام للأمم المتحدة",
        "الدول على الوفاء بالتزاماتها",
    ),
    ("وحث الأمين العام الدول على الوفاء بالتزاماتها.", "وحث", "الأمين العام", "الدول على الوفاء بالتزاماتها"),
    # A country spoken of as "his" speaks in reported words.
    ("وقال الوزير إن بلاده دعت جميع الأطراف إلى ضبط النفس.", "دعت", "بلاده", "جميع الأطراف إلى ضبط النفس"),
    # What something was called ends before the clause goes on.
    ("وقال الوزير إن ما وصفه بالمؤامرة الكبرى سيفشل قريبا.", "وصفه", None, "بالمؤامرة الكبرى"),
    # Careful "to say" is another report.
    ("وأكد الوزير أن الطائرة فتشت لكنه حرص على القول إن ذلك قانوني.", "القول", None, "ذلك قانوني"),
    ("وأكد الوزير أن الطائرة فتشت لكنه حرص على القول إن ذلك قانوني.", "وأكد", "الوزير", "الطائرة فتشت"),
    # What is commented on is neither speaker nor words.
    ("وعلقت الوزارة على التقرير بالقول إن أرقامه غير دقيقة.", "بالقول", None, "أرقامه غير دقيقة"),
    ("وعلق الوزير على التقرير: الأرقام غير دقيقة.", "وعلق", "الوزير", "الأرقام غير دقيقة"),
    # "As for <somebody>, that he says".
    ("أما نائب المحافظ سالم داود فإنه يقول إن الموقع مهم.", "يقول", "نائب المحافظ سالم داود", "الموقع مهم"),
    # "And that was in" turns to the occasion; "this" before a noun is no object by itself.
    ("واعتبر الرئيس أن الأمر انتهى وذلك في مؤتمر صحفي.", "واعتبر", "الرئيس", "الأمر انتهى"),
    ("وقالت الوزارة إن تركيا تؤيد هذه المشاركة.", "تؤيد", "تركيا", "هذه المشاركة"),
    # Verbs spelt like nouns, behind a set phrase or behind whoever speaks.
    ("بدوره طالب الوزير بخفض الأسعار.", "طالب", "الوزير", "بخفض الأسعار"),
    ("من جهته حذر مصدر أمني من ارتفاع الأسعار.", "حذر", "مصدر أمني", "ارتفاع الأسعار"),
    ("لكن الوزير نفى وجود أزمة.", "نفى", "الوزير", "وجود أزمة"),
    ("أما المتحدث باسم الجيش فطالب بخفض الأسعار.", "فطالب", "المتحدث باسم الجيش", "بخفض الأسعار"),
    # "Their stressing that", behind whom words were taken over from.
    ("ونقلت الصحيفة عن شهود عيان تأكيدهم أن الأسعار ارتفعت.", "ونقلت", "شهود عيان", "الأسعار ارتفعت"),
    ("ونقلت الصحيفة عن مصادر دبلوماسية تأكيدها أن الأسعار ارتفعت.", "ونقلت", "مصادر دبلوماسية", "الأسعار ارتفعت"),
    # An adjective that ends like "my" ends no phrase.
    ("ودعا المبعوث الأممي الطرفين إلى الحوار.", "ودعا", "المبعوث الأممي", "الطرفين إلى الحوار"),
    # The credit of a caption is no part of the words.
    ("نادر خليل دعا الدول إلى الحوار (رويترز - أرشيف).", "دعا", "نادر خليل", "الدول إلى الحوار"),
    # Behind "had" the subject is whoever stands before the verb.
    ("وكان السناني قال إن القوى أجنبية.", "قال", "السناني", "القوى أجنبية"),
    # A mother, militias and both sides speak.
    ("وطالبت الأم بوقف العنف.", "وطالبت", "الأم", "بوقف العنف"),
    ("وطالبت الميليشيا بوقف العنف.", "وطالبت", "الميليشيا", "بوقف العنف"),
    ("وأكد الجانبان ضرورة وقف العنف.", "وأكد", "الجانبان", "ضرورة وقف العنف"),
    ("وطالب المتحدث بوقف العنف.", "وطالب", "المتحدث", "بوقف العنف"),
    ("وبرر متحدث باسم الشركة ارتفاع الأسعار.", "وبرر", "متحدث باسم الشركة", "ارتفاع الأسعار"),
    # An occasion goes on with what it belongs to, and with where it was held; the object follows it.
    ("وأعلن الوزير على هامش المؤتمر ارتفاع الأسعار.", "وأعلن", "الوزير", "ارتفاع الأسعار"),
    (
        "وأعلن الوزير خلال مؤتمر صحفي عقده في الدوحة ارتفاع الأسعار.",
        "وأعلن",
        "الوزير",
        "ارتفاع الأسعار",
    ),
    ("وأعلن الوزير لقناة «الضفة» ارتفاع الأسعار.", "وأعلن", "الوزير", "ارتفاع الأسعار"),
    ("ودعا الوزير لقناة «الضفة» إلى خفض الأسعار.", "ودعا", "الوزير", "خفض الأسعار"),
    ("وأكد الوزير عبر حسابه على تويتر أن الأسعار ارتفعت.", "وأكد", "الوزير", "الأسعار ارتفعت"),
    # A security source: no "or" with a pronoun.
    ("وأعلن مصدر أمني ارتفاع الأسعار.", "وأعلن", "مصدر أمني", "ارتفاع الأسعار"),
    # Where somebody serves, or that he keeps his name back, stands before the occasion and the object.
    (
        "وأعلن السفير الروسي لدى دمشق في تصريح صحفي ارتفاع الأسعار.",
        "وأعلن",
        "السفير الروسي لدى دمشق",
        "ارتفاع الأسعار",
    ),
    # A name behind "the <nationality> president" is his, not whom he calls on.
    ("ودعا الرئيس الروسي نادر خليل إلى الحوار.", "ودعا", "الرئيس الروسي نادر خليل", "الحوار"),
    # Words in marks behind "the ministry" are no name of it.
    ("ودانت الوزارة «الهجوم الإرهابي» على المدينة.", "ودانت", "الوزارة", "«الهجوم الإرهابي» على المدينة"),
    ("وانتقد الوزير «عجرفة» الدول الكبرى.", "وانتقد", "الوزير", "«عجرفة» الدول الكبرى"),
    # A noun before the quotation belongs to the words.
    (
        "وشدد الرئيس على ضرورة «سلطة واحدة وسلاح شرعي واحد وقانون واحد».",
        "وشدد",
        "الرئيس",
        "ضرورة «سلطة واحدة وسلاح شرعي واحد وقانون واحد»",
    ),
    # "As <somebody> confirmed" attributes, at the end and inside a clause.
    ("وقتل ثلاثة جنود في انفجار، كما أكد مصدر أمني.", "أكد", "مصدر أمني", "وقتل ثلاثة جنود في انفجار"),
    (
        "وهذا الموضوع، كما قال الوزير، يتجاوز الإمكانات.",
        "قال",
        "الوزير",
        "وهذا الموضوع، كما قال الوزير، يتجاوز الإمكانات",
    ),
    # A clause goes on behind an attribution between commas.
    (
        "وقال سكان إن طائرة قصفت سيارة، ما أدى، بحسب مسؤول محلي، إلى مقتل أربعة.",
        "وقال",
        "سكان",
        "طائرة قصفت سيارة، ما أدى، بحسب مسؤول محلي، إلى مقتل أربعة",
    ),
    (
        "واتفق الجانبان، وفق البيان الختامي، على تشكيل لجنة مشتركة.",
        "وفق",
        "البيان الختامي",
        "واتفق الجانبان، وفق البيان الختامي، على تشكيل لجنة مشتركة",
    ),
    # Verbs of two letters before a colon.
    ("ورد النائب نادر خليل: لن أفعل ذلك.", "ورد", "النائب نادر خليل", "لن أفعل ذلك"),
    # Verbs spelt like prepositions.
    ("نادر خليل عبر عن صدمته للهجوم.", "عبر", "نادر خليل", "صدمته للهجوم"),
    # A verbal noun spelt like a past is the object of an accusative participle.
    ("وأشاد الوزير بالعلاقات، مؤكدا حرص بلاده على تعزيزها.", "مؤكدا", None, "حرص بلاده على تعزيزها"),
    # A comma behind a title spelt like a verb opens no insertion.
    (
        "كشف نادر خليل، وزير النقل، عن خطة لتطوير السكك الحديدية، لافتا إلى أن تكلفتها كبيرة.",
        "كشف",
        "نادر خليل، وزير النقل",
        "خطة لتطوير السكك الحديدية",
    ),
]
#: Words that look like a report, in sentences that hold none of them.
_UNSAID = [
    # What is still to be said has not been said.
    ("سيعلن الوزير غدا تفاصيل الخطة.", "سيعلن"),
    # An attack is renewed like a call, and reports nothing.
    ("وجددت القوات قصفها مساء أمس لضاحية المدينة.", "وجددت"),
    # A question that was asked is nobody's answer.
    ("ردا على سؤال عما إذا كان «الحل قريبا في البلاد كلها»، قال الرئيس إنه لا يعلم.", "ردا"),
    # A seat "of its own" confirms nothing.
    ("وقالت المنظمة التي تتخذ من جنيف مقرا لها إن الوضع خطير.", "مقرا"),
    # "Certainly", in somebody's words.
    ("وقال المدرب «نعتقد بالتأكيد أنه يمكننا الفوز بكل المباريات».", "بالتأكيد"),
    # "As he refused to" attributes nothing.
    ("ونفى الوزير التهم، كما رفض توجيه الاتهام إلى أي جهة.", "رفض"),
    # "I think", spelt without its hamza, in somebody's own words.
    ("وقال الوزير «لقد قلنا كل شيء، واعتقد أن وقت ذلك انتهى».", "واعتقد"),
    # A student at a university.
    ("سامح الجندي طالب بجامعة القاهرة.", "طالب"),
    # A verb that lets somebody do something is spelt like one of claiming.
    ("ولا تكتفي الشركة بذلك بل تدع لهم أن يبيعوا.", "تدع"),
]
#: Texts whose last statement has no stated speaker, and who is meant.
_MEANT = [
    # Supporters with a possessive are called on, by whoever spoke before.
    ("وتعهد الرئيس بمحاربة الفساد، ودعا خصومه إلى العمل معه.", "الرئيس"),
    # An accusative participle agrees with the one who is told of, where whoever says so is feminine.
    ("وقالت الوكالة إن الرئيس رد على الدعوات، مؤكدا أن بلاده ستشارك.", "الرئيس"),
    ("وقالت الوزيرة إن المدير استقال، مضيفة أن التحقيق مستمر.", "الوزيرة"),
    # Who speaks of somebody by name is another.
    (
        "وقال نادر خليل إن الخطاب خطير. وكان سالم داود قال إن القوى أجنبية. وقال إن خطاب سالم داود يبيح الدماء.",
        "نادر خليل",
    ),
    # An object behind the name is no part of it.
    ("وعقد وزير الدفاع نادر خليل مؤتمرا صحفيا نفى فيه أن تكون بلاده شنت هجمات.", "نادر خليل"),
    # A visit "is expected to", by nobody.
    ("وسيصل سالم داود الثلاثاء، في زيارة يتوقع أن يتصدرها ملف الحدود.", None),
]


def _read(body: str) -> Ledger:
    return tawatur.read(tawatur.make_article(title="خبر", body=body, published="2019-05-04", outlet="صدى الهضاب"))


@pytest.mark.parametrize(("body", "cue", "speaker", "content"), _SAID)
def test_statement(body: str, cue: str, speaker: str | None, content: str) -> None:
    found = [(s.cue.text, s.speaker.text if s.speaker else None, s.content.text) for s in _read(body).statements]
    assert (cue, speaker, content) in found, found


@pytest.mark.parametrize(("body", "cue"), _UNSAID)
def test_nothing_is_said(body: str, cue: str) -> None:
    assert not any(cue in s.cue.text for s in _read(body).statements)


@pytest.mark.parametrize(("body", "speaker"), _MEANT)
def test_implied_speaker(body: str, speaker: str | None) -> None:
    ledger = _read(body)
    last = max(ledger.statements, key=lambda s: s.cue.start)
    names = {entity.id: entity.name for entity in ledger.entities}
    assert last.speaker is None
    meant = last.speaker_ref.text if last.speaker_ref is not None else names.get(last.speaker_entity or "")
    assert (meant is None) if speaker is None else (meant is not None and speaker in meant)


@pytest.mark.parametrize(
    ("title", "speaker", "content"),
    [
        ("الأمم المتحدة: الأسعار سترتفع", "الأمم المتحدة", "الأسعار سترتفع"),
        ("واشنطن: لن نقبل بالتدخل", "واشنطن", "لن نقبل بالتدخل"),
        ("روسيا: «الأسعار سترتفع كثيرا»", "روسيا", "الأسعار سترتفع كثيرا"),
        # A country before the news tells where it happened.
        ("روسيا: ارتفاع الأسعار", None, None),
    ],
)
def test_headline(title: str, speaker: str | None, content: str | None) -> None:
    ledger = tawatur.read(tawatur.make_article(title=title, body="خبر قصير.", published="2019-05-04", outlet="صدى"))
    found = [(s.speaker.text if s.speaker else None, s.content.text) for s in ledger.statements]
    assert found == ([(speaker, content)] if content else [])
