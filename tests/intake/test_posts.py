"""What posts hang on a sentence is no part of it; a hashtag inside it is its words."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.intake.blocks import with_blocks
from tawatur.lexicon import load_lexicon

_SENTENCE = "قتل سبعة مدنيين في قصف استهدف سوقا شعبية في مدينة الفاشر"
_TOLD = "وقالت منظمة الصحة العالمية إن المستشفى الجنوبي توقف عن العمل"


def blocks(title: str, body: str) -> list[tuple[str, str]]:
    article = with_blocks(make_article(title=title, body=body), load_lexicon())
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def told(body: str) -> list[tuple[str, ...]]:
    ledger = read(make_article(title="", body=body, published="2024-06-02"))
    spans = [
        *((e.type, e.trigger.text, *(s.text for s in (*e.actors, *e.recipients, *e.places))) for e in ledger.events),
        *((s.stance, s.content.text, s.speaker.text if s.speaker else "") for s in ledger.statements),
        *((f.what, f.text, f.of.text if f.of else "") for f in ledger.figures),
        *(("time", t.text) for t in ledger.times),
        *((entity.type, entity.name) for entity in ledger.entities),
    ]
    return [tuple(" ".join(part.replace("_", " ").replace("#", "").split()) for part in span) for span in spans]


@pytest.mark.parametrize(
    "tail",
    [
        " https://t.me/darfur_net/4411", ". t.me/darfur_net", " @darfur_net", " | @darfur_net", " 💔😢", "💔", ". 🇸🇩",
        ". #السودان #الفاشر_تنزف", " #السودان #الفاشر_تنزف", " 📷 #السودان https://t.co/a1B2",
        ". #السودان 🔴 @darfur_net", "*", "!!", " ...", ". للمزيد: https://t.me/darfur_net",
    ],
)  # fmt: skip
@pytest.mark.parametrize("sentence", [_SENTENCE, _TOLD])
def test_a_tail_changes_nothing(sentence: str, tail: str) -> None:
    assert told(sentence + tail) == told(sentence + ".")


@pytest.mark.parametrize(
    "head",
    [
        "عاجل | ", "عاجل: ", "🔴 عاجل: ", "#عاجل ", "#عاجل | ", "عاجل 🔴 ", "‼️عاجل‼️ ", "#خبر_عاجل ", "🔴", "📌 ", "◀️ ",
        "▪️", "*",
    ],
)  # fmt: skip
@pytest.mark.parametrize("sentence", [_SENTENCE, _TOLD])
def test_a_head_changes_nothing(sentence: str, head: str) -> None:
    assert told(head + sentence + ".") == told(sentence + ".")


@pytest.mark.parametrize(
    "plain, tagged",
    [
        ("دعا وزير خارجية قطر إلى حوار في السودان.", "دعا وزير خارجية #قطر إلى حوار في #السودان."),
        (
            "اتهمت قوات الدعم السريع الجيش السوداني بقصف نيالا.",
            "اتهمت #قوات_الدعم_السريع #الجيش_السوداني بقصف #نيالا.",
        ),
        ("وصل وفد من الأمم المتحدة إلى بورتسودان أمس.", "وصل وفد من #الأمم_المتحدة إلى #بورتسودان أمس."),
        ("تظاهر المئات في مدينة أم درمان.", "تظاهر المئات في مدينة #أم_درمان #السودان"),
        ("استهدف القصف مدينة الأبيض.", "استهدف القصف مدينة #الأبيض"),
    ],
)
def test_a_hashtag_is_its_words(plain: str, tagged: str) -> None:
    assert told(tagged) == told(plain)


def test_spans_of_hashtags_quote_the_text() -> None:
    ledger = read(make_article(title="", body="اتهمت #قوات_الدعم_السريع الجيش بقصف نيالا."))
    entity = next(entity for entity in ledger.entities if entity.type == "ORG")
    assert (entity.name, entity.mentions[0].text) == ("قوات الدعم السريع", "قوات_الدعم_السريع")


@pytest.mark.parametrize(
    "title, body, found",
    [
        (f"🔴 عاجل | {_SENTENCE} 💔", "", [("share", "عاجل |"), ("title", _SENTENCE)]),
        (f"{_SENTENCE} #السودان #عاجل", "", [("title", _SENTENCE), ("share", "#السودان #عاجل")]),
        ("عاجل", "", [("title", "عاجل")]),
        (
            "خبر",
            f"{_SENTENCE}\nhttps://t.me/a_b @a_b",
            [("title", "خبر"), ("lead", _SENTENCE), ("share", "https://t.me/a_b @a_b")],
        ),
        (
            "خبر",
            "التسجيل على الرابط www.nahr.example.",
            [("title", "خبر"), ("lead", "التسجيل على الرابط www.nahr.example.")],
        ),
        ("خبر", "زوروا http://nahr.example/a.", [("title", "خبر"), ("lead", "زوروا http://nahr.example/a.")]),
    ],
)
def test_heads_and_tails_are_blocks_of_their_own(title: str, body: str, found: list[tuple[str, str]]) -> None:
    assert blocks(title, body) == found
